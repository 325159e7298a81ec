"""What the plan says: the next question, the answers read back, and the plan itself."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from actions.business.state import CHECK, PLAN, SLOT, PlanState, guide, kept, state_in, today
from actions.moment import LoketAction, Moment
from loket.business.answers import Answers, asked_about, known_from, next_question, possible, progress
from loket.business.dates import first_of_coming_months
from loket.business.shown import answer_in_words, date_in_words, facts_of, plan_of
from loket.business.types import Question
from loket.wire import Button

_DATES = 3


class PlanAction(LoketAction):
    """An action of the plan itself, after which it need not find its way back."""

    is_aside = False


def state_of(moment: Moment) -> PlanState | None:
    """How far the plan is, also when that changed in this turn."""
    return state_in({SLOT: moment.slot(SLOT)})


def go_on(moment: Moment, state: PlanState) -> None:
    """Ask what is still open; else read the answers back, or show the plan when that was done before."""
    question = next_question(guide(), state.answers)
    if question is not None:
        ask(moment, state, question)
    elif state.made:
        show_plan(moment, state)
    else:
        read_back(moment, state)


def go_back_to(moment: Moment, state: PlanState) -> None:
    """Ask again what was asked last, for after something in between."""
    if state.at == CHECK:
        read_back(moment, state)
    elif state.at in (None, PLAN):
        go_on(moment, state)
    else:
        ask(moment, state, guide().question(state.at))


def ask(moment: Moment, state: PlanState, question: Question) -> None:
    """Ask ``question``, with its choices, a way around it, and how far the plan is."""
    place, most = progress(guide(), state.answers, question.id)
    moment.say(
        "utter_business_question",
        buttons=[
            *_choices(moment, state.answers, question),
            moment.button("plan_why", _wish("why")),
            moment.button("plan_skip", _wish("skip")),
        ],
        place=str(place),
        most=str(max(place, most)),
        question=question.text.in_language(moment.language),
    )
    _keep(moment, msgspec.structs.replace(state, at=question.id, open=True))
    moment.asked = "business_question"


def read_back(moment: Moment, state: PlanState) -> None:
    """Say all answers back before the plan is made."""
    moment.say(
        "utter_business_check",
        buttons=[
            moment.button("plan_make", _wish("make")),
            moment.button("plan_change", _wish("change")),
            moment.button("person", "/ask_person"),
        ],
        answers=listed(facts_of(guide(), state.answers, moment.language)),
    )
    _keep(moment, msgspec.structs.replace(state, at=CHECK, open=True))
    moment.asked = "business_check"


def show_plan(moment: Moment, state: PlanState) -> None:
    """Show the plan, and how it can be changed or talked about."""
    own = moment.directory.municipality(moment.slot("municipality"))
    plan = plan_of(guide(), moment.directory, state.answers, moment.language, today(), own)
    moment.say(
        "utter_business_plan",
        plan=plan,
        kind="answered",
        organisations=_organisations(moment),
        count=str(len(plan.steps)),
    )
    moment.say(
        "utter_business_after",
        buttons=[
            moment.button("plan_change", _wish("change")),
            moment.button("person", "/ask_person"),
            moment.button("plan_done", _wish("done")),
        ],
    )
    _keep(moment, msgspec.structs.replace(state, at=PLAN, open=False, made=True))
    moment.asked = "business_plan"


def ask_what_to_change(moment: Moment, state: PlanState) -> None:
    """Ask which answer is to be changed."""
    known = known_from(guide(), state.answers)
    moment.say(
        "utter_business_change_which",
        buttons=[
            Button(
                title=question.label.in_language(moment.language),
                payload=f'/business_wish{{"wish":"change","question":"{question.id}"}}',
            )
            for question in asked_about(guide(), state.answers)
            if question.id in known
        ],
    )
    _keep(moment, msgspec.structs.replace(state, open=True))
    moment.asked = "business_check"


def stop(moment: Moment, state: PlanState) -> None:
    """Leave the plan for now; nothing is lost."""
    moment.say(
        "utter_business_stopped",
        buttons=[moment.button("plan_go_on", "/business_go_on"), moment.button("person", "/ask_person")],
    )
    _keep(moment, msgspec.structs.replace(state, open=False))


def note(moment: Moment, state: PlanState, before: Answers) -> None:
    """Say what was understood from the founder's own words, so that a mistake is seen at once."""
    counts = known_from(guide(), state.answers)
    changed = [q for q in guide().questions if state.answers.value(q.id) != before.value(q.id) and q.id in counts]
    if changed:
        lines = [
            f"{q.label.in_language(moment.language)}: {answer_in_words(guide(), q, state.answers, moment.language)}"
            for q in changed
        ]
        moment.say("utter_business_noted", answers=listed(lines))


def listed(lines: Sequence[str]) -> str:
    """``lines`` below each other; a word for none."""
    return "\n".join(f"– {line}" for line in lines) or "–"


def _choices(moment: Moment, answers: Answers, question: Question) -> list[Button]:
    if not question.choices:
        days = first_of_coming_months(today(), _DATES)
        return [_answer(question, day.isoformat(), date_in_words(guide(), day, moment.language)) for day in days]
    offered = possible(guide(), question, known_from(guide(), answers))
    choices = [each for each in question.choices if each.value in offered]
    return [_answer(question, each.value, each.title.in_language(moment.language)) for each in choices]


def _answer(question: Question, value: str, title: str) -> Button:
    return Button(title=title, payload=f'/business_answer{{"question":"{question.id}","value":"{value}"}}')


def _wish(wish: str) -> str:
    return f'/business_wish{{"wish":"{wish}"}}'


def _organisations(moment: Moment) -> list[str]:
    return [service.provider for service in moment.services(guide().frame.offered_with[:2])]


def _keep(moment: Moment, state: PlanState) -> None:
    moment.remember(business=kept(state))
