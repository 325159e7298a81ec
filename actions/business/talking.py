"""What a founder can do in the plan: begin, answer, and everything around an answer."""

from __future__ import annotations

import msgspec

from actions.business.asking import (
    PlanAction,
    ask,
    ask_what_to_change,
    go_back_to,
    go_on,
    listed,
    note,
    show_plan,
    state_of,
    stop,
)
from actions.business.state import CHECK, PLAN, PlanState, guide, heard_in, with_heard
from actions.clarifying import Clarify
from actions.moment import Moment
from actions.other_language import say_in_their_language
from actions.way import show_way
from loket.business.answers import asked_about
from loket.business.hearing import is_own_question
from loket.business.shown import facts_of
from loket.business.types import FIELDS

_AS_LIKELY = 0.8
_ASKED_TWICE = 2  # words in a row that were no answer
_WISHES = {"business_why": "why", "business_change": "change"}


class StartBusiness(PlanAction):
    """Somebody wants to start a business here."""

    title = "action_start_business"

    def act(self, moment: Moment) -> None:
        """Begin the plan, with what the first words tell already; go on with one that was begun before."""
        before = state_of(moment)
        if before is None and _asks_for_another(moment):
            return
        moment.remember_question()
        services = moment.services(guide().frame.offered_with[:1])
        if before is not None and before.answers != PlanState().answers:
            moment.say("utter_business_go_on", kind="answered", services=services)
            go_back_to(moment, before)
            return
        say_in_their_language(moment)
        moment.say("utter_business_start", kind="answered", services=services)
        if moment.other_language:
            moment.say("utter_person_too", offers_person=True)
        state = PlanState()
        if moment.is_typed:
            heard = heard_in(state, moment.text, in_nl=moment.entity("municipality") is not None)
            state = with_heard(state, heard)
            note(moment, state, PlanState().answers)
        go_on(moment, state)


class BusinessResume(PlanAction):
    """After something in between, or when somebody comes back to the plan."""

    title = "action_business_resume"

    def act(self, moment: Moment) -> None:
        """Ask again what was asked last; offer to begin when no plan was begun."""
        state = state_of(moment)
        if state is None:
            offer_plan(moment)
        else:
            go_back_to(moment, state)


class BusinessAnswer(PlanAction):
    """An answer, by a button or in words that surely are one."""

    title = "action_business_answer"

    def act(self, moment: Moment) -> None:
        """Take the answer, and ask what is open next."""
        before = state_of(moment) or PlanState()
        if moment.is_typed:
            state = with_heard(before, heard_in(before, moment.text, in_nl=moment.entity("municipality") is not None))
            note(moment, state, before.answers)
        else:
            state = _with_choice(moment, before)
        if before.at == CHECK and state.answers == before.answers:
            go_back_to(moment, state)
        else:
            go_on(moment, state)


class BusinessAgain(PlanAction):
    """Words right after a question of the plan that are no answer to it."""

    title = "action_business_again"

    def act(self, moment: Moment) -> None:
        """Look for the question behind a question; else ask again in other words."""
        state = state_of(moment)
        if state is None:
            offer_plan(moment)
        elif moment.intent == "nlu_fallback" and is_own_question(guide(), moment.text):
            Clarify().act(moment)
            if moment.asked == "rephrase":
                moment.asked = "nothing"  # what comes next is the question of the plan
            moment.return_to_plan()
        else:
            _ask_again(moment, state)


class BusinessWish(PlanAction):
    """A wish about the plan: why do you ask, skip, back, show, change, stop, make it."""

    title = "action_business_wish"

    def act(self, moment: Moment) -> None:
        """Do what is wished; the question that was asked comes again after it."""
        state = state_of(moment)
        if state is None:
            if moment.intent == "business_why":
                moment.say("utter_business_why_at_all")
            else:
                offer_plan(moment)
            return
        wish = moment.entity("wish") or _WISHES.get(moment.intent)
        if wish is None and moment.is_typed:
            wish = heard_in(state, moment.text, in_nl=False).command
        match wish:
            case "why":
                _say_why(moment, state)
            case "skip":
                _skip(moment, state)
            case "back":
                _back(moment, state)
            case "show":
                moment.say("utter_business_answers", answers=listed(facts_of(guide(), state.answers, moment.language)))
                go_back_to(moment, state)
            case "change":
                _change(moment, state)
            case "stop":
                stop(moment, state)
            case "make":
                show_plan(moment, state)
            case "done":
                moment.say("utter_business_done")
            case _:
                go_back_to(moment, state)


class BusinessAgreed(PlanAction):
    """Yes: the answers that were read back are right."""

    title = "action_business_agreed"

    def act(self, moment: Moment) -> None:
        """Make the plan."""
        show_plan(moment, state_of(moment) or PlanState())


class BusinessChanged(PlanAction):
    """Something is to be changed, and not said yet what."""

    title = "action_business_changed"

    def act(self, moment: Moment) -> None:
        """Ask which answer."""
        ask_what_to_change(moment, state_of(moment) or PlanState())


def _asks_for_another(moment: Moment) -> bool:
    """Whether the words are about as likely a question for one service of somebody who has a business already, and
    were answered as that.
    """
    likely = moment.likely_services(0.0)[:1] if moment.is_typed else []
    if not likely or likely[0].id in guide().frame.offered_with:
        return False
    if moment.confidence(likely[0]) < _AS_LIKELY * moment.chance("start_business"):
        return False
    show_way(moment, likely[0])
    return True


def _ask_again(moment: Moment, state: PlanState) -> None:
    """Ask once more; whoever was asked again already may skip the question or stop, for a third time does not help."""
    misses = int(moment.slot("misses") or 0) + 1
    moment.remember(misses=misses)
    if misses < _ASKED_TWICE or moment.slot("asked") != "business_question":
        moment.say("utter_business_again", buttons=[moment.button("person", "/ask_person")])
        go_back_to(moment, state)
        return
    moment.say(
        "utter_business_skip_or_stop",
        buttons=[
            moment.button("plan_skip", '/business_wish{"wish":"skip"}'),
            moment.button("plan_stop", '/business_wish{"wish":"stop"}'),
            moment.button("person", "/ask_person"),
        ],
    )
    moment.asked = "business_question"


def offer_plan(moment: Moment) -> None:
    """Offer to make a plan."""
    moment.say("utter_business_none_yet", buttons=[moment.button("plan_start", "/start_business")])


def _with_choice(moment: Moment, state: PlanState) -> PlanState:
    """``state`` with the button that was pressed; as it is for a value that no button has."""
    field, value = moment.entity("question"), moment.entity("value")
    try:
        return msgspec.structs.replace(state, answers=state.answers.with_value(_known(field), str(value)))
    except (msgspec.ValidationError, KeyError):
        return state


def _known(field: str | None) -> str:
    return guide().question(field or "").id


def _say_why(moment: Moment, state: PlanState) -> None:
    if state.at in FIELDS:
        moment.say("utter_business_why", why=guide().question(str(state.at)).why.in_language(moment.language))
    else:
        moment.say("utter_business_why_at_all")
    go_back_to(moment, state)


def _skip(moment: Moment, state: PlanState) -> None:
    if state.at is None or state.at in (CHECK, PLAN):
        go_back_to(moment, state)
        return
    field = guide().question(state.at).id
    go_on(moment, msgspec.structs.replace(state, answers=state.answers.with_skipped(field)))


def _back(moment: Moment, state: PlanState) -> None:
    """Ask the question before; the first one again when there is none."""
    asked = asked_about(guide(), state.answers)
    places = [place for place, question in enumerate(asked) if question.id == state.at]
    at = (places[0] if places else len(asked)) - 1
    ask(moment, state, asked[max(at, 0)])


def _change(moment: Moment, state: PlanState) -> None:
    """Take a new answer that is in the words, or ask the question that they name, or ask which one."""
    heard = heard_in(state, moment.text, in_nl=moment.entity("municipality") is not None) if moment.is_typed else None
    if heard and heard.values:
        changed = with_heard(state, heard)
        note(moment, changed, state.answers)
        go_on(moment, changed)
        return
    topic = moment.entity("question") or (heard.topic if heard else None)
    asked = {question.id: question for question in asked_about(guide(), state.answers)}
    question = next((each for name, each in asked.items() if name == topic), None)
    if question is not None:
        ask(moment, state, question)
    else:
        ask_what_to_change(moment, state)
