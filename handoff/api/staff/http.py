"""The caseworkers' door over HTTP: duty, conversations, call-backs."""

from __future__ import annotations

import uuid
from datetime import timedelta

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff.conversation_detail import detail
from handoff.api.staff.overview import callback_item
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.problem import CommandProblem
from handoff.service import Service
from handoff.storage import callbacks as callback_rows
from handoff.storage.conversations import NotFound

staff = Blueprint("staff", url_prefix="/api/v1/staff")

_decode_duty = msgspec.json.Decoder(protocol.Duty).decode
_decode_duty_state = msgspec.json.Decoder(protocol.DutyState).decode
_decode_say = msgspec.json.Decoder(protocol.StaffSay).decode
_decode_hand_back = msgspec.json.Decoder(protocol.HandBackWith).decode
_decode_close = msgspec.json.Decoder(protocol.CloseWith).decode
_decode_result = msgspec.json.Decoder(protocol.CallbackResult).decode


@staff.put("/duty")
@unbroken_handler
async def serve(request: Request) -> HTTPResponse:
    """On duty for these desks from now on; none: off duty."""
    service, member = await caseworker_of(request)
    wanted = _decode_duty(request.body)
    if not set(wanted.desks) <= set(member.desks):
        raise CommandProblem("not-your-desk")
    await service.duties.serve(member.id, wanted.desks)
    await service.caseworkers.note(member.id, "duty")
    return HTTPResponse(status=204)


@staff.put("/duty/state")
@unbroken_handler
async def turn(request: Request) -> HTTPResponse:
    """At work, in a pause, rounding off, or off duty."""
    service, member = await caseworker_of(request)
    wanted = _decode_duty_state(request.body)
    match wanted.state:
        case "working":
            on_duty = await service.duties.work(member.id)
        case "pause":
            on_duty = await service.duties.pause(member.id)
        case "wrap_up":
            on_duty = await service.duties.wrap_up(member.id, timedelta(seconds=wanted.seconds))
        case "off_duty":
            on_duty = True
            await service.duties.serve(member.id, [])
    if not on_duty:
        raise CommandProblem("not-on-duty")
    await service.caseworkers.note(member.id, f"duty_{wanted.state}")
    return HTTPResponse(status=204)


@staff.post("/next")
@unbroken_handler
async def claim_next(request: Request) -> HTTPResponse:
    """Take the first waiting conversation that this caseworker should take."""
    service, member = await caseworker_of(request)
    conversation = await service.assigner.next(member)
    await service.duties.renew(member.id)
    return as_json(await detail(service, conversation, member))


@staff.get("/conversations/<conversation:str>")
@unbroken_handler
async def look(request: Request, conversation: str) -> HTTPResponse:
    """The conversation with everything a caseworker may see."""
    service: Service = request.app.ctx.service
    session = await session_of(request)
    return as_json(await detail(service, conversation, session.member))


@staff.post("/conversations/<conversation:str>/claim")
@unbroken_handler
async def claim(request: Request, conversation: str) -> HTTPResponse:
    """Take a waiting conversation."""
    service, member = await caseworker_of(request)
    await service.caseworker.claim(conversation, member)
    await service.duties.renew(member.id)
    return as_json(await detail(service, conversation, member))


@staff.post("/conversations/<conversation:str>/messages")
@unbroken_handler
async def say(request: Request, conversation: str) -> HTTPResponse:
    """Words to the citizen."""
    service, member = await caseworker_of(request)
    body = _decode_say(request.body)
    seq = await service.caseworker.say(conversation, member, checked_id(body.client_id), body.text)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff.post("/conversations/<conversation:str>/notes")
@unbroken_handler
async def note(request: Request, conversation: str) -> HTTPResponse:
    """A private note."""
    service, member = await caseworker_of(request)
    body = _decode_say(request.body)
    seq = await service.caseworker.note(conversation, member, checked_id(body.client_id), body.text)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff.post("/conversations/<conversation:str>/hand-back")
@unbroken_handler
async def hand_back(request: Request, conversation: str) -> HTTPResponse:
    """Back to the bot."""
    service, member = await caseworker_of(request)
    body = _decode_hand_back(request.body)
    seq = await service.caseworker.hand_back(conversation, member, checked_id(body.client_id), body.note)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff.post("/conversations/<conversation:str>/release")
@unbroken_handler
async def release(request: Request, conversation: str) -> HTTPResponse:
    """Back to the front of its queue."""
    service, member = await caseworker_of(request)
    client_id = str(uuid.uuid4())
    seq = await service.caseworker.release(conversation, member, client_id)
    return as_json(protocol.Ack(client_id=client_id, seq=seq))


@staff.post("/conversations/<conversation:str>/close")
@unbroken_handler
async def close(request: Request, conversation: str) -> HTTPResponse:
    """End the conversation."""
    service, member = await caseworker_of(request)
    body = _decode_close(request.body)
    seq = await service.caseworker.close(conversation, member, checked_id(body.client_id), body.outcome, body.labels)
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))


@staff.post("/callbacks/<callback:str>/take")
@unbroken_handler
async def take_callback(request: Request, callback: str) -> HTTPResponse:
    """This caseworker makes the call."""
    service, member = await caseworker_of(request)
    await service.callbacks.take(callback, member)
    await service.caseworkers.note(member.id, "callback_take")
    async with service.database.read() as connection:
        row = await callback_rows.find(connection, callback)
    if row is None:
        raise NotFound
    return as_json(callback_item(row, member, {member.id: member.name}, service.desks))


@staff.post("/callbacks/<callback:str>/give-back")
@unbroken_handler
async def give_callback_back(request: Request, callback: str) -> HTTPResponse:
    """This caseworker does not make the call after all."""
    service, member = await caseworker_of(request)
    await service.callbacks.give_back(callback, member)
    await service.caseworkers.note(member.id, "callback_give_back")
    return HTTPResponse(status=204)


@staff.post("/callbacks/<callback:str>/result")
@unbroken_handler
async def callback_result(request: Request, callback: str) -> HTTPResponse:
    """The call was made."""
    service, member = await caseworker_of(request)
    body = _decode_result(request.body)
    if body.result == "reached":
        await service.callbacks.reached(callback, member, body.note, body.then, body.outcome)
    else:
        await service.callbacks.not_reached(callback, member, body.note)
    await service.caseworkers.note(member.id, f"callback_{body.result}")
    return HTTPResponse(status=204)
