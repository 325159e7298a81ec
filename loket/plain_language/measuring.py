"""Numbers of a text: how easy it reads by a published formula, and how long its sentences are.

The formula is Flesch's for Dutch, by W.H. Douma (De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen,
1960): ``206.84 - 0.77 * syllables per 100 words - 0.93 * words per sentence``. Higher is easier; his table calls 60 to
70 "normal" and 45 to 60 "fairly difficult" (https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loket.plain_language.syllables import syllables

NAME = "\u0001"
"""Stands in a text where the name of something was. It is a word, but its syllables say nothing about the writing."""

_WORD = re.compile(rf"{NAME}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s|$)|\n+")
# What is no language: addresses, what is filled in later, and numbers with what belongs to them.
_NO_LANGUAGE = re.compile(r"https?://\S+|\bwww\.\S+|\S+@\S+|\{[^{}]*\}|[+€]?\d[\d.,:/-]*\d|\d")


@dataclass(frozen=True)
class Measure:
    """``ease`` is the formula's score, None without a word to count; ``sentences`` have their lengths in words."""

    words: int
    sentences: tuple[int, ...]
    ease: float | None

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / len(self.sentences) if self.sentences else 0.0


def measure(text: str, names: re.Pattern[str] | None = None) -> Measure:
    """The numbers of ``text``. What ``names`` finds, and words with a capital inside a sentence, count as words but not
    for their syllables.
    """
    lengths: list[int] = []
    counted: list[int] = []
    for sentence in sentences(text, names):
        words = _WORD.findall(sentence)
        lengths.append(len(words))
        counted += [syllables(word) for place, word in enumerate(words) if not _is_name(word, place)]
    if not counted:
        return Measure(sum(lengths), tuple(lengths), None)
    return Measure(sum(lengths), tuple(lengths), douma(100 * sum(counted) / len(counted), sum(lengths) / len(lengths)))


def douma(syllables_per_100_words: float, words_per_sentence: float) -> float:
    """The score of Flesch-Douma: 0 can hardly be read, 100 can be read by a child."""
    return 206.84 - 0.77 * syllables_per_100_words - 0.93 * words_per_sentence


def sentences(text: str, names: re.Pattern[str] | None = None) -> Sequence[str]:
    """The sentences of ``text`` that have a word, with :data:`NAME` for each name, address, number and open place."""
    plain = _NO_LANGUAGE.sub(NAME, text)
    if names is not None:
        plain = names.sub(NAME, plain)
    return [part for part in _END.split(plain) if _WORD.search(part)]


def _is_name(word: str, place: int) -> bool:
    """Capitals name things: of a whole word ("UWV") always, of a first letter where no sentence begins."""
    return word == NAME or (word.isupper() and len(word) > 1) or (place > 0 and word[0].isupper())
