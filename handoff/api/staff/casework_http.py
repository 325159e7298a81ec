"""The caseworkers' door over HTTP: what goes on beside or after a conversation: escalations, cases, follow-ups."""

from __future__ import annotations

from urllib.parse import unquote

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff import casework
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.service import Service

staff_casework = Blueprint("staff_casework", url_prefix="/api/v1/staff")

_decode_escalate = msgspec.json.Decoder(protocol.Escalate).decode
_decode_answer = msgspec.json.Decoder(protocol.EscalationAnswer).decode
_decode_case = msgspec.json.Decoder(protocol.InCase).decode
_decode_follow_up = msgspec.json.Decoder(protocol.FollowUp).decode


@staff_casework.post("/conversations/<conversation:str>/escalate")
@unbroken_handler
async def escalate(request: Request, conversation: str) -> HTTPResponse:
    """Ask the desk that this one escalates to."""
    service, member = await caseworker_of(request)
    body = _decode_escalate(request.body)
    seq = await service.escalations.escalate(conversation, member, checked_id(body.client_id), body.note)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_casework.get("/escalations")
@unbroken_handler
async def list_escalations(request: Request) -> HTTPResponse:
    """What concerns this caseworker."""
    service: Service = request.app.ctx.service
    return as_json(await casework.escalation_items(service, (await session_of(request)).member))


@staff_casework.post("/escalations/<escalation:str>/take")
@unbroken_handler
async def take_escalation(request: Request, escalation: str) -> HTTPResponse:
    """This caseworker is responsible for the answer."""
    service, member = await caseworker_of(request)
    await service.escalations.take(escalation, member)
    return HTTPResponse(status=204)


@staff_casework.post("/escalations/<escalation:str>/answer")
@unbroken_handler
async def answer_escalation(request: Request, escalation: str) -> HTTPResponse:
    """The answer, for who asked."""
    service, member = await caseworker_of(request)
    await service.escalations.answer(escalation, member, _decode_answer(request.body).feedback)
    return HTTPResponse(status=204)


@staff_casework.post("/escalations/<escalation:str>/read")
@unbroken_handler
async def read_escalation(request: Request, escalation: str) -> HTTPResponse:
    """Who asked has read the answer."""
    service, member = await caseworker_of(request)
    await service.escalations.read(escalation, member)
    return HTTPResponse(status=204)


@staff_casework.post("/conversations/<conversation:str>/case")
@unbroken_handler
async def open_case(request: Request, conversation: str) -> HTTPResponse:
    """A reference for the citizen to keep."""
    service, member = await caseworker_of(request)
    body = _decode_case(request.body)
    seq = await service.cases.open_case(conversation, member, checked_id(body.client_id), body.reference)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_casework.get("/cases/<reference:str>")
@unbroken_handler
async def find_case(request: Request, reference: str) -> HTTPResponse:
    """What of the case with this reference, however it was typed, this caseworker may open."""
    service: Service = request.app.ctx.service
    member = (await session_of(request)).member
    written, found = await service.cases.find(unquote(reference), member)
    items = [casework.case_conversation(each, member) for each in found]
    return as_json(protocol.CaseDetail(reference=written, conversations=items))


@staff_casework.post("/conversations/<conversation:str>/follow-ups")
@unbroken_handler
async def plan_follow_up(request: Request, conversation: str) -> HTTPResponse:
    """What this caseworker will do about it, and on which day."""
    service, member = await caseworker_of(request)
    body = _decode_follow_up(request.body)
    seq = await service.cases.plan(conversation, member, checked_id(body.client_id), body.on, body.text)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff_casework.get("/follow-ups")
@unbroken_handler
async def list_follow_ups(request: Request) -> HTTPResponse:
    """This caseworker's, and for a supervisor the overdue ones of their desks."""
    service: Service = request.app.ctx.service
    return as_json(await casework.follow_up_items(service, (await session_of(request)).member))


@staff_casework.post("/follow-ups/<follow_up:str>/done")
@unbroken_handler
async def follow_up_done(request: Request, follow_up: str) -> HTTPResponse:
    """The follow-up was done."""
    service, member = await caseworker_of(request)
    await service.cases.done(follow_up, member)
    return HTTPResponse(status=204)
