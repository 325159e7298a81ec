"""What the bench makes of what it measured."""

from __future__ import annotations

import json

import pytest

from bench.figures import as_json, latency_of, missed, percentile
from bench.load.orders import Measured, together
from bench.table import rows_in_columns, table
from tests.bench.examples import figures, latency


@pytest.mark.parametrize(
    ("share", "expected"), [(0, 1), (0.01, 1), (0.5, 50), (0.505, 51), (0.95, 95), (0.99, 99), (1, 100)]
)
def test_a_percentile_is_the_smallest_value_that_covers_the_share(share: float, expected: float) -> None:
    assert percentile([float(value) for value in range(100, 0, -1)], share) == expected


def test_a_percentile_of_few_values_is_one_of_them() -> None:
    assert percentile([3.0, 1.0], 0.99) == 3.0
    assert percentile([7.0], 0.5) == 7.0


def test_a_percentile_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 0.5)


@pytest.mark.parametrize("share", [-0.1, 1.1, 95])
def test_a_share_is_between_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="is no share"):
        percentile([1.0], share)


def test_turns_a_second_count_only_what_was_answered_in_time() -> None:
    found = latency_of(Measured(latencies=[10.04, 20.0, 30.0], seconds=2, answered=5, failures={"too-late": 1}))
    assert (found.p50, found.p95, found.p99) == (20.0, 30.0, 30.0)
    assert (found.count, found.per_second, found.failures) == (3, 1.5, {"too-late": 1})


def test_a_run_without_answers_tells_what_went_wrong() -> None:
    with pytest.raises(ValueError, match="'connection': 4"):
        latency_of(Measured(latencies=[], seconds=2, answered=0, failures={"connection": 4}))


def test_rounds_are_put_together_by_their_time_and_not_by_their_figures() -> None:
    slow = Measured(latencies=[100.0], seconds=10, answered=2, failures={"too-late": 1})
    quick = Measured(latencies=[1.0, 2.0, 3.0], seconds=10, answered=3, failures={"too-late": 2, "empty": 1})
    both = together([slow, quick])
    assert sorted(both.latencies) == [1.0, 2.0, 3.0, 100.0]
    assert (both.seconds, both.per_second, both.answered) == (20, 0.2, 5)
    assert both.failures == {"too-late": 3, "empty": 1}


def test_the_speed_up_is_of_turns_a_second_at_the_same_number_of_conversations() -> None:
    found = figures(turns={1: latency(), 8: latency(per_second=60.0), 32: latency(per_second=90.0)})
    assert found.speedup == 3.0
    assert figures(default=None).speedup is None


def test_nothing_is_missed_when_all_is_reached() -> None:
    assert missed(figures()) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"turns": {8: latency(p95=100.0)}}, "turn p95 at 8 conversations: 100 ms, wanted under 100 ms"),
        ({"delivery": latency(p99=50.0)}, "delivery p99: 50 ms, wanted under 50 ms"),
        ({"default": latency(per_second=24.0)}, "turns per second: 2.5 times the default pipeline's, wanted 3"),
        ({"restart_seconds": 20.0}, "restart: 20 s, wanted under 20 s"),
        ({"delivery": latency(failures={"not-delivered": 2})}, "delivery: 2 failed (not-delivered 2), wanted none"),
    ],
)
def test_what_is_missed_is_told_with_by_how_much(changed: dict[str, object], words: str) -> None:
    assert missed(figures(**changed)) == [words]


def test_without_the_default_pipeline_its_ratio_is_not_missed() -> None:
    assert missed(figures(default=None)) == []


def test_the_line_of_json_has_the_promised_names() -> None:
    text = as_json(figures())
    assert "\n" not in text
    line = json.loads(text)
    assert line["turn_p50_ms"] == 20.0
    assert line["turn_p95_ms"] == 40.0
    assert line["turns_per_second"] == 60.0
    assert line["turn_p95_ms_at_32"] == 40.0
    assert line["speedup_over_default_pipeline"] == 3.0
    assert line["default_turns_per_second"] == 20.0
    assert line["delivery_p99_ms"] == 45.0
    assert line["restart_seconds"] == 12.3
    assert line["training_seconds"] == 61.0
    assert line["memory_mb"] == {"bot 1": 512, "handoff": 128}
    assert line["failures"] == 0
    assert line["missed"] == []


def test_the_line_of_json_says_null_for_what_was_not_measured() -> None:
    line = json.loads(as_json(figures(default=None, default_training_seconds=None)))
    assert line["speedup_over_default_pipeline"] is None
    assert line["default_turns_per_second"] is None
    assert line["default_training_seconds"] is None


def test_failures_of_turns_and_deliveries_are_added_up() -> None:
    found = figures(turns={8: latency(failures={"empty": 2})}, delivery=latency(failures={"connection": 1}))
    assert json.loads(as_json(found))["failures"] == 3


def test_columns_stand_below_each_other() -> None:
    assert rows_in_columns([["", "p50"], ["turn", "9.5"], ["a longer name", "12.25"]]) == [
        "                 p50",
        "turn             9.5",
        "a longer name  12.25",
    ]


def test_the_table_shows_the_machine_the_figures_and_what_was_missed() -> None:
    shown = table([("cores", "2"), ("memory", "16 GB")], figures(turns={8: latency(p95=140.0)}))
    assert "cores   2\n" in shown
    assert "turn, 8 at a time" in shown
    assert [line.split() for line in shown.splitlines() if "round" in line] == [
        ["round", "1", "54.0", "20.0", "2.70"],
        ["round", "2", "66.0", "20.0", "3.30"],
    ]
    assert "handoff  128" in shown
    assert shown.endswith("Missed\n  turn p95 at 8 conversations: 140 ms, wanted under 100 ms")


def test_the_table_without_the_default_pipeline_has_no_ratio() -> None:
    found = figures(default=None, default_training_seconds=None, rounds=[[60.0], [61.0]])
    shown = table([("cores", "2")], found)
    assert "default" not in shown
    assert shown.endswith("All that was wanted was reached.")
