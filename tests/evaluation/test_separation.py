"""The questions that Loket is measured with are never learnt from, nor nearly so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.places import PROJECT
from evaluation.phrases import Encoder, Phrase, Vectors, training_phrases
from evaluation.questions import Question, read
from evaluation.separation import too_near

HERE = Path(__file__).parent
MEASURED = {name: HERE / f"{name}.jsonl" for name in ("questions", "tuning", "recent", "unread", "stories")}
WEIGHING = PROJECT / "data" / "weighing" / "questions.jsonl"
SETS = {**MEASURED, "weighing": WEIGHING}  # no phrases either: only what to go by


def test_no_question_stands_in_the_training_data_or_nearly_so() -> None:
    questions = [question.text for path in SETS.values() for question in read(path)]
    found = too_near(questions, training_phrases(), Encoder().vectors)
    advice = "ask something else in tests/evaluation, and leave the phrase: what was seen measures nothing"
    assert not found, "\n".join([*map(str, found), advice])


def test_no_question_is_nearly_one_by_which_is_learned_what_to_go_by() -> None:
    questions = [question.text for path in MEASURED.values() for question in read(path)]
    weighed = [Phrase(question.text, "weighing") for question in read(WEIGHING)]
    found = too_near(questions, weighed, Encoder().vectors)
    assert not found, "\n".join(["leave these out of data/weighing", *map(str, found)])


@pytest.mark.parametrize(
    ("question", "phrase", "why"),
    [
        ("Mag ik een auto hebben?", "mag ik een auto hebben", "the same words"),
        ("IK WIL NAAR CURAÇAO!", "ik wil naar curacao", "the same words"),
        ("auto hebben mag ik een", "mag ik een auto hebben", "the same words"),
        ("mag ik een grote auto hebben", "mag ik een auto hebben", "83% of their words are the same"),
    ],
)
def test_nearly_the_same_words_are_too_near(question: str, phrase: str, why: str) -> None:
    [found] = too_near([question], [Phrase("iets heel anders", "x"), Phrase(phrase, "bijstand")], nothing_alike)
    assert str(found) == f"“{question}” is too near to the training phrase “{phrase}” of bijstand: {why}"


def test_the_same_meaning_in_about_the_same_words_is_too_near() -> None:
    phrases = [Phrase("my landlord keeps my deposit", "huur"), Phrase("my landlord keeps a dog", "hond")]
    question = "landlord keeps deposit after moving"
    alike = {question: [1.0, 0.0], phrases[0].text: [0.95, 0.31225], phrases[1].text: [0.5, 0.86603]}
    [found] = too_near([question], phrases, lambda texts: np.array([alike[text] for text in texts], np.float32))
    assert (found.phrase, found.why) == (phrases[0], "a cosine of 0.95")


def test_other_words_are_apart() -> None:
    assert too_near(["wie betaalt mijn loon nu ik ziek ben"], [Phrase("ziektewet", "ziek")], nothing_alike) == []


def test_two_words_may_be_typed_by_anybody() -> None:
    assert too_near(["huurtoeslag student"], [Phrase("huurtoeslag student", "huurtoeslag")], nothing_alike) == []


def nothing_alike(texts: Sequence[str]) -> Vectors:
    return np.eye(len(texts), dtype=np.float32)


def test_the_sets_have_no_question_in_common() -> None:
    sets = [{question.text.casefold() for question in read(path)} for path in SETS.values()]
    assert len(set.union(*sets)) == sum(map(len, sets))


@pytest.mark.parametrize("name", SETS)
def test_no_question_stands_twice_in_a_set(name: str) -> None:
    texts = [question.text.casefold() for question in read(SETS[name])]
    assert len(texts) == len(set(texts))


def test_the_own_set_is_as_broad_as_what_people_ask() -> None:
    questions = read(SETS["questions"])

    def part(chosen: Sequence[Question]) -> float:
        return len(chosen) / len(questions)

    assert len(questions) >= 400
    assert part([each for each in questions if each.lang == "nl"]) > 0.5
    assert part([each for each in questions if each.lang == "en"]) > 0.3
    assert len({each.lang for each in questions}) >= 8
    assert {each.style for each in questions} == {"short", "plain", "noisy", "story"}
    assert part([each for each in questions if each.must_handoff]) > 0.15
    assert part([each for each in questions if each.is_out_of_scope]) > 0.05
