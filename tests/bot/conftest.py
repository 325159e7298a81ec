"""The trained assistant, loaded once, and a citizen who talks with it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import pytest

from bot.places import MODEL, prepare

prepare()

from bot.answering import Bot  # noqa: E402 - Rasa reads its environment while it is imported
from loket.wire import Answer, Turn  # noqa: E402

T = TypeVar("T")


@pytest.fixture(scope="session")
def in_loop() -> Iterator[Callable[[Awaitable[T]], T]]:
    """Runs something asynchronous to its end, all of it in one loop, as the server does."""
    loop = asyncio.new_event_loop()
    yield loop.run_until_complete
    loop.close()


@pytest.fixture(scope="session")
def bot() -> Bot:
    """The assistant of ``python -m bot.train``."""
    assert MODEL.exists(), "train first: python -m bot.train"
    return Bot(MODEL)


class Citizen:
    """Talks with the bot turn by turn and hands its memory back to it, as handoff does."""

    def __init__(self, bot: Bot, run: Callable[[Awaitable[Answer]], Answer], language: str = "nl") -> None:
        self._bot = bot
        self._run = run
        self.language = language
        self.memory: str | None = None
        self.answer: Answer

    def says(self, text: str, **facts: Any) -> Answer:
        """Types ``text``."""
        return self._turn(text=text, **facts)

    def chooses(self, title: str, **facts: Any) -> Answer:
        """Presses the button ``title`` of the last answer."""
        buttons = [button for message in self.answer.messages for button in message.buttons]
        return self._turn(choice=next(b.payload for b in buttons if b.title == title), **facts)

    def _turn(self, **facts: Any) -> Answer:
        turn = Turn(conversation_id="test", language=self.language, memory=self.memory, **facts)
        self.answer = self._run(self._bot.answer(turn))
        self.memory = self.answer.memory
        if self.answer.language in ("nl", "en"):
            self.language = self.answer.language
        return self.answer


@pytest.fixture
def citizen(bot: Bot, in_loop: Callable[[Awaitable[Answer]], Answer]) -> Citizen:
    """Somebody who begins a conversation in Dutch."""
    return Citizen(bot, in_loop)


@pytest.fixture
def visitor(bot: Bot, in_loop: Callable[[Awaitable[Answer]], Answer]) -> Citizen:
    """Somebody who begins a conversation in English."""
    return Citizen(bot, in_loop, "en")
