"""Several needs in one message: first the component by itself, then the trained assistant."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.answering import Bot
from bot.nlu.needs import Needs
from bot.nlu.topic import RANKED_CLAUSES, SURE, RankedClause
from tests.bot.conftest import Citizen

CONFIG = {
    **Needs.get_default_config(),
    "heard_in_clause": {"distress": 0.7, "sent_from_elsewhere": 0.7, "ask_person": 0.6},
    "also_in_whole": {"sent_from_elsewhere": 0.05},
}


def clause(topic: str, confidence: float = 0.9, sure: float | None = None) -> RankedClause:
    return RankedClause(f"over {topic}", [{"name": topic, "confidence": confidence}], sure or confidence)


def understood(*clauses: RankedClause, topic: str = "way/bijstand", besides: str = "greet") -> Message:
    ranking = [{"name": topic, "confidence": 0.5}, {"name": besides, "confidence": 0.05}]
    intent = {"name": topic.split("/")[0], "confidence": 0.5}
    message = Message({"text": "alles", "intent": intent, "intent_ranking": ranking, SURE: 0.5})
    message.set(RANKED_CLAUSES, list(clauses))
    return Needs(CONFIG).process([message])[0]


def topics_of(message: Message) -> list[str]:
    return [need["topic"] for need in message.get("needs")]


def test_different_needs_stand_in_the_order_in_which_they_are_mentioned() -> None:
    message = understood(clause("way/huurachterstand"), clause("way/paspoort-kwijt-gestolen"), clause("way/apk"))
    assert topics_of(message) == ["way/huurachterstand", "way/paspoort-kwijt-gestolen", "way/apk"]
    assert [need["text"] for need in message.get("needs")][1] == "over way/paspoort-kwijt-gestolen"


def test_one_need_said_twice_or_unsurely_counts_once() -> None:
    assert len(topics_of(understood(clause("way/bijstand"), clause("way/bijstand")))) == 1
    assert len(topics_of(understood(clause("way/bijstand"), clause("way/apk", 0.3)))) == 1
    assert len(topics_of(understood(clause("way/bijstand"), clause("way/apk", 0.9, sure=0.3)))) == 1


def test_services_of_one_organisation_in_one_area_are_one_need() -> None:
    assert len(topics_of(understood(clause("way/bijstand"), clause("way/bijzondere-bijstand")))) == 1


def test_a_message_with_one_need_gives_it_as_a_whole() -> None:
    [need] = understood(topic="way/apk").get("needs")
    assert need == {"topic": "way/apk", "confidence": pytest.approx(0.5), "text": "alles"}
    assert understood(topic="greet").get("needs") == []


def test_what_happened_in_life_stands_among_several_needs_and_not_beside_the_same_need() -> None:
    lost = clause("event/baan-kwijt")
    message = understood(clause("way/huurachterstand"), lost, clause("way/paspoort-kwijt-gestolen"))
    assert topics_of(message) == ["way/huurachterstand", "event/baan-kwijt", "way/paspoort-kwijt-gestolen"]
    assert topics_of(understood(clause("way/schulden"), clause("event/geldproblemen"), clause("way/apk"))) == [
        "way/schulden",
        "way/apk",
    ]
    assert topics_of(understood(clause("way/bijstand"), lost)) == ["way/bijstand"]


def test_a_message_that_sounds_like_several_problems_names_what_each_clause_is_about() -> None:
    sounds = RankedClause(
        "ik ben mijn huis kwijt",
        [{"name": "several_problems", "confidence": 0.5}, {"name": "way/dakloos", "confidence": 0.3}],
        0.5,
    )
    message = understood(clause("event/kind-krijgen"), sounds, topic="several_problems")
    assert topics_of(message) == ["event/kind-krijgen", "way/dakloos"]
    assert message.get("parts") == 2


@pytest.mark.parametrize("intent", ["ask_person", "distress/zelfmoordgedachten"])
def test_what_a_clause_says_aloud_is_the_intent_and_the_subject_stays(intent: str) -> None:
    message = understood(clause("way/bsn-aanvragen"), clause(intent), topic="way/bsn-aanvragen")
    assert message.get("intent")["name"] == intent.split("/")[0]
    assert message.get("intent_ranking")[0]["name"] == intent
    assert topics_of(message)[-1] == "way/bsn-aanvragen"


def test_the_most_urgent_of_what_is_heard_wins() -> None:
    message = understood(clause("ask_person"), clause("distress/zelfmoordgedachten"))
    assert message.get("intent")["name"] == "distress"


def test_one_clause_of_a_story_is_no_being_sent_around_when_the_message_as_a_whole_is_none() -> None:
    told = (clause("way/onverzekerd-cak"), clause("sent_from_elsewhere"))
    assert understood(*told, topic="way/onverzekerd-cak").get("intent")["name"] == "way"
    leans = understood(*told, topic="way/onverzekerd-cak", besides="sent_from_elsewhere")
    assert leans.get("intent")["name"] == "sent_from_elsewhere"


def parsed(bot: Bot, in_loop: Any, text: str) -> dict[str, Any]:
    from rasa.core.channels.channel import UserMessage

    found: dict[str, Any] = in_loop(bot._processor.parse_message(UserMessage(text)))
    return found


def test_rent_benefit_and_bailiff_are_three_needs(bot: Bot, in_loop: Any) -> None:
    text = "ik heb huurachterstand en mijn uitkering is gestopt en nu komt de deurwaarder"
    assert len(parsed(bot, in_loop, text)["needs"]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "mijn rijbewijs verloopt volgende maand en ik wil het op tijd vernieuwen, hoe doe ik dat",
        "I want to marry my partner from Brazil next year, what papers do we need for that at the municipality?",
    ],
)
def test_a_long_question_about_one_thing_is_one_need(bot: Bot, in_loop: Any, text: str) -> None:
    assert len(parsed(bot, in_loop, text)["needs"]) <= 1


def test_a_wish_for_a_person_is_heard_behind_a_question(citizen: Citizen) -> None:
    answer = citizen.says("mijn bsn is kwijt en ik wil een mens spreken")
    assert answer.handoff is not None
    assert answer.handoff.reason == "asked"
