"""Moving a conversation to another desk, another caseworker or another organisation, and back when nobody takes it."""

from __future__ import annotations

from handoff.commands.act import Acts
from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_claim
from handoff.commands.texts import checked, short_enough
from handoff.conversation import transfer
from handoff.conversation.events import AnyBody
from handoff.conversation.parties import DeskName, Person
from handoff.conversation.state import State
from handoff.conversation.transfer import Target
from handoff.desks import Desks
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change
from handoff.storage.duties import served
from handoff.storage.people import person_of
from loket.directory import Desk


class TransferCommands:
    """Giving away, refusing, taking back. Each gives the ``seq`` of its event and raises :class:`CommandProblem`,
    :class:`~handoff.conversation.ownership.Refused` or :class:`~handoff.storage.conversations.NotFound`.
    """

    def __init__(self, acts: Acts, desks: Desks) -> None:
        self.acts = acts
        self.desks = desks

    async def transfer(
        self,
        conversation: str,
        member: Member,
        client_id: str,
        desk: str | None,
        why: str,
        note: str,
        *,
        to: str | None = None,
        summary: str = "",
    ) -> int:
        """To the desk with this id, or to the caseworker ``to``, who must be on duty. To another organisation the
        citizen is asked first, and may let only the ``summary`` go along (none: what the bot made of it).
        """
        reason, for_receiver, short = checked(why), short_enough(note), short_enough(summary)

        async def decide(change: Change) -> AnyBody:
            state = change.state
            target = await find_target(change, self.desks, desk, to)
            told = short or summary_of(state)
            return transfer.transfer(
                state, member.id, target, why=reason, note=for_receiver, summary=told, now=change.now
            )

        return await self.acts.act(conversation, member, client_id, "transfer", decide)

    async def refuse(self, conversation: str, member: Member, client_id: str, reason: str) -> int:
        """The receiving desk does not take it; the ``reason`` is for who gave it away."""
        said = checked(reason)

        async def decide(change: Change) -> AnyBody:
            if not may_claim(change.state, member):
                raise CommandProblem("not-your-desk")
            there = await giver_is_there(change)
            return transfer.refuse(change.state, member.id, said, there=there)

        return await self.acts.act(conversation, member, client_id, "transfer_refuse", decide)

    async def take_back(self, conversation: str, member: Member, client_id: str) -> int:
        """Who gave it away has it again, as long as nobody took it."""

        async def decide(change: Change) -> AnyBody:
            return transfer.take_back(change.state, member.id)

        return await self.acts.act(conversation, member, client_id, "transfer_take_back", decide)


async def find_target(change: Change, desks: Desks, desk: str | None, to: str | None) -> Target:
    """Where a conversation is to go. Raises :class:`CommandProblem` when there is no such desk, or nobody on duty."""
    here = change.state.desk
    person: Person | None = None
    if to is not None:
        serving = await served(change.connection, to, change.now)
        person = await person_of(change.connection, to)
        if person is None or not serving:
            who = person.name if person is not None else ""
            raise CommandProblem("colleague-not-on-duty", who=who) if who else CommandProblem("colleague-not-on-duty")
        wanted = desk or (here.id if here else "")
        desk = wanted if wanted in serving else serving[0]
    found = desks.get(desk or "")
    if found is None:
        raise CommandProblem("invalid-value")
    return Target(desks.name(found), person, _other_organisation(change.state, desks, found))


async def giver_is_there(change: Change) -> bool:
    """Whether who gave the conversation away is still on duty."""
    handing = change.state.handing
    return handing is not None and bool(await served(change.connection, handing.caseworker.id, change.now))


def summary_of(state: State) -> str:
    """What the conversation is about, in short, as far as it was written down."""
    need = state.need
    title = (need.topic_title if need else None) or state.topic_title
    words = (need.summary if need else "") or state.question or state.preview
    return ": ".join(part for part in (title, words) if part)


def _other_organisation(state: State, desks: Desks, desk: Desk) -> str | None:
    """The name of the organisation of ``desk`` when it is another one than that where the conversation is."""
    here = desks.get(state.desk.id) if state.desk else None
    if here is not None and here.organisation == desk.organisation:
        return None
    return organisation_name(desks, desk, state.language)


def organisation_name(desks: Desks, desk: Desk, language: str) -> str:
    """The organisation whose caseworkers sit at ``desk``, in ``language``; the desk itself when it is nobody's."""
    found = desks.directory.find_organisation(desk.organisation)
    name = found.name if found is not None else desk.name
    return name.nl if language == "nl" else name.en


def same_organisation(desks: Desks, one: DeskName | None, other: Desk) -> bool:
    """Whether both desks belong to one organisation."""
    here = desks.get(one.id) if one else None
    return here is not None and here.organisation == other.organisation
