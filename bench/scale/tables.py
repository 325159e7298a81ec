"""The figures as tables for people."""

from __future__ import annotations

from collections.abc import Sequence

from bench.scale.figures import Figures, Round, Times, growth, missed
from bench.scale.sizes import FIRST
from bench.table import rows_in_columns


def tables(facts: Sequence[tuple[str, str]], figures: Figures) -> str:
    """All of it. ``facts`` are the machine's, by name."""
    parts = [
        ["The machine", *rows_in_columns(facts, 2)],
        ["Words from a citizen's window to the console, in milliseconds", *rows_in_columns(_loads(figures))],
        ["How it grows", *rows_in_columns(_rounds(figures))],
        ["The machine's limits", *rows_in_columns(_limits(figures))],
    ]
    if figures.bot:
        turns = [[f"turn {turn}", f"{each:.1f}"] for turn, each in figures.bot.items()]
        parts.append(["A turn of the bot by its number in the conversation, in milliseconds", *rows_in_columns(turns)])
    wanting = missed(figures)
    parts.append(["Missed", *wanting] if wanting else ["All that was wanted was reached."])
    return "\n\n".join("\n".join([part[0], *(f"  {line}" for line in part[1:])]) for part in parts)


def _loads(figures: Figures) -> list[list[str]]:
    rows = [["a second", "committed", "p50", "p95", "p99", "delivered p50", "p95", "p99", "CPU", "failed"]]
    for each in [*figures.loads, figures.rounds[FIRST].fastest]:
        asked = "the most" if each.load is None else f"{each.load:g}"
        failed = str(sum(each.failures.values()))
        rows.append(
            [asked, f"{each.per_second:g}", *_of(each.committed), *_of(each.delivered), f"{each.cpu_ms:g}", failed]
        )
    return rows


def _rounds(figures: Figures) -> list[list[str]]:
    first = figures.rounds[FIRST]
    others = {name: each for name, each in figures.rounds.items() if name != FIRST}
    rows = [["", FIRST, *(cell for name in others for cell in (figures.name(name).replace("_", " "), "times"))]]
    for name, value in _values(first).items():
        rows.append([name.replace("_", " "), f"{value:g}"])
        for each in others.values():
            rows[-1] += [f"{_values(each)[name]:g}", _said(growth(first, each)[name])]
    return rows


def _values(each: Round) -> dict[str, float]:
    return {
        "store_messages_per_second": each.stored.per_second,
        "door_messages_per_second": each.fastest.per_second,
        "delivered_p50": each.talked.delivered.p50,
        "delivered_p99": each.talked.delivered.p99,
        "cpu_ms_per_message": each.talked.cpu_ms,
        "claims_per_second": each.claims.per_second,
        "kb_per_conversation": each.opened.kb_each,
        "idle_cores": each.opened.idle_cores,
        "resume_seconds": each.resumed.last,
    }


def _limits(figures: Figures) -> list[list[str]]:
    first, grown, limits = figures.rounds[FIRST], figures.largest, figures.limits
    return [
        ["", "bare", "Loket", "share"],
        _beside("messages a second, Sanic's WebSocket", limits.echo_per_second, first.fastest.per_second),
        _beside("commits a second, PostgreSQL", limits.inserts_per_second, first.stored.per_second),
        _beside("kB of memory for an open window", limits.echo_kb_each, grown.opened.kb_each),
    ]


def _beside(name: str, bare: float, ours: float) -> list[str]:
    return [name, f"{bare:g}", f"{ours:g}", _said(round(ours / bare, 2) if bare else None)]


def _said(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.2f}"


def _of(times: Times) -> list[str]:
    return [f"{times.p50:.1f}", f"{times.p95:.1f}", f"{times.p99:.1f}"]
