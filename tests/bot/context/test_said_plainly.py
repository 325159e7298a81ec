"""What a message says in so many words rules a topic out, where another is likely as well."""

from __future__ import annotations

from typing import Any

import pytest

from actions.knowledge import directory
from bot.context.said_plainly import as_said_plainly
from bot.nlu.topic import SURE
from bot.places import PROJECT
from loket.directory.reading import read
from tests.bot.conftest import Citizen


def heard(*ranking: tuple[str, float]) -> dict[str, Any]:
    """What Rasa may have understood, the likeliest first."""
    named = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    return {"intent": {"name": ranking[0][0].partition("/")[0]}, "intent_ranking": named, SURE: ranking[0][1]}


PASSPORT = heard(("way/paspoort-buitenland", 0.6), ("way/paspoort-id-kaart-aanvragen", 0.2), ("greet", 0.2))


def first(parsed: dict[str, Any]) -> str:
    return str(parsed["intent_ranking"][0]["name"])


@pytest.mark.parametrize("text", ["paspoort in Utrecht", "paspoort aanvragen in Rijswijk", "ik woon in Nederland"])
def test_who_is_in_the_netherlands_is_not_abroad(text: str) -> None:
    found = as_said_plainly(text, PASSPORT)
    assert first(found) == "way/paspoort-id-kaart-aanvragen"
    assert found[SURE] == pytest.approx(0.5)  # 0.2 of the 0.4 that is left
    assert found["intent"]["name"] == "way"


@pytest.mark.parametrize(
    "text", ["paspoort aanvragen", "ik woon in Spanje, paspoort ophalen in Utrecht", "ambassade van Nederland"]
)
def test_who_may_be_abroad_is_left_alone(text: str) -> None:
    assert as_said_plainly(text, PASSPORT) == PASSPORT


def test_what_is_hardly_likely_is_not_put_first() -> None:
    alone = heard(("way/paspoort-buitenland", 0.95), ("way/paspoort-id-kaart-aanvragen", 0.02))
    assert as_said_plainly("paspoort in Utrecht", alone) == alone


def test_a_complaint_is_a_complaint() -> None:
    found = as_said_plainly(
        "ik heb een klacht over mijn school", heard(("way/passend-onderwijs", 0.6), ("way/klacht-school", 0.3))
    )
    assert first(found) == "way/klacht-school"


def test_what_is_no_service_is_left_alone() -> None:
    wish = heard(("ask_person", 0.9), ("way/klacht-school", 0.1))
    assert as_said_plainly("klacht, ik wil een mens", wish) == wish


def test_the_services_that_are_named_exist() -> None:
    listed: Any = read(PROJECT / "data" / "texts" / "said_plainly.yml")
    for name in ("only_abroad", "complaints"):
        assert all(directory().find_service(each) for each in listed[name])


def test_a_passport_in_ones_own_town_is_for_the_municipality(citizen: Citizen) -> None:
    answer = citizen.says("paspoort aanvragen in Groningen")
    assert answer.understood is not None
    assert answer.understood.organisations[0] == "gemeente"


def test_a_complaint_about_a_municipality_tells_how_to_reach_it(citizen: Citizen) -> None:
    answer = citizen.says("ik wil klagen over de gemeente Amsterdam")
    assert "gemeente Amsterdam" in answer.messages[0].text
    assert "14 020" in answer.messages[0].text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("wanneer krijg ik kinderbijslag", "kinderbijslag"),
        ("when do I get my child benefit", "kinderbijslag"),
        ("wanneer komt mijn zorgtoeslag binnen", "zorgtoeslag"),
        ("when is the rent benefit paid", "huurtoeslag"),
        ("wanneer wordt de aow gestort", "aow"),
    ],
)
def test_who_asks_when_money_comes_is_told_the_days_of_payment(text: str, topic: str) -> None:
    found = first(as_said_plainly(text, heard((f"way/{topic}", 0.9))))
    assert found.endswith("-betaaldag")
    assert directory().find_service(found.partition("/")[2]) is not None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("wanneer heb ik recht op kinderbijslag", "kinderbijslag"),
        ("wanneer krijg ik zorgtoeslag", "zorgtoeslag"),
        ("wanneer krijg ik aow", "aow"),
        ("when can I apply for child benefit and get it", "kinderbijslag"),
        ("kinderbijslag aanvragen", "kinderbijslag"),
        ("wanneer krijg ik mijn paspoort", "paspoort-id-kaart-aanvragen"),
    ],
)
def test_who_asks_for_whom_it_is_or_how_to_get_it_keeps_that(text: str, topic: str) -> None:
    assert first(as_said_plainly(text, heard((f"way/{topic}", 0.9)))) == f"way/{topic}"


def test_who_complained_already_and_is_not_understood_gets_the_ombudsman() -> None:
    unclear = heard(("nlu_fallback", 0.3), ("way/bijstand", 0.1))
    assert first(as_said_plainly("ik heb al geklaagd bij de gemeente en nu?", unclear)) == "way/klacht-over-de-overheid"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ik heb al geklaagd bij het uwv maar ik hoor niets", "U heeft al geklaagd bij: UWV"),
        ("mijn klacht is afgewezen door de svb, wat kan ik doen", "U heeft al geklaagd bij: Sociale"),
        ("ik wil een klacht indienen over het uwv", "Vertel die eerst daar"),
    ],
)
def test_who_complained_already_is_not_told_to_do_it_first(citizen: Citizen, text: str, says: str) -> None:
    answer = citizen.says(text)
    assert says in answer.messages[0].text
    assert answer.understood is not None
    first = "uwv" if says.startswith("Vertel") else "nationale-ombudsman"
    assert answer.understood.organisations[0] == first
    assert answer.understood.organisations[-1] == "nationale-ombudsman"


def test_a_complaint_about_a_bank_is_none_about_the_government(citizen: Citizen) -> None:
    answer = citizen.says("klacht over mijn bank")
    assert not any("over de overheid" in message.text for message in answer.messages)
