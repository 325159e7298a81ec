"""What every door over HTTP does: hears in which language to answer, checks a client's id, answers in JSON."""

from __future__ import annotations

from typing import Literal

import msgspec
from sanic import HTTPResponse, Request, raw

from handoff.api.protocol import CLIENT_ID_LIMIT
from handoff.commands.problem import CommandProblem


def as_json(value: object, status: int = 200) -> HTTPResponse:
    """``value`` as a JSON response."""
    return raw(msgspec.json.encode(value), status=status, content_type="application/json")


def readers_language(request: Request) -> Literal["nl", "en"]:
    """The language of who asks, as their browser says it: English, or else Dutch."""
    return "en" if (request.headers.get("accept-language") or "").startswith("en") else "nl"


def checked_id(client_id: str) -> str:
    """``client_id``, when it can be one. Raises :class:`CommandProblem`."""
    if not 0 < len(client_id) <= CLIENT_ID_LIMIT:
        raise CommandProblem("invalid-value")
    return client_id
