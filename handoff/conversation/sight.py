"""What of a conversation a desk may read. Plain code.

When a citizen lets only a summary go along to another desk, a curtain is drawn: what was said before it is for the
desks where the conversation had been. Everybody else reads the summary and what is said from then on, also after the
bot had the conversation in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from handoff.conversation.events import Event, Queued, Unavailable


class Curtain(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Events before ``before`` (a seq) are for ``desks``; others know those up to the seq in ``known``, if any."""

    before: int
    desks: list[str]
    known: dict[str, int] = {}
    summary: str = ""


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
