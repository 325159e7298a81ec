"""The part of the fold that says who has a conversation: the bot, a queue, a caseworker, or nobody any more."""

from __future__ import annotations

from handoff.conversation.events import Event
from handoff.conversation.kinds.callbacks import CallbackEnded, CallbackPromised
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.queueing import Queued, Requeued, ReturnedToBot, Unavailable, WaitAsked, WaitKept
from handoff.conversation.kinds.transfers import OfferEnded, Transferred, TransferReturned
from handoff.conversation.labels import labelled
from handoff.conversation.parties import DeskName, Person, person_of
from handoff.conversation.sight import drawn, hiding, opened_for
from handoff.conversation.state import (
    DEADLINE,
    FRONT,
    ORDINARY,
    URGENT,
    Handing,
    Need,
    Offer,
    Reminded,
    State,
    Subject,
)


def changes(state: State, event: Event) -> dict[str, object]:
    """The fields that ``event`` changes; empty when it says nothing about who has the conversation."""
    match event.body:
        case Queued() as body:
            return _queued(state, event, body)
        case Unavailable() as body:
            return {"door": body.desk, "need": _need(body)}
        case WaitAsked() as body:
            return {"wait_asked": body.why, "reminded": _reminded(state, event, body)}
        case WaitKept():
            return {"wait_asked": None, "reminded": _asked_now(state, event)}
        case Claimed() as body:
            return _claimed(state, event, body)
        case Requeued() as body:
            return _to_queue(state, event, body.desk, rank=FRONT)
        case Transferred() as body:
            return _transferred(state, event, body)
        case TransferReturned() as body:
            return _returned(state, event, body)
        case OfferEnded(joins=False):
            return {"offer": None, "rank": FRONT}
        case CallbackPromised() as body:
            back = _to_bot(state) if state.owner == "queue" else {}
            return back | {"callback": body.callback_id, "door": None, "desk": body.desk}
        case CallbackEnded() as body:
            return _call_ended(event, body)
        case HandedBack() | ReturnedToBot():
            return _to_bot(state)
        case Closed() as body:
            return _closed(state, event, body)
        case _:
            return {}


def _queued(state: State, event: Event, body: Queued) -> dict[str, object]:
    need = _need(body)
    hidden = hiding(state.curtains, body.desk.id)
    if hidden is not None:  # what the bot remembers is from before, too
        need = _only_summary(need, hidden.summary)
    rank = URGENT if body.urgent else DEADLINE if body.deadline else ORDINARY
    return {"need": need, "door": None} | _to_queue(state, event, body.desk, rank=rank)


def _claimed(state: State, event: Event, body: Claimed) -> dict[str, object]:
    caseworker = person_of(event.sender)
    changed: dict[str, object] = {
        "owner": "caseworker",
        "caseworker": caseworker,
        "waiting_since": None,
        "pending": [],
        "colleagues": _without(state.colleagues, caseworker),
        "listeners": _without(state.listeners, caseworker),
        "came_back": body.came_back,
    }
    if body.instead_of is not None:
        changed["previous_caseworker"] = body.instead_of.name
    if state.owner == "bot":
        changed["away_from"] = event.seq
    if body.desk is not None:
        changed |= {"desk": body.desk, "door": None}
    if state.need is None:
        changed["need"] = Need(reason="stepped_in", topic=state.topic, topic_title=state.topic_title)
    return changed


def _transferred(state: State, event: Event, body: Transferred) -> dict[str, object]:
    changed = _to_queue(state, event, body.desk, rank=state.rank)
    if state.owner == "queue":  # moved by a supervisor: who waits has waited all the time
        kept = ("waiting_since", "previous_caseworker", "handing")
        changed |= {field: getattr(state, field) for field in kept}
    here, giver = state.desk, state.caseworker
    if here is not None and giver is not None:
        changed["handing"] = Handing(caseworker=giver, desk=here, since=event.created_at, subject=_subject(state))
    if body.to is not None and body.offered_until is not None:
        changed["offer"] = Offer(to=body.to, until=body.offered_until)
    changed["colleagues"] = []
    source = here.id if here else ""
    if body.only_summary:
        return changed | _behind_a_curtain(state, event, body, source)
    return changed | {"curtains": opened_for(state.curtains, source, body.desk.id)}


def _behind_a_curtain(state: State, event: Event, body: Transferred, source: str) -> dict[str, object]:
    """Only the summary goes along: nothing from before may shine through what is kept beside the log."""
    known = state.visits.get(body.desk.id, 0)
    curtains = drawn(state.curtains, event.seq, [*state.visits, source], body.desk.id, known, body.summary)
    need = _only_summary(state.need or Need(reason="asked"), body.summary)
    return {"curtains": curtains} | _fields_of(Subject(need=need))


def _returned(state: State, event: Event, body: TransferReturned) -> dict[str, object]:
    subject = state.handing.subject if state.handing else Subject()
    known = _fields_of(subject) | {"preview": state.preview or subject.preview}  # what was said since is newer
    if body.to is None:
        before = state.handing.caseworker.name if state.handing else None
        return _to_queue(state, event, body.desk, rank=FRONT) | known | {"previous_caseworker": before}
    return known | {
        "owner": "caseworker",
        "caseworker": body.to,
        "desk": body.desk,
        "waiting_since": None,
        "pending": [],
    }


def _call_ended(event: Event, body: CallbackEnded) -> dict[str, object]:
    spoke = body.outcome == "reached" and event.sender.role == "caseworker"
    helped = {"helped_by": person_of(event.sender), "helped_at": event.created_at} if spoke else {}
    return {"callback": None} | helped


def _closed(state: State, event: Event, body: Closed) -> dict[str, object]:
    return {
        "owner": "closed",
        "outcome": body.outcome,
        "labels": labelled(state.labels, body.labels, (), event.seq),
        "waiting_since": None,
        "colleagues": [],
        "pending": [],
        "door": None,
    }


def _to_queue(state: State, event: Event, desk: DeskName, *, rank: int) -> dict[str, object]:
    return {
        "owner": "queue",
        "desk": desk,
        "rank": rank,
        "waiting_since": event.created_at,
        "caseworker": None,
        "previous_caseworker": state.caseworker.name if state.caseworker else None,
        "away_from": event.seq if state.owner == "bot" else state.away_from,
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


def _reminded(state: State, event: Event, body: WaitAsked) -> Reminded:
    told = state.reminded
    match body.why:
        case "long":
            return _asked_now(state, event)
        case "closing":
            return Reminded(long=told.long, closing=body.closes_at, closed=told.closed)
        case "closed":
            return Reminded(long=told.long, closing=body.closes_at, closed=body.closes_at)


def _asked_now(state: State, event: Event) -> Reminded:
    """The long wait was asked about, or answered, just now."""
    told = state.reminded
    return Reminded(long=event.created_at, closing=told.closing, closed=told.closed)


def _need(body: Queued | Unavailable) -> Need:
    return Need(
        reason=body.reason,
        urgent=body.urgent,
        deadline=body.deadline,
        topic=body.topic,
        topic_title=body.topic_title,
        organisation=body.organisation,
        summary=body.summary,
    )


def _only_summary(need: Need, summary: str) -> Need:
    return Need(reason=need.reason, urgent=need.urgent, deadline=need.deadline, summary=summary)


def _subject(state: State) -> Subject:
    return Subject(**{field: getattr(state, field) for field in Subject.__struct_fields__})


def _fields_of(subject: Subject) -> dict[str, object]:
    """The fields of the state that ``subject`` holds: they have the same names."""
    return {field: getattr(subject, field) for field in Subject.__struct_fields__}


def _without(people: list[Person], who: Person) -> list[Person]:
    return [each for each in people if each.id != who.id]
