"""What is harder to read than B1, each text with the reason in words and what to do about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from loket.directory.reading import NotReadable, read
from loket.plain_language.measuring import NAME, Measure, measure, sentences
from loket.plain_language.official_words import OfficialWords, fixed_names, phrases
from loket.plain_language.official_words import load as load_words
from loket.plain_language.sources import IN_DIRECTORY, Shown, texts

# docs/plain-language.md says why these.
EASE = 60.0
"""The least score of Flesch-Douma for a text, or a page, of :data:`ENOUGH_WORDS` or more: his "normal" begins here."""
EASE_SHORT = 45.0
"""The least for a shorter one, where a single long word takes several points: below it is "difficult"."""
ENOUGH_WORDS = 30
SHORT_WORDS = 12
"""A text of fewer words is too short for the formula."""
LABEL_WORDS = 6
"""A text of fewer words is a label: only its words are looked at."""
LONGEST_SENTENCE = {"nl": 20, "en": 25}
MEAN_SENTENCE = 15.0
SEVERAL_SENTENCES = 3
"""From here on a Dutch text has at most :data:`MEAN_SENTENCE` words per sentence."""


Kind = Literal["official", "long_sentence", "long_sentences", "hard"]


@dataclass(frozen=True)
class Problem:
    """A text that is too hard: where it stands, the text, why, and what to do."""

    file: str
    field: str
    text: str
    reason: str
    kind: Kind
    details: tuple[str, ...] = ()  # what the reason names, for who tells it in another language

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.reason}\n    “{self.text}”"


@dataclass(frozen=True)
class Names:
    """What is the name of something: ``anything`` of the directory in running text, ``official`` in a name itself."""

    anything: re.Pattern[str] | None
    official: re.Pattern[str] | None


class Checker:
    """Measures texts. ``names`` are left out, ``words`` are looked for."""

    def __init__(self, words: OfficialWords, names: Names) -> None:
        self._words = words
        self._names = names

    def problems(self, shown: Iterable[Shown]) -> Iterator[Problem]:
        """Everything too hard in ``shown``, and in the pages that they make together."""
        pages: dict[str, list[Shown]] = defaultdict(list)
        for each in shown:
            pages[each.page].append(each)
        for page in pages.values():
            found = [problem for each in page for problem in self._in_text(each)]
            yield from found
            # A page whose texts are named one by one is not named as a whole too.
            if not any("Flesch-Douma" in each.reason for each in found):
                yield from self._in_page([each for each in page if each.language == "nl"])

    def _in_text(self, shown: Shown) -> Iterator[Problem]:
        def problem(kind: Kind, reason: str, *details: str) -> Problem:
            return Problem(shown.file, f"{shown.field}.{shown.language}", shown.text, reason, kind, details)

        names = self._names.official if shown.field.split(".")[-1] == "name" else self._names.anything
        if shown.language == "nl":
            for found in self._words.found_in(shown.text, names):
                reason = f"“{found.official}” is a word of officials. Write: {found.plain}."
                yield problem("official", reason, found.official, found.plain)
        numbers = measure(shown.text, names)
        if numbers.words < LABEL_WORDS:
            return
        limit = LONGEST_SENTENCE[shown.language]
        for sentence, length in zip(sentences(shown.text), numbers.sentences, strict=True):
            if length > limit:
                begin = " ".join(sentence.replace(NAME, "…").split()[:4])
                yield problem(
                    "long_sentence",
                    f"a sentence of {length} words (“{begin} …”); {limit} is the most. Make two sentences of it.",
                    *(begin, str(length), str(limit)),
                )
        if shown.language == "nl":
            if len(numbers.sentences) >= SEVERAL_SENTENCES and numbers.mean > MEAN_SENTENCE:
                yield problem(
                    "long_sentences",
                    f"{numbers.mean:.0f} words per sentence; {MEAN_SENTENCE:.0f} is the most. Make shorter sentences.",
                )
            too_hard = _too_hard(numbers)
            if too_hard:
                yield problem("hard", too_hard)

    def _in_page(self, page: list[Shown]) -> Iterator[Problem]:
        running = [each for each in page if measure(each.text).words >= LABEL_WORDS]
        if len(running) < 2:
            return
        whole = "\n".join(each.text for each in running)
        reason = _too_hard(measure(whole, self._names.anything))
        if reason:
            fields = ", ".join(each.field for each in running)
            yield Problem(
                running[0].file, f"{fields} (together)", " / ".join(each.text for each in running), reason, "hard"
            )


def _too_hard(numbers: Measure) -> str | None:
    if numbers.ease is None or numbers.words < SHORT_WORDS:
        return None
    limit = EASE if numbers.words >= ENOUGH_WORDS else EASE_SHORT
    if round(numbers.ease) >= limit:
        return None
    return (
        f"reads harder than B1: {numbers.ease:.0f} on the scale of Flesch-Douma, {limit:.0f} is the least for "
        f"{numbers.words} words. Use shorter words and shorter sentences."
    )


def checker(directory: Path) -> Checker:
    """The checker with the names in the folder ``directory`` and the list of words. Raises NotReadable."""
    official = [*fixed_names()]
    services = []
    for path in sorted(directory.glob("organisations/*.yml")):
        organisation = _read(path)
        official += [*_with_and_without_short_form(_dutch(organisation, "name")), *_words(organisation)]
    for path in sorted(directory.glob("services/*/*.yml")):
        service = _read(path)
        services += _with_and_without_short_form(_dutch(service, "name"))
        official.append(str((service.get("product") or {}).get("name") or ""))
    return Checker(load_words(), Names(phrases([*official, *services]), phrases(official)))


def problems_in_directory(folder: Path) -> list[Problem]:
    """Every text in the directory's ``folder`` that is too hard. Raises NotReadable or NotATextFile."""
    return list(checker(folder).problems(texts(folder, IN_DIRECTORY)))


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = read(path)
    except NotReadable:
        return {}  # the check of the directory says what is wrong with it
    return raw if isinstance(raw, dict) else {}


def _dutch(record: dict[str, Any], field: str) -> str:
    value = record.get(field)
    return str(value.get("nl") or "") if isinstance(value, dict) else ""


def _words(record: dict[str, Any]) -> list[str]:
    value = record.get("words")
    return [str(each) for each in value.get("nl") or []] if isinstance(value, dict) else []


def _with_and_without_short_form(name: str) -> list[str]:
    """“Sociale Verzekeringsbank (SVB)” is said in three ways."""
    return [name, *(part.strip() for part in re.split(r"[()]", name))]
