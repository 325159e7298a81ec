"""What a caseworker finds: the store gives candidates, and what may be seen of each decides.

The rules are the same as for opening a conversation (:mod:`handoff.commands.seeing`). Each word must stand in
something that this caseworker may read: a word behind a curtain finds nothing. What the directory calls a topic in the
other language counts as well, for the log keeps the name in the language of the conversation.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from handoff.api import protocol
from handoff.commands.labelling import labels_for
from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_see, readable, reading_desks
from handoff.conversation import sight
from handoff.conversation.events import Event
from handoff.names import called_otherwise
from handoff.service import Service
from handoff.storage import search
from handoff.storage.caseworkers import Member
from handoff.storage.search_words import asked_for, matched, snippet, text_of
from handoff.storage.snapshots import Snapshot, snapshot
from loket.directory.hours import ZONE

PAGE = 20
"""Conversations on a page."""
_BATCH = 60
_BATCHES = 10
"""How much is looked through for one page; the next page goes on from there."""


async def find(service: Service, member: Member, wanted: protocol.SearchFor) -> protocol.SearchResult:
    """A page of conversations. Raises ``invalid-value`` for an ``after`` that no page gave."""
    words = asked_for(wanted.text)
    asked = search.Wanted(
        words=words,
        called=called_otherwise(service.directory, words),
        desk=wanted.desk,
        label=wanted.label,
        outcome=wanted.outcome,
        since=_begin(wanted.since) if wanted.since else None,
        until=_begin(wanted.until + timedelta(days=1)) if wanted.until and wanted.until < date.max else None,
    )
    nothing_readable = wanted.text.strip() and not asked.words
    hits: list[protocol.SearchHit] = []
    place = _place(wanted.after) if wanted.after else None
    async with service.database.read() as connection:
        for _ in range(0 if nothing_readable else _BATCHES):
            rows = await search.candidates(connection, asked, member.id, member.desks, place, _BATCH)
            ids = [row.id for row in rows]
            said = await search.said(connection, ids, asked) if asked.words and ids else {}
            for row in rows:
                found = snapshot(row)
                place = search.Place(found.created_at, found.conversation)
                hit = _hit(found, member, asked, said.get(found.conversation, ()))
                if hit is not None:
                    hits.append(hit)
                if len(hits) == PAGE:
                    return protocol.SearchResult(hits=hits, next=_written(place))
            if len(rows) < _BATCH:
                return protocol.SearchResult(hits=hits)
    return protocol.SearchResult(hits=hits, next=_written(place) if place and not nothing_readable else None)


def _hit(found: Snapshot, member: Member, asked: search.Wanted, said: Iterable[Event]) -> protocol.SearchHit | None:
    """The conversation, when this caseworker may see it and read every word in it."""
    state = found.state
    if not may_see(state, member):
        return None
    labels = labels_for(state, member)
    if asked.label is not None and asked.label not in labels:
        return None
    texts = [(event, text) for event in readable(state, member, said) if (text := text_of(event))]
    standing = [(event, text, matched(text, asked.words, asked.called)) for event, text in texts]
    if {word for _, _, words in standing for word in words} != set(asked.words):
        return None
    # People's own words before what was made of them.
    best = max(standing, key=lambda each: (len(each[2]), each[0].sender.role != "system", each[0].seq), default=None)
    hidden = sight.hiding(state.curtains, *reading_desks(state, member))
    title = (state.need.topic_title if state.need else None) or state.topic_title
    return protocol.SearchHit(
        conversation=found.conversation,
        created_at=found.created_at,
        owner=state.owner,
        language=state.writes_in or state.language,
        desk=state.desk,
        caseworker_name=state.caseworker.name if state.caseworker else None,
        topic_title=None if hidden else title,
        outcome=state.outcome,
        labels=labels,
        snippet=snippet(best[1], asked.words) if best else snippet("" if hidden else state.preview, []),
        seq=best[0].seq if best else None,
        by=best[0].sender.role if best else None,
    )


def _begin(day: date) -> datetime:
    """The first moment of ``day`` in the Netherlands, in UTC."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def _written(place: search.Place) -> str:
    return f"{place.created_at.isoformat()}/{place.conversation}"


def _place(written: str) -> search.Place:
    moment, _, conversation = written.partition("/")
    try:
        return search.Place(datetime.fromisoformat(moment).astimezone(UTC), conversation)
    except (ValueError, OverflowError):
        raise CommandProblem("invalid-value") from None
