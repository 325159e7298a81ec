"""The citizens' door to the conversation as a page to print or to keep, and as a PDF."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse, Request, raw

from handoff.api.citizen.http import authenticated
from handoff.api.citizen.pdf import answer_pdf
from handoff.api.paper.transcript_page import POLICY, transcript_page
from handoff.api.unbroken import unbroken, unbroken_handler
from handoff.conversation.sight import for_citizen

citizen_transcript = Blueprint("citizen_transcript", url_prefix="/api/v1/conversations")


@citizen_transcript.get("/<conversation:str>/transcript/page")
@unbroken_handler
async def read_page(request: Request, conversation: str) -> HTTPResponse:
    """The whole conversation as the citizen may see it, as HTML that needs nothing else."""
    page, name = await _page(request, conversation)
    return raw(
        page,
        content_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": POLICY,
            "Content-Disposition": f'attachment; filename="{name}.html"',
        },
    )


@citizen_transcript.get("/<conversation:str>/transcript/pdf")
async def read_pdf(request: Request, conversation: str) -> HTTPResponse:
    """The same as a PDF."""
    page, name = await unbroken(_page(request, conversation))
    return await answer_pdf(request, page, name)


async def _page(request: Request, conversation: str) -> tuple[str, str]:
    """The conversation as HTML, and the name of the file without its kind. Raises ``NotFound`` without the key."""
    service = await authenticated(request, conversation)
    found = await service.conversations.read(conversation)
    events = [shown for each in await service.conversations.all_events(conversation) if (shown := for_citizen(each))]
    page = transcript_page(events, found.state.language, found.state.case)
    return page, f"loket-{found.created_at:%Y-%m-%d}"
