"""Conversations in a closed loop: a citizen asks the next question when the last one was answered."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.load import questions
from bench.load.conversation import Door, NoAnswer
from bench.load.doors import bot_door, rest_door
from bench.load.orders import Measured, Turns
from bench.load.widget import widget_door

AFTER_FAILURE = 0.2
"""Seconds before a citizen whose conversation broke off begins again: a server that is down is not hammered."""

_DOORS = {"widget": widget_door, "bot": bot_door, "rest": rest_door}


@dataclass
class Window:
    """Keeps what is answered from ``begin`` until ``end`` (of the monotonic clock), and counts all, and what fails."""

    begin: float
    end: float
    latencies: list[float] = field(default_factory=list)
    count: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    def over(self) -> bool:
        """Whether it is time to stop."""
        return time.monotonic() >= self.end

    def answered(self, asked: float, now: float) -> None:
        """The question of the moment ``asked`` was answered ``now``."""
        self.count += 1
        if self.begin <= now < self.end:
            self.latencies.append((now - asked) * 1000)

    def failed(self, why: str, now: float) -> None:
        """A question was given up ``now``. One that is given up after the end counts: it was asked before it."""
        if now >= self.begin:
            self.failures[why] += 1


async def measure(order: Turns) -> Measured:
    """Carry out ``order``."""
    asked = questions.read()
    async with _DOORS[order.door](order.url) as door:
        begin = time.monotonic() + order.warm_up
        window = Window(begin, begin + order.seconds)
        await asyncio.gather(
            *(
                _citizen(door, questions.language_of(number), questions.asked_by(number, asked), window)
                for number in range(order.conversations)
            )
        )
    return Measured(
        latencies=window.latencies, seconds=order.seconds, answered=window.count, failures=dict(window.failures)
    )


async def _citizen(door: Door, language: str, asked: Iterator[str], window: Window) -> None:
    """One conversation after the other until the time is over."""
    while not window.over():
        try:
            async with door(language) as conversation:
                for text in itertools.islice(asked, questions.IN_A_CONVERSATION):
                    if window.over():
                        return
                    start = time.monotonic()
                    await conversation.ask(text)
                    window.answered(start, time.monotonic())
        except NoAnswer as failure:
            window.failed(str(failure), time.monotonic())
            await asyncio.sleep(AFTER_FAILURE)
