"""Topics and confidence of the trained assistant."""

from __future__ import annotations

import time

import pytest

from bot.answering import Bot
from bot.nlu.topic import TopicClassifier
from tests.bot.conftest import Citizen

WORDS_OF_A_STORY = 800
ASIDE = (
    "Vorige week was het mooi weer en zijn we met de honden in het bos gaan wandelen. "
    "Mijn zus belde daarna over haar verjaardag en we hebben samen soep gegeten. "
)
FAMILY = [
    "We zijn met zijn vieren thuis en het is altijd druk.",
    "Mijn zus belde gisteren over haar verjaardag en we hebben lang gepraat.",
    "De buurvrouw kwam langs met een taart die zij zelf gebakken had.",
    "Mijn opa vertelde vroeger altijd over zijn werk op de boerderij.",
    "Het is al weken grijs en koud.",
    "We keken samen een film over de zee en vielen op de bank in slaap.",
]
SUBJECT = "Mijn rijbewijs verloopt volgende maand. Hoe verleng ik mijn rijbewijs?"


def confidence(citizen: Citizen, text: str) -> float:
    understood = citizen.says(text).understood
    assert understood is not None
    return understood.confidence


def test_a_vague_word_is_less_sure_than_a_clear_question(citizen: Citizen) -> None:
    vague = confidence(citizen, "uitkering")
    clear = confidence(citizen, "mijn rijbewijs is verlopen, hoe vraag ik een nieuw rijbewijs aan")
    assert vague < clear


def test_the_ranking_is_of_services_from_likely_to_less_likely(citizen: Citizen) -> None:
    understood = citizen.says("ik heb een vraag over toeslag").understood
    assert understood is not None
    confidences = [each.confidence for each in understood.ranking]
    assert len(confidences) > 1
    assert confidences == sorted(confidences, reverse=True)


def test_a_service_that_is_named_in_passing_does_not_win(citizen: Citizen) -> None:
    understood = citizen.says("hoe vraag ik kinderbijslag aan zonder paspoort").understood
    assert understood is not None
    assert "paspoort" not in understood.ranking[0].id


def test_a_story_of_800_words_is_about_what_is_asked_in_the_end(citizen: Citizen) -> None:
    story = ASIDE * (WORDS_OF_A_STORY // len(ASIDE.split())) + SUBJECT
    assert len(story.split()) >= WORDS_OF_A_STORY - len(ASIDE.split())
    understood = citizen.says(story).understood
    assert understood is not None
    assert "rijbewijs" in understood.ranking[0].id


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ("Ik durf niet naar huis, want mijn man slaat mij en de kinderen.", "huiselijk-geweld"),
        ("Soms denk ik dat het beter is als ik er niet meer ben.", "zelfmoordgedachten"),
        ("I am afraid at home because my husband beats me.", "huiselijk-geweld"),
    ],
)
def test_danger_in_the_middle_of_a_long_story_is_heard(citizen: Citizen, told: str, heard: str) -> None:
    half = " ".join(FAMILY * (WORDS_OF_A_STORY // 2 // len(" ".join(FAMILY).split())))
    answer = citizen.says(f"{half} {told} {half}")
    assert answer.messages[0].urgent
    assert answer.understood is not None
    assert answer.understood.ranking[0].id == heard


def test_needs_in_the_middle_of_a_long_story_are_named_back(citizen: Citizen) -> None:
    half = " ".join(FAMILY * (WORDS_OF_A_STORY // 2 // len(" ".join(FAMILY).split())))
    told = "Ik heb drie maanden huurachterstand. Mijn paspoort is verlopen."
    said = " ".join(message.text for message in citizen.says(f"{half} {told} {half}").messages).lower()
    assert "huur niet kunnen betalen" in said
    assert "paspoort" in said


def test_a_long_story_takes_bounded_time(citizen: Citizen) -> None:
    citizen.says("hallo")
    start = time.process_time()
    citizen.says("Ik heb een probleem met mijn huis en ik weet het niet. " * 400)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("text", ["rijbewijz verlengn", "HUURTOESLAG AANVRAGEN", "pasport kwyt"])
def test_typing_errors_and_capitals_find_the_same(citizen: Citizen, text: str) -> None:
    right = {"rijbewijz verlengn": "rijbewijs", "HUURTOESLAG AANVRAGEN": "huurtoeslag", "pasport kwyt": "paspoort"}
    understood = citizen.says(text).understood
    assert understood is not None
    assert right[text] in understood.ranking[0].id


def test_an_editor_sees_the_nearest_training_phrase(bot: Bot) -> None:
    near = bot._processor.part(TopicClassifier).nearest("hoe moet ik huurtoeslag aanvragen", 3)
    assert "huurtoeslag" in near[0].topic
    assert near[0].similarity >= near[1].similarity >= near[2].similarity


@pytest.mark.parametrize(
    "text",
    [
        "Onze zoon van veertien gaat al weken niet naar school.",
        "our daughter of four is ill and her class has whooping cough",
        "mijn man doet altijd de administratie en nu zit hij vast",
    ],
)
def test_nobody_is_condoled_who_speaks_of_no_death(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text)
    said = " ".join(f"{message.text} {message.plan.intro if message.plan else ''}" for message in answer.messages)
    assert not any(word in said.lower() for word in ("gecondoleerd", "sorry for", "terrible"))
    assert answer.understood is not None
    assert not answer.understood.ranking[0].id.endswith("-overleden")


def test_a_death_told_in_another_language_is_heard(citizen: Citizen) -> None:
    understood = citizen.says("Mój mąż zmarł wczoraj w szpitalu, co muszę teraz załatwić?").understood
    assert understood is not None
    assert "overl" in " ".join(each.id for each in understood.ranking[:3])
