"""Waiting: several citizens know their place, and what they type meanwhile is not lost."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import People

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_two_citizens_wait_and_move_up(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    first, second = await people.citizen(), await people.citizen()
    for citizen in (first, second):
        await citizen.greet()
        await citizen.ask_person()
        await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await expect(first.dialog.get_by_text(first.words.first).first).to_be_visible()
    await expect(second.dialog.get_by_text(second.words.second).first).to_be_visible()

    await second.say("Mijn wachtwoord is ook verlopen.")
    await noor.press(noor.words.claim_next)
    await expect(first.system_line(first.words.talking_to)).to_be_visible()
    await expect(second.dialog.get_by_text(second.words.first).first).to_be_visible()
    await expect(second.system_line(second.words.talking_to)).to_have_count(0)

    await noor.press(noor.words.claim_next)
    await expect(second.system_line(second.words.talking_to)).to_be_visible()
    await expect(noor.line("Mijn wachtwoord is ook verlopen.")).to_be_visible()


async def test_of_two_caseworkers_one_gets_the_conversation_and_the_other_sees_it_go(people: People) -> None:
    caseworkers = [await people.caseworker(login, "Gemeente Lindewaard", ["gemeente"]) for login in ("noor", "sam")]
    for caseworker in caseworkers:
        await caseworker.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    noor, sam = caseworkers
    await expect(sam.waiting("Goedendag")).to_be_visible()
    await noor.claim("Goedendag")
    await expect(citizen.system_line(citizen.words.talking_to)).to_contain_text("Noor")
    await expect(sam.waiting("Goedendag").get_by_role("button", name=sam.words.claim)).to_have_count(0)


async def test_who_waits_where_somebody_does_not_help_now_is_said_so_and_one_press_helps_there_too(
    people: People,
) -> None:
    sam = await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await sam.at_work("Gemeente")
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work("Algemeen loket")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await noor.page.keyboard.press("n")
    told = noor.page.get_by_role("region", name="Meldingen").get_by_text("Bij een ander loket van u wacht 1 burger.")
    await expect(told).to_be_visible()
    await expect(noor.page.get_by_text("U helpt hier nu niet.")).to_be_visible()
    await noor.press("Hier ook helpen: Gemeente")
    await expect(noor.page.get_by_text("U helpt hier nu niet.")).to_have_count(0)
    await noor.page.keyboard.press("n")
    await expect(citizen.system_line(citizen.words.talking_to)).to_contain_text("Noor")


async def test_who_stops_waiting_talks_to_the_bot_again(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await citizen.press(citizen.words.stop_waiting)
    await expect(citizen.heading(citizen.words.waiting)).to_be_hidden()
    await expect(noor.waiting("Goedendag").get_by_role("button", name=noor.words.claim)).to_have_count(0)
    before = len(await citizen.read())
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    assert len(await citizen.read()) > before + 1
