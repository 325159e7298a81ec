"""Who is told that two things were read says which comes first, in the words that people use for that."""

from __future__ import annotations

from typing import Any

import pytest

from bot.context.other_need import as_other_need
from tests.bot.conftest import Citizen

TWO = "i want to register my company and also bring my wife to the netherlands"
GUESSED: dict[str, Any] = {
    "intent": {"name": "way", "confidence": 0.1},
    "intent_ranking": [{"name": "way/paspoort-buitenland", "confidence": 0.1}],
}


@pytest.mark.parametrize("text", ["the other one", "The second one first!", "both"])
def test_after_the_first_the_other_is_shown(citizen: Citizen, text: str) -> None:
    begun = citizen.says(TWO).understood
    assert begun is not None
    assert begun.service == "kvk-inschrijven"
    other = citizen.says(text).understood
    assert other is not None
    assert (other.kind, other.service) == ("answered", "gezinshereniging")


@pytest.mark.parametrize(
    ("text", "slots", "topic"),
    [
        ("Het andere is dringender.", {"asked": "municipality", "service": "vog"}, "way/kenteken-schorsen"),
        ("allebei", {"asked": "needed", "service": "vog", "shown": ["vog"]}, "way/kenteken-schorsen"),
        ("allebei!", {"asked": "which"}, "way/vog"),
        ("de andere", {"asked": "which"}, "way/kenteken-schorsen"),
        ("both", {"asked": "needed", "shown": ["vog", "kenteken-schorsen"]}, "way/paspoort-buitenland"),
        ("het andere formulier", {"asked": "which"}, "way/paspoort-buitenland"),
        ("the other", {"needs": ["vog"]}, "way/paspoort-buitenland"),
        ("the other", {"needs": ["vog", "gaan-trouwen"], "service": "vog"}, "event/gaan-trouwen"),
    ],
)
def test_which_is_meant_follows_from_what_was_begun_and_shown(text: str, slots: dict[str, Any], topic: str) -> None:
    heard = as_other_need(text, {"needs": ["vog", "kenteken-schorsen"], **slots}, GUESSED)
    assert heard["intent_ranking"][0]["name"] == topic


def test_a_longer_message_is_about_what_it_says(citizen: Citizen) -> None:
    citizen.says(TWO)
    answer = citizen.says("the other day I lost my passport").understood
    assert answer is not None
    assert answer.service != "gezinshereniging"
