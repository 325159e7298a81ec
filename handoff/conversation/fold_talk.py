"""The part of the fold that says what a conversation is about: what was said, understood, chosen and noted."""

from __future__ import annotations

from handoff.conversation.events import Event
from handoff.conversation.kinds.casework import CaseOpened, Labelled
from handoff.conversation.kinds.helping import Rated
from handoff.conversation.kinds.talk import Analysis, LanguageChosen, Message, MunicipalityKnown, PlanTicked, Started
from handoff.conversation.labels import labelled
from handoff.conversation.state import State, attended

PREVIEW_LENGTH = 120
"""Characters of the citizen's last words that lists show."""


def changes(state: State, event: Event) -> dict[str, object]:
    """The fields that ``event`` changes; empty when it says nothing about that."""
    match event.body:
        case Started() as body:
            return {
                "language": body.language,
                "page": body.page,
                "page_topic": body.topic,
                "organisation": body.organisation,
                "previous": body.previous,
            }
        case Message() as body:
            return _asked(state, event, body) if event.sender.role == "citizen" else _answered(state, event, body)
        case Analysis() as body:
            return _analysis(state, body)
        case MunicipalityKnown() as body:
            return {"municipality": body.code, "municipality_name": body.name}
        case LanguageChosen() as body:
            return {"language": body.language}
        case PlanTicked() as body:
            others = [step for step in state.ticked.get(body.plan, []) if step != body.step]
            return {"ticked": state.ticked | {body.plan: [*others, body.step] if body.done else others}}
        case CaseOpened() as body:
            return {"case": body.reference}
        case Labelled() as body:
            return {"labels": labelled(state.labels, body.added, body.removed, event.seq)}
        case Rated():
            return {"rated": True}
        case _:
            return {}


def _asked(state: State, event: Event, body: Message) -> dict[str, object]:
    changed: dict[str, object] = {"preview": body.text[:PREVIEW_LENGTH]}
    if state.owner == "bot" or (state.owner == "queue" and not attended(state)):
        changed["pending"] = [*state.pending, event.seq]
    return changed


def _answered(state: State, event: Event, body: Message) -> dict[str, object]:
    changed: dict[str, object] = {}
    if state.caseworker is not None and event.sender.id == state.caseworker.id:
        changed["hold"] = None  # whoever speaks has found out
    if event.sender.role == "bot" and state.owner == "bot":
        changed["away_from"] = None
    if body.card is not None:  # the words before it may have been about something else, such as a municipality
        changed |= {"topic": body.card.service, "topic_title": body.card.title}
    elif body.plan is not None:  # a plan is over several services: it is none of them
        changed |= {"topic": None, "topic_title": body.plan.title}
    return changed


def _analysis(state: State, body: Analysis) -> dict[str, object]:
    changed: dict[str, object] = {"pending": [seq for seq in state.pending if seq > body.of]}
    if body.language is not None:
        changed["language"] = body.language
    if body.written_in is not None:
        changed["writes_in"] = body.written_in
    understood = body.understood
    if understood.service is not None:
        titles = [candidate.title for candidate in understood.ranking if candidate.id == understood.service]
        changed["topic"] = understood.service
        changed["topic_title"] = titles[0] if titles else understood.service
        asked_for_now = bool(titles) and titles[0] == understood.ranking[0].title
        if asked_for_now:  # and not in answer to a question of the bot
            changed["question"] = state.preview
    if understood.sent_from:
        changed["sent_from"] = list(dict.fromkeys([*state.sent_from, *understood.sent_from]))
    # Who is named beside a hand-over without a topic, such as an ombudsman, is not whose question it is.
    about_something = understood.kind != "handed_over" or understood.service is not None
    if understood.organisations and about_something:
        changed["topic_organisation"] = understood.organisations[0]
    return changed
