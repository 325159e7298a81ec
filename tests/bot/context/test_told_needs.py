"""Troubles that are told together are all named; what is only the story of one question stays one question."""

from __future__ import annotations

from typing import Any

import pytest

from bot.context.told_danger import with_told_danger
from bot.context.told_needs import with_told_needs


def heard(*needs: str, intent: str = "way", text: str = "") -> dict[str, Any]:
    """What Rasa understood, with these services as ``needs`` of the message as a whole."""
    found = [{"topic": f"way/{each}", "confidence": 0.9, "text": text} for each in needs]
    return {"intent": {"name": intent, "confidence": 0.9}, "intent_ranking": [], "needs": found}


def needs_in(text: str, *needs: str, intent: str = "way") -> list[str]:
    parsed = with_told_needs(text, heard(*needs, intent=intent, text=text))
    return [each["topic"].partition("/")[2] for each in parsed["needs"]]


@pytest.mark.parametrize(
    ("text", "model", "named"),
    [
        ("Ik zit met schulden en de huur kan ik ook niet meer betalen", "schulden", ["schulden", "huurachterstand"]),
        (
            "mijn vriendin is zwanger, ze is ontslagen en we hebben een deurwaarder aan de deur",
            "deurwaarder",
            ["kind-krijgen", "baan-kwijt", "deurwaarder"],
        ),
        ("I lost my flat and I'm behind with my rent", "huurcontract", ["dakloos", "huurachterstand"]),
        (
            "my boyfriend left, my benefit was stopped and I'm addicted",
            "bijstand",
            ["uit-elkaar", "uwv-betaling", "verslavingszorg"],
        ),
        ("werk kwijt en de hypotheek niet meer kunnen betalen", "huurachterstand", ["baan-kwijt", "huurachterstand"]),
    ],
)
def test_all_troubles_are_named_in_the_order_in_which_they_are_told(text: str, model: str, named: list[str]) -> None:
    found = needs_in(text, model)
    assert [each for each in found if each in named] == named


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Ik ben zwanger, krijg ik dan ook betaald verlof?", "zwangerschapsverlof"),
        ("Mijn man is overleden, hoe kom ik aan een uittreksel?", "uittreksel-brp"),
        ("mijn man is dood krijg ik dan anw, heb nog een kind van 12", "anw"),
        ("ik ben mijn baan kwijt, hoe vraag ik ww aan", "ww-uitkering"),
        ("ik heb geen schulden maar wil wel weten hoe schuldhulp werkt", "schulden"),
        ("huur betalen via de bank, hoe doe ik dat", "huurcontract"),
        ("I lost my keys and my house number plate", "gevonden-voorwerpen"),
    ],
)
def test_a_story_around_one_question_adds_no_need(text: str, model: str) -> None:
    assert needs_in(text, model) == [model]


def test_danger_is_not_made_into_a_list_of_troubles() -> None:
    parsed = heard(intent="distress")
    assert with_told_needs("ik heb schulden en ik kan de huur niet betalen", parsed) is parsed


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("de deurwaarder was er en we hebben niets te eten", "noodhulp"),
        ("they took my wages and there is no food in the house", "noodhulp"),
        ("alles staat op rood, eerlijk gezegd wil ik niet meer leven", "zelfmoordgedachten"),
        ("the bills keep coming, I don't want to be here any more", "zelfmoordgedachten"),
    ],
)
def test_danger_beside_another_trouble_goes_first(text: str, service: str) -> None:
    parsed = with_told_danger(text, heard("deurwaarder", text=text))
    assert parsed["intent"]["name"] == "distress"
    assert parsed["intent_ranking"][0]["name"] == f"distress/{service}"


@pytest.mark.parametrize(
    "text",
    [
        "mijn broer loopt met een mes door het huis",
        "he stands outside waving a knife",
        "papa ademt niet meer",
        "iemand wil van het dak springen",
    ],
)
def test_what_cannot_wait_goes_before_any_other_danger(text: str) -> None:
    parsed = with_told_danger(text, heard("huiselijk-geweld", intent="distress", text=text))
    assert parsed["intent_ranking"][0]["name"] == "distress/noodgeval-112"


@pytest.mark.parametrize(
    "text",
    [
        "ik wil na mijn dood begraven worden",
        "ik wil niet meer betalen",
        "the kids eat at school",
        "I want to live here",
        "ik wil die boete niet betalen want die is niet van mij",
        "de kinderen springen de hele dag in de flat boven mij",
        "mag ik een mes meenemen in het vliegtuig",
        "ik zoek een vergunning voor een pistool",
        "he was holding a knife when he robbed me last year",
    ],
)
def test_words_that_only_look_like_danger_are_none(text: str) -> None:
    parsed = heard("uittreksel-brp", text=text)
    assert with_told_danger(text, parsed) is parsed


def test_a_life_event_that_the_model_heard_beside_another_trouble_is_named_too() -> None:
    needs = [
        {"topic": "way/verslavingszorg", "confidence": 0.3, "text": "ik drink te veel"},
        {"topic": "event/baan-kwijt", "confidence": 0.9, "text": "ben daardoor mijn baan kwijt"},
    ]
    parsed = {"intent": {"name": "way", "confidence": 0.7}, "intent_ranking": [], "needs": needs}
    found = with_told_needs("ik drink te veel en ben daardoor mijn baan kwijt", parsed)
    assert found["intent"]["name"] == "several_problems"
    assert found["needs"] == needs
