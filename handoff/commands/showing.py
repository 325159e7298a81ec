"""Showing the citizen a service or a plan of the directory: the card that the bot gives, said by the caseworker."""

from __future__ import annotations

from typing import Literal

from handoff.commands.act import Acts
from handoff.commands.problem import CommandProblem
from handoff.commands.seeing import may_see, reading_desks
from handoff.commands.texts import checked
from handoff.conversation import ownership, sight
from handoff.conversation.kinds.talk import Message
from handoff.conversation.state import State
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import Change, NotFound
from loket.directory import Directory, Municipality
from loket.directory.card import card_of
from loket.directory.plan import plan_of
from loket.wire import Card, Plan

What = Literal["service", "plan"]


class ShowCommands:
    """Looking at what a citizen would see of the directory, and showing it."""

    def __init__(self, acts: Acts, directory: Directory) -> None:
        self.acts = acts
        self.directory = directory

    async def preview(
        self, conversation: str, member: Member, what: What, identity: str, language: str | None
    ) -> tuple[str, Card | Plan]:
        """The language (nl or en; without one the citizen's) and the card or plan as the citizen of this conversation
        would get it. Raises ``NotFound``, also when the caseworker may not see the conversation.
        """
        state = (await self.acts.conversations.read(conversation)).state
        if not may_see(state, member):
            raise NotFound
        chosen = spoken(language or state.language)
        return chosen, self._made(what, identity, chosen, self._municipality(state, member))

    async def show(
        self, conversation: str, member: Member, client_id: str, what: What, identity: str, text: str, language: str
    ) -> int:
        """Say ``text`` with the card or plan; the ``seq``. Raises what :meth:`CaseworkerCommands.say` raises, and
        ``not-in-directory``.
        """
        words = checked(text)

        async def decide(change: Change) -> Message:
            ownership.require_part(change.state, member.id)
            chosen = spoken(language)
            made = self._made(what, identity, chosen, self._municipality(change.state, member))
            if isinstance(made, Card):
                return Message(text=words, language=chosen, card=made)
            return Message(text=words, language=chosen, plan=made)

        return await self.acts.act(conversation, member, client_id, f"show_{what}", decide)

    def _made(self, what: What, identity: str, language: str, municipality: Municipality | None) -> Card | Plan:
        if what == "service":
            service = self.directory.find_service(identity)
            if service is not None:
                return card_of(self.directory, service, language, municipality)
        else:
            event = self.directory.find_life_event(identity)
            if event is not None:  # when it happened is between the citizen and the bot
                return plan_of(self.directory, event, language, municipality, None)
        raise CommandProblem("not-in-directory")

    def _municipality(self, state: State, member: Member) -> Municipality | None:
        """The citizen's own, unless it was told before this caseworker may look."""
        if state.municipality is None or sight.hiding(state.curtains, *reading_desks(state, member)):
            return None
        return self.directory.municipality(state.municipality)


def spoken(language: str) -> Literal["nl", "en"]:
    """The language that is answered in: Dutch or else English."""
    return "nl" if language == "nl" else "en"
