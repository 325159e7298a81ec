"""The caseworkers' door over HTTP: moving conversations, colleagues beside, and holds."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff import casework
from handoff.api.staff.conversation_detail import detail
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.service import Service

staff_moves = Blueprint("staff_moves", url_prefix="/api/v1/staff")

_decode_transfer = msgspec.json.Decoder(protocol.TransferTo).decode
_decode_refuse = msgspec.json.Decoder(protocol.Refuse).decode
_decode_plainly = msgspec.json.Decoder(protocol.Plainly).decode
_decode_ask_in = msgspec.json.Decoder(protocol.AskIn).decode
_decode_hold = msgspec.json.Decoder(protocol.HoldFor).decode


@staff_moves.post("/conversations/<conversation:str>/transfer")
@unbroken_handler
async def transfer(request: Request, conversation: str) -> HTTPResponse:
    """To another desk or caseworker; to another organisation's only when the citizen agrees."""
    service, member = await caseworker_of(request)
    body = _decode_transfer(request.body)
    seq = await service.transfers.transfer(
        conversation,
        member,
        checked_id(body.client_id),
        body.desk,
        body.why,
        body.note,
        to=body.to,
        summary=body.summary,
    )
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_moves.post("/conversations/<conversation:str>/refuse")
@unbroken_handler
async def refuse(request: Request, conversation: str) -> HTTPResponse:
    """The receiving desk does not take it."""
    service, member = await caseworker_of(request)
    body = _decode_refuse(request.body)
    seq = await service.transfers.refuse(conversation, member, checked_id(body.client_id), body.reason)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_moves.post("/conversations/<conversation:str>/take-back")
@unbroken_handler
async def take_back(request: Request, conversation: str) -> HTTPResponse:
    """Who gave it away has it again."""
    service, member = await caseworker_of(request)
    await service.transfers.take_back(conversation, member, _client_id(request))
    return as_json(await detail(service, conversation, member))


@staff_moves.post("/conversations/<conversation:str>/take-over")
@unbroken_handler
async def take_over(request: Request, conversation: str) -> HTTPResponse:
    """From the bot, unasked."""
    service, member = await caseworker_of(request)
    await service.caseworker.take_over(conversation, member, _client_id(request))
    await service.duties.renew(member.id)
    return as_json(await detail(service, conversation, member))


@staff_moves.post("/conversations/<conversation:str>/colleagues")
@unbroken_handler
async def ask_in(request: Request, conversation: str) -> HTTPResponse:
    """Ask a colleague to join."""
    service, member = await caseworker_of(request)
    body = _decode_ask_in(request.body)
    seq = await service.beside.ask_in(conversation, member, checked_id(body.client_id), body.to, body.why, body.note)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_moves.delete("/conversations/<conversation:str>/colleagues/<colleague:str>")
@unbroken_handler
async def let_go(request: Request, conversation: str, colleague: str) -> HTTPResponse:
    """Go on without the colleague."""
    service, member = await caseworker_of(request)
    client_id = request.headers.get("X-Client-Id") or ""
    await service.beside.let_go(conversation, member, checked_id(client_id), colleague)
    return HTTPResponse(status=204)


@staff_moves.post("/conversations/<conversation:str>/join")
@unbroken_handler
async def join(request: Request, conversation: str) -> HTTPResponse:
    """Come in."""
    service, member = await caseworker_of(request)
    await service.beside.join(conversation, member, _client_id(request))
    return as_json(await detail(service, conversation, member))


@staff_moves.post("/conversations/<conversation:str>/decline")
@unbroken_handler
async def decline(request: Request, conversation: str) -> HTTPResponse:
    """Do not come in."""
    service, member = await caseworker_of(request)
    client_id = _client_id(request)
    seq = await service.beside.decline(conversation, member, client_id)
    return as_json(protocol.Ack(client_id=client_id, seq=seq))


@staff_moves.post("/conversations/<conversation:str>/leave")
@unbroken_handler
async def leave(request: Request, conversation: str) -> HTTPResponse:
    """A colleague goes again."""
    service, member = await caseworker_of(request)
    client_id = _client_id(request)
    seq = await service.beside.leave(conversation, member, client_id)
    return as_json(protocol.Ack(client_id=client_id, seq=seq))


@staff_moves.post("/conversations/<conversation:str>/hold")
@unbroken_handler
async def hold(request: Request, conversation: str) -> HTTPResponse:
    """Find something out."""
    service, member = await caseworker_of(request)
    body = _decode_hold(request.body)
    seq = await service.beside.hold(conversation, member, checked_id(body.client_id), body.reason, body.minutes)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_moves.post("/conversations/<conversation:str>/resume")
@unbroken_handler
async def resume(request: Request, conversation: str) -> HTTPResponse:
    """Back from the hold."""
    service, member = await caseworker_of(request)
    client_id = _client_id(request)
    seq = await service.beside.resume(conversation, member, client_id)
    return as_json(protocol.Ack(client_id=client_id, seq=seq))


@staff_moves.get("/colleagues")
@unbroken_handler
async def list_colleagues(request: Request) -> HTTPResponse:
    """Who else is on duty."""
    service: Service = request.app.ctx.service
    return as_json(await casework.colleagues(service, (await session_of(request)).member))


@staff_moves.get("/bot-conversations")
@unbroken_handler
async def list_bot_conversations(request: Request) -> HTTPResponse:
    """What the bot has now and this caseworker may take over."""
    service: Service = request.app.ctx.service
    return as_json(await casework.with_the_bot(service, (await session_of(request)).member))


def _client_id(request: Request) -> str:
    return checked_id(_decode_plainly(request.body).client_id)
