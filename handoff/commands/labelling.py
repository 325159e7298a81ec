"""Labels on a conversation: put there and taken off while it goes on, at its end, and after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_see, reading_desks
from handoff.conversation.kinds.casework import Labelled
from handoff.conversation.labels import LIMIT, MOST, SIGNALS, readable_labels, tidied
from handoff.conversation.state import State
from handoff.desks import Desks
from handoff.storage import labels as rows
from handoff.storage.caseworkers import Caseworkers, Member
from handoff.storage.conversations import Change, Conversations, NotFound


@dataclass(frozen=True)
class Relabelling:
    """What is put on a conversation and taken off it."""

    added: list[str]
    removed: list[str]


class LabelCommands:
    """Labels. Raises :class:`CommandProblem` and :class:`~handoff.storage.conversations.NotFound`."""

    def __init__(self, conversations: Conversations, desks: Desks, caseworkers: Caseworkers) -> None:
        self.conversations = conversations
        self.desks = desks
        self.caseworkers = caseworkers

    async def change(
        self, conversation: str, member: Member, client_id: str, add: Iterable[str], remove: Iterable[str]
    ) -> int | None:
        """Put labels on the conversation and take others off; the ``seq``, or none when that changed nothing."""
        sender = member.as_sender()
        async with self.conversations.change(conversation) as change:
            earlier = await change.made_before(client_id, sender)
            if earlier is not None:
                return earlier.seq
            if not may_see(change.state, member):
                raise NotFound
            wanted = await self._changed(change, member, add, remove)
            if not wanted.added and not wanted.removed:
                return None
            event = change.append(sender, Labelled(added=wanted.added, removed=wanted.removed), client_id)
            await self.caseworkers.note(member.id, "label", conversation, along=change.connection)
        return event.seq

    async def at_the_end(self, change: Change, member: Member, chosen: Collection[str]) -> list[str]:
        """Take off what is not among ``chosen`` (all labels that the conversation should have, as far as this
        caseworker reads them); what is to be added with its end.
        """
        seen = labels_for(change.state, member)
        wanted = await self._changed(change, member, chosen, [label for label in seen if label not in chosen])
        if wanted.removed:
            change.append(member.as_sender(), Labelled(removed=wanted.removed))
        return wanted.added

    async def withdraw(self, member: Member, organisation: str, label: str) -> None:
        """A supervisor takes a label off the list of an organisation; conversations keep it."""
        self._require_list(member, organisation)
        async with self.conversations.database.write() as connection:
            if not await rows.withdraw(connection, organisation, label, self.conversations.clock()):
                raise NotFound
        await self.caseworkers.note(member.id, "label_withdraw")

    async def put_on_list(self, member: Member, organisation: str, label: str) -> None:
        """A supervisor puts a label on the list of an organisation. One that was taken off it by mistake is as it was,
        with who made it; another one is theirs.
        """
        self._require_list(member, organisation)
        clean = tidied(label)
        if not clean:
            raise CommandProblem("label-not-right", limit=str(LIMIT))
        now = self.conversations.clock()
        async with self.conversations.database.write() as connection:
            known = {each.casefold() for _, each in await rows.offered(connection, [organisation])}
            if clean.casefold() not in known and not await rows.put_back(connection, organisation, clean, now):
                await rows.offer(connection, organisation, [clean], member.id, now)
        await self.caseworkers.note(member.id, "label_put_on_list")

    async def listed(self, member: Member) -> list[rows.Listed]:
        """The lists that this supervisor sees to, with who put each label there."""
        async with self.conversations.database.read() as connection:
            return await rows.listed(connection, self.organisations(member))

    def organisations(self, member: Member) -> list[str]:
        """Whose lists this caseworker chooses from: those of the organisations of their desks."""
        return sorted({self.organisation(desk) for desk in member.desks})

    def organisation(self, desk: str) -> str:
        """Whose list is used at this desk: the organisation's, or its own when it belongs to none."""
        found = self.desks.get(desk)
        return (found.organisation if found else None) or desk

    def _require_list(self, member: Member, organisation: str) -> None:
        """That ``member`` is a supervisor who sees to the list of ``organisation``."""
        if member.role != "supervisor" or organisation not in self.organisations(member):
            raise CommandProblem("not-allowed")

    async def _changed(self, change: Change, member: Member, add: Iterable[str], remove: Iterable[str]) -> Relabelling:
        state = change.state
        organisation = self.organisation(state.desk.id) if state.desk else None
        known = [label for _, label in await rows.offered(change.connection, [organisation] if organisation else [])]
        seen = labels_for(state, member)
        spelled = {label.casefold(): label for label in [*known, *SIGNALS, *seen]}
        wanted: dict[str, None] = {}
        for each in add:
            clean = tidied(each)
            if not clean:
                raise CommandProblem("label-not-right", limit=str(LIMIT))
            wanted[spelled.get(clean.casefold(), clean)] = None
        removed = [label for label in remove if label in seen and label not in wanted]
        added = [label for label in wanted if label not in seen]
        if len(seen) - len(removed) + len(added) > MOST:
            raise CommandProblem("too-many-labels", limit=str(MOST))
        own = [label for label in added if label not in SIGNALS]
        if organisation is not None and own:
            await rows.offer(change.connection, organisation, own, member.id, change.now)
        return Relabelling(added, removed)


def labels_for(state: State, member: Member) -> list[str]:
    """The labels on the conversation, as far as this caseworker may read them."""
    return readable_labels(state.labels, state.curtains, reading_desks(state, member))
