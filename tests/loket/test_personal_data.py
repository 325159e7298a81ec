"""What is hidden in a citizen's words, and what is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loket.personal_data import MARK, is_bsn, is_iban, mask

# Numbers that pass the checks and belong to nobody: those that the field uses in examples.
BSN = "111222333"
IBAN = "NL91ABNA0417164300"


@pytest.mark.parametrize(
    "number",
    ["111222333", "111 222 333", "111.222.333", "1112.22.333", "11 12 22 333", "111-222-333", "1 1 1 2 2 2 3 3 3",
     "１１１２２２３３３", "١١١٢٢٢٣٣٣"],
)  # fmt: skip
@pytest.mark.parametrize("sentence", ["{}", "mijn bsn is {}", "ik ben {}, geboren in 1980.", "BSN:{}"])
def test_a_bsn_is_hidden_however_it_is_typed(number: str, sentence: str) -> None:
    masked = mask(sentence.format(number))

    assert masked.text == sentence.format(MARK)
    assert masked.kinds == ("bsn",)


def test_a_bsn_without_its_leading_zero_is_hidden_when_it_is_called_one() -> None:
    assert is_bsn("012345672")
    assert mask("mijn burgerservicenummer is 12345672").kinds == ("bsn",)
    assert mask("12345672 is mijn BSN").kinds == ("bsn",)
    assert mask("sofinummer 1234.56.72").kinds == ("bsn",)
    assert mask("zaak 12345672").kinds == ()


def test_every_bsn_in_a_row_is_hidden() -> None:
    assert mask(f"{BSN} 123456782, 06-12345678").text == f"{MARK} {MARK}, 06-12345678"


@pytest.mark.parametrize(
    "account",
    ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NL91.ABNA.0417.1643.00",
     "BE68 5390 0754 7034", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "MT84MALT011000012345MTLCAST001S",
     "NO93 8601 1117 947", "PL61109010140000071219812874", "TR330006100519786457841326"],
)  # fmt: skip
def test_a_bank_account_of_any_country_is_hidden(account: str) -> None:
    masked = mask(f"maak het over op {account} graag")

    assert masked.text == f"maak het over op {MARK} graag"
    assert masked.kinds == ("iban",)


@pytest.mark.parametrize(
    "address", ["jan@example.nl", "Jan.de-Vries+loket@mail.example.co.uk", "j_95%x@example.museum", "josé@exämple.nl"]
)
def test_an_email_address_is_hidden(address: str) -> None:
    masked = mask(f"Mail mij: {address}.")

    assert masked.text == f"Mail mij: {MARK}."
    assert masked.kinds == ("email",)


def test_kinds_are_told_once_each() -> None:
    masked = mask(f"a@example.nl b@example.nl {IBAN} {BSN} {BSN}")

    assert masked.kinds == ("bsn", "iban", "email")
    assert masked.text.count(MARK) == 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06-12345678",
        "0612345678",
        "020 123 4567",
        "+31612345670",
        "+31 612345670",
        "(+31) 612345670",
        "0031 612345670",
        "31612345670",
        "3511 AB",
        "mijn postcode is 1112 BB, huisnummer 33",
        "€ 111222333",
        "111.222.333 euro",
        "111.222.333,00",
        "111.222.333,-",
        "zaaknummer 123456789",
        "Z111222333",
        "111222333a",
        "kenmerk 1112223334",
        "000000000",
        "NL92ABNA0417164300",
        "NL91ABNA04171643001",
        "ABNL91ABNA0417164300",
        "2026-01-31 en 31-12-2026",
        "kom @ het loket",
        "iets@ en @iets en a@b",
        "😀" * 50,
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    masked = mask(text)

    assert masked.text == text
    assert masked.kinds == ()


def test_check_digits_decide() -> None:
    assert is_bsn(BSN)
    assert not is_bsn("111222334")
    assert not is_bsn("")
    assert is_iban(IBAN)
    assert not is_iban("NL91ABNA0417164301")
    assert not is_iban("XX91ABNA0417164300")


def _bsn_of(first_eight: int) -> str | None:
    digits = f"{first_eight:08d}"
    check = sum((9 - place) * int(digit) for place, digit in enumerate(digits)) % 11
    return None if check == 10 else f"{digits}{check}"


def _iban_of(bank: str, account: int) -> str:
    body = f"{bank}{account:010d}"
    remainder = int("".join(str(int(sign, 36)) for sign in f"{body}NL00")) % 97
    return f"NL{98 - remainder:02d}{body}"


@given(st.integers(1_000_000, 99_999_999).map(_bsn_of).filter(bool), st.text(alphabet="abc ,!", max_size=20))
def test_any_bsn_is_hidden(bsn: str, around: str) -> None:
    masked = mask(f"{around} {bsn} {around}")

    assert bsn not in masked.text
    assert masked.kinds == ("bsn",)


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=4, max_size=4), st.integers(0, 9_999_999_999))
def test_any_dutch_account_is_hidden_with_and_without_spaces(bank: str, account: int) -> None:
    iban = _iban_of(bank, account)
    spaced = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))

    assert mask(f"op {iban}.") == mask(f"op {spaced}.")
    assert mask(f"op {iban}.").text == f"op {MARK}."


PIECES = st.sampled_from(
    [BSN, "111 222 333", "12345672", "123456782", "12 345", "6", "00", "+31 ", "0612345678", IBAN, "NL91 ABNA ",
     "0417 1643 00", "bsn", "BSN: ", "burgerservicenummer ", " mijn bsn", "a@example.nl", "a@b", "@", ".nl", ".", " ",
     "-", "€", " euro", ",00", "x", MARK, "é", "１"]
)  # fmt: skip


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text)

    assert mask(once.text).text == once.text


@given(st.text(max_size=80))
def test_what_is_left_is_what_was_written(text: str) -> None:
    place = 0
    for part in mask(text).text.split(MARK):
        place = text.index(part, place) + len(part)


@given(st.integers(10_000_000, 99_999_999), st.sampled_from(["06{}", "06-{}", "+316{}", "+31 6 {}", "0031 6{}"]))
def test_a_mobile_number_is_never_hidden(digits: int, layout: str) -> None:
    text = f"bel {layout.format(digits)} na vijf uur"

    assert mask(text).text == text


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "11 ", "111222333 ", "bsn 1 ", "a", "@", "a@", "a@b.", "a.", "NL91 ", "NL9", "A1", "-", "é1"]
)
def test_a_hostile_text_costs_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()  # of this process alone, however busy the machine is
        mask(text)
        return time.process_time() - start

    assert min(seconds(10_000) for _ in range(3)) < 0.25
    # Ten times the length may cost ten times as much, not a hundred times.
    assert min(seconds(100_000) for _ in range(2)) < 50 * max(min(seconds(10_000) for _ in range(3)), 0.002)
