"""Only what differs from the directory is kept of a desk, and it is checked as the directory is."""

from __future__ import annotations

from datetime import date, time

import msgspec
import pytest

from handoff.desk_values import FIELDS, DeskValues, Override, applied, faults, override_of, tidied, values_of
from loket.directory import Desk, Hours, Text
from loket.directory.types import SpecialDay

WEEK = Hours(days=["mon", "tue"], opens=time(9), closes=time(17))
DESK = Desk(id="uwv", name=Text(nl="UWV", en="UWV"), organisation="uwv", organisations=[], hours=[WEEK], room=5)


def values(**more: object) -> DeskValues:
    return msgspec.structs.replace(values_of(DESK), **more)


@pytest.mark.parametrize(
    "more",
    [
        {"name": Text(nl="Werk", en="Work")},
        {"hours": []},
        {"breaks": [msgspec.structs.replace(WEEK, opens=time(12), closes=time(13))]},
        {"open_on_holidays": True},
        {"special_days": [SpecialDay(date=date(2026, 12, 24))]},
        {"closed_words": Text(nl="Tot morgen.", en="Until tomorrow.")},
        {"waiting_words": Text(nl="Even wachten.", en="One moment.")},
    ],
    ids=lambda more: next(iter(more)),
)
def test_one_field_differs_and_the_rest_follows_the_directory(more: dict[str, object]) -> None:
    override = override_of(DESK, values(**more))
    kept = msgspec.json.decode(msgspec.json.encode(override), type=Override)
    assert kept.fields() == list(more)
    assert values_of(applied(DESK, kept)) == values(**more)
    later = msgspec.structs.replace(DESK, languages=["nl", "pl"], room=9)
    assert applied(later, kept).languages == ["nl", "pl"]
    assert override_of(DESK, values_of(DESK)).fields() == []


def test_words_that_were_taken_away_are_not_those_of_the_directory() -> None:
    written = msgspec.structs.replace(DESK, closed_words=Text(nl="Tot morgen.", en="Until tomorrow."))
    override = override_of(written, values(closed_words=None))
    kept = msgspec.json.decode(msgspec.json.encode(override), type=Override)
    assert kept.fields() == ["closed_words"]
    assert applied(written, kept).closed_words is None


def test_texts_are_kept_without_space_around_them_and_empty_ones_not_at_all() -> None:
    late, soon = SpecialDay(date=date(2026, 12, 31), why=Text(nl=" ", en="")), SpecialDay(date=date(2026, 12, 24))
    found = tidied(values(name=Text(nl=" UWV ", en="UWV"), closed_words=Text(nl="", en=" "), special_days=[late, soon]))
    assert found.name.nl == "UWV"
    assert found.closed_words is None
    assert found.special_days == [soon, msgspec.structs.replace(late, why=None)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"hours": []}, "never_opens"),
        ({"hours": [msgspec.structs.replace(WEEK, closes=time(8))]}, "closes_first"),
        ({"hours": [msgspec.structs.replace(WEEK, days=[])]}, "no_days"),
        ({"breaks": [msgspec.structs.replace(WEEK, days=["sun"], opens=time(12), closes=time(13))]}, "outside_hours"),
        ({"special_days": [SpecialDay(date=date(2026, 12, 24))] * 2}, "day_twice"),
        (
            {"special_days": [SpecialDay(date=date(2026, 12, 24), hours=[WEEK], why=Text(nl="x", en=""))]},
            "empty_en",
        ),
        ({"name": Text(nl="", en="UWV")}, "empty_nl"),
        ({"closed_words": Text(nl="x" * 401, en="x")}, "too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_told_once_in_both_languages(more: dict[str, object], code: str) -> None:
    (found,) = faults(applied(DESK, override_of(DESK, values(**more))))
    assert found.code == code
    assert found.field in FIELDS
    assert found.in_words("nl") != found.in_words("en")
