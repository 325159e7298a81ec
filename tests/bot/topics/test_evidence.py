"""How what speaks for a topic is weighed."""

from __future__ import annotations

import numpy as np

from bot.topics.arrays import Bools, Floats
from bot.topics.evidence import KINDS, USUAL, weigh

_RANDOM = np.random.RandomState(42)
_NONE_RAISED = np.zeros(5, np.float32)


def speaking(kind: str, questions: int) -> tuple[Floats, Bools]:
    """Evidence for five topics in which only ``kind`` tells which one is right, and which one that is."""
    evidence = _RANDOM.normal(size=(questions, 5, len(KINDS))).astype(np.float32)
    right = np.zeros((questions, 5), dtype=bool)
    right[np.arange(questions), evidence[:, :, KINDS.index(kind)].argmax(axis=1)] = True
    return evidence, right


def test_the_kind_that_tells_most_gets_the_largest_weight() -> None:
    evidence, right = speaking("words", 400)
    assert KINDS[weigh(evidence, right, _NONE_RAISED).argmax()] == "words"


def test_few_questions_change_little_of_what_is_usual() -> None:
    evidence, right = speaking("words", 400)
    few = weigh(evidence[:3], right[:3], _NONE_RAISED)
    many = weigh(evidence, right, _NONE_RAISED)
    assert np.abs(few - USUAL.weights).max() < np.abs(many - USUAL.weights).max() / 3


def test_no_question_changes_nothing() -> None:
    evidence, right = speaking("words", 0)
    assert np.array_equal(weigh(evidence, right, _NONE_RAISED), USUAL.weights)


def test_a_question_that_no_topic_answers_tells_nothing() -> None:
    evidence, right = speaking("words", 200)
    with_more = np.concatenate([evidence, _RANDOM.normal(size=evidence.shape).astype(np.float32)])
    unanswered = np.concatenate([right, np.zeros_like(right)])
    assert np.allclose(weigh(evidence, right, _NONE_RAISED), weigh(with_more, unanswered, _NONE_RAISED), atol=1e-3)
