"""Which municipality somebody means: by its name, by a place inside it, or by a postcode; also inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from loket.directory.load import Directory
from loket.directory.place_names import each_once, key, place_names, plain
from loket.directory.reading import read
from loket.directory.types import Municipality, Record

_TEXTS = Path(__file__).parents[2] / "data" / "texts" / "places.yml"

_LOOKED_AT = 2000
"""Characters of a text that are searched."""

_LONGEST_NAME = 6
"""Words of a name, at most: "Nuenen, Gerwen en Nederwetten" has four."""

_UNMISTAKABLE = 6
"""A place inside a municipality with fewer letters in its name counts only where the sentence speaks of a place."""

_SHORT_ANSWER = 12
"""Words of an answer, at most, in which a slip of the pen is looked for."""

_APOSTROPHES = re.compile(r"['’‘`´]")
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)]|\Z)")
_POSTCODE = re.compile(r"(?<![\w.,€+-])([1-9]\d{3}) ?([A-Za-z]{2})(?!\w)")
_FOUR_DIGITS = re.compile(r"[1-9]\d{3}(?:[a-z]{2})?")


def find(directory: Directory, text: str) -> list[Municipality]:
    """The municipalities that an answer to "in which municipality do you live?" can mean, the likeliest first.

    None when nothing fits; several when the name exists more than once ("Bergen") or more than one is named. A name
    with a slip of the pen is understood when nothing fits exactly.
    """
    sentence = _Sentence(directory, text)
    return (
        sentence.by_postcode()
        or sentence.by_name()
        or sentence.by_name(asked=True)
        or sentence.by_four_digits()
        or sentence.by_misspelt_name()
    )


def mentions(directory: Directory, text: str) -> list[Municipality]:
    """The municipalities that a sentence about anything speaks of: only what can hardly mean something else."""
    sentence = _Sentence(directory, text)
    return sentence.by_postcode() or sentence.by_name()


class _Words(Record, frozen=True, kw_only=True):
    living: frozenset[str]
    before: frozenset[str]
    municipality: frozenset[str]
    around: frozenset[str]
    larger: frozenset[str]
    provinces: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return msgspec.convert(read(_TEXTS), _Words)


class _Sentence:
    """A text, word by word, and what it says about places."""

    def __init__(self, directory: Directory, text: str) -> None:
        self.text = _APOSTROPHES.sub("", text[:_LOOKED_AT]).replace("a/d", "aan den")
        self.names = place_names(directory)
        found = list(_WORD.finditer(self.text))
        self.words = [plain(word[0]) for word in found]
        self._keys = [key(word) for word in self.words]
        self.capital = [word[0][0].isupper() for word in found]
        self.ends_clause = [bool(_CLAUSE_END.match(self.text, word.end())) for word in found]

    def by_postcode(self) -> list[Municipality]:
        """By four digits and two letters; "2019 in" is a year and a word."""
        found = (
            self.names.postcodes.get(int(postcode[1]), [])
            for postcode in _POSTCODE.finditer(self.text)
            if postcode[2].isupper() or plain(postcode[2]) not in _words().around | _words().before
        )
        return each_once(municipality for group in found for municipality in group)

    def by_four_digits(self) -> list[Municipality]:
        """By the four digits alone, when nothing else is said or the word postcode stands before: no year is meant."""
        return each_once(
            municipality
            for place, word in enumerate(self.words)
            if _FOUR_DIGITS.fullmatch(word)
            and (self._is_all(place, 1) or "postcode" in self.words[max(0, place - 2) : place])
            for municipality in self.names.postcodes.get(int(word[:4]), [])
        )

    def by_name(self, *, asked: bool = False) -> list[Municipality]:
        """By every name in the sentence that is used as one; ``asked``: also by an everyday word after "in"."""
        return each_once(
            municipality
            for start, length in self._known_names()
            if self._is_meant(start, length) or (asked and self._follows_place_word(start))
            for municipality in self._called(start, length)
        )

    def by_misspelt_name(self) -> list[Municipality]:
        """By a name with one slip of the pen, where a place is spoken of or nothing else is said."""
        for start in range(len(self.words) if len(self.words) <= _SHORT_ANSWER else 0):
            for length in range(min(3, len(self.words) - start), 0, -1):
                said = set(self.words[start : start + length])
                ordinary = said <= _words().around | _words().larger or self._key(start, length) in self.names.everyday
                if not ordinary and (self._is_all(start, length) or self._follows_place_word(start)):
                    found = self.names.with_misspelt_name(self._key(start, length))
                    if found:
                        return found
        return []

    def _known_names(self) -> Iterator[tuple[int, int]]:
        """Where names stand, as first word and number of words: the longest ones, from left to right."""
        start = 0
        while start < len(self.words):
            lengths = range(min(_LONGEST_NAME, len(self.words) - start), 0, -1)
            length = next((each for each in lengths if self._is_name(start, each)), 0)
            if length:
                yield start, length
            start += length or 1

    def _is_name(self, start: int, length: int) -> bool:
        # "uit huizen" is not Uithuizen: words that stand apart are only the name of what is written apart.
        name = self._key(start, length)
        found = self.names.with_name(name)
        if name in _words().larger:  # "Zeeland" is the province, "Zeeland, Brabant" the village
            return bool(self._in_province_behind(start, length, found))
        return bool(found) and (length == 1 or name in self.names.compound)

    def _called(self, start: int, length: int) -> list[Municipality]:
        """Who has that name. "Gemeente" before it, or a province behind it, leaves only those."""
        name = self._key(start, length)
        own = self.names.municipalities.get(name, [])
        found = own if own and self._before(start) & _words().municipality else self.names.with_name(name)
        there = self._in_province_behind(start, length, found)
        return there if len(found) > 1 and there else found

    def _in_province_behind(self, start: int, length: int, found: list[Municipality]) -> list[Municipality]:
        """Those of ``found`` whose province stands behind the name, at once or after one word: "Bergen in Limburg"."""
        behind = {self._key(start + length, 1), self._key(start + length, 2), self._key(start + length + 1, 1)}
        behind |= {self._key(start + length + 1, 2)}
        return [each for each in found if behind & _words().provinces.get(each.province, frozenset())]

    def _is_meant(self, start: int, length: int) -> bool:
        """Whether the words are used as the name of a place, and not as the ordinary words that they also are."""
        if self._is_all(start, length) or self._before(start) & _words().municipality:
            return True
        name = self._key(start, length)
        follows = self._follows_place_word(start)
        if name in _words().larger:
            return True  # its province stands behind it
        if name not in self.names.everyday:
            return follows or name in self.names.municipalities or len(name) >= _UNMISTAKABLE
        if length > 1:  # "in de wijk" is no village, "in De Wijk" is
            return follows and self.capital[start]
        living = start >= 2 and self.words[start - 2] in _words().living
        return follows and (living or self.capital[start] or self.ends_clause[start])

    def _is_all(self, start: int, length: int) -> bool:
        """Whether around these words stand only such that belong to a short answer."""
        others = {*self.words[:start], *self.words[start + length :]}
        return others <= _words().around.union(*_words().provinces.values())

    def _follows_place_word(self, start: int) -> bool:
        return bool(self._before(start) & (_words().before | _words().municipality))

    def _before(self, start: int) -> set[str]:
        """The word before; in "the municipality of Utrecht" both."""
        words = 2 if self.words[max(0, start - 1) : start] == ["of"] else 1
        return set(self.words[max(0, start - words) : start])

    def _key(self, start: int, length: int) -> str:
        return "".join(self._keys[start : start + length])
