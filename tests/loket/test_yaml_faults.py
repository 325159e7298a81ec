"""A file that is no YAML: the place, and what is usually wrong there, with either of the two readers."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from loket.directory import DirectoryError, load, reading

FAULTS = [
    ("name:\n\tnl: Huur\n", "line 2, column 1: there is a tab here: use spaces instead"),
    ("name:\n  nl: Huur\n\ten: Rent\n", "line 3, column 1: there is a tab here"),
    ("id:huur\narea: money\n", "line 1, column 4: there must be a space after the colon"),
    ("id: huur\narea:money\nname: x\n", "line 2, column 6: there must be a space after the colon"),
    ("name:\n  nl: Let op: neem mee\n", "line 2, column 13: this text has a colon in it: put quotes"),
    ('name:\n  nl: "Let op\n  en: x\nid: y\n', 'line 2, column 7: the quote (") that begins here is not closed'),
    ('name:\n  nl: "Let op\n  en: "Mind"\nid: y\n', 'line 2, column 7: the quote (") that begins here is not closed'),
    ("name:\n  nl: 'Let op\n  en: 'Mind'\n", "line 2, column 7: the quote (') that begins here is not closed"),
    ('name:\n  nl: "Let op" neem\n', "line 2, column 7: only a part of this text is between quotes"),
    ("a: [b, c\nd: e\n", "line 1, column 4: what begins here with [ is not closed with ]"),
    ("a: {nl: b, en: c\nd: e\n", "line 1, column 4: what begins here with { is not closed with }"),
    ("name:\n  nl: a\n en: b\n", "line 3, column 2: this line does not fit under the one above"),
    ("a:\n  - b\n  c\n d: x\n", "line 4, column 2: this line does not fit under the one above"),
    ("nl: @thuis\n", "line 1, column 5: put quotes around a text that starts with @"),
    ("nl: *belangrijk* lees\n", "line 1, column 5: put quotes around a text that starts with *"),
    ("name: x\nHuur\narea: y\n", "line 2, column 1: “Huur” is no field: write `field: value`"),
    ("a:\n- b\n-c\nd: e\n", "line 3, column 1: there must be a space after the dash"),
]


@pytest.mark.parametrize("reader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize(("text", "words"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, reader: str, text: str, words: str
) -> None:
    if not hasattr(yaml, reader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(reading, "_Loader", getattr(yaml, reader))
    with pytest.raises(reading.NotReadable) as caught:
        reading.parse(text)
    assert str(caught.value).startswith(words)


def test_the_check_names_the_file_too(folder: Path) -> None:
    file = folder / "services/money/huurtoeslag.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("area: money", "area:money"), encoding="utf-8")
    with pytest.raises(DirectoryError) as caught:
        load(folder)
    assert caught.value.problems == (
        "services/money/huurtoeslag.yml: line 2, column 6: there must be a space after the colon: `field: value`",
    )
