"""What no service explains is answered from an imported list of product names, when there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from actions import longtail
from actions.business.state import guide
from actions.knowledge import product_list
from bot.answering import Bot
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.product_model import index_in
from bot.nlu.products import Products
from bot.places import MODEL
from bot.products import main as import_products
from loket.business.shown import date_in_words
from loket.wire import Answer
from tests.bot.conftest import Citizen

TERMS = "http://standaarden.overheid.nl/owms/terms/"
LIST = f"""\
UniformeProductnaam,URI,Rijk,Provincie,Waterschap,Gemeente
vuurtorenbezichtiging,{TERMS}vuurtoren,X,,,
zeppelin aanmeerontheffing,{TERMS}zeppelin,,,,X
grafzerk opschrift keuring,{TERMS}grafzerk,,,,X
orgelpijp verplaatsing toestemming,{TERMS}orgelpijp,,X,,X
muskusrattenvangstbewijs,{TERMS}muskusrat,,,X,
huurtoeslag,{TERMS}huurtoeslag,X,,,
kerktorenklok bijdrage,{TERMS}klok,,,,
"""


def forget() -> None:
    """What the actions have read of a list before."""
    product_list.cache_clear()
    longtail._products.cache_clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the imported list."""
    place = tmp_path_factory.mktemp("products")
    (place / "list.csv").write_text(LIST, encoding="utf-8")
    assert import_products([str(place / "list.csv"), "--to", str(place / "imported")]) == 0
    return place / "imported"


@pytest.fixture(scope="module")
def bot(folder: Path) -> Iterator[Bot]:
    """The assistant, started after the import."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOKET_PRODUCTS", str(folder))
        forget()
        yield Bot(MODEL)
    forget()


def buttons(answer: Answer) -> list[str]:
    return [button.title for message in answer.messages for button in message.buttons]


def test_a_product_that_is_named_is_answered_with_its_level_and_a_person_is_offered(citizen: Citizen) -> None:
    answer = citizen.says("zeppelin aanmeerontheffing")

    assert "Dit regelt uw gemeente: zeppelin aanmeerontheffing." in answer.messages[0].text
    listed = product_list()
    assert listed is not None
    day = date_in_words(guide(), listed.imported_on, "nl")
    assert f"die wij op {day} hebben overgenomen" in answer.messages[0].text
    assert answer.understood is not None
    assert (answer.understood.kind, answer.understood.organisations) == ("answered", ["gemeente"])
    assert answer.understood.person_offered
    assert "Praat met een medewerker" in buttons(answer)


def test_the_card_tells_where_to_ask_and_where_it_comes_from(citizen: Citizen) -> None:
    card = citizen.says("zeppelin aanmeerontheffing", municipality="GM0344").messages[0].card

    assert card is not None
    assert card.title == "Zeppelin aanmeerontheffing"
    assert card.organisation_name == "Gemeente Utrecht"
    assert card.source == f"{TERMS}zeppelin"
    assert (card.verified, card.checked_on) == (False, None)
    assert "zeppelin aanmeerontheffing" in card.first_step
    assert {channel.kind for channel in card.channels} == {"online", "telephone"}


@pytest.mark.parametrize(
    ("text", "said", "organisations"),
    [
        ("vuurtorenbezichtiging", "Dit regelt de landelijke overheid", ["rijksoverheid"]),
        ("muskusrattenvangstbewijs", "Dit regelt uw waterschap", ["waterschap"]),
        ("orgelpijp verplaatsing toestemming", "Dit regelt uw gemeente of uw provincie", ["gemeente", "provincie"]),
    ],
)
def test_each_level_is_told(citizen: Citizen, text: str, said: str, organisations: list[str]) -> None:
    answer = citizen.says(text)

    assert said in answer.messages[0].text
    assert answer.understood is not None
    assert answer.understood.organisations == organisations


def test_an_answer_in_english_gives_the_dutch_name(visitor: Citizen) -> None:
    answer = visitor.says("I need a zeppelin aanmeerontheffing")

    assert "your municipality takes care of" in answer.messages[0].text
    assert "“zeppelin aanmeerontheffing”" in answer.messages[0].text


def test_the_same_thing_in_other_words_is_asked_back_and_the_choice_is_answered(citizen: Citizen) -> None:
    asked = citizen.says("vergunning voor een zeppelin")

    assert asked.understood is not None
    assert asked.understood.kind == "clarified"
    assert "Zeppelin aanmeerontheffing" in buttons(asked)

    answer = citizen.chooses("Zeppelin aanmeerontheffing")

    assert "Dit regelt uw gemeente: zeppelin aanmeerontheffing." in answer.messages[0].text


def test_after_a_product_no_is_asked_what_it_is_about(citizen: Citizen) -> None:
    citizen.says("zeppelin aanmeerontheffing")

    assert "Waar gaat het over?" in citizen.chooses("Nee, iets anders").messages[0].text


def test_words_that_are_near_no_product_are_not_understood_as_before(citizen: Citizen) -> None:
    understood = citizen.says("qwrt plmf zzxk").understood

    assert understood is not None
    assert understood.kind == "not_understood"


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "acted_on", "sure"),
    [
        ("vuurtorenbezichtiging", "nlu_fallback", 0.2, "nlu_fallback", True),
        ("mijn vuurtoren", "nlu_fallback", 0.2, "nlu_fallback", False),
        ("vuurtorenbezichtiging", "way", 0.85, "nlu_fallback", True),
        ("vuurtorenbezichtiging", "way", 0.95, "way", None),
        ("mijn vuurtoren", "way", 0.85, "way", None),
        ("mijn vuurtoren", "way", 0.7, "nlu_fallback", False),
        ("huurtoeslag", "way", 0.7, "way", None),
        ("vuurtorenbezichtiging", "out_of_scope", 0.9, "out_of_scope", True),
        ("mijn vuurtoren", "out_of_scope", 0.9, "out_of_scope", None),
        ("vuurtorenbezichtiging", "ask_person", 0.5, "ask_person", None),
    ],
)
def test_a_product_counts_against_what_was_understood(
    folder: Path, text: str, intent: str, confidence: float, acted_on: str, sure: bool | None
) -> None:
    message = Message.build(text)
    message.set("intent", {"name": intent, "confidence": confidence})
    encoder = SentenceEncoder(SentenceEncoder.get_default_config(), "encoder")
    products = Products(Products.get_default_config(), index_in(folder))

    [found] = products.process(encoder.process([message]))

    assert found.get("intent")["name"] == acted_on
    assert (found.get("products") or [{"sure": None}])[0]["sure"] is sure


def test_a_file_that_is_no_list_is_refused_and_the_list_before_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "products.json").read_bytes()
    (tmp_path / "wrong.csv").write_text("naam;adres\n", encoding="utf-8")

    assert import_products([str(tmp_path / "wrong.csv"), "--to", str(folder)]) == 1
    assert "line 1: there is no column UniformeProductnaam" in capsys.readouterr().err
    assert (folder / "products.json").read_bytes() == before


def test_without_a_list_there_is_nothing_to_look_up(tmp_path: Path) -> None:
    assert index_in(tmp_path) is None
