"""The words of an event by which it is found, and the place in its text where they stand.

Words are compared without capitals and accents, and from their beginning: "gemeent" finds "Gemeente" and
"gemeenten". Both databases store the words as they come from here, so both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from handoff.conversation.events import Event
from handoff.conversation.kinds.beside import JoinAsked
from handoff.conversation.kinds.casework import CaseOpened, Escalated, EscalationAnswered, FollowUpPlanned
from handoff.conversation.kinds.helping import HandedBack, Held, Rated
from handoff.conversation.kinds.queueing import Queued, Unavailable
from handoff.conversation.kinds.talk import Message, Note
from handoff.conversation.kinds.transfers import TransferAsked, Transferred, TransferReturned
from loket.personal_data import mask

WORDS_ASKED = 8
"""Words of a question that are looked for; more make it no clearer."""
Called = Mapping[str, Sequence[frozenset[str]]]
"""For a word that is asked for: the words of each name that says the same in another language."""
NOTHING_ELSE: Called = MappingProxyType({})
_LONGEST = 64
_WORD = re.compile(r"[^\W_]+")
_SNIPPET, _BEFORE = 180, 60


class Word(NamedTuple):
    """A word in a text: where it stands, and as it is compared."""

    start: int
    end: int
    folded: str


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """A piece of a snippet; ``found``: it is what was looked for."""

    text: str
    found: bool = False


def words_in(text: str) -> Iterator[Word]:
    """The words of ``text``, which is NFC."""
    for match in _WORD.finditer(text):
        folded = _folded(match[0])
        if folded:
            yield Word(match.start(), match.end(), folded)


def asked_for(question: str) -> list[str]:
    """The words of a question, each once, in order; at most :data:`WORDS_ASKED`."""
    found = dict.fromkeys(word.folded for word in words_in(unicodedata.normalize("NFC", question)))
    return list(found)[:WORDS_ASKED]


def indexed(event: Event) -> list[str]:
    """The words by which ``event`` is found, each once."""
    return list(dict.fromkeys(word.folded for word in words_in(text_of(event))))


def text_of(event: Event) -> str:
    """What people read of ``event``, in lines: NFC, with personal data masked also where a caseworker wrote it."""
    lines = [line for line in _lines(event) if line]
    return mask(unicodedata.normalize("NFC", "\n".join(lines))).text if lines else ""


def matched(text: str, asked: list[str], called: Called = NOTHING_ELSE) -> set[str]:
    """Which of the words in ``asked`` begin a word of ``text``, or are in it as what they are ``called`` otherwise."""
    words = {word.folded for word in words_in(text)}
    return {
        wanted
        for wanted in asked
        if any(word.startswith(wanted) for word in words) or any(name <= words for name in called.get(wanted, ()))
    }


def snippet(text: str, asked: list[str]) -> list[Part]:
    """A piece of ``text`` around the first word that was looked for, with all of those marked."""
    hits = [word for word in words_in(text) if word.folded.startswith(tuple(asked))] if asked else []
    start = _word_edge(text, max(0, hits[0].start - _BEFORE)) if hits else 0
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), hits[0].end if hits else 0, start + 1)
    parts = [Part("…")] if start else []
    at = start
    for hit in hits:
        if hit.end > end:
            break
        parts += [Part(text[at : hit.start])] if hit.start > at else []
        parts.append(Part(text[hit.start : hit.end], found=True))
        at = hit.end
    if at < end:
        parts.append(Part(text[at:end]))
    return [*parts, Part("…")] if end < len(text) else parts


def _word_edge(text: str, place: int) -> int:
    """The beginning of the word after ``place``, unless that is the beginning of the text."""
    if place == 0:
        return 0
    space = text.find(" ", place)
    return place if space < 0 else space + 1


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if sign.isalnum())[:_LONGEST]


def _lines(event: Event) -> list[str]:
    body = event.body
    match body:
        case Message():
            card = [body.card.title, body.card.organisation_name] if body.card else []
            return [body.text, *card, *([body.plan.title] if body.plan else [])]
        case Queued() | Unavailable():
            return [body.topic_title or "", body.summary]
        case TransferAsked() | Transferred():
            return [body.why, body.note, body.summary]
        case TransferReturned() | Held():
            return [body.reason]
        case JoinAsked() | Escalated() | HandedBack():
            return [body.note]
        case EscalationAnswered():
            return [body.feedback]
        case FollowUpPlanned() | Note():
            return [body.text]
        case CaseOpened():
            return [body.reference]
        case Rated():
            return [body.remark]
        case _:
            return []
