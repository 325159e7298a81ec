"""The caseworkers' door to the canned replies of their organisation."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.api.staff.canned_values import values_for
from handoff.api.staff.directory import ASKED_LIMIT
from handoff.api.staff.directory_search import both
from handoff.api.staff.ranking import Ranking
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.canned import KeptReply, Reply
from handoff.commands.seeing import may_see
from handoff.conversation.placeholders import PLACEHOLDERS
from handoff.service import Service
from handoff.storage.conversations import NotFound
from loket.directory import Directory, Text

staff_canned = Blueprint("staff_canned", url_prefix="/api/v1/staff")

KEY, TITLE, ABOUT, TEXT = 6.0, 4.0, 2.0, 1.0
"""What a word weighs that stands in the key, in the title, in the name of the service, in the text."""

_decode_text = msgspec.json.Decoder(protocol.CannedReplyText).decode
_decode_version = msgspec.json.Decoder(protocol.CannedVersion).decode


@staff_canned.get("/canned-replies")
@unbroken_handler
async def look_up(request: Request) -> HTTPResponse:
    """Those of my organisation that fit the words, in either language; without words all."""
    service: Service = request.app.ctx.service
    member = (await session_of(request)).member
    known = await service.canned.of(member.organisation)
    asked = (request.args.get("q") or "")[:ASKED_LIMIT].removeprefix("/")
    found = _ranking(service.directory, known).find(asked, len(known))
    replies = [_item(service.directory, each) for each in found]
    return as_json(protocol.CannedReplies(replies=replies, placeholders=list(PLACEHOLDERS)))


@staff_canned.post("/canned-replies")
@unbroken_handler
async def create(request: Request) -> HTTPResponse:
    """A new one."""
    service, member = await caseworker_of(request)
    kept = await service.canned.create(member, _reply(_decode_text(request.body)))
    return as_json(_item(service.directory, kept), 201)


@staff_canned.put("/canned-replies/<identity:str>")
@unbroken_handler
async def change(request: Request, identity: str) -> HTTPResponse:
    """Other words."""
    service, member = await caseworker_of(request)
    body = _decode_text(request.body)
    kept = await service.canned.change(member, identity, body.version, _reply(body))
    return as_json(_item(service.directory, kept))


@staff_canned.post("/canned-replies/<identity:str>/delete")
@unbroken_handler
async def delete(request: Request, identity: str) -> HTTPResponse:
    """Take it away."""
    service, member = await caseworker_of(request)
    kept = await service.canned.delete(member, identity, _decode_version(request.body).version)
    return as_json(_item(service.directory, kept))


@staff_canned.post("/canned-replies/<identity:str>/undo")
@unbroken_handler
async def undo(request: Request, identity: str) -> HTTPResponse:
    """Take the last change back."""
    service, member = await caseworker_of(request)
    kept = await service.canned.undo(member, identity, _decode_version(request.body).version)
    return as_json(_item(service.directory, kept))


@staff_canned.get("/conversations/<conversation:str>/canned-values")
@unbroken_handler
async def fill_in(request: Request, conversation: str) -> HTTPResponse:
    """What the placeholders stand for in this conversation."""
    service: Service = request.app.ctx.service
    member = (await session_of(request)).member
    state = (await service.conversations.read(conversation)).state
    if not may_see(state, member):
        raise NotFound
    return as_json(values_for(state, member, service.directory))


def _ranking(directory: Directory, known: list[KeptReply]) -> Ranking[KeptReply]:
    return Ranking((each, _texts(directory, each.reply)) for each in known)


def _texts(directory: Directory, reply: Reply) -> list[tuple[float, str]]:
    about = directory.find_service(reply.service)
    texts = [(TITLE, reply.title), (TEXT, reply.text), *([(ABOUT, about.name)] if about else [])]
    return [(KEY, reply.key), *((weight, words) for weight, text in texts for words in (text.nl, text.en))]


def _item(directory: Directory, kept: KeptReply) -> protocol.CannedReply:
    reply = kept.reply
    about = directory.find_service(reply.service)
    return protocol.CannedReply(
        id=kept.id,
        key=reply.key,
        title=both(reply.title),
        text=both(reply.text),
        service=reply.service,
        service_title=both(about.name) if about else None,
        version=kept.version,
        deleted=kept.deleted,
    )


def _reply(body: protocol.CannedReplyText) -> Reply:
    title, text = Text(nl=body.title.nl, en=body.title.en), Text(nl=body.text.nl, en=body.text.en)
    return Reply(key=body.key, title=title, text=text, service=body.service)
