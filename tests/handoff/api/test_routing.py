"""Who gets whom through the public door: state, capacity, fit, assignment, coming back, targets; on both stores."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from handoff.storage import signals
from loket.directory import Directory
from tests.handoff.routed import asked, automatic, board, desk_in, waiting
from tests.handoff.running import Bot, Caseworker, Citizen, Running, running


@pytest.fixture
async def by_itself(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which the desk ``uwv`` assigns by itself."""
    async with running(store[0], automatic(directory), store[1], bot) as service:
        yield service


async def owner_of(loket: Running, citizen: Citizen) -> str | None:
    """Who has the conversation."""
    state = (await loket.service.conversations.read(citizen.id)).state
    return state.caseworker.name if state.owner == "caseworker" and state.caseworker else None


async def got(citizen: Citizen) -> str:
    """Who takes the conversation, once somebody does."""
    async with citizen.stream() as widget:
        return str((await widget.until_event("claimed"))["sender"]["name"])


async def close(caseworker: Caseworker, citizen: Citizen) -> None:
    """The caseworker closes the conversation."""
    (await caseworker.act(citizen.id, "close", outcome="answered")).raise_for_status()


async def turn(caseworker: Caseworker, state: str, **more: object) -> int:
    """Another state; the status of the answer."""
    return (await caseworker.do("PUT", "/duty/state", {"state": state, **more})).status_code


async def test_the_profile_tells_team_skills_languages_and_capacity(loket: Running) -> None:
    from handoff.storage.caseworkers import Team

    await loket.service.caseworkers.keep_team(Team("uwv-noord", "Noord", "UWV"))
    anna = await loket.caseworker(
        "anna", "uwv", team="uwv-noord", skills=["debts"], languages=["pl", "nl"], capacity=2, role="supervisor"
    )
    told = {name: anna.profile[name] for name in ("team", "skills", "languages", "capacity", "role")}
    assert told == {
        "team": "Noord",
        "skills": ["debts"],
        "languages": ["nl", "pl"],
        "capacity": 2,
        "role": "supervisor",
    }


async def test_state_goes_from_work_to_pause_to_work_to_off_duty(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    assert await turn(anna, "pause") == 409, "who is off duty has no pause"
    await anna.on_duty("uwv")
    async with anna.stream() as console:
        await board(console, lambda frame: frame["me"]["state"] == "working" and desk_in(frame)["on_duty"] == 1)
        assert await turn(anna, "pause") == 204
        paused = await board(console, lambda frame: frame["me"]["state"] == "pause")
        assert (desk_in(paused)["on_duty"], desk_in(paused)["serving"]) == (0, True)
        assert await turn(anna, "working") == 204
        await board(console, lambda frame: frame["me"]["state"] == "working")
        assert await turn(anna, "off_duty") == 204
        gone = await board(console, lambda frame: frame["me"]["state"] == "off_duty")
        assert desk_in(gone)["serving"] is False


async def test_after_closing_there_is_time_to_round_off_which_ends_by_itself_or_is_prolonged(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    citizen = await waiting(loket)
    await anna.claim(citizen.id)
    async with anna.stream() as console:
        await close(anna, citizen)
        first = await board(console, lambda frame: frame["me"]["state"] == "wrap_up", "wrap_up")
        assert await turn(anna, "wrap_up", seconds=300) == 204
        later = await board(console, lambda frame: frame["me"].get("until") != first["me"]["until"], "prolonged")
        ends = datetime.fromisoformat(later["me"]["until"])
        assert timedelta(seconds=290) < ends - loket.clock() <= timedelta(seconds=300)
    assert await turn(anna, "wrap_up", seconds=0) == 422
    await loket.service.duties.renew(anna.profile["id"])
    loket.clock.forward(seconds=301)
    await loket.service.duties.renew(anna.profile["id"])
    async with anna.stream() as console:
        await board(console, lambda frame: frame["me"]["state"] == "working", "working again")


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


async def test_a_desk_gives_by_itself_to_the_least_busy_and_then_to_who_was_idle_longest(by_itself: Running) -> None:
    loket = by_itself
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    await bea.on_duty("uwv")
    loket.clock.forward(seconds=5)
    await anna.on_duty("uwv")
    names = [await got(await waiting(loket)) for _ in range(4)]
    assert names == ["Bea", "Anna", "Bea", "Anna"]
    log = await loket.service.conversations.all_events((await waiting(loket)).id)
    for event in log:
        assert event.body.__struct_config__.tag != "claimed" or getattr(event.body, "assigned", False)


async def test_what_somebody_gave_back_goes_to_a_colleague(by_itself: Running) -> None:
    loket = by_itself
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    await anna.on_duty("uwv")
    citizen = await waiting(loket)
    assert await got(citizen) == "Anna"
    (await anna.act(citizen.id, "release")).raise_for_status()
    await loket.service.sweeper.sweep()
    assert await owner_of(loket, citizen) is None, "not at once to who gave it back"
    assert (await anna.do("POST", "/next")).json()["code"] == "nobody-next"
    await bea.on_duty("uwv")
    async with citizen.stream() as widget:
        await widget.until(lambda frame: any(_taken_by(each, "Bea") for each in frame.get("events", [])), text="Bea")


def _taken_by(event: dict[str, Any], name: str) -> bool:
    return bool(event["body"]["kind"] == "claimed" and event["sender"]["name"] == name)


async def test_nobody_gets_one_in_a_pause_while_rounding_off_or_above_the_capacity(by_itself: Running) -> None:
    loket = by_itself
    anna = await loket.caseworker("anna", "uwv", capacity=1)
    await anna.on_duty("uwv")
    first = await waiting(loket)
    assert await got(first) == "Anna"
    second = await waiting(loket)
    await loket.service.sweeper.sweep()
    assert await owner_of(loket, second) is None, "above the capacity"
    await close(anna, first)
    await loket.service.sweeper.sweep()
    assert await owner_of(loket, second) is None, "rounding off"
    assert await turn(anna, "pause") == 204
    await loket.service.sweeper.sweep()
    assert await owner_of(loket, second) is None, "a pause"
    assert await turn(anna, "working") == 204
    assert await got(second) == "Anna"


async def test_the_end_of_a_wrap_up_is_seen_by_the_sweeper(by_itself: Running) -> None:
    loket = by_itself
    anna = await loket.caseworker("anna", "uwv", capacity=1)
    await anna.on_duty("uwv")
    first = await waiting(loket)
    assert await got(first) == "Anna"
    await close(anna, first)
    second = await waiting(loket)
    async with anna.stream():
        loket.clock.forward(seconds=40)
        await loket.service.duties.renew(anna.profile["id"])
        loket.clock.forward(seconds=21)
        assert await got(second) == "Anna"


async def test_who_waits_already_is_given_to_who_comes_on_duty(by_itself: Running) -> None:
    loket = by_itself
    citizen = await loket.citizen()
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as widget:
        await widget.until_event("unavailable")
        await widget.send("wait")
        await widget.until_event("queued")
        await (await loket.caseworker("anna", "uwv")).on_duty("uwv")
        assert (await widget.until_event("claimed"))["sender"]["name"] == "Anna"
        assert "assigned" not in widget.events[-1]["body"]


async def test_who_comes_back_is_kept_two_minutes_for_the_same_caseworker_and_then_for_everybody(
    loket: Running,
) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    await anna.on_duty("uwv")
    await bea.on_duty("uwv")
    citizen = await waiting(loket)
    await anna.claim(citizen.id)
    (await anna.act(citizen.id, "hand-back", note="")).raise_for_status()
    await asked(citizen)
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
    await anna.on_duty("uwv")
    await bea.on_duty("uwv")
    citizen = await waiting(loket)
    await anna.claim(citizen.id)
    (await anna.act(citizen.id, "hand-back", note="")).raise_for_status()
    await asked(citizen)
    assert (await bea.claim(citizen.id)).json()["code"] == "offered"
    if away == "full":
        await anna.claim((await waiting(loket)).id)
    else:
        await turn(anna, away)
    assert (await bea.claim(citizen.id)).status_code == 200


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
    _, session = await loket.service.caseworkers.log_in("bea", "een goed wachtwoord")
    await loket.service.caseworker.claim(again.id, session.member)
    assert await owner_of(loket, again) == "Bea"


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
