"""Short messages that mean one thing are understood as that, and a long one is never taken for one of them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.context.set_phrases import as_set_phrase, sign_meant
from bot.context.story import as_story
from tests.bot.conftest import Citizen

GUESSED: dict[str, Any] = {
    "intent": {"name": "way", "confidence": 0.4},
    "intent_ranking": [{"name": "way/bedrijf-stoppen", "confidence": 0.4}],
}


def meant(text: str, asked: str = "nothing") -> str:
    return str(as_set_phrase(text, {"asked": asked}, GUESSED)["intent"]["name"])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Stop!", "stop"),
        ("laat maar...", "stop"),
        ("Is daar iemand?", "greet"),
        ("can you help me?", "greet"),
        ("Good afternoon!", "greet"),
        ("Goede avond", "greet"),
        ("Dziękuję", "thanks"),
        ("Спасибо!", "thanks"),
        ("Evet", "affirm"),
        ("I don't know", "way"),
        ("stop mijn uitkering", "way"),
    ],
)
def test_only_the_whole_message_counts(text: str, intent: str) -> None:
    assert meant(text) == intent


def test_not_to_know_is_a_no_to_what_one_can_go_without() -> None:
    assert meant("weet ik niet", asked="letter_from") == "deny"
    assert meant("Dat gaat u niks aan!", asked="municipality") == "deny"
    assert meant("weet ik niet", asked="needed") == "way"


def test_an_answer_for_the_plan_stays_that() -> None:
    answer = {**GUESSED, "intent": {"name": "business_wish", "confidence": 1.0}}
    assert as_set_phrase("stop", {}, answer) == answer


@pytest.mark.parametrize(
    ("text", "intent"), [("👍🏽", "affirm"), ("🙏🙏", "thanks"), ("👎!", "deny"), ("👍👎", None), ("?", None)]
)
def test_a_sign_has_a_meaning_of_its_own(text: str, intent: str | None) -> None:
    assert sign_meant(text) == intent


def test_a_letter_that_ends_with_greetings_is_no_goodbye() -> None:
    goodbye = {"intent": {"name": "goodbye", "confidence": 0.9}, "intent_ranking": []}
    assert as_story("met vriendelijke groet " * 20, goodbye)["intent"]["name"] == "nlu_fallback"
    assert as_story("tot ziens", goodbye) == goodbye


def test_a_greeting_that_is_only_a_guess_is_none() -> None:
    ranking = [{"name": "greet", "confidence": 0.2}, {"name": "way/spoedpaspoort", "confidence": 0.15}]
    guessed = {"intent": {"name": "greet", "confidence": 0.6}, "intent_ranking": ranking}
    heard = as_story("Добрий день, я втратив паспорт", guessed)
    assert heard["intent"]["name"] == "nlu_fallback"
    assert [each["name"] for each in heard["intent_ranking"]] == ["way/spoedpaspoort"]


def test_a_thumb_up_takes_what_was_offered(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik huurtoeslag aan")
    assert citizen.says("👍").messages[0].text.startswith("Fijn.")


def test_never_mind_ends_a_question_without_asking_it_again(citizen: Citizen) -> None:
    citizen.says("ik wil een parkeervergunning")
    answer = citizen.says("stop")
    assert answer.messages[0].text.startswith("Dat is goed, dan laten we dit.")
    assert not answer.messages[0].buttons


def test_never_mind_stops_the_plan_for_a_business_too(citizen: Citizen) -> None:
    citizen.says("ik wil een webwinkel beginnen")
    citizen.says("hoe vraag ik zorgtoeslag aan?")
    answer = citizen.says("laat maar")
    assert "we stoppen even" in answer.messages[-1].text
