"""The check of the desks: what they refer to exists, and their times make sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from loket.directory import Desk, Directory, load
from loket.directory.__main__ import FOLDER
from loket.directory.check import problems
from loket.directory.desk_check import problems as desk_problems

LUNCH: dict[str, Any] = {"days": ["mon"], "opens": "12:00:00", "closes": "12:45:00"}
OUTSIDE = "this break does not lie within the opening hours."


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load(FOLDER)


def with_desk(directory: Directory, **fields: Any) -> Directory:
    """The directory, with the second desk given as these fields of the file say."""
    general, second, *others = directory.desks
    written = {**msgspec.to_builtins(second), "reasons": [], **fields}
    return replace(directory, desks=(general, msgspec.convert(written, Desk), *others))


def test_the_desks_of_the_project_have_no_problems(directory: Directory) -> None:
    assert list(desk_problems(directory)) == []


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("overflow", [{"when": "full", "to": "loket"}], "overflow 1: to: there is no other desk “loket”"),
        ("overflow", [{"when": "full", "to": "regie"}], "overflow 1: to: there is no other desk “regie”"),
        ("overflow", [{"when": "closed", "to": "wait"}], "overflow 1: to: nobody can be left waiting"),
        ("overflow", [{"when": "full", "to": "uwv"}] * 2, "overflow 2: when: there is a rule for “full” already"),
        ("escalates_to", "loket", "escalates_to: there is no other desk “loket”"),
        ("reasons", ["bored"], "reasons: “bored” is no reason; there are asked"),
        ("topics", ["a-service"], "topics: there is no service “a-service”"),
        ("languages", ["nl", "xx"], "languages: “xx” is no language code"),
        ("languages", [], "languages: is empty"),
        ("skills", ["Several problems"], "skills: “Several problems” must be in small letters"),
        ("warn_after", 600, "warn_after: must be above 0 and below first_answer (600), is 600"),
        ("room", 0, "room: must be at least 1"),
        ("answers_within", 0, "answers_within: must be at least 1 day"),
        ("time_zone", "Europe/Utrecht", "time_zone: there is no time zone “Europe/Utrecht”"),
        ("ask_after", 30, "ask_after: must be at least 60 seconds, is 30"),
        ("ask_again", 0, "ask_again: must be at least 60 seconds, is 0"),
        ("hours", [], "hours: There are no opening hours."),
        ("breaks", [LUNCH | {"opens": "07:30:00"}], f"breaks 1: days: On Monday {OUTSIDE}"),
        ("breaks", [LUNCH | {"days": ["sun"]}], f"breaks 1: days: On Sunday {OUTSIDE}"),
        ("special_days", [{"date": "2026-12-24"}] * 2, "special_days 2: date: The day 2026-12-24 is there already."),
        (
            "special_days",
            [{"date": "2026-12-24", "hours": [LUNCH | {"closes": "09:00:00"}]}],
            "special_days 1: hours 1: opens: 12:00 is not before 09:00.",
        ),
    ],
)
def test_what_is_wrong_with_a_desk_is_told_with_its_place(
    directory: Directory, field: str, value: object, problem: str
) -> None:
    found = list(desk_problems(with_desk(directory, **{field: value})))
    assert len(found) == 1
    assert found[0].startswith(f"desks.yml 2: {problem}")


def test_a_reason_and_a_topic_go_to_one_desk(directory: Directory) -> None:
    general, *others = directory.desks
    fields = {**msgspec.to_builtins(general), "reasons": ["several_problems"]}
    twice = replace(directory, desks=(msgspec.convert(fields, Desk), *others))
    assert list(desk_problems(twice)) == [
        "desks.yml 2: reasons: “several_problems” already goes to the desk “algemeen”"
    ]


def test_a_group_of_municipalities_has_its_own_reasons_and_no_municipality_is_in_two(directory: Directory) -> None:
    general, *others = directory.desks
    fields = {**msgspec.to_builtins(general), "organisations": ["gemeente"], "reasons": ["several_problems"]}

    def groups(**codes: list[str]) -> Directory:
        made = [msgspec.convert({**fields, "id": id_, "municipalities": own}, Desk) for id_, own in codes.items()]
        return replace(directory, desks=(general, *others, *made))

    assert list(desk_problems(groups(noord=["GM0344"], zuid=["GM0307"]))) == []
    (twice,) = desk_problems(groups(noord=["GM0344"], zuid=["GM0307", "GM0344"]))
    assert twice.endswith("reasons: “several_problems” already goes to the desk “noord”")
    (unknown,) = desk_problems(groups(noord=["GM9999"]))
    assert "there is no municipality with the code “GM9999”" in unknown


def test_the_check_of_the_directory_looks_at_the_desks(directory: Directory) -> None:
    wrong = with_desk(directory, time_zone="Mars/Olympus")
    assert [line for line in problems(wrong, date(2026, 6, 10)) if "Mars" in line] != []
