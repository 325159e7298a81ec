"""Asks the whole bot, as a citizen would: each question opens a new conversation."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from bot.answering import NoAnswer
from evaluation.questions import Question
from evaluation.scoring import Outcome, failed, outcome_of
from loket.personal_data import mask
from loket.wire import TEXT_LIMIT, Answer, Turn

_WIDGET = ("nl", "en")
_TELL_EVERY = 50
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Answering(Protocol):
    """What is asked: the bot, or something that stands for it."""

    async def answer(self, turn: Turn) -> Answer:
        """The answer to ``turn``."""


async def ask_all(
    bot: Answering,
    questions: Sequence[Question],
    provider_of: Mapping[str, str],
    tell: Callable[[str], None],
    part_of: Mapping[str, str] = _NOTHING,
) -> list[Outcome]:
    """How ``bot`` does on each question, in their order; ``tell`` hears how far it is. The mappings are those of
    :func:`evaluation.scoring.outcome_of`.
    """
    outcomes = []
    for number, question in enumerate(questions, start=1):
        outcomes.append(await ask(bot, question, provider_of, part_of))
        if number % _TELL_EVERY == 0 or number == len(questions):
            tell(f"{number} of {len(questions)} questions")
    return outcomes


async def ask(
    bot: Answering, question: Question, provider_of: Mapping[str, str], part_of: Mapping[str, str] = _NOTHING
) -> Outcome:
    """How ``bot`` does on ``question``, which nothing was said before."""
    turn = Turn(
        conversation_id="evaluation",
        language=language_of_widget(question.lang),
        text=as_it_arrives(question.text),
    )
    started = time.perf_counter()
    try:
        answer = await bot.answer(turn)
    except NoAnswer:
        return failed(question, time.perf_counter() - started)
    return outcome_of(question, answer, provider_of, time.perf_counter() - started, part_of)


def language_of_widget(lang: str) -> str:
    """The language of the widget for who writes in ``lang`` (ISO 639-1): it speaks two, and others get English."""
    return lang if lang in _WIDGET else "en"


def as_it_arrives(text: str) -> str:
    """``text`` as the service hands it to the bot: without personal data, cut at a word before the limit."""
    masked = mask(text).text.strip()
    return masked if len(masked) <= TEXT_LIMIT else masked[:TEXT_LIMIT].rsplit(maxsplit=1)[0]
