"""What the bot must remember between two turns, as a text that travels with the conversation.

A tracker is made anew from it for every turn, and put back into it afterwards; see docs/decisions/0002. Its size is
bounded: the slots, and the events of the last few turns, so that a turn costs as much after a hundred as after two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from loket.wire import Button, Said

TURNS = 2
"""The rules look at one turn; the one before it stays for stories and for who reads a tracker."""
_CHARACTERS = 300
_FEATURED = "asked"
"""The slot that rules look at in later turns: its changes belong between the events, those of others to the end."""
_OF_ONE_TURN = ("handed_back", "requested_slot")

Kind = Literal["citizen", "bot", "action", "slot"]


class Happened(msgspec.Struct, array_like=True):
    """An event of a turn: what was typed or said, which action ran, or how a slot that rules look at changed."""

    kind: Kind
    what: str
    value: Any = None


class Memory(msgspec.Struct, omit_defaults=True):
    """All of it. ``turns`` ends each turn with the bot listening; ``offered`` are the buttons of the last turn."""

    slots: dict[str, Any] = {}
    turns: list[list[Happened]] = []
    offered: list[Button] = []


def decode(memory: str | None) -> Memory:
    """What ``memory`` holds; nothing for none. Raises ``msgspec.MsgspecError`` when it is not a memory."""
    return msgspec.json.decode(memory, type=Memory) if memory else Memory()


def encode(memory: Memory) -> str:
    """``memory`` as a text; the same memory gives the same text."""
    return msgspec.json.encode(memory).decode()


def with_meanwhile(memory: Memory, said: Sequence[Said]) -> Memory:
    """``memory`` and what a caseworker and the citizen said while the bot did not have the conversation."""
    if not said:
        return memory
    lines = [Happened("citizen" if each.who == "citizen" else "bot", each.text[:_CHARACTERS]) for each in said[-8:]]
    slots = {**memory.slots, "handed_back": True, "seen_by_person": True, "misses": 0, "asked": "nothing"}
    turn = [*lines, Happened("slot", _FEATURED, "nothing")]
    return Memory(slots=slots, turns=[*memory.turns, turn][-TURNS:])


def tracker_from(memory: Memory, sender: str, domain: Domain) -> DialogueStateTracker:
    """The tracker that stands where the last turn ended. Slots that the domain no longer has are left out."""
    known = {slot.name for slot in domain.slots}
    tracker = DialogueStateTracker(sender, domain.slots)
    tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
    for turn in memory.turns:
        for event in _events(turn):
            tracker.update(event)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
    for name, value in memory.slots.items():
        if name in known and tracker.slots[name].value != value:
            tracker.update(SlotSet(name, value))
    return tracker


def memory_after(before: Memory, tracker: DialogueStateTracker, new: Iterable[Event], buttons: list[Button]) -> Memory:
    """What to remember after a turn with the events ``new``. Moments in time are left out: a retry gives the same."""
    initial = {slot.name: slot.initial_value for slot in tracker.slots.values()}
    slots = {
        name: value
        for name, value in tracker.current_slot_values().items()
        if value != initial[name] and name not in _OF_ONE_TURN
    }
    turn = list(_happened(new))
    return Memory(slots=dict(sorted(slots.items())), turns=[*before.turns, turn][-TURNS:], offered=buttons)


def _events(turn: list[Happened]) -> Iterator[Event]:
    for each in turn:
        match each.kind:
            case "citizen":
                yield UserUttered(each.what, intent={"name": each.value, "confidence": 1.0})
            case "bot":
                yield BotUttered(each.what)
            case "action":
                yield ActionExecuted(each.what)
            case "slot":
                yield SlotSet(each.what, each.value)


def _happened(new: Iterable[Event]) -> Iterator[Happened]:
    for event in new:
        if isinstance(event, UserUttered):
            yield Happened("citizen", (event.text or "")[:_CHARACTERS], event.intent_name)
        elif isinstance(event, BotUttered) and event.text:
            yield Happened("bot", event.text[:_CHARACTERS])
        elif isinstance(event, ActionExecuted) and event.action_name not in (None, ACTION_LISTEN_NAME):
            yield Happened("action", event.action_name)
        elif isinstance(event, SlotSet) and event.key == _FEATURED:
            yield Happened("slot", event.key, event.value)
