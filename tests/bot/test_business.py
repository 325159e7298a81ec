"""The guided plan for starting a business: by buttons, by typing, interrupted, changed, and taken up again."""

from __future__ import annotations

import pytest

from loket.wire import Answer, Plan
from tests.bot.conftest import Citizen

BUTTONS = [
    "EU, EEA or Switzerland",
    "I live in the Netherlands",
    "Alone",
    "Services, advice or IT",
    "No, not yet",
    "Eenmanszaak: simple, personally liable",
    "Only in the Netherlands",
    "No staff",
    "At home",
    "Yes, both",
]


def text_of(answer: Answer) -> str:
    """All that was said."""
    return "\n".join(message.text for message in answer.messages)


def plan_in(answer: Answer) -> Plan:
    """The one plan of ``answer``."""
    [plan] = [message.plan for message in answer.messages if message.plan]
    return plan


@pytest.fixture
def founder(visitor: Citizen) -> Citizen:
    """Somebody who has just asked for a plan in English."""
    visitor.says("I want to start a business in the Netherlands")
    return visitor


def test_the_wish_to_start_begins_the_questions(visitor: Citizen) -> None:
    answer = visitor.says("I want to start a business in the Netherlands")
    assert "What is your nationality?" in answer.messages[-1].text
    assert "Question 1 of at most" in answer.messages[-1].text
    assert answer.understood is not None
    assert answer.understood.organisations == ["ondernemersplein"]


def test_a_whole_plan_by_buttons(founder: Citizen) -> None:
    for title in BUTTONS:
        founder.chooses(title)
    check = founder.chooses("Skip")
    assert "Nationality: EU, EEA or Switzerland" in text_of(check)
    made = founder.chooses("That is right, make my plan")
    plan = plan_in(made)
    assert plan.id == "business"
    assert "kvk-eenmanszaak" in [step.id for step in plan.steps]
    assert "Staff: No staff" in plan.facts
    assert [button.title for button in made.messages[-1].buttons] == ["Change an answer", "Talk to a person", "Done"]


def test_a_whole_plan_by_typing_in_dutch(citizen: Citizen) -> None:
    citizen.says("ik wil een bedrijf beginnen in Nederland")
    for answer in (
        "Ik kom uit Polen",
        "ik woon in Utrecht",
        "alleen ik",
        "ik ben loodgieter",
        "nog niet",
        "eenmanszaak",
        "in Nederland",
        "geen personeel",
        "bij klanten",
        "ja, allebei",
    ):
        citizen.says(answer)
    check = citizen.says("1 maart 2027")
    assert "Startdatum: 1 maart 2027" in text_of(check)
    plan = plan_in(citizen.says("ja"))
    steps = {step.id: step for step in plan.steps}
    assert "construction-certificates" in steps
    assert steps["kvk-eenmanszaak"].due == "2027-03-08"
    assert "permit-points" not in steps


def test_several_facts_in_one_message_are_not_asked_again(visitor: Citizen) -> None:
    visitor.says("I want to start a business in the Netherlands")
    answer = visitor.says("I'm an Indian developer living in Eindhoven on a partner visa and want to freelance alone")
    assert "Residence: Partner, family or long-term residence" in answer.messages[0].text
    assert "already registered with the KVK" in answer.messages[-1].text


def test_why_do_you_ask_is_answered_and_the_question_comes_again(founder: Citizen) -> None:
    for answer in (founder.says("why do you ask?"), founder.chooses("Why do you ask?")):
        assert "decides whether you need a residence permit" in answer.messages[0].text
        assert "What is your nationality?" in answer.messages[-1].text


def test_a_side_question_is_answered_and_the_plan_goes_on(founder: Citizen) -> None:
    founder.says("American")
    answer = founder.says("How much does it cost to register with the KVK?")
    assert [message.card.service for message in answer.messages if message.card] == ["kvk-inschrijven"]
    assert "Where do you live" in answer.messages[-1].text
    assert "Was this what you needed?" not in text_of(answer)
    assert "alone or with others" in founder.says("I am moving to the Netherlands").messages[-1].text


def test_skip_back_and_change(founder: Citizen) -> None:
    founder.says("Polish")
    assert "How do you want to work" in founder.says("I don't know").messages[-1].text
    assert "Where do you live" in founder.says("back").messages[-1].text
    founder.chooses("I live in the Netherlands")
    changed = founder.says("change my answer about nationality")
    assert "What is your nationality?" in changed.messages[-1].text
    after = founder.says("Canadian")
    assert "Which residence permit do you have now?" in after.messages[-1].text


def test_the_answers_are_shown(founder: Citizen) -> None:
    founder.says("Polish")
    answer = founder.says("show my answers")
    assert "Nationality: EU, EEA or Switzerland" in answer.messages[0].text
    assert "Where do you live" in answer.messages[-1].text


def test_the_plan_is_made_again_after_a_change(founder: Citizen) -> None:
    for title in BUTTONS:
        founder.chooses(title)
    founder.chooses("Skip")
    founder.chooses("That is right, make my plan")
    founder.chooses("Change an answer")
    founder.chooses("Staff")
    plan = plan_in(founder.chooses("Yes, staff"))
    assert {"employer", "rie"} <= {step.id for step in plan.steps}


def test_a_person_in_the_middle_gets_the_answers(founder: Citizen) -> None:
    founder.says("Turkish")
    answer = founder.says("I want to talk to a person")
    assert answer.handoff is not None
    assert "Nationality: Turkish" in answer.handoff.summary
    assert "Question" not in text_of(answer)


def test_a_person_after_the_plan_gets_its_steps(founder: Citizen) -> None:
    for title in BUTTONS:
        founder.chooses(title)
    founder.chooses("Skip")
    founder.chooses("That is right, make my plan")
    answer = founder.chooses("Talk to a person")
    assert answer.handoff is not None
    assert "Register your eenmanszaak with the KVK" in answer.handoff.summary


def test_danger_goes_before_an_answer(founder: Citizen) -> None:
    answer = founder.says("I am alone and I want to kill myself")
    assert answer.handoff is not None
    assert answer.handoff.urgent


def test_another_language_keeps_the_answers(founder: Citizen) -> None:
    founder.says("Polish")
    answer = founder.says("kunnen we verder in het Nederlands praten alstublieft")
    assert "Waar woont u" in answer.messages[-1].text
    assert "Nationaliteit: EU, EER of Zwitserland" in text_of(founder.says("laat mijn antwoorden zien"))


def test_who_stops_can_go_on_later(founder: Citizen) -> None:
    founder.says("Polish")
    stopped = founder.says("stop")
    assert "Question" not in text_of(stopped)
    founder.says("How do I apply for housing benefit?")
    assert "Where do you live" in founder.says("continue my plan").messages[-1].text


def test_the_plan_is_offered_beside_the_card_of_a_specific_question(visitor: Citizen) -> None:
    answer = visitor.says("How much does it cost to register with the KVK?")
    assert [message.card.service for message in answer.messages if message.card] == ["kvk-inschrijven"]
    assert "What is your nationality?" in visitor.chooses("Make my plan").messages[-1].text


def test_what_is_no_answer_is_asked_again(founder: Citizen) -> None:
    answer = founder.says("xqzw vrrt")
    assert answer.handoff is None
    assert "What is your nationality?" in answer.messages[-1].text


def test_who_is_asked_again_twice_may_skip_the_question_or_stop(founder: Citizen) -> None:
    founder.says("yes")
    answer = founder.says("yes")
    assert [button.title for button in answer.messages[-1].buttons] == ["Skip", "Stop here", "Talk to a person"]
    assert "What is your nationality?" not in founder.chooses("Skip").messages[-1].text


def test_a_value_that_no_button_has_changes_nothing(founder: Citizen) -> None:
    founder.answer.messages[-1].buttons[0].payload = '/business_answer{"question":"staff","value":"many"}'
    first = founder.answer.messages[-1].buttons[0].title
    assert "What is your nationality?" in founder.chooses(first).messages[-1].text
