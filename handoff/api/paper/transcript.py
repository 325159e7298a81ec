"""A conversation as plain text that a citizen can keep."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from handoff.api.paper.plan_words import plan_lines
from handoff.conversation.events import Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.beside import JoinAsked, Joined, Left
from handoff.conversation.kinds.callbacks import CallbackEnded, CallbackMoved, CallbackPromised, CallbackTried
from handoff.conversation.kinds.casework import CaseOpened, Escalated, FollowUpPlanned
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack, Held, HoldEnded
from handoff.conversation.kinds.queueing import Queued, Requeued, ReturnedToBot, Unavailable, WaitAsked
from handoff.conversation.kinds.talk import Message, MunicipalityKnown, Notice
from handoff.conversation.kinds.transfers import (
    OfferEnded,
    TransferAsked,
    Transferred,
    TransferRefused,
    TransferReturned,
)
from handoff.conversation.parties import DeskName
from loket.directory.hours import ZONE, day_in_words
from loket.telephone import as_read
from loket.wire import DayPart

WORDS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "transcript.yml").read_text(encoding="utf-8")
)


def transcript(events: list[Event], language: str) -> str:
    """``events`` as a citizen may see them, as text in ``language`` with Dutch local times."""
    pick = "nl" if language == "nl" else "en"
    lines = [WORDS["title"][pick], ""]
    ticked = fold(events).ticked
    for event in events:
        said = (
            f"{who(event, pick)}: {_message(event.body, pick, ticked)}"
            if isinstance(event.body, Message)
            else happened(event, pick)
        )
        if said:
            lines.append(f"{event.created_at.astimezone(ZONE):%d-%m-%Y %H:%M}  {said}")
    return "\n".join(lines) + "\n"


def happened(event: Event, pick: str) -> str:
    """What a citizen reads in the language ``pick`` (nl or en) about an event that is no message; empty: nothing."""
    match event.body:
        case Claimed():
            return _words("claimed", pick, name=event.sender.name or "", organisation=event.sender.organisation or "")
        case TransferAsked(joins=True) as body:
            name = body.to.name if body.to else ""
            return _words("join_question", pick, name=name, organisation=body.organisation or "", why=body.why)
        case TransferAsked() as body:
            return _words("transfer_asked", pick, desk=_desk(body.desk, pick), why=body.why)
        case TransferReturned() as body:
            return _words("transfer_returned", pick, desk=_desk(body.from_desk, pick))
        case JoinAsked() as body:
            return _words("join_asked", pick, name=body.to.name)
        case OfferEnded() as body:
            return _words(
                "joins" if body.joins else "offer_ended", pick, name=body.to.name, desk=_desk(body.desk, pick)
            )
        case Joined():
            return _words("joined", pick, name=event.sender.name or "", organisation=event.sender.organisation or "")
        case Left() as body:
            return _words("left", pick, name=body.who.name)
        case Held() as body:
            until = f"{body.until.astimezone(ZONE):%d-%m-%Y %H:%M}"
            return _words("held", pick, reason=body.reason, until=until)
        case HoldEnded() as body:
            return _words("hold_passed" if body.passed else "hold_ended", pick)
        case Escalated() as body:
            return _words("escalated", pick, desk=_desk(body.desk, pick), due=f"{body.due.astimezone(ZONE):%d-%m-%Y}")
        case CaseOpened() as body:
            return _words("case_opened", pick, reference=body.reference)
        case FollowUpPlanned() as body:
            return _words("follow_up_planned", pick, name=event.sender.name or "", on=f"{body.on:%d-%m-%Y}")
        case Transferred(only_summary=True) as body:
            return _words("transferred_summary", pick, desk=_desk(body.desk, pick), summary=body.summary)
        case Transferred() as body:
            return _words("transferred", pick, desk=_desk(body.desk, pick), why=body.why).strip()
        case Queued() | Unavailable() as body:
            told = _words(_kind(event), pick, desk=_desk(body.desk, pick))
            return f"{told} {body.words[pick]}" if body.words else told
        case Requeued() | TransferRefused() as body:
            return _words(_kind(event), pick, desk=_desk(body.desk, pick))
        case CallbackPromised() as body:
            when = _when(body.day, body.day_part, pick)
            desk = _desk(body.desk, pick)
            return _words("callback_promised", pick, desk=desk, number=as_read(body.number), when=when)
        case CallbackMoved() | CallbackTried() as body:
            return _words(_kind(event), pick, when=_when(body.day, body.day_part, pick))
        case CallbackEnded() as body:
            return _words(f"callback_{body.outcome}", pick)
        case WaitAsked() as body:
            return _words(f"wait_{body.why}", pick, desk=_desk(body.desk, pick))
        case MunicipalityKnown() as body:
            return _words("municipality_known", pick, name=body.name)
        case Notice() as body:
            return _words(body.code, pick)
        case HandedBack() | ReturnedToBot() | Closed():
            return _words(_kind(event), pick)
        case _:
            return ""


def _message(body: Message, pick: str, ticked: dict[str, list[str]]) -> str:
    parts = [body.text]
    if body.card is not None:
        parts.append(f"{body.card.title} ({body.card.organisation_name})")
        parts.append(_words("first_step", pick, step=body.card.first_step))
        parts.extend(f"- {channel.label}: {channel.value}" for channel in body.card.channels)
    if body.plan is not None:
        parts.extend(plan_lines(body.plan, ticked.get(body.plan.id, []), pick))
    return "\n    ".join(parts)


def who(event: Event, pick: str) -> str:
    """Who said it, with the organisation of a caseworker."""
    sender = event.sender
    return f"{sender.name} ({sender.organisation})" if sender.name else WORDS[sender.role][pick]


def _when(day: date | None, part: DayPart, pick: str) -> str:
    moment = _words(part, pick)
    return f"{day_in_words(day, pick)} {day:%d-%m-%Y}, {moment}" if day else moment


def _kind(event: Event) -> str:
    return str(event.body.__struct_config__.tag)


def _desk(desk: DeskName, pick: str) -> str:
    return desk.nl if pick == "nl" else desk.en


def _words(key: str, pick: str, **params: str) -> str:
    return WORDS[key][pick].format_map(params)
