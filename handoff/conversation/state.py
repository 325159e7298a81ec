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
    CallbackEnded,
    CallbackPromised,
    CaseOpened,
    Claimed,
    Closed,
    DeskName,
    Escalated,
    EscalationAnswered,
    Event,
    HandedBack,
    Held,
    HoldEnded,
    JoinAsked,
    Joined,
    Labelled,
    LanguageChosen,
    Left,
    Listened,
    Message,
    MunicipalityKnown,
    OfferEnded,
    Outcome,
    Person,
    PlanTicked,
    Queued,
    Rated,
    Requeued,
    ReturnedToBot,
    Started,
    TransferAsked,
    Transferred,
    TransferRefused,
    TransferReturned,
    Unavailable,
    WaitAsked,
    WaitKept,
    WaitQuestion,
)
from handoff.conversation.labels import labelled
from handoff.conversation.sight import Curtain, drawn, hiding, opened_for
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


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the conversation is about, as far as the state keeps it beside the log."""

    need: Need | None = None
    topic: str | None = None
    topic_title: str | None = None
    topic_organisation: str | None = None
    preview: str = ""
    question: str = ""


class Handing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A transfer that nobody has taken yet: who gave it away, from which desk, and what it was about there."""

    caseworker: Caseworker
    desk: DeskName
    since: datetime
    subject: Subject
    gone: bool = False  # the caseworker is no longer there


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague who is asked, until ``until``: to take it first, or to join."""

    to: Person
    until: datetime
    by: Person | None = None


class Hold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The caseworker finds something out until ``until``; ``passed`` when that time is over."""

    reason: str
    until: datetime
    passed: bool = False


class Reminded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What who waits was asked: when last because the wait is long, and about which closing time (before and at it)."""

    long: datetime | None = None
    closing: datetime | None = None
    closed: datetime | None = None


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the log adds up to. ``epoch`` grows with each change of owner; ``last_seq`` is the newest event's."""

    last_seq: int = 0
    owner: OwnerKind = "bot"
    epoch: int = 0
    language: str = "nl"
    writes_in: str | None = None  # the language of the citizen's words, also one that Loket does not speak
    page: str | None = None
    page_topic: str | None = None  # id of the service or life event that the page is about
    organisation: str | None = None  # whose site this is
    municipality: str | None = None
    municipality_name: str | None = None
    desk: DeskName | None = None  # of the queue, or of the caseworker
    caseworker: Caseworker | None = None
    previous_caseworker: str | None = None  # name of who had it before
    previous: str | None = None  # the conversation that this browser had before
    helped_by: Caseworker | None = None  # who saw it through last: closed it, handed it back, or called
    helped_at: datetime | None = None  # when that was
    came_back: bool = False  # to the caseworker who helped before
    given_back_by: str | None = None  # id of the caseworker who let it go on purpose, while it waits since then
    need: Need | None = None
    rank: int = ORDINARY
    waiting_since: datetime | None = None
    wait_asked: WaitQuestion | None = None  # waits for the citizen's answer, which need not come
    reminded: Reminded = Reminded()
    owned_since: datetime | None = None
    door: DeskName | None = None  # a desk that was asked for and had nobody
    transfer: TransferAsked | None = None  # waits for the citizen's answer
    handing: Handing | None = None
    offer: Offer | None = None  # who may take it first
    asked_in: Offer | None = None  # who is asked to join
    colleagues: list[Caseworker] = []  # who joined
    listeners: list[Caseworker] = []  # supervisors who listen in
    hold: Hold | None = None
    curtains: list[Curtain] = []  # behind which not every desk may look
    visits: dict[str, int] = {}  # last seq at which the conversation was at a desk that it left
    consulted: list[DeskName] = []  # desks that were asked to look at it and may read along
    case: str | None = None  # reference
    pending: list[int] = []  # seqs of citizens' messages that the bot has still to answer
    away_from: int | None = None  # seq after which the bot did not own the conversation, until it answers again
    topic: str | None = None  # the service that the bot answered with last
    topic_title: str | None = None
    topic_organisation: str | None = None
    preview: str = ""  # the citizen's last words
    question: str = ""  # the words in which the citizen asked for the topic
    callback: str | None = None  # that was promised, until it has ended
    outcome: Outcome | None = None  # once it is closed
    labels: dict[str, int] = {}  # each with the seq of the event that put it there
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
    taken = isinstance(event.body, Claimed | Requeued | Transferred | TransferReturned)
    if taken or (owner is not None and owner != state.owner):
        changes["epoch"] = state.epoch + 1
        changes["owned_since"] = event.created_at
        changes["hold"] = None
        on_purpose = isinstance(event.body, Requeued | Transferred) and event.sender.role != "system"
        changes["given_back_by"] = state.caseworker.id if on_purpose and state.caseworker else None
        if state.owner == "caseworker" and owner in ("bot", "closed"):
            changes |= {"helped_by": state.caseworker, "helped_at": event.created_at}
        changes.setdefault("offer", None)
        changes.setdefault("asked_in", None)
        changes.setdefault("handing", None)
        changes.setdefault("transfer", None)
        changes.setdefault("wait_asked", None)
    if state.listeners and (owner in ("bot", "closed") or changes.get("desk", state.desk) != state.desk):
        changes["listeners"] = []  # they listened to the work of this desk
    if state.desk is not None and changes.get("desk", state.desk) != state.desk:
        changes["visits"] = state.visits | {state.desk.id: event.seq}
    return msgspec.structs.replace(state, last_seq=event.seq, **changes)


def _changes(state: State, event: Event) -> dict[str, object]:
    """The fields of ``state`` that ``event`` changes."""
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
            hidden = hiding(state.curtains, body.desk.id)
            if hidden is not None:  # what the bot remembers is from before, too
                need = Need(reason=body.reason, urgent=body.urgent, deadline=body.deadline, summary=hidden.summary)
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
        case Claimed() as body:
            return _claimed(state, event, body)
        case Requeued() as body:
            return _to_queue(state, event, body.desk, rank=FRONT)
        case Transferred() as body:
            return _transferred(state, event, body)
        case TransferReturned() as body:
            return _returned(state, event, body)
        case OfferEnded() as body:
            return {"asked_in": None} if body.joins else {"offer": None, "rank": FRONT}
        case TransferAsked() as body:
            return {"transfer": body}
        case TransferRefused():
            return {"transfer": None}
        case JoinAsked() as body:
            by = state.caseworker
            asker = Person(id=by.id, name=by.name, organisation=by.organisation) if by else None
            return {"asked_in": Offer(to=body.to, until=body.until, by=asker), "transfer": None}
        case Joined():
            return {"colleagues": [*state.colleagues, _sender(event)], "asked_in": None}
        case Left() as body:
            return _left(state, body)
        case Listened() as body:
            return _listened(state, body)
        case Held() as body:
            return {"hold": Hold(reason=body.reason, until=body.until)}
        case HoldEnded() as body:
            kept = msgspec.structs.replace(state.hold, passed=True) if body.passed and state.hold else None
            return {"hold": kept}
        case Escalated(shared=True) as body:
            curtains = opened_for(state.curtains, state.desk.id if state.desk else "", body.desk.id)
            return {"consulted": [*state.consulted, body.desk], "curtains": curtains}
        case EscalationAnswered() as body:
            return {"consulted": [desk for desk in state.consulted if desk.id != body.desk.id]}
        case CaseOpened() as body:
            return {"case": body.reference}
        case HandedBack() | ReturnedToBot():
            return _to_bot(state)
        case CallbackPromised() as body:
            back = _to_bot(state) if state.owner == "queue" else {}
            return back | {"callback": body.callback_id, "door": None, "desk": body.desk}
        case CallbackEnded() as body:
            spoke = body.outcome == "reached" and event.sender.role == "caseworker"
            helped = {"helped_by": _sender(event), "helped_at": event.created_at} if spoke else {}
            return {"callback": None} | helped
        case WaitAsked() as body:
            return {"wait_asked": body.why, "reminded": _reminded(state, event, body)}
        case WaitKept():
            return {"wait_asked": None, "reminded": msgspec.structs.replace(state.reminded, long=event.created_at)}
        case MunicipalityKnown() as body:
            return {"municipality": body.code, "municipality_name": body.name}
        case LanguageChosen() as body:
            return {"language": body.language}
        case Labelled() as body:
            return {"labels": labelled(state.labels, body.added, body.removed, event.seq)}
        case Closed() as body:
            gone: dict[str, object] = {"colleagues": [], "pending": [], "door": None}
            known = {"outcome": body.outcome, "labels": labelled(state.labels, body.labels, (), event.seq)}
            return gone | known | {"owner": "closed", "waiting_since": None}
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
        if state.caseworker is not None and event.sender.id == state.caseworker.id:
            changes["hold"] = None  # whoever speaks has found out
        if event.sender.role == "bot" and state.owner == "bot":
            changes["away_from"] = None
        if body.card is not None:  # the words before it may have been about something else, such as a municipality
            changes |= {"topic": body.card.service, "topic_title": body.card.title}
        elif body.plan is not None:  # a plan is over several services: it is none of them
            changes |= {"topic": None, "topic_title": body.plan.title}
        return changes
    changes["preview"] = body.text[:PREVIEW_LENGTH]
    if state.owner == "bot" or (state.owner == "queue" and not attended(state)):
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


def attended(state: State) -> bool:
    """Whether a person reads along while the conversation waits, so that the bot keeps silent."""
    return bool(state.colleagues) or (state.handing is not None and not state.handing.gone)


def _sender(event: Event) -> Caseworker:
    sender = event.sender
    return Caseworker(id=sender.id or "", name=sender.name or "", organisation=sender.organisation or "")


def _claimed(state: State, event: Event, body: Claimed) -> dict[str, object]:
    caseworker = _sender(event)
    changes: dict[str, object] = {
        "owner": "caseworker",
        "caseworker": caseworker,
        "waiting_since": None,
        "pending": [],
        "colleagues": [each for each in state.colleagues if each.id != caseworker.id],
        "listeners": [each for each in state.listeners if each.id != caseworker.id],
        "came_back": body.came_back,
    }
    if body.instead_of is not None:
        changes["previous_caseworker"] = body.instead_of.name
    if state.owner == "bot":
        changes["away_from"] = event.seq
    if body.desk is not None:
        changes["desk"] = body.desk
        changes["door"] = None
    if state.need is None:
        changes["need"] = Need(reason="stepped_in", topic=state.topic, topic_title=state.topic_title)
    return changes


def _transferred(state: State, event: Event, body: Transferred) -> dict[str, object]:
    changes = _to_queue(state, event, body.desk, rank=state.rank)
    if state.owner == "queue":  # moved by a supervisor: who waits has waited all the time
        kept = ("waiting_since", "previous_caseworker", "handing")
        changes |= {field: getattr(state, field) for field in kept}
    here, giver = state.desk, state.caseworker
    subject = Subject(
        need=state.need,
        topic=state.topic,
        topic_title=state.topic_title,
        topic_organisation=state.topic_organisation,
        preview=state.preview,
        question=state.question,
    )
    if here is not None and giver is not None:
        changes["handing"] = Handing(caseworker=giver, desk=here, since=event.created_at, subject=subject)
    if body.to is not None and body.offered_until is not None:
        changes["offer"] = Offer(to=body.to, until=body.offered_until)
    changes["colleagues"] = []
    source = here.id if here else ""
    if not body.only_summary:
        changes["curtains"] = opened_for(state.curtains, source, body.desk.id)
        return changes
    visited = [*state.visits, source]
    known = state.visits.get(body.desk.id, 0)
    changes["curtains"] = drawn(state.curtains, event.seq, visited, body.desk.id, known, body.summary)
    # Nothing from before may shine through what is kept beside the log.
    need = state.need or Need(reason="asked")
    changes["need"] = Need(reason=need.reason, urgent=need.urgent, deadline=need.deadline, summary=body.summary)
    nothing: dict[str, object] = {"topic": None, "topic_title": None, "topic_organisation": None}
    return changes | nothing | {"preview": "", "question": ""}


def _returned(state: State, event: Event, body: TransferReturned) -> dict[str, object]:
    subject = state.handing.subject if state.handing else Subject()
    said_since = state.preview or subject.preview
    known = {field: getattr(subject, field) for field in subject.__struct_fields__} | {"preview": said_since}
    if body.to is None:
        before = state.handing.caseworker.name if state.handing else None
        return _to_queue(state, event, body.desk, rank=FRONT) | known | {"previous_caseworker": before}
    back = Caseworker(id=body.to.id, name=body.to.name, organisation=body.to.organisation)
    return known | {
        "owner": "caseworker",
        "caseworker": back,
        "desk": body.desk,
        "waiting_since": None,
        "pending": [],
    }


def _reminded(state: State, event: Event, body: WaitAsked) -> Reminded:
    match body.why:
        case "long":
            return msgspec.structs.replace(state.reminded, long=event.created_at)
        case "closing":
            return msgspec.structs.replace(state.reminded, closing=body.closes_at)
        case "closed":
            return msgspec.structs.replace(state.reminded, closing=body.closes_at, closed=body.closes_at)


def _left(state: State, body: Left) -> dict[str, object]:
    changes: dict[str, object] = {"colleagues": [each for each in state.colleagues if each.id != body.who.id]}
    if state.handing is not None and state.handing.caseworker.id == body.who.id:
        changes["handing"] = msgspec.structs.replace(state.handing, gone=True)
    return changes


def _listened(state: State, body: Listened) -> dict[str, object]:
    others = [each for each in state.listeners if each.id != body.who.id]
    who = Caseworker(id=body.who.id, name=body.who.name, organisation=body.who.organisation)
    return {"listeners": [*others, who] if body.on else others}


def _to_queue(state: State, event: Event, desk: DeskName, *, rank: int) -> dict[str, object]:
    away_from = event.seq if state.owner == "bot" else state.away_from
    return {
        "owner": "queue",
        "desk": desk,
        "rank": rank,
        "waiting_since": event.created_at,
        "caseworker": None,
        "previous_caseworker": state.caseworker.name if state.caseworker else None,
        "away_from": away_from,
    }


def _to_bot(state: State) -> dict[str, object]:
    """Back to the bot; what was said meanwhile is told to it, not answered by it."""
    return {
        "owner": "bot",
        "caseworker": None,
        "previous_caseworker": state.caseworker.name if state.caseworker else None,
        "waiting_since": None,
        "pending": [],
        "colleagues": [],
        "rank": ORDINARY,
    }
