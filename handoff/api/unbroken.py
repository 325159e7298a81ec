"""Work that is finished although the one who asked for it went away.

A server cancels what it does for a connection that is lost. In the middle of a transaction that costs a database
connection, and nobody would know whether it was committed; so the work goes on by itself to its end.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_going_on: set[asyncio.Task[Any]] = set()


async def unbroken(work: Coroutine[Any, Any, T]) -> T:
    """The result of ``work``, which is not cancelled when the caller is."""
    task = asyncio.create_task(work)
    _going_on.add(task)
    task.add_done_callback(_finished)
    return await asyncio.shield(task)


def unbroken_handler(handler: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Awaitable[T]]:
    """``handler`` of a request, as unbroken work."""

    @functools.wraps(handler)
    async def handle(*arguments: P.args, **named: P.kwargs) -> T:
        return await unbroken(handler(*arguments, **named))

    return handle


async def settle(seconds: float) -> None:
    """Wait up to ``seconds`` for what is still going on in this event loop."""
    loop = asyncio.get_running_loop()
    mine = {task for task in _going_on if task.get_loop() is loop}
    if mine:
        await asyncio.wait(mine, timeout=seconds)


def _finished(task: asyncio.Task[Any]) -> None:
    _going_on.discard(task)
    if not task.cancelled():
        task.exception()  # whoever still waits has it; when nobody does, nobody can be told
