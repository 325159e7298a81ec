"""A letter that somebody does not understand: who sent it, what it is about, and the way on or a person."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


def test_from_an_unclear_letter_to_the_service_it_is_about(citizen: Citizen) -> None:
    asked = citizen.says("ik heb een brief gekregen maar ik snap hem niet")
    assert "Van wie" in asked.messages[-1].text
    about = citizen.chooses("Belastingdienst")
    assert "Belastingdienst" in about.messages[-1].text
    answer = citizen.says("motorrijtuigenbelasting")
    assert answer.messages[0].card is not None
    assert answer.messages[0].card.service == "motorrijtuigenbelasting"


def test_the_sender_may_be_typed(citizen: Citizen) -> None:
    citizen.says("wat moet ik met deze brief")
    answer = citizen.says("hij is van het CJIB")
    assert "CJIB" in answer.messages[-1].text
    assert answer.understood is not None
    assert answer.understood.organisations == ["cjib"]


def test_who_names_the_sender_at_once_is_not_asked_for_it(visitor: Citizen) -> None:
    answer = visitor.says("I got a letter from the SVB and I don't understand what it says")
    assert answer.understood is not None
    assert answer.understood.organisations == ["svb"]
    assert "What is the letter about?" in answer.messages[-1].text


def test_who_does_not_know_the_sender_gets_a_person(citizen: Citizen) -> None:
    citizen.says("ik begrijp mijn brief niet")
    answer = citizen.chooses("Dat weet ik niet")
    assert answer.handoff is not None


def test_a_letter_that_stays_unclear_is_read_by_a_person_of_the_sender(citizen: Citizen) -> None:
    citizen.says("ik snap de brief van het CAK niet")
    answer = citizen.chooses("Dat weet ik niet")
    assert answer.handoff is not None
    assert answer.handoff.organisation == "cak"
    assert "CAK" in answer.handoff.summary


@pytest.mark.parametrize("text", ["praat met een medewerker", "ik wil een mens spreken"])
def test_a_person_can_be_asked_in_the_middle(citizen: Citizen, text: str) -> None:
    citizen.says("ik snap deze brief niet")
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert answer.handoff.reason == "asked"


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("er staat exploot op deze brief, ik begrijp hem niet", "deurwaarder"),
        ("I got a letter with the word dwangbevel and I don't understand it", "deurwaarder"),
    ],
)
def test_a_telling_word_of_the_letter_says_what_it_is_about(citizen: Citizen, text: str, service: str) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].card is not None
    assert answer.messages[0].card.service == service


def test_a_blue_envelope_is_from_the_tax_office(citizen: Citizen) -> None:
    answer = citizen.says("ik kreeg een blauwe envelop en ik begrijp de brief niet")
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "belastingdienst"


def test_who_types_on_after_the_choices_still_talks_about_the_letter(citizen: Citizen) -> None:
    citizen.says("ik snap deze brief niet")
    citizen.says("van de belastingdienst")
    which = citizen.says("het is van de belastingdienst")
    assert which.understood is not None
    assert which.understood.kind == "clarified"
    answer = citizen.says("er staat dat ik 1200 euro moet betalen")
    assert answer.understood is not None
    assert answer.understood.organisations == ["belastingdienst"]


def test_a_clear_new_subject_leaves_the_letter(citizen: Citizen) -> None:
    citizen.says("ik snap deze brief niet")
    citizen.says("van het cjib")
    answer = citizen.says("laat maar, hoe vraag ik huurtoeslag aan")
    assert answer.understood is not None
    assert answer.understood.organisations == ["toeslagen"]
