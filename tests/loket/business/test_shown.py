"""The plan as the founder gets it: in their language, with deadlines, and a door at each step."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loket.business import Guide
from loket.business.plan import last_day
from loket.business.shown import facts_of, plan_of
from loket.business.types import Deadline
from loket.directory import Directory
from loket.directory import load as load_directory
from loket.wire import Plan, PlanStep
from tests.loket.business.conftest import FOUNDERS, interview

TODAY = date(2026, 11, 22)
FREELANCER = FOUNDERS[0]["answers"]


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The directory of the project."""
    return load_directory(Path(__file__).parents[3] / "data" / "directory")


def step(plan: Plan, step_id: str) -> PlanStep:
    """The step of ``plan`` with that id."""
    return next(each for each in plan.steps if each.id == step_id)


def test_deadlines_are_counted_from_the_start(guide: Guide, directory: Directory) -> None:
    plan = plan_of(guide, directory, interview(guide, FREELANCER).answers, "en", TODAY)
    due = {each.id: each.due for each in plan.steps if each.due}
    assert due == {"kvk-eenmanszaak": "2027-03-08", "vat-return": "2027-04-30", "income-tax": "2028-04-30"}


def test_a_deadline_that_is_over_is_told_in_words_only(guide: Guide, directory: Directory) -> None:
    answers = interview(guide, {**FREELANCER, "start": "2026-11-01"}).answers
    kvk = step(plan_of(guide, directory, answers, "en", TODAY), "kvk-eenmanszaak")
    assert kvk.due is None
    assert kvk.term == "From one week before to one week after the start"


@pytest.mark.parametrize(
    ("deadline", "start", "last"),
    [
        (Deadline(of="start", days=7), date(2027, 12, 28), date(2028, 1, 4)),
        (Deadline(of="start", days=-70), date(2027, 9, 1), date(2027, 6, 23)),
        (Deadline(of="start", months=6), date(2027, 8, 31), date(2028, 2, 29)),
        (Deadline(of="quarter", months=1), date(2027, 1, 1), date(2027, 4, 30)),
        (Deadline(of="quarter", months=1), date(2027, 12, 31), date(2028, 1, 31)),
        (Deadline(of="year", months=4), date(2027, 3, 1), date(2028, 4, 30)),
    ],
)
def test_the_last_day(deadline: Deadline, start: date, last: date) -> None:
    assert last_day(deadline, start) == last


def test_what_to_bring_and_why_depend_on_the_founder(guide: Guide, directory: Directory) -> None:
    home = plan_of(guide, directory, interview(guide, FREELANCER).answers, "en", TODAY)
    rented = plan_of(guide, directory, interview(guide, {**FREELANCER, "premises": "rented"}).answers, "en", TODAY)
    assert "lease, or consent to use the address" not in step(home, "kvk-eenmanszaak").bring
    assert "lease, or consent to use the address" in step(rented, "kvk-eenmanszaak").bring
    assert step(home, "environment-plan").why != step(rented, "environment-plan").why


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("founder", FOUNDERS, ids=[each["name"] for each in FOUNDERS])
def test_each_step_says_who_what_why_and_has_a_door(
    guide: Guide, directory: Directory, founder: dict[str, Any], language: str
) -> None:
    plan = plan_of(guide, directory, interview(guide, founder["answers"]).answers, language, TODAY)
    ids = {each.id for each in plan.steps}
    for each in plan.steps:
        assert each.organisation_name
        assert each.why
        assert each.channels
        assert set(each.after) <= ids


def test_the_municipality_of_the_founder_is_named(guide: Guide, directory: Directory) -> None:
    utrecht = directory.municipality("GM0344")
    plan = plan_of(guide, directory, interview(guide, FREELANCER).answers, "nl", TODAY, utrecht)
    there = step(plan, "environment-plan")
    assert there.organisation_name == "Gemeente Utrecht"
    assert "14 030" in [channel.value for channel in there.channels]


def test_the_answers_are_told_in_the_language_that_is_spoken(guide: Guide) -> None:
    answers = interview(guide, FREELANCER).answers
    assert "Nationality: EU, EEA or Switzerland" in facts_of(guide, answers, "en")
    assert "Startdatum: 1 maart 2027" in facts_of(guide, answers, "nl")
    assert len(facts_of(guide, answers, "nl")) == len(FREELANCER)
