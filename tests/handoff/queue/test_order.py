"""The order of a queue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.conversation.state import DEADLINE, FRONT, ORDINARY, URGENT
from handoff.queue.order import Waiter, positions

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_given_back_first_then_distress_then_who_waits_longest() -> None:
    waiters = [
        Waiter("new", ORDINARY, NOON),
        Waiter("long", ORDINARY, NOON - timedelta(minutes=30)),
        Waiter("distress", URGENT, NOON),
        Waiter("given-back", FRONT, NOON),
    ]
    assert positions(waiters) == {"given-back": 1, "distress": 2, "long": 3, "new": 4}


def test_a_deadline_goes_before_who_came_a_little_earlier_but_not_before_who_waited_long() -> None:
    waiters = [
        Waiter("deadline", DEADLINE, NOON),
        Waiter("a little earlier", ORDINARY, NOON - timedelta(minutes=10)),
        Waiter("long", ORDINARY, NOON - timedelta(minutes=40)),
    ]
    assert positions(waiters) == {"long": 1, "deadline": 2, "a little earlier": 3}


@given(st.sampled_from([FRONT, URGENT, DEADLINE]), st.integers(0, 100))
def test_nobody_is_overtaken_for_ever(rank: int, hours: int) -> None:
    patient = Waiter("patient", ORDINARY, NOON)
    later = Waiter("later", rank, NOON + timedelta(hours=13 + hours))
    assert positions([patient, later])["patient"] == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=30), st.randoms())
def test_everybody_sees_the_same_order_and_no_place_twice(ranks: list[tuple[int, int]], random: object) -> None:
    waiters = [
        Waiter(str(number), rank, NOON + timedelta(minutes=minutes)) for number, (rank, minutes) in enumerate(ranks)
    ]
    found = positions(waiters)
    shuffled = list(waiters)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert positions(shuffled) == found
    assert sorted(found.values()) == list(range(1, len(waiters) + 1))
