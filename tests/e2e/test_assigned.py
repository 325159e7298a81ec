"""A desk that assigns by itself: nobody presses anything for a citizen to be helped, and who comes back is known."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import expect

from launch.places import ROOT
from tests.e2e import system
from tests.e2e.browsers import Browsers, Programs
from tests.e2e.people import Citizen, People
from tests.e2e.system import Bot

pytestmark = pytest.mark.asyncio(loop_scope="session")

PICKED = "- id: gemeente\n"
ASSIGNED = "- id: gemeente\n  assignment: automatic\n"


@pytest_asyncio.fixture(loop_scope="session")
async def people_of_such_a_desk(bot: Bot, pages: Path, browser: Programs, tmp_path: Path) -> AsyncIterator[People]:
    """A service whose desk of the municipality assigns by itself, and whoever comes to it."""
    directory = tmp_path / "directory"
    shutil.copytree(ROOT / "data" / "directory", directory)
    desks = directory / "desks.yml"
    written = desks.read_text(encoding="utf-8")
    assert PICKED in written
    desks.write_text(written.replace(PICKED, ASSIGNED), encoding="utf-8")
    database = f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}"
    process = system.loket(tmp_path, (database, None), bot.url, {"LOKET_DIRECTORY": str(directory)})
    await process.start()
    browsers = Browsers(browser)
    yield People(process, browsers)
    errors = list(browsers.errors)
    await browsers.close()
    await process.stop()
    assert errors == []


async def ask(citizen: Citizen, words: str) -> None:
    """The citizen says something and asks for a person."""
    await citizen.open()
    await citizen.say(words)
    await expect(citizen.log.get_by_role("article")).not_to_have_count(1)
    await citizen.ask_person()


async def test_who_asks_for_a_person_is_given_to_who_is_free_and_the_pause_holds(
    people_of_such_a_desk: People,
) -> None:
    people = people_of_such_a_desk
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    first = await people.citizen()
    await ask(first, "Goedendag")
    await expect(first.system_line(first.words.talking_to)).to_contain_text("Noor")
    await expect(noor.mine("Goedendag")).to_be_visible()
    await expect(noor.box).to_be_visible()
    await expect(noor.page.get_by_role("button", name="1 van 3")).to_be_visible()

    await noor.page.keyboard.press("p")
    await expect(noor.page.get_by_role("button", name="Pauze", exact=True).first).to_be_visible()
    second = await people.citizen()
    await ask(second, "Goedemorgen")
    await expect(noor.waiting("Goedemorgen")).to_be_visible()
    await expect(second.system_line(second.words.talking_to)).to_have_count(0)

    await noor.page.keyboard.press("p")
    await expect(second.system_line(second.words.talking_to)).to_contain_text("Noor")
    await expect(noor.page.get_by_role("button", name="2 van 3")).to_be_visible()


async def test_after_closing_there_is_time_to_round_off_and_who_comes_back_is_recognised(
    people_of_such_a_desk: People,
) -> None:
    people = people_of_such_a_desk
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await ask(citizen, "Goedendag")
    await expect(noor.box).to_be_visible()
    await noor.close(noor.words.answered)
    await expect(noor.page.get_by_role("button", name="Afronden 0:")).to_be_visible()

    await citizen.press("Nieuw gesprek beginnen")
    await citizen.say("Nog een vraag")
    await expect(citizen.log.get_by_role("article")).not_to_have_count(1)
    await citizen.ask_person()
    await expect(noor.waiting("Nog een vraag")).to_contain_text("Kwam bij u terug")
    await noor.press("Ik ben klaar")
    await expect(citizen.system_line("U spreekt weer met Noor")).to_be_visible()
    await expect(noor.mine("Nog een vraag")).to_contain_text("Kwam bij u terug")
    await noor.mine("Nog een vraag").get_by_role("button").first.click()
    await noor.about.get_by_role("region", name="Eerdere gesprekken").get_by_role("button").first.click()
    await expect(noor.line("Goedendag")).to_be_visible()
