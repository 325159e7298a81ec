"""Who else has a conversation open, and what the same citizen had before."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from handoff.api.staff.looking import Gaze
from handoff.storage import onlookers
from handoff.storage.caseworkers import Member
from tests.handoff.api.moving import detail, did, talking, there
from tests.handoff.routed import waiting
from tests.handoff.running import Running, Stream


async def seen(stream: Stream, conversation: str, *names: str) -> None:
    """The stream tells that these people look, and nobody else."""
    await stream.until(
        lambda frame: (
            frame["type"] == "looking_now"
            and frame["conversation"] == conversation
            and [each["name"] for each in frame["people"]] == list(names)
        ),
        text=f"looking_now {names}",
    )


async def test_two_who_read_the_same_see_each_other_until_one_leaves(loket: Running) -> None:
    anna, bram = await there(loket, "anna", "uwv"), await there(loket, "bram", "uwv")
    citizen = await waiting(loket)
    async with anna.stream() as hers:
        async with bram.stream() as his:
            await hers.send("looking", conversation=citizen.id)
            await his.send("looking", conversation=citizen.id)
            await seen(hers, citizen.id, "Bram")
            await seen(his, citizen.id, "Anna")
            board = await his.until(
                lambda frame: frame["type"] == "overview" and frame["waiting"][0].get("looking") == ["Anna"],
                text="the board",
            )
            assert board["waiting"][0]["conversation"] == citizen.id
            await his.send("looking", conversation=None)
            await seen(hers, citizen.id)
            await his.send("looking", conversation=citizen.id)
            await seen(hers, citizen.id, "Bram")
        await seen(hers, citizen.id)


async def test_who_vanishes_is_left_out_by_itself(loket: Running) -> None:
    anna, bram = await there(loket, "anna", "uwv"), await there(loket, "bram", "uwv")
    citizen = await waiting(loket)
    await onlookers.look(loket.service.database, citizen.id, bram.profile["id"], loket.clock())
    async with anna.stream() as hers:
        await hers.send("looking", conversation=citizen.id)
        await seen(hers, citizen.id, "Bram")
        loket.clock.forward(seconds=31)
        await hers.send("looking", conversation=citizen.id)
        await seen(hers, citizen.id)


async def test_who_looks_away_while_the_lease_is_renewed_is_gone(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await waiting(loket)
    member = Member(id=anna.profile["id"], name="Anna", organisation="UWV", desks=["uwv"])
    gaze, look = Gaze(loket.service, member), onlookers.look
    renewing, go_on = asyncio.Event(), asyncio.Event()

    async def slow(*arguments: Any) -> bool:
        renewing.set()
        await go_on.wait()
        return await look(*arguments)

    with loket.service.bus.subscribe() as heard:
        await gaze.turn(heard, citizen.id)
        monkeypatch.setattr(onlookers, "look", slow)
        renewal = asyncio.create_task(gaze.renew())
        await renewing.wait()
        away = asyncio.create_task(gaze.turn(heard, None))
        await asyncio.sleep(0.05)  # long enough for the row to go, had it not waited
        go_on.set()
        await asyncio.gather(renewal, away)
    async with loket.service.database.read() as connection:
        assert await onlookers.looking(connection, loket.clock(), [citizen.id]) == {}


async def test_a_look_that_fails_on_its_way_is_there_at_the_next_renewal(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await waiting(loket)
    member = Member(id=anna.profile["id"], name="Anna", organisation="UWV", desks=["uwv"])
    gaze = Gaze(loket.service, member)

    async def unreachable(_: str) -> None:
        raise ConnectionError("the database is away for a moment")

    with loket.service.bus.subscribe() as heard:
        with monkeypatch.context() as away:
            away.setattr(loket.service.conversations, "read", unreachable)
            with pytest.raises(ConnectionError):
                await gaze.turn(heard, citizen.id)
        await gaze.renew()
        async with loket.service.database.read() as connection:
            found = await onlookers.looking(connection, loket.clock(), [citizen.id])
        assert [each.name for each in found[citizen.id]] == ["Anna"]
        await gaze.turn(heard, None)


async def test_who_gets_or_loses_a_desk_is_seen_to_look_or_not_without_opening_the_console_again(
    loket: Running,
) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb")
    boss = await loket.caseworker("boss", "uwv", "svb", role="supervisor")
    citizen = await waiting(loket)

    async def gives(*desks: str) -> None:
        values = {"name": "Daan", "desks": list(desks), "team": None, "languages": ["nl"], "skills": [], "capacity": 3}
        path = f"/supervisor/people/{daan.profile['id']}"
        (await boss.do("PUT", path, {**values, "role": "caseworker"})).raise_for_status()

    async def sees(console: Stream, mine: bool) -> None:
        await console.until(
            lambda frame: (
                frame["type"] == "overview"
                and next(each for each in frame["desks"] if each["desk"]["id"] == "uwv")["mine"] is mine
            ),
            text=f"uwv is mine: {mine}",
        )

    async with anna.stream() as hers, daan.stream() as his:
        await hers.send("looking", conversation=citizen.id)
        await gives("uwv", "svb")
        await sees(his, True)
        await his.send("looking", conversation=citizen.id)
        await seen(hers, citizen.id, "Daan")
        await his.send("looking", conversation=None)
        await seen(hers, citizen.id)
        await gives("svb")
        await sees(his, False)
        await his.send("looking", conversation=citizen.id)
        await his.send("ping")
        await his.until_type("pong")
    async with loket.service.database.read() as connection:
        found = await onlookers.looking(connection, loket.clock(), [citizen.id])
    assert daan.profile["id"] not in [each.id for each in found.get(citizen.id, [])]


async def test_who_has_two_windows_still_looks_when_one_turns_away(loket: Running) -> None:
    anna, bram = await there(loket, "anna", "uwv"), await there(loket, "bram", "uwv")
    citizen = await waiting(loket)
    async with anna.stream() as hers, bram.stream() as one, bram.stream() as other:
        await hers.send("looking", conversation=citizen.id)
        await one.send("looking", conversation=citizen.id)
        await seen(one, citizen.id, "Anna")
        await other.send("looking", conversation=citizen.id)
        await seen(other, citizen.id, "Anna")
        await one.send("looking", conversation=None)
        await one.send("ping")
        await one.until_type("pong")  # it has turned away
        await hers.send("looking", conversation=None)  # whatever she was told of it
        await hers.send("looking", conversation=citizen.id)
        await seen(hers, citizen.id, "Bram")


async def test_a_conversation_that_is_gone_is_nothing_to_look_at(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    assert await onlookers.look(loket.service.database, "gone", anna.profile["id"], loket.clock()) is False


async def test_leases_that_are_over_are_forgotten(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await waiting(loket)
    await onlookers.look(loket.service.database, citizen.id, anna.profile["id"], loket.clock())
    await onlookers.forget_gone(loket.service.database, loket.clock())
    earlier = loket.clock() - onlookers.LEASE
    async with loket.service.database.read() as connection:
        assert await onlookers.looking(connection, earlier, [citizen.id])
    loket.clock.forward(seconds=31)
    await onlookers.forget_gone(loket.service.database, loket.clock())
    async with loket.service.database.read() as connection:
        assert await onlookers.looking(connection, earlier, [citizen.id]) == {}


async def test_nobody_is_told_about_a_conversation_they_may_not_open(loket: Running) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
    citizen = await waiting(loket)
    async with anna.stream() as hers, daan.stream() as other:
        await other.send("looking", conversation=citizen.id)
        await other.send("ping")
        await other.until_type("pong")
        await hers.send("looking", conversation=citizen.id)
        await hers.send("ping")
        await hers.until_type("pong")
    assert not any(frame["type"] == "looking_now" and frame["people"] for frame in hers.heard + other.heard)


async def test_earlier_conversations_of_the_browser_and_of_the_case_are_listed(loket: Running) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
    first = await talking(loket, anna)
    await did(anna, first.id, "close", outcome="referred", labels=[])
    second = await loket.citizen(previous={"id": first.id, "token": first.token})
    await second.command("say", text="mens graag")
    async with second.stream() as widget:
        await widget.until_event("queued")
    (await anna.claim(second.id)).raise_for_status()
    other = await talking(loket, anna)
    await did(anna, other.id, "case")
    reference = (await detail(anna, other.id))["case"]
    await did(anna, second.id, "case", reference=reference)
    earlier = (await detail(anna, second.id))["earlier"]
    assert [(each["conversation"], each.get("case", False)) for each in earlier] == [
        (other.id, True),
        (first.id, False),
    ]
    assert earlier[1]["outcome"] == "referred"
    assert earlier[1]["caseworker_name"] == "Anna"
    assert (await daan.do("GET", f"/conversations/{second.id}")).status_code == 404


async def test_the_board_says_who_took_what_just_waited(loket: Running) -> None:
    anna, bram = await there(loket, "anna", "uwv"), await there(loket, "bram", "uwv")
    citizen = await waiting(loket)
    async with anna.stream() as hers:
        await hers.until(lambda frame: frame["type"] == "overview" and frame["waiting"], text="the wait")
        (await bram.claim(citizen.id)).raise_for_status()
        board = await hers.until(lambda frame: frame["type"] == "overview" and not frame["waiting"], text="the claim")
    assert board["taken"] == [{"conversation": citizen.id, "by": "Bram"}]
