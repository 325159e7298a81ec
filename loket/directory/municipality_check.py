"""What makes the list of municipalities good: each is there once, with a code, a province and its own postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loket.directory.forms import bad_url, is_entrance
from loket.directory.types import Municipality

PROVINCES = frozenset(
    {"Groningen", "Fryslân", "Drenthe", "Overijssel", "Flevoland", "Gelderland"}
    | {"Utrecht", "Noord-Holland", "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"}
)

_CODE = re.compile(r"GM\d{4}")


def problems(municipalities: Sequence[Municipality]) -> Iterator[str]:
    """Everything that an editor must still do in ``municipalities.yml``, each with municipality and field."""
    seen: dict[str, str] = {}
    taken: dict[int, str] = {}
    for municipality in municipalities:
        name = f"municipalities.yml: {municipality.name}: "
        if not _CODE.fullmatch(municipality.code):
            yield f"{name}code: must be GM and four digits, but is “{municipality.code}”"
        for known in {municipality.code, municipality.name} & seen.keys():
            yield f"{name}“{known}” is there twice"
        seen |= {municipality.code: municipality.name, municipality.name: municipality.name}
        if municipality.province not in PROVINCES:
            yield f"{name}province: “{municipality.province}” is no province"
        if municipality.website is not None:
            yield from bad_url(f"{name}website", municipality.website)
        if municipality.telephone is not None and not is_entrance(municipality.telephone):
            yield f"{name}telephone: “{municipality.telephone}” is no telephone number, such as 14 030 or 030-2861000"
        for first, last in municipality.postcodes:
            if not 1000 <= first <= last <= 9999:
                yield f"{name}postcodes: [{first}, {last}] must go up, from 1000 at least to 9999 at most"
                continue
            for other in {taken[code] for code in range(first, last + 1) if code in taken}:
                yield f"{name}postcodes: [{first}, {last}] also stands with {other}"
            taken |= dict.fromkeys(range(first, last + 1), municipality.name)
