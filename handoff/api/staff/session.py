"""Logging in and out, and the guard before everything that caseworkers do."""

from __future__ import annotations

import asyncio
import hmac
from urllib.parse import urlsplit

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.api.unbroken import unbroken_handler
from handoff.bus import desk_of
from handoff.commands.problem import CommandProblem
from handoff.commands.supervising_people import PERSON_CHANGED, require_own_password
from handoff.service import Service
from handoff.storage.caseworkers import Member
from handoff.storage.sessions import Session

staff_session = Blueprint("staff_session", url_prefix="/api/v1/staff/session")

COOKIE = "loket_session"
LOG_IN_PATIENCE = 5.0

_decode_log_in = msgspec.json.Decoder(protocol.LogIn).decode
_decode_choose = msgspec.json.Decoder(protocol.ChoosePassword).decode


@staff_session.post("/")
@unbroken_handler
async def log_in(request: Request) -> HTTPResponse:
    """Log in: sets the session cookie and gives the CSRF token."""
    service: Service = request.app.ctx.service
    require_own_origin(request)
    await asyncio.sleep(request.app.ctx.log_in_pace.take(request.remote_addr or request.ip, LOG_IN_PATIENCE))
    given = _decode_log_in(request.body)
    key, session = await service.sessions.log_in(given.name, given.password)
    await service.caseworkers.note(session.member.id, "log_in")
    return await _logged_in(service, key, session)


@staff_session.post("/password")
@unbroken_handler
async def choose_password(request: Request) -> HTTPResponse:
    """Log in with a password of one's own from now on, in place of the one that was given."""
    service: Service = request.app.ctx.service
    require_own_origin(request)
    await asyncio.sleep(request.app.ctx.log_in_pace.take(request.remote_addr or request.ip, LOG_IN_PATIENCE))
    given = _decode_choose(request.body)
    require_own_password(given.password, given.new_password)
    key, session = await service.sessions.choose_password(given.name, given.password, given.new_password)
    await service.caseworkers.note(session.member.id, "password")
    return await _logged_in(service, key, session)


async def _logged_in(service: Service, key: str, session: Session) -> HTTPResponse:
    response = as_json(await _profile(service, session))
    response.add_cookie(
        COOKIE,
        key,
        path="/",
        httponly=True,
        secure=service.settings.secure_cookie,
        samesite="Strict",
        expires=session.expires_at,
    )
    return response


@staff_session.get("/")
@unbroken_handler
async def who(request: Request) -> HTTPResponse:
    """Who is logged in, after a reload."""
    service: Service = request.app.ctx.service
    return as_json(await _profile(service, await session_of(request)))


@staff_session.delete("/")
@unbroken_handler
async def log_out(request: Request) -> HTTPResponse:
    """Log out, and off duty."""
    service: Service = request.app.ctx.service
    session = await changing(request)
    await service.duties.serve(session.member.id, [])
    await service.sessions.log_out(request.cookies.get(COOKIE) or "")
    await service.caseworkers.note(session.member.id, "log_out")
    await service.bus.publish(desk_of(session.member.id), PERSON_CHANGED)  # other windows show nothing more
    response = HTTPResponse(status=204)
    response.delete_cookie(COOKIE, path="/")
    return response


async def session_of(request: Request) -> Session:
    """The session of the request's cookie. Raises ``not-logged-in``."""
    service: Service = request.app.ctx.service
    session = await service.sessions.of(request.cookies.get(COOKIE) or "")
    if session is None:
        raise CommandProblem("not-logged-in")
    return session


async def caseworker_of(request: Request) -> tuple[Service, Member]:
    """The service and who asks, for a request that changes something."""
    session = await changing(request)
    return request.app.ctx.service, session.member


async def changing(request: Request) -> Session:
    """The session, for a request that changes something: with the right CSRF token, from our own pages."""
    session = await session_of(request)
    require_own_origin(request)
    require_csrf(request.headers.get("x-csrf-token", ""), session)
    return session


def require_csrf(token: str, session: Session) -> None:
    """Raise ``csrf`` unless ``token`` is that of the session; how long that takes tells nothing about it."""
    if not hmac.compare_digest(token.encode(), session.csrf.encode()):
        raise CommandProblem("csrf")


def require_own_origin(request: Request) -> None:
    """Raise ``csrf`` when a browser says that the request comes from a page that is not ours."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise CommandProblem("csrf")


async def _profile(service: Service, session: Session) -> protocol.CaseworkerProfile:
    member = session.member
    team = await service.caseworkers.team(member.team)
    return protocol.CaseworkerProfile(
        id=member.id,
        name=member.name,
        organisation=member.organisation,
        desks=member.desks,
        csrf=session.csrf,
        team=team.name if team else None,
        role=member.role,
        skills=member.skills,
        languages=member.languages,
        capacity=member.capacity,
    )
