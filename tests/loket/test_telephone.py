"""Telephone numbers as people type them."""

from __future__ import annotations

import time
from typing import get_args

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loket.telephone import Code, NotATelephoneNumber, Number, as_read, reason_in_words, understand


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678",
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "0 6 1 2 3 4 5 6 7 8",
        "06–12345678",
        "(06) 12345678",
        "+31612345678",
        "+31 (0)6 12345678",
        "+ 31 6 12345678",
        "0031 6 12345678",
        "31612345678",
        "612345678",
        "０６１２３４５６７８",
        "٠٦١٢٣٤٥٦٧٨",
        "tel:+31612345678",
        "oh sorry 06-12345678",
        "mijn nummer is 06-12345678, bel na 17.00 uur",
        "2 06-12345678",
        "06-12345678 / 020-1234567",
    ],
)
def test_a_dutch_mobile_number_is_understood_however_it_is_typed(text: str) -> None:
    assert understand(text) == Number(e164="+31612345678", kind="mobile", region="NL", shown="06 12345678")


@pytest.mark.parametrize(
    ("text", "e164", "kind", "region", "shown"),
    [
        ("020-1234567", "+31201234567", "fixed", "NL", "020 123 4567"),
        ("(0592) 36 69 11", "+31592366911", "fixed", "NL", "0592 366 911"),
        ("088 123 4567", "+31881234567", "other", "NL", "088 123 4567"),
        ("+32 470 12 34 56", "+32470123456", "mobile", "BE", "+32 470 12 34 56"),
        ("0044 20 7946 0958", "+442079460958", "fixed", "GB", "+44 20 7946 0958"),
        ("I am on +49 176 12345678", "+4917612345678", "mobile", "DE", "+49 176 12345678"),
    ],
)
def test_fixed_and_foreign_numbers_are_understood(text: str, e164: str, kind: str, region: str, shown: str) -> None:
    number = understand(text)

    assert (number.e164, number.kind, number.region, number.shown) == (e164, kind, region, shown)


def test_a_number_without_country_code_belongs_to_the_region_that_was_asked() -> None:
    assert understand("0470 12 34 56", region="BE").e164 == "+32470123456"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_number"),
        ("hallo?", "not_a_number"),
        ("ik woon op nummer 5", "not_a_number"),
        ("👍", "not_a_number"),
        ("5", "too_short"),
        ("06-1234567", "too_short"),
        ("+31 6 12345", "too_short"),
        ("111222333", "too_short"),
        ("06-123456789", "too_long"),
        ("06 1234 5678 90", "too_long"),
        ("1" * 40, "too_long"),
        ("0800-2000", "service_number"),
        ("0900 8844", "service_number"),
        ("0906-1234567", "service_number"),
        ("+31 800 2000", "service_number"),
        ("14 030", "service_number"),
        ("116 123", "service_number"),
        ("112", "emergency"),
        ("bel 112!", "emergency"),
        ("0470 12 34 56", "foreign_without_prefix"),
        ("0176 12345678", "foreign_without_prefix"),
        ("+999 123456789", "unknown_country"),
        ("0123456789", "impossible"),
        ("06-92345678", "impossible"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(NotATelephoneNumber) as caught:
        understand(text)

    assert caught.value.code == code


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_reason_has_a_text_in_both_languages(code: str, language: str) -> None:
    assert len(reason_in_words(code, language)) > 20


def test_a_language_without_texts_gets_english() -> None:
    assert reason_in_words("impossible", "pl") == reason_in_words("impossible", "en")


@given(st.integers(min_value=10_000_000, max_value=59_999_999), st.lists(st.sampled_from("  -."), max_size=8))
def test_any_spacing_of_a_valid_number_gives_the_same_number(digits: int, gaps: list[str]) -> None:
    plain = f"06{digits}"
    typed = "".join(digit + gap for digit, gap in zip(plain, [*gaps, *[""] * 10], strict=False))

    assert understand(f"bel mij op {typed} graag").e164 == f"+316{digits}"


@given(st.text(alphabet=st.sampled_from("0123456789+-() ./ab"), max_size=60))
def test_what_is_understood_is_always_a_number_that_can_exist(text: str) -> None:
    try:
        number = understand(text)
    except NotATelephoneNumber:
        return
    assert phonenumbers.is_valid_number(phonenumbers.parse(number.e164))
    assert understand(number.e164) == number


@pytest.mark.parametrize("piece", ["0 ", "+0", "1", "06123456 ", "+", "(", "0800 "])
def test_a_hostile_text_costs_no_time(piece: str) -> None:
    start = time.process_time()

    with pytest.raises(NotATelephoneNumber):
        understand(piece * 5000)

    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("+31888989294", "088 898 9294"),
        ("+31612345678", "06 12345678"),
        ("+3222345678", "+32 2 234 56 78"),
        ("0800-2000", "0800-2000"),
        ("14 030", "14 030"),
        ("112", "112"),
    ],
)
def test_a_number_is_shown_as_people_read_it(number: str, read: str) -> None:
    assert as_read(number) == read
