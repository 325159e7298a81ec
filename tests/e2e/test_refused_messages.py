"""What the service does not take: the citizen is told why, sends it once more or changes it, and nothing gets lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import expect
from sqlalchemy import text as sql

from handoff.commands.texts import TEXT_LIMIT
from handoff.storage.database import Database
from tests.e2e import system
from tests.e2e.browsers import Browsers, Programs
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.records import assert_sound, messages_in
from tests.e2e.system import Bot, Loket

pytestmark = pytest.mark.asyncio(loop_scope="session")

# A page of before, on which more could be typed, wrote it down and was left before it was sent.
WRITTEN_DOWN = """text => {
  const key = Object.keys(localStorage).find((name) => name.endsWith(":conversation"));
  const said = { command: { type: "say", client_id: "from-before", text }, at: Date.now() };
  localStorage.setItem(key.replace(/conversation$/, "outbox:from-before"), JSON.stringify(said));
}"""


async def in_conversation(people: People) -> Citizen:
    """A citizen whom the bot answered."""
    citizen = await people.citizen()
    await citizen.greet()
    return citizen


async def change(loket: Loket, statement: str) -> None:
    """Carry out ``statement`` (SQL) in the database of ``loket``."""
    database = Database(loket.database_url)
    try:
        async with database.write() as connection:
            await connection.execute(sql(statement))
    finally:
        await database.close()


async def arrives_once(citizen: Citizen, loket: Loket, text: str) -> None:
    """``text`` is in the log once, and the screen shows the log."""
    await expect(citizen.message(text)).to_have_count(1)
    await expect(citizen.message(text).get_by_text(NL["failed"])).to_have_count(0)
    await expect(citizen.message(text)).to_contain_text(NL["delivered"])
    await expect(citizen.log.locator("article.citizen").last).to_contain_text(text)
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert messages_in(log).count(text) == 1


@asynccontextmanager
async def broken_for_citizens(loket: Loket) -> AsyncIterator[None]:
    """Whatever a citizen sends runs into something in the database that nobody foresaw."""
    fails = "BEGIN SELECT RAISE(ABORT, 'no event can be stored'); END"
    await change(loket, f"CREATE TRIGGER broken BEFORE INSERT ON events WHEN NEW.sender = 'citizen' {fails}")
    try:
        yield
    finally:
        await change(loket, "DROP TRIGGER broken")


async def test_after_an_error_of_the_service_a_message_is_kept_and_is_sent_again_when_the_citizen_says_so(
    people: People, loket: Loket
) -> None:
    citizen = await in_conversation(people)
    refused = citizen.message("Mijn brief is zoek.")
    async with broken_for_citizens(loket):
        await citizen.say("Mijn brief is zoek.")
        await expect(refused).to_contain_text(NL["failed"])
        await expect(refused).to_contain_text("Er ging iets mis bij ons.")
        await citizen.press(NL["again"])
        await expect(citizen.box).to_be_focused()
        await expect(refused).to_contain_text(NL["failed"])
        # On another page of the site, and in another tab, it still stands there.
        await citizen.page.reload()
        await expect(refused).to_contain_text(NL["failed"])
        other = Citizen(await citizen.page.context.new_page(), citizen.url, citizen.words)
        await other.visit()
        await other.open()
        await expect(other.message("Mijn brief is zoek.")).to_contain_text(NL["failed"])
    await other.press(NL["again"])
    for tab in (other, citizen):
        await arrives_once(tab, loket, "Mijn brief is zoek.")
        await expect(tab.button(NL["again"])).to_have_count(0)


async def test_a_message_that_is_too_long_stays_with_the_citizen_who_makes_it_shorter(
    people: People, loket: Loket
) -> None:
    citizen = await in_conversation(people)
    long = "a" * (TEXT_LIMIT + 1)
    await citizen.box.fill(long)
    await citizen.press(NL["send"])
    await expect(citizen.dialog.get_by_text(NL["tooLong"].format(count=1))).to_be_visible()
    await expect(citizen.box).to_have_value(long)
    await citizen.box.fill("")

    await citizen.page.evaluate(WRITTEN_DOWN, long)
    await citizen.page.reload()
    refused = citizen.message(long)
    await expect(refused).to_contain_text(f"Uw bericht heeft {TEXT_LIMIT + 1} tekens.")
    await expect(citizen.button(NL["again"])).to_have_count(0)
    await citizen.press(NL["edit"])
    await expect(refused).to_have_count(0)
    await expect(citizen.box).to_be_focused()
    await expect(citizen.box).to_have_value(long)
    await citizen.box.press("Backspace")
    await citizen.press(NL["send"])
    await arrives_once(citizen, loket, long[:-1])
    await citizen.page.reload()
    await expect(citizen.message(long[:-1])).to_have_count(1)
    await expect(citizen.box).to_have_value("")


async def test_what_the_service_cannot_store_for_a_moment_is_sent_again_by_itself(people: People, loket: Loket) -> None:
    citizen = await in_conversation(people)
    database = Database(loket.database_url)
    async with database.write():  # nobody else can write
        await citizen.say("Ik wacht wel even.")
        held_up = citizen.message("Ik wacht wel even.").get_by_text(NL["sendingOffline"])
        await expect(held_up).to_be_visible()
    await database.close()
    await arrives_once(citizen, loket, "Ik wacht wel even.")


async def test_who_says_much_at_once_is_told_so_and_all_of_it_arrives_in_order(
    bot: Bot, pages: Path, browser: Programs, tmp_path: Path
) -> None:
    patient = {"LOKET_MESSAGE_BURST": "1", "LOKET_MESSAGES_PER_SECOND": "0.5"}
    loket = system.loket(tmp_path, (f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}", None), bot.url, patient)
    await loket.start()
    browsers = Browsers(browser)
    try:
        citizen = await People(loket, browsers).citizen()
        await citizen.open()
        told = citizen.dialog.get_by_text("U stuurt veel berichten tegelijk.")
        said = ["Een", "Twee", "Drie"]
        for each in said:
            await citizen.say(each)
        await expect(told).to_be_visible()
        await expect(citizen.message("Drie")).to_contain_text(NL["delivered"])
        await expect(told).to_have_count(0)
        log = await loket.log_of_only_conversation()
        assert_sound(log)
        assert [each for each in messages_in(log) if each in said] == said
    finally:
        await browsers.close()
        await loket.stop()
    assert browsers.errors == []


async def test_what_comes_too_late_for_a_conversation_goes_along_to_the_next(people: People, loket: Loket) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await in_conversation(people)
    await citizen.ask_person()
    await noor.claim("Goedendag")
    await expect(citizen.system_line(citizen.words.talking_to)).to_be_visible()
    await loket.kill()
    await citizen.say("Nog één ding.")
    await citizen.page.goto("about:blank")
    await loket.start()
    await noor.close(noor.words.answered)

    await citizen.visit()
    late = citizen.message("Nog één ding.")
    await expect(late).to_contain_text(NL["failed"])
    await expect(late).to_contain_text("Dit gesprek is afgesloten.")
    await expect(late.get_by_role("button")).to_have_count(0)
    await citizen.press(NL["startOver"])
    await expect(citizen.box).to_have_value("Nog één ding.")
    await citizen.box.press("Enter")
    await expect(citizen.message("Nog één ding.")).to_contain_text(NL["delivered"])
    await expect(citizen.message("Goedendag")).to_have_count(0)


async def test_what_was_not_sent_goes_along_to_a_new_conversation_that_is_begun_from_the_menu(
    people: People, loket: Loket
) -> None:
    citizen = await in_conversation(people)
    refused = citizen.message("Mijn brief is zoek.")
    async with broken_for_citizens(loket):
        await citizen.say("Mijn brief is zoek.")
        await expect(refused).to_contain_text(NL["failed"])
    await citizen.press(NL["more"])
    await citizen.press(NL["startOver"])
    await citizen.press(NL["anewYes"])
    await expect(citizen.box).to_have_value("Mijn brief is zoek.")
    await expect(citizen.box).to_be_focused()
    await citizen.box.press("Enter")
    await expect(refused).to_contain_text(NL["delivered"])
    await expect(citizen.message("Goedendag")).to_have_count(0)
