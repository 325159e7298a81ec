"""The plan as the founder gets it: in their language, with deadlines, and a door at each step."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from loket.business import Guide
from loket.business.plan import last_day
from loket.business.shown import facts_of, plan_of
from loket.business.types import Deadline
from loket.directory import Directory, Text
from loket.directory import load as load_directory
from loket.wire import Plan, PlanStep
from tests.loket.business.conftest import FOUNDERS, interview

TODAY = date(2026, 11, 23)
FREELANCER = FOUNDERS[0]["answers"]
PERMITS_AND_REGISTRATIONS = {
    *("permit-points", "permit-long-term", "permit-startup", "permit-daft", "permit-japan", "permit-turkey"),
    *("after-orientation", "register-municipality", "rni", "digid", "eherkenning"),
    *("notary", "kvk-eenmanszaak", "kvk-vof", "ubo", "vat-number", "employer", "eori", "a1", "posted-workers"),
    *("food-operating-permit", "alcohol-licence", "nvwa", "taxi-licence", "taxi-driver", "beauty-rules"),
    *("vog", "recognition", "care-notification", "childcare-lrk", "environment-plan"),
}
HOW_LONG = 0.65
"""The least share of the shown steps that say how long they take; what cannot be known is left out."""


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The directory of the project."""
    return load_directory(Path(__file__).parents[3] / "data" / "directory")


def changed(guide: Guide, step_id: str, **fields: Any) -> Guide:
    """``guide`` with other ``fields`` in one step."""
    steps = [msgspec.structs.replace(each, **fields) if each.id == step_id else each for each in guide.steps]
    return dataclasses.replace(guide, steps=tuple(steps))


def helped(step: PlanStep) -> bool:
    """Whether the step says where a person helps."""
    return any(channel.kind in ("telephone", "desk") for channel in step.channels)


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
        assert any(channel.kind == "online" for channel in each.channels), each.id
        assert helped(each), each.id
        assert each.bring, each.id
        assert each.cost, each.id
        assert each.duration or each.id not in PERMITS_AND_REGISTRATIONS, each.id
        assert set(each.after) <= ids


def test_every_step_is_shown_to_some_founder(guide: Guide, directory: Directory) -> None:
    shown = {each.id for plan in _plans(guide, directory) for each in plan.steps}
    assert {each.id for each in guide.steps} == shown
    assert shown > PERMITS_AND_REGISTRATIONS


def test_most_steps_say_how_long_they_take(guide: Guide, directory: Directory) -> None:
    steps = [each for plan in _plans(guide, directory) for each in plan.steps]
    assert sum(each.duration is not None for each in steps) >= HOW_LONG * len(steps)


def _plans(guide: Guide, directory: Directory) -> list[Plan]:
    return [plan_of(guide, directory, interview(guide, each["answers"]).answers, "en", TODAY) for each in FOUNDERS]


def test_a_person_helps_in_every_municipality(guide: Guide, directory: Directory) -> None:
    utrecht = directory.municipality("GM0344")
    for founder in FOUNDERS:
        plan = plan_of(guide, directory, interview(guide, founder["answers"]).answers, "nl", TODAY, utrecht)
        assert [each.id for each in plan.steps if not helped(each)] == []


def test_a_step_takes_from_the_card_of_its_service_what_it_does_not_say(guide: Guide, directory: Directory) -> None:
    service = directory.find_service("import-export-eori")
    assert service is not None
    assert service.cost is not None
    bare = changed(guide, "eori", cost=None, duration=None, term=None, bring=[], more=[])
    eori = step(_of_a_trader(bare, directory), "eori")
    assert (eori.cost, eori.bring) == (service.cost.en, service.at_hand.en)
    kept_out = changed(bare, "eori", without=["cost", "bring"])
    eori = step(_of_a_trader(kept_out, directory), "eori")
    assert (eori.cost, eori.bring) == (None, [])
    own = changed(bare, "eori", cost=Text(nl="5 euro", en="5 euro"))
    assert step(_of_a_trader(own, directory), "eori").cost == "5 euro"


def test_a_card_has_one_term_which_a_step_with_a_duration_does_not_take(guide: Guide, directory: Directory) -> None:
    service = directory.find_service("btw-nummer")
    assert service is not None
    assert service.term is not None
    silent = changed(guide, "vat-number", duration=None)
    assert step(_of_a_trader(silent, directory), "vat-number").term == service.term.en
    assert step(_of_a_trader(guide, directory), "vat-number").term is None


def test_a_step_is_as_sure_as_what_it_rests_on(guide: Guide, directory: Directory) -> None:
    assert step(_of_a_trader(guide, directory), "eori").verified
    told = next(each for each in guide.steps if each.id == "eori")
    unsure = [msgspec.structs.replace(each, verified=False) for each in told.more]
    assert unsure
    assert not step(_of_a_trader(changed(guide, "eori", more=unsure), directory), "eori").verified
    # The card of this service is not verified: who takes its words is not either.
    unsure_card = {"service": "zorgaanbieder-starten", "bring": [], "more": []}
    assert not step(_of_a_trader(changed(guide, "eori", **unsure_card), directory), "eori").verified
    said = {"service": "zorgaanbieder-starten", "more": []}
    assert step(_of_a_trader(changed(guide, "eori", **said), directory), "eori").verified


def test_one_number_to_call_and_whose_it_is(guide: Guide, directory: Directory) -> None:
    plan = plan_of(guide, directory, interview(guide, FREELANCER).answers, "en", TODAY)
    for each in plan.steps:
        assert sum(channel.kind == "telephone" for channel in each.channels) <= 1
    labels = {each.id: [channel.label for channel in each.channels] for each in plan.steps}
    assert "088 585 1585 (Netherlands Chamber of Commerce (KVK))" in labels["bank-account"]
    assert "0800-6464644 (Zorgverzekeringslijn)" in labels["health-insurance"]
    assert "088 585 1585" in labels["kvk-eenmanszaak"]


def _of_a_trader(guide: Guide, directory: Directory) -> Plan:
    founder = next(each for each in FOUNDERS if each["name"].startswith("Japanese"))
    return plan_of(guide, directory, interview(guide, founder["answers"]).answers, "en", TODAY)


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
