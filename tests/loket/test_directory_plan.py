"""What a plan says for a life event: who does each step, how to reach them, and the last days."""

from __future__ import annotations

from datetime import date

import pytest

from loket.directory import LifeEvent
from loket.directory.plan import plan_of
from loket.wire import Plan, PlanStep
from tests.loket.shipped import directory

EVENTS = directory().life_events


def event(event_id: str) -> LifeEvent:
    """The life event with that id."""
    found = directory().find_life_event(event_id)
    assert found is not None
    return found


def step(plan: Plan, step_id: str) -> PlanStep:
    """The step with that id."""
    return next(each for each in plan.steps if each.id == step_id)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("event_id", [each.id for each in EVENTS])
def test_every_step_says_what_to_do_and_where_it_comes_from(event_id: str, language: str) -> None:
    plan = plan_of(directory(), event(event_id), language, directory().municipality("GM0344"), date(2026, 11, 20))
    assert plan.id == event_id
    for each in plan.steps:
        assert each.title
        assert each.what
        assert each.source
        assert each.checked_on
        assert each.organisation is None or each.channels


def test_the_municipality_in_a_plan_is_the_citizens_own_when_it_is_known() -> None:
    own = directory().municipality("GM0344")
    assert own is not None
    known = step(plan_of(directory(), event("gaan-verhuizen"), "nl", own, None), "adres")
    assert (known.organisation, known.organisation_name) == ("gemeente", "Gemeente Utrecht")
    assert own.telephone in [channel.value for channel in known.channels]
    unknown = step(plan_of(directory(), event("gaan-verhuizen"), "nl", None, None), "adres")
    assert unknown.organisation_name == "Gemeente"


def test_the_last_days_are_there_only_when_the_day_of_the_event_is_known() -> None:
    undated = plan_of(directory(), event("partner-overleden"), "nl", None, None)
    assert not any(each.due for each in undated.steps)
    dated = plan_of(directory(), event("partner-overleden"), "nl", None, date(2026, 11, 20))
    assert step(dated, "uitvaart").due == "2026-11-30"
    assert step(dated, "anw").due is None
    wedding = plan_of(directory(), event("gaan-trouwen"), "nl", None, date(2027, 5, 15))
    assert step(wedding, "melden").due == "2027-05-01"


def test_what_a_step_does_not_say_itself_its_service_says() -> None:
    service = directory().service("anw")
    anw = step(plan_of(directory(), event("partner-overleden"), "nl", None, None), "anw")
    assert anw.organisation == service.provider == "svb"
    assert anw.bring == service.at_hand.nl
    assert (anw.source, anw.verified) == (service.fact.source, service.fact.verified)
    assert anw.channels
