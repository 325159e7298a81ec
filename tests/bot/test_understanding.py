"""The components of the pipeline, each by itself."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.doubt import Doubt
from bot.nlu.places_and_numbers import PlacesAndNumbers
from bot.reading import choice_in, parse, words_of
from loket.wire import TEXT_LIMIT, Button, Turn
from tests.bot.conftest import Citizen


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("waar kan ik dit regelen", "nl"),
        ("where do I have to go", "en"),
        ("How do I get huurtoeslag?", "en"),
        ("mag ik een tweede bsn hebben", "nl"),
        ("Wie beantrage ich das, ich habe keine Arbeit", "de"),
        ("Proszę o pomoc, nie mam pracy", "pl"),
        ("ok", None),
        ("06-12345678", None),
    ],
)
def test_the_language_of_a_text_when_it_is_sure(citizen: Citizen, text: str, language: str | None) -> None:
    assert citizen.says(text).language == language


@pytest.mark.parametrize(
    ("text", "intent", "entity"),
    [
        ("Utrecht", "municipality_given", ("municipality", "GM0344")),
        ("ik woon in Utrecht", "municipality_given", ("municipality", "GM0344")),
        ("3511 AB", "municipality_given", ("municipality", "GM0344")),
        ("mijn paspoort is kwijt in Utrecht", "other", ("municipality", "GM0344")),
        ("06 12345678", "telephone_given", ("telephone", "+31612345678")),
        ("sorry, het is 0612", "telephone_given", None),
        ("mijn dochter is in 2019 geboren", "other", None),
        ("ik betaal 1200 euro huur per maand", "other", None),
    ],
)
def test_places_and_numbers(text: str, intent: str, entity: tuple[str, str] | None) -> None:
    message = Message.build(text)
    message.set("intent", {"name": "other", "confidence": 0.4})
    [found] = PlacesAndNumbers().process([message])
    assert found.get("intent")["name"] == intent
    entities = [(each["entity"], each["value"]) for each in found.get("entities", [])]
    assert entities == ([entity] if entity else [])


@pytest.mark.parametrize(
    ("ranking", "intent"),
    [
        ([("way", 0.5), ("deny", 0.2)], "way"),
        ([("way", 0.3), ("deny", 0.2)], "nlu_fallback"),
        ([("way", 0.3), ("ask_person", 0.26)], "ask_person"),
        ([("way", 0.3), ("ask_person", 0.26), ("distress", 0.26)], "distress"),
        ([("way", 0.6), ("ask_person", 0.3)], "way"),
    ],
)
def test_doubt_has_a_line_for_each_intent(ranking: list[tuple[str, float]], intent: str) -> None:
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    message = Message({"text": "x", "intent": entries[0], "intent_ranking": entries})
    doubt = Doubt({"threshold": 0.4, "heard_from": {"distress": 0.25, "ask_person": 0.25}})
    assert doubt.process([message])[0].get("intent")["name"] == intent


def test_the_title_or_the_place_of_a_button_is_the_button() -> None:
    offered = [Button(title="Huurtoeslag", payload="/a"), Button(title="Iets anders", payload="/b")]
    assert choice_in(" huurtoeslag. ", offered) == "/a"
    assert choice_in("2", offered) == "/b"
    assert choice_in("3", offered) is None
    assert choice_in("huurtoeslag aanvragen", offered) is None


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("het eerste", "/a"),
        ("Doe maar de tweede.", "/b"),
        ("the second one, please", "/b"),
        ("1e", "/a"),
        ("de derde", None),
        ("mijn eerste kind", None),
        ("de eerste of de tweede", None),
        ("een", None),
    ],
)
def test_a_choice_may_be_named_by_its_place_in_words(text: str, payload: str | None) -> None:
    assert (
        choice_in(text, [Button(title="Huurtoeslag", payload="/a"), Button(title="Bijstand", payload="/b")]) == payload
    )


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("de uitzetting", '/way{"service":"a"}'),
        ("het rijbewijs graag", '/way{"service":"c"}'),
        ("de huur", None),
        ("niet het rijbewijs", None),
        ("rijbewijs kwijt", None),
        ("mijn rijbewijs is al drie weken weg", None),
        ("aanvragen", None),
        ("anders", None),
    ],
)
def test_a_choice_may_be_named_by_a_word_that_only_its_title_has(text: str, payload: str | None) -> None:
    titles = {"a": "Huur niet kunnen betalen of uitzetting", "b": "Is mijn huur te hoog?", "c": "Rijbewijs aanvragen"}
    offered = [Button(title=title, payload=f'/way{{"service":"{each}"}}') for each, title in titles.items()]
    assert choice_in(text, [*offered, Button(title="Iets anders", payload="/deny")]) == payload


def test_a_word_does_not_choose_where_one_subject_stands() -> None:
    offered = [Button(title="Rijbewijs aanvragen", payload='/way{"service":"c"}'), Button(title="Nee", payload="/deny")]
    assert choice_in("rijbewijs", offered) is None


def test_a_choice_carries_the_full_name_of_its_service() -> None:
    understood = parse('/way{"service":"huurtoeslag"}')
    assert understood["intent"]["name"] == "way"
    assert understood["intent_ranking"][0]["name"] == "way/huurtoeslag"


def test_a_typed_text_never_names_an_intent() -> None:
    assert words_of(Turn(conversation_id="c", language="nl", text=" //restart")) == "restart"
    assert len(words_of(Turn(conversation_id="c", language="nl", text="a" * 10_000))) == TEXT_LIMIT
