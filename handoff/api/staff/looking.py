"""Who else has the same conversation open: kept in the store, told by the bus, and over by itself."""

from __future__ import annotations

import asyncio

from handoff.api import protocol
from handoff.bus import BOARD, Subscription
from handoff.commands.seeing import may_see
from handoff.conversation.parties import Person
from handoff.service import Service
from handoff.storage import onlookers
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import NotFound


class Gaze:
    """What one open console looks at.

    It turns and is renewed one at a time: a lease renewed while its owner looks away would outlive the look.
    """

    def __init__(self, service: Service, member: Member) -> None:
        self.service = service
        self.member = member
        self.conversation: str | None = None
        self._told: list[Person] | None = None
        self._stale = False
        self._later: tuple[Subscription, str] | None = None
        """A look that failed on its way: renewing tries it again."""
        self._moving = asyncio.Lock()

    async def turn(self, heard: Subscription, conversation: str | None) -> None:
        """Look at ``conversation`` from now on, if this caseworker may; none: away."""
        async with self._moving:
            await self._turn(heard, conversation)

    async def renew(self) -> None:
        """Still looking: the lease lasts for longer."""
        async with self._moving:
            await self._renew()

    async def _turn(self, heard: Subscription, conversation: str | None) -> None:
        before, self.conversation = self.conversation, None
        self._later = None if conversation is None else (heard, conversation)
        if before is not None and before != conversation:
            heard.remove(_topic(before))
            await onlookers.look_away(self.service.database, before, self.member.id)
            await self._tell(before)
        if conversation is None:
            return
        allowed = await self._may_see(conversation)
        self._later = None
        if not allowed:
            return
        self.conversation, self._told, self._stale = conversation, None, True
        heard.add(_topic(conversation))
        await self._renew()

    async def _renew(self) -> None:
        if self._later is not None:
            await self._turn(*self._later)
            return
        if self.conversation is None:
            return
        self._stale = True  # somebody else's lease may have ended meanwhile
        service, now = self.service, self.service.clock()
        if await self._may_see(self.conversation) and await onlookers.look(
            service.database, self.conversation, self.member.id, now
        ):
            await self._tell(self.conversation)

    async def news(self, new: set[str]) -> protocol.LookingNow | None:
        """Who else looks, when that is not what was told last. ``new``: the topics that have news."""
        self._stale = self._stale or (self.conversation is not None and _topic(self.conversation) in new)
        if not self._stale or self.conversation is None:
            return None
        self._stale = False
        conversation = self.conversation
        async with self.service.database.read() as connection:
            found = await onlookers.looking(connection, self.service.clock(), [conversation])
        everybody = found.get(conversation, [])
        if all(each.id != self.member.id for each in everybody):
            await self.renew()  # another window of the same caseworker looked away; this one still looks
        people = [each for each in everybody if each.id != self.member.id]
        if conversation != self.conversation:  # turned away meanwhile: what was found is not asked for any more
            return None
        before, self._told = self._told, people
        if people == before:
            return None
        return protocol.LookingNow(conversation=conversation, people=people)

    async def _may_see(self, conversation: str) -> bool:
        try:
            state = (await self.service.conversations.read(conversation)).state
        except NotFound:
            return False
        return may_see(state, self.member)

    async def _tell(self, conversation: str) -> None:
        """The others who have it open, and the boards when it waits there for somebody to take it."""
        await self.service.bus.publish(_topic(conversation))
        try:
            state = (await self.service.conversations.read(conversation)).state
        except NotFound:
            return
        if state.owner == "queue":
            await self.service.bus.publish(BOARD)


def _topic(conversation: str) -> str:
    """Of who looks at the conversation; its own topic is also heard by the citizen's window."""
    return f"onlookers:{conversation}"
