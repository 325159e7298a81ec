"""What a page is about, for the widget that stands on it: nothing here belongs to a citizen."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.page_topic import find_topic, payload_of
from handoff.service import Service
from handoff.storage.conversations import NotFound

topics = Blueprint("topics", url_prefix="/api/v1/topics")


@topics.get("/<topic:str>")
async def read_topic(request: Request, topic: str) -> HTTPResponse:
    """The name of a service or life event in both languages, and what to choose to begin with it."""
    service: Service = request.app.ctx.service
    found = find_topic(service.directory, topic)
    if found is None:
        raise NotFound
    title = protocol.TopicTitle(nl=found.name.nl, en=found.name.en)
    return as_json(protocol.PageTopic(id=found.id, title=title, payload=payload_of(found)))
