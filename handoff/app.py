"""The Sanic application: the only public door."""

from __future__ import annotations

import asyncio
import logging

from sanic import HTTPResponse, Request, Sanic
from sanic.exceptions import NotFound as RouteNotFound
from sanic.exceptions import SanicException
from sanic.log import access_logger
from sqlalchemy import text as sql

from handoff.api.citizen.http import citizen
from handoff.api.citizen.plan import citizen_plan
from handoff.api.citizen.stream import citizen_stream
from handoff.api.citizen.transcript import citizen_transcript
from handoff.api.doorway import as_json, readers_language
from handoff.api.openapi import openapi
from handoff.api.pace import Pace
from handoff.api.pages import App, add_pages
from handoff.api.paper.pdf import PdfMaker
from handoff.api.problems import document, problem, problem_of
from handoff.api.protocol import Problem
from handoff.api.staff.canned import staff_canned
from handoff.api.staff.casework_http import staff_casework
from handoff.api.staff.directory import staff_directory
from handoff.api.staff.http import staff
from handoff.api.staff.labels import staff_labels
from handoff.api.staff.moves import staff_moves
from handoff.api.staff.search import staff_search
from handoff.api.staff.session import staff_session
from handoff.api.staff.stream import staff_stream
from handoff.api.supervisor.desks import supervisor_desks
from handoff.api.supervisor.http import supervisor
from handoff.api.supervisor.people import supervisor_people
from handoff.api.topics import topics
from handoff.api.unbroken import settle
from handoff.drain import Drain
from handoff.service import Service

log = logging.getLogger(__name__)

MESSAGE_LIMIT = 64 * 1024
"""Bytes of one request or WebSocket message; a text of the longest allowed length fits in easily."""

OPENINGS_PER_SECOND, OPENINGS_AT_ONCE = 5.0, 200
"""New conversations from one address, behind which a whole office may sit."""
SETTLE_SECONDS = 2.0
"""What is still being done at the end has so long to finish; a supervisor waits ten seconds for all of it."""

LOG_INS_PER_SECOND, LOG_INS_AT_ONCE = 1.0, 20

PDFS_PER_SECOND, PDFS_AT_ONCE = 0.2, 20
"""For one address, too: a PDF is a second or more of a processor."""

DOORS = (
    citizen,
    citizen_plan,
    citizen_transcript,
    topics,
    staff_session,
    staff,
    staff_moves,
    staff_casework,
    supervisor,
    supervisor_desks,
    supervisor_people,
    staff_labels,
    staff_search,
    staff_directory,
    staff_canned,
)
"""Everything over HTTP under ``/api/v1``; the two streams are routes of their own."""


def create_app(service: Service, name: str = "loket") -> App:
    """The application around ``service``."""
    app: App = Sanic(name, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MESSAGE_LIMIT
    app.config.WEBSOCKET_MAX_SIZE = MESSAGE_LIMIT
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.KEEP_ALIVE_TIMEOUT = 75
    app.config.RESPONSE_TIMEOUT = 75  # a PDF may wait 10 seconds for its pace, 15 for its turn, and take 45
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 1.0
    app.config.PROXIES_COUNT = service.settings.proxies
    app.ctx.service = service
    app.ctx.drain = Drain(service.settings.drain)
    app.ctx.pace = Pace(service.settings.messages_per_second, service.settings.message_burst)
    app.ctx.opening_pace = Pace(OPENINGS_PER_SECOND, OPENINGS_AT_ONCE)
    app.ctx.log_in_pace = Pace(LOG_INS_PER_SECOND, LOG_INS_AT_ONCE)
    app.ctx.pdf_pace = Pace(PDFS_PER_SECOND, PDFS_AT_ONCE)
    app.ctx.pdf = PdfMaker()
    for door in DOORS:
        app.blueprint(door)
    app.add_websocket_route(citizen_stream, "/api/v1/conversations/<conversation:str>/stream")
    app.add_websocket_route(staff_stream, "/api/v1/staff/stream")
    app.add_route(openapi, "/api/v1/openapi.json")
    app.add_route(health, "/health")
    app.add_route(ready, "/ready")
    add_pages(app, service.settings.web)
    app.error_handler.add(Exception, _refuse)
    app.on_request(_no_new_sockets)
    app.before_server_start(_start)
    app.before_server_stop(_leave)
    app.after_server_stop(_stop)
    access_logger.disabled = True  # addresses are personal data; what happened is in the audit log
    return app


async def health(request: Request) -> HTTPResponse:
    """Whether citizens can be served: 200, or 503 with what is missing."""
    service: Service = request.app.ctx.service
    store, bot = await asyncio.gather(_store_answers(service), service.bot.healthy())
    status = 200 if store and bot else 503
    return as_json({"store": store, "bot": bot, "bus": service.bus.patience > 1}, status)


async def ready(request: Request) -> HTTPResponse:
    """Whether this process takes new clients: 200, or 503 when it is leaving or has no store. For load balancers."""
    service: Service = request.app.ctx.service
    draining = request.app.ctx.drain.draining
    store = not draining and await _store_answers(service)
    return as_json({"draining": draining, "store": store}, 200 if store else 503)


async def _no_new_sockets(request: Request) -> HTTPResponse | None:
    """A process that is leaving takes no new WebSocket: whoever asks is better served by another one."""
    if request.app.ctx.drain.draining and "upgrade" in request.headers:
        return document(problem("unavailable", "nl", retry_after=1))
    return None


async def _leave(app: App) -> None:
    await app.ctx.drain.leave()


async def _store_answers(service: Service) -> bool:
    try:
        async with asyncio.timeout(2), service.database.read() as connection:
            await connection.execute(sql("SELECT 1"))
    except Exception:
        log.exception("health: the store does not answer")
        return False
    return True


async def _start(app: App) -> None:
    await app.ctx.service.start()


async def _stop(app: App) -> None:
    await settle(SETTLE_SECONDS)
    await app.ctx.service.close()


async def _refuse(request: Request, error: Exception) -> HTTPResponse:
    """Every error as a problem document in the reader's language, without a trace of the inside."""
    language = readers_language(request)
    if isinstance(error, SanicException):
        return document(_of_sanic(error, language))
    found = problem_of(error, language)
    if found.code == "internal":
        log.error("%s %s failed", request.method, request.route.path if request.route else "?", exc_info=error)
    return document(found)


def _of_sanic(error: SanicException, language: str) -> Problem:
    if isinstance(error, RouteNotFound):
        return problem("not-found", language)
    if error.status_code >= 500:
        return problem("unavailable" if error.status_code == 503 else "internal", language)
    found = problem("malformed", language)
    return Problem(status=error.status_code, code=found.code, title=found.title, detail=found.detail)
