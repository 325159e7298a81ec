"""Hiding what a citizen need not tell: citizen service numbers (BSN), bank accounts (IBAN) and e-mail addresses.

A text is masked before it is stored, logged or sent on. A number counts as personal only when its own check digits
say so; telephone numbers, postcodes, amounts of money and case numbers stay readable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

Kind = Literal["bsn", "iban", "email"]
Span = tuple[int, int]

MARK = "▮▮▮▮▮"
"""Stands where something was hidden: the same in every language, and no letter or digit that could be searched for."""

_BSN_LENGTH = 9

# Only the @ is searched for; what stands around it is then looked at once, so no text can make this slow.
_BEFORE_AT = re.compile(r"[\w.%+\-]{1,64}\Z")
_AFTER_AT = re.compile(r"(?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![^\W\d_])")

# Length of an account number per country (ISO 13616, registry of SWIFT).
_IBAN_LENGTHS = {
    code: int(length)
    for length, codes in {
        "15": "NO", "16": "BE", "18": "DK FI FK FO GL NL SD", "19": "MK SI", "20": "AT BA EE KZ LT LU MN XK",
        "21": "CH HR LI LV", "22": "BG BH CR DE GB GE IE ME RS VA", "23": "AE GI IL IQ OM SO TL",
        "24": "AD CZ ES MD PK RO SA SE SK TN VG", "25": "LY PT ST", "26": "IS TR", "27": "BI DJ FR GR IT MC MR SM",
        "28": "AL AZ BY CY DO GT HU LB NI PL SV", "29": "BR EG PS QA UA", "30": "JO KW MU YE", "31": "MT SC",
        "32": "LC", "33": "RU",
    }.items()
    for code in codes.split()
}  # fmt: skip
_IBAN_START = re.compile(r"(?<![A-Za-z])[A-Za-z]{2}(?=[ .\-]?\d[ .\-]?\d)")
_IBAN_REST = re.compile(r"(?:[ .\-]?[A-Za-z0-9])*")

_DIGIT_RUN = re.compile(r"\d(?:[ .\-]?\d)*")
_GROUP = re.compile(r"\d+")
# Between the word and the number stands nothing else that was, or could be, hidden: then masking twice changes nothing.
_BSN_WORD = r"(?:bsn|burger ?service ?n|sofi|citizen service n|social security n)"
_WORD_BEFORE = re.compile(_BSN_WORD + r"[^\d▮@]{0,30}\Z", re.IGNORECASE)
_WORD_AFTER = re.compile(r"[^\d▮@]{0,15}" + _BSN_WORD, re.IGNORECASE)
_PREFIX_BEFORE = re.compile(r"\+(?:\d{1,3}[ )\-]{1,3})?\Z")
_MONEY_BEFORE = re.compile(r"(?:€|\beuro?)\s?\Z", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s?(?:€|euro?\b|,-|,\d)", re.IGNORECASE)


class Masked(msgspec.Struct, frozen=True):
    """A text that may be kept. ``kinds``: what was hidden, each kind once, in the order of bsn, iban, email."""

    text: str
    kinds: tuple[Kind, ...]


def mask(text: str) -> Masked:
    """``text`` with every BSN, IBAN and e-mail address replaced by :data:`MARK`. Takes time linear in its length."""
    found: list[Kind] = []
    for kind, spans in _STEPS:
        hidden = list(spans(_plain(text)))
        if hidden:
            found.insert(0, kind)
            text = _without(text, hidden)
    return Masked(text, tuple(found))


def is_bsn(digits: str) -> bool:
    """Whether nine digits pass the eleven-test (elfproef) of the citizen service number."""
    if len(digits) != _BSN_LENGTH or not int(digits):
        return False
    total = sum((_BSN_LENGTH - place) * int(digit) for place, digit in enumerate(digits[:-1])) - int(digits[-1])
    return total % 11 == 0


def is_iban(account: str) -> bool:
    """Whether letters and digits without spaces are an account number with right check digits (ISO 7064, mod 97)."""
    account = account.upper()
    if len(account) != _IBAN_LENGTHS.get(account[:2]) or not account[2:4].isdecimal():
        return False
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1


def _plain(text: str) -> str:
    """``text``, sign by sign, with digits of every script as 0 to 9 and wide letters as plain ones."""
    return text if text.isascii() else "".join(map(_plain_sign, text))


def _plain_sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.digit(sign))
    simple = unicodedata.normalize("NFKC", sign)
    return simple if len(simple) == 1 else sign


def _without(text: str, spans: list[Span]) -> str:
    parts = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], MARK]
        end = stop
    return "".join(parts) + text[end:]


def _emails(text: str) -> Iterator[Span]:
    end = 0
    for at in re.finditer("@", text):
        before = _BEFORE_AT.search(text, max(end, at.start() - 64), at.start())
        after = _AFTER_AT.match(text, at.end())
        if before and after:
            end = after.end()
            yield before.start(), end


def _ibans(text: str) -> Iterator[Span]:
    end = 0
    for country in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(country[0].upper())
        if length is None or country.start() < end:
            continue
        places = _places_of_signs(text, country.start(), length)
        if len(places) < length or text[places[-1] + 1 : places[-1] + 2].isdecimal():
            continue
        if is_iban("".join(text[place] for place in places)):
            end = places[-1] + 1
            yield country.start(), end


def _places_of_signs(text: str, start: int, length: int) -> list[int]:
    """Where the first ``length`` letters and digits from ``start`` on stand, with at most one sign between two."""
    rest = _IBAN_REST.match(text, start, start + 2 * length)
    end = rest.end() if rest else start
    return [place for place in range(start, end) if text[place] not in " .-"][:length]


def _bsns(text: str) -> Iterator[Span]:
    for run in _DIGIT_RUN.finditer(text):
        before = text[max(0, run.start() - 60) : run.start()]
        named = bool(_WORD_BEFORE.search(before) or _WORD_AFTER.match(text, run.end(), run.end() + 40))
        if named or not _is_something_else(text, run, before):
            groups = [(run.start() + group.start(), run.start() + group.end()) for group in _GROUP.finditer(run[0])]
            yield from _bsns_in(text, groups, named=named)


def _is_something_else(text: str, run: re.Match[str], before: str) -> bool:
    """Whether the digits are a telephone number with country code, money, or part of a code with letters."""
    digits = re.sub(r"\D", "", run[0])
    international = digits.startswith("00") or (digits.startswith("31") and len(digits) == _BSN_LENGTH + 2)
    part_of_code = before[-1:].isalpha() or text[run.end() : run.end() + 1].isalpha()
    return bool(
        international
        or part_of_code
        or _PREFIX_BEFORE.search(before)
        or _MONEY_BEFORE.search(before)
        or _MONEY_AFTER.match(text, run.end())
    )


def _bsns_in(text: str, groups: list[Span], *, named: bool) -> Iterator[Span]:
    """The numbers among groups of digits: a group alone, or groups that together are one. ``named``: "BSN" stands near,
    then parts of a longer row count as well, and eight digits whose leading zero was left out.
    """
    rest: list[Span] = []
    for group in groups:
        if _is_number(text[group[0] : group[1]], named=named):
            yield from _together(text, rest, named=named)
            yield group
            rest = []
        else:
            rest.append(group)
    yield from _together(text, rest, named=named)


def _together(text: str, groups: list[Span], *, named: bool) -> Iterator[Span]:
    """The numbers that several groups make together, such as 1112.22.333."""
    if not named:
        if groups and _is_number(_digits(text, groups[:_BSN_LENGTH]), named=False) and len(groups) <= _BSN_LENGTH:
            yield groups[0][0], groups[-1][1]
        return
    first = 0
    while first < len(groups):
        row = groups[first : first + _BSN_LENGTH]
        fitting = (last for last in range(len(row), 0, -1) if _is_number(_digits(text, row[:last]), named=True))
        last = next(fitting, 0)
        if last:
            yield row[0][0], row[last - 1][1]
        first += last or 1


def _digits(text: str, groups: list[Span]) -> str:
    return "".join(text[start:end] for start, end in groups)


def _is_number(digits: str, *, named: bool) -> bool:
    return is_bsn(digits) or (named and len(digits) == _BSN_LENGTH - 1 and is_bsn("0" + digits))


# An account number holds digits, and an address may: what is longer goes first, so that no part of it is left.
_STEPS: tuple[tuple[Kind, Callable[[str], Iterator[Span]]], ...] = (
    ("email", _emails),
    ("iban", _ibans),
    ("bsn", _bsns),
)
