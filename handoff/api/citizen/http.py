"""The citizens' door over HTTP: opening a conversation, and everything that works without a WebSocket."""

from __future__ import annotations

import asyncio
import time

import msgspec
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import text

from handoff.api import protocol
from handoff.api.citizen.place import HERE, PLACE_EVERY, in_short, place_of
from handoff.api.doorway import as_json, checked_id
from handoff.api.paper.transcript import transcript
from handoff.api.unbroken import unbroken_handler
from handoff.bus import BOARD
from handoff.commands.citizen import Done
from handoff.commands.problem import CommandProblem
from handoff.conversation.events import AnyBody
from handoff.conversation.kinds.talk import MunicipalityKnown, Started
from handoff.conversation.parties import Sender
from handoff.conversation.sight import for_citizen
from handoff.page_topic import find_topic
from handoff.service import Service
from handoff.storage.conversations import SYSTEM, NotFound

citizen = Blueprint("citizen", url_prefix="/api/v1/conversations")

LONGEST_WAIT = 25.0
HTTP_PATIENCE = 10.0
PAGE_LENGTH = 300
"""Characters of the address of the page that are kept."""

_decode_command = msgspec.json.Decoder(protocol.Command).decode
_decode_new = msgspec.json.Decoder(protocol.NewConversation).decode


@citizen.post("/")
@unbroken_handler
async def open_conversation(request: Request) -> HTTPResponse:
    """A new conversation: its id and the only key to it."""
    service: Service = request.app.ctx.service
    await asyncio.sleep(request.app.ctx.opening_pace.take(request.remote_addr or request.ip, HTTP_PATIENCE))
    new = _decode_new(request.body or b"{}")
    organisation = service.directory.find_organisation(new.organisation)
    municipality = service.directory.municipality(new.municipality)
    started = Started(
        language=new.language,
        page=new.page[:PAGE_LENGTH] if new.page else None,
        organisation=organisation.id if organisation else None,
        topic=topic.id if (topic := find_topic(service.directory, new.topic)) else None,
        previous=await _previous(service, new.previous),
    )
    more: list[tuple[Sender, AnyBody]] = []
    if municipality is not None:
        more.append((SYSTEM, MunicipalityKnown(code=municipality.code, name=municipality.name)))
    conversation, token = await service.conversations.open(started, *more)
    return as_json(protocol.Opened(id=conversation, token=token), 201)


@citizen.get("/<conversation:str>/events")
@unbroken_handler
async def read_events(request: Request, conversation: str) -> HTTPResponse:
    """The events after ``after``, and the place in the queue of who waits; waits up to ``waitSeconds`` for news when
    there are no events and the place is still the one in ``place`` (:func:`~handoff.api.citizen.place.in_short`).
    """
    service = await authenticated(request, conversation)
    after, known = _number(request, "after", 0), request.args.get("place")
    patience = min(_number(request, "waitSeconds", 0), LONGEST_WAIT)
    deadline = time.monotonic() + patience
    with service.bus.subscribe(conversation) as heard:
        while True:
            events = await service.conversations.events(conversation, int(after))
            state = (await service.conversations.read(conversation)).state
            if state.owner in ("queue", "caseworker"):
                await service.board.citizen_here(conversation, service.clock() + HERE)
            if state.owner == "queue":
                heard.add(BOARD)
            place = await place_of(service, conversation, state)
            left = deadline - time.monotonic()
            if events or left <= 0 or (known is not None and known != in_short(place)):
                break
            new, _ = await heard.next(min(left, service.bus.patience))
            if BOARD in new and conversation not in new:
                await asyncio.sleep(min(PLACE_EVERY, left))
    last_seq = events[-1].seq if events else int(after)
    visible = [shown for event in events if (shown := for_citizen(event)) is not None]
    return as_json(protocol.Events(events=visible, last_seq=last_seq, waiting=place))


@citizen.get("/<conversation:str>/callback-times")
@unbroken_handler
async def callback_times(request: Request, conversation: str) -> HTTPResponse:
    """The parts of days on which a call can be promised now."""
    service = await authenticated(request, conversation)
    times = [
        protocol.CallbackTime(day=slot.day, day_part=slot.part, begins_at=slot.begins, ends_at=slot.ends)
        for slot in await service.citizen.callback_times(conversation)
    ]
    return as_json(protocol.CallbackTimes(times=times))


@citizen.post("/<conversation:str>/commands")
@unbroken_handler
async def command(request: Request, conversation: str) -> HTTPResponse:
    """Carry out one command."""
    service = await authenticated(request, conversation)
    await asyncio.sleep(request.app.ctx.pace.take(conversation, HTTP_PATIENCE))
    return as_json(await carry_out(service, conversation, _decode_command(request.body)))


@citizen.get("/<conversation:str>/transcript")
@unbroken_handler
async def read_transcript(request: Request, conversation: str) -> HTTPResponse:
    """The conversation as plain text, to keep."""
    service = await authenticated(request, conversation)
    found = await service.conversations.read(conversation)
    events = [shown for each in await service.conversations.all_events(conversation) if (shown := for_citizen(each))]
    name = f"loket-{found.created_at:%Y-%m-%d}.txt"
    return text(
        transcript(events, found.state.language),
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@citizen.delete("/<conversation:str>")
@unbroken_handler
async def delete(request: Request, conversation: str) -> HTTPResponse:
    """The citizen deletes the conversation with everything in it."""
    service = await authenticated(request, conversation)
    await service.conversations.delete(conversation)
    return HTTPResponse(status=204)


async def authenticated(request: Request, conversation: str) -> Service:
    """The service, when the request carries the key to this conversation. Raises ``NotFound`` otherwise."""
    service: Service = request.app.ctx.service
    await service.conversations.authenticate(conversation, request.token or "")
    return service


async def carry_out(service: Service, conversation: str, wanted: protocol.Command) -> protocol.Ack:
    """Carry out a citizen's command, once for each ``client_id``."""
    checked_id(wanted.client_id)
    try:
        seq, number = await _carry_out(service, conversation, wanted)
    except Done as done:
        seq, number = done.seq, None
    return protocol.Ack(client_id=wanted.client_id, seq=seq, number=number)


async def _carry_out(service: Service, conversation: str, wanted: protocol.Command) -> tuple[int | None, str | None]:
    do, client_id = service.citizen, wanted.client_id
    match wanted:
        case protocol.Say():
            return await do.say(conversation, client_id, wanted.text), None
        case protocol.Choose():
            return await do.choose(conversation, client_id, wanted.of, wanted.payload), None
        case protocol.AskPerson():
            return await do.ask_person(conversation, client_id), None
        case protocol.Wait():
            return await do.wait(conversation, client_id), None
        case protocol.BackToBot():
            return await do.back_to_bot(conversation, client_id), None
        case protocol.AskCallback():
            return await do.ask_callback(
                conversation, client_id, wanted.number, wanted.day_part, wanted.day, confirmed=wanted.confirmed
            )
        case protocol.MoveCallback():
            return await do.move_callback(conversation, client_id, wanted.day_part, wanted.day), None
        case protocol.CancelCallback():
            return await do.cancel_callback(conversation, client_id), None
        case protocol.Consent():
            return await do.consent(
                conversation, client_id, agreed=wanted.agreed, only_summary=wanted.only_summary
            ), None
        case protocol.ChooseLanguage():
            return await do.choose_language(conversation, client_id, wanted.language), None
        case protocol.End():
            return await do.end(conversation, client_id), None
        case protocol.Rate():
            return await do.rate(conversation, client_id, wanted.score, wanted.remark), None
        case protocol.TickStep():
            return await do.tick_step(conversation, client_id, wanted.of, wanted.step, done=wanted.done), None


async def _previous(service: Service, given: protocol.PreviousConversation | None) -> str | None:
    """The id of the conversation before, when the key to it is right."""
    if given is None:
        return None
    try:
        await service.conversations.authenticate(given.id, given.token)
    except NotFound:
        return None
    return given.id


def _number(request: Request, name: str, default: float) -> float:
    given = request.args.get(name)
    if given is None:
        return default
    try:
        number = float(given)
    except ValueError as error:
        raise CommandProblem("invalid-value") from error
    if not 0 <= number < 2**31:
        raise CommandProblem("invalid-value")
    return number
