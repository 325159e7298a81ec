"""Whole conversations: each turn is asked with what was said before it, and checked against what should happen then.

A file of JSON lines, one conversation on each: see docs/evaluation.md. Fields that are not known are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from bot.answering import NoAnswer
from bot.memory import decode
from evaluation.asking import Answering, as_it_arrives, language_of_widget
from evaluation.questions import NONE, Question
from evaluation.scoring import Outcome, failed, outcome_of
from launch.problem import Problem
from loket.wire import Answer, Turn

_ASKED = {"reject-and-ask-again": "callback_number", "accept-and-confirm": "callback_confirm"}
"""What the bot waits for after it judged a telephone number."""
_NOTHING_LEFT = "nothing"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What should happen in a turn, or in the end.

    ``orgs`` are the organisations that may be shown; ``handoff``: whether a person is called or offered; ``clarify``:
    a question back is right too; ``reply_lang``: the language of the answer; ``validation``: of a telephone number.
    """

    orgs: tuple[str, ...]
    handoff: bool | None = None
    clarify: bool = False
    reply_lang: str | None = None
    validation: Literal["reject-and-ask-again", "accept-and-confirm"] | None = None


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """One for each turn, and for the conversation as a whole."""

    per_turn: tuple[Wanted, ...]
    final: Wanted


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen says, turn by turn, and what should come of it."""

    id: str
    lang: str
    turns: tuple[str, ...]
    expected: Expected
    title: str = ""


@dataclass(frozen=True)
class Played:
    """A turn that was played: what the citizen said, what the bot did and said, and what is wrong with it.

    ``person``: whether a person was called, offered, or will call back.
    """

    text: str
    outcome: Outcome
    said: tuple[str, ...]
    wrong: tuple[str, ...]
    person: bool = False


@dataclass(frozen=True)
class Course:
    """How a dialogue went. ``wrong`` has what is wrong with the whole, beside what is wrong with the turns."""

    dialogue: Dialogue
    turns: tuple[Played, ...]
    wrong: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether everything went as it should."""
        return not self.wrong and not any(turn.wrong for turn in self.turns)


def read(path: Path) -> list[Dialogue]:
    """The dialogues in ``path``. Raises :class:`Problem` that names each line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}") from error
    dialogues, problems = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line, type=Dialogue)
        except msgspec.MsgspecError as error:
            problems.append(f"{path}, line {number}: {error}")
            continue
        if not found.turns or len(found.turns) != len(found.expected.per_turn):
            problems.append(f"{path}, line {number}: expected.per_turn needs one entry for each of the turns")
        dialogues.append(found)
    if problems:
        raise Problem("\n  ".join(["these dialogues cannot be used:", *problems]))
    return dialogues


async def play(
    bot: Answering, dialogue: Dialogue, provider_of: Mapping[str, str], part_of: Mapping[str, str]
) -> Course:
    """Talk with ``bot`` as ``dialogue`` says. The mappings are those of :func:`evaluation.scoring.outcome_of`."""
    memory: str | None = None
    language = language_of_widget(dialogue.lang)
    turns: list[Played] = []
    for text, wanted in zip(dialogue.turns, dialogue.expected.per_turn, strict=True):
        question = Question(lang=dialogue.lang, text=text, orgs=wanted.orgs, must_handoff=bool(wanted.handoff))
        try:
            answer = await bot.answer(
                Turn(conversation_id=dialogue.id, language=language, text=as_it_arrives(text), memory=memory)
            )
        except NoAnswer:
            turns.append(Played(text, failed(question, 0.0), (), ("the bot found nothing to say",)))
            break
        memory = answer.memory
        language = answer.language if answer.language in ("nl", "en") else language
        outcome = outcome_of(question, answer, provider_of, 0.0, part_of)
        said = tuple(message.text for message in answer.messages)
        person = outcome.person_called or answer.callback is not None
        turns.append(Played(text, outcome, said, tuple(_wrong_in(wanted, outcome, person, answer)), person))
    return Course(dialogue, tuple(turns), tuple(_wrong_in_the_end(dialogue.expected.final, turns)))


def _wrong_in(wanted: Wanted, outcome: Outcome, person: bool, answer: Answer) -> Iterator[str]:
    slots = decode(answer.memory).slots
    if not _is_right_door(wanted, outcome):
        shown = ", ".join(outcome.organisations) or "nothing"
        yield f"{shown} was shown ({outcome.kind}), expected {', '.join(wanted.orgs)}"
    if wanted.handoff and not person:
        yield "no person was called or offered"
    if wanted.reply_lang is not None and slots.get("language", "nl") != wanted.reply_lang:
        yield f"the answer is not in {wanted.reply_lang}"
    if wanted.validation is not None and slots.get("asked", _NOTHING_LEFT) != _ASKED[wanted.validation]:
        yield f"the number should have led to: {wanted.validation}"
    if wanted.validation == "reject-and-ask-again" and (answer.callback or slots.get("callback_number")):
        yield "a number that cannot exist was kept"


def _is_right_door(wanted: Wanted, outcome: Outcome) -> bool:
    if NONE in wanted.orgs and not outcome.organisations:
        return True
    if outcome.is_clarified:
        # A question back is right where it was foreseen; elsewhere its first choice must be the door.
        return wanted.clarify or any(each in wanted.orgs for each in outcome.organisations[:1])
    return outcome.top1 or (NONE in wanted.orgs and outcome.handed_over)


def _wrong_in_the_end(wanted: Wanted, turns: Sequence[Played]) -> Iterator[str]:
    called = [turn for turn in turns if turn.outcome.handed_over]
    if wanted.handoff and not any(turn.person for turn in turns):
        yield "no person was called or offered in the end"
    if wanted.handoff is False and called:
        yield f"a person was called without need at “{called[0].text}”"
    shown = {each for turn in turns for each in turn.outcome.organisations}
    if NONE not in wanted.orgs and not shown & {*wanted.orgs}:
        yield f"none of {', '.join(wanted.orgs)} was shown"


def lines_of(course: Course) -> Iterator[str]:
    """The conversation as a text: what was said, what the bot did, and what was wrong."""
    yield f"{'right' if course.is_right else 'WRONG'}  {course.dialogue.id}  {course.dialogue.title}".rstrip()
    for turn in course.turns:
        outcome = turn.outcome
        yield f"    > {turn.text}"
        door = ", ".join(outcome.organisations) or "no organisation"
        person = " · person called" if outcome.handed_over else " · person offered" if outcome.person_offered else ""
        yield f"      {outcome.kind} · {door}{person}"
        yield from (f"      {line}" for line in turn.said[:1])
        yield from (f"      ✗ {each}" for each in turn.wrong)
    yield from (f"    ✗ {each}" for each in course.wrong)
