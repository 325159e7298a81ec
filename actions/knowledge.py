"""What the actions know: the directory and the words for buttons and summaries, read once in a process."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from loket.directory import Directory, Text, Texts, load
from loket.directory.reading import read
from loket.products import ProductList
from loket.products import folder as products_folder
from loket.products import load as load_products

_DATA = Path(__file__).resolve().parent.parent / "data"


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The directory in ``data/directory``. Raises DirectoryError."""
    return load(_DATA / "directory")


@lru_cache(maxsize=1)
def product_list() -> ProductList | None:
    """The imported list of products, or None. Raises ``msgspec.MsgspecError``."""
    return load_products(products_folder())


@lru_cache(maxsize=1)
def _buttons() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "buttons.yml"), dict[str, Text])


@lru_cache(maxsize=1)
def _summaries() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "summaries.yml"), dict[str, Text])


@lru_cache(maxsize=1)
def _intents() -> dict[str, Text]:
    return msgspec.convert(read(_DATA / "texts" / "intents.yml"), dict[str, Text])


class OtherLanguage(msgspec.Struct, frozen=True):
    """A language that Loket understands without speaking it, and what it says in that language."""

    name: Text
    sentence: str


class SentAround(msgspec.Struct, frozen=True):
    """How people tell that organisations point at each other: words for sending on, and names of those who do."""

    words: Texts
    names: dict[str, list[str]]


@lru_cache(maxsize=1)
def sent_around() -> SentAround:
    """The words and names in stories about being sent around."""
    return msgspec.convert(read(_DATA / "texts" / "sent_around.yml"), SentAround)


@lru_cache(maxsize=1)
def _other_languages() -> dict[str, OtherLanguage]:
    return msgspec.convert(read(_DATA / "texts" / "other_languages.yml"), dict[str, OtherLanguage])


@lru_cache(maxsize=1)
def follow_up_words() -> frozenset[str]:
    """Words with which a question begins that goes on about what was just shown."""
    words = msgspec.convert(read(_DATA / "texts" / "follow_up.yml"), Texts)
    return frozenset((*words.nl, *words.en))


@lru_cache(maxsize=1)
def person_words() -> frozenset[str]:
    """Words with which somebody asks for a person."""
    words = msgspec.convert(read(_DATA / "texts" / "person_words.yml"), Texts)
    return frozenset((*words.nl, *words.en))


class _CallbackWords(msgspec.Struct, frozen=True):
    nl: list[str]
    en: list[str]
    questions: list[str]
    called: list[str]
    caller: list[str]


@lru_cache(maxsize=1)
def callback_words() -> _CallbackWords:
    """Words that surely ask to be called back."""
    return msgspec.convert(read(_DATA / "texts" / "callback_words.yml"), _CallbackWords)


class _ContactWords(msgspec.Struct, frozen=True):
    asks: Texts
    hours: Texts
    town_hall: Texts
    spoken_to: Texts
    about_me: Texts


class ContactWords(NamedTuple):
    """Words of questions for how an organisation is reached; what each means stands in ``contact_questions.yml``."""

    asks: frozenset[str]
    hours: frozenset[str]
    town_hall: frozenset[str]
    spoken_to: frozenset[str]
    about_me: frozenset[str]


@lru_cache(maxsize=1)
def contact_words() -> ContactWords:
    """Words with which somebody asks how an organisation is reached."""
    found = msgspec.convert(read(_DATA / "texts" / "contact_questions.yml"), _ContactWords)
    kinds = (found.asks, found.hours, found.town_hall, found.spoken_to, found.about_me)
    return ContactWords(*(frozenset((*each.nl, *each.en)) for each in kinds))


@lru_cache(maxsize=1)
def day_part_words() -> dict[str, list[str]]:
    """Words that stand for a part of the day, by that part; also inside a longer word."""
    return msgspec.convert(read(_DATA / "texts" / "day_parts.yml"), dict[str, list[str]])


class _LittleWords(msgspec.Struct, frozen=True):
    asks: Texts
    says_little: Texts


@lru_cache(maxsize=1)
def words_that_say_little() -> frozenset[str]:
    """Words of questions that name no subject."""
    words = msgspec.convert(read(_DATA / "texts" / "page_questions.yml"), _LittleWords)
    return frozenset((*words.asks.nl, *words.asks.en, *words.says_little.nl, *words.says_little.en))


@lru_cache(maxsize=1)
def letter_words() -> dict[str, str]:
    """The id of the service that a letter with this word is about."""
    services = msgspec.convert(read(_DATA / "texts" / "letter_words.yml"), dict[str, list[str]])
    return {word: service for service, words in services.items() for word in words}


@lru_cache(maxsize=1)
def deadline_words() -> Texts:
    """Words that say that something must be done within days."""
    return msgspec.convert(read(_DATA / "texts" / "deadlines.yml"), Texts)


def other_language(code: str) -> OtherLanguage:
    """The language with that ISO 639-1 code; the one called "other" when nobody wrote its sentence yet."""
    known = _other_languages()
    return known.get(code, known["other"])


def language_called(name: str) -> tuple[str, OtherLanguage] | None:
    """The code and the language that people call ``name`` in Dutch or English."""
    called = name.casefold()
    found = ((code, each) for code, each in _other_languages().items() if code != "other")
    return next(((c, each) for c, each in found if called in (each.name.nl.casefold(), each.name.en.casefold())), None)


@lru_cache(maxsize=1)
def _everything() -> tuple[str, ...]:
    said = msgspec.convert(read(_DATA / "texts" / "everything.yml"), dict[str, list[str]])
    return tuple(phrase for phrases in said.values() for phrase in phrases)


def asks_for_everything(text: str) -> bool:
    """Whether ``text`` (Dutch or English) asks for everything that has to be done, and not for one thing."""
    plain = " ".join(text.casefold().split())
    return any(phrase in plain for phrase in _everything())


_LEFT_OUT = re.escape(" … ")
_UP_TO_FIVE_WORDS = r"(?: [^ .?!]+){0,5} "


@lru_cache(maxsize=1)
def _complained() -> re.Pattern[str]:
    said = msgspec.convert(read(_DATA / "texts" / "complained.yml"), Texts)
    phrases = (re.escape(each).replace(_LEFT_OUT, _UP_TO_FIVE_WORDS) for each in (*said.nl, *said.en))
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


def has_complained(text: str) -> bool:
    """Whether ``text`` (Dutch or English) says that somebody complained already."""
    return _complained().search(" ".join(text.casefold().split())) is not None


def topic_title(topic: str, language: str) -> str:
    """What people call ``topic``: a service ("way/huurtoeslag"), a life event ("event/baan-kwijt") or an intent
    ("ask_person"); else ``topic`` itself.
    """
    service = directory().find_service(topic.partition("/")[2])
    event = directory().find_life_event(topic.partition("/")[2])
    name = service.name if service else event.name if event else _intents().get(topic)
    return name.in_language(language) if name else topic


def button_title(name: str, language: str) -> str:
    """The title or short phrase ``name`` of ``data/texts/buttons.yml``. Raises KeyError."""
    return _buttons()[name].in_language(language)


def summary_line(name: str, /, language: str, **values: str) -> str:
    """A line of ``data/texts/summaries.yml`` with ``values`` filled in. Raises KeyError."""
    return _summaries()[name].in_language(language).format(**values)
