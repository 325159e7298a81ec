"""Automatic assignment: the first in the queue goes to the caseworker who should help, as soon as one is free.

Any process may do a round at any time, also two at once: each conversation is given on the claim path, and only if its
owner is still the one who was seen (the epoch), so nobody is given twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta

from handoff.bus import BOARD
from handoff.commands import claiming
from handoff.commands.problem import CommandProblem
from handoff.conversation.ownership import OwnerChanged, Refused, require_epoch
from handoff.desks import Desks
from handoff.queue.assignment import Waiting, assign
from handoff.queue.fit import Wanted, suited
from handoff.storage import room
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import Conversations, NotFound
from handoff.storage.lateness import mark_late
from handoff.storage.returning import all_offers, end_offers
from handoff.storage.staffing import OnDuty, staff
from handoff.storage.waiting import InLine, in_order
from loket.directory import Desk

log = logging.getLogger(__name__)


class Assigner:
    """Gives waiting conversations to caseworkers: by itself at the desks that want so, or one who asks for the next."""

    def __init__(self, conversations: Conversations, desks: Desks, caseworkers: Caseworkers) -> None:
        self.conversations = conversations
        self.desks = desks
        self.caseworkers = caseworkers
        self.automatic = [desk.id for desk in desks.all() if desk.assignment == "automatic"]
        self._woken = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Do a round whenever :meth:`wake` was called, until :meth:`close`."""
        self._task = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Somebody began to wait, or may have come free."""
        if self.automatic:
            self._woken.set()

    async def close(self) -> None:
        """Finish the round that runs."""
        self._closing = True
        self._woken.set()
        if self._task is not None:
            await self._task

    async def sweep(self) -> None:
        """What time alone brings about: targets that are missed, offers that are over, wrap-ups that ended."""
        now, database = self.conversations.clock(), self.conversations.database
        late = await mark_late(database, self.desks.all(), now)
        if await end_offers(database, now) or late:
            await self.conversations.bus.publish(BOARD)
        await self.round()

    async def round(self) -> int:
        """Give everybody who waits at a desk with automatic assignment and can be helped now; how many."""
        if not self.automatic:
            return 0
        given, passed = 0, set[str]()
        while True:
            found, members = await self._plan(passed)
            for waiting, worker in found:
                if await self._give(waiting, members[worker]):
                    given += 1
                else:
                    passed.add(waiting.conversation)
            # Who could not be given after all keeps nobody behind them from being helped.
            if not passed & {waiting.conversation for waiting, _ in found}:
                return given

    async def next(self, member: Member) -> str:
        """Take the first conversation that this caseworker should take; its id. Raises :class:`CommandProblem`."""
        for conversation in await self._fitting(member):
            try:
                async with self.conversations.change(conversation) as change:
                    await claiming.take(change, member)
                    await self.caseworkers.note(member.id, "claim", conversation, along=change.connection)
            except (NotFound, Refused):
                continue
            except CommandProblem as problem:
                if problem.code == "capacity-reached":
                    raise
                continue
            return conversation
        raise CommandProblem("nobody-next")

    async def _run(self) -> None:
        while not self._closing:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.round()
            except Exception:
                log.exception("assignment: this round failed; the sweeper does the next one")

    async def _plan(self, passed: set[str]) -> tuple[list[tuple[Waiting, str]], dict[str, Member]]:
        now = self.conversations.clock()
        async with self.conversations.database.read() as connection:
            on_duty = await staff(connection, now)
            there = [each for each in on_duty if each.duty.state != "pause"]
            workers = [each.as_worker() for each in there]
            if not any(worker.free for worker in workers):
                return [], {}
            offers = await all_offers(connection, now)
            waiting = [
                Waiting(
                    conversation=each.conversation,
                    epoch=each.epoch,
                    desk=desk.id,
                    wanted=Wanted(each.language, frozenset(desk.skills)),
                    late=_late(desk, each.since, now),
                    before=offers[each.conversation].caseworker if each.conversation in offers else None,
                    given_back_by=each.given_back_by,
                )
                for each in await in_order(connection, self.automatic)
                if each.conversation not in passed and (desk := self.desks.get(each.desk)) is not None
            ]
        found = [(each, worker.id) for each, worker in assign(waiting, workers)]
        return found, {each.member.id: each.member for each in there}

    async def _give(self, waiting: Waiting, member: Member) -> bool:
        with contextlib.suppress(NotFound, OwnerChanged, Refused, CommandProblem):
            async with self.conversations.change(waiting.conversation) as change:
                require_epoch(change.state, waiting.epoch)
                if not await room.free_at(change.connection, member.id, waiting.desk, change.now):
                    return False
                await claiming.take(change, member, assigned=True)
                await self.caseworkers.note(member.id, "assigned", waiting.conversation, along=change.connection)
            return True
        return False

    async def _fitting(self, member: Member) -> list[str]:
        """The conversations that this caseworker should take, in order, those first who came back to them."""
        now = self.conversations.clock()
        async with self.conversations.database.read() as connection:
            on_duty = await staff(connection, now)
            me = next((each for each in on_duty if each.member.id == member.id), None)
            if me is None:
                return []
            there = [each for each in on_duty if each.duty.state != "pause" or each is me]
            offers = await all_offers(connection, now)
            mine, others = list[str](), list[str]()
            for each in await in_order(connection, sorted(me.serves)):
                offer = offers.get(each.conversation)
                if offer is not None and offer.caseworker == member.id:
                    mine.append(each.conversation)
                elif (desk := self.desks.get(each.desk)) and _should(me, there, desk, each, now):
                    others.append(each.conversation)
        return mine + others


def _late(desk: Desk, since: datetime, now: datetime) -> bool:
    return now - since >= timedelta(seconds=desk.first_answer)


def _should(me: OnDuty, there: list[OnDuty], desk: Desk, waiting: InLine, now: datetime) -> bool:
    """Whether this caseworker is one of those who should help; past the target everybody is."""
    at_desk = [each for each in there if desk.id in each.serves and each.member.id != waiting.given_back_by]
    return _late(desk, waiting.since, now) or me in suited(at_desk, Wanted(waiting.language, frozenset(desk.skills)))
