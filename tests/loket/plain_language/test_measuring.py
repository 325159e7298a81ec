"""Syllables, sentences, and the score that they give."""

from __future__ import annotations

import pytest

from loket.plain_language.measuring import douma, measure, sentences
from loket.plain_language.official_words import phrases
from loket.plain_language.syllables import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("huis", 1),
        ("één", 1),
        ("'s", 1),
        ("mooi", 1),
        ("nieuwe", 2),
        ("koeien", 2),
        ("moeilijk", 2),
        ("vrijheid", 2),
        ("bureau", 2),
        ("baby", 2),
        ("loyaal", 2),
        ("kwaliteit", 3),
        ("gemeente", 3),
        ("uitkering", 3),
        ("museum", 3),
        ("ideeën", 3),
        ("IJsselmeer", 3),
        ("Oekraïne", 4),
        ("patiënt", 3),
        ("naïef", 2),
        ("beëindigen", 4),
        ("beïnvloeden", 4),
        ("beantwoorden", 4),
        ("geoefend", 3),
        ("sociaal", 3),
        ("financieel", 4),
        ("financiële", 5),
        ("coöperatie", 5),
        ("organisatie", 5),
        ("burgerservicenummer", 6),
        ("website", 2),
        ("online", 2),
        ("e-mail", 2),
        ("QUOTUM", 2),
        ("pst", 1),
    ],
)
def test_a_word_has_as_many_syllables_as_one_hears(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_is_that_of_douma() -> None:
    assert douma(syllables_per_100_words=150, words_per_sentence=10) == pytest.approx(82.04)


def test_a_text_is_measured_by_its_words_and_sentences() -> None:
    measured = measure("U belt de bank. De bank belt u dan op een dag in mei.")

    assert measured.words == 14
    assert measured.sentences == (4, 10)
    assert measured.mean == 7
    assert measured.ease == pytest.approx(douma(100, 7))


def test_long_words_make_a_text_harder() -> None:
    plain = measure("U krijgt geld van de gemeente als u te weinig geld heeft.").ease
    hard = measure("Gemeentelijke inkomensondersteuning veronderstelt ontoereikende bestaansmiddelen.").ease

    assert plain is not None
    assert hard is not None
    assert plain > 80
    assert hard < 0


def test_names_addresses_numbers_and_open_places_are_words_without_syllables() -> None:
    measured = measure(
        "Bel de Sociale Verzekeringsbank op 088-1234567, zie https://www.example.nl/betalingsachterstanden of {site}.",
        phrases(["sociale verzekeringsbank"]),
    )

    assert measured.words == 9
    assert measured.ease == pytest.approx(douma(100, 9))


def test_capitals_name_something_unless_a_sentence_begins_with_them() -> None:
    named = measure("Vraag het bij Omgevingsdienst of bij UWV.").ease
    begun = measure("Omgevingsdienst of bij UWV het vraag.").ease

    assert named is not None
    assert begun is not None
    assert named > begun


def test_a_text_without_words_has_no_score() -> None:
    assert measure("12 … €3,50").ease is None
    assert measure("").sentences == ()


def test_a_number_with_a_dot_ends_no_sentence_and_a_new_line_does() -> None:
    assert len(sentences("Open van 8.30 tot 17.00 uur.")) == 1
    assert len(sentences("Is er gevaar? Bel!\nWij komen")) == 3
