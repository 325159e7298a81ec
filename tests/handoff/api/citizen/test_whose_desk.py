"""Whose caseworker comes: words lead to the same desk as the button beside them, on whichever site they are typed."""

from __future__ import annotations

from typing import Any

import pytest

from handoff.conversation.kinds.callbacks import CallbackPromised
from handoff.conversation.kinds.queueing import Unavailable, WaitAsked
from loket.wire import Answer, BotMessage, CallbackRequest, HandoffRequest, Reason, Turn, Understood
from tests.handoff.running import Bot, Citizen, Clock, Running, running

GENERAL = "algemeen"
ANSWER = "Zo zit dat."
UTRECHT, ITS_NUMBER = "GM0344", "14 030"


def scripted(**answers: Answer) -> Any:
    """A bot that gives these answers to these words."""

    async def script(turn: Turn) -> Answer:
        return answers[(turn.text or "").replace(" ", "_")]

    return script


def person(reason: Reason = "asked", organisation: str | None = None, sent_from: tuple[str, ...] = ()) -> Answer:
    """The bot asks for a person, and names no organisation unless it knows one."""
    pointed = ["nationale-ombudsman"] if sent_from else []
    return Answer(
        memory="",
        messages=[BotMessage(text="Ik vraag iemand.")],
        understood=Understood(
            intent="ask_person",
            confidence=1.0,
            organisations=pointed,
            sent_from=list(sent_from),
            kind="handed_over",
        ),
        handoff=HandoffRequest(reason=reason, organisation=organisation),
    )


def about(organisation: str) -> Answer:
    """The bot answers with something of this organisation."""
    understood = Understood(intent="way", confidence=0.9, organisations=[organisation], kind="answered")
    return Answer(memory="", messages=[BotMessage(text=ANSWER)], understood=understood)


async def doors(citizen: Citizen, *said: str) -> dict[str, Any]:
    """Say these things one after the other; the doors that stand open at the end."""
    so_far = (await citizen.http("GET", "/events")).json()["last_seq"]
    async with citizen.stream(after=so_far) as widget:
        for words in said[:-1]:
            await widget.send("say", text=words)
            await widget.until_event("message", text=ANSWER)
        await widget.send("say", text=said[-1])
        found: dict[str, Any] = (await widget.until_event("unavailable"))["body"]
        return found


async def pressed(citizen: Citizen) -> str:
    """Where the button leads."""
    (await citizen.command("ask_person")).raise_for_status()
    events = (await citizen.http("GET", "/events")).json()["events"]
    return str(events[-1]["body"]["desk"]["id"])


async def test_a_person_typed_for_on_a_site_comes_from_the_organisation_of_that_site(loket: Running) -> None:
    loket.bot.script = scripted(mens=person())
    typed, button = [await loket.citizen(organisation="uwv") for _ in range(2)]
    assert (await doors(typed, "mens"))["desk"]["id"] == await pressed(button) == "uwv"

    anna = await loket.caseworker("anna", "uwv")
    await anna.on_duty("uwv")
    third = await loket.citizen(organisation="uwv")
    async with third.stream() as widget:
        await widget.send("say", text="mens")
        assert (await widget.until_event("queued"))["body"]["desk"]["id"] == "uwv"


async def test_a_topic_of_another_organisation_goes_to_that_one_on_every_site(loket: Running) -> None:
    loket.bot.script = scripted(mens=person(organisation="svb"), kinderbijslag=about("svb"), en_nu_iemand=person())
    named, spoken_of, button = [await loket.citizen(organisation="uwv") for _ in range(3)]
    assert (await doors(named, "mens"))["desk"]["id"] == "svb"
    assert (await doors(spoken_of, "kinderbijslag", "en nu iemand"))["desk"]["id"] == "svb"
    async with button.stream() as widget:
        await widget.send("say", text="kinderbijslag")
        await widget.until_event("message", text=ANSWER)
    assert await pressed(button) == "svb"


@pytest.mark.parametrize(("sent_from", "to"), [("gemeente", "uwv"), ("uwv", GENERAL)])
async def test_whoever_was_sent_on_is_not_sent_back(loket: Running, sent_from: str, to: str) -> None:
    loket.bot.script = scripted(gestuurd=person("complaint", sent_from=(sent_from,)), mens=person())
    citizen = await loket.citizen(organisation="uwv")
    assert (await doors(citizen, "gestuurd"))["desk"]["id"] == to
    assert (await doors(citizen, "mens"))["desk"]["id"] == to
    assert await pressed(citizen) == to


async def test_a_complaint_about_the_assistant_stays_with_the_general_desk(loket: Running) -> None:
    loket.bot.script = scripted(klacht=person("complaint"))
    assert (await doors(await loket.citizen(organisation="uwv"), "klacht"))["desk"]["id"] == GENERAL


async def test_a_call_asked_for_on_a_site_is_made_by_the_organisation_of_that_site(loket: Running) -> None:
    wish = CallbackRequest(number="+31612345678", day_part="any")
    loket.bot.script = scripted(bel=Answer(memory="", messages=[BotMessage(text="Goed.")], callback=wish))
    typed, form = [await loket.citizen(organisation="uwv") for _ in range(2)]
    async with typed.stream() as widget:
        await widget.send("say", text="bel")
        noted = (await widget.until_event("callback_promised"))["body"]
    assert noted["desk"]["id"] == "uwv"
    assert noted["begins_at"].startswith(noted["day"]), "the bot read back no day, so this line tells it"
    await form.command("ask_callback", number="06 87654321", day_part="any", confirmed=True)
    log = await loket.service.conversations.all_events(form.id)
    assert [event.body.desk.id for event in log if isinstance(event.body, CallbackPromised)] == ["uwv"]


async def test_the_number_of_the_own_municipality_is_one_of_the_doors(loket: Running) -> None:
    loket.bot.script = scripted(mens=person(), parkeren=person(organisation="gemeente"))
    on_site = await loket.citizen(organisation="gemeente", municipality=UTRECHT)
    elsewhere = await loket.citizen(municipality=UTRECHT)
    for citizen, words in ((on_site, "mens"), (elsewhere, "parkeren")):
        found = await doors(citizen, words)
        assert (found["telephone"], found["telephone_shown"]) == (ITS_NUMBER, ITS_NUMBER)
        assert found.get("telephone_hours") is None, "nobody told them"
    unknown = await loket.citizen(organisation="gemeente")
    assert (await doors(unknown, "mens")).get("telephone") is None
    other = await loket.citizen(organisation="uwv", municipality=UTRECHT)
    assert (await doors(other, "mens"))["telephone"] == "+31888989294"


async def test_the_number_of_the_own_municipality_is_told_to_who_waits_long(
    store: tuple[str, str | None], bot: Bot, loket: Running
) -> None:
    bot.script = scripted(mens=person())
    clock = Clock()
    directory = loket.service.directory
    async with running(store[0], directory, store[1], bot, clock) as service:
        anna = await service.caseworker("anna", "gemeente")
        await anna.on_duty("gemeente")
        citizen = await service.citizen(organisation="gemeente", municipality=UTRECHT)
        async with citizen.stream() as widget:
            await widget.send("say", text="mens")
            await widget.until_event("queued")
            clock.forward(minutes=21)
            await widget.until_event("wait_asked", why="long")
        log = await service.service.conversations.all_events(citizen.id)
    assert [event.body.telephone for event in log if isinstance(event.body, WaitAsked)] == [ITS_NUMBER]
    assert not [event for event in log if isinstance(event.body, Unavailable)]
