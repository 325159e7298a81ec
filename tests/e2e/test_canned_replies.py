"""Canned replies and the directory at the caseworker's hand, in Dutch, by keyboard alone; axe sees each dialog."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, Page, expect

from handoff.service import utc_now
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from tests.e2e.keyboard import tab_to
from tests.e2e.people import Caseworker, People
from tests.e2e.system import PASSWORD
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import CONSOLE_EN, CONSOLE_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

PLACES = "Hallo {caseworker} en {burger}"


async def supervisor(people: People, login: str) -> Caseworker:
    """A supervisor of the municipality, in front of the log-in."""
    database = Database(people.loket.database_url)
    try:
        add = Caseworkers(database, utc_now).add
        await add(login, PASSWORD, login.title(), "Gemeente Lindewaard", ["gemeente"], role="supervisor")
    finally:
        await database.close()
    context = await people.browsers.new(bypass_csp=True)
    found = Caseworker(await context.new_page(), people.loket.url, login, CONSOLE_NL)
    await found.page.goto(f"{people.loket.url}/console/")
    return found


async def search(page: Page, words: str, first: str) -> Locator:
    """Type into the search box that has the focus; the option that is chosen when ``first`` stands there."""
    await page.keyboard.type(words)
    chosen = page.get_by_role("dialog").get_by_role("option", selected=True)
    await expect(chosen).to_contain_text(first)
    return chosen


async def test_a_caseworker_answers_with_a_canned_reply_and_shows_a_plan(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], bypass_csp=True)
    await noor.at_work()
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    page, inspection = noor.page, Inspection(noor.page)
    dialog = page.get_by_role("dialog")
    await expect(noor.waiting("WW")).to_be_visible()
    await page.keyboard.press("n")
    await expect(noor.box).to_be_focused()
    await expect(noor.about.locator("loket-directory-service")).to_contain_text("UWV")

    await page.keyboard.type("Dag. 1/2 ")  # no list inside a word
    await expect(dialog).to_be_hidden()
    await page.keyboard.type("/")
    await expect(dialog.get_by_role("combobox")).to_be_focused()
    chosen = await search(page, "municipality", "Hiervoor gaat u naar uw gemeente")
    await page.keyboard.press("ArrowDown")
    await expect(chosen).to_contain_text("In welke gemeente woont u?")
    await page.keyboard.press("ArrowUp")
    await expect(dialog.get_by_text("Nog in te vullen: de gemeente")).to_be_visible()
    await inspection.look("canned replies")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(noor.box).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("In uw bericht staat nog een open plek: de gemeente")).to_be_visible()
    await inspection.look("warning of a gap")
    await page.keyboard.type("Utrecht")  # the gap is selected
    await page.keyboard.press("Enter")
    said = "Dag. 1/2 Hiervoor bent u bij uw eigen gemeente aan het juiste adres. Voor u is dat Utrecht."
    await expect(citizen.message(said)).to_be_visible()

    await page.keyboard.press("Escape")
    await page.keyboard.press("f")
    await expect(dialog.get_by_role("combobox")).to_be_focused()
    await search(page, "gaan verhuizen", "erhuiz")  # the service or the plan, either may be first
    while "Stappenplan" not in await dialog.get_by_role("option", selected=True).inner_text():
        await page.keyboard.press("ArrowDown")
    await expect(dialog.get_by_text("8 stappen")).to_be_visible()
    await inspection.look("directory")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("textbox", name="Wat u erbij zegt")).to_be_focused()
    await page.keyboard.type("Dit komt op u af.")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(noor.line("Dit komt op u af.")).to_contain_text("U gaat verhuizen")
    shown = citizen.message("Dit komt op u af.")
    await expect(shown.get_by_role("checkbox")).to_have_count(8)
    await shown.get_by_role("checkbox").first.check()
    await expect(noor.line("Dit komt op u af.")).to_contain_text("1 van 8 stappen")
    assert inspection.found == {}


async def test_a_supervisor_writes_a_reply_and_takes_the_deletion_of_another_back(people: People) -> None:
    sara = await supervisor(people, "sara")
    await sara.log_in()
    page, inspection = sara.page, Inspection(sara.page)
    dialog = page.get_by_role("dialog")
    await page.keyboard.press("Control+k")
    await page.keyboard.type("standaardantwoorden beheren")
    await page.keyboard.press("Enter")
    new = dialog.get_by_role("button", name="Nieuw standaardantwoord")
    await expect(new).to_be_focused()
    await expect(dialog.get_by_role("button", name="Begroeting /hallo")).to_be_visible()
    await inspection.look("list")

    await page.keyboard.press("Enter")
    await expect(dialog.get_by_label("Sneltekst")).to_be_focused()
    for words in ("welkom", "Welkom", PLACES, "Welcome", "Hello {caseworker}"):
        await page.keyboard.type(words)
        await page.keyboard.press("Tab")
    await inspection.look("form")
    save = dialog.get_by_role("button", name="Bewaren")
    await tab_to(page, save)
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("alert").filter(has_text="{burger}")).to_be_visible()
    text = dialog.get_by_label("Tekst (Nederlands)")
    await tab_to(page, text, key="Shift+Tab")
    await page.keyboard.press("Control+a")
    await page.keyboard.type("Hallo van {caseworker}")
    await tab_to(page, save)
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("button", name="Welkom /welkom Hallo van {caseworker}")).to_be_focused()
    await expect(dialog.get_by_text("Bewaard: Welkom.")).to_be_visible()

    greeting = dialog.get_by_role("button", name="Begroeting /hallo")
    await tab_to(page, dialog.get_by_role("button", name="Verwijderen: Begroeting"), key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(greeting).to_have_count(0)
    await inspection.look("after deleting")
    await tab_to(page, dialog.get_by_role("button", name="Ongedaan maken"))
    await page.keyboard.press("Enter")
    await expect(greeting).to_be_visible()
    await expect(dialog.get_by_text("Verwijderd: Begroeting.")).to_be_hidden()
    assert inspection.found == {}


async def test_what_is_known_is_filled_in_and_a_reply_is_found_in_the_language_of_the_screen(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], CONSOLE_EN)
    await noor.log_in()
    await noor.on_duty("Municipality")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.press("Canned reply")
    dialog = noor.page.get_by_role("dialog")
    await expect(dialog.get_by_role("combobox")).to_be_focused()
    greeting = "Goedendag, u spreekt met Noor van Gemeente Lindewaard."
    for words in ("greeting", "begroeting"):
        await dialog.get_by_role("combobox").fill(words)
        await expect(dialog.get_by_role("option", selected=True)).to_contain_text("/hallo")
        await expect(dialog.get_by_text(greeting)).to_be_visible()  # the citizen writes Dutch
    await noor.page.keyboard.press("Enter")
    await expect(noor.box).to_have_value(re.compile(f"^{greeting}"))
    await expect(citizen.message(greeting)).to_have_count(0)
    await noor.press(noor.words.send)
    await expect(citizen.message(greeting)).to_be_visible()
