"""Everything that works without a WebSocket, and what a citizen can do with the conversation afterwards."""

from __future__ import annotations

import asyncio
import re
import time

import httpx

from tests.handoff.running import Running


async def test_long_polling_waits_for_news_and_gives_it_at_once(loket: Running) -> None:
    citizen = await loket.citizen()
    started = time.monotonic()
    empty = await citizen.http("GET", "/events", params={"after": 1, "waitSeconds": 0.5})
    assert time.monotonic() - started >= 0.5
    assert empty.json() == {"type": "events", "events": [], "last_seq": 1}
    waiting = asyncio.create_task(citizen.http("GET", "/events", params={"after": 1, "waitSeconds": 20}))
    await asyncio.sleep(0.2)
    started = time.monotonic()
    await citizen.command("say", text="hallo")
    news = (await waiting).json()
    assert time.monotonic() - started < 15
    assert news["events"][0]["body"]["text"] == "hallo"


async def test_the_same_command_twice_is_carried_out_once(loket: Running) -> None:
    citizen = await loket.citizen()
    first, second = [await citizen.command("say", client_id="same", text="hallo") for _ in range(2)]
    assert first.json() == second.json()
    async with citizen.stream() as stream:
        await stream.until_event("message", text="1: hallo")
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.client_id for event in log].count("same") == 1
    assert len(loket.bot.turns) == 1


async def test_a_place_that_this_log_does_not_have_is_reset(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream(after=99) as stream:
        await stream.until_type("reset")
        assert (await stream.until_event("started"))["seq"] == 1


async def test_the_transcript_has_both_sides_and_nothing_for_staff(loket: Running) -> None:
    citizen = await loket.citizen()
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as stream:
        await stream.until_event("unavailable")
    answer = await citizen.http("GET", "/transcript")
    assert "U: mens graag" in answer.text
    assert "Loket: Ik vraag iemand." in answer.text
    assert "vraagt:" not in answer.text
    assert re.search(r'filename="loket-\d{4}-\d\d-\d\d\.txt"', answer.headers["content-disposition"])


async def test_a_deleted_conversation_is_gone_for_everybody(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        await stream.until_type("events")
        assert (await citizen.http("DELETE", "")).status_code == 204
        assert (await stream.until_type("problem"))["code"] == "not-found"
    assert (await citizen.http("GET", "/events")).status_code == 404
    assert await loket.service.conversations.events(citizen.id) == []


async def test_a_page_of_another_site_may_talk_to_the_citizens_door_but_not_to_the_staffs(loket: Running) -> None:
    async with httpx.AsyncClient(base_url=loket.url) as client:
        asks = {"Origin": "https://gemeente.example", "Access-Control-Request-Method": "POST"}
        citizens = await client.options("/api/v1/conversations", headers=asks)
        staff = await client.options("/api/v1/staff/session", headers=asks)
    assert citizens.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in staff.headers
    assert "access-control-allow-credentials" not in citizens.headers


async def test_the_description_of_the_door_is_whole(loket: Running) -> None:
    async with httpx.AsyncClient(base_url=loket.url) as client:
        described = (await client.get("/api/v1/openapi.json")).json()
        health = await client.get("/health")
    assert described["openapi"].startswith("3.1")
    written = {
        (method.upper(), re.sub(r"\{\w+\}", "{}", path))
        for path, operations in described["paths"].items()
        for method in operations
    }
    routed = await _routes(loket)
    assert written == routed
    assert health.json() == {"store": True, "bot": True, "bus": True}
    assert "content-security-policy" in health.headers


async def _routes(loket: Running) -> set[tuple[str, str]]:
    """The HTTP routes under /api/v1 that the application really has."""
    from sanic import Sanic

    app = next(app for app in Sanic._app_registry.values() if getattr(app.ctx, "service", None) is loket.service)
    routes = set()
    for route in app.router.routes:
        path = "/" + route.path.strip("/")
        if path.startswith("/api/v1/") and not path.endswith(("/stream", "openapi.json")):
            plain = re.sub(r"<[^>]+>", "{}", path.removeprefix("/api/v1"))
            routes |= {(method, plain) for method in route.methods if method not in ("OPTIONS", "HEAD")}
    return routes
