"""Somebody waits while the desk closes, takes a call the next day, and is reached at the third try."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from launch.places import ROOT
from loket.directory import load
from tests.e2e.browsers import Browsers, Programs
from tests.e2e.people import Caseworker, Citizen
from tests.e2e.system import PASSWORD
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import CONSOLE_NL, WIDGET_NL
from tests.handoff.running import Clock, Running, running, running_bot

pytestmark = pytest.mark.asyncio(loop_scope="session")


@asynccontextmanager
async def at_half_past_five(pages: Path, folder: Path) -> AsyncIterator[Running]:
    """A service whose clock the test moves, on a Tuesday; the desk of UWV closes at six."""
    clock = Clock(fixed=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))
    directory = load(ROOT / "data" / "directory")
    url = f"sqlite+aiosqlite:///{folder / 'loket.db'}"
    async with (
        running_bot() as bot,
        running(url, directory, None, bot, clock, desks_always_open=False, web=pages) as loket,
    ):
        yield loket


async def at_the_phone(loket: Running, browsers: Browsers, login: str) -> Caseworker:
    """A caseworker who has opened the list of calls, at the time of the service."""
    await loket.service.caseworkers.add(login, PASSWORD, login.title(), "UWV", ["uwv"])
    context = await browsers.new(bypass_csp=True)
    page = await context.new_page()
    await page.clock.set_fixed_time(loket.clock())
    await page.goto(f"{loket.url}/console/")
    caseworker = Caseworker(page, loket.url, login, CONSOLE_NL)
    await caseworker.log_in()
    await caseworker.open_callback()
    return caseworker


async def test_the_desk_closes_on_who_waits_and_calls_until_somebody_is_reached(
    browser: Programs, pages: Path, tmp_path: Path
) -> None:
    browsers = Browsers(browser)
    async with at_half_past_five(pages, tmp_path) as loket:
        context = await browsers.new(bypass_csp=True)
        citizen = Citizen(await context.new_page(), loket.url, WIDGET_NL)
        inspection = Inspection(citizen.page)
        await citizen.visit()
        await citizen.open()
        await citizen.say("mens graag")
        await citizen.press(citizen.words.wait)
        await expect(citizen.heading(citizen.words.waiting)).to_be_visible()

        loket.clock.forward(minutes=15)
        await expect(citizen.system_line("Dit loket sluit om 18:00 (UWV)")).to_be_visible()
        await expect(citizen.system_line("woensdag 25 november")).to_be_visible()
        await inspection.look("asked at closing time")
        await citizen.press("Ik wacht verder")
        await expect(citizen.system_line("U wacht verder")).to_be_visible()
        loket.clock.forward(minutes=15)
        await expect(citizen.system_line("Dit loket is nu gesloten (UWV)")).to_be_visible()
        await expect(citizen.heading(citizen.words.waiting)).to_be_visible()

        await citizen.press("Bel mij terug, ik kom vooraan")
        number = citizen.dialog.get_by_label(citizen.words.number)
        await number.fill("0900 1234")
        await citizen.dialog.get_by_role("radio", name="woensdag 25 november, in de ochtend").check()
        await citizen.press(citizen.words.next)
        await expect(citizen.dialog.get_by_role("alert")).to_contain_text("servicenummer")
        await inspection.look("real days to be called on")
        await number.fill("06 12345678")
        await citizen.press(citizen.words.next)
        await citizen.press(citizen.words.yes_call)
        await expect(citizen.heading("Wij bellen u terug")).to_be_visible()
        await expect(citizen.system_line("U staat dan vooraan.")).to_be_visible()
        await inspection.look("the call that is to come")
        await citizen.press("Ander moment kiezen")
        await expect(citizen.dialog.get_by_role("radio", name="woensdag 25 november, in de middag")).to_be_visible()
        await inspection.look("another time")
        await citizen.press("Annuleren")

        loket.clock.forward(hours=14, minutes=30)  # half past eight
        noor = await at_the_phone(loket, browsers, "noor")
        await noor.press(noor.words.call)
        await noor.page.get_by_label(noor.words.callback_note).fill("Voicemail.")
        at_work = Inspection(noor.page)
        await at_work.look("call-back to make")
        await noor.press("Niet bereikt")
        await expect(citizen.dialog.get_by_text("Wij hebben 1 keer gebeld")).to_contain_text("in de middag")

        sam = await at_the_phone(loket, browsers, "sam")
        await expect(sam.page.get_by_text("U kunt bellen vanaf woensdag 25 november om 12:00")).to_be_visible()
        await expect(sam.page.get_by_role("button", name=sam.words.call, exact=True)).to_be_hidden()
        loket.clock.forward(hours=4)
        bea = await at_the_phone(loket, browsers, "bea")
        await bea.press(bea.words.call)
        await bea.press("Niet bereikt")
        await expect(citizen.dialog.get_by_text("Wij hebben 2 keer gebeld")).to_contain_text("donderdag 26 november")

        loket.clock.forward(hours=20)
        mia = await at_the_phone(loket, browsers, "mia")
        await mia.press(mia.words.call)
        await mia.press("Bereikt, gesprek openen")
        await expect(mia.box).to_be_visible()
        await expect(citizen.system_line("U spreekt nu met Mia")).to_be_visible()
        await expect(citizen.heading("Wij bellen u terug")).to_be_hidden()
        await mia.say("Fijn dat ik u sprak.")
        await expect(citizen.message("Fijn dat ik u sprak.")).to_be_visible()
        assert (inspection.found, at_work.found) == ({}, {})
        await browsers.close()
    assert browsers.errors == []
