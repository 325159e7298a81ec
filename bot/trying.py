"""``python -m bot.trying``: a conversation with the assistant in this terminal, for who writes what it learns from.

A line in grey under each answer tells what was understood: the topic, how sure that is, and the training phrase that
the question is most like.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.places import DIRECTORY, MODEL, prepare
from bot.train import is_current, train
from loket.directory import DirectoryError, Text, load
from loket.directory.reading import read
from loket.wire import Answer, BotMessage, Button, Turn

if TYPE_CHECKING:
    from bot.answering import Bot

_AGAIN, _STOP = ("/opnieuw", "/again"), ("/stop", "/quit")
_GREY, _PLAIN = "\033[2m", "\033[0m"


@cache
def _texts() -> dict[str, Text]:
    return msgspec.convert(read(Path(__file__).with_suffix(".yml")), dict[str, Text])


class Conversation:
    """One conversation after the other with ``bot``, as lines of text. It begins in ``language`` (nl or en)."""

    def __init__(self, bot: Bot, language: str) -> None:
        self.bot = bot
        self.language = language
        self.ended = False
        self._begin()

    def _begin(self) -> None:
        self._memory: str | None = None
        self._municipality: str | None = None
        self._choices: list[Button] = []

    def say(self, name: str, **values: object) -> str:
        """The text ``name`` of ``trying.yml`` in the language that is spoken."""
        return _texts()[name].in_language(self.language).format(**values)

    async def reply(self, typed: str) -> list[str]:
        """The lines that answer what was ``typed``: a question, the number of a choice, or a command with a slash."""
        typed = typed.strip()
        if typed in _STOP:
            self.ended = True
            return [self.say("end")]
        if typed in _AGAIN:
            self._begin()
            return [self.say("again")]
        if typed in ("/nl", "/en"):
            self.language = typed[1:]
            return [self.say("welcome")]
        return await self._ask(typed) if typed else []

    async def _ask(self, typed: str) -> list[str]:
        from bot.answering import NoAnswer

        chosen = self._choices[int(typed) - 1] if typed.isdecimal() and 0 < int(typed) <= len(self._choices) else None
        turn = Turn(
            conversation_id="terminal",
            language=self.language,
            text=None if chosen else typed,
            choice=chosen.payload if chosen else None,
            municipality=self._municipality,
            memory=self._memory,
        )
        try:
            answer = await self.bot.answer(turn)
        except NoAnswer:
            return [self.say("no_answer")]
        self._memory = answer.memory
        self._municipality = answer.municipality or self._municipality
        if answer.language in ("nl", "en"):  # as handoff does
            self.language = answer.language
        self._choices = [button for message in answer.messages for button in message.buttons]
        return [*self._answered(answer), *self._understood(answer, None if chosen else typed)]

    def _answered(self, answer: Answer) -> Iterator[str]:
        numbers = itertools.count(1)
        for message in answer.messages:
            yield f"{'!! ' if message.urgent else ''}{message.text}"
            yield from self._shown(message)
            yield from (f"  {number}. {button.title}" for button, number in zip(message.buttons, numbers, strict=False))
        if answer.handoff is not None:
            whose = answer.handoff.organisation or self.say("general")
            yield "→ " + self.say("person", reason=answer.handoff.reason, organisation=whose)
        if answer.callback is not None:
            yield "→ " + self.say("callback", number=answer.callback.number)

    def _shown(self, message: BotMessage) -> Iterator[str]:
        if (card := message.card) is not None:
            yield f"  [{card.title} · {card.organisation_name}]"
            yield f"  {self.say('first_step')}: {card.first_step}"
            yield from (f"  {channel.label}" for channel in card.channels)
        if (plan := message.plan) is not None:
            yield f"  [{plan.title}]"
            yield from (f"  - {step.title} ({step.organisation_name or '…'})" for step in plan.steps)

    def _understood(self, answer: Answer, typed: str | None) -> Iterator[str]:
        found = answer.understood
        if found is None:
            return
        topic = found.ranking[0].id if found.ranking else found.intent
        if typed is None:
            yield _GREY + self.say("chosen", topic=found.service or topic) + _PLAIN
            return
        near = self.bot.nearest(typed)
        line = self.say(
            "understood",
            topic=topic,
            confidence=found.confidence,
            phrase=near.text,
            similarity=near.similarity,
            near=near.topic,
        )
        yield _GREY + line + _PLAIN


async def talk(conversation: Conversation, lines: Iterable[str]) -> None:
    """Answer each of ``lines`` on the standard output, until one of them says stop or there are no more."""
    _show([conversation.say("welcome")], conversation)
    for line in lines:
        _show(await conversation.reply(line), conversation)
        if conversation.ended:
            return
    _show(["", conversation.say("end")], None)


def _show(lines: list[str], conversation: Conversation | None) -> None:
    grey = sys.stdout.isatty()
    for line in lines:
        sys.stdout.write((line if grey else line.replace(_GREY, "").replace(_PLAIN, "")) + "\n")
    if conversation is not None and not conversation.ended:
        sys.stdout.write(f"\n{conversation.say('prompt')}")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Train when something changed, and talk. 1 when the directory cannot be read: what is wrong is printed."""
    parser = argparse.ArgumentParser(prog="python -m bot.trying", description=__doc__)
    parser.add_argument("--model", type=Path, default=MODEL, help="trained anew when it is not current")
    parser.add_argument("--as-it-is", action="store_true", help="do not train, whatever changed")
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help="to begin in (default: nl)")
    given = parser.parse_args(arguments)
    try:
        load(DIRECTORY)
    except DirectoryError as error:
        sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
        return 1
    prepare()
    if not given.as_it_is and not is_current(given.model):
        sys.stdout.write("Something changed: the assistant is trained, one to three minutes …\n")
        sys.stdout.flush()
        train(given.model)
    from bot.answering import Bot

    conversation = Conversation(Bot(given.model), given.language)
    try:
        asyncio.run(talk(conversation, sys.stdin))
    except KeyboardInterrupt:
        _show(["", conversation.say("end")], None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
