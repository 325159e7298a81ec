"""Telephone numbers that citizens type: found in a sentence, understood, and explained when they cannot be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

from loket.directory.reading import read
from loket.directory.types import Text

Kind = Literal["mobile", "fixed", "other"]
Code = Literal[
    "not_a_number",
    "too_short",
    "too_long",
    "service_number",
    "emergency",
    "foreign_without_prefix",
    "unknown_country",
    "impossible",
]

_TEXTS = Path(__file__).parent.parent / "data" / "texts" / "telephone.yml"
_LOOKED_AT = 500
"""Characters of a text that are searched: an answer with a number in it is short, and nobody can make this slow."""

# Digits with at most a few signs in between. A + and a digit never stand for the same thing as a sign in between.
_RUN = re.compile(r"\+?[ (]{0,2}\d(?:[ .\-/()]{0,4}\d)*")
_GROUP = re.compile(r"\+?\d+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")

_EMERGENCY = frozenset({"112", "911", "999"})
# 0800 free, 0900/0906/0909 paid, 14 0xx a municipality, 116 xxx helplines, 18xx directory enquiries (ACM number plan).
_DUTCH_SERVICE = re.compile(r"0?(?:800|90[069])\d{4,7}|140\d{2,3}|116\d{3}|18\d{2}")
_SERVICE_TYPES = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.VOICEMAIL}
)
_KINDS: dict[int, Kind] = {PhoneNumberType.MOBILE: "mobile", PhoneNumberType.FIXED_LINE: "fixed"}
# Where most people come from who live here with a number of another country.
_OTHER_COUNTRIES = ("BE", "DE", "GB", "FR", "PL", "ES", "IT", "RO", "BG", "TR", "UA", "PT", "MA", "SR")
_SHORTEST, _DUTCH_LENGTH, _LONGEST = 5, 10, 15
_NETHERLANDS = 31


class Number(msgspec.Struct, frozen=True):
    """A number that can exist. ``region`` is ISO 3166-1 alpha-2; ``shown`` is how to read it back to its owner."""

    e164: str
    kind: Kind
    region: str
    shown: str


class NotATelephoneNumber(Exception):
    """Nobody can be called on this. ``code`` says why; :func:`reason_in_words` has the text for it."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code


def understand(text: str, region: str = "NL") -> Number:
    """The first telephone number in ``text``, which may be a sentence.

    A number without country code is taken to be of ``region`` (ISO 3166-1 alpha-2). Raises
    :class:`NotATelephoneNumber` with the reason that fits the best attempt.
    """
    clean = _in_plain_signs(text[:_LOOKED_AT])
    best: NotATelephoneNumber | None = None
    most_digits = 0
    for run in _RUN.finditer(clean):
        for candidate in _candidates(run[0]):
            try:
                return _read(candidate, region)
            except NotATelephoneNumber as error:
                # The longest attempt is what the citizen meant: a house number or a time is shorter.
                if len(candidate) > most_digits:
                    best, most_digits = error, len(candidate)
    alone = not any(character.isalpha() for character in clean)
    if best is None or (best.code == "too_short" and most_digits < _SHORTEST and not alone):
        raise NotATelephoneNumber("not_a_number")
    raise best


def as_read(number: str) -> str:
    """``number`` as people read it: E.164 in groups (a Dutch one without country code), a short number as it is."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number, None)
    at_home = parsed.country_code == _NETHERLANDS
    form = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)


@lru_cache(maxsize=1)
def _reasons() -> dict[str, Text]:
    return msgspec.convert(read(_TEXTS), dict[str, Text])


def reason_in_words(code: str, language: str) -> str:
    """What to say to somebody whose number was refused with ``code``, in ``language`` (ISO 639-1). Raises KeyError."""
    return _reasons()[code].in_language(language)


def _in_plain_signs(text: str) -> str:
    """``text`` with digits of any script as 0 to 9, every dash as -, and without the (0) after a country code."""
    digits = (
        str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in unicodedata.normalize("NFKC", text)
    )
    return "".join(digits).translate(_DASHES).replace("(0)", " ")


def _candidates(run: str) -> Iterator[str]:
    """What may be the number in a run of digits: all of it, and each part that itself starts like a number.

    Only whole numbers are left out at the end ("020 1234567 / 06 12345678"); a few digits too many stay, so that they
    are noticed instead of quietly dropped.
    """
    groups = _GROUP.findall(run.replace("+ ", "+"))
    starts = [place for place, group in enumerate(groups) if group[0] in "+0"]
    for start in dict.fromkeys([0, *starts]):
        for end in [len(groups), *(place for place in starts if place > start)]:
            rest = "".join(groups[end:])
            if end == len(groups) or len(rest) >= _DUTCH_LENGTH - 1:
                yield "".join(groups[start:end])


def _read(typed: str, region: str) -> Number:
    """The number of exactly these digits, perhaps with a + in front."""
    digits = typed.lstrip("+")
    if digits in _EMERGENCY:
        raise NotATelephoneNumber("emergency")
    dutch = region == "NL" and not typed.startswith(("+", "00"))
    if dutch and _DUTCH_SERVICE.fullmatch(digits):
        raise NotATelephoneNumber("service_number")
    if len(digits) < _SHORTEST:
        raise NotATelephoneNumber("too_short")
    if len(digits) > _LONGEST + 2:  # with 00 in front
        raise NotATelephoneNumber("too_long")
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException as error:
        unknown = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        raise NotATelephoneNumber("unknown_country" if unknown else "impossible") from error
    # Nine digits without the 0 are a mobile number of somebody in a hurry, or else a BSN: that is nobody's number.
    if dutch and typed[0] not in "06" and not typed.startswith("31"):
        raise NotATelephoneNumber("foreign_without_prefix" if _exists_abroad(typed) else "too_short")
    if not phonenumbers.is_valid_number(number):
        # 06 and ten digits is a slip of the finger, also where it happens to be a French mobile number.
        if dutch and not typed.startswith("06") and _exists_abroad(typed):
            raise NotATelephoneNumber("foreign_without_prefix")
        raise NotATelephoneNumber(_why_not(number))
    kind = phonenumbers.number_type(number)
    if kind in _SERVICE_TYPES or _DUTCH_SERVICE.fullmatch(str(number.national_number)):
        raise NotATelephoneNumber("service_number")
    home = phonenumbers.region_code_for_number(number) or region
    layout = PhoneNumberFormat.NATIONAL if home == region else PhoneNumberFormat.INTERNATIONAL
    return Number(
        e164=phonenumbers.format_number(number, PhoneNumberFormat.E164),
        kind=_KINDS.get(kind, "other"),
        region=home,
        shown=phonenumbers.format_number(number, layout),
    )


def _why_not(number: phonenumbers.PhoneNumber) -> Code:
    if number.country_code == _NETHERLANDS:
        # The plan also has shorter and longer numbers, for machines; people have nine digits after the 0.
        missing = _DUTCH_LENGTH - 1 - len(str(number.national_number))
        return "impossible" if missing == 0 else "too_short" if missing > 0 else "too_long"
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == ValidationResult.TOO_SHORT:
        return "too_short"
    return "too_long" if reason == ValidationResult.TOO_LONG else "impossible"


def _exists_abroad(typed: str) -> bool:
    """Whether this is a mobile number elsewhere: fixed ones of somewhere match nearly every slip of the finger."""
    return any(_is_mobile_of(country, typed) for country in _OTHER_COUNTRIES)


def _is_mobile_of(region: str, typed: str) -> bool:
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return False
    mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    return mobile and phonenumbers.is_valid_number_for_region(number, region)
