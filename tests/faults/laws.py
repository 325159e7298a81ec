"""The laws, looked at from the outside: what the store holds against what everybody sent, heard and was promised."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import asyncpg
import msgspec

from handoff.conversation.events import Event
from handoff.conversation.fold import apply, fold
from handoff.conversation.sight import for_citizen
from handoff.conversation.state import State as Folded
from handoff.storage.conversations import _decode_event, _encode
from tests.faults.clients import CitizenBrowser, Record


@dataclass(frozen=True)
class State:
    """What stands in the row of a conversation."""

    owner: str
    caseworker: str | None
    epoch: int
    last_seq: int
    pending: list[int]
    kept: str


async def connect(url: str) -> asyncpg.Connection:
    """A connection past everything that can go wrong."""
    return await asyncpg.connect(url.replace("postgresql+asyncpg://", "postgresql://"))


async def read_states(url: str, conversations: list[str]) -> dict[str, State]:
    """The rows of these conversations."""
    connection = await connect(url)
    try:
        query = "SELECT id, owner, caseworker, owner_epoch, last_seq, state FROM conversations WHERE id = ANY($1)"
        rows = await connection.fetch(query, conversations)
    finally:
        await connection.close()
    return {
        row["id"]: State(
            row["owner"],
            row["caseworker"],
            row["owner_epoch"],
            row["last_seq"],
            json.loads(row["state"]).get("pending", []),
            row["state"],
        )
        for row in rows
    }


async def broken(url: str, record: Record, browsers: list[CitizenBrowser]) -> list[str]:
    """Every law that does not hold, in words; an empty list when all do."""
    found = list(record.failures)
    states = await read_states(url, list(record.conversations))
    logs = await _logs(url, list(record.conversations))
    for conversation in record.conversations:
        if conversation not in states:
            found.append(f"{conversation}: was promised and is not there")
            continue
        log = logs.get(conversation, [])
        found += [f"{conversation}: {what}" for what in _log_laws(log, states[conversation])]
        found += [f"{conversation}: {what}" for what in _owner_laws(log)]
    found += _command_laws(record, logs)
    for browser in browsers:
        shown = [seen for event in logs[browser.talk.id] if (seen := for_citizen(event)) is not None]
        held = [json.loads(_encode(event)) for event in shown if event.seq <= browser.after]
        if [event["seq"] for event in browser.events] != [event["seq"] for event in held]:
            found.append(f"{browser.talk.id}: a browser saw other events than the store holds")
        elif browser.events != held:
            found.append(f"{browser.talk.id}: a browser saw an event otherwise than the store holds it")
    return found


async def _logs(url: str, conversations: list[str]) -> dict[str, list[Event]]:
    connection = await connect(url)
    try:
        query = "SELECT conversation, event FROM events WHERE conversation = ANY($1) ORDER BY conversation, seq"
        rows = await connection.fetch(query, conversations)
    finally:
        await connection.close()
    logs: dict[str, list[Event]] = {}
    for row in rows:
        logs.setdefault(row["conversation"], []).append(_decode_event(row["event"]))
    return logs


def _log_laws(log: list[Event], state: State) -> list[str]:
    """The log has no gap, and what is kept beside it is what it says."""
    found = []
    if [event.seq for event in log] != list(range(1, len(log) + 1)):
        found.append(f"the log has a gap: {[event.seq for event in log]}")
    if state.last_seq != len(log):
        found.append(f"the row says {state.last_seq} events, the log has {len(log)}")
    folded = fold(log)
    kept = msgspec.json.decode(state.kept, type=Folded)
    if folded != kept:
        differs = [name for name in kept.__struct_fields__ if getattr(kept, name) != getattr(folded, name)]
        found.append(f"the kept state is not the fold of the log: {', '.join(differs)}")
    if (folded.owner, folded.epoch) != (state.owner, state.epoch):
        found.append(f"the row says {state.owner} {state.epoch}, the log {folded.owner} {folded.epoch}")
    answered = Counter(_body(event)["of"] for event in log if _body(event)["kind"] == "analysis")
    found += [f"the bot answered {seq} {times} times" for seq, times in answered.items() if times > 1]
    return found


def _owner_laws(log: list[Event]) -> list[str]:
    """One owner at any time: nobody claims what somebody has, nobody speaks in what is somebody else's."""
    found: list[str] = []
    holder: str | None = None
    epoch, state = 0, Folded()
    for event in log:
        kind, sender = _body(event)["kind"], event.sender
        if kind == "claimed":
            if holder is not None:
                found.append(f"{event.seq}: claimed by {sender.id} while {holder} has it")
            holder = sender.id
        elif kind in ("requeued", "handed_back", "transferred", "closed", "returned_to_bot"):
            holder = None
        elif kind == "message" and sender.role == "caseworker" and sender.id != holder:
            found.append(f"{event.seq}: {sender.id} speaks, {holder} has it")
        elif kind == "message" and sender.role == "bot" and holder is not None:
            found.append(f"{event.seq}: the bot speaks, {holder} has it")
        state = apply(state, event)
        if state.epoch not in (epoch, epoch + 1):
            found.append(f"{event.seq}: the epoch goes from {epoch} to {state.epoch}")
        epoch = state.epoch
    return found


def _command_laws(record: Record, logs: dict[str, list[Event]]) -> list[str]:
    """What was acknowledged is there once, where it was said to be; what was not is there at most once."""
    found = []
    made: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], int] = {}
    for conversation, log in logs.items():
        for event in log:
            if event.client_id is None:
                continue
            made[conversation, event.client_id] += 1
            where[conversation, event.client_id] = event.seq
            if event.client_id not in record.sent and _body(event)["kind"] != "requeued":
                found.append(f"{conversation}: {event.seq} was sent by nobody")
    for client_id, sent in record.sent.items():
        times = made[sent.conversation, client_id]
        if times > 1:
            found.append(f"{sent.conversation}: {client_id} is there {times} times")
        if sent.acknowledged and sent.makes_event and times != 1:
            found.append(f"{sent.conversation}: {client_id} was acknowledged and is there {times} times")
        if sent.acknowledged and sent.makes_event and where.get((sent.conversation, client_id)) != sent.seq:
            found.append(f"{sent.conversation}: {client_id} was acknowledged elsewhere")
        if sent.refused and times and sent.sender == "citizen":
            found.append(f"{sent.conversation}: {client_id} was refused ({sent.refused}) and is there")
    return found


def _body(event: Event) -> dict[str, Any]:
    return dict(json.loads(_encode(event.body)))
