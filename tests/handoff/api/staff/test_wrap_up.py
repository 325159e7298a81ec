"""Rounding off after a conversation was closed: it begins by itself, or is offered, as the desk has it."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from loket.directory import Directory
from tests.handoff.api.moving import board, did, talking, there
from tests.handoff.running import Bot, running


async def test_a_desk_that_offers_time_to_round_off_leaves_one_at_work(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    desks = (msgspec.structs.replace(desk, wrap_up=3, wrap_up_offered=desk.id == "uwv") for desk in directory.desks)
    changed = replace(directory, desks=tuple(desks))
    async with running(store[0], changed, store[1], bot) as loket:
        anna = await there(loket, "anna", "uwv", "svb")
        for desk, state in (("uwv", "working"), ("svb", "wrap_up")):
            citizen = await talking(loket, anna)
            if desk == "svb":
                await did(anna, citizen.id, "transfer", desk="svb", why="daar")
                await citizen.command("consent", agreed=True)
                (await anna.claim(citizen.id)).raise_for_status()
            await did(anna, citizen.id, "close", outcome="answered", labels=[])
            now = await board(anna)
            assert now["me"]["state"] == state
        offered = {each["desk"]["id"]: each.get("wrap_up_offered", 0) for each in now["desks"]}
        assert (offered["uwv"], offered["svb"]) == (3, 0)
