"""The citizens' door to the conversation as a page to print or to keep."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse, Request, raw

from handoff.api.citizen.http import authenticated
from handoff.api.paper.transcript_page import POLICY, transcript_page
from handoff.api.unbroken import unbroken_handler
from handoff.conversation.sight import for_citizen

citizen_transcript = Blueprint("citizen_transcript", url_prefix="/api/v1/conversations")


@citizen_transcript.get("/<conversation:str>/transcript/page")
@unbroken_handler
async def read_page(request: Request, conversation: str) -> HTTPResponse:
    """The whole conversation as the citizen may see it, as HTML that needs nothing else."""
    service = await authenticated(request, conversation)
    found = await service.conversations.read(conversation)
    events = [shown for each in await service.conversations.all_events(conversation) if (shown := for_citizen(each))]
    return raw(
        transcript_page(events, found.state.language, found.state.case),
        content_type="text/html; charset=utf-8",
        headers={
            "Content-Security-Policy": POLICY,
            "Content-Disposition": f'attachment; filename="loket-{found.created_at:%Y-%m-%d}.html"',
        },
    )
