"""A caseworker picks by hand or takes the next: room, fit, and what the board tells of targets and places."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from handoff.storage import signals
from tests.handoff.routed import board, close, desk_in, turn, waiting
from tests.handoff.running import Running


async def test_picking_by_hand_ends_at_the_capacity_and_a_supervisor_may_take_more(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv", capacity=2)
    boss = await loket.caseworker("boss", "uwv", capacity=1, role="supervisor")
    await anna.on_duty("uwv")
    await boss.on_duty("uwv")
    citizens = [await waiting(loket) for _ in range(4)]
    for citizen in citizens[:2]:
        assert (await anna.claim(citizen.id)).status_code == 200
    full = await anna.claim(citizens[2].id)
    assert (full.status_code, full.json()["code"]) == (409, "capacity-reached")
    assert (await anna.do("POST", "/next")).json()["code"] == "capacity-reached"
    assert "2 gesprekken" in full.json()["detail"]
    assert (await anna.claim(citizens[0].id)).status_code == 200, "what one has already one may ask for again"
    for citizen in citizens[2:]:
        assert (await boss.claim(citizen.id)).status_code == 200
    await close(anna, citizens[0])
    assert (await anna.claim((await waiting(loket)).id)).status_code == 200


async def test_two_claims_at_once_of_one_caseworker_do_not_both_fit_in_the_last_place(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv", capacity=1)
    await anna.on_duty("uwv")
    citizens = [await waiting(loket) for _ in range(6)]
    answers = await asyncio.gather(*(anna.claim(citizen.id) for citizen in citizens))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409, 409]


async def test_who_does_not_fit_may_pick_by_hand_and_the_board_warns(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv", languages=["nl"])
    await anna.on_duty("uwv")
    citizen = await waiting(loket, language="en")
    async with anna.stream() as console:
        shown = await board(console, lambda frame: frame["waiting"] != [])
    assert shown["waiting"][0]["fits"] is False
    assert desk_in(shown)["unspoken"] == ["en"]
    assert (await anna.claim(citizen.id)).status_code == 200


async def test_the_next_one_is_who_one_fits_and_nobody_waits_for_who_is_not_there(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv", languages=["nl"])
    bea = await loket.caseworker("bea", "uwv", languages=["en", "nl"])
    await anna.on_duty("uwv")
    await bea.on_duty("uwv")
    english, dutch = await waiting(loket, language="en"), await waiting(loket)
    assert (await anna.do("POST", "/next")).json()["id"] == dutch.id
    assert (await anna.do("POST", "/next")).json()["code"] == "nobody-next"
    await bea.on_duty()
    assert (await anna.do("POST", "/next")).json()["id"] == english.id


async def test_a_missed_target_is_on_the_board_and_one_signal_for_each_wait(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    started = loket.clock()
    await waiting(loket)
    async with anna.stream() as console:
        shown = (await board(console, lambda frame: frame["waiting"] != []))["waiting"][0]
        since = datetime.fromisoformat(shown["since"])
        assert datetime.fromisoformat(shown["warn_at"]) - since == timedelta(seconds=420)
        assert datetime.fromisoformat(shown["late_at"]) - since == timedelta(seconds=600)
        for _ in range(15):
            loket.clock.forward(seconds=40)
            await loket.service.duties.renew(anna.profile["id"])
        late = await board(console, lambda frame: desk_in(frame)["late"] == 1, "a late one")
    assert desk_in(late)["oldest"] == shown["since"]
    for _ in range(3):
        await loket.service.sweeper.sweep()
    counted = await signals.counts(loket.service.database, started)
    assert [(each.organisation, each.times) for each in counted if each.kind == "late"] == [("uwv", 1)]


async def test_the_board_tells_the_places_of_a_desk(loket: Running) -> None:
    anna, bea = await loket.caseworker("anna", "uwv", "svb"), await loket.caseworker("bea", "uwv", capacity=5)
    await anna.on_duty("uwv", "svb")
    await bea.on_duty("uwv")
    await anna.claim((await waiting(loket)).id)
    async with anna.stream() as console:
        full = await board(console, lambda frame: frame["me"]["has"] == 1)
        assert (desk_in(full)["places"], desk_in(full)["free_places"]) == (8, 7)
        assert (desk_in(full, "svb")["places"], desk_in(full, "svb")["free_places"]) == (2, 2)
        assert (full["me"]["has"], full["me"]["capacity"]) == (1, 3)
        await turn(bea, "pause")
        less = await board(console, lambda frame: desk_in(frame)["places"] == 3)
        assert desk_in(less)["free_places"] == 2
