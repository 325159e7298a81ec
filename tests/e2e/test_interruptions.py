"""What breaks in the middle of a conversation: the service, the bot, the citizen's connection, the page itself."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.records import assert_sound, messages_in
from tests.e2e.system import Bot, Loket

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"
PROMISE = 5.0
"""Seconds within which a citizen is told that the bot gives no answer."""


async def a_talk(people: People) -> tuple[Citizen, Caseworker]:
    """A citizen and a caseworker who talk to each other."""
    citizen = await people.citizen()
    return citizen, await people.talk(citizen, "Waar kan ik u mee helpen?")


@pytest.mark.parametrize("postgres_and_redis", ["sqlite", "postgres"], indirect=True)
async def test_a_killed_service_comes_back_and_every_message_arrives_once(people: People, loket: Loket) -> None:
    citizen, noor = await a_talk(people)
    await citizen.say("Mijn brief is zoek.")
    await expect(noor.line("Mijn brief is zoek.")).to_be_visible()

    await loket.kill()
    await expect(citizen.dialog.get_by_text(citizen.words.offline)).to_be_visible()
    await citizen.say("Typt u maar door.")
    await citizen.say("Hoort u mij?")
    await noor.say("Ik zoek uw brief op.")
    await loket.start()

    await expect(citizen.dialog.get_by_text(citizen.words.offline)).to_be_hidden(timeout=30_000)
    await expect(noor.line("Hoort u mij?")).to_be_visible(timeout=30_000)
    await expect(citizen.message("Ik zoek uw brief op.")).to_be_visible(timeout=30_000)
    await noor.say("Gevonden.")
    await expect(citizen.message("Gevonden.")).to_be_visible()
    await citizen.say("Dank u.")
    await expect(noor.line("Dank u.")).to_be_visible()

    log = await loket.log_of_only_conversation()
    assert_sound(log)
    said = messages_in(log)
    assert await citizen.read() == said
    assert await noor.read() == said
    spoken = [
        "Mijn brief is zoek.",
        "Typt u maar door.",
        "Hoort u mij?",
        "Ik zoek uw brief op.",
        "Gevonden.",
        "Dank u.",
    ]
    assert sorted(text for text in said if text in spoken) == sorted(spoken)
    assert [text for text in said if text in spoken[:3]] == spoken[:3]


async def test_what_is_typed_without_a_connection_arrives_once(people: People, loket: Loket) -> None:
    citizen, noor = await a_talk(people)
    await citizen.page.context.set_offline(True)
    await citizen.say("Ik zit in de trein.")
    await noor.say("Ik wacht op u.")
    await citizen.page.context.set_offline(False)
    await expect(noor.line("Ik zit in de trein.")).to_be_visible(timeout=30_000)
    await expect(citizen.message("Ik wacht op u.")).to_be_visible(timeout=30_000)
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert await citizen.read() == messages_in(log)


async def test_a_reload_and_a_second_tab_show_the_same(people: People, loket: Loket) -> None:
    citizen, noor = await a_talk(people)
    before = await citizen.read()
    await citizen.page.reload()
    await expect(citizen.dialog).to_be_visible()
    await expect(citizen.message(before[-1])).to_be_visible()
    assert await citizen.read() == before

    other = Citizen(await citizen.page.context.new_page(), citizen.url, citizen.words)
    await other.visit()
    await other.open()
    await expect(other.message(before[-1])).to_be_visible()
    await other.say("Dit typ ik in het andere tabblad.")
    await expect(citizen.message("Dit typ ik in het andere tabblad.")).to_be_visible()
    await noor.say("Ik lees het.")
    for tab in (citizen, other):
        await expect(tab.message("Ik lees het.")).to_be_visible()
    await citizen.say("Ook hier.")
    await expect(other.message("Ook hier.")).to_be_visible()
    await expect(noor.line("Ook hier.")).to_be_visible()
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert await citizen.read() == await other.read() == messages_in(log)


# A page whose line has died without anybody being told: what it sends goes nowhere.
SENDS_NOTHING = "WebSocket.prototype.send = () => undefined"


async def test_what_is_said_in_two_tabs_keeps_its_order_also_when_the_first_tab_is_stuck(
    people: People, loket: Loket
) -> None:
    stuck, noor = await a_talk(people)
    other = Citizen(await stuck.page.context.new_page(), stuck.url, stuck.words)
    await other.visit()
    await other.open()
    await expect(other.message("Waar kan ik u mee helpen?")).to_be_visible()
    await stuck.page.evaluate(SENDS_NOTHING)
    await stuck.say("Eerst dit.")
    await stuck.say("Dan dit.")
    await expect(other.message("Dan dit.")).to_be_visible()
    await other.say("En dit als laatste.")
    await expect(noor.line("En dit als laatste.")).to_be_visible()
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    said = messages_in(log)
    assert said[-3:] == ["Eerst dit.", "Dan dit.", "En dit als laatste."]
    for tab in (other, stuck):
        await expect(tab.message("En dit als laatste.")).to_be_visible()
        assert await tab.read() == said
    assert await noor.read() == said


async def test_the_console_shows_the_same_after_a_reload(people: People) -> None:
    citizen, noor = await a_talk(people)
    await noor.box.fill("Een halve zin")
    await noor.page.reload()
    await noor.mine("Goedendag").get_by_role("button").click()
    await expect(noor.line("Waar kan ik u mee helpen?")).to_be_visible()
    await expect(noor.box).to_have_value("Een halve zin")
    await citizen.say("Bent u er nog?")
    await expect(noor.line("Bent u er nog?")).to_be_visible()


async def test_a_bot_that_hangs_is_told_in_time_and_a_person_is_offered(people: People, bot: Bot, loket: Loket) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    bot.freeze()
    try:
        await told_in_time(citizen)
    finally:
        bot.thaw()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    assert_sound(await loket.log_of_only_conversation())


async def test_a_bot_that_is_gone_is_told_in_time_and_answers_once_it_is_back(
    people: People, bot: Bot, loket: Loket
) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    await bot.kill()
    try:
        await told_in_time(citizen)
    finally:
        await bot.start()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    assert_sound(await loket.log_of_only_conversation())


async def told_in_time(citizen: Citizen) -> None:
    """The citizen asks, hears within the promised time that there is no answer, and may talk to a person."""
    await citizen.box.fill(QUESTION)
    asked = time.monotonic()
    await citizen.box.press("Enter")
    await expect(citizen.system_line("Loket kan nu geen antwoord geven.")).to_be_visible(timeout=PROMISE * 1000)
    assert time.monotonic() - asked < PROMISE
    await expect(citizen.button(citizen.words.person)).to_be_visible()
