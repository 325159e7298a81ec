"""The caseworkers' door to search."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.api.staff.searching import find
from handoff.api.staff.session import changing
from handoff.api.unbroken import unbroken_handler
from handoff.service import Service

staff_search = Blueprint("staff_search", url_prefix="/api/v1/staff/search")

_decode = msgspec.json.Decoder(protocol.SearchFor).decode


@staff_search.post("/")
@unbroken_handler
async def look_for(request: Request) -> HTTPResponse:
    """Conversations with these words, labels and the like. That somebody searched goes into the audit log, for what
    does not.
    """
    service: Service = request.app.ctx.service
    member = (await changing(request)).member
    found = await find(service, member, _decode(request.body))
    await service.caseworkers.note(member.id, "search")
    return as_json(found)
