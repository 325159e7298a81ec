"""The supervisors' door over HTTP: the hours and the words of their desks."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json, readers_language
from handoff.api.supervisor import words as in_words
from handoff.api.supervisor.http import supervisor_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.supervising_desks import Checked, kept_values
from handoff.desk_values import FIELDS, DeskField, values_of
from handoff.service import Service
from handoff.storage.desk_settings import DeskChange
from loket.directory import Desk

supervisor_desks = Blueprint("supervisor_desks", url_prefix="/api/v1/staff/supervisor")

_decode_change = msgspec.json.Decoder(protocol.DeskChange).decode
_decode_undo = msgspec.json.Decoder(protocol.DeskUndo).decode


@supervisor_desks.get("/desks")
@unbroken_handler
async def desks(request: Request) -> HTTPResponse:
    """The supervisor's desks, as they are and as the directory has them; also what another process stored just now."""
    service, member = await supervisor_of(request)
    await service.desk_watch.catch_up()
    return as_json([_settings(service, each) for each in service.desks.written.desks if each.id in member.desks])


@supervisor_desks.post("/desks/<desk:str>/check")
@unbroken_handler
async def check(request: Request, desk: str) -> HTTPResponse:
    """What is wrong with these values, and what to think over; nothing is stored."""
    service, member = await supervisor_of(request)
    checked = await service.desk_commands.check(member, desk, _decode_change(request.body).values)
    return as_json(_remarks(checked, readers_language(request)))


@supervisor_desks.put("/desks/<desk:str>")
@unbroken_handler
async def change(request: Request, desk: str) -> HTTPResponse:
    """Have the desk be so from now on."""
    service, member = await supervisor_of(request)
    body = _decode_change(request.body)
    await service.desk_commands.change(member, desk, body.version, body.values)
    return as_json(_settings(service, service.desk_commands.written(member, desk)))


@supervisor_desks.post("/desks/<desk:str>/undo")
@unbroken_handler
async def undo(request: Request, desk: str) -> HTTPResponse:
    """Back to before the last change."""
    service, member = await supervisor_of(request)
    await service.desk_commands.undo(member, desk, _decode_undo(request.body).version)
    return as_json(_settings(service, service.desk_commands.written(member, desk)))


@supervisor_desks.get("/desks/<desk:str>/history")
@unbroken_handler
async def history(request: Request, desk: str) -> HTTPResponse:
    """Who changed what, the newest first."""
    service, member = await supervisor_of(request)
    written, language = service.desk_commands.written(member, desk), readers_language(request)
    changes = await service.desk_commands.history(member, desk)
    return as_json([_item(written, each, language) for each in changes])


def _settings(service: Service, written: Desk) -> protocol.DeskSettings:
    kept = service.desk_watch.kept(written.id)
    return protocol.DeskSettings(
        id=written.id,
        version=kept.version,
        now=kept_values(written, kept.override),
        directory=values_of(written),
        changed=kept.override.fields(),
        time_zone=written.time_zone,
    )


def _remarks(checked: Checked, language: str) -> protocol.DeskChecked:
    problems = [
        protocol.DeskRemark(field=_field(fault.field), words=fault.in_words(language), place=fault.place)
        for fault in checked.faults
    ]
    warnings = [
        protocol.DeskRemark(field=hard.field, words=in_words.hard(hard.language, hard.problem, language))
        for hard in checked.hard
    ]
    if checked.calls:
        warnings.append(protocol.DeskRemark(field="hours", words=in_words.calls(checked.calls, language)))
    return protocol.DeskChecked(problems=problems, warnings=warnings)


def _field(name: str) -> DeskField:
    return next(each for each in FIELDS if each == name)


def _item(written: Desk, change: DeskChange, language: str) -> protocol.DeskChangeItem:
    before, after = kept_values(written, change.before), kept_values(written, change.after)
    fields = dict.fromkeys([*change.before.fields(), *change.after.fields()])
    return protocol.DeskChangeItem(
        at=change.at,
        who=change.who,
        changes=[
            protocol.FieldChange(
                field=name,
                before=in_words.field(name, before, language),
                after=in_words.field(name, after, language),
            )
            for name in fields
            if getattr(before, name) != getattr(after, name)
        ],
    )
