"""What the bot made of the citizen's words, for the caseworker and for measuring."""

from __future__ import annotations

from typing import Any, cast

from rasa.shared.core.trackers import DialogueStateTracker

from actions.knowledge import directory, topic_title
from bot.calibration import told
from bot.nlu.topic import SURE
from bot.reply import Reply
from loket.wire import Candidate, Understood

_RANKED = 5
_KINDS = ("answered", "clarified", "not_understood", "handed_over", "other")


def understood_from(tracker: DialogueStateTracker, reply: Reply) -> Understood:
    """The intent, the ranking with titles in the citizen's language, and what ``reply`` points to."""
    known = directory()
    language = "nl" if tracker.get_slot("language") == "nl" else "en"
    data: dict[str, Any] = tracker.latest_message.parse_data or {}
    ranking = [_candidate(each, language) for each in data.get("intent_ranking", []) if each["name"] != "nlu_fallback"]
    pointed_to = [service for service in (known.find_service(each) for each in reply.services) if service is not None]
    # A choice that was pressed has no such figure: it is as sure as the button.
    sure = told(float(data[SURE])) if SURE in data else ranking[0].confidence if ranking else 0.0
    return Understood(
        intent=str(tracker.latest_message.intent_name),
        confidence=round(sure, 4),
        ranking=ranking[:_RANKED],
        service=pointed_to[0].id if pointed_to and reply.kind in ("answered", "handed_over") else None,
        organisations=_with_wholes([*reply.organisations, *(service.provider for service in pointed_to)]),
        person_offered=reply.person_offered,
        sent_from=reply.sent_from,
        kind=cast(Any, reply.kind if reply.kind in _KINDS else "other"),
    )


def _with_wholes(organisations: list[str]) -> list[str]:
    """Each of ``organisations`` once, followed by the one that it is a part of."""
    wholes = (directory().organisation(each).part_of for each in organisations)
    pairs = zip(organisations, wholes, strict=True)
    return list(dict.fromkeys(each for pair in pairs for each in pair if each is not None))


def _candidate(entry: dict[str, Any], language: str) -> Candidate:
    name = str(entry["name"])
    service = directory().find_service(name.partition("/")[2])
    return Candidate(
        id=service.id if service else name,
        title=topic_title(name, language),
        confidence=round(float(entry["confidence"]), 4),
    )
