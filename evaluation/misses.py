"""The worst misses, each with what an editor needs to know to write the phrase that is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.phrases import Near
from evaluation.scoring import Outcome

Nearest = Callable[[str, Iterable[str]], "Near | None"]
"""The training phrase of some topics that is nearest to a text."""

_OUT_OF_SCOPE = "out_of_scope"  # the intent that learns what is not for a government


@dataclass(frozen=True)
class Miss:
    """A wrong outcome, the topic that was taken, and the nearest phrases of that topic and of the right ones."""

    outcome: Outcome
    taken: str
    nearest_taken: Near | None
    nearest_right: Near | None


def worst(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What is wrong, the worst first: wrong answers by how certain they were, then questions back without a right
    choice, then what was not understood.
    """
    wrong = [outcome for outcome in outcomes if not outcome.top1 and not (outcome.is_clarified and outcome.top3)]
    return sorted(wrong, key=lambda outcome: (not outcome.is_answered, outcome.shown is None, -outcome.confidence))


def explained(outcomes: Sequence[Outcome], provider_of: Mapping[str, str], nearest: Nearest) -> list[Miss]:
    """``outcomes`` with their nearest phrases. ``provider_of`` has the organisation of every service."""
    misses = []
    for outcome in outcomes:
        taken = outcome.service or (outcome.ranked[0] if outcome.ranked else outcome.kind)
        right = set(topics_of(outcome, provider_of)) - {taken}
        text = outcome.question.text
        misses.append(Miss(outcome, taken, nearest(text, [taken]), nearest(text, right)))
    return misses


def topics_of(outcome: Outcome, provider_of: Mapping[str, str]) -> list[str]:
    """The topics that would have been right: the service that the question names, else those of the best organisation
    that has some; what is out of scope has an intent of its own.
    """
    question = outcome.question
    if question.topic is not None and question.topic in provider_of:
        return [question.topic]
    for organisation in question.orgs:
        services = [service for service, provider in provider_of.items() if provider == organisation]
        if services:
            return services
    return [_OUT_OF_SCOPE] if question.is_out_of_scope else []
