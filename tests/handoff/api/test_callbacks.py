"""Nobody there: the doors that are open, and a call-back from request to result."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from loket.wire import Answer, CallbackRequest, Turn
from tests.handoff.running import Bot, Clock, Running, running

NUMBER = "06-12345678"


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
        ("112", ""),
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


async def test_a_call_back_from_the_widget_to_the_result(loket: Running) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    citizen = await loket.citizen()
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as widget, anna.stream() as console:
        await widget.until_event("unavailable")
        await widget.send("ask_callback", number=NUMBER)
        read_back = await widget.until_type("ack")
        assert read_back["number"].replace(" ", "").endswith("12345678")
        assert "seq" not in read_back
        for _ in range(2):  # the answer got lost, and the widget asks again
            await widget.send("ask_callback", client_id="call", number=NUMBER, day_part="morning", confirmed=True)
        await widget.until_event("callback_promised", number="+31612345678")
        board = await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] != [])
        (item,) = board["callbacks"]
        assert (item["number"], item["day_part"], item["summary"]) == (
            "+31612345678",
            "morning",
            "vraagt: mens graag",
        )
        path = f"/callbacks/{item['id']}"
        assert (await anna.do("POST", f"{path}/take")).json()["taken_by_me"] is True
        assert (await bea.do("POST", f"{path}/take")).json()["code"] == "already-claimed"
        assert (await bea.do("POST", f"{path}/result", {"result": "reached"})).json()["code"] == "not-yours"
        assert (await anna.do("POST", f"{path}/result", {"result": "not_reached"})).status_code == 204
        assert (await bea.do("POST", f"{path}/take")).status_code == 200
        answer = await bea.do("POST", f"{path}/result", {"result": "reached", "note": "belt zelf verder"})
        assert answer.status_code == 204
        await widget.until_event("notice", code="callback_reached")
        await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] == [])
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.client_id for event in log].count("call") == 1


async def test_a_call_back_that_the_bot_arranged(loket: Running) -> None:
    async def script(_turn: Turn) -> Answer:
        wish = CallbackRequest(number="+31201234567", day_part="any", organisation="svb", summary="over AOW")
        return Answer(memory="", callback=wish)

    loket.bot.script = script
    citizen, cor = await loket.citizen("en"), await loket.caseworker("cor", "svb")
    async with citizen.stream() as widget, cor.stream() as console:
        await widget.send("say", text="call me")
        await widget.until_event("callback_promised")
        board = await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] != [])
    assert (board["callbacks"][0]["language"], board["callbacks"][0]["number_shown"]) == ("en", "020 123 4567")


async def test_three_times_not_reached_ends_it_with_a_message(loket: Running) -> None:
    anna, citizen = await loket.caseworker("anna", "algemeen"), await loket.citizen()
    (await citizen.command("ask_callback", number=NUMBER, confirmed=True)).raise_for_status()
    async with anna.stream() as console:
        board = await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] != [])
    path = f"/callbacks/{board['callbacks'][0]['id']}"
    for _ in range(3):
        await anna.do("POST", f"{path}/take")
        assert (await anna.do("POST", f"{path}/result", {"result": "not_reached"})).status_code == 204
    async with citizen.stream() as widget:
        await widget.until_event("notice", code="callback_not_reached")
    assert (await anna.do("POST", f"{path}/take")).json()["code"] == "not-possible-now"
