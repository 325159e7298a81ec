"""What supervisors do with conversations at their desks: listening in, whispering, taking over, moving."""

from __future__ import annotations

from handoff.commands.act import Acts
from handoff.commands.problem import CommandProblem
from handoff.commands.texts import checked, short_enough
from handoff.commands.transfer import find_target
from handoff.conversation import supervising
from handoff.conversation.events import AnyBody
from handoff.conversation.parties import Person
from handoff.conversation.state import State
from handoff.desks import Desks
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change, NotFound


class SupervisorCommands:
    """The commands of supervisors in conversations. Each raises :class:`CommandProblem`,
    :class:`~handoff.conversation.ownership.Refused` or :class:`~handoff.storage.conversations.NotFound`.
    """

    def __init__(self, acts: Acts, desks: Desks) -> None:
        self.acts = acts
        self.desks = desks

    async def listen(self, conversation: str, member: Member) -> None:
        """Listen in from now on; the caseworker sees it."""
        await self._append(conversation, member, "listen", supervising.listen)

    async def stop(self, conversation: str, member: Member) -> None:
        """No longer listen in."""
        await self._append(conversation, member, "listen_stop", supervising.stop)

    async def whisper(self, conversation: str, member: Member, client_id: str, text: str) -> int:
        """Words to the caseworker alone; the ``seq``."""
        said = checked(text)

        async def decide(change: Change) -> AnyBody:
            require_supervisor(change.state, member)
            return supervising.whisper(change.state, member.id, said)

        return await self.acts.act(conversation, member, client_id, "whisper", decide)

    async def take_over(self, conversation: str, member: Member) -> None:
        """From the caseworker who has it."""

        def decide(state: State, who: Person) -> AnyBody | None:
            return supervising.take_over(state, who.id)

        await self._append(conversation, member, "take_over", decide)

    async def move(
        self, conversation: str, member: Member, client_id: str, desk: str | None, to: str | None, why: str, note: str
    ) -> int:
        """To another desk, or to the caseworker ``to``, of the same organisation; the ``seq``."""
        reason, for_receiver = checked(why), short_enough(note)

        async def decide(change: Change) -> AnyBody:
            require_supervisor(change.state, member)
            target = await find_target(change, self.desks, desk, to)
            return supervising.move(change.state, target, why=reason, note=for_receiver, now=change.now)

        return await self.acts.act(conversation, member, client_id, "move", decide)

    async def _append(self, conversation: str, member: Member, action: str, decide: supervising.Decide) -> None:
        """Append what ``decide`` makes of the state, if anything: doing it twice is doing it once."""
        who = member.as_person()
        async with self.acts.conversations.change(conversation) as change:
            require_supervisor(change.state, member)
            body = decide(change.state, who)
            if body is None:
                return
            change.append(member.as_sender(), body)
            change.board = True
            await self.acts.caseworkers.note(member.id, action, conversation, along=change.connection)


def require_supervisor(state: State, member: Member) -> None:
    """Raise unless ``member`` is a supervisor and the conversation is at one of their desks: ``supervisors-only``, or
    ``NotFound`` for who may not even know of it.
    """
    if member.role != "supervisor":
        raise CommandProblem("supervisors-only")
    if state.desk is None or state.desk.id not in member.desks:
        raise NotFound
