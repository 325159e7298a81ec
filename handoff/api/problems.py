"""Errors as RFC 9457 problem documents, in the language of who reads them."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Literal

import msgspec
import yaml
from sanic import HTTPResponse, raw

from handoff.api.protocol import Problem
from handoff.commands.problem import CommandProblem
from handoff.conversation.ownership import Refused
from handoff.storage.conversations import NotFound
from handoff.storage.database import passes
from handoff.storage.sessions import LockedOut, LogInFailed, OneTimePassword
from loket.telephone import reason_in_words

TRY_AGAIN = 2.0
"""Seconds until something that passes is worth another try."""

Language = Literal["nl", "en"]


class Words(msgspec.Struct, frozen=True):
    """A text in both languages."""

    nl: str
    en: str


class Kind(msgspec.Struct, frozen=True):
    """A kind of problem, as ``problems.yml`` has it."""

    status: int
    title: Words
    detail: Words


KINDS = msgspec.convert(
    yaml.safe_load((Path(__file__).parent / "problems.yml").read_text(encoding="utf-8")), dict[str, Kind]
)


def problem(
    code: str,
    language: str,
    *,
    client_id: str | None = None,
    retry_after: float | None = None,
    **params: str,
) -> Problem:
    """The problem ``code`` in words."""
    kind = KINDS[code]
    pick: Language = "nl" if language == "nl" else "en"
    return Problem(
        status=kind.status,
        code=code,
        title=getattr(kind.title, pick),
        detail=getattr(kind.detail, pick).format_map(params),
        client_id=client_id,
        retry_after=retry_after,
    )


def problem_of(error: Exception, language: str, client_id: str | None = None) -> Problem:
    """The problem that ``error`` is for the one who asked. What nobody foresaw is ``internal``, without details."""
    match error:
        case NotFound():
            return problem("not-found", language, client_id=client_id)
        case CommandProblem(code="telephone-not-valid"):
            reason = reason_in_words(error.params["reason"], language)
            return problem("telephone-not-valid", language, client_id=client_id, reason=reason)
        case CommandProblem():
            who = {"who": _colleague(language)} | error.params
            return problem(error.code, language, client_id=client_id, retry_after=error.retry_after, **who)
        case Refused():
            return problem(error.code, language, client_id=client_id, who=error.who or _colleague(language))
        case LogInFailed():
            return problem("log-in-failed", language)
        case OneTimePassword():
            return problem("password-is-one-time", language)
        case LockedOut():
            minutes = str(math.ceil(error.seconds / 60))
            return problem("locked-out", language, retry_after=error.seconds, minutes=minutes)
        case msgspec.ValidationError():
            unknown = "Invalid value" in str(error) and "$.type" in str(error)
            return problem("unknown-type" if unknown else "invalid-value", language, client_id=client_id)
        case msgspec.DecodeError():
            return problem("malformed", language, client_id=client_id)
        case _ if passes(error):
            return problem("unavailable", language, client_id=client_id, retry_after=TRY_AGAIN)
        case _:
            return problem("internal", language, client_id=client_id)


def document(found: Problem) -> HTTPResponse:
    """``found`` as ``application/problem+json``."""
    body = {
        "type": f"urn:loket:problem:{found.code}",
        "title": found.title,
        "status": found.status,
        "detail": found.detail,
        "code": found.code,
    }
    headers = {}
    if found.retry_after is not None:
        body["retry_after"] = found.retry_after
        headers["Retry-After"] = str(math.ceil(found.retry_after))
    return raw(msgspec.json.encode(body), status=found.status, content_type="application/problem+json", headers=headers)


def _colleague(language: str) -> str:
    return "Een collega" if language == "nl" else "A colleague"
