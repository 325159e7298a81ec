"""Call-backs as the citizen has them: promised, moved to another part of a day, or no longer wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from handoff.commands.problem import CommandProblem
from handoff.conversation.kinds.callbacks import CallbackEnded, CallbackMoved, CallbackPromised
from handoff.conversation.parties import DeskName, Sender
from handoff.conversation.state import State, meant_organisation
from handoff.desks import Desks
from handoff.queue import day_parts
from handoff.queue.day_parts import Slot
from handoff.storage import callbacks
from handoff.storage.conversations import CITIZEN, Change
from handoff.storage.database import Database
from handoff.storage.snapshots import Snapshot
from loket.directory.timetable import Timetable
from loket.wire import DayPart


async def promise(
    change: Change,
    desks: Desks,
    number: str,
    day_part: DayPart,
    *,
    sender: Sender,
    day: date | None = None,
    organisation: str | None = None,
    summary: str = "",
    client_id: str | None = None,
) -> CallbackPromised:
    """Write down a call-back to ``number`` (E.164) for the desk that was asked for, and tell it in the conversation.

    Who has asked already, here or with the same number in another conversation, is not called twice: the request that
    was there is the one that is changed. Raises :class:`CommandProblem` when that part of the day is not there, or when
    a caseworker is calling just now.
    """
    state = change.state
    desk = _desk_for(state, desks, organisation)
    slot = day_parts.choose(_timetable(desks, desk), change.now, day_part, day)
    if slot is None:
        raise CommandProblem("time-not-offered")
    wish = callbacks.Wish(
        conversation=change.conversation,
        desk=desk.id,
        number=number,
        slot=slot,
        language=state.writes_in or state.language,
        topic_title=state.need.topic_title if state.need and state.need.topic_title else state.topic_title,
        summary=summary or (state.need.summary if state.need else "") or state.preview,
        first=_comes_first(state, _timetable(desks, desk), slot, change.now),
    )
    identity, changed = await _written(change, wish)
    promised = CallbackPromised(
        callback_id=identity,
        number=number,
        day_part=slot.part,
        desk=desk,
        day=slot.day,
        begins_at=slot.begins,
        ends_at=slot.ends,
        changed=changed,
        first=wish.first,
    )
    change.append(sender, promised, client_id)
    change.board = True
    return promised


async def offered(found: Snapshot, database: Database, desks: Desks, now: datetime) -> list[Slot]:
    """The parts of days on which the desk that is asked, or that has promised to call, can call."""
    async with database.read() as connection:
        promised = await callbacks.find(connection, found.state.callback) if found.state.callback else None
    desk = str(promised.desk) if promised is not None else _desk_for(found.state, desks, None).id
    timetable = desks.timetable(desk)
    return day_parts.offered(timetable, now) if timetable else []


async def move(change: Change, desks: Desks, day_part: DayPart, day: date, client_id: str) -> int:
    """Call on another part of a day; the ``seq``. Raises :class:`CommandProblem`."""
    known = await _still_open(change)
    timetable = desks.timetable(known.desk)
    slot = day_parts.choose(timetable, change.now, day_part, day) if timetable else None
    if slot is None:
        raise CommandProblem("time-not-offered")
    await callbacks.move(change.connection, known.id, slot)
    moved = CallbackMoved(
        callback_id=known.id, day_part=slot.part, day=slot.day, begins_at=slot.begins, ends_at=slot.ends
    )
    change.board = True
    return change.append(CITIZEN, moved, client_id).seq


async def cancel(change: Change, client_id: str) -> int:
    """No call any more; the ``seq``. Raises :class:`CommandProblem`."""
    known = await _still_open(change)
    await callbacks.end(change.connection, known.id, "cancelled", known.attempts, change.now)
    change.board = True
    ended = CallbackEnded(callback_id=known.id, outcome="cancelled", attempts=known.attempts)
    return change.append(CITIZEN, ended, client_id).seq


async def _written(change: Change, wish: callbacks.Wish) -> tuple[str, bool]:
    """The id of the call-back, and whether there was a request already."""
    known = await callbacks.open_in(change.connection, change.conversation)
    if known is not None:
        if known.taken_by is not None:
            raise CommandProblem("call-under-way")
        await callbacks.change(change.connection, known.id, wish)
        return known.id, True
    other = await callbacks.open_to(change.connection, wish.number, wish.desk)
    if other is None:
        return await callbacks.add(change.connection, wish, change.now), False
    await callbacks.end(change.connection, other.id, "joined", other.attempts, change.now)
    summaries = dict.fromkeys(each for each in (other.summary, wish.summary) if each)
    joined = replace(wish, summary="\n".join(summaries), topic_title=wish.topic_title or other.topic_title)
    return await callbacks.add(change.connection, joined, other.created_at), True


async def _still_open(change: Change) -> callbacks.Found:
    known = await callbacks.open_in(change.connection, change.conversation)
    if known is None:
        raise CommandProblem("no-callback")
    if known.taken_by is not None:
        raise CommandProblem("call-under-way")
    return known


def _desk_for(state: State, desks: Desks, organisation: str | None) -> DeskName:
    """The desk that was asked for; otherwise that of the organisation, or of the one that the question is for."""
    found = state.desk if state.owner == "queue" else state.door
    if found is not None:
        return found
    wanted = organisation or (state.need.organisation if state.need else meant_organisation(state))
    return desks.name(desks.for_organisation(wanted, state.municipality))


def _timetable(desks: Desks, desk: DeskName) -> Timetable:
    found = desks.timetable(desk.id)
    if found is None:  # the directory has changed under a conversation
        raise CommandProblem("not-possible-now")
    return found


def _comes_first(state: State, timetable: Timetable, slot: Slot, now: datetime) -> bool:
    """Whoever the desk closed on is called before the others of that part of the next day."""
    later = slot.day > timetable.local(now).date()
    return later and state.owner == "queue" and state.wait_asked in ("closing", "closed")
