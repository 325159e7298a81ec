"""Keywords sent one at a time are read together; a place, a telephone number or a subject of its own is not."""

from __future__ import annotations

import pytest

from loket.wire import Answer
from tests.bot.conftest import Citizen


def shown(answer: Answer) -> str | None:
    """The id of the service on the first card of ``answer``."""
    return next((message.card.service for message in answer.messages if message.card), None)


@pytest.mark.parametrize(
    ("first", "then", "service"),
    [
        ("rijbewijs", "kwijt", "rijbewijs-kwijt"),
        ("ik heb een vraag over mijn paspoort", "kwijt", "paspoort-kwijt-gestolen"),
        ("auto", "verkocht", "auto-overschrijven"),
        ("zorgtoeslag", "terugbetalen", "toeslag-terugbetalen"),
        ("aow", "scheiden", "scheiden"),
    ],
)
def test_a_word_that_goes_on_changes_what_the_first_was_about(
    citizen: Citizen, first: str, then: str, service: str
) -> None:
    citizen.says(first)
    assert shown(citizen.says(then)) == service


def test_a_place_that_nobody_knows_is_no_subject(citizen: Citizen) -> None:
    citizen.says("paspoort")
    answer = citizen.says("Blauwdorp")
    assert shown(answer) is None
    assert "gemeente ken ik niet" in answer.messages[0].text


def test_a_word_that_only_says_what_is_shown_shows_it_again_and_asks_nothing_else(citizen: Citizen) -> None:
    citizen.says("huurtoeslag")
    answer = citizen.says("aanvragen")
    assert shown(answer) == "huurtoeslag"
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "toeslagen"


def test_after_danger_the_numbers_stay(citizen: Citizen) -> None:
    citizen.says("mijn man slaat me")
    answer = citizen.says("paspoort")
    assert shown(answer) != "paspoort-kwijt-gestolen"
