"""A part that keeps crashing is seen; one that crashed once is not a reason to stop everything."""

from __future__ import annotations

from launch.crashes import CrashWatch, Part


def test_a_part_that_runs_is_no_news() -> None:
    watch = CrashWatch(starts=3, within=60)
    assert all(watch.look([Part("bot-5055", "RUNNING", 10)], now=second) is None for second in range(1000))


def test_what_the_supervisor_gave_up_is_told_at_once() -> None:
    given_up = Part("handoff", "FATAL", 0)
    assert CrashWatch().look([Part("bot-5055", "RUNNING", 10), given_up], now=0) == given_up


def test_many_starts_in_a_short_time_are_seen_although_each_lasted_a_while() -> None:
    watch = CrashWatch(starts=3, within=60)
    found = [watch.look([Part("bot-5055", "RUNNING", 10 + start)], now=start * 10) for start in range(3)]
    assert [part is not None for part in found] == [False, False, True]


def test_crashes_far_apart_are_left_to_the_supervisor() -> None:
    watch = CrashWatch(starts=3, within=60)
    assert all(watch.look([Part("handoff", "RUNNING", 10 + day)], now=day * 86400) is None for day in range(10))


def test_each_part_is_counted_for_itself() -> None:
    watch = CrashWatch(starts=3, within=60)
    parts = [Part(name, "RUNNING", pid) for pid, name in enumerate(("bot-5055", "bot-5056", "handoff"), 10)]
    assert watch.look(parts, now=0) is None
    assert watch.look([Part(part.name, "BACKOFF", 0) for part in parts], now=1) is None
