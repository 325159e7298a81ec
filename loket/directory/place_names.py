"""The names of municipalities and places, in the form in which they are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations, pairwise

from loket.directory.load import Directory
from loket.directory.types import Municipality


class PlaceNames:
    """Every name of a directory by its :func:`key`. ``municipalities`` and ``places`` (inside one) are apart, because
    the name of a municipality weighs more. ``everyday``: keys that are also ordinary words. ``compound``: keys of names
    of several words.
    """

    def __init__(self, directory: Directory) -> None:
        self.municipalities: dict[str, list[Municipality]] = {}
        self.places: dict[str, list[Municipality]] = {}
        self.postcodes: dict[int, list[Municipality]] = {}
        self.everyday = frozenset(map(key, directory.everyday_names))
        self.compound: set[str] = set()
        for municipality in directory.municipalities:
            # "Bergen (L)" is called so and plain "Bergen".
            for name in dict.fromkeys([municipality.name, municipality.name.split(" (")[0]]):
                self.municipalities.setdefault(self._known(name), []).append(municipality)
            for place in municipality.places:
                self.places.setdefault(self._known(place), []).append(municipality)
            for first, last in municipality.postcodes:
                for code in range(first, last + 1):
                    self.postcodes.setdefault(code, []).append(municipality)

    def _known(self, name: str) -> str:
        if len(_words(name)) > 1:
            self.compound.add(key(name))
        return key(name)

    def with_name(self, name: str) -> list[Municipality]:
        """Every municipality with that key, and then those with a place of that key."""
        return each_once([*self.municipalities.get(name, []), *self.places.get(name, [])])

    def with_misspelt_name(self, name: str) -> list[Municipality]:
        """The municipalities whose name is one slip of the pen away from ``name`` (:func:`one_slip_apart`); if none is,
        those with such a place. Short names are left out: there, one letter is another word.
        """
        for known, shortest in ((self.municipalities, 5), (self.places, 6)):
            alike = [other for other in known if len(other) >= shortest and one_slip_apart(name, other)]
            if alike:
                return each_once(municipality for other in alike for municipality in known[other])
        return []


@lru_cache(maxsize=4)
def place_names(directory: Directory) -> PlaceNames:
    """The names of ``directory``, made once."""
    return PlaceNames(directory)


def plain(text: str) -> str:
    """``text`` without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def key(name: str) -> str:
    """What two spellings of one name have in common: its letters and digits. "St." is "Sint"."""
    return "".join("sint" if word == "st" else word for word in _words(name))


def _words(name: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in plain(name)).split()


def one_slip_apart(one: str, other: str) -> bool:
    """Whether a slip makes ``one`` into ``other``: a letter too many or too few, two letters swapped, or one letter for
    another that stands beside it on the keyboard or sounds like it. Any other letter makes another name:
    "Lindewaard" is not Lingewaard.
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if len(left) == len(right) == 1:
        return left + right in _CONFUSED
    return max(len(left), len(right)) <= 1 or (len(left) == len(right) == 2 and left == right[::-1])


def _beside_each_other() -> Iterator[tuple[str, str]]:
    """Every two letters whose keys touch: in one row, or in two rows: the lower one stands a little to the right."""
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for row in rows:
        yield from pairwise(row)
    for upper, lower in pairwise(rows):
        yield from zip(upper, lower, strict=False)
        yield from zip(upper[1:], lower, strict=False)


# Letters that sound alike, or are heard badly: the vowels, and consonants that people write for each other.
_SOUND_ALIKE = ("aeiouy", "ckqs", "sz", "dt", "bp", "fvw", "ghk", "mn", "ijy")
_CONFUSED = frozenset(
    pair
    for one, other in (*_beside_each_other(), *chain.from_iterable(combinations(each, 2) for each in _SOUND_ALIKE))
    for pair in (one + other, other + one)
)


def each_once(municipalities: Iterable[Municipality]) -> list[Municipality]:
    """The same, in the same order, without repetition."""
    return list({municipality.code: municipality for municipality in municipalities}.values())
