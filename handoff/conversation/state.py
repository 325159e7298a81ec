"""The state of a conversation: a fold over its events, and nothing else.

Plain code without I/O. The store keeps the state beside the log only so that it need not be folded each time; the
law ``state == fold(events)`` is tested.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

import msgspec

from handoff.conversation.events import (
    Analysis,
    CallbackPromised,
    Claimed,
    Closed,
    DeskName,
    Event,
    HandedBack,
    LanguageChosen,
    Message,
    MunicipalityKnown,
    PlanTicked,
    Queued,
    Rated,
    Requeued,
    ReturnedToBot,
    Started,
    TransferAsked,
    Transferred,
    TransferRefused,
    Unavailable,
)
from loket.wire import Reason

OwnerKind = Literal["bot", "queue", "caseworker", "closed"]
PREVIEW_LENGTH = 120

FRONT, URGENT, ORDINARY, DEADLINE = 0, 1, 2, 3
"""Rank in a queue: given back by a caseworker, in distress, everybody else, with a deadline that is near. What each is
worth against the time that others wait stands in :mod:`handoff.queue.order`.
"""


class Need(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a person is wanted, and for what; kept until the conversation is closed or back with the bot for good."""

    reason: Reason
    urgent: bool = False
    deadline: bool = False
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""


class Caseworker(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The caseworker who owns the conversation."""

    id: str
    name: str
    organisation: str


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the log adds up to. ``epoch`` grows with each change of owner; ``last_seq`` is the newest event's."""

    last_seq: int = 0
    owner: OwnerKind = "bot"
    epoch: int = 0
    language: str = "nl"
    writes_in: str | None = None  # the language of the citizen's words, also one that Loket does not speak
    page: str | None = None
    organisation: str | None = None  # whose site this is
    municipality: str | None = None
    municipality_name: str | None = None
    desk: DeskName | None = None  # of the queue, or of the caseworker
    caseworker: Caseworker | None = None
    previous_caseworker: str | None = None  # name of who had it before
    need: Need | None = None
    rank: int = ORDINARY
    waiting_since: datetime | None = None
    owned_since: datetime | None = None
    door: DeskName | None = None  # a desk that was asked for and had nobody
    transfer: TransferAsked | None = None  # waits for the citizen's answer
    pending: list[int] = []  # seqs of citizens' messages that the bot has still to answer
    away_from: int | None = None  # seq after which the bot did not own the conversation, until it answers again
    topic: str | None = None  # the service that the bot answered with last
    topic_title: str | None = None
    topic_organisation: str | None = None
    preview: str = ""  # the citizen's last words
    question: str = ""  # the words in which the citizen asked for the topic
    callback: str | None = None
    rated: bool = False
    ticked: dict[str, list[str]] = {}  # ids of the steps that the citizen has done, by the id of the plan


def fold(events: Iterable[Event]) -> State:
    """The state after ``events``, in the order of ``seq``."""
    state = State()
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one more event."""
    changes = _changes(state, event)
    owner = changes.get("owner")
    taken = isinstance(event.body, Claimed | Requeued | Transferred)
    if taken or (owner is not None and owner != state.owner):
        changes["epoch"] = state.epoch + 1
        changes["owned_since"] = event.created_at
    return msgspec.structs.replace(state, last_seq=event.seq, **changes)


def _changes(state: State, event: Event) -> dict[str, object]:
    """The fields of ``state`` that ``event`` changes."""
    match event.body:
        case Started() as body:
            return {"language": body.language, "page": body.page, "organisation": body.organisation}
        case Message() as body:
            return _message(state, event, body)
        case Analysis() as body:
            return _analysis(state, body)
        case Queued() as body:
            need = Need(
                reason=body.reason,
                urgent=body.urgent,
                deadline=body.deadline,
                topic=body.topic,
                topic_title=body.topic_title,
                organisation=body.organisation,
                summary=body.summary,
            )
            rank = URGENT if body.urgent else DEADLINE if body.deadline else ORDINARY
            return {"need": need, "door": None} | _to_queue(state, event, body.desk, rank=rank)
        case Unavailable() as body:
            need = Need(
                reason=body.reason,
                urgent=body.urgent,
                deadline=body.deadline,
                topic=body.topic,
                topic_title=body.topic_title,
                organisation=body.organisation,
                summary=body.summary,
            )
            return {"door": body.desk, "need": need}
        case Claimed():
            sender = event.sender
            caseworker = Caseworker(id=sender.id or "", name=sender.name or "", organisation=sender.organisation or "")
            return {"owner": "caseworker", "caseworker": caseworker, "waiting_since": None, "pending": []}
        case Requeued() as body:
            return _to_queue(state, event, body.desk, rank=FRONT)
        case Transferred() as body:
            return _to_queue(state, event, body.desk, rank=FRONT if state.rank == FRONT else state.rank)
        case TransferAsked() as body:
            return {"transfer": body}
        case TransferRefused():
            return {"transfer": None}
        case HandedBack() | ReturnedToBot():
            return _to_bot(state)
        case CallbackPromised() as body:
            back = _to_bot(state) if state.owner == "queue" else {}
            return back | {"callback": body.callback_id, "door": None, "desk": body.desk}
        case MunicipalityKnown() as body:
            return {"municipality": body.code, "municipality_name": body.name}
        case LanguageChosen() as body:
            return {"language": body.language}
        case Closed():
            return {"owner": "closed", "waiting_since": None, "transfer": None, "pending": [], "door": None}
        case Rated():
            return {"rated": True}
        case PlanTicked() as body:
            others = [step for step in state.ticked.get(body.plan, []) if step != body.step]
            return {"ticked": state.ticked | {body.plan: [*others, body.step] if body.done else others}}
        case _:
            return {}


def _message(state: State, event: Event, body: Message) -> dict[str, object]:
    changes: dict[str, object] = {}
    if event.sender.role != "citizen":
        if event.sender.role == "bot" and state.owner == "bot":
            changes["away_from"] = None
        if body.card is not None:  # the words before it may have been about something else, such as a municipality
            changes |= {"topic": body.card.service, "topic_title": body.card.title}
        elif body.plan is not None:  # a plan is over several services: it is none of them
            changes |= {"topic": None, "topic_title": body.plan.title}
        return changes
    changes["preview"] = body.text[:PREVIEW_LENGTH]
    if state.owner in ("bot", "queue"):
        changes["pending"] = [*state.pending, event.seq]
    return changes


def _analysis(state: State, body: Analysis) -> dict[str, object]:
    changes: dict[str, object] = {"pending": [seq for seq in state.pending if seq > body.of]}
    if body.language is not None:
        changes["language"] = body.language
    if body.written_in is not None:
        changes["writes_in"] = body.written_in
    understood = body.understood
    if understood.service is not None:
        titles = [candidate.title for candidate in understood.ranking if candidate.id == understood.service]
        changes["topic"] = understood.service
        changes["topic_title"] = titles[0] if titles else understood.service
        if (
            titles and titles[0] == understood.ranking[0].title
        ):  # asked for now, not the answer to a question of the bot
            changes["question"] = state.preview
    if understood.organisations:
        changes["topic_organisation"] = understood.organisations[0]
    return changes


def _to_queue(state: State, event: Event, desk: DeskName, *, rank: int) -> dict[str, object]:
    away_from = event.seq if state.owner == "bot" else state.away_from
    return {
        "owner": "queue",
        "desk": desk,
        "rank": rank,
        "waiting_since": event.created_at,
        "caseworker": None,
        "previous_caseworker": state.caseworker.name if state.caseworker else None,
        "transfer": None,
        "away_from": away_from,
    }


def _to_bot(state: State) -> dict[str, object]:
    """Back to the bot; what was said meanwhile is told to it, not answered by it."""
    return {
        "owner": "bot",
        "caseworker": None,
        "previous_caseworker": state.caseworker.name if state.caseworker else None,
        "waiting_since": None,
        "transfer": None,
        "pending": [],
        "rank": ORDINARY,
    }
