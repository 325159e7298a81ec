"""The plan beside the rest of the assistant: offered with a card, and told to a caseworker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.business.state import SLOT, guide, state_in
from actions.knowledge import summary_line
from loket.business.plan import steps_for
from loket.business.shown import facts_of
from loket.directory import Service
from loket.wire import Button

if TYPE_CHECKING:
    from actions.moment import Moment


def plan_button(moment: Moment, service: Service) -> list[Button]:
    """The button that starts the plan, beside the card of a service about starting; none for other services."""
    if service.id not in guide().frame.offered_with:
        return []
    return [moment.button("plan_start", "/start_business")]


def plan_lines(moment: Moment) -> list[str]:
    """What a caseworker reads about the plan: the answers, and the titles of its steps once it was made."""
    state = state_in({SLOT: moment.slot(SLOT)})
    if state is None:
        return []
    language = moment.language
    facts = facts_of(guide(), state.answers, language)
    lines = [summary_line("plan_answers", language, answers="; ".join(facts))] if facts else []
    if state.made:
        titles = [step.title.in_language(language) for step in steps_for(guide(), state.answers)]
        lines.append(summary_line("plan_steps", language, steps="; ".join(titles)))
    return lines
