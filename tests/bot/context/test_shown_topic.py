"""A short question without a subject is about what is on the table, and is answered from what the directory knows."""

from __future__ import annotations

import pytest

from loket.wire import Answer
from tests.bot.conftest import Citizen


def shown(answer: Answer) -> str | None:
    """The id of the service on the first card of ``answer``."""
    return next((message.card.service for message in answer.messages if message.card), None)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("en wat kost dat?", "Wat het kost: "),
        ("hoe lang duurt dat?", "Over de tijd: "),
        ("kan dat ook online?", "Kijk online op: utrecht.nl"),
        ("waar moet ik heen?", "Hier kunt u terecht: Bij het gemeentehuis"),
        ("wat moet ik meenemen?", "Dit houdt u bij de hand: "),
        ("kan dat ook telefonisch?", "Bellen kan: "),
        ("kost dat geld?", "Wat het kost: "),
    ],
)
def test_what_is_asked_about_the_card_is_told_first(citizen: Citizen, text: str, beginning: str) -> None:
    citizen.says("ik wil mijn rijbewijs verlengen")
    citizen.says("Utrecht")
    answer = citizen.says(text)
    assert answer.messages[0].text.startswith(beginning)
    assert ".." not in answer.messages[0].text
    assert shown(answer) == "rijbewijs-aanvragen-verlengen"
    assert answer.handoff is None


def test_several_such_questions_in_a_row_never_end_in_not_understood(visitor: Citizen) -> None:
    visitor.says("I want to renew my driving licence")
    for text in ("I would rather not say", "how long does it take?", "where do I go?", "what should I bring?"):
        answer = visitor.says(text)
        assert shown(answer) == "rijbewijs-aanvragen-verlengen"
        assert answer.handoff is None


def test_what_is_not_known_is_said_so_and_a_person_is_offered(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik kinderbijslag aan")
    answer = citizen.says("en hoeveel krijg ik?")
    assert answer.messages[0].text.startswith("Om hoeveel geld het gaat, weet ik niet.")
    assert answer.understood is not None
    assert answer.understood.person_offered


def test_what_holds_for_somebody_else_is_not_promised(visitor: Citizen) -> None:
    visitor.says("how do I get a BSN?")
    answer = visitor.says("and for my wife?")
    assert shown(answer) == "bsn-aanvragen"
    told = [message.text for message in answer.messages if message.card]
    assert told[0].startswith("If this works the same for somebody else depends on the situation.")


def test_the_municipality_need_not_be_given_for_it(citizen: Citizen) -> None:
    citizen.says("ik wil een paspoort aanvragen")
    assert shown(citizen.says("wat kost dat eigenlijk?")) == "paspoort-id-kaart-aanvragen"


def test_it_is_understood_in_another_language_too(visitor: Citizen) -> None:
    visitor.says("Ich habe meinen Reisepass verloren")
    before = shown(visitor.answer)
    assert before is not None
    assert shown(visitor.says("Wie lange dauert das?")) == before


def test_after_a_plan_it_is_asked_which_step_is_meant(citizen: Citizen) -> None:
    citizen.says("ik ben mijn baan kwijt")
    answer = citizen.says("hoe lang duurt dat?")
    assert answer.messages[0].text.endswith("Over welke stap gaat uw vraag?")
    assert answer.messages[0].buttons[0].payload.startswith("/way")


def test_a_new_subject_is_not_about_what_was_shown(citizen: Citizen) -> None:
    citizen.says("hoe vraag ik huurtoeslag aan")
    assert shown(citizen.says("wat kost een nieuw rijbewijs?")) != "huurtoeslag"


def test_without_a_subject_before_it_nothing_is_made_up(citizen: Citizen) -> None:
    assert shown(citizen.says("wat kost dat?")) is None


def test_a_day_after_a_plan_is_for_the_plan(citizen: Citizen) -> None:
    citizen.says("ik ga verhuizen")
    answer = citizen.says("oh wacht, het is toch 15 december")
    assert any(message.plan for message in answer.messages)
    assert answer.handoff is None
