"""What people type is read as answers only when it surely is."""

from __future__ import annotations

from datetime import date

import pytest

from loket.business import Guide
from loket.business.hearing import Asked, hear
from loket.business.types import Field

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("nationality", "I'm from Poland", "eu"),
        ("nationality", "Polish", "eu"),
        ("nationality", "Ik kom uit Oekraïne", "other"),
        ("nationality", "the USA", "us"),
        ("nationality", "Turkse", "turkey"),
        ("place", "I live in Berlin", "abroad"),
        ("place", "ik woon in Duitsland", "abroad"),
        ("place", "New York", "abroad"),
        ("place", "currently Germany, for my studies", "abroad"),
        ("place", "moving there next year", "moving"),
        ("company", "just me", "alone"),
        ("company", "my wife and I", "partners"),
        ("company", "not alone", "partners"),
        ("company", "samen met mijn broer", "partners"),
        ("work", "a small restaurant with terrace", "food"),
        ("work", "ik ben loodgieter", "construction"),
        ("staff", "no", "no"),
        ("staff", "we need two employees", "yes"),
        ("staff", "geen personeel", "no"),
        ("premises", "from home", "home"),
        ("registered", "not yet", "no"),
        ("start", "next March", "2027-03-01"),
        ("start", "1 maart 2027", "2027-03-01"),
        ("start", "01-03-2027", "2027-03-01"),
        ("start", "in two weeks", "2026-12-06"),
        ("start", "volgende maand", "2026-12-01"),
        ("start", "last May", "2026-05-01"),
    ],
)
def test_an_answer_in_own_words(guide: Guide, asked: Field, text: str, value: str) -> None:
    assert hear(guide, text, Asked(asked, {}, TODAY)).values.get(asked) == value


@pytest.mark.parametrize(
    "text", ["I'm a US citizen", "with a US passport", "my clients are all in Germany", "ik ben Duits"]
)
def test_a_nationality_or_a_country_of_others_is_not_where_one_lives(guide: Guide, text: str) -> None:
    assert "place" not in hear(guide, text, Asked("place", {}, TODAY)).values


def test_several_facts_in_one_message(guide: Guide) -> None:
    text = "I'm an Indian developer living in Eindhoven on a partner visa and want to freelance alone"
    heard = hear(guide, text, Asked(None, {}, TODAY, in_nl=True))
    assert heard.values == {
        "nationality": "other",
        "place": "nl",
        "permit": "family",
        "company": "alone",
        "work": "services",
    }


def test_the_nationality_of_somebody_else_is_not_mine(guide: Guide) -> None:
    text = "I want to open a Turkish restaurant for Dutch people"
    assert "nationality" not in hear(guide, text, Asked("work", {}, TODAY)).values


@pytest.mark.parametrize(
    "text",
    [
        "how much is the KVK fee?",
        "do I need a permit for a restaurant with alcohol?",
        "Wat kost het om een bv op te richten?",
        "moet ik personeel aanmelden",
        "is there a permit needed for a shop at home",
    ],
)
def test_a_question_is_no_answer(guide: Guide, text: str) -> None:
    for asked in ("work", "staff", "registered", "form", "premises"):
        assert not hear(guide, text, Asked(guide.question(asked).id, {}, TODAY))


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("why do you ask?", "why"),
        ("waarom wilt u dat weten?", "why"),
        ("I don't know", "skip"),
        ("geen idee", "skip"),
        ("skip this question please", "skip"),
        ("back", "back"),
        ("show my answers", "show"),
        ("stop", "stop"),
        ("continue my plan", "go_on"),
        ("change my answer about staff", "change"),
        ("ik wil mijn antwoord over personeel wijzigen", "change"),
    ],
)
def test_a_wish_about_the_plan(guide: Guide, text: str, command: str) -> None:
    heard = hear(guide, text, Asked("company", {}, TODAY))
    assert heard.command == command
    assert heard.topic == ("staff" if command == "change" else None)


def test_what_is_not_about_the_plan_is_left_to_others(guide: Guide) -> None:
    for text in ("I lost my passport", "mijn huur is te hoog", "thank you", "I want to die"):
        assert not hear(guide, text, Asked("premises", {}, TODAY))
