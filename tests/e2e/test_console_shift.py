"""A shift by keyboard alone: every move with its key or from the palette, and what went wrong is undone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.e2e.keyboard import log_in, tab_to
from tests.e2e.people import Caseworker, People

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def do(page: Page, action: str) -> None:
    """Find the action in the palette and do it."""
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox", name="Zoek een actie")).to_be_focused()
    await page.keyboard.type(action)
    # Right after logging in, what can be done is not known yet.
    await expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("combobox", name="Zoek een actie")).to_be_hidden()


async def undo(noor: Caseworker, told: str) -> None:
    """Undo with the key what the page tells was done."""
    toast = noor.page.locator("loket-toast")
    await expect(toast.get_by_role("status")).to_contain_text(told)
    await expect(toast.get_by_role("status")).to_contain_text("Ongedaan maken kan")
    await noor.page.keyboard.press("Escape")  # out of the text box, if one is in it
    await noor.page.keyboard.press("u")
    await expect(toast.get_by_role("button")).to_have_count(0)


async def hers(noor: Caseworker) -> None:
    """The open conversation is Noor's, also on her screen."""
    await expect(noor.page.get_by_role("group", name="Wat u met dit gesprek kunt doen")).to_be_visible()


async def test_a_shift_from_logging_in_to_logging_out(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    page, words = noor.page, noor.words
    await log_in(noor)
    await do(page, "all desks")  # found in the other language too
    await expect(page.get_by_role("button", name=words.on_duty)).to_be_visible()

    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await page.keyboard.press("n")
    await expect(noor.box).to_be_focused()
    await undo(noor, "Overgenomen")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await expect(page.get_by_role("button", name="Dit gesprek overnemen")).to_be_visible()
    await page.keyboard.press("t")
    await expect(noor.box).to_be_focused()
    await page.keyboard.type("Goedemiddag, u spreekt met Noor.")
    await page.keyboard.press("Enter")
    await expect(citizen.message("u spreekt met Noor")).to_be_visible()
    # What was said to somebody is not undone.
    await expect(page.locator("loket-toast").get_by_role("button")).to_have_count(0)
    await page.keyboard.press("Escape")

    await page.keyboard.press("m")
    await page.keyboard.type("Belde gisteren ook.")
    await page.keyboard.press("Enter")
    await expect(noor.line("Belde gisteren ook.")).to_be_visible()
    await page.keyboard.press("Escape")

    await page.keyboard.press("w")
    await undo(noor, "vooraan in de wachtrij")
    await hers(noor)

    await page.keyboard.press("b")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await tab_to(page, page.get_by_role("dialog").get_by_role("button", name=words.hand_back_do))
    await page.keyboard.press("Enter")
    await undo(noor, "De bot gaat verder")
    await hers(noor)

    await page.keyboard.press("o")
    dialog = page.get_by_role("dialog")
    find = dialog.get_by_role("searchbox", name="Zoek een loket")
    await expect(find).to_be_focused()
    await page.keyboard.type("several")
    await expect(dialog.get_by_role("radio")).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await expect(dialog.get_by_role("radio", name="Meerdere problemen")).to_be_checked()
    await tab_to(page, dialog.get_by_label(words.transfer_why))
    await page.keyboard.type("Daar helpen zij u met alles tegelijk.")
    await tab_to(page, dialog.get_by_role("button", name=words.transfer, exact=True))
    await page.keyboard.press("Enter")
    await expect(citizen.system_line(citizen.words.passed_on)).to_be_visible()
    await undo(noor, "overgedragen aan Meerdere problemen")
    await hers(noor)
    await expect(noor.mine("Goedendag")).not_to_contain_text("Nog niet opgepakt")

    await page.keyboard.press("p")
    await undo(noor, "U heeft pauze")
    await expect(page.get_by_role("button", name=words.on_duty)).to_be_visible()

    await page.keyboard.press("x")
    await tab_to(page, dialog.get_by_role("radio", name=words.answered))
    await page.keyboard.press("Space")
    await page.keyboard.press("Enter")
    await expect(citizen.system_line(citizen.words.closed)).to_be_visible()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_text(words.mine_empty)).to_be_visible()
    await do(page, "Uitloggen")
    await expect(page.get_by_label(words.name)).to_be_visible()


async def test_the_palette_is_a_combobox_that_says_what_is_chosen(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    page = noor.page
    await page.get_by_role("button", name="Zoek een actie").click()
    box, options = page.get_by_role("combobox", name="Zoek een actie"), page.get_by_role("option")
    await expect(box).to_be_focused()
    # Only what is possible now: there is no conversation to close, and nobody to claim while off duty.
    await expect(options.filter(has_text="Gesprek afsluiten")).to_have_count(0)
    await expect(options.filter(has_text="Volgende overnemen")).to_have_count(0)
    await expect(options.filter(has_text="Instellingen").locator("kbd")).to_have_text(",")
    await page.keyboard.type("kleuren")
    await expect(options).to_have_count(2)  # it is as the computer has it now
    await page.keyboard.press("ArrowDown")
    chosen = options.filter(has_text="Kleuren: donker")
    await expect(chosen).to_have_attribute("aria-selected", "true")
    assert await box.get_attribute("aria-activedescendant") == await chosen.get_attribute("id")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_role("button", name="Zoek een actie")).to_be_focused()
    await page.keyboard.press("Control+k")
    await page.keyboard.type("bestaat niet")
    await expect(page.get_by_text("Niets gevonden")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_the_overview_has_the_keys_and_a_switch_that_keeps_them_off(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    page = noor.page
    await page.keyboard.press("?")
    overview = page.get_by_role("dialog", name="Sneltoetsen")
    await expect(overview.get_by_role("region", name="Uw werk")).to_match_aria_snapshot("""
      - region "Uw werk":
        - term: "n"
        - definition: Volgende overnemen
    """)
    switch = overview.get_by_role("switch", name="Sneltoetsen gebruiken")
    await expect(switch).to_be_checked()
    await tab_to(page, switch)
    await page.keyboard.press("Space")
    await expect(switch).not_to_be_checked()
    await page.keyboard.press("Escape")
    await page.reload()
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await page.keyboard.press("n")
    await page.keyboard.press("?")
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox", name="Zoek een actie")).to_be_focused()
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await page.keyboard.type("dit overzicht")
    await page.keyboard.press("Enter")
    await tab_to(page, switch)
    await page.keyboard.press("Space")
    await expect(switch).to_be_checked()
    await page.keyboard.press("Escape")
    await expect(overview).to_be_hidden()
    await page.keyboard.press("n")
    await expect(noor.box).to_be_focused()


async def test_the_time_to_round_off_counts_down_is_made_longer_and_ends_by_itself(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    # Before the page is there: a clock that comes later cannot take back what the page has planned already.
    await noor.page.clock.install()
    await noor.page.reload()
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    closed = datetime.now(UTC)
    await noor.page.clock.set_fixed_time(closed)
    await noor.close(noor.words.answered)
    left = noor.page.locator("loket-waiting-list").get_by_role("timer")
    await expect(left).to_contain_text(re.compile(r"nog (1:0|0:5)\d"))
    await noor.page.clock.set_fixed_time(closed + timedelta(seconds=30))
    await expect(left).to_contain_text(re.compile(r"nog 0:[23]\d"))
    await noor.page.keyboard.press("d")
    await noor.press("5 minuten langer")
    await expect(left).to_contain_text(re.compile(r"nog [45]:\d\d"))
    await noor.page.keyboard.press("Escape")
    await expect(noor.page.get_by_role("button", name=re.compile("^Afronden [45]:"))).to_be_visible()
    await noor.page.clock.set_fixed_time(closed + timedelta(minutes=7))
    await expect(left).to_have_count(0)
    await expect(noor.page.get_by_role("button", name=noor.words.on_duty)).to_be_visible()
