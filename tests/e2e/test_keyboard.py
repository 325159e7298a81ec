"""Everything by keyboard alone: no pointer touches the page in these tests."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.keyboard import log_in, tab_to
from tests.e2e.messages import EN, NL
from tests.e2e.people import Citizen, People
from tests.e2e.words import WIDGET_EN

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_citizen_asks_chooses_calls_a_person_and_closes_the_window(people: People) -> None:
    citizen = await people.citizen()
    page = citizen.page
    await tab_to(page, citizen.launcher)
    await page.keyboard.press("Enter")
    await expect(citizen.dialog).to_be_visible()
    await expect(citizen.box).to_be_focused()
    await page.keyboard.type("Hoe vraag ik een WW-uitkering aan?")
    await page.keyboard.press("Enter")
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.choices.first).to_be_visible()

    choice = citizen.choices.first
    title = await choice.inner_text()
    await tab_to(page, choice, key="Shift+Tab")
    await page.keyboard.press("Space")
    await expect(citizen.message(title).last).to_be_visible()

    await tab_to(page, citizen.button(citizen.words.person).last, key="Shift+Tab")
    await page.keyboard.press("Enter")
    callback = citizen.button(citizen.words.callback)
    await expect(callback).to_be_visible()
    await tab_to(page, callback, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(citizen.dialog.get_by_label(citizen.words.number)).to_be_focused()

    await page.keyboard.press("Escape")
    await expect(citizen.dialog).to_be_hidden()
    await expect(citizen.launcher).to_be_focused()


async def test_a_citizen_asks_to_be_called_in_another_language_and_deletes_the_conversation(people: People) -> None:
    citizen = await people.citizen()
    page = citizen.page
    await tab_to(page, citizen.launcher)
    await page.keyboard.press("Enter")
    await expect(citizen.box).to_be_focused()
    await page.keyboard.type("Goedendag")
    await page.keyboard.press("Enter")
    await expect(citizen.log.get_by_role("article")).to_have_count(2)
    await tab_to(page, citizen.button("EN English"), key="Shift+Tab")
    await page.keyboard.press("Enter")
    citizen = Citizen(page, citizen.url, WIDGET_EN)
    await expect(citizen.button("EN English")).to_be_focused()
    await tab_to(page, citizen.button(citizen.words.person).last)
    await page.keyboard.press("Enter")

    callback = citizen.button(citizen.words.callback)
    await expect(callback).to_be_visible()
    await tab_to(page, callback, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(citizen.dialog.get_by_label(citizen.words.number)).to_be_focused()
    await page.keyboard.type("0612345678")
    await expect(citizen.dialog.get_by_role("radio").first).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(citizen.dialog.get_by_role("radio").first).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(citizen.dialog.get_by_role("radio").nth(1)).to_be_checked()
    await tab_to(page, citizen.button(citizen.words.next))
    await page.keyboard.press("Enter")
    await tab_to(page, citizen.button(citizen.words.yes_call))
    await page.keyboard.press("Enter")
    await expect(citizen.heading(EN["callbackStateTitle"])).to_be_visible()
    await expect(citizen.box).to_be_focused()

    await tab_to(page, citizen.button(citizen.words.more), key="Shift+Tab")
    await page.keyboard.press("Enter")
    await tab_to(page, citizen.button(EN["menuDelete"]))
    await page.keyboard.press("Enter")
    await expect(citizen.button(EN["deleteYes"])).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(citizen.dialog.get_by_text(EN["deleted"])).to_be_visible()
    await expect(citizen.box).to_be_focused()


async def test_a_citizen_waits_lets_only_the_summary_go_along_waits_again_and_stops_waiting(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work()
    ines = await people.caseworker("ines", "UWV", ["uwv"])
    await ines.at_work("UWV")
    citizen = await people.citizen()
    page = citizen.page
    await tab_to(page, citizen.launcher)
    await page.keyboard.press("Enter")
    await expect(citizen.box).to_be_focused()
    await page.keyboard.type("Goedendag")
    await page.keyboard.press("Enter")
    await expect(citizen.log.get_by_role("article")).to_have_count(2)
    await tab_to(page, citizen.button(citizen.words.person).last, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()

    # The one who waits goes out of the queue, and into it again.
    stop = citizen.button(citizen.words.stop_waiting)
    await tab_to(page, stop, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(citizen.system_line(NL["returnedToBot"])).to_be_visible()
    await expect(citizen.box).to_be_focused()
    await tab_to(page, citizen.button(citizen.words.person).last, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(stop).to_be_visible()

    await noor.claim("Goedendag")
    await noor.transfer("UWV", "UWV beslist over de uitkering.", "")
    await expect(citizen.heading(NL["transferTitle"].replace("{desk}", "UWV"))).to_be_visible()
    await tab_to(page, citizen.button(NL["transferOnlySummary"]), key="Shift+Tab")
    await page.keyboard.press("Space")
    await expect(citizen.system_line("Alleen deze samenvatting gaat mee")).to_be_visible()
    await expect(ines.page.locator("loket-waiting-list li.row")).to_have_count(1)
    await expect(citizen.box).to_be_focused()


async def test_a_citizen_for_whom_nobody_is_there_waits_in_the_window_and_stops(people: People) -> None:
    citizen = await people.citizen()
    page = citizen.page
    await tab_to(page, citizen.launcher)
    await page.keyboard.press("Enter")
    await expect(citizen.box).to_be_focused()
    await tab_to(page, citizen.button(citizen.words.person).last, key="Shift+Tab")
    await page.keyboard.press("Enter")
    wait = citizen.button(citizen.words.wait)
    await expect(wait).to_be_visible()
    await tab_to(page, wait, key="Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await expect(citizen.box).to_be_focused()
    await tab_to(page, citizen.button(citizen.words.stop_waiting), key="Shift+Tab")
    await page.keyboard.press("Space")
    await expect(citizen.system_line(NL["returnedToBot"])).to_be_visible()
    await expect(citizen.box).to_be_focused()


async def test_a_caseworker_logs_in_goes_on_duty_claims_and_answers(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    page, words = noor.page, noor.words
    await log_in(noor)
    off_duty = page.get_by_role("button", name=words.off_duty)
    await tab_to(page, off_duty, key="Shift+Tab")  # after logging in the focus is in the middle
    await page.keyboard.press("Enter")
    desk = page.get_by_role("switch", name="Gemeente", exact=True)
    await expect(desk).to_be_visible()
    await tab_to(page, desk)
    await page.keyboard.press("Space")
    on_duty = page.get_by_role("button", name=words.on_duty)
    await expect(on_duty).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(on_duty).to_be_focused()

    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    take = noor.waiting("Goedendag").get_by_role("button", name=words.claim)
    await expect(take).to_be_visible()
    await tab_to(page, take)
    await page.keyboard.press("Enter")
    await expect(noor.box).to_be_visible()
    await tab_to(page, noor.box)
    await page.keyboard.type("Goedemiddag")
    await page.keyboard.press("Enter")
    await expect(citizen.message("Goedemiddag")).to_be_visible()


async def test_a_caseworker_claims_the_next_and_closes_with_single_keys(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await noor.page.keyboard.press("n")
    await expect(citizen.system_line(citizen.words.talking_to)).to_be_visible()
    await expect(noor.box).to_be_visible()
    await noor.page.keyboard.press("r")
    await expect(noor.box).to_be_focused()
    await noor.page.keyboard.type("Tot ziens")
    await noor.page.keyboard.press("Enter")
    await expect(citizen.message("Tot ziens")).to_be_visible()
    await noor.page.keyboard.press("Escape")
    await noor.page.keyboard.press("x")
    dialog = noor.page.get_by_role("dialog")
    await tab_to(noor.page, dialog.get_by_role("radio", name=noor.words.answered))
    await noor.page.keyboard.press("Space")
    await noor.page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(citizen.system_line(citizen.words.closed)).to_be_visible()
