"""What holds for every founder, whatever they answer and in whatever order they change their mind."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loket.business import Answers, Guide, load, next_question, steps_for
from loket.business.answers import asked_about, possible, progress
from loket.business.plan import closed, fitting
from loket.business.types import UNKNOWN
from tests.loket.business.conftest import answered, interview

GUIDE = load()
QUICK = settings(max_examples=60, deadline=None)
SURE: dict[str, list[str]] = {q.id: [each.value for each in q.choices] for q in GUIDE.questions if q.choices}

answers_of_anybody = st.fixed_dictionaries(
    {}, optional={field: st.sampled_from(values) for field, values in SURE.items()}
)


def ids(answers: Answers) -> list[str]:
    """The steps of the plan, in order."""
    return [step.id for step in steps_for(GUIDE, answers)]


@QUICK
@given(answers_of_anybody)
def test_any_answers_give_an_order_in_which_nothing_waits_for_what_comes_later(told: dict[str, str]) -> None:
    steps = steps_for(GUIDE, interview(GUIDE, told).answers)
    seen: set[str] = set()
    in_plan = {step.id for step in steps}
    for step in steps:
        assert set(step.after) & in_plan <= seen
        seen.add(step.id)


@settings(max_examples=20, deadline=None)
@given(answers_of_anybody)
def test_every_question_that_is_asked_can_change_the_plan(told: dict[str, str]) -> None:
    answers = Answers()
    while (question := next_question(GUIDE, answers)) is not None:
        if question.choices:
            assert _can_change_the_plan(question.id, answers), question.id
        answers = answered(GUIDE, answers, question, told)


def _can_change_the_plan(field: str, before: Answers) -> bool:
    """Whether two answers lead to different plans for somebody who answers the rest in one of these ways."""
    rests: list[dict[str, str]] = [{}]
    rests += [{other: value} for other, values in SURE.items() if other != field for value in values]
    rests += [{"company": c, "form": f, "work": w} for c, f in COMPANIES for w in SURE["work"]]
    rests += [{"route": r, "company": c, "form": f} for c, f in COMPANIES for r in SURE["route"]]
    for rest in rests:
        first, *others = [None, *SURE[field]]
        plan = _plan(field, first, before, rest)
        if any(_plan(field, other, before, rest) != plan for other in others):
            return True
    return False


COMPANIES = [("alone", "eenmanszaak"), ("partners", "vof"), ("alone", "bv"), ("partners", "bv")]


def _plan(field: str, value: str | None, before: Answers, rest: dict[str, str]) -> list[list[str]]:
    """The steps with what varies in their texts."""
    told = {**rest, field: value} if value else rest
    begin = answered(GUIDE, before, GUIDE.question(field), told)
    answers = interview(GUIDE, rest, begin).answers
    known = closed(GUIDE, answers)
    steps = steps_for(GUIDE, answers)
    return [[s.id, *(v.en for v in (*fitting(s.why, known)[:1], *fitting(s.bring, known)))] for s in steps]


@QUICK
@given(answers_of_anybody, st.sampled_from(sorted(SURE)), st.data())
def test_changing_an_answer_back_gives_the_same_plan(told: dict[str, str], field: str, data: st.DataObject) -> None:
    first = interview(GUIDE, told).answers
    before = first.value(field)
    if before is None:
        return
    other = data.draw(st.sampled_from(SURE[field]))
    changed = interview(GUIDE, told, first.with_value(field, other)).answers
    # What can no longer be chosen is asked anew, and the new answer stays: who was to be in a vof and goes on alone.
    assume(all(changed.value(each) == first.value(each) for each in SURE if each != field and first.value(each)))
    assert ids(changed.with_value(field, before)) == ids(first)


@QUICK
@given(answers_of_anybody)
def test_no_choice_is_kept_that_can_no_longer_be_chosen(told: dict[str, str]) -> None:
    answers = interview(GUIDE, told).answers
    known = closed(GUIDE, answers)
    for question in asked_about(GUIDE, answers):
        if question.choices and known[question.id] != UNKNOWN:
            assert known[question.id] in possible(GUIDE, question, known)


@QUICK
@given(answers_of_anybody)
def test_there_are_never_more_questions_than_was_said(told: dict[str, str]) -> None:
    answers, most, place = Answers(), 99, 0
    while (question := next_question(GUIDE, answers)) is not None:
        now, upper = progress(GUIDE, answers, question.id)
        assert now == place + 1
        assert now <= upper <= most
        place, most = now, upper
        answers = answered(GUIDE, answers, question, told)


def test_the_start_date_changes_no_step(guide: Guide) -> None:
    told = {"nationality": "eu", "place": "nl", "form": "eenmanszaak", "company": "alone"}
    dated = interview(guide, {**told, "start": date(2027, 3, 1).isoformat()})
    assert ids(dated.answers) == ids(interview(guide, told).answers)
    assert dated.fields[-1] == "start"
