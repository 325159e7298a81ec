"""The bot's turns: one at a time in a conversation, each answer only while the owner is still the same.

A message that the bot must answer is ``pending`` in the state of the conversation. Whoever holds the row's lease
``turn_until`` has the bot answer; when that process dies, the lease ends and the sweeper starts the turn again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import timedelta

from handoff.bot_client import BotClient, BotFailed
from handoff.commands import callback, person
from handoff.commands.problem import CommandProblem
from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import Analysis, Message, MunicipalityKnown, Notice
from handoff.conversation.ownership import OwnerChanged, require_epoch
from handoff.conversation.parties import Sender
from handoff.conversation.state import Need, State, meant_organisation
from handoff.desks import Desks
from handoff.storage.conversations import SYSTEM, Change, Conversations, NotFound
from handoff.storage.snapshots import Snapshot
from loket.wire import TEXT_LIMIT, Answer, BotMessage, CallbackRequest, HandoffRequest, Said, Turn, Understood

log = logging.getLogger(__name__)

BOT = Sender(role="bot")
LEASE_MARGIN = timedelta(seconds=5)


class BotTurns:
    """Has the bot answer what is pending."""

    def __init__(self, conversations: Conversations, bot: BotClient, desks: Desks) -> None:
        self.conversations = conversations
        self.bot = bot
        self.desks = desks
        self.lease = timedelta(seconds=bot.timeout) + LEASE_MARGIN
        self._running: dict[asyncio.Task[None], str] = {}

    def take_lease(self, change: Change) -> bool:
        """In the transaction that makes something pending: whether this process is to run the turn."""
        if not change.state.pending or (change.turn_until is not None and change.turn_until > change.now):
            return False
        change.turn_until = change.now + self.lease
        return True

    def start(self, change: Change) -> None:
        """Run the turns of the conversation in the background, after the transaction that took the lease."""
        now = Snapshot(change.conversation, change.state, change.created_at, change.bot_memory)
        said = {event.seq: event for event in change.appended}
        task = asyncio.create_task(self._run(now, said))
        self._running[task] = change.conversation
        task.add_done_callback(self._running.pop)

    async def close(self, within: float | None = None) -> None:
        """Wait for the turns that run, at most ``within`` seconds (none: as long as the bot may take).

        What is not done by then another process takes over at once: its lease ends now.
        """
        if self._running:
            await asyncio.wait(self._running, timeout=self.bot.timeout if within is None else within)
        for task, conversation in list(self._running.items()):
            task.cancel()
            with contextlib.suppress(Exception):  # the lease ends by itself too
                await asyncio.wait([task])
                async with self.conversations.change(conversation) as change:
                    if change.turn_until is not None:
                        change.turn_until = change.now

    async def resume(self, conversation: str) -> None:
        """Start what another process left behind, if it is still so."""
        async with self.conversations.change(conversation) as change:
            mine = self.take_lease(change)
            if not change.state.pending:
                change.turn_until = None
        if mine:
            self.start(change)

    async def _run(self, now: Snapshot, said: dict[int, Event]) -> None:
        try:
            while await self._turn(now, said):
                now = await self.conversations.read(now.conversation)
        except NotFound:
            log.info("turn: the conversation was deleted meanwhile")
        except Exception:
            log.exception("turn: failed; the sweeper tries again when the lease has ended")

    async def _turn(self, before: Snapshot, said: dict[int, Event]) -> bool:
        """Answer the oldest pending message of ``before``; whether there is more to answer. ``said`` is at hand."""
        conversation, state = before.conversation, before.state
        if not state.pending:
            return await self._finish(conversation)
        seq = state.pending[0]
        message = said.get(seq) or (await self.conversations.events(conversation, seq - 1, 1))[0]
        answer: Answer | None
        try:
            answer = await self.bot.ask(await self._ask(conversation, state, message, before.bot_memory))
        except BotFailed as failure:
            log.warning("turn: no answer of the bot: %s", failure)
            answer = None
        try:
            async with self.conversations.change(conversation) as change:
                require_epoch(change.state, state.epoch)
                if seq in change.state.pending:
                    await self._store(change, seq, answer)
                change.turn_until = change.now + self.lease if change.state.pending else None
                return bool(change.state.pending)
        except OwnerChanged:
            log.info("turn: somebody else owns the conversation now; the answer is dropped")
            return await self._finish(conversation)

    async def _finish(self, conversation: str) -> bool:
        """Give up the lease unless something became pending; whether it did."""
        async with self.conversations.change(conversation) as change:
            change.turn_until = change.now + self.lease if change.state.pending else None
            return bool(change.state.pending)

    async def _ask(self, conversation: str, state: State, event: Event, memory: str | None) -> Turn:
        body = event.body
        if not isinstance(body, Message):
            raise TypeError(f"event {event.seq} is pending but is no message")
        return Turn(
            conversation_id=conversation,
            language=state.language,
            text=_shortened(body.text) if body.choice is None else None,
            choice=body.choice,
            municipality=state.municipality,
            organisation=state.organisation,
            topic=state.page_topic,
            waiting=state.owner == "queue",
            meanwhile=await self._meanwhile(conversation, state, event.seq),
            memory=memory,
        )

    async def _meanwhile(self, conversation: str, state: State, until: int) -> list[Said]:
        """What was said since the bot last owned the conversation, when it has it back now."""
        if state.owner != "bot" or state.away_from is None:
            return []
        log_since = await self.conversations.events(conversation, state.away_from)
        return [
            Said(who=event.sender.role, text=event.body.text)
            for event in log_since
            if event.seq < until and isinstance(event.body, Message) and event.sender.role in ("citizen", "caseworker")
        ]

    async def _store(self, change: Change, seq: int, answer: Answer | None) -> None:
        """Write what the bot said, and carry out what it asks for, in this one transaction."""
        if answer is None:
            failed = Understood(intent="bot_unavailable", confidence=0.0)
            change.append(SYSTEM, Analysis(of=seq, understood=failed))
            change.append(SYSTEM, Notice(code="bot_unavailable"))
            return
        understood = answer.understood or Understood(intent="unknown", confidence=0.0)
        language = _chat_language(answer.language)
        change.append(BOT, Analysis(of=seq, understood=understood, language=language, written_in=answer.language))
        change.bot_memory = answer.memory
        municipality = self.desks.directory.municipality(answer.municipality)
        if municipality is not None and municipality.code != change.state.municipality:
            change.append(SYSTEM, MunicipalityKnown(code=municipality.code, name=municipality.name))
        for said in answer.messages:
            change.append(BOT, _message(said, change.state.language))
        if answer.silent and not answer.messages:
            change.append(SYSTEM, Notice(code="added_for_caseworker"))
        if answer.callback is not None:
            await self._promise(change, answer.callback)
        elif answer.handoff is not None and change.state.owner == "bot":
            await person.ask(change, self.desks, _need(answer.handoff, change.state), understood.ranking)

    async def _promise(self, change: Change, wish: CallbackRequest) -> None:
        try:
            await callback.promise(
                change,
                self.desks,
                wish.number,
                wish.day_part,
                sender=BOT,
                organisation=wish.organisation,
                summary=wish.summary,
            )
        except CommandProblem as problem:  # a caseworker is calling them this minute: what more can be promised
            log.info("turn: no other call is promised: %s", problem.code)


def _message(said: BotMessage, language: str) -> Message:
    """What the bot said, in the ``language`` of the conversation unless it says another."""
    return Message(
        text=said.text,
        language=said.language or language,
        buttons=said.buttons,
        card=said.card,
        plan=said.plan,
        urgent=said.urgent,
    )


def _need(wanted: HandoffRequest, state: State) -> Need:
    """What the bot asks for. Where it names no organisation, the words lead where the button beside them does."""
    # A complaint is about how somebody was treated: that is for the general desk, unless others sent them here.
    for_whom_it_is = wanted.reason != "complaint" or state.sent_from
    return Need(
        reason=wanted.reason,
        urgent=wanted.urgent,
        deadline=wanted.deadline,
        topic=wanted.topic,
        topic_title=wanted.topic_title,
        organisation=wanted.organisation or (meant_organisation(state) if for_whom_it_is else None),
        summary=wanted.summary,
    )


def _shortened(text: str) -> str:
    """``text`` up to the last word before the bot's limit."""
    if len(text) <= TEXT_LIMIT:
        return text
    return text[:TEXT_LIMIT].rsplit(maxsplit=1)[0]


def _chat_language(language: str | None) -> str | None:
    """The language to go on in, when the citizen's words were surely in one that Loket speaks."""
    return language if language in ("nl", "en") else None
