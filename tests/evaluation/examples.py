"""A bot that says what it is told to, so that scoring is tested without a model."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.places import prepare

prepare()

from bot.answering import NoAnswer  # noqa: E402 - Rasa reads its environment while it is imported
from evaluation.asking import ask_all  # noqa: E402
from evaluation.questions import Question  # noqa: E402
from evaluation.scoring import Outcome  # noqa: E402
from loket.wire import Answer, BotMessage, Candidate, HandoffRequest, Turn, Understood  # noqa: E402

PROVIDER_OF = {"aow": "svb", "kinderbijslag": "svb", "ww": "uwv", "paspoort": "gemeente", "bijstand": "gemeente"}


class Told:
    """Answers each text as it was told to, and fails on all others. ``turns`` is what it was asked."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self.turns: list[Turn] = []

    async def answer(self, turn: Turn) -> Answer:
        self.turns.append(turn)
        assert turn.text is not None
        if turn.text not in self._answers:
            raise NoAnswer("not told")
        return self._answers[turn.text]


def an_answer(*services: str, confidence: float = 0.9, ranked: Sequence[str] = (), offered: bool = False) -> Answer:
    """The bot answers with ``services``, and considered those and ``ranked``."""
    return _answer("answered", services, confidence, ranked, offered=offered)


def a_question_back(*services: str, confidence: float = 0.3) -> Answer:
    """The bot asks which of ``services`` is meant."""
    return _answer("clarified", services, confidence, ())


def a_person(*services: str, organisation: str | None = None) -> Answer:
    """The bot calls a person."""
    answer = _answer("handed_over", services, 0.9, ())
    answer.handoff = HandoffRequest(reason="asked", organisation=organisation)
    return answer


def talk(kind: str = "other") -> Answer:
    """The bot says something that points nowhere."""
    return _answer(kind, (), 0.9, ("out_of_scope",))


def _answer(
    kind: str, services: Sequence[str], confidence: float, ranked: Sequence[str], offered: bool = False
) -> Answer:
    considered = [*services, *ranked]
    understood = Understood(
        intent="way",
        confidence=confidence,
        ranking=[Candidate(id=each, title=each, confidence=confidence) for each in considered],
        service=services[0] if services and kind != "clarified" else None,
        organisations=list(dict.fromkeys(PROVIDER_OF[each] for each in services)),
        kind=kind,  # type: ignore[arg-type]
        person_offered=offered,
    )
    return Answer(memory="", messages=[BotMessage(text="…")], understood=understood)


def a_question(*orgs: str, text: str = "…", lang: str = "nl", must: bool = False, topic: str | None = None) -> Question:
    """A question that accepts ``orgs``."""
    return Question(lang=lang, text=text, orgs=orgs, must_handoff=must, topic=topic, style="plain")


def outcomes_of(
    *asked: tuple[Question, Answer | None], part_of: Mapping[str, str] = MappingProxyType({})
) -> list[Outcome]:
    """How a bot does that gives each question its answer, and None where it fails; ``part_of`` says what each
    organisation is a part of.
    """
    questions = [
        Question(
            lang=question.lang,
            text=f"{number} {question.text}",
            orgs=question.orgs,
            must_handoff=question.must_handoff,
            style=question.style,
            topic=question.topic,
        )
        for number, (question, _) in enumerate(asked)
    ]
    told = {question.text: answer for question, (_, answer) in zip(questions, asked, strict=True) if answer is not None}
    return asyncio.run(ask_all(Told(told), questions, PROVIDER_OF, lambda line: None, part_of))
