"""What a caseworker reads first: what was asked, in the citizen's own words, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.business.offering import plan_lines
from actions.knowledge import other_language, summary_line

if TYPE_CHECKING:
    from actions.moment import Moment

_LEAST_LIKELY = 0.1
_ANSWERS = ("affirm", "deny", "telephone_given", "day_part_given", "municipality_given")
_WORDS_OF_AN_ANSWER = 4


def summary_of(moment: Moment) -> str:
    """The story so far in a few lines, in the citizen's language; the citizen's words are quoted as they are."""
    language = moment.language
    questions: list[str] = list(moment.slot("questions") or [])
    if moment.is_typed and moment.text not in questions and not _is_only_an_answer(moment):
        questions.append(moment.text[:300])
    lines = [summary_line("asked", language, words=f"“{words}”") for words in questions]
    if not questions:
        lines.append(summary_line("asked_nothing", language))
    needs = moment.subjects(moment.slot("needs"))
    if len(needs) > 1:
        names = ", ".join(service.name.in_language(language) for service in needs)
        lines.append(summary_line("needs", language, services=names))
    been_at = [moment.directory.organisation(each) for each in moment.slot("been_at") or []]
    if been_at:
        names = ", ".join(each.name.in_language(language) for each in been_at)
        lines.append(summary_line("been_at", language, organisations=names))
    sender = moment.directory.find_organisation(moment.slot("letter_from"))
    if sender:
        lines.append(summary_line("letter", language, organisation=sender.name.in_language(language)))
    lines += plan_lines(moment)
    shown = moment.services(moment.slot("shown"))
    if shown:
        names = ", ".join(service.name.in_language(language) for service in shown)
        lines.append(summary_line("answered", language, services=names))
    found = [moment.directory.find_life_event(each) for each in moment.slot("plans") or []]
    events = ", ".join(dict.fromkeys(event.name.in_language(language) for event in found if event))
    if events:
        lines.append(summary_line("event", language, events=events))
    others = [service for service in moment.likely_services(_LEAST_LIKELY) if service not in shown][:3]
    if others:
        names = ", ".join(service.name.in_language(language) for service in others)
        lines.append(summary_line("considered", language, services=names))
    municipality = moment.directory.municipality(moment.slot("municipality"))
    if municipality is not None:
        lines.append(summary_line("municipality", language, name=municipality.name))
    if moment.other_language:
        name = other_language(moment.other_language).name
        lines.append(summary_line("writes_in", language, name=name.in_language(language)))
    if moment.slot("seen_by_person"):
        lines.append(summary_line("seen_before", language))
    return "\n".join(lines)


def _is_only_an_answer(moment: Moment) -> bool:
    """Whether the message answers what was asked, and asks nothing itself: “ja”, a number, a part of the day."""
    return moment.intent in _ANSWERS and len(moment.text.split()) <= _WORDS_OF_AN_ANSWER
