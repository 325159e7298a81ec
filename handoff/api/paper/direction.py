"""In which direction a text of a person is read."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal["ltr", "rtl"]

_DIRECTIONS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str) -> Direction:
    """The direction of the first letter in ``text`` that has one (Unicode Annex 9, rules P2 and P3); left to right when
    none has. A browser finds the same with ``dir="auto"``, which the maker of PDFs does not know.
    """
    found = (_DIRECTIONS.get(unicodedata.bidirectional(sign)) for sign in text)
    return next((direction for direction in found if direction is not None), "ltr")
