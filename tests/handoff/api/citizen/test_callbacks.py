"""A call-back from the wish to the end: a time inside the opening hours, one caseworker, three tries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from handoff.conversation.kinds.callbacks import CallbackPromised
from handoff.conversation.kinds.talk import Note
from handoff.storage import callbacks
from loket.directory import Directory
from loket.wire import Answer, BotMessage, CallbackRequest, HandoffRequest, Turn
from tests.handoff.running import Bot, Caseworker, Citizen, Clock, Running, running

NUMBER = "06-12345678"


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service whose desks keep their hours, at ten o'clock on a Tuesday."""
    clock = Clock(fixed=datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    async with running(store[0], directory, store[1], bot, clock, desks_always_open=False) as service:
        yield service


async def promised(citizen: Citizen, part: str = "any", day: str | None = None, number: str = NUMBER) -> None:
    """Ask to be called."""
    answer = await citizen.command("ask_callback", number=number, day_part=part, day=day, confirmed=True)
    assert answer.status_code == 200, answer.text


async def board(caseworker: Caseworker, how_many: int = 1) -> list[dict[str, Any]]:
    """The call-backs on the board of this caseworker."""
    async with caseworker.stream() as console:
        frame = await console.until(
            lambda each: each["type"] == "overview" and len(each["callbacks"]) == how_many, text=f"{how_many} calls"
        )
    found: list[dict[str, Any]] = frame["callbacks"]
    return found


async def problem(caseworker: Caseworker, path: str, body: object = None) -> str:
    """The code of the refusal."""
    answer = await caseworker.do("POST", path, body)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["code"])


async def test_only_times_at_which_the_desk_is_open_are_offered(loket: Running) -> None:
    citizen = await loket.citizen()
    times = (await citizen.http("GET", "/callback-times")).json()["times"]
    assert [(each["day"], each["day_part"]) for each in times] == [
        ("2026-11-24", "any"),
        ("2026-11-24", "morning"),
        ("2026-11-24", "afternoon"),
        ("2026-11-25", "any"),
        ("2026-11-25", "morning"),
        ("2026-11-25", "afternoon"),
    ]
    assert times[0]["begins_at"] == "2026-11-24T09:00:00Z"  # now
    assert times[1]["ends_at"] == "2026-11-24T11:00:00Z"  # noon
    loket.clock.forward(hours=3)
    answer = await citizen.command("ask_callback", number=NUMBER, day_part="morning", day="2026-11-24", confirmed=True)
    assert (answer.status_code, answer.json()["code"]) == (409, "time-not-offered")


async def test_who_calls_reads_the_language_of_the_citizen_also_one_that_loket_does_not_speak(loket: Running) -> None:
    async def foreign(_: Turn) -> Answer:
        wanted = HandoffRequest(reason="complaint", organisation="uwv", summary="s")
        return Answer(memory="", messages=[BotMessage(text="Good day.", language="en")], handoff=wanted, language="ar")

    loket.bot.script = foreign
    anna = await loket.caseworker("anna", "uwv")
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await widget.send("say", text="أريد أن أتحدث مع شخص")
        await widget.until_event("unavailable")
    await promised(citizen)
    assert [item["language"] for item in await board(anna)] == ["ar"]


async def test_exactly_one_caseworker_calls_and_tells_how_it_went(loket: Running) -> None:
    anna, bea = await loket.caseworker("anna", "uwv"), await loket.caseworker("bea", "uwv")
    citizen = await loket.citizen()
    async with citizen.stream() as widget, anna.stream() as console:
        await widget.send("say", text="mens graag")
        await widget.until_event("unavailable")
        for _ in range(2):  # the answer got lost, and the widget asks again
            await widget.send(
                "ask_callback",
                client_id="call",
                number=NUMBER,
                day_part="morning",
                day="2026-11-24",
                confirmed=True,
            )
        event = await widget.until_event("callback_promised", number="+31612345678")
        assert (event["body"]["day"], event["body"]["day_part"]) == ("2026-11-24", "morning")
        overview = await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] != [])
        (item,) = overview["callbacks"]
        assert (item["number"], item["day_part"], item["language"]) == ("+31612345678", "morning", "nl")
        assert item["summary"] == "vraagt: mens graag"
        path = f"/callbacks/{item['id']}"
        assert (await anna.do("POST", f"{path}/take")).json()["taken_by_me"] is True
        assert await problem(bea, f"{path}/take") == "already-claimed"
        assert await problem(bea, f"{path}/result", {"result": "reached"}) == "not-yours"
        assert (await citizen.command("cancel_callback")).json()["code"] == "call-under-way"
        for result in ("reached", "not_reached"):
            assert await problem(anna, f"{path}/result", {"result": result, "note": "x" * 6001}) == "text-too-long"
        answer = await anna.do("POST", f"{path}/result", {"result": "reached", "note": "belt zelf verder"})
        assert answer.status_code == 204
        await widget.until_event("callback_ended", outcome="reached", attempts=1)
        await console.until(lambda frame: frame["type"] == "overview" and frame["callbacks"] == [])
        assert await problem(anna, f"{path}/take") == "not-possible-now"
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.client_id for event in log].count("call") == 1


async def test_a_call_that_was_given_back_can_be_made_by_a_colleague(loket: Running) -> None:
    anna, bea, citizen = (
        await loket.caseworker("anna", "algemeen"),
        await loket.caseworker("bea", "algemeen"),
        await loket.citizen(),
    )
    await promised(citizen)
    (item,) = await board(anna)
    path = f"/callbacks/{item['id']}"
    assert (await anna.do("POST", f"{path}/take")).status_code == 200
    assert (await anna.do("POST", f"{path}/give-back")).status_code == 204
    assert (await bea.do("POST", f"{path}/take")).status_code == 200


async def test_a_caseworker_who_vanishes_keeps_no_call(loket: Running) -> None:
    anna, bea, citizen = (
        await loket.caseworker("anna", "algemeen"),
        await loket.caseworker("bea", "algemeen"),
        await loket.citizen(),
    )
    await anna.on_duty("algemeen")
    await promised(citizen)
    (item,) = await board(bea)
    assert (await anna.do("POST", f"/callbacks/{item['id']}/take")).status_code == 200
    loket.clock.forward(seconds=60)
    async with bea.stream() as console:
        await console.until(lambda each: each["type"] == "overview" and not each["callbacks"][0].get("taken_by"))
    assert (await bea.do("POST", f"/callbacks/{item['id']}/take")).status_code == 200


async def test_nobody_is_called_before_the_time_that_was_promised(loket: Running) -> None:
    citizen = await loket.citizen()
    await promised(citizen, "afternoon", "2026-11-24")
    anna = await loket.caseworker("anna", "algemeen")
    (item,) = await board(anna)
    assert await problem(anna, f"/callbacks/{item['id']}/take") == "not-due-yet"
    loket.clock.forward(hours=2)
    assert (await anna.do("POST", f"/callbacks/{item['id']}/take")).status_code == 200


async def test_three_tries_on_different_parts_of_days_and_then_a_message(loket: Running) -> None:
    citizen = await loket.citizen()
    await promised(citizen, "morning", "2026-11-24")
    parts = []
    async with citizen.stream() as widget:
        for attempt in (1, 2, 3):
            anna = await loket.caseworker(f"anna{attempt}", "algemeen")
            (item,) = await board(anna)
            begins = datetime.fromisoformat(item["begins_at"])
            loket.clock.forward(seconds=max((begins - loket.clock()).total_seconds(), 0))
            parts.append((item["day"], item["day_part"]))
            anna = await loket.caseworker(f"bea{attempt}", "algemeen")
            assert (await anna.do("POST", f"/callbacks/{item['id']}/take")).status_code == 200
            body = {"result": "not_reached", "note": f"poging {attempt}"}
            assert (await anna.do("POST", f"/callbacks/{item['id']}/result", body)).status_code == 204
            if attempt < 3:
                await widget.until_event("callback_tried", attempt=attempt)
        await widget.until_event("callback_ended", outcome="not_reached", attempts=3)
    assert parts == [("2026-11-24", "morning"), ("2026-11-24", "afternoon"), ("2026-11-25", "morning")]
    assert await problem(anna, f"/callbacks/{item['id']}/take") == "not-possible-now"
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.body.text for event in log if isinstance(event.body, Note)] == [
        "poging 1",
        "poging 2",
        "poging 3",
    ]
    assert (await loket.service.conversations.read(citizen.id)).state.callback is None


async def test_the_citizen_chooses_another_time_or_cancels_also_when_the_conversation_is_closed(
    loket: Running,
) -> None:
    citizen, anna = await loket.citizen(), await loket.caseworker("anna", "algemeen")
    await promised(citizen, "morning", "2026-11-24")
    (await citizen.command("end")).raise_for_status()
    async with citizen.stream() as widget:
        await widget.until_event("closed")
        await widget.send("move_callback", day_part="afternoon", day="2026-11-25")
        moved = await widget.until_event("callback_moved")
        assert (moved["body"]["day"], moved["body"]["begins_at"]) == ("2026-11-25", "2026-11-25T11:00:00Z")
        (item,) = await board(anna)
        assert (item["day"], item["day_part"]) == ("2026-11-25", "afternoon")
        await widget.send("move_callback", day_part="afternoon", day="2026-11-29")
        assert (await widget.until_type("problem"))["code"] == "time-not-offered"
        await widget.send("cancel_callback")
        await widget.until_event("callback_ended", outcome="cancelled")
        await widget.send("cancel_callback")
        assert (await widget.until_type("problem"))["code"] == "no-callback"
    await board(anna, 0)


async def test_a_second_wish_in_the_same_conversation_changes_the_first(loket: Running) -> None:
    citizen, anna = await loket.citizen(), await loket.caseworker("anna", "algemeen")
    await promised(citizen, "morning", "2026-11-24")
    await promised(citizen, "afternoon", "2026-11-25", "+32 470 12 34 56")
    (item,) = await board(anna)
    assert (item["number"], item["day"], item["day_part"]) == ("+32470123456", "2026-11-25", "afternoon")
    events = await loket.service.conversations.all_events(citizen.id)
    wishes = [event.body for event in events if isinstance(event.body, CallbackPromised)]
    assert [wish.changed for wish in wishes] == [False, True]


async def test_the_same_number_in_another_conversation_is_called_once(loket: Running) -> None:
    first, second = await loket.citizen(), await loket.citizen()
    anna = await loket.caseworker("anna", "algemeen")
    async with first.stream() as window:
        await first.command("say", text="over mijn paspoort")
        await promised(first, "morning", "2026-11-24")
        await second.command("say", text="over mijn rijbewijs")
        await promised(second, "afternoon", "2026-11-24", "06 12 34 56 78")
        (item,) = await board(anna)
        assert (item["conversation"], item["day_part"]) == (second.id, "afternoon")
        assert item["summary"].splitlines() == ["over mijn paspoort", "over mijn rijbewijs"]
        await window.until_event("callback_ended", outcome="joined")
    events = await loket.service.conversations.all_events(second.id)
    assert any(getattr(event.body, "changed", False) for event in events)
    async with loket.service.database.read() as connection:
        assert await callbacks.untold(connection) == []


async def test_of_wishes_for_one_number_at_the_same_moment_one_call_is_left(loket: Running) -> None:
    anna = await loket.caseworker("anna", "algemeen")
    citizens = [await loket.citizen() for _ in range(8)]
    await asyncio.gather(*(promised(citizen, "morning", "2026-11-24") for citizen in citizens))
    (item,) = await board(anna)
    assert item["conversation"] in {citizen.id for citizen in citizens}


async def test_two_desks_each_make_their_own_call_to_one_number(loket: Running) -> None:
    first, second = await loket.citizen(), await loket.citizen()
    anna = await loket.caseworker("anna", "algemeen", "uwv")
    await promised(first)
    async with second.stream() as widget:
        await widget.send("say", text="mens graag")
        await widget.until_event("unavailable")
    await promised(second)
    assert {item["desk"]["id"] for item in await board(anna, 2)} == {"algemeen", "uwv"}


@pytest.mark.parametrize(("then", "owner"), [("open", "caseworker"), ("close", "closed"), ("done", "bot")])
async def test_after_reaching_somebody_the_conversation_goes_on_or_is_closed(
    loket: Running, then: str, owner: str
) -> None:
    citizen, anna = await loket.citizen(), await loket.caseworker("anna", "algemeen")
    await promised(citizen)
    (item,) = await board(anna)
    path = f"/callbacks/{item['id']}"
    await anna.do("POST", f"{path}/take")
    answer = await anna.do("POST", f"{path}/result", {"result": "reached", "then": then, "outcome": "referred"})
    assert answer.status_code == 204, answer.text
    state = (await loket.service.conversations.read(citizen.id)).state
    assert state.owner == owner
    if owner == "caseworker":
        assert state.caseworker is not None
        assert state.caseworker.id == anna.profile["id"]
    if owner == "closed":
        last = (await loket.service.conversations.all_events(citizen.id))[-1].body
        assert getattr(last, "outcome", None) == "referred"


async def test_a_call_back_that_the_bot_arranged(loket: Running) -> None:
    async def script(_turn: Turn) -> Answer:
        wish = CallbackRequest(number="+31201234567", day_part="afternoon", organisation="svb", summary="over AOW")
        return Answer(memory="", callback=wish)

    loket.bot.script = script
    citizen, cor = await loket.citizen("en"), await loket.caseworker("cor", "svb")
    async with citizen.stream() as widget:
        await widget.send("say", text="call me")
        event = await widget.until_event("callback_promised")
    assert (event["body"]["day"], event["body"]["begins_at"]) == ("2026-11-24", "2026-11-24T11:00:00Z")
    (item,) = await board(cor)
    assert (item["language"], item["number_shown"]) == ("en", "020 123 4567")


async def test_the_bot_goes_on_while_a_caseworker_is_calling(loket: Running) -> None:
    async def script(_turn: Turn) -> Answer:
        wish = CallbackRequest(number="+31201234567", day_part="any", organisation="svb")
        return Answer(memory="", messages=[BotMessage(text="Genoteerd.")], callback=wish)

    loket.bot.script = script
    citizen, cor = await loket.citizen(), await loket.caseworker("cor", "svb")
    async with citizen.stream() as widget:
        await widget.send("say", text="bel mij")
        await widget.until_event("callback_promised")
        (item,) = await board(cor)
        assert (await cor.do("POST", f"/callbacks/{item['id']}/take")).status_code == 200
        await widget.send("say", text="bel mij toch maar nu")
        await widget.until_event("message", text="Genoteerd.")
    (item,) = await board(cor)
    assert item["taken_by_me"]
    assert (await loket.service.conversations.read(citizen.id)).state.pending == []


async def test_the_board_is_in_the_order_in_which_to_call(loket: Running) -> None:
    anna = await loket.caseworker("anna", "algemeen")
    for number, (day, part) in enumerate(
        [("2026-11-25", "any"), ("2026-11-24", "afternoon"), ("2026-11-25", "morning"), ("2026-11-24", "morning")]
    ):
        await promised(await loket.citizen(), part, day, f"06 1234567{number}")
    found = [(item["day"], item["day_part"]) for item in await board(anna, 4)]
    assert found == [
        ("2026-11-24", "morning"),
        ("2026-11-24", "afternoon"),
        ("2026-11-25", "morning"),
        ("2026-11-25", "any"),
    ]
