"""What a founder's own words say: answers to one or more questions, or a wish such as "why do you ask?"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from loket.business.answers import possible
from loket.business.conditions import Known
from loket.business.dates import date_in
from loket.business.load import Guide
from loket.business.types import UNKNOWN, Command, Field, Question
from loket.business.wording import as_line, has_one_of, named, phrases, starts_with_one_of, without

_SHORT = 3
"""Up to so many words, a text with a question mark is an uncertain answer ("freelance?") and no question."""
_ANSWER = 4
"""Up to so many words, a text is taken as nothing but an answer, in which a single word can be enough."""
_COMMANDS: tuple[Command, ...] = ("skip", "why", "back", "show", "stop", "go_on", "make")


@dataclass(frozen=True)
class Heard:
    """What was heard. ``values``: an answer per field. ``whole``: there is nothing else in the text. ``corrects``: it
    replaces what was said before. ``topic``: the field whose answer is to be changed.
    """

    values: dict[str, str] = field(default_factory=dict)
    command: Command | None = None
    topic: Field | None = None
    whole: bool = False
    corrects: bool = False

    def __bool__(self) -> bool:
        return bool(self.values or self.command)


@dataclass(frozen=True)
class Asked:
    """When the words are said: which question was asked, what is known, the day, and whether the words name a place in
    the Netherlands (``in_nl``).
    """

    field: Field | None
    known: Known
    today: date
    in_nl: bool = False


def hear(guide: Guide, text: str, asked: Asked) -> Heard:
    """What ``text`` says. Nothing for a question of the founder's own: that is answered elsewhere."""
    line = as_line(text)
    bare = without(line, guide.words.polite)
    for command in _COMMANDS:
        if bare.strip() and any(bare == without(p, guide.words.polite) for p in phrases(getattr(guide.words, command))):
            return Heard(command=command, whole=True)
    values = _values(guide, text, line, asked)
    if has_one_of(line, guide.words.change):
        return Heard(values=values, command="change", topic=_topic(guide, line), corrects=True)
    if is_own_question(guide, text):
        return Heard()
    return Heard(
        values=values,
        whole=len(line.split()) <= _SHORT,
        corrects=starts_with_one_of(line, guide.words.correction),
    )


def is_own_question(guide: Guide, text: str) -> bool:
    """Whether ``text`` asks something, instead of answering."""
    line = as_line(text)
    if starts_with_one_of(line, guide.words.questions):
        return True
    return "?" in text and len(line.split()) > _SHORT


def _topic(guide: Guide, line: str) -> Field | None:
    subjects = [(question.id, phrase) for question in guide.questions for phrase in phrases(question.about)]
    found = named(line, subjects)
    return guide.question(found[0]).id if found else None


def _values(guide: Guide, text: str, line: str, asked: Asked) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in guide.questions:
        value = _value(guide, question, text, line, asked)
        if value is not None:
            found[question.id] = value
    return found


def _value(guide: Guide, question: Question, text: str, line: str, asked: Asked) -> str | None:
    direct = question.id == asked.field
    if not question.choices:
        day = date_in(text, guide.words, asked.today, only=direct)
        return day.isoformat() if day else None
    known = {**asked.known, question.id: UNKNOWN}
    choosable = possible(guide, question, known)
    pairs = [each for each in _said(guide, question.id) if each[0] in choosable]
    if direct:
        short = len(line.split()) <= _ANSWER
        pairs += [e for e in _answered(guide, question.id) if e[0] in choosable and (short or line.startswith(e[1]))]
    meant = named(line, pairs)
    if question.id == "nationality" and not meant:
        meant = _nationality(guide, line, direct)
    if question.id == "place" and not meant:
        meant = _place(guide, line, asked, direct)
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=64)
def _said(guide: Guide, of: Field) -> tuple[tuple[str, str], ...]:
    """Pairs of value and phrase that answer the question about ``of`` in any sentence."""
    return tuple((each.value, phrase) for each in guide.question(of).choices for phrase in phrases(each.words))


@lru_cache(maxsize=64)
def _answered(guide: Guide, of: Field) -> tuple[tuple[str, str], ...]:
    """Pairs of value and phrase that answer the question about ``of`` right after it, when little else is said."""
    choices = guide.question(of).choices
    titles = [(each.value, as_line(title)) for each in choices for title in (each.title.nl, each.title.en)]
    return (*titles, *((each.value, phrase) for each in choices for phrase in phrases(each.answers)))


def _nationality(guide: Guide, line: str, direct: bool) -> list[str]:
    """The groups of countries whose name or people are said where a nationality is meant: not in "Dutch clients"."""
    people, names = _countries(guide)
    before = _alternatives(tuple(phrases(guide.words.nationality_before)))
    after = _alternatives(tuple(phrases(guide.words.nationality_after)))
    living = tuple(phrases(guide.words.living))
    found: list[str] = []
    for group, phrase in (*people, *names):
        if phrase not in line or any(f"{where.rstrip()}{phrase}" in line for where in living):
            continue
        said = re.escape(phrase.strip())
        cued = re.search(rf" (?:{before}) (?:\w+ )?{said} | {said} (?:{after}) ", line)
        if (direct or cued) and group not in found:
            found.append(group)
    return found


def _place(guide: Guide, line: str, asked: Asked, direct: bool) -> list[str]:
    """Whether somebody says to live in a place in the Netherlands, or in a country or a city elsewhere."""
    lives = has_one_of(line, guide.words.living)
    if not (lives or direct):
        return []
    names = [phrase for group, phrase in _countries(guide)[1] if group != "dutch"]
    elsewhere = [*names, *phrases(guide.words.cities_abroad)]
    if any(f"{where.rstrip()}{place}" in line for where in phrases(guide.words.living) for place in elsewhere):
        return ["abroad"]
    if direct and len(line.split()) <= _ANSWER:
        of_a_nationality = _alternatives(tuple(phrases(guide.words.nationality_after)))
        if any(re.search(rf"{re.escape(place)}(?!(?:{of_a_nationality}) )", line) for place in elsewhere):
            return ["abroad"]
    return ["nl"] if asked.in_nl else []


@lru_cache(maxsize=4)
def _countries(guide: Guide) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Pairs of group and phrase: for what people are called, and for the names of countries."""
    people = ((country.group, phrase) for country in guide.countries for phrase in phrases(country.people))
    names = ((country.group, phrase) for country in guide.countries for phrase in phrases(country.names))
    return tuple(people), tuple(names)


def _alternatives(lines: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(each.strip()) for each in lines), key=len, reverse=True))
