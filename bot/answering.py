"""One turn: from what the citizen said to the bot's answer. Nothing is kept in between."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from actions.knowledge import directory
from bot.context.in_context import in_context
from bot.context.said_on import as_said_on, said_together
from bot.context.set_phrases import sign_meant
from bot.context.told_subject import subject_told, with_subject
from bot.memory import Memory, decode, encode, memory_after, tracker_from, with_meanwhile
from bot.nlu.topic import TopicClassifier
from bot.processor import TurnProcessor
from bot.reading import NotAChoice, choice_in, parse, words_of
from bot.reply import Reply, reply_in
from bot.topics.phrases import Likeness
from bot.understanding import understood_from
from loket.wire import Answer, Turn

_SURE = 0.7
"""Who waits for a person is only interrupted with an answer that is so sure."""


class NoAnswer(Exception):
    """The bot found nothing to say: an action failed, or no rule fits. The log has the reason."""


class Quiet(OutputChannel):
    """Takes what Rasa sends and lets it go: the answer is read from the tracker."""

    @classmethod
    def name(cls) -> str:
        """The name of the channel, for responses that are only for it."""
        return "loket"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Nothing (see parent class)."""


class Bot:
    """The trained assistant in ``model``; loading takes seconds. Raises what Rasa raises when it cannot be loaded."""

    def __init__(self, model: Path) -> None:
        self._processor = TurnProcessor(model)
        self._channel = Quiet()
        # Rasa's own intents, such as restart, are no choices: nobody offers them.
        self._intents = {*self._processor.domain.intents} - {*DEFAULT_INTENTS} | {DEFAULT_NLU_FALLBACK_INTENT_NAME}
        self._turns = itertools.count()
        directory()  # a second's work that no citizen should wait for

    async def answer(self, turn: Turn) -> Answer:
        """The answer to ``turn``; the same turn gets the same answer from every process with the same model.

        Raises :class:`NoAnswer`, :class:`bot.reading.NotAChoice`, or ``msgspec.MsgspecError`` for what is no memory.
        """
        before = with_meanwhile(decode(turn.memory), turn.meanwhile)
        # A name of its own for each turn: two turns of one conversation at a time never meet.
        tracker = tracker_from(before, f"turn-{next(self._turns)}", self._processor.domain)
        _tell(tracker, turn)
        known = tracker.get_slot("municipality")
        events = await self._handle(tracker, turn, before)
        reply = reply_in(events, str(tracker.get_slot("language")))
        if reply.is_empty:
            raise NoAnswer("no message, no hand-off and no call-back")
        language = _language_of(tracker)
        understood = understood_from(tracker, reply)
        if turn.waiting and not _is_worth_interrupting(reply, understood.confidence):
            return Answer(
                memory=turn.memory or encode(Memory()),
                language=language,
                silent=True,
                understood=understood,
            )
        municipality = tracker.get_slot("municipality")
        return Answer(
            memory=encode(memory_after(before, tracker, events, reply.buttons)),
            messages=reply.messages,
            language=language,
            municipality=municipality if municipality != known else None,
            understood=understood,
            handoff=reply.handoff,
            callback=reply.callback,
        )

    def nearest(self, text: str) -> Likeness:
        """The training phrase that ``text`` is most like: for whoever writes phrases."""
        return self._processor.part(TopicClassifier).nearest(text)[0]

    async def _handle(self, tracker: DialogueStateTracker, turn: Turn, before: Memory) -> list[Event]:
        """Let Rasa handle the message; gives the events that it added to ``tracker``."""
        count = len(tracker.events)
        text = words_of(turn)
        payload = turn.choice if turn.choice is not None else choice_in(text, before.offered)
        # Without a letter or digit there is nothing to understand, and the encoder would find something in it.
        if payload is None and not any(sign.isalnum() for sign in text):
            payload = f"/{sign_meant(text) or 'nlu_fallback'}"
        parsed = parse(payload) if payload else None
        if parsed is not None and parsed["intent"]["name"] not in self._intents:
            raise NotAChoice("the bot offers no such thing")
        if parsed is None:
            heard, slots = await self._heard(text, tracker, before), tracker.current_slot_values()
            parsed = in_context(text, turn.topic, slots, heard)
        self._processor.trackers.begin(tracker)
        try:
            await self._processor.handle_message(
                UserMessage(
                    payload or text,
                    self._channel,
                    tracker.sender_id,
                    input_channel=Quiet.name(),
                    parse_data=parsed,
                )
            )
        finally:
            self._processor.trackers.end(tracker.sender_id)
        return list(tracker.events)[count:]

    async def _heard(self, text: str, tracker: DialogueStateTracker, before: Memory) -> dict[str, Any]:
        heard: dict[str, Any] = await self._processor.parse_message(UserMessage(text), tracker)
        slots = tracker.current_slot_values()
        if (words := said_together(text, before, slots, heard)) is not None:
            return as_said_on(slots, heard, await self._processor.parse_message(UserMessage(words), tracker))
        if (words := subject_told(text, heard)) is not None:
            return with_subject(heard, await self._processor.parse_message(UserMessage(words), tracker))
        return heard


def _tell(tracker: DialogueStateTracker, turn: Turn) -> None:
    """What handoff knows goes before what the bot remembers."""
    facts = {
        "language": "nl" if turn.language == "nl" else "en",
        "municipality": turn.municipality,
        "site": turn.organisation,
    }
    for name, value in facts.items():
        if value is not None and tracker.get_slot(name) != value:
            tracker.update(SlotSet(name, value))


def _language_of(tracker: DialogueStateTracker) -> str | None:
    found = (tracker.latest_message.parse_data or {}).get("language") or {}
    if tracker.latest_message.intent_name == "change_language":
        return str(tracker.get_slot("language"))
    return str(found["code"]) if found.get("sure") and found.get("code") != "und" else None


def _is_worth_interrupting(reply: Reply, confidence: float) -> bool:
    """Whether to speak although the citizen waits for a person: a sure answer, a call-back, or danger."""
    urgent = reply.handoff is not None and reply.handoff.urgent
    return (reply.kind == "answered" and confidence >= _SURE) or reply.callback is not None or urgent
