"""A question that names no subject is about the subject of the page; a question that names one never is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actions.knowledge import directory
from bot.context.page_topic import names_no_subject
from loket.wire import Answer
from tests.bot.conftest import Citizen

PAGE = "huurtoeslag"


def shown(answer: Answer) -> list[str]:
    """The services whose cards are in ``answer``, and the plans."""
    return [
        part
        for each in answer.messages
        for part in (each.card and each.card.service, each.plan and each.plan.id)
        if part
    ]


def phrases() -> Iterator[str]:
    """Every name and example question of the directory, in both languages."""
    for service in directory().services:
        yield from (service.name.nl, service.name.en, *service.words.nl, *service.words.en)
        yield from (*service.examples.nl, *service.examples.en)
    for event in directory().life_events:
        yield from (event.name.nl, event.name.en)


@pytest.mark.parametrize(
    "text",
    [
        "hoe vraag ik dit aan?",
        "Wat kost het",
        "kosten?",
        "hallo, heb ik hier recht op?",
        "welke documenten heb ik nodig",
        "how long does it take?",
        "How do I apply for this",
        "Hi, what's the cost?",
    ],
)
def test_a_question_without_a_subject_is_known(text: str) -> None:
    assert names_no_subject(text)


@pytest.mark.parametrize(
    "text", ["", "hallo", "ja", "ik heb een vraag", "dit", "12", "hoe betaal ik niet te veel", "wat kost een paspoort"]
)
def test_what_asks_nothing_or_names_something_is_not_one(text: str) -> None:
    assert not names_no_subject(text)


def test_no_question_that_is_known_to_be_about_something_is_without_a_subject() -> None:
    known = list(phrases())
    assert len(known) > 1000
    assert [text for text in known if names_no_subject(text)] == []


@pytest.mark.parametrize("text", ["hoe vraag ik dit aan?", "wat kost het", "heb ik hier recht op?"])
def test_it_is_answered_with_the_service_of_the_page(citizen: Citizen, text: str) -> None:
    answer = citizen.says(text, topic=PAGE)
    assert shown(answer) == [PAGE]
    assert answer.understood is not None
    assert (answer.understood.service, answer.understood.kind) == (PAGE, "answered")


def test_the_same_in_english(visitor: Citizen) -> None:
    answer = visitor.says("How long does it take?", topic=PAGE)
    assert shown(answer) == [PAGE]
    assert answer.messages[0].language == "en"


def test_on_a_page_about_a_life_event_it_is_answered_with_the_plan(citizen: Citizen) -> None:
    assert shown(citizen.says("wat moet ik doen?", topic="baan-kwijt")) == ["baan-kwijt"]


def test_a_greeting_before_it_changes_nothing(citizen: Citizen) -> None:
    assert shown(citizen.says("Goedemorgen", topic=PAGE)) == []
    assert shown(citizen.says("hoe vraag ik dit aan?", topic=PAGE)) == [PAGE]


@pytest.mark.parametrize(
    "text",
    [
        "Hoe vraag ik een WW-uitkering aan?",
        "ik wil een medewerker spreken",
        "hallo",
        "wie ben je",
        "ik ben mijn baan kwijt",
        "kunt u mij terugbellen",
        "ik kan de huur niet betalen",
    ],
)
def test_what_is_clear_by_itself_means_the_same_on_every_page(citizen: Citizen, text: str) -> None:
    anywhere = citizen.says(text)
    citizen.memory = None
    assert citizen.says(text, topic=PAGE) == anywhere


def test_once_there_is_a_subject_a_question_is_about_that(citizen: Citizen) -> None:
    citizen.says("Hoe vraag ik een WW-uitkering aan?", topic=PAGE)
    assert PAGE not in shown(citizen.says("wat kost het?", topic=PAGE))


def test_without_a_page_or_with_one_that_is_not_known_nothing_changes(citizen: Citizen) -> None:
    anywhere = citizen.says("hoe vraag ik dit aan?")
    citizen.memory = None
    assert citizen.says("hoe vraag ik dit aan?", topic="bestaat-niet") == anywhere
    assert anywhere.understood is not None
    assert anywhere.understood.service != PAGE
