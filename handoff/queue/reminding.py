"""When somebody who waits is asked whether to go on, and is shown the other doors. Nobody is ever sent away.

Plain code without I/O. There are three occasions: a quarter of an hour before the desk closes for the day, the moment
at which it closes, and a wait that gets long. What was asked already stands in the state: nothing is asked twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.conversation.kinds.queueing import WaitQuestion
from handoff.conversation.state import State
from loket.directory import Desk
from loket.directory.timetable import Timetable, instant

BEFORE_CLOSING = timedelta(minutes=15)


@dataclass(frozen=True)
class Reminder:
    """Ask at ``at`` (UTC). ``closes`` is when the desk closes, where that is what it is about."""

    why: WaitQuestion
    at: datetime
    closes: datetime | None = None


def next_reminder(state: State, desk: Desk, timetable: Timetable | None, now: datetime) -> Reminder | None:
    """The next question to who waits at ``desk``, seen from ``now``; one that should have come already is due at once.

    ``timetable`` none: the desk never closes.
    """
    if state.owner != "queue" or state.waiting_since is None:
        return None
    long = Reminder("long", _long(state, desk, timetable, state.waiting_since))
    closing = _closing(state, timetable, now) if timetable else None
    return min((each for each in (closing, long) if each), key=lambda each: each.at)


def due(state: State, desk: Desk, timetable: Timetable | None, planned: datetime, now: datetime) -> Reminder | None:
    """What to ask now of what was ``planned`` for that moment; ``None`` when there is nothing to ask after all.

    When nobody looked at the clock for a while, only what still holds is asked.
    """
    found = next_reminder(state, desk, timetable, min(planned, now))
    if found is None or found.at > now:
        return None
    if found.closes is None or timetable is None or now < found.closes:
        return found
    # The day is over: it is no use to say that it will be; and when the next has begun, no use to say anything.
    return None if timetable.is_open(now) else Reminder("closed", found.closes, found.closes)


def _long(state: State, desk: Desk, timetable: Timetable | None, since: datetime) -> datetime:
    at = since + timedelta(seconds=desk.ask_after)
    if state.reminded.long is not None:
        at = max(at, state.reminded.long + timedelta(seconds=desk.ask_again))
    if timetable is None:
        return at
    closes = timetable.closing_at(at)
    if closes is not None and timetable.is_open(at + BEFORE_CLOSING):
        return at
    # Nobody is asked at night, and just before closing time there is another question.
    opens = timetable.next_opening(at)
    return at if opens is None else instant(opens) + timedelta(seconds=desk.ask_after)


def _closing(state: State, timetable: Timetable, now: datetime) -> Reminder | None:
    told, closed = state.reminded.closing, state.reminded.closed
    if told is not None and told != closed and not (told < now and timetable.is_open(now)):
        return Reminder("closed", told, told)
    ends = timetable.next_day_end(now)
    if ends is not None and told is not None and ends <= told:
        ends = timetable.next_day_end(told)
    return None if ends is None else Reminder("closing", instant(ends) - BEFORE_CLOSING, instant(ends))
