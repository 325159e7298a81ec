"""The citizens' door to a plan: as a page to print or to keep, as a PDF, and as a calendar file with its last days."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse, Request, raw

from handoff.api.citizen.http import authenticated
from handoff.api.citizen.pdf import answer_pdf
from handoff.api.paper.plan_calendar import plan_calendar
from handoff.api.paper.plan_page import POLICY, plan_page
from handoff.api.unbroken import unbroken, unbroken_handler
from handoff.conversation.kinds.talk import Message
from handoff.conversation.plans import plan_in
from handoff.service import Service
from handoff.storage.conversations import NotFound
from loket.directory.hours import ZONE
from loket.wire import Plan

citizen_plan = Blueprint("citizen_plan", url_prefix="/api/v1/conversations")


@citizen_plan.get("/<conversation:str>/plans/<of:int>")
@unbroken_handler
async def read_plan(request: Request, conversation: str, of: int) -> HTTPResponse:
    """The plan in the message ``of`` (its seq) as a page, with what is done ticked."""
    page, name = await _page(request, conversation, of)
    return raw(
        page,
        content_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": POLICY,
            "Content-Disposition": f'attachment; filename="{name}.html"',
        },
    )


@citizen_plan.get("/<conversation:str>/plans/<of:int>/pdf")
async def read_pdf(request: Request, conversation: str, of: int) -> HTTPResponse:
    """The same as a PDF."""
    page, name = await unbroken(_page(request, conversation, of))
    return await answer_pdf(request, page, name)


@citizen_plan.get("/<conversation:str>/plans/<of:int>/calendar")
@unbroken_handler
async def read_calendar(request: Request, conversation: str, of: int) -> HTTPResponse:
    """The last days of that plan as a calendar file."""
    service = await authenticated(request, conversation)
    plan, done, language = await _plan(service, conversation, of)
    calendar = plan_calendar(plan, done, language, conversation, service.clock())
    if calendar is None:
        raise NotFound
    return raw(
        calendar,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="plan.ics"'},
    )


async def _page(request: Request, conversation: str, of: int) -> tuple[str, str]:
    """The plan as HTML, and the name of the file without its kind. Raises ``NotFound``."""
    service = await authenticated(request, conversation)
    plan, done, language = await _plan(service, conversation, of)
    today = service.clock().astimezone(ZONE).date()
    return plan_page(plan, done, language, today), f"plan-{today}"


async def _plan(service: Service, conversation: str, of: int) -> tuple[Plan, list[str], str]:
    """The plan, the ids of the steps that are done, and its language. Raises ``NotFound``."""
    state = (await service.conversations.read(conversation)).state
    found = await service.conversations.events(conversation, of - 1, 1) if 0 < of <= state.last_seq else []
    event = found[0] if found else None
    plan = plan_in(event)
    if event is None or plan is None or not isinstance(event.body, Message):
        raise NotFound
    language = "nl" if (event.body.language or state.language) == "nl" else "en"
    return plan, state.ticked.get(plan.id, []), language
