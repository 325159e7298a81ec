"""The list of official words: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from loket.plain_language.official_words import Entry, OfficialWords, load


@pytest.fixture(scope="module")
def words() -> OfficialWords:
    return load()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Indien u verhuist, krijgt u bericht.", "als"),
        ("Dien uw aanvraag op tijd in.", "sturen"),
        ("De aanvraag is ingediend.", "sturen"),
        ("Wij verstrekken u een pas.", "geven"),
        ("Bent u woonachtig in Utrecht?", "wonen"),
        ("Een brief betreffende uw huis.", "over"),
        ("U hoort het t.z.t. of z.s.m. van ons.", "zo snel mogelijk"),
        ("Dit geldt TEN AANZIEN VAN kinderen.", "over"),
    ],
)
def test_an_official_word_is_found_with_its_plain_word(words: OfficialWords, text: str, plain: str) -> None:
    assert any(plain in each.plain for each in words.found_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Als u gaat verhuizen, laat u dat weten aan de gemeente.",
        "Een verklaring omtrent het gedrag vraagt u online aan.",
        "Het dient ergens voor. Daarna gaat u in huis.",
        "Kijk op svb.nl voor uitleg.",
        "De waarde staat op de WOZ-beschikking.",
    ],
)
def test_plain_words_names_and_parts_of_other_words_are_left_alone(words: OfficialWords, text: str) -> None:
    assert list(words.found_in(text)) == []


def test_a_form_with_a_star_has_any_ending_and_stands_at_the_begin_of_a_word() -> None:
    found = OfficialWords([Entry(["frequent*"], "vaak")])

    assert [each.official for each in found.found_in("frequente en frequenter")] == ["frequente"]
    assert list(found.found_in("infrequent")) == []


def test_no_form_stands_in_the_list_twice_and_there_are_many() -> None:
    import msgspec

    from loket.directory.reading import read
    from loket.plain_language.official_words import FOLDER

    entries = msgspec.convert(read(FOLDER / "official_words.yml"), list[Entry])
    forms = [form for each in entries for form in each.official]

    assert len(entries) >= 150
    assert sorted(forms) == sorted(set(forms))
