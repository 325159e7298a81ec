"""Who comes back within a day meets the same caseworker, when that one is there with room."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from handoff.storage import returning
from handoff.storage.tables.staff import duties
from tests.handoff.routed import asked, board, close, got, owner_of, turn, waiting
from tests.handoff.running import Caseworker, Citizen, Running


async def helped_before(loket: Running, anna: Caseworker, bea: Caseworker) -> Citizen:
    """A citizen whom Anna helped and who waits again; both are on duty."""
    await anna.on_duty("uwv")
    await bea.on_duty("uwv")
    citizen = await waiting(loket)
    await anna.claim(citizen.id)
    (await anna.act(citizen.id, "hand-back", note="")).raise_for_status()
    await asked(citizen)
    return citizen


async def test_who_comes_back_is_kept_two_minutes_for_the_same_caseworker_and_then_for_everybody(
    loket: Running,
) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    citizen = await helped_before(loket, anna, bea)
    async with anna.stream() as console, bea.stream() as other:
        mine = (await board(console, lambda frame: frame["waiting"] != []))["waiting"][0]
        assert (mine["came_back"], mine["offered_to_me"]) == (True, True)
        shown = (await board(other, lambda frame: frame["waiting"] != []))["waiting"][0]
        assert shown["offered_to"] == "Anna"
        refused = await bea.claim(citizen.id)
        assert (refused.status_code, refused.json()["code"]) == (409, "offered")
        assert (await bea.do("POST", "/next")).json()["code"] == "nobody-next"
        for _ in range(4):
            loket.clock.forward(seconds=31)
            for each in (anna, bea):
                await loket.service.duties.renew(each.profile["id"])
        await board(other, lambda frame: frame["waiting"] != [] and "offered_to" not in frame["waiting"][0])
    assert (await bea.claim(citizen.id)).status_code == 200


@pytest.mark.parametrize("away", ["pause", "off_duty", "full"])
async def test_nobody_waits_for_a_caseworker_who_is_not_there_or_has_no_room(loket: Running, away: str) -> None:
    anna, bea = await loket.caseworker("anna", "uwv", capacity=1), await loket.caseworker("bea", "uwv")
    citizen = await helped_before(loket, anna, bea)
    assert (await bea.claim(citizen.id)).json()["code"] == "offered"
    if away == "full":
        await anna.claim((await waiting(loket)).id)
    else:
        await turn(anna, away)
    assert (await bea.claim(citizen.id)).status_code == 200


async def test_who_goes_off_duty_at_the_moment_of_a_claim_is_still_named(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    citizen = await helped_before(loket, anna, bea)
    offer_of = returning.offer_of

    async def and_goes(connection: AsyncConnection, *of: Any) -> returning.Offer | None:
        found = await offer_of(connection, *of)
        await connection.execute(delete(duties))
        return found

    monkeypatch.setattr(returning, "offer_of", and_goes)
    refused = await bea.claim(citizen.id)
    assert (refused.status_code, refused.json()["code"]) == (409, "offered")
    assert "Anna" in refused.json()["detail"]


async def test_a_new_conversation_of_the_same_browser_comes_to_the_same_caseworker(by_itself: Running) -> None:
    loket = by_itself
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    await anna.on_duty("uwv")
    first = await waiting(loket)
    assert await got(first) == "Anna"
    await bea.on_duty("uwv")
    await close(anna, first)
    assert await turn(anna, "working") == 204
    for _ in range(3):  # by the ordinary rule the last of these makes her the busier one
        await got(await waiting(loket))
    assert await turn(bea, "working") == 204
    again = await waiting(loket, previous={"id": first.id, "token": first.token})
    assert await got(again) == "Anna"
    detail = (await anna.do("GET", f"/conversations/{again.id}")).json()
    assert detail["previous"] == first.id
    claimed = next(event for event in detail["events"] if event["body"]["kind"] == "claimed")
    assert claimed["body"] == {"kind": "claimed", "assigned": True, "came_back": True}


async def test_only_the_right_key_ties_a_conversation_to_the_one_before(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    first = await waiting(loket)
    for previous in ({"id": first.id, "token": "wrong"}, {"id": "nothing", "token": first.token}):
        again = await waiting(loket, previous=previous)
        assert "previous" not in (await anna.do("GET", f"/conversations/{again.id}")).json()
    right = await waiting(loket, previous={"id": first.id, "token": first.token})
    assert (await anna.do("GET", f"/conversations/{right.id}")).json()["previous"] == first.id
    await first.http("DELETE", "")
    assert "previous" not in (await anna.do("GET", f"/conversations/{right.id}")).json()


async def test_after_a_day_who_comes_back_is_anybodys(loket: Running) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    await anna.on_duty("uwv")
    citizen = await waiting(loket)
    await anna.claim(citizen.id)
    await close(anna, citizen)
    loket.clock.forward(hours=24, minutes=1)
    for caseworker in (anna, bea):  # their sessions have ended by now, so not through the door
        await loket.service.duties.serve(caseworker.profile["id"], ["uwv"])
    again = await waiting(loket, previous={"id": citizen.id, "token": citizen.token})
    _, session = await loket.service.sessions.log_in("bea", "een goed wachtwoord")
    await loket.service.caseworker.claim(again.id, session.member)
    assert await owner_of(loket, again) == "Bea"
