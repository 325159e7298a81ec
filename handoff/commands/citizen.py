"""What a citizen can do: each command is carried out once, however often it is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from handoff.commands import callback, person
from handoff.commands.bot_turn import BotTurns
from handoff.commands.problem import CommandProblem
from handoff.commands.texts import checked
from handoff.conversation import ownership, transfer
from handoff.conversation.kinds.queueing import WaitKept
from handoff.conversation.kinds.talk import LanguageChosen, Message, Notice, PlanTicked, Started
from handoff.conversation.plans import plan_in
from handoff.conversation.state import Need, State, meant_organisation
from handoff.desks import Desks
from handoff.page_topic import find_topic, payload_of
from handoff.queue.day_parts import Slot
from handoff.storage.conversations import CITIZEN, SYSTEM, Change, Conversations
from loket.personal_data import mask
from loket.telephone import NotATelephoneNumber, understand
from loket.wire import DayPart

REMARK_LIMIT = 1000


class Done(Exception):
    """The command was carried out before; ``seq`` is of the event that it made."""

    def __init__(self, seq: int) -> None:
        super().__init__(seq)
        self.seq = seq


class CitizenCommands:
    """The commands of citizens. Each gives the ``seq`` of its event and raises :class:`CommandProblem`,
    :class:`~handoff.conversation.ownership.Refused` or :class:`~handoff.storage.conversations.NotFound`.
    """

    def __init__(self, conversations: Conversations, desks: Desks, turns: BotTurns) -> None:
        self.conversations = conversations
        self.desks = desks
        self.turns = turns

    async def say(self, conversation: str, client_id: str, text: str) -> int:
        """Free text. What looks like personal data is masked before anybody stores or reads it."""
        masked = mask(checked(text))
        body = Message(text=masked.text, masked=list(masked.kinds))
        return await self._message(conversation, client_id, body)

    async def choose(self, conversation: str, client_id: str, of: int, payload: str) -> int:
        """A press on a button of the message ``of``, or on what the page is about (``of`` is 1, the first event). Only
        what was offered there is accepted.
        """
        offered: dict[str, str] = {}
        found = await self.conversations.events(conversation, of - 1, 1) if of > 0 else []
        for event in found:
            if isinstance(event.body, Started) and (topic := find_topic(self.desks.directory, event.body.topic)):
                offered = {payload_of(topic): topic.name.in_language(event.body.language)}
            if event.seq == of and event.sender.role == "bot" and isinstance(event.body, Message):
                offered = {button.payload: button.title for button in event.body.buttons}
        if payload not in offered:
            raise CommandProblem("not-offered")
        body = Message(text=offered[payload], choice=payload)
        return await self._message(conversation, client_id, body)

    async def ask_person(self, conversation: str, client_id: str) -> int:
        """Talk to a person: works without the bot. Who waits already, or talks to one, stays where they are."""
        async with self._once(conversation, client_id) as change:
            state = change.state
            if state.owner != "bot":
                raise CommandProblem("not-possible-now")
            await person.ask(change, self.desks, _need(state), client_id=client_id)
            return change.state.last_seq

    async def wait(self, conversation: str, client_id: str) -> int:
        """Wait at the desk that was asked for although nobody is there now; or, when asked, go on waiting."""
        async with self._once(conversation, client_id) as change:
            state = change.state
            if state.wait_asked is not None:
                return change.append(CITIZEN, WaitKept(), client_id).seq
            desk = self.desks.get(state.door.id) if state.door else None
            if state.owner != "bot" or desk is None:
                raise CommandProblem("not-possible-now")
            person.wait(change, self.desks, desk, state.need or _need(state), client_id)
            return change.state.last_seq

    async def back_to_bot(self, conversation: str, client_id: str) -> int:
        """Leave the queue."""
        async with self._once(conversation, client_id) as change:
            return change.append(CITIZEN, ownership.return_to_bot(change.state), client_id).seq

    async def ask_callback(
        self,
        conversation: str,
        client_id: str,
        number: str,
        day_part: DayPart,
        day: date | None = None,
        *,
        confirmed: bool,
    ) -> tuple[int | None, str]:
        """Check the number, and promise the call once it is confirmed: (seq or ``None``, the number to read back)."""
        try:
            understood = understand(number)
        except NotATelephoneNumber as problem:
            raise CommandProblem("telephone-not-valid", reason=problem.code) from problem
        if not confirmed:
            await self.conversations.read(conversation)
            return None, understood.shown
        try:
            async with self._once(conversation, client_id) as change:
                if change.state.owner == "caseworker":
                    raise CommandProblem("not-possible-now")
                await callback.promise(
                    change, self.desks, understood.e164, day_part, day=day, sender=CITIZEN, client_id=client_id
                )
                return change.state.last_seq, understood.shown
        except Done as done:
            return done.seq, understood.shown

    async def move_callback(self, conversation: str, client_id: str, day_part: DayPart, day: date) -> int:
        """Be called on another part of a day; also when the conversation is closed, for the call is still to come."""
        async with self._once(conversation, client_id, open_only=False) as change:
            return await callback.move(change, self.desks, day_part, day, client_id)

    async def cancel_callback(self, conversation: str, client_id: str) -> int:
        """Not be called any more; also when the conversation is closed."""
        async with self._once(conversation, client_id, open_only=False) as change:
            return await callback.cancel(change, client_id)

    async def callback_times(self, conversation: str) -> list[Slot]:
        """The parts of days on which a call can be promised now."""
        found = await self.conversations.read(conversation)
        now = self.conversations.clock()
        return await callback.offered(found, self.conversations.database, self.desks, now)

    async def consent(self, conversation: str, client_id: str, *, agreed: bool, only_summary: bool = False) -> int:
        """May the conversation go to another organisation, or only the summary, or neither?"""
        async with self._once(conversation, client_id) as change:
            answer = transfer.consent(change.state, agreed=agreed, only_summary=only_summary, now=change.now)
            change.board = True
            return change.append(CITIZEN, answer, client_id).seq

    async def choose_language(self, conversation: str, client_id: str, language: str) -> int:
        """Go on in another language."""
        async with self._once(conversation, client_id) as change:
            return change.append(CITIZEN, LanguageChosen(language=language), client_id).seq

    async def end(self, conversation: str, client_id: str) -> int:
        """Close the conversation."""
        async with self._once(conversation, client_id) as change:
            return change.append(CITIZEN, ownership.end(change.state), client_id).seq

    async def rate(self, conversation: str, client_id: str, score: int, remark: str) -> int:
        """A judgement of 1 to 5 and a free line, in which personal data are masked."""
        if not 1 <= score <= 5:
            raise CommandProblem("invalid-value")
        clean = mask(remark.strip()[:REMARK_LIMIT]).text
        async with self._once(conversation, client_id, open_only=False) as change:
            return change.append(CITIZEN, ownership.rate(change.state, score, clean), client_id).seq

    async def tick_step(self, conversation: str, client_id: str, of: int, step: str, *, done: bool) -> int | None:
        """The step of the plan in the message ``of`` is done, or is not after all; also when the conversation is
        closed, for a plan lasts longer. ``None`` when it was so already.
        """
        async with self._once(conversation, client_id, open_only=False) as change:
            plan = plan_in(await change.event(of)) if 0 < of <= change.state.last_seq else None
            if plan is None or step not in {each.id for each in plan.steps}:
                raise CommandProblem("not-offered")
            if done == (step in change.state.ticked.get(plan.id, [])):
                return None
            return change.append(CITIZEN, PlanTicked(of=of, plan=plan.id, step=step, done=done), client_id).seq

    async def _message(self, conversation: str, client_id: str, body: Message) -> int:
        async with self._once(conversation, client_id) as change:
            event = change.append(CITIZEN, body, client_id)
            if body.masked:
                change.append(SYSTEM, Notice(code="personal_data_masked", params=body.masked))
            mine = self.turns.take_lease(change)
        if mine:
            self.turns.start(change)
        return event.seq

    @asynccontextmanager
    async def _once(self, conversation: str, client_id: str, *, open_only: bool = True) -> AsyncIterator[Change]:
        """The conversation, locked; raises :class:`Done` when ``client_id`` was carried out before."""
        async with self.conversations.change(conversation) as change:
            # A place in a queue is the system's word, under the citizen's id.
            earlier = await change.made_before(client_id, CITIZEN, SYSTEM)
            if earlier is not None:
                raise Done(earlier.seq)
            if open_only:
                ownership.require_open(change.state)
            yield change


def _need(state: State) -> Need:
    """What the citizen talked about last, as the ground for asking a person."""
    return Need(
        reason="asked",
        topic=state.topic,
        topic_title=state.topic_title,
        organisation=meant_organisation(state),
        summary=state.question or state.preview,
    )
