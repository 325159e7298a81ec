"""Logging in, staying in, and being kept out."""

from __future__ import annotations

import time

import httpx
import pytest

from handoff.api.staff.stream import RENEW_EVERY
from handoff.storage.sessions import FAILURES_ALLOWED, LOCK_OUT, SESSION_LENGTH
from tests.handoff.running import Running

RIGHT = "een goed wachtwoord"


async def log_in(loket: Running, password: str, **headers: str) -> httpx.Response:
    """Try to log in as Anna."""
    async with httpx.AsyncClient(base_url=loket.url) as client:
        body = {"name": "Anna ", "password": password}
        return await client.post("/api/v1/staff/session", json=body, headers=headers)


@pytest.fixture
async def anna(loket: Running) -> Running:
    """A service that knows Anna."""
    await loket.service.caseworkers.add("anna", RIGHT, "Anna", "UWV", ["uwv"])
    return loket


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(anna: Running) -> None:
    answer = await log_in(anna, RIGHT)
    cookie = answer.headers["set-cookie"]
    assert answer.json()["name"] == "Anna"
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "een goed" not in answer.text


async def test_a_wrong_password_and_a_wrong_name_look_the_same(anna: Running) -> None:
    wrong = await log_in(anna, "iets anders")
    async with httpx.AsyncClient(base_url=anna.url) as client:
        unknown = await client.post("/api/v1/staff/session", json={"name": "niemand", "password": RIGHT})
    assert (wrong.status_code, wrong.json()) == (unknown.status_code, unknown.json())
    assert wrong.json()["code"] == "log-in-failed"


async def test_too_many_wrong_passwords_lock_the_account_for_a_while(anna: Running) -> None:
    for _ in range(FAILURES_ALLOWED):
        assert (await log_in(anna, "fout")).status_code == 401
    locked = await log_in(anna, RIGHT)
    assert (locked.status_code, locked.json()["code"]) == (429, "locked-out")
    assert int(locked.headers["retry-after"]) <= LOCK_OUT.total_seconds()
    assert "15 minuten" in locked.json()["detail"]
    anna.clock.forward(seconds=LOCK_OUT.total_seconds() + 1)
    assert (await log_in(anna, RIGHT)).status_code == 200


async def test_a_change_needs_the_token_and_our_own_page(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    other_page = await anna.client.put(
        "/api/v1/staff/duty", json={"desks": []}, headers={"Origin": "https://elders.example"}
    )
    del anna.client.headers["X-CSRF-Token"]
    no_token = await anna.client.put("/api/v1/staff/duty", json={"desks": []})
    assert [answer.json()["code"] for answer in (other_page, no_token)] == ["csrf", "csrf"]
    assert (await log_in(loket, RIGHT, Origin="https://elders.example")).json()["code"] == "csrf"


async def test_logging_out_ends_the_session_and_the_duty(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    assert (await anna.do("DELETE", "/session")).status_code == 204
    assert (await anna.do("GET", "/session")).json()["code"] == "not-logged-in"
    assert await loket.served_by(anna) == []


async def test_logging_out_is_told_at_once_to_other_windows(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    async with anna.stream() as console:
        await console.until_type("overview")
        began = time.monotonic()
        assert (await anna.do("DELETE", "/session")).status_code == 204
        assert (await console.until_type("problem"))["code"] == "not-logged-in"
        assert time.monotonic() - began < RENEW_EVERY / 2


async def test_a_session_ends_after_its_time(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    assert (await anna.do("GET", "/session")).status_code == 200
    loket.clock.forward(seconds=SESSION_LENGTH.total_seconds() + 1)
    assert (await anna.do("GET", "/session")).status_code == 401


async def test_nobody_serves_or_opens_what_is_not_theirs(loket: Running) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "gemeente")
    assert (await anna.do("PUT", "/duty", {"desks": ["gemeente"]})).json()["code"] == "not-your-desk"
    await anna.on_duty("uwv")
    citizen = await loket.citizen()
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as widget:
        await widget.until_event("queued")
    assert (await bea.claim(citizen.id)).json()["code"] == "not-your-desk"
    assert (await bea.do("GET", f"/conversations/{citizen.id}")).status_code == 404
    assert (await bea.act(citizen.id, "notes", text="stiekem")).status_code == 404


async def test_the_stream_is_only_for_who_is_logged_in(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    anna.profile["csrf"] = "wrong"
    async with anna.stream() as console:
        assert (await console.until_type("problem"))["code"] == "csrf"
    anna.client.cookies.clear()
    async with anna.stream() as console:
        assert (await console.until_type("problem"))["code"] == "not-logged-in"
