"""Other hours of a desk, given by a supervisor: at once they hold for the caseworkers and for who asks for a person."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.browsers import Browsers, Programs
from tests.e2e.people import Caseworker, Citizen
from tests.e2e.system import PASSWORD
from tests.e2e.test_closing_time import at_half_past_five
from tests.e2e.test_supervisor import press, tab, told
from tests.e2e.words import CONSOLE_NL, WIDGET_NL
from tests.handoff.running import Running

pytestmark = pytest.mark.asyncio(loop_scope="session")

CLOSED_WORDS = "Wij zijn vandaag eerder dicht."


async def logged_in(loket: Running, browsers: Browsers, login: str, role: str) -> Caseworker:
    """Somebody of UWV at the time of the service."""
    add = loket.service.caseworkers.add
    await add(login, PASSWORD, login.title(), "UWV", ["uwv"], role=role)  # type: ignore[arg-type]  # one of the two
    context = await browsers.new()
    page = await context.new_page()
    await page.clock.set_fixed_time(loket.clock())
    await page.goto(f"{loket.url}/console/")
    caseworker = Caseworker(page, loket.url, login, CONSOLE_NL)
    await caseworker.log_in()
    return caseworker


async def asking(loket: Running, browsers: Browsers) -> Citizen:
    """A citizen who asks for somebody of UWV."""
    context = await browsers.new()
    citizen = Citizen(await context.new_page(), loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.open()
    await citizen.say("mens graag")
    return citizen


async def test_a_desk_that_closes_earlier_is_closed_at_once_and_open_again_when_that_is_taken_back(
    browser: Programs, pages: Path, tmp_path: Path
) -> None:
    browsers = Browsers(browser)
    async with at_half_past_five(pages, tmp_path) as loket:
        noor = await logged_in(loket, browsers, "noor", "caseworker")
        await noor.press(noor.words.off_duty)
        panel = noor.page.locator("loket-duty-panel")
        await expect(panel).to_contain_text("open · 0 wachtenden")

        saar = await logged_in(loket, browsers, "saar", "supervisor")
        await saar.page.keyboard.press("3")
        await tab(saar, "Loketten")
        hours = saar.page.get_by_role("group", name="Openingstijd 1")
        await hours.get_by_label("tot").fill("17:00")
        words = saar.page.get_by_role("group", name="Wat de burger leest als het loket dicht is")
        await words.get_by_label("Nederlands").fill(CLOSED_WORDS)
        await words.get_by_label("English").fill("We close early today.")
        await press(saar.page.get_by_role("button", name="Bewaren", exact=True))
        # It is read first how hard the words are, and what that takes is loaded for the first time.
        await expect(told(saar, "Bewaard. Het geldt meteen.")).to_be_visible(timeout=60_000)
        await expect(panel).to_contain_text("gesloten · 0 wachtenden")
        citizen = await asking(loket, browsers)
        await expect(citizen.log.get_by_text(CLOSED_WORDS)).to_be_visible()
        await tab(saar, "Nu")
        await expect(saar.page.get_by_role("rowheader", name="UWV")).to_contain_text("gesloten, open woensdag")

        await tab(saar, "Loketten")
        await press(saar.page.get_by_role("button", name="Laatste wijziging terugdraaien"))
        await expect(told(saar, "Teruggedraaid. Het geldt meteen.")).to_be_visible()
        await expect(hours.get_by_label("tot")).to_have_value("18:00")
        await expect(panel).to_contain_text("open · 0 wachtenden")
        again = await asking(loket, browsers)
        await expect(again.system_line("niemand")).to_have_count(0)
        await expect(again.log.get_by_text(CLOSED_WORDS)).to_have_count(0)
        await browsers.close()
    assert browsers.errors == []
