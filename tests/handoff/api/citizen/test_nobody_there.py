"""Nobody there: the doors that are open, and numbers on which nobody can be called."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.storage.signals import counts
from tests.handoff.running import Bot, Citizen, Clock, Running, running


async def kinds(citizen: Citizen) -> list[str]:
    """The kinds of the events that the citizen has."""
    return [event["body"]["kind"] for event in (await citizen.http("GET", "/events")).json()["events"]]


async def test_with_nobody_on_duty_there_are_other_doors(loket: Running) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await widget.send("say", text="mens graag")
        doors = await widget.until_event("unavailable")
        assert doors["body"]["why"] == "nobody_on_duty"
        assert doors["body"]["telephone"]
        await widget.send("wait")
        await widget.until_event("queued")
        assert (await widget.until_type("waiting"))["waiting"]["position"] == 1
        await widget.send("back_to_bot")
        await widget.until_event("returned_to_bot")


async def test_asking_again_says_nothing_twice_and_looks_again_who_is_there(loket: Running) -> None:
    citizen = await loket.citizen()
    first, again = [(await citizen.command("ask_person")).json() for _ in range(2)]
    assert first["seq"] == again["seq"], "the line that stands there is the answer"
    assert await kinds(citizen) == ["started", "unavailable"]
    assert [each.times for each in await counts(loket.service.database, datetime(2026, 1, 1, tzinfo=UTC))] == [1]

    await citizen.command("say", text="hallo")
    await citizen.http("GET", "/events?after=4&waitSeconds=5")
    await citizen.command("ask_person")
    assert await kinds(citizen) == ["started", "unavailable", "message", "message", "unavailable"]

    desk = loket.service.directory.general_desk.id
    anna = await loket.caseworker("anna", desk)
    await anna.on_duty(desk)
    assert (await citizen.command("ask_person")).status_code == 200
    assert (await kinds(citizen))[-1] == "queued"


async def test_outside_the_hours_the_citizen_hears_when_the_desk_opens(
    store: tuple[str, str | None], bot: Bot, loket: Running
) -> None:
    night = Clock(fixed=datetime(2026, 11, 24, 23, 0, tzinfo=UTC))  # a Tuesday night
    database_url, redis_url = store
    async with running(
        database_url, loket.service.directory, redis_url, bot, night, desks_always_open=False
    ) as at_night:
        anna = await at_night.caseworker("anna", "uwv")
        await anna.on_duty("uwv")
        citizen = await at_night.citizen()
        async with citizen.stream() as widget:
            await widget.send("say", text="mens graag")
            doors = await widget.until_event("unavailable")
    assert doors["body"]["why"] == "closed"
    assert doors["body"]["reopens_at"].startswith("2026-11-25T07:00")  # 8.00 in the Netherlands


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0612", "kort"),
        ("0900-1234", "servicenummer"),
        ("0800 1234", "servicenummer"),
        ("0909-0123", "servicenummer"),
        ("14 030", "servicenummer"),
        ("1888", "servicenummer"),
        ("116 111", "servicenummer"),
        ("088 1234", "kort"),
        ("112", "alarmnummer"),
        ("geen nummer", ""),
        ("+31 6 1234567899999999", ""),
    ],
)
async def test_a_wrong_number_is_explained_and_not_kept(loket: Running, number: str, words: str) -> None:
    citizen = await loket.citizen()
    answer = await citizen.command("ask_callback", number=number, confirmed=True)
    assert (answer.status_code, answer.json()["code"]) == (422, "telephone-not-valid")
    assert words in answer.json()["detail"]
    log = await loket.service.conversations.all_events(citizen.id)
    assert all(event.body.__struct_config__.tag != "callback_promised" for event in log)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("06 12 34 56 78", "06 12345678"),
        ("+32 470 12 34 56", "+32 470 12 34 56"),
        ("0049 30 123456", "+49 30 123456"),
        ("020 123 4567", "020 123 4567"),
    ],
)
async def test_a_number_is_read_back_before_anything_is_promised(loket: Running, number: str, shown: str) -> None:
    citizen = await loket.citizen()
    answer = (await citizen.command("ask_callback", number=number)).json()
    assert answer["number"] == shown
    assert "seq" not in answer
