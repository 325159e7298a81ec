"""When somebody who waits is asked whether to go on."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from handoff.conversation.kinds.queueing import WaitQuestion
from handoff.conversation.parties import DeskName
from handoff.conversation.state import Reminded, State
from handoff.queue.reminding import due, next_reminder
from loket.directory import Desk, Hours, Text
from loket.directory.hours import ZONE
from loket.directory.timetable import timetable_of

DESK = Desk(
    id="uwv",
    name=Text(nl="UWV", en="UWV"),
    organisation="uwv",
    organisations=["uwv"],
    hours=[Hours(days=["mon", "tue", "wed", "thu", "fri"], opens=time(8), closes=time(18))],
)
TIMES = timetable_of(DESK)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def waiting(since: str, **reminded: datetime | None) -> State:
    name = DeskName(id="uwv", nl="UWV", en="UWV")
    return State(owner="queue", desk=name, waiting_since=at(since), reminded=Reminded(**reminded))


def asked(state: State, now: str) -> tuple[WaitQuestion, datetime] | None:
    found = next_reminder(state, DESK, TIMES, at(now))
    return (found.why, found.at) if found else None


def test_a_long_wait_is_asked_about_after_a_while_and_then_now_and_then() -> None:
    assert asked(waiting("2026-11-24T10:00"), "2026-11-24T10:00") == ("long", at("2026-11-24T10:20"))
    again = waiting("2026-11-24T10:00", long=at("2026-11-24T10:20"))
    assert asked(again, "2026-11-24T10:20") == ("long", at("2026-11-24T11:20"))


def test_closing_time_comes_a_quarter_of_an_hour_ahead_and_again_when_it_is_there() -> None:
    state = waiting("2026-11-24T17:30")
    assert asked(state, "2026-11-24T17:30") == ("closing", at("2026-11-24T17:45"))
    told = waiting("2026-11-24T17:30", closing=at("2026-11-24T18:00"))
    assert asked(told, "2026-11-24T17:45") == ("closed", at("2026-11-24T18:00"))


def test_who_comes_in_the_last_minutes_hears_it_at_once() -> None:
    found = next_reminder(waiting("2026-11-24T17:52"), DESK, TIMES, at("2026-11-24T17:52"))
    assert found is not None
    assert (found.why, found.at < at("2026-11-24T17:52")) == ("closing", True)


def test_nobody_is_asked_at_night_and_who_waits_on_is_asked_the_next_day() -> None:
    closed = at("2026-11-24T18:00")
    state = waiting("2026-11-24T17:30", closing=closed, closed=closed)
    assert asked(state, "2026-11-24T18:00") == ("long", at("2026-11-25T08:20"))
    morning = waiting("2026-11-24T17:30", closing=closed, closed=closed, long=at("2026-11-25T17:20"))
    assert asked(morning, "2026-11-25T17:20") == ("closing", at("2026-11-25T17:45"))


def test_a_desk_that_never_closes_says_nothing_of_closing() -> None:
    found = next_reminder(waiting("2026-11-24T17:30"), DESK, None, at("2026-11-24T17:30"))
    assert found is not None
    assert (found.why, found.at) == ("long", at("2026-11-24T17:50"))


def test_when_nobody_looked_for_a_while_only_what_still_holds_is_asked() -> None:
    planned = at("2026-11-24T17:45")
    late = due(waiting("2026-11-24T17:30"), DESK, TIMES, planned, at("2026-11-24T18:30"))
    assert late is not None
    assert (late.why, late.closes) == ("closed", at("2026-11-24T18:00"))
    assert due(waiting("2026-11-24T17:30"), DESK, TIMES, planned, at("2026-11-25T09:00")) is None
    told = waiting("2026-11-24T17:30", closing=at("2026-11-24T18:00"))
    assert due(told, DESK, TIMES, at("2026-11-24T18:00"), at("2026-11-25T09:00")) is None


def test_who_no_longer_waits_is_asked_nothing() -> None:
    assert next_reminder(State(), DESK, TIMES, at("2026-11-24T17:30")) is None


@given(
    st.integers(0, 14 * 24 * 60).map(lambda n: at("2026-03-23T00:00") + timedelta(minutes=n)),
    st.lists(st.integers(1, 900), min_size=5, max_size=60),
)
def test_each_closing_is_told_at_most_once_before_and_once_at_it(since: datetime, steps: list[int]) -> None:
    """However late or often somebody looks; and there is always a next moment to look."""
    state = waiting(since.astimezone(ZONE).replace(tzinfo=None).isoformat())
    planned = next_reminder(state, DESK, TIMES, since)
    now, told = since, []
    for step in steps:
        now += timedelta(minutes=step)
        for _ in range(5):
            assert planned is not None
            if planned.at > now:
                break
            found = due(state, DESK, TIMES, planned.at, now)
            if found is not None:
                told.append((found.why, found.closes))
                assert found.why != "long" or TIMES.is_open(found.at)
                reminded = state.reminded
                match found.why:
                    case "long":
                        reminded = msgspec.structs.replace(reminded, long=now)
                    case "closing":
                        reminded = msgspec.structs.replace(reminded, closing=found.closes)
                    case "closed":
                        reminded = msgspec.structs.replace(reminded, closing=found.closes, closed=found.closes)
                state = msgspec.structs.replace(state, reminded=reminded)
            planned = next_reminder(state, DESK, TIMES, now)
        else:
            raise AssertionError("the same thing is due for ever")
    closings = [each for each in told if each[0] != "long"]
    assert len(closings) == len(set(closings))
