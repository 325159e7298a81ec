"""The supervisors' door over HTTP: conversations of others. All under ``/supervisor`` is for supervisors alone."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff.conversation_detail import detail
from handoff.api.staff.session import changing, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.problem import CommandProblem
from handoff.service import Service
from handoff.storage.caseworkers import Member

supervisor = Blueprint("supervisor", url_prefix="/api/v1/staff/supervisor")

_decode_say = msgspec.json.Decoder(protocol.StaffSay).decode
_decode_move = msgspec.json.Decoder(protocol.MoveTo).decode


async def supervisor_of(request: Request) -> tuple[Service, Member]:
    """The service and the supervisor who asks; for what changes something with the CSRF token. Raises
    ``supervisors-only`` for everybody else.
    """
    session = await (session_of(request) if request.method == "GET" else changing(request))
    if session.member.role != "supervisor":
        raise CommandProblem("supervisors-only")
    return request.app.ctx.service, session.member


@supervisor.post("/conversations/<conversation:str>/listen")
@unbroken_handler
async def listen(request: Request, conversation: str) -> HTTPResponse:
    """Listen in; the caseworker sees it."""
    service, member = await supervisor_of(request)
    await service.supervisor.listen(conversation, member)
    return as_json(await detail(service, conversation, member))


@supervisor.post("/conversations/<conversation:str>/stop")
@unbroken_handler
async def stop(request: Request, conversation: str) -> HTTPResponse:
    """No longer listen in."""
    service, member = await supervisor_of(request)
    await service.supervisor.stop(conversation, member)
    return HTTPResponse(status=204)


@supervisor.post("/conversations/<conversation:str>/whisper")
@unbroken_handler
async def whisper(request: Request, conversation: str) -> HTTPResponse:
    """Words to the caseworker alone."""
    service, member = await supervisor_of(request)
    body = _decode_say(request.body)
    seq = await service.supervisor.whisper(conversation, member, checked_id(body.client_id), body.text)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@supervisor.post("/conversations/<conversation:str>/take-over")
@unbroken_handler
async def take_over(request: Request, conversation: str) -> HTTPResponse:
    """From the caseworker who has it."""
    service, member = await supervisor_of(request)
    await service.supervisor.take_over(conversation, member)
    await service.duties.renew(member.id)
    return as_json(await detail(service, conversation, member))


@supervisor.post("/conversations/<conversation:str>/move")
@unbroken_handler
async def move(request: Request, conversation: str) -> HTTPResponse:
    """To another desk or caseworker of the same organisation."""
    service, member = await supervisor_of(request)
    body = _decode_move(request.body)
    client_id = checked_id(body.client_id)
    seq = await service.supervisor.move(conversation, member, client_id, body.desk, body.to, body.why, body.note)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))
