"""Who gets whom: least busy, then longest idle; nobody above capacity; nobody unserved while there is a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handoff.queue.assignment import Waiting, Worker, assign, choose
from handoff.queue.fit import Wanted, fits

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DESKS, LANGUAGES, SKILLS = ["a", "b"], ["nl", "en", "pl"], ["debts", "tax"]


def subsets(of: list[str], least: int = 0) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(of), min_size=least)


workers = st.lists(
    st.builds(
        Worker,
        id=st.uuids().map(str),
        serves=subsets(DESKS, 1),
        languages=subsets(LANGUAGES),
        skills=subsets(SKILLS),
        capacity=st.integers(1, 4),
        has=st.integers(0, 5),
        idle_since=st.integers(0, 60).map(lambda minutes: NOON - timedelta(minutes=minutes)),
        wrapping_up=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda worker: worker.id,
)
queues = st.lists(
    st.builds(
        Waiting,
        conversation=st.uuids().map(str),
        epoch=st.just(1),
        desk=st.sampled_from(DESKS),
        wanted=st.builds(Wanted, st.sampled_from([*LANGUAGES, "ar"]), subsets(SKILLS)),
        late=st.booleans(),
    ),
    max_size=15,
    unique_by=lambda waiting: waiting.conversation,
)


def worker(id_: str, *, has: int = 0, capacity: int = 3, idle: int = 0, languages: str = "nl") -> Worker:
    return Worker(
        id=id_,
        serves=frozenset(["a"]),
        languages=frozenset(languages.split()),
        skills=frozenset(),
        capacity=capacity,
        has=has,
        idle_since=NOON - timedelta(minutes=idle),
    )


@given(queues, workers)
def test_nobody_gets_more_than_their_capacity_and_nobody_is_given_twice(
    waiting: list[Waiting], staff: list[Worker]
) -> None:
    found = assign(waiting, staff)
    assert max(Counter(each.conversation for each, _ in found).values(), default=0) <= 1
    got = Counter(each.id for _, each in found)
    for each in staff:
        assert got[each.id] <= max(each.capacity - each.has, 0)
        assert not (each.wrapping_up and got[each.id])


@given(queues, workers)
def test_nobody_waits_while_somebody_who_fits_has_a_place(waiting: list[Waiting], staff: list[Worker]) -> None:
    found = assign(waiting, staff)
    served = {each.conversation for each, _ in found}
    got = Counter(each.id for _, each in found)
    for each in waiting:
        if each.conversation in served:
            continue
        for colleague in staff:
            free = not colleague.wrapping_up and colleague.has + got[colleague.id] < colleague.capacity
            assert not (free and each.desk in colleague.serves and fits(colleague, each.wanted))


@given(queues, workers)
def test_who_has_no_fitting_caseworker_on_duty_is_served_by_whoever_is_there(
    waiting: list[Waiting], staff: list[Worker]
) -> None:
    found = assign(waiting, staff)
    served = {each.conversation for each, _ in found}
    got = Counter(each.id for _, each in found)
    for each in waiting:
        there = [colleague for colleague in staff if each.desk in colleague.serves]
        able = [colleague for colleague in there if each.wanted.skills <= colleague.skills]
        if each.conversation in served or any(fits(colleague, each.wanted) for colleague in there):
            continue
        for colleague in able or there:
            assert colleague.wrapping_up or colleague.has + got[colleague.id] >= colleague.capacity


@given(workers)
def test_of_those_who_are_suited_the_least_busy_and_then_the_longest_idle_gets_it(staff: list[Worker]) -> None:
    wanted = Waiting("c", 1, "a", Wanted("nl"))
    chosen = choose(wanted, staff)
    if chosen is None:
        return
    for other in staff:
        if "a" in other.serves and other.free and fits(other, wanted.wanted) == fits(chosen, wanted.wanted):
            share, others = chosen.has / chosen.capacity, other.has / other.capacity
            assert (share, chosen.idle_since) <= (others, other.idle_since)


def test_a_share_of_the_capacity_counts_not_the_number() -> None:
    half_full, third_full = worker("few", has=1, capacity=2), worker("many", has=2, capacity=6)
    chosen = choose(Waiting("c", 1, "a"), [half_full, third_full])
    assert chosen is third_full


def test_of_two_equally_busy_the_one_who_was_idle_longest_gets_the_first_and_the_other_the_second() -> None:
    fresh, idle = worker("fresh", idle=1), worker("idle", idle=20)
    found = assign([Waiting("1", 1, "a"), Waiting("2", 1, "a"), Waiting("3", 1, "a")], [fresh, idle])
    assert [each.id for _, each in found] == ["idle", "fresh", "idle"]


def test_who_speaks_the_language_and_is_busy_is_waited_for_until_the_target_is_missed() -> None:
    speaks, idle = worker("speaks", has=3, languages="nl pl"), worker("idle")
    polish = Waiting("c", 1, "a", Wanted("pl"))
    assert choose(polish, [speaks, idle]) is None
    assert choose(Waiting("c", 1, "a", Wanted("pl"), late=True), [speaks, idle]) is idle


def test_who_helped_before_gets_it_again_with_room_and_otherwise_the_ordinary_way_goes() -> None:
    again = Waiting("c", 1, "a", before="before")
    busy, idle = worker("before", has=2), worker("idle")
    assert choose(again, [busy, idle]) is busy
    assert choose(again, [worker("before", has=3), idle]) is idle


def test_who_gave_it_back_gets_it_again_only_when_nobody_took_it_in_time() -> None:
    gave, other = worker("gave", idle=60), worker("other", has=2)
    back = Waiting("c", 1, "a", given_back_by="gave")
    assert choose(back, [gave, other]) is other
    assert choose(back, [gave]) is None
    assert choose(replace(back, late=True), [gave]) is gave


def test_the_example_of_the_documentation_comes_true() -> None:
    staff = [
        worker("A", has=1, idle=2, languages="nl en"),
        worker("B", has=2, capacity=6, idle=19, languages="nl en"),
        worker("C", has=2, capacity=2, idle=30, languages="nl pl"),
    ]
    polish = Waiting("3", 1, "a", Wanted("pl"))
    queue = [Waiting("1", 1, "a"), Waiting("2", 1, "a"), polish, Waiting("4", 1, "a")]
    assert [(each.conversation, got.id) for each, got in assign(queue, staff)] == [("1", "B"), ("2", "A"), ("4", "B")]
    assert choose(replace(polish, late=True), staff) is not None
    assert choose(polish, staff[:2]) is not None
