"""axe-core finds nothing in what the window shows when something goes wrong, cannot wait, or is rare."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from handoff.commands.texts import TEXT_LIMIT
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.system import Bot, Loket
from tests.e2e.test_accessibility import Inspection, inspect
from tests.e2e.test_refused_messages import broken_for_citizens

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def in_conversation(people: People) -> tuple[Citizen, Inspection]:
    """A citizen whom the bot answered, and what looks at the page."""
    citizen = await people.citizen(bypass_csp=True)
    await citizen.greet()
    return citizen, Inspection(citizen.page)


async def test_in_what_does_not_get_through(people: People, loket: Loket) -> None:
    citizen, inspection = await in_conversation(people)
    await citizen.box.fill("a" * (TEXT_LIMIT + 1))
    await expect(citizen.dialog.get_by_text(NL["tooLong"].format(count=1))).to_be_visible()
    await inspect(inspection, "too long")
    await citizen.box.fill("")
    async with broken_for_citizens(loket):
        await citizen.say("Mijn brief is zoek.")
        await expect(citizen.message("Mijn brief is zoek.")).to_contain_text(NL["failed"])
        await inspect(inspection, "not sent")
    await loket.empty()
    await citizen.page.reload()
    await expect(citizen.dialog.get_by_text(NL["gone"])).to_be_visible()
    await inspect(inspection, "a conversation that is gone")
    assert inspection.found == {}


async def test_in_what_cannot_wait_and_what_was_hidden(people: People) -> None:
    citizen, inspection = await in_conversation(people)
    await citizen.box.fill("Mijn BSN is 111222333")
    await citizen.press(citizen.words.send)
    await expect(citizen.system_line("verborgen")).to_be_visible()
    await citizen.say("Ik wil niet meer leven")
    await expect(citizen.dialog.get_by_role("link", name="Bel 113").first).to_be_visible()
    await inspect(inspection, "what cannot wait, and a number that was hidden")
    assert inspection.found == {}


async def test_in_what_is_shown_again(people: People) -> None:
    citizen, inspection = await in_conversation(people)
    for _ in range(2):
        await citizen.say("Hoe vraag ik een WW-uitkering aan?")
        await expect(citizen.log.get_by_role("article").last.get_by_text("Was dit wat u nodig had?")).to_be_visible()
    await expect(citizen.cards).to_have_count(2)
    await inspect(inspection, "the same card twice")
    assert inspection.found == {}


async def test_while_something_is_being_made_or_written(people: People, bot: Bot) -> None:
    citizen, inspection = await in_conversation(people)
    answered = asyncio.Event()

    async def later(route: Route) -> None:
        await answered.wait()
        await route.abort()

    await citizen.page.route("**/transcript/pdf", later)
    await citizen.press(NL["more"])
    await citizen.press(NL["menuPdf"])
    await expect(citizen.dialog.get_by_text(NL["pdfMaking"])).to_be_visible()
    bot.freeze()
    try:
        await citizen.say("Hoe vraag ik een WW-uitkering aan?")
        await expect(citizen.dialog.get_by_text(citizen.words.typing.format(name="Loket"))).to_be_visible()
        await inspect(inspection, "typing, and a PDF on its way")
    finally:
        bot.thaw()
    answered.set()
    await expect(citizen.dialog.get_by_role("alert")).to_have_text(NL["pdfFailed"])
    await inspect(inspection, "no PDF")
    assert inspection.found == {}


async def test_in_what_a_caseworker_does_and_on_the_button_with_news(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen, inspection = await in_conversation(people)
    await citizen.ask_person()
    await noor.claim("Goedendag")
    await noor.tool("Uitzoeken")
    await noor.page.get_by_label("Wat zoekt u uit?").fill("Ik bel even.")
    await noor.page.get_by_role("button", name="Begin", exact=True).click()
    await expect(citizen.system_line("Ik bel even.")).to_be_visible()
    await noor.press("Ik ben terug")
    await noor.tool("Vervolg")
    await noor.page.get_by_label("Wat gaat u doen?").fill("Nabellen.")
    await noor.page.get_by_label("Op welke dag?").fill("2099-01-31")
    await noor.press("Vastleggen")
    await expect(citizen.dialog.get_by_text("Kenmerk: LK-")).to_be_visible()
    await inspect(inspection, "looked into, and a reference")
    await citizen.press(citizen.words.close)
    await noor.say("Bent u er nog?")
    await expect(citizen.launcher).to_contain_text("1")
    await inspect(inspection, "the button with news")
    assert inspection.found == {}


async def test_in_a_number_that_is_read_back_and_a_call_that_is_promised(people: People) -> None:
    citizen, inspection = await in_conversation(people)
    await citizen.ask_person()
    await citizen.press(citizen.words.callback)
    await inspect(inspection, "call-back form")
    await citizen.dialog.get_by_label(citizen.words.number).fill("0612345678")
    await citizen.press(citizen.words.next)
    await expect(citizen.button(citizen.words.yes_call)).to_be_visible()
    await inspect(inspection, "number read back")
    await citizen.press(citizen.words.yes_call)
    await expect(citizen.heading(NL["callbackStateTitle"])).to_be_visible()
    await inspect(inspection, "call promised")
    assert inspection.found == {}
