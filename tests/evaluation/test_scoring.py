"""What counts as right."""

from __future__ import annotations

import pytest

from evaluation.questions import Question
from loket.wire import Answer
from tests.evaluation.examples import (
    a_person,
    a_question,
    a_question_back,
    an_answer,
    outcomes_of,
    talk,
)


@pytest.mark.parametrize(
    ("question", "answer", "top1", "top3"),
    [
        pytest.param(a_question("svb"), an_answer("aow"), True, True, id="the accepted organisation"),
        pytest.param(a_question("uwv", "svb"), an_answer("aow"), True, True, id="one that is accepted, not the best"),
        pytest.param(a_question("svb"), an_answer("ww"), False, False, id="another organisation"),
        pytest.param(a_question("svb"), an_answer("ww", "aow"), False, True, id="the accepted one comes second"),
        pytest.param(a_question("svb"), an_answer("ww", ranked=["bijstand", "aow"]), False, True, id="ranked third"),
        pytest.param(
            a_question("svb"), an_answer("ww", "paspoort", ranked=["bijstand", "aow"]), False, True, id="third of three"
        ),
        pytest.param(a_question("svb"), a_question_back("ww", "aow"), False, True, id="a choice leads there"),
        pytest.param(a_question("svb"), a_question_back("aow"), False, True, id="a question back is never top 1"),
        pytest.param(a_question("svb"), a_question_back("ww", "paspoort"), False, False, id="no choice leads there"),
        pytest.param(a_question("svb"), a_person("aow"), True, True, id="a person of the right organisation"),
        pytest.param(a_question("svb"), a_person(organisation="svb"), True, True, id="the desk of the organisation"),
        pytest.param(a_question("svb"), a_person(), False, False, id="a person of nowhere, and there was a right one"),
        pytest.param(a_question("svb"), talk("not_understood"), False, False, id="not understood"),
        pytest.param(a_question("none"), talk(), True, True, id="out of scope, and said so"),
        pytest.param(a_question("none"), talk("not_understood"), True, True, id="out of scope, not understood"),
        pytest.param(a_question("none"), an_answer("aow"), False, False, id="out of scope, answered"),
        pytest.param(a_question("none"), talk("answered"), False, False, id="out of scope, answered without a door"),
        pytest.param(a_question("none"), a_question_back("aow"), False, False, id="out of scope, asked back"),
        pytest.param(a_question("none"), a_person(), True, True, id="a person without a topic"),
        pytest.param(a_question("none"), a_person("aow"), False, False, id="a person with a topic that is not there"),
        pytest.param(a_question("none", "svb"), an_answer("aow"), True, True, id="either is fine: answered"),
        pytest.param(a_question("svb"), None, False, False, id="the bot fails"),
        pytest.param(a_question("none"), None, False, False, id="the bot fails, and nothing was wanted"),
    ],
)
def test_an_organisation_is_right(question: Question, answer: Answer | None, top1: bool, top3: bool) -> None:
    [outcome] = outcomes_of((question, answer))
    assert (outcome.top1, outcome.top3) == (top1, top3)


def test_what_only_the_ranking_knows_is_not_shown() -> None:
    [outcome] = outcomes_of((a_question("svb"), an_answer("ww", ranked=["aow"])))
    assert outcome.top3
    assert not outcome.top3_shown


def test_the_ranking_says_nothing_where_no_organisation_is_shown() -> None:
    answer = talk("not_understood")
    assert answer.understood is not None
    answer.understood.ranking = an_answer("aow").understood.ranking  # type: ignore[union-attr]
    [outcome] = outcomes_of((a_question("svb"), answer))
    assert not outcome.top3


def test_the_fourth_organisation_is_too_far_down() -> None:
    answer = an_answer("ww", "paspoort", "bijstand", "aow")
    assert answer.understood is not None
    answer.understood.organisations = ["uwv", "gemeente", "kvk", "svb"]
    [outcome] = outcomes_of((a_question("svb"), answer))
    assert not outcome.top3


def test_a_person_may_be_called_or_offered() -> None:
    called, offered, neither = outcomes_of(
        (a_question("svb", must=True), a_person("aow")),
        (a_question("svb", must=True), an_answer("aow", offered=True)),
        (a_question("svb", must=True), an_answer("aow")),
    )
    assert (called.handed_over, called.person_called) == (True, True)
    assert (offered.handed_over, offered.person_called) == (False, True)
    assert not neither.person_called


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (an_answer("ww", confidence=0.8), True),
        (an_answer("ww", confidence=0.79), False),
        (an_answer("aow", confidence=1.0), False),
        (a_question_back("ww", confidence=0.9), False),
        (a_person("ww"), False),
    ],
)
def test_wrong_and_confident_is_an_answer_that_looks_certain(answer: Answer, wrong: bool) -> None:
    [outcome] = outcomes_of((a_question("svb"), answer))
    assert outcome.is_wrong_and_confident is wrong


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        (a_question("none"), True),
        (a_question("none", "uwv"), True),
        (a_question("none", "svb"), False),
        (a_question("none", must=True), False),
        (a_question("uwv", "none"), False),
    ],
)
def test_out_of_scope_answered_is_about_what_nobody_does(question: Question, answered: bool) -> None:
    [outcome] = outcomes_of((question, an_answer("aow")))
    assert outcome.is_answered_out_of_scope is answered


def test_the_service_is_right_when_the_topic_names_it() -> None:
    right, ranked, asked_back, wrong = outcomes_of(
        (a_question("svb", topic="aow"), an_answer("aow")),
        (a_question("svb", topic="aow"), an_answer("kinderbijslag", ranked=["aow"])),
        (a_question("svb", topic="aow"), a_question_back("aow", "kinderbijslag")),
        (a_question("svb", topic="aow"), an_answer("kinderbijslag")),
    )
    assert [each.service_top1 for each in (right, ranked, asked_back, wrong)] == [True, False, False, False]
    assert [each.service_top3 for each in (right, ranked, asked_back, wrong)] == [True, True, True, False]


def test_who_is_shown_a_part_has_been_shown_the_whole_and_not_the_other_way_round() -> None:
    part, whole, second, asked_back = outcomes_of(
        (a_question("gemeente"), an_answer("aow")),
        (a_question("svb"), an_answer("bijstand")),
        (a_question("gemeente"), an_answer("ww", "aow")),
        (a_question("gemeente"), a_question_back("aow")),
        part_of={"svb": "gemeente"},
    )
    assert [each.top1 for each in (part, whole, second, asked_back)] == [True, False, False, False]
    [alone] = outcomes_of((a_question("gemeente"), an_answer("aow")))
    assert not alone.top1
