"""A short question goes on about what was shown before; one with a subject of its own does not."""

from __future__ import annotations

from tests.bot.conftest import Citizen


def test_a_word_of_the_name_is_enough_to_come_back_to_it(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik zorgtoeslag aan")
    citizen.says("mijn rijbewijs is verlopen")
    answer = citizen.says("en die toeslag, moet ik dat elk jaar doen")
    assert answer.messages[0].card is not None
    assert answer.messages[0].card.service == "zorgtoeslag"


def test_a_question_with_its_own_subject_is_answered_itself(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik zorgtoeslag aan")
    answer = citizen.says("en wanneer krijg ik mijn kinderbijslag")
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "svb"


def test_an_unclear_question_is_about_what_comes_after_what_was_shown(citizen: Citizen) -> None:
    citizen.language = "en"
    citizen.says("I am American, can I live in the Netherlands with my own company under the DAFT treaty?")
    answer = citizen.says("and then where do I register?")
    assert answer.messages[0].card is not None
    assert answer.messages[0].card.service == "kvk-inschrijven"


def test_the_same_question_after_something_else_is_answered_as_if_nothing_was_said_before(
    citizen: Citizen, visitor: Citizen
) -> None:
    citizen.language = "en"
    citizen.says("how do I apply for housing benefit")
    after = citizen.says("and then where do I register?")
    by_itself = visitor.says("and then where do I register?")
    assert after.understood is not None
    assert by_itself.understood is not None
    assert after.understood.organisations == by_itself.understood.organisations


def test_when_do_i_get_it_after_a_benefit_is_about_the_days_of_payment(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik huurtoeslag aan")
    answer = citizen.says("wanneer krijg ik die")
    assert [message.card.service for message in answer.messages if message.card] == ["toeslagen-betaaldag"]


def test_the_name_of_a_place_offers_no_other_subjects_afterwards(citizen: Citizen) -> None:
    citizen.says("paspoort aanvragen")
    citizen.says("Utrecht")
    answer = citizen.says("nee")
    assert "Schoolvakanties" not in [button.title for message in answer.messages for button in message.buttons]
