"""A colleague beside the owner, a conversation on hold, and one that is taken over from the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from handoff.api.citizen.place import HERE
from handoff.storage import board as storage_board
from loket.directory import Directory
from loket.wire import Answer, BotMessage, Turn
from tests.handoff.api.moving import (
    SECRET,
    board,
    client_id,
    consent,
    detail,
    did,
    owner,
    patient,
    read,
    refused,
    talking,
    there,
    vanished,
)
from tests.handoff.running import Bot, Caseworker, Running, echo


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which nobody vanishes by the clock alone."""
    async with patient(store, bot, directory) as service:
        yield service


async def supervisor(loket: Running, login: str, *desks: str) -> Caseworker:
    """A supervisor of these desks, on duty."""
    found = await loket.caseworker(login, *desks)
    async with loket.service.database.write() as connection:
        from sqlalchemy import update

        from handoff.storage.tables.staff import caseworkers

        change = update(caseworkers).where(caseworkers.c.id == found.profile["id"]).values(role="supervisor")
        await connection.execute(change)
    await found.on_duty(*desks)
    return found


async def test_who_is_asked_in_sees_whether_the_citizen_is_there(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"], note="weet jij dit?")
    await read(citizen)
    assert (await board(bea))["mine"][0]["citizen_here"]
    loket.clock.forward(seconds=HERE.total_seconds() + 1)
    assert not (await board(bea))["mine"][0].get("citizen_here", False)


async def test_a_colleague_joins_writes_and_goes_and_the_citizen_sees_all_of_it(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    assert await refused(bea, citizen.id, "messages", text="hallo") == "not-yours"
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"], note="weet jij dit?")
    asked = (await board(bea))["mine"][0]
    assert (asked["part"], asked["asked_by"]) == ("asked", "Anna")
    assert await refused(bea, citizen.id, "messages", text="hallo") == "not-yours"
    await did(bea, citizen.id, "join")
    await did(bea, citizen.id, "messages", text="Ik ben Bea.")
    await did(anna, citizen.id, "messages", text="En ik ben er ook nog.")
    told = await read(citizen)
    joined = next(event for event in told if event["body"]["kind"] == "joined")
    assert (joined["sender"]["name"], joined["sender"]["organisation"]) == ("Bea", "UWV")
    assert [each["sender"]["name"] for each in told[-2:]] == ["Bea", "Anna"]
    assert "weet jij dit?" not in str(told)
    assert bea.profile["id"] not in str(told)
    assert (await board(bea))["mine"][0]["part"] == "joined"
    assert await owner(loket, citizen) == ("caseworker", "Anna")
    assert await refused(bea, citizen.id, "close", outcome="answered") == "not-yours"
    gone = await anna.client.delete(
        f"/api/v1/staff/conversations/{citizen.id}/colleagues/{bea.profile['id']}",
        headers={"X-Client-Id": client_id()},
    )
    assert gone.status_code == 204
    assert (await read(citizen))[-1]["body"]["kind"] == "left"
    assert await refused(bea, citizen.id, "messages", text="nog iets") == "not-yours"
    assert (await board(bea))["mine"] == []


async def test_a_colleague_of_another_organisation_joins_when_the_citizen_agrees(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente", organisation="Gemeente")
    citizen = await talking(loket, anna)
    assert await refused(anna, citizen.id, "colleagues", to=cem.profile["id"]) == "empty-text"
    await did(anna, citizen.id, "colleagues", to=cem.profile["id"], why="Cem weet wat de gemeente doet.")
    question = (await read(citizen))[-1]["body"]
    assert (question["joins"], question["to"]["name"]) == (True, "Cem")
    assert (await cem.do("GET", f"/conversations/{citizen.id}")).status_code == 404
    assert await refused(cem, citizen.id, "join") == "nothing-asked"
    await consent(citizen)
    await did(cem, citizen.id, "join")
    assert SECRET in str((await detail(cem, citizen.id))["events"])
    await did(cem, citizen.id, "messages", text="Goedemiddag.")
    await did(cem, citizen.id, "leave")
    assert (await cem.do("GET", f"/conversations/{citizen.id}")).status_code == 404
    assert await owner(loket, citizen) == ("caseworker", "Anna")


async def test_who_does_not_want_to_join_or_does_not_answer_leaves_everything_as_it_was(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"])
    await did(bea, citizen.id, "decline")
    assert await refused(bea, citizen.id, "join") == "nothing-asked"
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"])
    async with citizen.stream(after=(await read(citizen))[-1]["seq"]) as widget:
        loket.clock.forward(seconds=121)
        await widget.until_event("offer_ended")
    assert await refused(bea, citizen.id, "join") == "nothing-asked"
    assert await owner(loket, citizen) == ("caseworker", "Anna")


async def test_when_the_owner_vanishes_the_colleague_goes_on_and_takes_over(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"])
    await did(bea, citizen.id, "join")
    await vanished(loket, anna)
    assert (await read(citizen))[-1]["body"]["why"] == "caseworker_gone"
    await citizen.command("say", text="bent u er nog?")
    await did(bea, citizen.id, "messages", text="Ik ben er.")
    assert "bent u er nog?" not in [turn.text for turn in loket.bot.turns]
    (await bea.claim(citizen.id)).raise_for_status()
    assert await owner(loket, citizen) == ("caseworker", "Bea")


async def test_a_colleague_who_vanishes_is_gone_from_the_conversation(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "colleagues", to=bea.profile["id"])
    await did(bea, citizen.id, "join")
    await vanished(loket, bea)
    last = (await read(citizen))[-1]["body"]
    assert (last["kind"], last["why"], last["who"]["name"]) == ("left", "gone", "Bea")
    assert await owner(loket, citizen) == ("caseworker", "Anna")


async def test_a_hold_is_told_with_its_time_and_reminds_when_that_is_over(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    for minutes in (0, 100_000):
        assert await refused(anna, citizen.id, "hold", reason="Ik zoek het uit.", minutes=minutes) == "invalid-value"
    await did(anna, citizen.id, "hold", reason="Ik zoek het uit.", minutes=10)
    held = (await read(citizen))[-1]["body"]
    assert (held["kind"], held["reason"], bool(held["until"])) == ("held", "Ik zoek het uit.", True)
    assert (await board(anna))["mine"][0]["hold_until"] == held["until"]
    async with citizen.stream() as widget:
        loket.clock.forward(minutes=11)
        assert (await widget.until_event("hold_ended"))["body"]["passed"] is True
    assert (await board(anna))["mine"][0]["hold_passed"] is True
    await did(anna, citizen.id, "messages", text="Gevonden.")
    assert "hold_until" not in (await board(anna))["mine"][0]
    assert await refused(anna, citizen.id, "resume") == "not-possible-now"
    await did(anna, citizen.id, "hold", reason="Nog iets.", minutes=1)
    await did(anna, citizen.id, "resume")
    assert (await loket.service.conversations.read(citizen.id)).state.hold is None


async def test_a_supervisor_takes_over_from_the_bot_and_its_late_answer_is_dropped(loket: Running) -> None:
    anna, boss = await there(loket, "anna", "uwv", "algemeen"), await supervisor(loket, "sanne", "uwv", "algemeen")
    thinking, go_on = asyncio.Event(), asyncio.Event()

    async def slow(turn: Turn) -> Answer:
        thinking.set()
        await go_on.wait()
        return await echo(turn)

    loket.bot.script = slow
    citizen = await loket.citizen()
    await citizen.command("say", text="ik snap er niets van")
    await asyncio.wait_for(thinking.wait(), 30)
    assert (await anna.do("GET", "/bot-conversations")).json() == []
    assert await refused(anna, citizen.id, "take-over") == "not-allowed"
    listed = (await boss.do("GET", "/bot-conversations")).json()
    assert [each["conversation"] for each in listed] == [citizen.id]
    assert "ik snap er niets van" not in str(listed)
    await did(boss, citizen.id, "take-over")
    go_on.set()
    told = (await read(citizen))[-1]
    assert (told["body"]["kind"], told["sender"]["name"]) == ("claimed", "Sanne")
    await loket.service.turns.close()
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.sender.role for event in log if event.seq > told["seq"]] == []
    await did(boss, citizen.id, "messages", text="Ik help u verder.")
    assert await owner(loket, citizen) == ("caseworker", "Sanne")
    assert await refused(boss, citizen.id, "take-over") == "already-claimed"


async def test_of_very_many_with_the_bot_the_latest_are_listed(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    boss = await supervisor(loket, "sanne", "algemeen")
    monkeypatch.setattr(storage_board, "WITH_BOT", 2)
    citizens = [await loket.citizen() for _ in range(3)]
    for citizen in citizens:
        loket.clock.forward(seconds=1)
        await citizen.command("say", text="goedendag")
        async with citizen.stream() as widget:
            await widget.until_event("message", text="1: goedendag")
    await loket.service.turns.close()  # the end of a turn is written after its events
    listed = (await boss.do("GET", "/bot-conversations")).json()
    assert [each["conversation"] for each in listed] == [citizens[2].id, citizens[1].id]


async def test_who_hands_back_by_mistake_has_the_conversation_again_within_a_minute(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    desk = (await board(anna))["mine"][0]["desk"]
    await did(anna, citizen.id, "hand-back")
    assert await owner(loket, citizen) == ("bot", None)
    assert await refused(bea, citizen.id, "take-over") == "not-allowed"
    await did(anna, citizen.id, "take-over")
    assert await owner(loket, citizen) == ("caseworker", "Anna")
    assert (await board(anna))["mine"][0]["desk"] == desk
    await did(anna, citizen.id, "hand-back")
    loket.clock.forward(minutes=2)
    assert await refused(anna, citizen.id, "take-over") == "not-allowed"


async def test_a_desk_may_have_the_rule_that_its_caseworkers_step_in(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    import dataclasses

    import msgspec

    desks = tuple(msgspec.structs.replace(desk, steps_in=desk.id == "algemeen") for desk in directory.desks)
    async with patient(store, bot, dataclasses.replace(directory, desks=desks)) as loket:
        anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "algemeen")
        citizen = await loket.citizen()
        await citizen.command("say", text="hallo")
        assert await refused(anna, citizen.id, "take-over") == "not-allowed"
        await did(bea, citizen.id, "take-over")
        assert await owner(loket, citizen) == ("caseworker", "Bea")


async def test_what_happened_with_a_person_is_known_to_the_bot_that_gets_it_back(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    await citizen.command("say", text="mijn brief is kwijt")
    await did(anna, citizen.id, "messages", text="Ik stuur een nieuwe.")
    assert await refused(anna, citizen.id, "hand-back", note="x" * 6001) == "text-too-long"
    await did(anna, citizen.id, "hand-back", note="brief gestuurd")

    async def knows(turn: Turn) -> Answer:
        return Answer(memory="1", messages=[BotMessage(text=" / ".join(said.text for said in turn.meanwhile))])

    loket.bot.script = knows
    async with citizen.stream() as widget:
        await citizen.command("say", text="en nu?")
        answer = await widget.until_event("message", text="mijn brief is kwijt / Ik stuur een nieuwe.")
    assert answer["sender"]["role"] == "bot"
