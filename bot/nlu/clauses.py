"""Takes a message apart into clauses, each of which may be about something else; also without punctuation."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from bot.topics.names import telling_words
from loket.directory.reading import read

MOST = 120
"""More clauses are not read, which is a story of about 1,000 words: the time stays bounded."""

_SENTENCE = re.compile(r"(?<=[.!?;…])\s+|\s*\n+\s*|\s+[-–—•]\s+")
_INFINITIVE = re.compile(r"[a-zé]{2,}[a-zé]en")
_FEWEST_WORDS = 2
_MOST_WORDS = 40  # of a clause; the rest of a sentence without an end says little more
_NEAR = 3  # words after a joining word in which a new clause shows itself
_LEAST_BESIDE = 2  # words on both sides of a comma or joining word


class _Words(msgspec.Struct, frozen=True):
    joining: frozenset[str]
    opening: frozenset[str]


def clauses_of(text: str) -> list[str]:
    """The clauses of ``text`` that carry content, in their order; at most :data:`MOST`, of a longer text the first
    ones and the last ones.
    """
    found = [
        clause
        for sentence in _SENTENCE.split(text)
        for clause in _clauses_in(sentence.strip())
        if len(clause.split()) >= _FEWEST_WORDS and telling_words(clause)
    ]
    half = MOST // 2
    return found if len(found) <= MOST else [*found[:half], *found[-half:]]


def parts_of(text: str) -> list[str]:
    """The clauses of ``text`` when it has several, otherwise none."""
    found = clauses_of(text)
    return found if len(found) > 1 else []


def _clauses_in(sentence: str) -> list[str]:
    """``sentence`` cut where a joining word or a comma is followed by something that begins a clause."""
    words = sentence.split()
    starts = [0]
    for at in range(_LEAST_BESIDE, len(words) - _LEAST_BESIDE + 1):
        joined = _bare(words[at]) in _words().joining
        after_comma = words[at - 1].endswith(",")
        if at - starts[-1] < _LEAST_BESIDE or not (joined or after_comma):
            continue
        following = [_bare(word) for word in words[at + joined : at + joined + _NEAR]]
        if any(word in _words().opening for word in following) or (joined and _is_second_wish(words, at)):
            starts.append(at)
    ends = [*starts[1:], len(words)]
    pieces = [words[start:end][:_MOST_WORDS] for start, end in zip(starts, ends, strict=True)]
    return [" ".join(_without_joining(piece)).strip(" ,") for piece in pieces if piece]


def _is_second_wish(words: list[str], at: int) -> bool:
    """Whether the joining word at ``at`` stands between two wishes of one form, each ending in its Dutch infinitive:
    “een huis kopen en een bedrijf beginnen”.
    """
    end = next((to for to in range(at + 1, len(words)) if _bare(words[to]) in _words().joining), len(words))
    return (
        end - at > _LEAST_BESIDE
        and bool(_INFINITIVE.fullmatch(_bare(words[at - 1])))
        and bool(_INFINITIVE.fullmatch(_bare(words[end - 1])))
    )


def _without_joining(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and _bare(words[0]) in _words().joining else words


def _bare(word: str) -> str:
    return word.strip(",.;:!?()\"'’“”").lower()


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = msgspec.convert(read(Path(__file__).with_name("clauses.yml")), dict[str, str])
    return _Words(**{name: frozenset(words.split()) for name, words in lists.items()})
