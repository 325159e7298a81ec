"""The report: tables for people, and one line of JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

import msgspec

from bench.table import rows_in_columns
from evaluation.figures import Figures, areas_of, bins, confusions, grouped, share
from evaluation.misses import Miss
from evaluation.scoring import CONFIDENT, Outcome

_CONFUSIONS = 25
_LISTED = 15
_TEXT = 150

WANTED = {
    "top1": 0.90,
    "top3": 0.97,
    "top1_nl": 0.90,
    "top1_en": 0.90,
    "handoff_recall": 0.98,
}
"""At least so much."""
ALLOWED = {"wrong_confident": 0.02, "ece": 0.05, "out_of_scope_answered": 0.03}
"""At most so much."""


def report(
    outcomes: Sequence[Outcome], figures: Figures, area_of: Mapping[str, str], misses: Sequence[Miss]
) -> list[str]:
    """All lines but the last. ``area_of`` has the area of every service."""
    areas = areas_of((outcome.question.topic for outcome in outcomes), area_of)
    services = frozenset(area_of)
    parts = [
        _section("All together", _totals(figures)),
        _section("By language", _groups(outcomes, services, lambda each: each.question.lang)),
        _section("By area", _groups(outcomes, services, lambda each: areas[each.question.topic])),
        _section("By style", _groups(outcomes, services, lambda each: each.question.style or "-")),
        _section(
            "By organisation (the first that is accepted)",
            _groups(outcomes, services, lambda each: each.question.orgs[0]),
        ),
        _section("Calibration: questions that got an answer, by confidence", _reliability(outcomes)),
        _section("What the bot did", _kinds(outcomes)),
        _section("Confusions: expected, shown, how often", _confusions(outcomes)),
        _section("The bot failed: standard error says why", _listed(outcomes, lambda each: each.has_failed)),
        _section("A person should have come, and none was called or offered", _listed(outcomes, _missed_person)),
        _section("A person was called without need", _listed(outcomes, _needless_person)),
        _section("Out of scope, and answered", _listed(outcomes, lambda each: each.is_answered_out_of_scope)),
        _section("Worst misses, with the nearest training phrases (cosine)", _misses(misses)),
        _section("Wanted and not reached", _missed(figures)),
    ]
    return "\n\n".join(part for part in parts if part).splitlines()


def as_json(figures: Figures) -> str:
    """The figures as one JSON object on one line."""
    return msgspec.json.encode(figures).decode()


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(f"  {line}" for line in lines)]) if lines else ""


def _totals(figures: Figures) -> list[str]:
    rows = [
        ["questions", str(figures.questions), ""],
        ["organisation, top 1", _percent(figures.top1), "the first organisation shown is accepted"],
        ["organisation, top 3", _percent(figures.top3), "also by a choice of a question back, or by the ranking"],
        ["organisation, top 3 shown", _percent(figures.top3_shown), "without the ranking"],
        ["organisation, macro average", _percent(figures.macro_top1), "each organisation weighs the same"],
        ["service, top 1", _percent(figures.service_top1), f"of {figures.service_questions} whose topic is a service"],
        ["service, top 3", _percent(figures.service_top3), "by the ranking"],
        ["person called or offered", _percent(figures.handoff_recall), "of those who should get one"],
        ["person called", _percent(figures.handoff_recall_called), "of those who should get one"],
        ["person called without need", _percent(figures.handoff_needless), "of all others"],
        ["person offered besides", _percent(figures.person_offered_needless), "of all others, with an answer"],
        ["wrong and confident", _percent(figures.wrong_confident), f"of all, from confidence {CONFIDENT} on"],
        ["expected calibration error", _percent(figures.ece), "of the questions that got an answer"],
        ["out of scope, answered", _percent(figures.out_of_scope_answered), "of what is out of scope"],
        ["turn p50, p95", f"{figures.turn_p50_ms} ms, {figures.turn_p95_ms} ms", "one at a time"],
    ]
    return rows_in_columns(rows, 3)


def _groups(outcomes: Sequence[Outcome], services: Set[str], label: Callable[[Outcome], str]) -> list[str]:
    """The table by ``label``. The last two columns tell of the questions whose topic is one of the ``services``: in
    which share the answer is that very service, and how many there are.
    """
    head = ["", "questions", "top 1", "top 3", "answered", "a question back", "person called"]
    rows = [[*head, "service, top 1", "of"]]
    for name, each in grouped(outcomes, label).items():
        about_service = [outcome for outcome in each if outcome.question.topic in services]
        rows.append(
            [
                name,
                str(len(each)),
                _percent(share(outcome.top1 for outcome in each)),
                _percent(share(outcome.top3 for outcome in each)),
                _percent(share(outcome.is_answered for outcome in each)),
                _percent(share(outcome.is_clarified for outcome in each)),
                _percent(share(outcome.handed_over for outcome in each)),
                _percent(share(outcome.service_top1 for outcome in about_service)),
                str(len(about_service)),
            ]
        )
    return rows_in_columns(rows)


def _reliability(outcomes: Sequence[Outcome]) -> list[str]:
    rows = [["confidence", "questions", "mean confidence", "right", "difference"]]
    for each in bins(outcomes):
        if each.count:
            rows.append(
                [
                    f"{each.low:.1f} – {each.high:.1f}",
                    str(each.count),
                    _percent(each.confidence),
                    _percent(each.right),
                    f"{(each.right - each.confidence) * 100:+.1f}",
                ]
            )
    return rows_in_columns(rows) if len(rows) > 1 else []


def _kinds(outcomes: Sequence[Outcome]) -> list[str]:
    rows = [["", "questions", "share", "top 1"]]
    for kind, each in grouped(outcomes, lambda outcome: outcome.kind.replace("_", " ")).items():
        right = share(outcome.top1 for outcome in each)
        rows.append([kind, str(len(each)), _percent(len(each) / len(outcomes)), _percent(right)])
    return rows_in_columns(rows)


def _confusions(outcomes: Sequence[Outcome]) -> list[str]:
    found = confusions(outcomes)
    rows = [[expected, "→", shown, str(count)] for expected, shown, count in found[:_CONFUSIONS]]
    return [*rows_in_columns(rows, 3), *_and_more(len(found) - _CONFUSIONS)] if rows else []


def _missed_person(outcome: Outcome) -> bool:
    return outcome.question.must_handoff and not outcome.person_called


def _needless_person(outcome: Outcome) -> bool:
    return outcome.handed_over and not outcome.question.must_handoff


def _listed(outcomes: Sequence[Outcome], chosen: Callable[[Outcome], bool]) -> list[str]:
    found = [outcome for outcome in outcomes if chosen(outcome)]
    lines = [
        f"{outcome.question.lang}  “{_short(outcome.question.text)}”"
        f" ({outcome.reason or outcome.kind}, {outcome.service or _first(outcome.ranked)}, {outcome.confidence:.2f})"
        for outcome in found[:_LISTED]
    ]
    return [*lines, *_and_more(len(found) - _LISTED)]


def _misses(misses: Sequence[Miss]) -> list[str]:
    lines: list[str] = []
    for miss in misses:
        outcome = miss.outcome
        lines += [
            f"{outcome.question.lang}  “{_short(outcome.question.text)}”",
            f"      expected {', '.join(outcome.question.orgs)}; {outcome.kind.replace('_', ' ')}"
            f" with {outcome.shown or 'no organisation'} ({miss.taken}, {outcome.confidence:.2f})",
        ]
        for what, near in (("taken", miss.nearest_taken), ("right", miss.nearest_right)):
            if near is not None:
                lines.append(f"      {what}: {near.phrase.topic} {near.cosine:.2f} “{_short(near.phrase.text)}”")
    return lines


def _missed(figures: Figures) -> list[str]:
    lines = []
    for limits, word, sign in ((WANTED, "at least", 1), (ALLOWED, "at most", -1)):
        for name, limit in limits.items():
            value = getattr(figures, name)
            if value is not None and (value - limit) * sign < 0:
                lines.append(f"{name}: {_percent(value)}, wanted {word} {_percent(limit)}")
    return lines


def _first(ranked: Sequence[str]) -> str:
    return ranked[0] if ranked else "-"


def _and_more(number: int) -> list[str]:
    return [f"… and {number} more"] if number > 0 else []


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value * 100:.1f} %"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TEXT else f"{line[:_TEXT]}…"
