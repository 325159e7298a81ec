"""A desk that gives by itself: to whom, to whom not, and when."""

from __future__ import annotations

from typing import Any

from tests.handoff.routed import close, got, owner_of, turn, waiting
from tests.handoff.running import Running


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


def _taken_by(event: dict[str, Any], name: str) -> bool:
    return bool(event["body"]["kind"] == "claimed" and event["sender"]["name"] == name)
