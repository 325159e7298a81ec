"""One turn: from what the citizen said to the bot's answer. Nothing is kept in between."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.core.events import BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from actions.knowledge import directory
from actions.moment import PART
from bot.memory import Memory, decode, encode, memory_after, tracker_from, with_meanwhile
from bot.processor import TurnProcessor
from bot.reading import NotAChoice, choice_in, parse, words_of
from bot.understanding import understood_from
from loket.wire import Answer, BotMessage, Button, CallbackRequest, Card, HandoffRequest, Plan, Turn, Understood


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


@dataclass
class Reply:
    """What the actions said and asked for in one turn."""

    messages: list[BotMessage] = field(default_factory=list)
    handoff: HandoffRequest | None = None
    callback: CallbackRequest | None = None
    kind: str = "other"
    services: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    person_offered: bool = False


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
        reply = _reply_in(events)
        if not (reply.messages or reply.handoff or reply.callback):
            raise NoAnswer("no message, no hand-off and no call-back")
        language = _language_of(tracker)
        if turn.waiting and not _is_worth_interrupting(reply):
            return Answer(
                memory=turn.memory or encode(Memory()),
                language=language,
                silent=True,
                understood=_understood(tracker, reply),
            )
        buttons = [button for message in reply.messages for button in message.buttons]
        municipality = tracker.get_slot("municipality")
        return Answer(
            memory=encode(memory_after(before, tracker, events, buttons)),
            messages=reply.messages,
            language=language,
            municipality=municipality if municipality != known else None,
            understood=_understood(tracker, reply),
            handoff=reply.handoff,
            callback=reply.callback,
        )

    async def _handle(self, tracker: DialogueStateTracker, turn: Turn, before: Memory) -> list[Event]:
        """Let Rasa handle the message; gives the events that it added to ``tracker``."""
        count = len(tracker.events)
        text = words_of(turn)
        payload = turn.choice if turn.choice is not None else choice_in(text, before.offered)
        # Without a letter or digit there is nothing to understand, and the encoder would find something in it.
        if payload is None and not any(sign.isalnum() for sign in text):
            payload = "/nlu_fallback"
        parsed = parse(payload) if payload else None
        if parsed is not None and parsed["intent"]["name"] not in self._intents:
            raise NotAChoice("the bot offers no such thing")
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


def _tell(tracker: DialogueStateTracker, turn: Turn) -> None:
    """What handoff knows goes before what the bot remembers."""
    facts = {"language": "nl" if turn.language == "nl" else "en", "municipality": turn.municipality}
    for name, value in facts.items():
        if value is not None and tracker.get_slot(name) != value:
            tracker.update(SlotSet(name, value))


def _understood(tracker: DialogueStateTracker, reply: Reply) -> Understood:
    return understood_from(tracker, reply.kind, reply.services, reply.organisations, reply.person_offered)


def _reply_in(events: list[Event]) -> Reply:
    reply = Reply()
    for event in events:
        if not isinstance(event, BotUttered):
            continue
        part: dict[str, Any] = ((event.data or {}).get("custom") or {}).get(PART, {})
        buttons = [Button(title=each["title"], payload=each["payload"]) for each in event.data.get("buttons") or []]
        if event.text:
            card = msgspec.convert(part["card"], Card) if "card" in part else None
            plan = msgspec.convert(part["plan"], Plan) if "plan" in part else None
            reply.messages.append(
                BotMessage(text=event.text, buttons=buttons, card=card, plan=plan, urgent=part.get("urgent", False))
            )
        if "handoff" in part:
            reply.handoff = msgspec.convert(part["handoff"], HandoffRequest)
        if "callback" in part:
            reply.callback = msgspec.convert(part["callback"], CallbackRequest)
        reply.kind = part.get("kind", reply.kind)
        reply.services = reply.services or part.get("services", [])
        reply.organisations = reply.organisations or part.get("organisations", [])
        reply.person_offered = reply.person_offered or part.get("person_offered", False)
    return reply


def _language_of(tracker: DialogueStateTracker) -> str | None:
    found = (tracker.latest_message.parse_data or {}).get("language") or {}
    if tracker.latest_message.intent_name == "change_language":
        return str(tracker.get_slot("language"))
    return str(found["code"]) if found.get("sure") and found.get("code") != "und" else None


def _is_worth_interrupting(reply: Reply) -> bool:
    """Whether to speak although the citizen waits for a person: an answer, a call-back, or danger."""
    urgent = reply.handoff is not None and reply.handoff.urgent
    return reply.kind == "answered" or reply.callback is not None or urgent
