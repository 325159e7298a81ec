"""Help with reading: in which language a citizen writes, and what of their words was made unreadable."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from handoff.service import utc_now
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from tests.e2e.people import Caseworker, People
from tests.e2e.system import PASSWORD
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import CONSOLE_NL, WIDGET_EN

pytestmark = pytest.mark.asyncio(loop_scope="session")

TURKISH = "Merhaba, bir insanla konuşmak istiyorum"  # a person is asked for
HINT = "De burger schrijft Turks."


async def speaks_turkish(people: People) -> Caseworker:
    """A caseworker of the municipality who speaks Turkish."""
    database = Database(people.loket.database_url)
    try:
        add = Caseworkers(database, utc_now).add
        await add("elif", PASSWORD, "Elif", "Gemeente Lindewaard", ["gemeente"], languages=["nl", "en", "tr"])
    finally:
        await database.close()
    context = await people.browsers.new()
    elif_ = Caseworker(await context.new_page(), people.loket.url, "elif", CONSOLE_NL)
    await elif_.page.goto(f"{people.loket.url}/console/")
    return elif_


async def test_the_language_of_the_citizen_is_told_with_what_to_do_about_it(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work()
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(TURKISH)
    await expect(noor.waiting(TURKISH)).to_contain_text("Turks")
    await noor.waiting(TURKISH).get_by_role("button", name=noor.words.claim).click()
    await expect(noor.page.get_by_text(f"{HINT} Loket vertaalt niet.")).to_be_visible()
    await expect(noor.line(TURKISH).first.locator(".text")).to_have_attribute("lang", "tr")
    await expect(noor.page.locator("loket-conversation-head")).to_contain_text("Bij u · Turks")
    await expect(noor.about.get_by_role("region", name="De burger")).to_contain_text("Turks")
    await noor.tool("Terug in rij")

    elif_ = await speaks_turkish(people)
    await elif_.at_work()
    await elif_.waiting(TURKISH).get_by_role("button", name=elif_.words.claim).click()
    await expect(elif_.page.get_by_text(f"{HINT} U spreekt Turks.")).to_be_visible()
    await elif_.say("Merhaba, ben Elif.")
    await expect(citizen.message("Merhaba, ben Elif.")).to_be_visible()


async def test_parts_in_another_language_say_so(people: People) -> None:
    noor = await people.caseworker("noor", "UWV", ["uwv"], bypass_csp=True)
    await noor.at_work("UWV")
    citizen = await people.citizen(WIDGET_EN)
    await citizen.open()
    question = "How do I apply for unemployment benefit?"
    await citizen.say(question)
    await expect(citizen.cards).to_have_count(1)
    await citizen.say("I lost my job, what do I have to arrange?")
    await expect(citizen.log.get_by_role("region", name="Plan: ")).to_be_visible()
    await citizen.ask_person()
    row = noor.page.locator("loket-waiting-list").get_by_role("listitem")
    await expect(row.locator(".preview")).to_have_attribute("lang", "en")
    await row.get_by_role("button", name=noor.words.claim).click()
    await expect(noor.page.locator("loket-mine-list .preview")).to_have_attribute("lang", "en")
    for line in (noor.line(question).first, noor.timeline.locator(".line.bot").first):
        await expect(line.locator(".text")).to_have_attribute("lang", "en")
    for card in (noor.timeline.locator(".card:not(.plan)"), noor.timeline.locator(".card.plan")):
        await expect(card.first).to_have_attribute("lang", "en")
    # What is the console's own in them is not English.
    await expect(noor.timeline.locator(".card:not(.plan) > details > summary").first).to_have_attribute("lang", "nl")
    await expect(noor.timeline.locator(".card.plan .plan-group").first).to_have_attribute("lang", "nl")
    await expect(noor.about.locator(".summary").first).to_have_attribute("lang", "en")
    await noor.say("Good afternoon")
    await expect(noor.line("Good afternoon").locator(".text")).to_have_attribute("lang", "en")
    assert await noor.page.locator("html").get_attribute("lang") == "nl"
    inspection = Inspection(noor.page)
    await inspection.look("a conversation in English")
    assert inspection.found == {}


async def test_of_dutch_nothing_is_said_and_of_english_only_that_it_is(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "algemeen"])
    await noor.at_work()
    dutch = await people.citizen()
    await dutch.ask("Goedendag")
    await noor.claim("Goedendag")
    head = noor.page.locator("loket-conversation-head")
    await expect(head).to_contain_text("Bij u · Nederlands")
    await expect(noor.page.get_by_text("De burger schrijft")).to_have_count(0)

    english = await people.citizen(WIDGET_EN)
    await english.ask("Good afternoon")
    await expect(noor.waiting("Good afternoon")).to_contain_text("Engels")
    await noor.claim("Good afternoon")
    await expect(head).to_contain_text("Bij u · Engels")
    await expect(noor.page.get_by_text("De burger schrijft")).to_have_count(0)  # Noor speaks it


async def test_what_was_made_unreadable_stands_out_is_told_and_is_nowhere_to_be_read(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "algemeen"])
    await noor.at_work()
    citizen = await people.citizen()
    await citizen.open()
    await citizen.box.fill("Mijn BSN is 111222333, kunt u mij helpen?")
    await citizen.press(citizen.words.send)
    await expect(citizen.message("kunt u mij helpen").first).to_be_visible()  # the number goes as it arrives
    await citizen.ask_person()
    await expect(noor.waiting("kunt u mij helpen")).to_contain_text("(onleesbaar gemaakt)")
    await noor.claim("kunt u mij helpen")
    line = noor.line("kunt u mij helpen").first
    mark = line.get_by_title("onleesbaar gemaakt")
    await expect(mark).to_be_visible()
    colours = "mark => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark.parentElement).backgroundColor]"
    bar, around = await mark.evaluate(colours)
    assert bar != around
    await expect(line).to_match_aria_snapshot("""
      - listitem:
        - paragraph
        - paragraph: /Mijn BSN is \\(onleesbaar gemaakt\\) ?, kunt u mij helpen/
        - paragraph: Persoonlijke gegevens zijn onleesbaar gemaakt
    """)
    await expect(noor.line("Persoonlijke gegevens onleesbaar gemaakt (bsn)")).to_be_visible()
    await expect(noor.mine("kunt u mij helpen")).to_contain_text("(onleesbaar gemaakt)")
    await expect(noor.about.get_by_role("region", name="Waarom een medewerker")).to_contain_text("(onleesbaar gemaakt)")
    await expect(noor.page.get_by_text("111222333")).to_have_count(0)
