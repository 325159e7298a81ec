"""The sweeper: looks after every deadline, which is a row with a time. Any process may run it; one at a time does."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from datetime import timedelta

from handoff.commands.assigning import Assigner
from handoff.commands.bot_turn import BotTurns
from handoff.commands.by_itself import by_itself
from handoff.commands.caseworker import CaseworkerCommands
from handoff.commands.overdue import Overdue
from handoff.storage import onlookers
from handoff.storage.board import Board
from handoff.storage.conversations import Conversations, NotFound
from handoff.storage.duties import Duties, hold_lease, release_lease
from handoff.storage.sessions import Sessions

log = logging.getLogger(__name__)

CLEAN_UP_EVERY = timedelta(minutes=10)
DELETED_AT_ONCE = 200
LEASE_ROUNDS = 5
"""How many rounds a sweeper may miss before another takes over."""


class Sweeper:
    """Every ``every`` seconds: turns that nobody finishes, caseworkers who vanished, targets, what is kept too long."""

    def __init__(
        self,
        conversations: Conversations,
        turns: BotTurns,
        commands: CaseworkerCommands,
        sessions: Sessions,
        duties: Duties,
        board: Board,
        assigner: Assigner,
        overdue: Overdue,
        *,
        every: float,
        retention: timedelta,
    ) -> None:
        self.conversations = conversations
        self.turns = turns
        self.commands = commands
        self.sessions = sessions
        self.duties = duties
        self.board = board
        self.overdue = overdue
        self.assigner = assigner
        self.every = every
        self.retention = retention
        self._me = secrets.token_hex(8)
        self._task: asyncio.Task[None] | None = None
        self._stop = asyncio.Event()
        self._cleaned = conversations.clock() - CLEAN_UP_EVERY

    def start(self) -> None:
        """Sweep in the background, until :meth:`close`."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        self._stop.set()
        if self._task is not None:
            await self._task

    async def sweep(self) -> None:
        """One round."""
        for caseworker in await self.duties.expired():
            await by_itself(self.gone(caseworker))
        await by_itself(self._left_behind())
        await by_itself(self.overdue.sweep())
        for conversation in await self.conversations.unfinished_turns():
            await by_itself(self.turns.resume(conversation))
        await by_itself(self.assigner.sweep())
        now = self.conversations.clock()
        if now - self._cleaned >= CLEAN_UP_EVERY:
            self._cleaned = now
            await self._clean_up()

    async def gone(self, caseworker: str) -> bool:
        """Put back what a caseworker left whose lease has ended, and take them off duty; whether that was still needed.
        The lease goes last: whoever sweeps next sees by it what failed, or what this process died in the middle of.
        """
        owned = await self.board.owned_by(caseworker)
        done = [await by_itself(self._requeue(conversation, caseworker)) for conversation in owned]
        done.append(await by_itself(self.overdue.gone(caseworker)))
        return all(done) and await self.duties.forget(caseworker)

    async def _run(self) -> None:
        length = timedelta(seconds=self.every * LEASE_ROUNDS)
        while not self._stop.is_set():
            try:
                now = self.conversations.clock()
                if await hold_lease(self.conversations.database, "sweeper", self._me, now, length):
                    await self.sweep()
            except Exception:
                log.exception("sweeper: this round failed; the next one tries again")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.every):
                    await self._stop.wait()
        with contextlib.suppress(Exception):  # it ends by itself too
            await release_lease(self.conversations.database, "sweeper", self._me)

    async def _left_behind(self) -> None:
        """Conversations of a caseworker without a lease, such as one that was taken while they were taken off duty."""
        for conversation, caseworker in await self.board.left_behind(self.conversations.clock() - self.duties.lease):
            await by_itself(self._requeue(conversation, caseworker))

    async def _requeue(self, conversation: str, caseworker: str) -> None:
        with contextlib.suppress(NotFound):
            if await self.commands.gone(conversation, caseworker) is not None:
                log.info("sweeper: a caseworker is gone; conversation %s is first in its queue", conversation)

    async def _clean_up(self) -> None:
        await self.sessions.forget_ended()
        await onlookers.forget_gone(self.conversations.database, self.conversations.clock())
        oldest = self.conversations.clock() - self.retention
        deleted, more = 0, True
        while more and not self._stop.is_set():  # a few at a time: no lock and no statement lasts long
            some = await self.conversations.delete_old(oldest, DELETED_AT_ONCE)
            deleted, more = deleted + some, some > 0  # fewer than that too, when one went on meanwhile
        if deleted:
            log.info("sweeper: %d conversations were kept long enough and are deleted", deleted)
