"""What a conversation is to the citizens of the bench, whatever stands at the other side."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

ANSWER_WITHIN = 15.0
"""Seconds after which a citizen of the bench gives up."""


class NoAnswer(Exception):
    """No answer came, or one that says that something is broken; the message is the kind of failure, in one word."""


class Conversation(Protocol):
    """An open conversation."""

    async def ask(self, text: str) -> None:
        """Say ``text`` and come back when the answer is there. Raises :class:`NoAnswer`."""


Door = Callable[[str], AbstractAsyncContextManager[Conversation]]
"""Opens a conversation in a language, and closes it at the end. Raises :class:`NoAnswer`."""
