"""From the outcomes to the figures that are told."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from evaluation.questions import NONE
from evaluation.scoring import Outcome

BINS = 10
NOTHING = "(nothing)"
CLARIFIED = "(a question back)"
OTHER = "(other)"

_OF_ITS_OWN = 3
"""So many questions get a line of their own."""


@dataclass(frozen=True)
class Bin:
    """The answers whose confidence lies from ``low`` up to (and in the last bin with) ``high``."""

    low: float
    high: float
    count: int
    confidence: float  # mean; 0 without answers
    right: float  # share; 0 without answers


def share(of: Iterable[bool]) -> float | None:
    """The share (0 to 1) that is true; None of nothing."""
    values = list(of)
    return sum(values) / len(values) if values else None


def bins(outcomes: Iterable[Outcome]) -> list[Bin]:
    """The reliability table over the questions that got an answer: ten bins of the same width."""
    inside: list[list[Outcome]] = [[] for _ in range(BINS)]
    for outcome in outcomes:
        if outcome.is_answered:
            inside[min(int(outcome.confidence * BINS), BINS - 1)].append(outcome)
    return [
        Bin(
            at / BINS,
            (at + 1) / BINS,
            len(each),
            sum(outcome.confidence for outcome in each) / len(each) if each else 0.0,
            share(outcome.top1 for outcome in each) or 0.0,
        )
        for at, each in enumerate(inside)
    ]


def calibration_error(table: Sequence[Bin]) -> float | None:
    """How far confidence and the share that is right lie apart, each bin by its count (expected calibration error).

    Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks (2017). None when nothing was answered.
    """
    total = sum(each.count for each in table)
    return sum(each.count * abs(each.right - each.confidence) for each in table) / total if total else None


def macro_top1(outcomes: Iterable[Outcome]) -> float | None:
    """The mean of each organisation's top 1, so that a small one weighs as much as the municipality.

    A question belongs to the first organisation that it accepts; what is out of scope belongs to none.
    """
    of = grouped(outcomes, lambda outcome: outcome.question.orgs[0])
    shares = [share(outcome.top1 for outcome in each) for name, each in of.items() if name != NONE]
    known = [each for each in shares if each is not None]
    return sum(known) / len(known) if known else None


def grouped(outcomes: Iterable[Outcome], label: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """The outcomes by label, the labels in the order of the alphabet."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[label(outcome)].append(outcome)
    return dict(sorted(groups.items()))


def areas_of(topics: Iterable[str | None], area_of: Mapping[str, str]) -> dict[str | None, str]:
    """The area of each topic. ``area_of`` has the area of every service.

    That is the area of the service with that id, or else the one area of all services whose id begins with the topic's
    word; an area stands for itself, and so does another topic that at least three questions have; the rest is
    :data:`OTHER`.
    """
    areas: dict[str | None, str] = {}
    for topic, count in Counter(topics).items():
        beginning = {area for service, area in area_of.items() if service.startswith(f"{topic}-")}
        if topic is None:
            areas[topic] = OTHER
        elif topic in area_of:
            areas[topic] = area_of[topic]
        elif len(beginning) == 1:
            [areas[topic]] = beginning
        else:
            areas[topic] = topic if count >= _OF_ITS_OWN or topic in area_of.values() else OTHER
    return areas


def confusions(outcomes: Iterable[Outcome]) -> list[tuple[str, str, int]]:
    """What was expected, what was shown instead, and how often; most often first."""
    counts = Counter(
        (outcome.question.orgs[0], CLARIFIED if outcome.is_clarified else outcome.shown or NOTHING)
        for outcome in outcomes
        if not outcome.top1
    )
    return [(*pair, count) for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The last line of the report. Shares are from 0 to 1, and None where no question tells; times say their unit."""

    questions: int
    top1: float | None
    top3: float | None
    top3_shown: float | None
    top1_nl: float | None
    top1_en: float | None
    top1_other: float | None
    top3_nl: float | None
    top3_en: float | None
    macro_top1: float | None
    service_questions: int
    service_top1: float | None
    service_top3: float | None
    answered: float | None
    clarified: float | None
    not_understood: float | None
    handed_over: float | None
    failed: int
    handoff_recall: float | None
    handoff_recall_called: float | None
    handoff_needless: float | None
    person_offered_needless: float | None
    wrong_confident: float | None
    ece: float | None
    out_of_scope_answered: float | None
    turn_p50_ms: float
    turn_p95_ms: float
    seconds: float


def figures_of(outcomes: Sequence[Outcome], services: Iterable[str], seconds: float) -> Figures:
    """All figures. ``services`` are the ids that a topic may be, ``seconds`` the time of all. Raises ValueError for no
    outcomes.
    """
    if not outcomes:
        raise ValueError("nothing was asked")
    ids = frozenset(services)
    dutch = [each for each in outcomes if each.question.lang == "nl"]
    english = [each for each in outcomes if each.question.lang == "en"]
    other = [each for each in outcomes if each.question.lang not in ("nl", "en")]
    must = [each for each in outcomes if each.question.must_handoff]
    about_service = [each for each in outcomes if each.question.topic in ids]
    times = [each.seconds * 1000 for each in outcomes]
    return Figures(
        questions=len(outcomes),
        top1=_rounded(share(each.top1 for each in outcomes)),
        top3=_rounded(share(each.top3 for each in outcomes)),
        top3_shown=_rounded(share(each.top3_shown for each in outcomes)),
        top1_nl=_rounded(share(each.top1 for each in dutch)),
        top1_en=_rounded(share(each.top1 for each in english)),
        top1_other=_rounded(share(each.top1 for each in other)),
        top3_nl=_rounded(share(each.top3 for each in dutch)),
        top3_en=_rounded(share(each.top3 for each in english)),
        macro_top1=_rounded(macro_top1(outcomes)),
        service_questions=len(about_service),
        service_top1=_rounded(share(each.service_top1 for each in about_service)),
        service_top3=_rounded(share(each.service_top3 for each in about_service)),
        answered=_rounded(share(each.is_answered for each in outcomes)),
        clarified=_rounded(share(each.is_clarified for each in outcomes)),
        not_understood=_rounded(share(each.kind == "not_understood" for each in outcomes)),
        handed_over=_rounded(share(each.handed_over for each in outcomes)),
        failed=sum(each.has_failed for each in outcomes),
        handoff_recall=_rounded(share(each.person_called for each in must)),
        handoff_recall_called=_rounded(share(each.handed_over for each in must)),
        handoff_needless=_rounded(share(each.handed_over for each in outcomes if not each.question.must_handoff)),
        person_offered_needless=_rounded(
            share(each.person_offered and not each.handed_over for each in outcomes if not each.question.must_handoff)
        ),
        wrong_confident=_rounded(share(each.is_wrong_and_confident for each in outcomes)),
        ece=_rounded(calibration_error(bins(outcomes))),
        out_of_scope_answered=_rounded(
            share(each.is_answered_out_of_scope for each in outcomes if each.question.is_out_of_scope)
        ),
        turn_p50_ms=round(percentile(times, 0.5), 1),
        turn_p95_ms=round(percentile(times, 0.95), 1),
        seconds=round(seconds, 1),
    )


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest of ``values`` that at least ``part`` (0 to 1) of them do not exceed. Raises IndexError for none."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
