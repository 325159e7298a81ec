"""What somebody wants a person or a call for, said behind the wish: “can I talk to someone about my pension?”."""

from __future__ import annotations

import re
from typing import Any

from bot.nlu.directory_importer import WAY

_WISHES = ("ask_person", "ask_callback", "needs_help")
_ABOUT = re.compile(
    r"\b(?:over|about|regarding|inzake|betreffende|ivm|i\.v\.m\.|wegens|concerning)\b(?P<what>[^.?!;]+)", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_LONGEST = 12  # words of a subject
_SURE = 0.6
_CLEAR = 0.3


def subject_told(text: str, parsed: dict[str, Any]) -> str | None:
    """The words of ``text`` that say what a person or a call is wished for; none when it is no such wish (``parsed``),
    or when they are not there. What they mean is for :func:`with_subject`.
    """
    if parsed["intent"]["name"] not in _WISHES:
        return None
    found = [each["what"].strip(" ,") for each in _ABOUT.finditer(text)]
    said = [each for each in found if 0 < len(_WORD.findall(each)) <= _LONGEST]
    return said[-1] if said else None


def with_subject(parsed: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    """``parsed``, the wish, with what the words behind it mean (``about``) as the subject, when that is clear."""
    first = about["intent_ranking"][0] if about["intent_ranking"] else None
    if first is None or about["intent"]["name"] != WAY or float(first["confidence"]) < _CLEAR:
        return parsed
    if float(about["intent"].get("confidence") or 0.0) < _SURE:
        return parsed
    wish, *rest = parsed["intent_ranking"]
    others = [each for each in rest if not each["name"].startswith(f"{WAY}/")]
    return {**parsed, "intent_ranking": [wish, first, *others]}
