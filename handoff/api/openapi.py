"""The description of the public door, for programs: OpenAPI 3.1, made from the protocol's own types."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec
from sanic import HTTPResponse, Request

from handoff.api import protocol
from handoff.api.doorway import as_json
from handoff.api.pages import API_VERSION

_CITIZEN = "citizen"
_STAFF = "staff"
_IN_PATH = re.compile(r"\{(\w+)\}")

# method, path, who, summary, body, answer (a type, or the media type of a text), status
_ROUTES: list[tuple[str, str, str, str, Any, Any, int]] = [
    ("post", "/conversations", "", "Open a conversation", protocol.NewConversation, protocol.Opened, 201),
    ("get", "/conversations/{id}/events", _CITIZEN, "Events after a seq", None, protocol.Events, 200),
    ("post", "/conversations/{id}/commands", _CITIZEN, "Carry out a command", protocol.Command, protocol.Ack, 200),
    (
        "get",
        "/conversations/{id}/callback-times",
        _CITIZEN,
        "When a call can be promised",
        None,
        protocol.CallbackTimes,
        200,
    ),
    ("get", "/conversations/{id}/transcript", _CITIZEN, "The conversation as text", None, "text/plain", 200),
    ("get", "/conversations/{id}/transcript/page", _CITIZEN, "The same as a page to print", None, "text/html", 200),
    ("get", "/conversations/{id}/transcript/pdf", _CITIZEN, "The same as a PDF", None, "application/pdf", 200),
    ("get", "/topics/{id}", "", "What a page is about", None, protocol.PageTopic, 200),
    ("get", "/conversations/{id}/plans/{of}", _CITIZEN, "A plan as a page to print", None, "text/html", 200),
    ("get", "/conversations/{id}/plans/{of}/pdf", _CITIZEN, "The same as a PDF", None, "application/pdf", 200),
    ("get", "/conversations/{id}/plans/{of}/calendar", _CITIZEN, "Its last days", None, "text/calendar", 200),
    ("delete", "/conversations/{id}", _CITIZEN, "Delete the conversation", None, None, 204),
    ("post", "/staff/session", "", "Log in", protocol.LogIn, protocol.CaseworkerProfile, 200),
    ("get", "/staff/session", _STAFF, "Who is logged in", None, protocol.CaseworkerProfile, 200),
    ("delete", "/staff/session", _STAFF, "Log out", None, None, 204),
    ("put", "/staff/duty", _STAFF, "Serve desks", protocol.Duty, None, 204),
    ("put", "/staff/duty/state", _STAFF, "At work, a pause, rounding off, off duty", protocol.DutyState, None, 204),
    ("post", "/staff/next", _STAFF, "Claim the next", None, protocol.ConversationDetail, 200),
    ("get", "/staff/conversations/{id}", _STAFF, "A conversation", None, protocol.ConversationDetail, 200),
    ("post", "/staff/conversations/{id}/claim", _STAFF, "Claim", None, protocol.ConversationDetail, 200),
    ("post", "/staff/conversations/{id}/messages", _STAFF, "Say", protocol.StaffSay, protocol.Ack, 200),
    ("get", "/staff/directory", _STAFF, "Look something up", None, protocol.DirectoryHits, 200),
    ("get", "/staff/directory/names", _STAFF, "Names in both languages", None, protocol.DirectoryNames, 200),
    (
        "get",
        "/staff/conversations/{id}/directory/{what}/{which}",
        _STAFF,
        "A service or plan as this citizen would see it",
        None,
        protocol.Shown,
        200,
    ),
    ("post", "/staff/conversations/{id}/show", _STAFF, "Show a card or plan", protocol.Show, protocol.Ack, 200),
    ("get", "/staff/canned-replies", _STAFF, "Canned replies by words", None, protocol.CannedReplies, 200),
    ("post", "/staff/canned-replies", _STAFF, "A new one", protocol.CannedReplyText, protocol.CannedReply, 201),
    ("put", "/staff/canned-replies/{id}", _STAFF, "Change it", protocol.CannedReplyText, protocol.CannedReply, 200),
    ("post", "/staff/canned-replies/{id}/delete", _STAFF, "Delete", protocol.CannedVersion, protocol.CannedReply, 200),
    ("post", "/staff/canned-replies/{id}/undo", _STAFF, "Undo", protocol.CannedVersion, protocol.CannedReply, 200),
    ("get", "/staff/conversations/{id}/canned-values", _STAFF, "What to fill in", None, protocol.CannedValues, 200),
    ("post", "/staff/conversations/{id}/notes", _STAFF, "Note", protocol.StaffSay, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/transfer", _STAFF, "Transfer", protocol.TransferTo, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/refuse", _STAFF, "Refuse a transfer", protocol.Refuse, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/take-back", _STAFF, "Take it back", None, protocol.ConversationDetail, 200),
    ("post", "/staff/conversations/{id}/take-over", _STAFF, "Take over", None, protocol.ConversationDetail, 200),
    ("post", "/staff/conversations/{id}/colleagues", _STAFF, "Ask a colleague in", protocol.AskIn, protocol.Ack, 200),
    ("delete", "/staff/conversations/{id}/colleagues/{who}", _STAFF, "Let a colleague go", None, None, 204),
    ("post", "/staff/conversations/{id}/join", _STAFF, "Join", None, protocol.ConversationDetail, 200),
    ("post", "/staff/conversations/{id}/decline", _STAFF, "Not join", protocol.Plainly, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/leave", _STAFF, "Leave", protocol.Plainly, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/hold", _STAFF, "Find something out", protocol.HoldFor, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/resume", _STAFF, "Go on", protocol.Plainly, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/escalate", _STAFF, "Ask another desk", protocol.Escalate, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/case", _STAFF, "Open or join a case", protocol.InCase, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/follow-ups", _STAFF, "Plan a follow-up", protocol.FollowUp, protocol.Ack, 200),
    ("get", "/staff/escalations", _STAFF, "Questions to and from this desk", None, list[protocol.EscalationItem], 200),
    ("post", "/staff/escalations/{id}/take", _STAFF, "Take a question", None, None, 204),
    ("post", "/staff/escalations/{id}/answer", _STAFF, "Answer it", protocol.EscalationAnswer, None, 204),
    ("post", "/staff/escalations/{id}/read", _STAFF, "The answer was read", None, None, 204),
    ("get", "/staff/cases/{id}", _STAFF, "A case by its reference", None, protocol.CaseDetail, 200),
    ("get", "/staff/follow-ups", _STAFF, "Follow-ups", None, list[protocol.FollowUpItem], 200),
    ("post", "/staff/follow-ups/{id}/done", _STAFF, "Done", None, None, 204),
    ("get", "/staff/colleagues", _STAFF, "Colleagues on duty", None, list[protocol.Colleague], 200),
    ("get", "/staff/bot-conversations", _STAFF, "Talks with the bot", None, list[protocol.BotItem], 200),
    ("post", "/staff/conversations/{id}/hand-back", _STAFF, "Hand back", protocol.HandBackWith, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/release", _STAFF, "Release", None, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/close", _STAFF, "Close", protocol.CloseWith, protocol.Ack, 200),
    ("post", "/staff/conversations/{id}/labels", _STAFF, "Change labels", protocol.LabelWith, protocol.Ack, 200),
    ("get", "/staff/labels", _STAFF, "Labels to choose from", None, list[protocol.LabelItem], 200),
    ("delete", "/staff/labels/{id}/{label}", _STAFF, "Take a label off the list", None, None, 204),
    ("put", "/staff/labels/{id}/{label}", _STAFF, "Put a label on the list", None, None, 204),
    ("get", "/staff/supervisor/labels", _STAFF, "Lists of labels", None, list[protocol.ListedLabel], 200),
    ("post", "/staff/search", _STAFF, "Find conversations", protocol.SearchFor, protocol.SearchResult, 200),
    ("post", "/staff/callbacks/{id}/take", _STAFF, "Take a call-back", None, protocol.CallbackItem, 200),
    ("post", "/staff/callbacks/{id}/give-back", _STAFF, "Not make a call after all", None, None, 204),
    ("post", "/staff/callbacks/{id}/result", _STAFF, "Record a call", protocol.CallbackResult, None, 204),
    ("post", "/staff/session/password", "", "Choose", protocol.ChoosePassword, protocol.CaseworkerProfile, 200),
    ("post", "/staff/supervisor/conversations/{id}/listen", _STAFF, "Listen", None, protocol.ConversationDetail, 200),
    ("post", "/staff/supervisor/conversations/{id}/stop", _STAFF, "No longer listen", None, None, 204),
    ("post", "/staff/supervisor/conversations/{id}/whisper", _STAFF, "Whisper", protocol.StaffSay, protocol.Ack, 200),
    (
        "post",
        "/staff/supervisor/conversations/{id}/take-over",
        _STAFF,
        "Take over",
        None,
        protocol.ConversationDetail,
        200,
    ),
    ("post", "/staff/supervisor/conversations/{id}/move", _STAFF, "Move", protocol.MoveTo, protocol.Ack, 200),
    ("get", "/staff/supervisor/desks", _STAFF, "Desks as they are set", None, list[protocol.DeskSettings], 200),
    ("put", "/staff/supervisor/desks/{id}", _STAFF, "Set a desk", protocol.DeskChange, protocol.DeskSettings, 200),
    ("post", "/staff/supervisor/desks/{id}/check", _STAFF, "Check", protocol.DeskChange, protocol.DeskChecked, 200),
    ("post", "/staff/supervisor/desks/{id}/undo", _STAFF, "Undo", protocol.DeskUndo, protocol.DeskSettings, 200),
    (
        "get",
        "/staff/supervisor/desks/{id}/history",
        _STAFF,
        "Who changed what",
        None,
        list[protocol.DeskChangeItem],
        200,
    ),
    ("get", "/staff/supervisor/people", _STAFF, "People and teams", None, protocol.People, 200),
    ("post", "/staff/supervisor/people", _STAFF, "Add", protocol.NewPerson, protocol.OneTimePassword, 201),
    ("put", "/staff/supervisor/people/{id}", _STAFF, "Change", protocol.PersonValues, None, 204),
    (
        "post",
        "/staff/supervisor/people/{id}/password",
        _STAFF,
        "A one-time password",
        None,
        protocol.OneTimePassword,
        200,
    ),
    ("post", "/staff/supervisor/people/{id}/deactivate", _STAFF, "Deactivate", None, protocol.Deactivated, 200),
    ("post", "/staff/supervisor/people/{id}/activate", _STAFF, "Activate", None, None, 204),
    ("post", "/staff/supervisor/teams", _STAFF, "Add a team", protocol.TeamNamed, protocol.TeamItem, 201),
    ("put", "/staff/supervisor/teams/{id}", _STAFF, "Rename a team", protocol.TeamNamed, None, 204),
    ("delete", "/staff/supervisor/teams/{id}", _STAFF, "Remove a team", None, None, 204),
]


async def openapi(_request: Request) -> HTTPResponse:
    """The OpenAPI document."""
    return as_json(_document())


@cache
def _document() -> dict[str, Any]:
    types = [kind for route in _ROUTES for kind in (route[4], route[5]) if kind is not None and not _is_text(kind)]
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    schema_of = dict(zip(map(id, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for method, path, who, summary, body, answer, status in _ROUTES:
        operation: dict[str, Any] = {"summary": summary, "responses": {str(status): {"description": summary}}}
        if parameters := [_parameter(name) for name in _IN_PATH.findall(path)]:
            operation["parameters"] = parameters
        if who:
            operation["security"] = [{who: []}]
        if body is not None:
            operation["requestBody"] = {"content": {"application/json": {"schema": schema_of[id(body)]}}}
        if answer is not None:
            content = {answer: {"schema": {"type": "string"}}} if _is_text(answer) else None
            operation["responses"][str(status)]["content"] = content or {
                "application/json": {"schema": schema_of[id(answer)]}
            }
        operation["responses"]["default"] = {
            "description": "A problem document (RFC 9457)",
            "content": {"application/problem+json": {"schema": {"type": "object"}}},
        }
        paths.setdefault(path, {})[method] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Loket", "version": API_VERSION, "license": {"name": "EUPL-1.2"}},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                _CITIZEN: {"type": "http", "scheme": "bearer"},
                _STAFF: {"type": "apiKey", "in": "cookie", "name": "loket_session"},
            },
        },
    }


def _is_text(answer: Any) -> bool:
    return isinstance(answer, str)


def _parameter(name: str) -> dict[str, Any]:
    kind = "integer" if name == "of" else "string"  # the seq of a message; all else are names and ids
    return {"name": name, "in": "path", "required": True, "schema": {"type": kind}}
