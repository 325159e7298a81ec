"""The conversations that an open console follows: what is new in each goes out, as far as it may be read there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handoff.api import protocol
from handoff.bus import Subscription
from handoff.commands.seeing import may_see, readable
from handoff.conversation.events import Event
from handoff.conversation.fold import apply
from handoff.conversation.kinds.beside import Left
from handoff.conversation.kinds.casework import EscalationAnswered
from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.transfers import OfferEnded, Transferred, TransferReturned
from handoff.conversation.state import State
from handoff.service import Service
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import PAGE, NotFound

_LEAVING = (Claimed, Transferred, TransferReturned, Left, OfferEnded, EscalationAnswered)
"""With these a conversation may go out of somebody's sight."""


class Following:
    """How far a console is in each conversation that it follows. ``send`` sends a frame to it.

    What may not be seen is still followed, in silence: when it comes back into sight the console has to hear of it, and
    gets everything after its place, which stays where it was.
    """

    def __init__(self, service: Service, send: Callable[[protocol.ToStaff], Awaitable[None]]) -> None:
        self.service = service
        self._send = send
        self._after: dict[str, int] = {}
        self._states: dict[str, State] = {}  # at the newest event that was sent or later
        self._out_of_sight: set[str] = set()

    @property
    def conversations(self) -> set[str]:
        """Those that are followed now."""
        return set(self._after)

    def in_sight(self, conversation: str) -> bool:
        """Whether it is followed, and may be seen."""
        return conversation in self._after and conversation not in self._out_of_sight

    async def begin(self, heard: Subscription, wanted: protocol.Watch, member: Member) -> None:
        """Follow a conversation from the ``seq`` that the console has; goes into the audit log. Raises ``NotFound``,
        also for one that may not be seen now, which is followed all the same.
        """
        conversation = wanted.conversation
        state = (await self.service.conversations.read(conversation)).state
        try:
            state = (await self.service.caseworker.look(conversation, member)).state
            self._out_of_sight.discard(conversation)
        except NotFound:
            self._out_of_sight.add(conversation)
            self._follow(heard, conversation, wanted.after if 0 <= wanted.after <= state.last_seq else 0, state)
            raise
        after = wanted.after if 0 <= wanted.after <= state.last_seq else 0
        if after != wanted.after:
            await self._send(protocol.Reset())
        self._follow(heard, conversation, after, state)
        heard.hear(conversation, b"")

    def _follow(self, heard: Subscription, conversation: str, after: int, state: State) -> None:
        heard.add(conversation)
        self._after[conversation] = heard.at[conversation] = after
        self._states[conversation] = state

    def end(self, heard: Subscription, conversation: str) -> None:
        """Follow it no longer."""
        self._after.pop(conversation, None)
        self._states.pop(conversation, None)
        self._out_of_sight.discard(conversation)
        heard.remove(conversation)

    async def send(self, heard: Subscription, conversation: str, member: Member) -> None:
        """What is new and may be read. Who may no longer see the conversation still reads how it went away."""
        while conversation in self._after:
            if conversation in self._out_of_sight and not await self._came_back(heard, conversation, member):
                return
            after = self._after[conversation]
            events = await self.service.conversations.events(conversation, after)
            state = await self._state_with(conversation, events)
            if self._after.get(conversation) != after:
                continue  # the console ended it meanwhile, or asked for another place
            if state is None:
                self.end(heard, conversation)
                return
            self._states[conversation] = state
            seen = may_see(state, member)
            shown = readable(state, member, events)
            last = events[-1].seq if events else after
            if not seen:
                self._out_of_sight.add(conversation)
                shown = _until_it_left(shown)
                last = shown[-1].seq if shown else after
            if events:
                self._after[conversation] = heard.at[conversation] = last
                more = seen and last < state.last_seq
                await self._send(
                    protocol.Events(events=shown, last_seq=last, conversation=conversation, after=after, more=more)
                )
            if len(events) < PAGE:
                return

    async def _came_back(self, heard: Subscription, conversation: str, member: Member) -> bool:
        """Whether a conversation that was out of sight may be seen again; goes into the audit log when it may."""
        try:
            state = (await self.service.conversations.read(conversation)).state
        except NotFound:
            self.end(heard, conversation)
            return False
        if not may_see(state, member) or conversation not in self._after:
            return False
        await self.service.caseworkers.note(member.id, "look", conversation)
        self._out_of_sight.discard(conversation)
        self._states[conversation] = state
        return True

    async def _state_with(self, conversation: str, events: list[Event]) -> State | None:
        """The state of a followed conversation with ``events``; none when it was deleted."""
        state = self._states.get(conversation)
        if state is None or not events:
            try:
                state = (await self.service.conversations.read(conversation)).state
            except NotFound:
                return None
        for event in events:
            if event.seq > state.last_seq:
                state = apply(state, event)
        return state


def _until_it_left(events: list[Event]) -> list[Event]:
    """The events up to the one with which somebody else has the conversation, without what was said after that."""
    shown: list[Event] = []
    for event in events:
        shown.append(event)
        if isinstance(event.body, _LEAVING):
            return shown
    return []
