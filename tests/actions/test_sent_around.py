"""Organisations that point at each other are heard by who is named, and in which order."""

from __future__ import annotations

import pytest

from actions.sent_around import is_sent_around


@pytest.mark.parametrize(
    "text",
    [
        "Het UWV stuurt mij naar de gemeente en de gemeente stuurt mij weer naar het UWV.",
        "rdw zegt cbr.. cbr zegt rdw",
        "My insurer sent me to the city, then the city sent me back to the insurer. I give up.",
        "Duo verwees me naar de SVB, de SVB verwees me naar DUO",
    ],
)
def test_there_and_back_is_being_sent_around(text: str) -> None:
    assert is_sent_around(text)


@pytest.mark.parametrize(
    "text",
    [
        "Moet ik dit bij het UWV of bij de gemeente aanvragen?",
        "De gemeente zei dat ik bijstand kan krijgen",
        "Krijg ik van de SVB en van het UWV geld als ik met pensioen ga, en moet ik dat aan de SVB zeggen?",
        "ik heb een brief van de belastingdienst",
    ],
)
def test_a_question_that_names_organisations_is_not(text: str) -> None:
    assert not is_sent_around(text)
