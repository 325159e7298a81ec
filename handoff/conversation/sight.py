"""What of a conversation somebody may read: the citizen, or caseworkers of a desk. Plain code.

What is for staff alone is named in :func:`for_citizen`. Among desks, curtains: when a citizen lets only a summary go
along to another desk, one is drawn: what was said before it is for the desks where the conversation had been. Everybody
else reads the summary and what is said from then on, also after the bot had the conversation in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from handoff.conversation.events import Event
from handoff.conversation.kinds.beside import JoinAsked, Left, Listened, Whispered
from handoff.conversation.kinds.casework import Escalated, EscalationAnswered, FollowUpDone, FollowUpPlanned, Labelled
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.queueing import Queued, Unavailable
from handoff.conversation.kinds.talk import Analysis, Note
from handoff.conversation.kinds.transfers import OfferEnded, TransferAsked, Transferred, TransferReturned
from handoff.conversation.parties import Person


class Curtain(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Events before ``before`` (a seq) are for ``desks``; others know those up to the seq in ``known``, if any."""

    before: int
    desks: list[str]
    known: dict[str, int] = {}
    summary: str = ""


def for_citizen(event: Event) -> Event | None:
    """``event`` as the citizen may see it: without what is for staff; ``None`` when it is theirs alone."""
    body = event.body
    match body:
        case Analysis() | Note() | EscalationAnswered() | FollowUpDone() | Listened() | Whispered() | Labelled():
            return None
        case Claimed():
            body = msgspec.structs.replace(body, assigned=False, instead_of=_unnumbered(body.instead_of))
        case Queued():
            body = msgspec.structs.replace(body, topic=None, topic_title=None, summary="", ranking=[])
        case Unavailable():
            body = msgspec.structs.replace(body, topic=None, topic_title=None, summary="")
        case TransferAsked() | Transferred():
            body = msgspec.structs.replace(body, note="", to=_unnumbered(body.to))
        case JoinAsked():
            body = msgspec.structs.replace(body, note="", to=_named(body.to))
        case OfferEnded():
            body = msgspec.structs.replace(body, to=_named(body.to))
        case TransferReturned():
            body = msgspec.structs.replace(body, reason="", to=_unnumbered(body.to))
        case Left():
            body = msgspec.structs.replace(body, who=_named(body.who))
        case HandedBack() | Escalated():
            body = msgspec.structs.replace(body, note="")
        case FollowUpPlanned():
            body = msgspec.structs.replace(body, text="")
        case Closed():
            body = msgspec.structs.replace(body, labels=[])
        case _:
            pass
    sender = msgspec.structs.replace(event.sender, id=None)
    return msgspec.structs.replace(event, body=body, sender=sender)


def drawn(
    curtains: Sequence[Curtain], before: int, desks: Iterable[str], receiver: str, known: int, summary: str
) -> list[Curtain]:
    """``curtains`` with one more: the ``receiver`` keeps what it knew (up to the seq ``known``), and gets a summary."""
    mine = sorted({desk for desk in desks if desk and desk != receiver})
    kept = {receiver: known} if known else {}
    return [*curtains, Curtain(before=before, desks=mine, known=kept, summary=summary)]


def opened_for(curtains: Sequence[Curtain], source: str, receiver: str) -> list[Curtain]:
    """``curtains`` after the desk ``source`` shared all that it sees itself with ``receiver``."""
    return [_shared(curtain, source, receiver) for curtain in curtains]


def _shared(curtain: Curtain, source: str, receiver: str) -> Curtain:
    if receiver in curtain.desks:
        return curtain
    if source in curtain.desks:
        return msgspec.structs.replace(curtain, desks=sorted([*curtain.desks, receiver]))
    known = max(curtain.known.get(source, 0), curtain.known.get(receiver, 0))
    return msgspec.structs.replace(curtain, known=curtain.known | {receiver: known}) if known else curtain


def hiding(curtains: Sequence[Curtain], *desks: str) -> Curtain | None:
    """The newest curtain behind which none of ``desks`` may look."""
    return next((each for each in reversed(curtains) if not set(desks) & set(each.desks)), None)


def may_read(curtains: Sequence[Curtain], desks: Collection[str], seq: int) -> bool:
    """Whether somebody of ``desks`` may read the event ``seq``."""
    return any(
        all(seq >= curtain.before or desk in curtain.desks or seq <= curtain.known.get(desk, 0) for curtain in curtains)
        for desk in desks
    )


def visible(curtains: Sequence[Curtain], desks: Collection[str], events: Iterable[Event]) -> list[Event]:
    """``events`` as somebody of ``desks`` may read them."""
    if not curtains:
        return list(events)
    hidden = hiding(curtains, *desks)
    return [_trimmed(event) if hidden else event for event in events if may_read(curtains, desks, event.seq)]


def _trimmed(event: Event) -> Event:
    """Without what the bot, which remembers everything, passed on of the time before."""
    body = event.body
    match body:
        case Queued():
            body = msgspec.structs.replace(
                body, topic=None, topic_title=None, organisation=None, summary="", ranking=[]
            )
        case Unavailable():
            body = msgspec.structs.replace(body, topic=None, topic_title=None, organisation=None, summary="")
        case _:
            return event
    return msgspec.structs.replace(event, body=body)


def _named(person: Person) -> Person:
    return msgspec.structs.replace(person, id="")


def _unnumbered(person: Person | None) -> Person | None:
    return None if person is None else _named(person)
