"""The places in a canned reply that are filled in for the conversation: ``{caseworker}`` and the like."""

from __future__ import annotations

import re
from typing import Literal, get_args

Placeholder = Literal["caseworker", "organisation", "desk", "municipality", "service", "reference"]

PLACEHOLDERS: tuple[Placeholder, ...] = get_args(Placeholder)

_PLACE = re.compile(r"\{([^{}]*)\}|[{}]")


def unknown_in(text: str) -> list[str]:
    """What stands between braces in ``text`` and is no placeholder, as written, each once; also a brace on its own."""
    found = (match[0] for match in _PLACE.finditer(text) if match[1] not in PLACEHOLDERS)
    return list(dict.fromkeys(found))
