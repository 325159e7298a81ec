"""Who asks how somebody is reached gets the number and the website, of the right one."""

from __future__ import annotations

import pytest

from loket.wire import Answer
from tests.bot.conftest import Citizen


def said(answer: Answer) -> str:
    """All that was said in ``answer``."""
    return "\n".join(message.text for message in answer.messages)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("wat is het telefoonnummer van uwv", "088 898 9294"),
        ("telefoonnummer van de gemeente Hoofddorp", "0900-1852"),
        ("waar zit de gemeente utrecht", "14 030"),
    ],
)
def test_the_number_of_who_is_named_is_told(citizen: Citizen, question: str, number: str) -> None:
    assert number in said(citizen.says(question))


@pytest.mark.parametrize(
    ("name", "number"),
    [("uwv", "088 898 9294"), ("de belastingdienst", "0800-0543"), ("ik heb een vraag over de svb", "088 949 4000")],
)
def test_a_name_alone_tells_how_to_reach_them_and_asks_what_it_is_about(
    citizen: Citizen, name: str, number: str
) -> None:
    answer = citizen.says(name)
    assert number in said(answer)
    assert "Waar gaat uw vraag over?" in said(answer)
    assert not any(message.card for message in answer.messages)


@pytest.mark.parametrize("question", ["wat is jullie telefoonnummer", "hoe kan ik jullie bellen"])
def test_on_the_site_of_an_organisation_its_own_number_is_meant(citizen: Citizen, question: str) -> None:
    answer = citizen.says(question, organisation="uwv")
    assert "088 898 9294" in said(answer)
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "uwv"


def test_elsewhere_it_is_said_that_this_is_loket(citizen: Citizen) -> None:
    assert said(citizen.says("wat is jullie telefoonnummer")).startswith("U praat nu met Loket.")


def test_hours_that_are_not_known_are_said_to_be_unknown(citizen: Citizen) -> None:
    answer = citizen.says("openingstijden gemeente Rotterdam")
    assert "14 010" in said(answer)
    assert "De openingstijden weet ik niet." in said(answer)
    assert answer.municipality == "GM0599"


def test_the_town_hall_of_which_municipality_is_asked_and_then_told(citizen: Citizen) -> None:
    asked = citizen.says("telefoonnummer gemeente")
    assert "In welke gemeente woont u?" in said(asked)
    assert "14 030" in said(citizen.says("ik woon in zeist"))


def test_who_wants_to_be_called_is_asked_for_a_number(citizen: Citizen) -> None:
    assert "Op welk nummer" in said(citizen.says("kunnen jullie mij bellen"))


def test_a_call_back_without_a_subject_does_not_call_yes_a_question(citizen: Citizen) -> None:
    citizen.says("bel mij terug")
    citizen.says("0612345678")
    answer = citizen.says("ja")
    assert answer.callback is not None
    assert "“ja”" not in answer.callback.summary
