"""The forms that addresses and telephone numbers must have, for the checks of the directory."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

# Short and free numbers of the Dutch number plan that phonenumbers does not count as telephone numbers.
_SHORT_NUMBER = re.compile(r"112|113|1400|116\d{3}|14 ?0\d{2,3}|0800-?\d{4,7}|090[069]-?\d{4,7}")


def bad_url(place: str, url: str) -> Iterator[str]:
    """What is wrong with ``url``, at most one line that starts with ``place``."""
    if not re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", url):
        yield f"{place}: must be an address that starts with https://, but is “{url}”"


def can_be_called(number: str) -> bool:
    """Whether ``number`` is E.164, or a short or free number of the Dutch number plan."""
    if _SHORT_NUMBER.fullmatch(number):
        return True
    try:
        return number.startswith("+") and phonenumbers.is_valid_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def is_entrance(number: str) -> bool:
    """Whether ``number`` is a Dutch telephone number as people write it in the Netherlands: 14 030, 030-2861000."""
    if _SHORT_NUMBER.fullmatch(number):
        return True
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "NL"))
    except phonenumbers.NumberParseException:
        return False
