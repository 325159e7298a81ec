"""What goes wrong is counted, also after the conversation is gone; and the language that somebody writes is known."""

from __future__ import annotations

from datetime import timedelta

from handoff.storage import signals
from loket.wire import Answer, BotMessage, HandoffRequest, Turn, Understood
from tests.handoff.running import Running


async def _sent_on(turn: Turn) -> Answer:
    understood = Understood(intent="sent_from_elsewhere", confidence=0.9, sent_from=["uwv"], kind="handed_over")
    wanted = HandoffRequest(reason="complaint", organisation="svb", topic="aow", summary="s")
    messages = [BotMessage(text="I will ask somebody.", language="en")]
    return Answer(memory="", messages=messages, understood=understood, handoff=wanted, language="pl")


async def test_who_sent_somebody_on_and_where_nobody_was_is_counted_and_outlives_the_conversation(
    loket: Running,
) -> None:
    loket.bot.script = _sent_on
    citizen = await loket.citizen()
    async with citizen.stream() as page:
        await page.send("say", text="het uwv stuurt me naar u")
        await page.until_event("unavailable")
    since = loket.clock() - timedelta(hours=1)
    await loket.service.conversations.delete(citizen.id)
    found = await signals.counts(loket.service.database, since)
    assert {(each.kind, each.organisation, each.times) for each in found} == {
        ("sent_on", "uwv", 1),
        ("nobody_there", "svb", 1),
    }


async def test_leaving_the_queue_is_counted(loket: Running) -> None:
    caseworker = await loket.caseworker("noor", "uwv")
    async with caseworker.stream():
        await caseworker.on_duty("uwv")
        citizen = await loket.citizen()
        async with citizen.stream() as page:
            await page.send("say", text="een mens graag")
            await page.until_event("queued")
            await page.send("back_to_bot")
            await page.until_event("returned_to_bot")
    found = await signals.counts(loket.service.database, loket.clock() - timedelta(hours=1))
    assert [(each.kind, each.organisation) for each in found] == [("left_queue", "uwv")]


async def test_the_caseworker_sees_a_language_that_loket_does_not_speak(loket: Running) -> None:
    loket.bot.script = _sent_on
    citizen = await loket.citizen()
    async with citizen.stream() as page:
        await page.send("say", text="gdzie mam iść")
        said = await page.until_event("message", language="en")
        assert said["body"]["text"] == "I will ask somebody."
    state = (await loket.service.conversations.read(citizen.id)).state
    assert (state.language, state.writes_in) == ("nl", "pl")
