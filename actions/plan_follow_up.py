"""What is said after a plan, and is about it: the day of the event, or one of its steps."""

from __future__ import annotations

import re

from actions.life_events import event_so_far, show_plan, today
from actions.moment import Moment
from actions.way import show_way
from loket.directory import LifeEvent, LifeEventStep
from loket.directory.dates import day_in, speaks_of_a_day

_OWN_SUBJECT = 0.85
"""A short question that is so surely about another service is no question about the plan."""
_LIKELY_ENOUGH = 0.12
_SHORT = 8  # words of a question that leans on the plan before it
_LEAST_LETTERS = 6
_WORD = re.compile(r"\w+")


def take_up_plan(moment: Moment) -> bool:
    """Whether the words after a plan were about it, and were answered: the day of the event, or a step of the plan."""
    event = event_so_far(moment)
    if event is None or not moment.is_typed or len(_WORD.findall(moment.text)) > _SHORT:
        return False
    if moment.slot("service") not in (None, *event.services):  # the talk has gone on to something else
        return False
    if any(step.within for step in event.steps) and speaks_of_a_day(moment.text):
        if day_in(moment.text, today()):
            show_plan(moment, event)
        else:
            moment.say("utter_which_day")
        return True
    step = _step_asked_about(moment, event)
    if step is None:
        return False
    service = moment.directory.find_service(step.service)
    if service is not None:
        show_way(moment, service)
    else:
        title, what = step.title.in_language(moment.language), step.what.in_language(moment.language)
        moment.say("utter_plan_step", kind="answered", title=title, what=what)
    return True


def _step_asked_about(moment: Moment, event: LifeEvent) -> LifeEventStep | None:
    """The step of the plan that a short question is about: the one that has its words, or one with a likely service."""
    likely = moment.likely_services(0.0)
    if likely and likely[0].id not in event.services and moment.confidence(likely[0]) >= _OWN_SUBJECT:
        return None
    words = {word for word in _WORD.findall(moment.text.casefold()) if len(word) >= _LEAST_LETTERS}
    scored = [(_shared(words, step, moment.language), step) for step in event.steps]
    best, step = max(scored, key=lambda each: each[0])
    if best and sum(score == best for score, _ in scored) == 1:
        return step
    sure = [each.id for each in likely if moment.confidence(each) >= _LIKELY_ENOUGH]
    own = [step for step in event.steps if step.service in sure]
    return min(own, key=lambda step: sure.index(step.service or ""), default=None)


def _shared(words: set[str], step: LifeEventStep, language: str) -> int:
    """How many of ``words`` stand in what the step says, also in a longer word; in its title they count more."""
    title, what = step.title.in_language(language).casefold(), step.what.in_language(language).casefold()
    return sum(2 * (word in title) + (word in what) for word in words)
