"""Several needs at once are named back; nobody gets five referrals in a row."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


def test_two_questions_are_named_back_and_both_are_answered(citizen: Citizen) -> None:
    answer = citizen.says("ik wil mijn paspoort verlengen en ik wil ook kinderbijslag aanvragen", municipality="GM0344")
    assert answer.understood is not None
    assert set(answer.understood.organisations) == {"gemeente", "svb"}
    assert "twee dingen" in answer.messages[0].text
    if answer.understood.kind == "clarified":
        answer = citizen.chooses("Kinderbijslag")
    [shown] = [message.card.service for message in answer.messages if message.card]
    then = citizen.says("ja, dank u")
    assert "U vroeg ook naar" in then.messages[0].text
    left = {"kinderbijslag": "paspoort", "paspoort-id-kaart-aanvragen": "kinderbijslag"}[shown]
    assert left in then.messages[0].text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "ik loop achter met de huur, mijn uitkering is stopgezet en er ligt een brief van de deurwaarder",
        "I'm behind with my rent, my benefit was stopped and now the bailiff is coming",
    ],
)
def test_several_problems_get_one_caseworker_of_the_municipality(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert answer.handoff.reason == "several_problems"
    assert answer.handoff.organisation == "gemeente"
    assert answer.understood is not None
    assert answer.understood.kind == "handed_over"


def test_troubles_that_come_up_one_after_another_lead_to_the_offer_of_one_caseworker(citizen: Citizen) -> None:
    citizen.says("ik woon in Breda")
    seen = [
        citizen.says(text)
        for text in (
            "ik heb een achterstand met mijn zorgpremie",
            "mijn baas betaalt mijn loon niet",
            "hoeveel mag een deurwaarder van mijn loon afhalen",
        )
    ]
    offered = [answer for answer in seen if answer.understood and answer.understood.person_offered]
    called = [answer for answer in seen if answer.handoff]
    assert offered or called
    if offered and not called:
        answer = citizen.says("ja")
        assert answer.handoff is not None
        assert answer.handoff.reason == "several_problems"


@pytest.mark.parametrize(
    "text",
    [
        "Ik ga in april verhuizen van Breda naar Tilburg en wil weten hoe en wanneer ik dat moet doorgeven",
        "My passport expires next month and I would like to know what I have to bring and what it costs",
        "Ik ben mijn rijbewijs verloren op vakantie, hoe vraag ik een nieuwe aan en wat kost dat",
    ],
)
def test_one_question_with_many_words_stays_one_question(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.understood is not None
    assert answer.understood.kind == "answered"


def test_who_was_sent_on_is_not_sent_back_and_counted(citizen: Citizen) -> None:
    answer = citizen.says("het uwv stuurt me naar de svb en de svb stuurt me weer naar het uwv")
    assert answer.understood is not None
    assert set(answer.understood.sent_from) == {"uwv", "svb"}
    assert answer.handoff is not None
    assert answer.handoff.organisation not in ("uwv", "svb")
    assert "UWV" in answer.handoff.summary


def test_a_complaint_goes_to_the_organisation_first(citizen: Citizen) -> None:
    answer = citizen.says("ik wil een klacht indienen over de svb")
    assert "svb" in answer.messages[0].text.lower()
    assert answer.understood is not None
    assert answer.understood.organisations == ["nationale-ombudsman"]
