"""Danger: the number that helps in this danger stands first, and a person is asked for with haste."""

from __future__ import annotations

import pytest

from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "first", "organisation"),
    [
        ("ik wil niet meer leven", "113", "113"),
        ("I keep thinking about ending my life", "113", "113"),
        ("mijn man heeft me weer geslagen", "112", "veilig-thuis"),
        ("my girlfriend beats me up every weekend", "112", "veilig-thuis"),
        ("de peuter van hiernaast wordt volgens mij mishandeld", "112", "veilig-thuis"),
        ("er staat een huis in brand en er zijn nog mensen binnen", "112", "112"),
        ("morgenvroeg worden we uit ons huis gezet", "gemeente", "gemeente"),
        ("the children have had nothing to eat today and I have no money", "municipality", "gemeente"),
    ],
)
def test_the_number_for_this_danger_comes_first(citizen: Citizen, text: str, first: str, organisation: str) -> None:
    answer = citizen.says(text)
    assert answer.messages[0].urgent
    assert first in answer.messages[0].text.splitlines()[0]
    assert answer.understood is not None
    assert answer.understood.organisations[0] == organisation
    assert answer.handoff is not None
    assert (answer.handoff.reason, answer.handoff.urgent) == ("distress", True)
    assert not any(message.buttons for message in answer.messages), "somebody in danger gets no menu"


def test_the_own_municipality_is_called_by_its_number(citizen: Citizen) -> None:
    citizen.says("ik woon in Utrecht")
    answer = citizen.says("vannacht heb ik geen plek om te slapen en geen geld voor eten")
    assert "Utrecht: 14 030" in answer.messages[0].text
