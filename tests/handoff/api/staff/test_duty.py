"""What a caseworker is and does now: the profile, at work, a pause, rounding off, off duty."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.handoff.routed import board, close, desk_in, turn, waiting
from tests.handoff.running import Running


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
