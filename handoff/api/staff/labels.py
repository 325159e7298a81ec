"""The caseworkers' door to labels."""

from __future__ import annotations

from urllib.parse import unquote

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.supervisor.http import supervisor_of
from handoff.api.unbroken import unbroken_handler
from handoff.conversation.parties import DeskName
from handoff.service import Service
from handoff.storage import labels as rows

staff_labels = Blueprint("staff_labels", url_prefix="/api/v1/staff")

_decode = msgspec.json.Decoder(protocol.LabelWith).decode


@staff_labels.get("/labels")
@unbroken_handler
async def offered(request: Request) -> HTTPResponse:
    """The lists of the organisations for which this caseworker works."""
    service: Service = request.app.ctx.service
    member = (await session_of(request)).member
    async with service.database.read() as connection:
        found = await rows.offered(connection, service.labels.organisations(member))
    return as_json([protocol.LabelItem(organisation=organisation, label=label) for organisation, label in found])


@staff_labels.delete("/labels/<organisation:str>/<label:str>")
@unbroken_handler
async def withdraw(request: Request, organisation: str, label: str) -> HTTPResponse:
    """A supervisor takes a label off the list; conversations keep it."""
    service, member = await caseworker_of(request)
    await service.labels.withdraw(member, unquote(organisation), unquote(label))
    return HTTPResponse(status=204)


@staff_labels.put("/labels/<organisation:str>/<label:str>")
@unbroken_handler
async def put_on_list(request: Request, organisation: str, label: str) -> HTTPResponse:
    """A supervisor puts a label on the list."""
    service, member = await caseworker_of(request)
    await service.labels.put_on_list(member, unquote(organisation), unquote(label))
    return HTTPResponse(status=204)


@staff_labels.get("/supervisor/labels")
@unbroken_handler
async def listed(request: Request) -> HTTPResponse:
    """The lists that a supervisor sees to, with who put each label there."""
    service, member = await supervisor_of(request)
    found = await service.labels.listed(member)
    lists = {each.organisation: _name_of_list(service, each.organisation) for each in found}
    return as_json(
        [protocol.ListedLabel(of=lists[each.organisation], label=each.label, by=each.by, at=each.at) for each in found]
    )


@staff_labels.post("/conversations/<conversation:str>/labels")
@unbroken_handler
async def change(request: Request, conversation: str) -> HTTPResponse:
    """Put labels on a conversation, and take others off."""
    service, member = await caseworker_of(request)
    body = _decode(request.body)
    client_id = checked_id(body.client_id)
    seq = await service.labels.change(conversation, member, client_id, body.add, body.remove)
    return as_json(protocol.Ack(client_id=client_id, seq=seq))


def _name_of_list(service: Service, identity: str) -> DeskName:
    """The name of the organisation, or of the desk that belongs to none; its id once the directory has neither."""
    found = service.directory.find_organisation(identity)
    return DeskName(id=identity, nl=found.name.nl, en=found.name.en) if found else service.desks.name_of(identity)
