"""Finding the citizen's municipality in the list of all of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.directory import Directory, Municipality, load
from loket.directory.__main__ import FOLDER
from loket.directory.municipalities import find, mentions

LARGER = ("Nederland", "Zeeland", "America")
WORDS = ["in", "de", "wijk", "Best", "gemeente", "3511", "AB", "Bergen", "nh", "den", "haag", "ik", "woon", "heel", "."]


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The directory of the project: the list of municipalities is its own test data."""
    return load(FOLDER)


def names(found: list[Municipality]) -> list[str]:
    return [each.name for each in found]


def test_all_342_municipalities_are_there(directory: Directory) -> None:
    assert len(directory.municipalities) == 342
    assert len({each.code for each in directory.municipalities}) == 342
    assert all(each.postcodes for each in directory.municipalities)
    assert all(each.website and each.telephone for each in directory.municipalities)


def test_each_one_is_found_by_its_name_in_any_sentence(directory: Directory) -> None:
    for each in directory.municipalities:
        for text in (each.name, f"gemeente {each.name}", f"ik woon in {each.name.lower()}", f"I live in {each.name}."):
            assert each in find(directory, text), text


def test_each_one_is_found_by_each_of_its_places_and_postcodes(directory: Directory) -> None:
    for each in directory.municipalities:
        for place in each.places:
            # A village called as a country or province needs its own province behind it.
            said = f"{place}, {each.province}" if place in LARGER else place
            assert each in find(directory, said), said
        for first, last in each.postcodes:
            assert find(directory, f"{first} AB") == [each]
            assert find(directory, str(last)) == [each]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Utrecht", ["Utrecht"]),
        ("ik woon in hoofddorp", ["Haarlemmermeer"]),
        ("mijn postcode is 3511 AB", ["Utrecht"]),
        ("3511ab", ["Utrecht"]),
        ("postcode 3511", ["Utrecht"]),
        ("3511 AB Amsterdam?", ["Utrecht"]),
        ("Den Haag", ["Den Haag"]),
        ("'s-Gravenhage", ["Den Haag"]),
        ("’s gravenhage", ["Den Haag"]),
        ("The Hague", ["Den Haag"]),
        ("den bosch", ["'s-Hertogenbosch"]),
        ("capelle a/d ijssel", ["Capelle aan den IJssel"]),
        ("sudwest fryslan", ["Súdwest-Fryslân"]),
        ("st willebrord", ["Rucphen"]),
        ("the municipality of Best", ["Best"]),
        ("Bergen", ["Bergen (L)", "Bergen (NH)"]),
        ("bergen nh", ["Bergen (NH)"]),
        ("Bergen in Limburg", ["Bergen (L)"]),
        ("Hengelo", ["Hengelo", "Bronckhorst"]),
        ("gemeente Hengelo", ["Hengelo"]),
        ("Hengelo gld", ["Bronckhorst"]),
        ("rijswijk zuid-holland", ["Rijswijk"]),
        ("van utrecht naar amersfoort", ["Utrecht", "Amersfoort"]),
        ("amsterdm", ["Amsterdam"]),
        ("Utrect", ["Utrecht"]),
        ("ik woon in rotterdma", ["Rotterdam"]),
        ("den hag", ["Den Haag"]),
        ("Rotterdan", ["Rotterdam"]),
        ("Ultrecht", ["Utrecht"]),
        ("Fenlo", ["Venlo"]),
        ("Lindewaard", []),
        ("ik woon in lindewaard", []),
        ("Beek", ["Beek", "Berg en Dal", "Montferland"]),
        ("elst ut", ["Rhenen"]),
        ("Elst", ["Overbetuwe", "Rhenen"]),
        ("Rijswijk", ["Rijswijk", "Altena", "Buren"]),
        ("gemeente rijswijk", ["Rijswijk"]),
        ("Laren gld", ["Lochem"]),
        ("Oosterhout", ["Oosterhout", "Overbetuwe"]),
        ("hertogenbosch", ["'s-Hertogenbosch"]),
        ("s hertogenbosch", ["'s-Hertogenbosch"]),
        ("Ljouwert", ["Leeuwarden"]),
        ("Snits", ["Súdwest-Fryslân"]),
        ("Skylge", ["Terschelling"]),
        ("Mestreech", ["Maastricht"]),
        ("scheveningen", ["Den Haag"]),
        ("ijmuiden", ["Velsen"]),
        ("holwert", ["Noardeast-Fryslân"]),
        ("6564 AB", ["Berg en Dal"]),
        ("het is best", ["Best"]),
        ("mijn huis staat in leiden en is koud", ["Leiden"]),
        ("sinds 2019 in haarlem", ["Haarlem"]),
        ("ik woon hier sinds 2015 met plezier", []),
        ("1116 ZZ", []),
        ("ik weet het niet", []),
        ("hallo", []),
        ("nee", []),
        ("", []),
        ("😀", []),
    ],
)
def test_an_answer_is_understood_as_people_give_it(directory: Directory, text: str, found: list[str]) -> None:
    assert names(find(directory, text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paspoort kwijt in Utrecht", ["Utrecht"]),
        ("mijn moeder in drachten is overleden", ["Smallingerland"]),
        ("bijstand gemeente ede", ["Ede"]),
        ("parkeervergunning 1012 AB", ["Amsterdam"]),
        ("ik woon in leiden en wil verhuizen", ["Leiden"]),
        ("verhuizen van Groningen naar Best.", ["Groningen", "Best"]),
        ("Best", ["Best"]),
        ("een hond in Huizen houden", ["Huizen"]),
    ],
)
def test_a_place_in_a_question_is_noticed(directory: Directory, text: str, found: list[str]) -> None:
    assert names(mentions(directory, text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "ik heb heel veel last van buren",
        "wat is het best",
        "slecht of best",
        "kan dit leiden tot een boete",
        "uit huizen gezet",
        "ik wil een winkel beginnen in de wijk",
        "hoe kan ik in Nederland een bsn krijgen",
        "ik wil een bedrijf beginnen in nederland, ik kom uit turkije",
        "Ik woon in Zeeland.",
        "we komen uit America",
        "in heel nederland",
        "in het best geval",
        "gevallen op de hoek",
        "handel in auto's",
        "my son is sick",
        "best regards",
        "we want to enter the Netherlands",
        "toeslag 2024",
        "€ 3511 te veel betaald",
        "zaak 3511",
        "amsterdm",
    ],
)
def test_an_everyday_word_is_no_place(directory: Directory, text: str) -> None:
    assert mentions(directory, text) == []


@pytest.mark.parametrize("place", ["Bergen", "Hengelo", "Beek", "Elst", "Rijswijk", "Laren", "Alteveer", "Alphen"])
def test_a_name_that_several_have_gives_each_of_them_to_choose_from(directory: Directory, place: str) -> None:
    having = {
        each.code for each in directory.municipalities if place in (*each.places, each.name, each.name.split(" (")[0])
    }

    assert len(having) > 1
    assert {each.code for each in find(directory, place)} == having


@given(text=st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_what_is_mentioned_is_also_an_answer(directory: Directory, text: str) -> None:
    found = find(directory, text)

    assert all(each in found for each in mentions(directory, text))


@pytest.mark.parametrize("piece", ["in qwert ", "de ", "3511 ", "a", "gemeente x ", "' ", "den haag "])
def test_a_hostile_text_costs_no_time(directory: Directory, piece: str) -> None:
    find(directory, "Utrecht")
    start = time.process_time()

    find(directory, piece * 10_000)

    assert time.process_time() - start < 0.5
