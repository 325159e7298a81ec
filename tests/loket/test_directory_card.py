"""What stands on a card, for services of an organisation and of the citizen's own municipality."""

from __future__ import annotations

from datetime import date

import pytest

from loket.directory.card import card_of
from tests.loket.shipped import directory


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("service", [each.id for each in directory().services])
def test_every_service_has_a_card_with_a_step_and_a_way_to_reach_it(service: str, language: str) -> None:
    card = card_of(directory(), directory().service(service), language, directory().municipality("GM0344"))
    assert card.title
    assert card.first_step
    assert card.channels
    assert card.source
    assert card.checked_on


def test_a_service_of_the_municipality_carries_the_entrance_of_the_citizens_own_one() -> None:
    own = directory().municipality("GM0344")
    assert own is not None
    card = card_of(directory(), directory().service("paspoort-kwijt-gestolen"), "nl", own)
    assert card.organisation == "gemeente"
    assert card.organisation_name == "Gemeente Utrecht"
    assert [channel.value for channel in card.channels if channel.kind == "telephone"] == [own.telephone]
    assert own.website in [channel.value for channel in card.channels]


def test_another_organisation_keeps_its_own_entrance() -> None:
    card = card_of(directory(), directory().service("huurtoeslag"), "en", directory().municipality("GM0344"))
    assert card.organisation_name == "Dienst Toeslagen" or "Benefits" in card.organisation_name
    assert "Utrecht" not in card.organisation_name
    telephones = [channel for channel in card.channels if channel.kind == "telephone"]
    assert telephones[0].value == directory().organisation("toeslagen").telephone[0].number


def test_only_help_in_danger_is_urgent() -> None:
    urgent = {each.id for each in directory().services if each.urgent}
    assert urgent == {
        "huiselijk-geweld",
        "kind-in-gevaar",
        "mensenhandel",
        "noodgeval-112",
        "noodhulp",
        "seksueel-geweld",
        "zelfmoordgedachten",
    }


@pytest.mark.parametrize(
    ("service", "language", "told"),
    [
        ("toeslagen-betaaldag", "nl", "De volgende betaling is op maandag 21 december 2026."),
        ("toeslagen-betaaldag", "en", "The next payment is on Monday 21 December 2026."),
        ("kinderbijslag-betaaldag", "nl", "De volgende betaling is in de eerste week van januari 2027."),
        ("aow-betaaldag", "nl", "De volgende betaling is rond 23 december 2026."),
        ("studiefinanciering-betaaldag", "en", "The next payment is around 24 December 2026."),
        ("uwv-betaling", "nl", "De volgende betaling van WIA, WAO en Wajong is rond 23 december 2026."),
    ],
)
def test_the_card_of_a_payment_tells_the_next_day(service: str, language: str, told: str) -> None:
    card = card_of(directory(), directory().service(service), language, None, date(2026, 11, 25))
    assert card.payment is not None
    assert told in card.payment


def test_where_each_municipality_has_its_own_day_the_card_names_none() -> None:
    card = card_of(directory(), directory().service("bijstand-betaaldag"), "nl", None, date(2026, 11, 25))
    assert card.payment is not None
    assert "volgende betaling" not in card.payment


def test_the_card_of_another_service_tells_of_no_payment() -> None:
    assert card_of(directory(), directory().service("huurtoeslag"), "nl", None).payment is None
