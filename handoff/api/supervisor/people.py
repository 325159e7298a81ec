"""The supervisors' door over HTTP: the caseworkers and teams of their organisation."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.api.supervisor.http import supervisor_of
from handoff.api.unbroken import unbroken_handler
from handoff.commands.supervising_people import CaseworkerValues, Made
from handoff.service import Service
from handoff.storage.caseworkers import LANGUAGES, Member
from handoff.storage.roster import Listed
from loket.directory.desk_check import LANGUAGES as CODES

supervisor_people = Blueprint("supervisor_people", url_prefix="/api/v1/staff/supervisor")

_decode_new = msgspec.json.Decoder(protocol.NewPerson).decode
_decode_values = msgspec.json.Decoder(protocol.PersonValues).decode
_decode_team = msgspec.json.Decoder(protocol.TeamNamed).decode


@supervisor_people.get("/people")
@unbroken_handler
async def people(request: Request) -> HTTPResponse:
    """Everybody of the supervisor's organisation."""
    service, member = await supervisor_of(request)
    return as_json(await _everybody(service, member))


@supervisor_people.post("/people")
@unbroken_handler
async def add(request: Request) -> HTTPResponse:
    """A new caseworker."""
    service, member = await supervisor_of(request)
    body = _decode_new(request.body)
    return as_json(_password(await service.people.add(member, body.login, _person(body.values))), 201)


@supervisor_people.put("/people/<person:str>")
@unbroken_handler
async def change(request: Request, person: str) -> HTTPResponse:
    """Have the caseworker be so."""
    service, member = await supervisor_of(request)
    await service.people.change(member, person, _person(_decode_values(request.body)))
    return HTTPResponse(status=204)


@supervisor_people.post("/people/<person:str>/password")
@unbroken_handler
async def reset_password(request: Request, person: str) -> HTTPResponse:
    """Another one-time password."""
    service, member = await supervisor_of(request)
    return as_json(_password(await service.people.reset_password(member, person)))


@supervisor_people.post("/people/<person:str>/deactivate")
@unbroken_handler
async def deactivate(request: Request, person: str) -> HTTPResponse:
    """No longer lets the caseworker in; their conversations go back to their queues."""
    service, member = await supervisor_of(request)
    return as_json(protocol.Deactivated(returned=await service.people.deactivate(member, person)))


@supervisor_people.post("/people/<person:str>/activate")
@unbroken_handler
async def activate(request: Request, person: str) -> HTTPResponse:
    """Lets the caseworker in again."""
    service, member = await supervisor_of(request)
    await service.people.activate(member, person)
    return HTTPResponse(status=204)


@supervisor_people.post("/teams")
@unbroken_handler
async def add_team(request: Request) -> HTTPResponse:
    """A new team."""
    service, member = await supervisor_of(request)
    team = await service.people.add_team(member, _decode_team(request.body).name)
    return as_json(protocol.TeamItem(id=team.id, name=team.name, people=0), 201)


@supervisor_people.put("/teams/<team:str>")
@unbroken_handler
async def rename_team(request: Request, team: str) -> HTTPResponse:
    """Another name for a team."""
    service, member = await supervisor_of(request)
    await service.people.rename_team(member, team, _decode_team(request.body).name)
    return HTTPResponse(status=204)


@supervisor_people.delete("/teams/<team:str>")
@unbroken_handler
async def remove_team(request: Request, team: str) -> HTTPResponse:
    """Remove a team; its people stay."""
    service, member = await supervisor_of(request)
    await service.people.remove_team(member, team)
    return HTTPResponse(status=204)


async def _everybody(service: Service, member: Member) -> protocol.People:
    found, teams = await service.people.everybody(member)
    desks = service.desks.all()
    asked = {language for desk in desks for language in desk.languages}
    written = {language for each in service.directory.services for language in each.other_languages}
    languages = {*LANGUAGES, *asked, *written}
    return protocol.People(
        people=[_item(each) for each in found],
        teams=[protocol.TeamItem(id=team.id, name=team.name, people=number) for team, number in teams],
        desks=[service.desks.name(desk) for desk in desks if desk.id in member.desks],
        skills=sorted({skill for desk in desks for skill in desk.skills}),
        languages=sorted(languages),
        other_languages=sorted(CODES - languages),
    )


def _item(listed: Listed) -> protocol.PersonItem:
    member = listed.member
    return protocol.PersonItem(
        id=member.id,
        login=listed.login,
        name=member.name,
        desks=member.desks,
        team=member.team,
        skills=member.skills,
        languages=member.languages,
        capacity=member.capacity,
        role=member.role,
        active=listed.active,
        one_time=listed.one_time,
        has=listed.has,
    )


def _person(values: protocol.PersonValues) -> CaseworkerValues:
    return CaseworkerValues(
        name=values.name,
        desks=values.desks,
        team=values.team,
        skills=values.skills,
        languages=values.languages,
        capacity=values.capacity,
        role=values.role,
    )


def _password(made: Made) -> protocol.OneTimePassword:
    return protocol.OneTimePassword(id=made.id, login=made.login, password=made.password)
