"""The caseworkers' door to the directory: looking things up, and showing them to the citizen."""

from __future__ import annotations

import asyncio
from typing import get_args

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, checked_id
from handoff.api.staff import directory_search
from handoff.api.staff.session import caseworker_of, session_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.problem import CommandProblem
from handoff.commands.showing import spoken
from handoff.names import names_in
from handoff.service import Service
from loket.wire import Card

staff_directory = Blueprint("staff_directory", url_prefix="/api/v1/staff")

HITS = 12
"""What fits on a list that somebody looks through."""
ASKED_LIMIT = 200
"""Characters of what is asked for; the rest is not looked at."""

_decode_show = msgspec.json.Decoder(protocol.Show).decode


@staff_directory.get("/directory")
@unbroken_handler
async def look_up(request: Request) -> HTTPResponse:
    """Services and life events by words."""
    service: Service = request.app.ctx.service
    await session_of(request)
    asked = (request.args.get("q") or "")[:ASKED_LIMIT]
    # The first look makes the index, which takes about a second: nobody's conversation waits for it.
    hits = await asyncio.to_thread(directory_search.find, service.directory, asked, HITS)
    return as_json(protocol.DirectoryHits(hits=hits))


@staff_directory.get("/directory/names")
@unbroken_handler
async def read_names(request: Request) -> HTTPResponse:
    """What services, life events and organisations are called, in both languages."""
    service: Service = request.app.ctx.service
    await session_of(request)
    names = [protocol.BothLanguages(nl=each.nl, en=each.en) for each in names_in(service.directory)]
    return as_json(protocol.DirectoryNames(names=names))


@staff_directory.get("/conversations/<conversation:str>/directory/<what:str>/<which:str>")
@unbroken_handler
async def preview(request: Request, conversation: str, what: str, which: str) -> HTTPResponse:
    """A service or plan as the citizen of this conversation would see it."""
    service: Service = request.app.ctx.service
    member = (await session_of(request)).member
    if what not in get_args(protocol.FoundKind):
        raise CommandProblem("not-in-directory")
    kind: protocol.FoundKind = "service" if what == "service" else "plan"
    language, made = await service.showing.preview(conversation, member, kind, which, request.args.get("language"))
    if isinstance(made, Card):
        return as_json(protocol.Shown(language=spoken(language), card=made))
    return as_json(protocol.Shown(language=spoken(language), plan=made))


@staff_directory.post("/conversations/<conversation:str>/show")
@unbroken_handler
async def show(request: Request, conversation: str) -> HTTPResponse:
    """Say something to the citizen with a card or a plan."""
    service, member = await caseworker_of(request)
    body = _decode_show(request.body)
    seq = await service.showing.show(
        conversation, member, checked_id(body.client_id), body.what, body.id, body.text, body.language
    )
    return as_json(protocol.Ack(client_id=body.client_id, seq=seq))
