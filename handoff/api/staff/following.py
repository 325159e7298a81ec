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
    """How far a console is in each conversation that it follows. ``send`` sends a frame to it."""

    def __init__(self, service: Service, send: Callable[[protocol.ToStaff], Awaitable[None]]) -> None:
        self.service = service
        self._send = send
        self._after: dict[str, int] = {}
        self._states: dict[str, State] = {}  # at the newest event that was sent or later

    @property
    def conversations(self) -> set[str]:
        """Those that are followed now."""
        return set(self._after)

    async def begin(self, heard: Subscription, wanted: protocol.Watch, member: Member) -> None:
        """Follow a conversation from the ``seq`` that the console has. Raises ``NotFound``; goes into the audit log."""
        found = await self.service.caseworker.look(wanted.conversation, member)
        after = wanted.after if 0 <= wanted.after <= found.state.last_seq else 0
        if after != wanted.after:
            await self._send(protocol.Reset())
        heard.add(wanted.conversation)
        self._after[wanted.conversation] = heard.at[wanted.conversation] = after
        self._states[wanted.conversation] = found.state
        heard.hear(wanted.conversation, b"")

    def end(self, heard: Subscription, conversation: str) -> None:
        """Follow it no longer."""
        self._after.pop(conversation, None)
        self._states.pop(conversation, None)
        heard.remove(conversation)

    async def send(self, heard: Subscription, conversation: str, member: Member) -> None:
        """What is new and may be read. Who may no longer see the conversation still reads how it went away."""
        while conversation in self._after:
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
            if not seen:
                shown = _until_it_left(shown)
            if events:
                last = self._after[conversation] = heard.at[conversation] = events[-1].seq
                await self._send(protocol.Events(events=shown, last_seq=last, conversation=conversation, after=after))
            if not seen:
                self.end(heard, conversation)
            if len(events) < PAGE:
                return

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
