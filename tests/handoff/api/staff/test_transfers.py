"""Transfers: to a desk, to a caseworker, to another organisation; until somebody takes it nobody is dropped."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from loket.directory import Directory
from loket.wire import Answer, BotMessage, HandoffRequest, Turn
from tests.handoff.api.moving import SECRET, board, consent, detail, did, owner, patient, read, refused, talking, there
from tests.handoff.running import Bot, Running


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which nobody vanishes."""
    async with patient(store, bot, directory) as service:
        yield service


async def remembers_everything(turn: Turn) -> Answer:
    """A bot that asks for the municipality and passes on what it heard long ago."""
    wanted = HandoffRequest(reason="asked", organisation="gemeente", summary=SECRET, topic="x", topic_title=SECRET)
    return Answer(memory=turn.memory or "", messages=[BotMessage(text="Ik vraag iemand.")], handoff=wanted)


async def test_until_somebody_takes_it_the_first_caseworker_stays_reachable(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente", organisation="Gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.", note="let op de datum")
    asked = (await read(citizen))[-1]["body"]
    assert (asked["kind"], asked["why"], "note" in asked) == ("transfer_asked", "Zij weten meer.", False)
    assert asked["organisation"]
    assert asked["summary"]
    await consent(citizen)
    assert [(item["part"], item["desk"]["id"]) for item in (await board(anna))["mine"]] == [("giving", "gemeente")]

    turns = len(loket.bot.turns)
    await citizen.command("say", text="Is er nog iemand?")
    assert "Is er nog iemand?" in str((await detail(anna, citizen.id))["events"])
    await did(anna, citizen.id, "messages", text="Ja, ik blijf erbij.")
    assert (await read(citizen))[-1]["body"]["text"] == "Ja, ik blijf erbij."
    assert len(loket.bot.turns) == turns, "the bot does not speak in between"

    waiting = (await board(cem))["waiting"][0]
    assert (waiting["from_desk"]["id"], waiting["from_caseworker"]) == ("uwv", "Anna")
    async with anna.stream() as console:
        await console.send("watch", conversation=citizen.id, after=0)
        await console.until_event("message", text="Ja, ik blijf erbij.")
        (await cem.claim(citizen.id)).raise_for_status()
        await console.until_event("claimed")
        await did(cem, citizen.id, "messages", text="Dit is van ons.")
        await console.send("ping")
        await console.until_type("pong")
        assert "Dit is van ons." not in str(console.heard), "from then on it is the other organisation's"
    assert SECRET in str((await detail(cem, citizen.id))["events"]), "all of it went along"
    assert await refused(anna, citizen.id, "messages", text="nog iets") == "not-yours"
    assert (await anna.do("GET", f"/conversations/{citizen.id}")).status_code == 404


async def test_the_citizen_may_say_no(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.")
    await consent(citizen, agreed=False)
    assert await owner(loket, citizen) == ("caseworker", "Anna")
    assert (await cem.do("GET", f"/conversations/{citizen.id}")).status_code == 404
    assert (await citizen.command("consent", agreed=True)).json()["code"] == "nothing-asked"


async def test_of_a_summary_only_nothing_before_can_be_read_on_any_way(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente", "svb")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "notes", text=f"notitie over {SECRET}")
    await did(anna, citizen.id, "case")
    reference = next(
        event["body"]["reference"] for event in await read(citizen) if event["body"]["kind"] == "case_opened"
    )
    await did(
        anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.", note="bel", summary="Vraag over geld"
    )
    assert (await read(citizen))[-1]["body"]["summary"] == "Vraag over geld", "shown before choosing"
    await consent(citizen, only_summary=True)
    await citizen.command("say", text="dit mag wel")

    async def everything_of(cem_sees: str) -> str:
        async with cem.stream() as console:
            overview = await console.until_type("overview")
            for after in (0, 1, 2):
                await console.send("watch", conversation=citizen.id, after=after)
                await console.until_event("message", text=cem_sees)
            frames = str(console.heard)
        found = await cem.do("GET", f"/cases/{reference}")
        return str([overview, frames, found.json(), await detail(cem, citizen.id)])

    seen = await everything_of("dit mag wel")
    assert SECRET not in seen
    assert "Vraag over geld" in seen
    assert "bel" in seen
    (await cem.claim(citizen.id)).raise_for_status()
    assert SECRET not in await everything_of("dit mag wel")
    assert (await detail(cem, citizen.id))["summary_only"] == "Vraag over geld"

    await did(cem, citizen.id, "transfer", desk="svb", why="Zij weten nog meer.")
    await consent(citizen)
    (await cem.claim(citizen.id)).raise_for_status()
    assert SECRET not in await everything_of("dit mag wel"), "nobody gets more than the giver had"
    await did(cem, citizen.id, "hand-back", note="klaar")
    loket.bot.script = remembers_everything
    await citizen.command("say", text="ik wil een mens spreken")
    async with citizen.stream() as widget:
        await widget.until_event("queued", desk={"id": "gemeente", "nl": "Gemeente", "en": "Municipality"})
    assert SECRET not in await everything_of("ik wil een mens spreken"), "also not through the bot"
    assert SECRET in str(await read(citizen)), "the citizen's own stays whole"


async def test_a_call_back_after_a_summary_tells_the_desk_nothing_of_before(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Daar.", summary="Vraag over geld")
    await consent(citizen, only_summary=True)
    answer = await citizen.command("ask_callback", number="0612345678", day_part="any", confirmed=True)
    assert answer.status_code == 200, answer.text
    calls = (await board(cem))["callbacks"]
    assert len(calls) == 1
    assert SECRET not in str(calls)


async def test_a_desk_that_refuses_gives_it_back_with_the_reason(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.")
    await consent(citizen)
    assert await refused(anna, citizen.id, "refuse", reason="toch niet") == "not-your-desk"
    assert await refused(cem, citizen.id, "refuse", reason=" ") == "empty-text"
    await did(cem, citizen.id, "refuse", reason="Hoort bij UWV.")
    assert await owner(loket, citizen) == ("caseworker", "Anna")
    told = (await read(citizen))[-1]["body"]
    assert (told["kind"], told["why"], told["to"]["name"], "reason" in told) == (
        "transfer_returned",
        "refused",
        "Anna",
        False,
    )
    assert "Hoort bij UWV." in str((await detail(anna, citizen.id))["events"])
    assert (await cem.do("GET", f"/conversations/{citizen.id}")).status_code == 404


async def test_refused_while_the_first_caseworker_is_gone_it_is_first_in_their_queue(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.")
    await consent(citizen)
    await anna.on_duty()
    await did(cem, citizen.id, "refuse", reason="Hoort bij UWV.")
    state = (await loket.service.conversations.read(citizen.id)).state
    assert state.desk is not None
    assert (state.owner, state.desk.id, state.rank) == ("queue", "uwv", 0)


async def test_nobody_there_for_a_time_brings_it_back_and_somebody_who_comes_stops_that(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await loket.caseworker("cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.")
    await consent(citizen)
    patience = loket.settings.transfer_patience.total_seconds()
    await loket.service.sweeper.sweep()
    loket.clock.forward(seconds=patience - 5)
    await cem.on_duty("gemeente")
    await loket.service.sweeper.sweep()
    loket.clock.forward(seconds=patience + 5)
    await loket.service.sweeper.sweep()
    assert await owner(loket, citizen) == ("queue", None), "who is served waits as long as it takes"
    await cem.on_duty()
    await loket.service.sweeper.sweep()
    async with citizen.stream() as widget:
        loket.clock.forward(seconds=patience + 1)
        told = await widget.until_event("transfer_returned")
    assert (told["body"]["why"], told["body"]["to"]["name"]) == ("nobody_there", "Anna")
    assert await owner(loket, citizen) == ("caseworker", "Anna")


async def test_a_named_caseworker_has_two_minutes_and_then_it_is_first_for_all(loket: Running) -> None:
    anna, bea, dora = [await there(loket, login, "uwv") for login in ("anna", "bea", "dora")]
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", to=bea.profile["id"], why="Bea kent uw zaak.")
    offered = (await board(dora))["waiting"][0]
    assert (offered["offered_to"], offered.get("offered_to_me")) == ("Bea", None)
    assert (await board(bea))["waiting"][0]["offered_to_me"] is True
    assert (await dora.claim(citizen.id)).json()["code"] == "offered"
    async with citizen.stream() as widget:
        loket.clock.forward(seconds=121)
        await widget.until_event("offer_ended")
    state = (await loket.service.conversations.read(citizen.id)).state
    assert (state.owner, state.rank, state.offer) == ("queue", 0, None)
    (await dora.claim(citizen.id)).raise_for_status()
    assert await owner(loket, citizen) == ("caseworker", "Dora")


async def test_who_is_named_takes_it_and_who_is_off_duty_cannot_be_named(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await loket.caseworker("bea", "uwv")
    citizen = await talking(loket, anna)
    assert await refused(anna, citizen.id, "transfer", to=bea.profile["id"], why="w") == "colleague-not-on-duty"
    assert await refused(anna, citizen.id, "transfer", to="niemand", why="w") == "colleague-not-on-duty"
    assert await refused(anna, citizen.id, "transfer", why="w") == "invalid-value"
    await bea.on_duty("uwv")
    people = (await anna.do("GET", "/colleagues")).json()
    assert [(each["name"], each["desks"][0]["id"]) for each in people] == [("Bea", "uwv")]
    await did(anna, citizen.id, "transfer", to=bea.profile["id"], why="Bea kent uw zaak.")
    (await bea.claim(citizen.id)).raise_for_status()
    assert await owner(loket, citizen) == ("caseworker", "Bea")


async def test_what_was_given_away_is_taken_back_until_it_is_taken(loket: Running) -> None:
    anna, bea = await there(loket, "anna", "uwv"), await there(loket, "bea", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", to=bea.profile["id"], why="Bea kent uw zaak.")
    assert await refused(bea, citizen.id, "take-back") == "not-yours"
    await did(anna, citizen.id, "take-back")
    assert await owner(loket, citizen) == ("caseworker", "Anna")
    assert (await bea.claim(citizen.id)).json()["code"] == "already-claimed"


async def test_the_board_says_whose_desk_it_is(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    desks = {desk["desk"]["id"]: desk for desk in (await board(anna))["desks"]}
    assert (desks["uwv"]["organisation"], desks["uwv"]["open"], desks["uwv"]["on_duty"]) == ("uwv", True, 1)
    assert desks["gemeente"]["organisation"] == desks["regie"]["organisation"] == "gemeente"
    assert desks["gemeente"]["escalates_to"]["id"] == "regie"
    assert desks["svb"]["organisation_name"]


async def test_every_move_is_in_the_audit_log(loket: Running) -> None:
    from sqlalchemy import select

    from handoff.storage.tables.upkeep import audit

    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "transfer", desk="gemeente", why="Zij weten meer.")
    await consent(citizen)
    await did(cem, citizen.id, "refuse", reason="Hoort bij UWV.")
    await did(anna, citizen.id, "hold", reason="Ik zoek het uit.", minutes=5)
    async with loket.service.database.read() as connection:
        query = select(audit.c.action).where(audit.c.conversation == citizen.id).order_by(audit.c.id)
        actions = list((await connection.execute(query)).scalars())
    assert [each for each in actions if each != "look"] == ["claim", "transfer", "transfer_refuse", "hold"]
