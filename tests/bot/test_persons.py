"""When a person is needed, handoff is asked for one with the reason, the topic and the citizen's own words."""

from __future__ import annotations

import pytest

from loket.wire import Reason, Said
from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ik wil een medewerker spreken", "asked"),
        ("can I talk to a real person please", "asked"),
        ("alles komt tegelijk, ik heb overal problemen", "several_problems"),
        ("I am sent from one office to the next and nobody takes responsibility", "complaint"),
        ("deze chatbot geeft de hele tijd foute antwoorden", "complaint"),
        ("ik heb huurachterstand en kan de huur niet meer betalen", "human_only"),
    ],
)
def test_a_person_is_asked_for(citizen: Citizen, text: str, reason: Reason) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert answer.handoff.reason == reason
    assert text in answer.handoff.summary
    assert answer.messages


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet meer leven",
        "ik wil dood",
        "I want to kill myself",
        "mijn man slaat mij en ik ben bang",
        "my boyfriend has a knife and I'm scared",
        "mijn zus zegt dat ze zelfmoord gaat plegen",
    ],
)
def test_danger_gives_the_numbers_at_once_and_a_person_with_haste(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].urgent
    assert "112" in answer.messages[0].text
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.urgent) == ("distress", True)


def test_danger_is_heard_also_in_the_middle_of_something_else(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    answer = citizen.says("ik wil niet meer leven")
    assert answer.handoff is not None
    assert answer.handoff.urgent


def test_the_request_carries_what_came_before(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik huurtoeslag aan?")
    answer = citizen.says("kan ik een medewerker spreken")
    assert answer.handoff is not None
    assert (answer.handoff.topic, answer.handoff.organisation) == ("huurtoeslag", "toeslagen")
    assert answer.handoff.topic_title == "Huurtoeslag"
    assert "Hoe vraag ik huurtoeslag aan?" in answer.handoff.summary


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("ik wil een medewerker van de belasting spreken", "belastingdienst"),
        ("mag ik iemand van de sociale dienst spreken", "gemeente"),
        ("please put me through to a person at immigration", "ind"),
        ("ik wil iemand van het UWV aan de telefoon", "uwv"),
    ],
)
def test_who_names_an_organisation_gets_somebody_of_that_one(citizen: Citizen, text: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert answer.handoff.organisation == organisation


def test_an_insult_gets_one_calm_boundary_and_then_a_person(citizen: Citizen) -> None:
    first = citizen.says("klootzak")
    assert first.handoff is None
    assert "medewerker" in first.messages[0].text
    second = citizen.says("idioot")
    assert second.handoff is not None
    assert second.handoff.reason == "citizen_unhappy"


def test_who_waits_is_answered_only_when_it_is_sure(citizen: Citizen) -> None:
    citizen.says("ik wil een medewerker spreken")
    memory = citizen.memory
    silent = citizen.says("duurt het nog lang?", waiting=True)
    assert silent.silent
    assert not silent.messages
    assert citizen.memory == memory
    answered = citizen.says("Hoe vraag ik huurtoeslag aan?", waiting=True)
    assert not answered.silent
    assert any(message.card for message in answered.messages)


def test_after_a_caseworker_the_bot_says_that_it_is_back(citizen: Citizen) -> None:
    citizen.says("ik wil een medewerker spreken")
    said = [Said(who="caseworker", text="Ik heb het voor u uitgezocht."), Said(who="citizen", text="dank u")]
    assert "Daar ben ik weer" in citizen.says("hallo", meanwhile=said).messages[0].text
    assert "Daar ben ik weer" not in citizen.says("hallo").messages[0].text
    asked = citizen.says("toch maar weer een medewerker").handoff
    assert asked is not None
    assert "al eerder met een medewerker" in asked.summary


def test_a_complaint_about_the_chat_goes_to_the_general_desk(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik huurtoeslag aan?")
    asked = citizen.says("deze chat geeft steeds foute antwoorden").handoff
    assert asked is not None
    assert (asked.reason, asked.topic, asked.organisation) == ("complaint", None, None)


def test_words_without_a_person_in_them_get_the_offer_of_one(citizen: Citizen) -> None:
    answer = citizen.says("ja hoor eens, ik wacht al een uur")
    assert answer.handoff is None
    assert answer.understood is not None
    assert answer.understood.person_offered
    assert citizen.says("ja graag").handoff is not None


def test_yes_after_a_person_was_asked_is_no_new_question(citizen: Citizen) -> None:
    citizen.says("ik wil een medewerker spreken")
    assert citizen.says("ja graag").messages[0].text.startswith("Ik heb een medewerker gevraagd.")


def test_nobody_is_shown_the_door_that_they_were_just_sent_away_from(citizen: Citizen) -> None:
    citizen.says("ik word van het kastje naar de muur gestuurd door het UWV en de gemeente")
    answer = citizen.says("het gaat om mijn ziektewet uitkering")
    assert not any(message.card for message in answer.messages)
    assert answer.handoff is not None
    assert (answer.handoff.topic, answer.handoff.organisation) == ("ziektewet", None)


def test_who_asks_the_same_again_is_offered_a_person(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik zorgtoeslag aan")
    answer = citizen.says("hoe vraag ik zorgtoeslag aan")
    assert answer.understood is not None
    assert answer.understood.person_offered


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("kan ik met een medewerker praten over mijn kinderbijslag", "svb"),
        ("I want to discuss my child benefit with a staff member, not with a machine", "svb"),
        ("geef mij een mens, het gaat over mijn studiefinanciering", "duo"),
    ],
)
def test_a_wish_for_a_person_keeps_the_subject_that_is_said_beside_it(
    citizen: Citizen, text: str, organisation: str
) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.organisation) == ("asked", organisation)


@pytest.mark.parametrize("text", ["ik wil een mens spreken", "a real person please", "transfer me to someone"])
def test_a_mere_wish_for_a_person_is_about_nothing(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    assert answer.handoff is not None
    assert (answer.handoff.topic, answer.handoff.organisation) == (None, None)
