"""The figures as a table for people."""

from __future__ import annotations

from collections.abc import Sequence

from bench.figures import AT_A_TIME, Figures, Latency, in_words, missed


def rows_in_columns(rows: Sequence[Sequence[str]], numbers_from: int = 1) -> list[str]:
    """``rows`` as lines whose columns stand below each other; the columns from ``numbers_from`` on to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at < numbers_from else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def table(facts: Sequence[tuple[str, str]], figures: Figures) -> str:
    """All of it. ``facts`` are the machine's, by name."""
    parts = [
        ["The machine", *rows_in_columns(facts, 2)],
        ["Latency, in milliseconds", *rows_in_columns([_HEAD, *_latencies(figures)])],
        ["Turns a second", *rows_in_columns(_ratio(figures))] if figures.default else [],
        ["Time, in seconds", *rows_in_columns(_times(figures))],
        [
            f"Processor time of a turn, in milliseconds, {AT_A_TIME} at a time",
            *rows_in_columns([[name, f"{each:.1f}"] for name, each in figures.busy.items()]),
        ],
        ["Memory, in MB", *rows_in_columns([[name, f"{size:.0f}"] for name, size in figures.memory.items()])],
        ["Missed", *missed(figures)] if missed(figures) else ["All that was wanted was reached."],
    ]
    return "\n\n".join("\n".join([part[0], *(f"  {line}" for line in part[1:])]) for part in parts if part)


_HEAD = ["", "p50", "p95", "p99", "a second", "measured", "failed"]


def _latencies(figures: Figures) -> list[list[str]]:
    named = {f"turn, {number} at a time": latency for number, latency in figures.turns.items()}
    named[f"bot without handoff, {AT_A_TIME} at a time"] = figures.bot_alone
    if figures.default:
        named[f"default pipeline, {AT_A_TIME} at a time"] = figures.default
    named["caseworker to citizen"] = figures.delivery
    return [_latency(name, latency) for name, latency in named.items()]


def _latency(name: str, latency: Latency) -> list[str]:
    failed = in_words(latency.failures) if latency.failures else "0"
    times = [f"{each:.1f}" for each in (latency.p50, latency.p95, latency.p99, latency.per_second)]
    return [name, *times, str(latency.count), failed]


def _ratio(figures: Figures) -> list[list[str]]:
    rows = [["", "Loket", "default", "times"]]
    for number, (ours, default) in enumerate(figures.rounds, start=1):
        rows.append([f"round {number}", f"{ours:.1f}", f"{default:.1f}", f"{ours / default:.2f}"])
    return rows


def _times(figures: Figures) -> list[list[str]]:
    times = [
        ("restart, as a second make run", figures.restart_seconds),
        ("of that, until the processes were well", figures.start_seconds),
        ("training", figures.training_seconds),
    ]
    if figures.default_training_seconds is not None:
        times.append(("training the default pipeline, one epoch", figures.default_training_seconds))
    return [[name, f"{seconds:.1f}"] for name, seconds in times]
