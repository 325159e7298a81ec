"""What is said about a product of the imported list, and when nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import longtail
from actions.knowledge import directory, product_list
from actions.longtail import answer_from_list, offer_from_list, show_product
from actions.moment import PART, Moment
from loket.products import ListedProduct, save

TERMS = "http://standaarden.overheid.nl/owms/terms/"
ZEPPELIN = f"{TERMS}zeppelin"
HUURTOESLAG = f"{TERMS}huurtoeslag"


def forget() -> None:
    product_list.cache_clear()
    longtail._products.cache_clear()


@pytest.fixture(autouse=True)
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A list of two products, one of which the directory has as a service."""
    products = [
        ListedProduct(name="huurtoeslag", uri=HUURTOESLAG, levels=["rijk"]),
        ListedProduct(name="zeppelin aanmeerontheffing", uri=ZEPPELIN, levels=["gemeente"]),
    ]
    save(tmp_path, products, date(2026, 11, 22))
    monkeypatch.setenv("LOKET_PRODUCTS", str(tmp_path))
    forget()
    yield
    forget()


def moment_with(*products: tuple[str, bool], **slots: Any) -> tuple[Moment, CollectingDispatcher]:
    """A moment in which these products are near, and what it says."""
    said = CollectingDispatcher()
    near = [{"uri": uri, "sure": sure} for uri, sure in products]
    message = {"text": "mijn zeppelin", "intent": {"name": "nlu_fallback"}, "entities": [], "products": near}
    values = {"language": "nl", "municipality_asked": True, **slots}
    return Moment(said, Tracker("c", values, message, [], False, None, {}, "action_listen")), said


def part_of(said: CollectingDispatcher) -> dict[str, Any]:
    part: dict[str, Any] = said.messages[0]["custom"][PART]
    return part


def test_the_directory_has_the_service_that_these_tests_lean_on() -> None:
    product = directory().service("huurtoeslag").product
    assert product is not None
    assert product.uri == HUURTOESLAG


def test_a_sure_product_is_answered_and_a_near_one_is_not() -> None:
    near, silent = moment_with((ZEPPELIN, False))
    assert not answer_from_list(near)
    assert silent.messages == []

    sure, said = moment_with((ZEPPELIN, True))
    assert answer_from_list(sure)
    assert part_of(said)["kind"] == "answered"
    assert part_of(said)["organisations"] == ["gemeente"]
    assert part_of(said)["person_offered"] is True
    assert sure.asked == "needed"


@pytest.mark.parametrize(("language", "day"), [("nl", "22 november 2026"), ("en", "22 November 2026")])
def test_what_only_the_list_says_is_not_shown_as_checked(language: str, day: str) -> None:
    moment, said = moment_with((ZEPPELIN, True), language=language)

    assert answer_from_list(moment)
    card = part_of(said)["card"]
    assert card["verified"] is False
    assert card.get("checked_on") is None, "the day of the import is no day on which somebody looked"
    assert said.messages[0]["listed"] == day


def test_the_subject_before_a_product_is_over() -> None:
    moment, _ = moment_with((ZEPPELIN, True), service="huurtoeslag", next_best=["zorgtoeslag"])

    answer_from_list(moment)

    remembered = {each["name"]: each["value"] for each in moment.events() if each["event"] == "slot"}
    assert remembered["service"] is None
    assert remembered["next_best"] == []


def test_a_product_that_a_service_carries_leads_to_that_service() -> None:
    moment, said = moment_with((HUURTOESLAG, True))

    assert answer_from_list(moment)
    assert part_of(said)["services"] == ["huurtoeslag"]
    assert part_of(said)["card"]["organisation"] == "toeslagen"


def test_near_products_are_choices_each_with_its_own_way() -> None:
    moment, said = moment_with((ZEPPELIN, False), (HUURTOESLAG, False))

    assert offer_from_list(moment)
    payloads = [button["payload"] for button in said.messages[0]["buttons"]]
    assert payloads[0] == f'/way{{"product":"{ZEPPELIN}"}}'
    assert payloads[1] == '/way{"service":"huurtoeslag"}'
    assert payloads[-1] == "/ask_person"
    assert set(part_of(said)["organisations"]) == {"gemeente", "toeslagen"}


def test_nothing_is_said_without_a_product_or_for_one_that_the_list_does_not_have() -> None:
    moment, said = moment_with()
    assert not answer_from_list(moment)
    assert not offer_from_list(moment)

    unknown, _ = moment_with((f"{TERMS}of-yesterday", True))
    assert not answer_from_list(unknown)
    assert not offer_from_list(unknown)
    assert not show_product(moment, None)
    assert said.messages == []


def test_without_a_list_nothing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOKET_PRODUCTS", str(tmp_path / "none"))
    forget()
    moment, said = moment_with((ZEPPELIN, True))

    assert not answer_from_list(moment)
    assert said.messages == []
