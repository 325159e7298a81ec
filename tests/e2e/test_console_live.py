"""What moves in the console by itself: who waits grows old, what was not read is counted, queues stand apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.messages import NL
from tests.e2e.people import Caseworker, Citizen, People

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def on_duty(people: People, *desks: str) -> Caseworker:
    """Noor, on duty at ``desks``."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", desks or ["gemeente"])
    await noor.at_work()
    return noor


async def waiting(people: People, noor: Caseworker, words: str) -> Citizen:
    """A citizen who waits at Noor's desk."""
    citizen = await people.citizen()
    await citizen.ask(words)
    await expect(noor.waiting(words)).to_be_visible()
    return citizen


async def colour(badge: Locator) -> str:
    """The colour of a badge on the screen."""
    return str(await badge.evaluate("badge => getComputedStyle(badge).backgroundColor"))


async def test_who_waits_grows_old_with_a_word_and_a_colour_before_the_target_passes(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    # Before the page is there: a clock that comes later cannot take back what the page has planned already.
    await noor.page.clock.install()
    await noor.page.reload()
    await noor.at_work()
    await waiting(people, noor, "Goedendag")
    row = noor.waiting("Goedendag")
    near, missed = row.get_by_text("Bijna te lang"), row.get_by_text("Wacht te lang")
    colours = [await colour(row.get_by_text("Vroeg om een medewerker"))]
    began = datetime.now(UTC)
    for minutes, told, not_told in ((8, near, missed), (11, missed, near)):
        await expect(told).to_have_count(0)
        await noor.page.clock.set_fixed_time(began + timedelta(minutes=minutes))
        await expect(row).to_contain_text(f"Wacht {minutes} minuten")
        await expect(told).to_be_visible()
        await expect(not_told).to_have_count(0)
        colours.append(await colour(told))
    assert len(set(colours)) == 3


async def test_what_was_not_read_is_counted_and_who_types_elsewhere_is_seen(people: People) -> None:
    noor = await on_duty(people)
    first = await waiting(people, noor, "Goedendag")
    await noor.claim("Goedendag")
    await waiting(people, noor, "Goedemorgen")
    await noor.claim("Goedemorgen")
    await expect(noor.line("Goedemorgen")).to_be_visible()  # the first is not looked at any more
    await first.box.press_sequentially("Mijn brief")
    await expect(noor.mine(noor.words.citizen_types)).to_be_visible()
    await first.box.press("Enter")
    await expect(noor.mine("Mijn brief")).to_contain_text("1 nieuw bericht")
    await first.say("Hij is zoek")
    row = noor.mine("Hij is zoek")
    await expect(row).to_contain_text("2 nieuwe berichten")
    await expect(noor.page).to_have_title("(2) Loket console")
    await row.get_by_role("button").click()
    await expect(noor.line("Hij is zoek")).to_be_visible()
    await expect(row).not_to_contain_text("nieuw")
    await expect(noor.page).to_have_title("Loket console")
    await first.say("En nog een")
    await expect(noor.line("En nog een")).to_be_visible()
    await expect(noor.mine("En nog een")).not_to_contain_text("nieuw")


async def test_each_queue_has_its_own_list_with_how_it_stands(people: People) -> None:
    noor = await on_duty(people, "gemeente", "uwv")
    await waiting(people, noor, "Goedendag")
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    await expect(noor.waiting("WW-uitkering")).to_be_visible()
    await expect(noor.page.get_by_role("region", name="Wachtrij")).to_match_aria_snapshot("""
      - heading "Wachtrij" [level=2]
      - button "Volgende overnemen"
      - heading "Gemeente" [level=3]
      - paragraph: open · 1 wachtende · 1 medewerker · 3 plaatsen vrij
      - list:
        - listitem:
          - button /Goedendag/
      - heading "UWV" [level=3]
      - paragraph: open · 1 wachtende · 1 medewerker · 3 plaatsen vrij
      - list:
        - listitem:
          - button /WW-uitkering/
    """)


async def test_what_the_citizen_deletes_is_told_and_goes_from_the_screen(people: People) -> None:
    noor = await on_duty(people, "gemeente")
    citizen = await waiting(people, noor, "Goedendag")
    await noor.claim("Goedendag")
    await noor.box.fill("Een halve zin")
    await citizen.press(NL["more"])
    await citizen.press(NL["menuDelete"])
    await citizen.press(NL["deleteYes"])
    told = noor.page.get_by_role("region", name="Meldingen").get_by_text("De burger heeft het gesprek verwijderd")
    await expect(told).to_be_visible()
    await expect(noor.page.get_by_role("main", name="Gesprek")).to_contain_text("Geen gesprek geopend")
    await expect(noor.page.get_by_role("main", name="Gesprek")).to_be_focused()
    assert "Een halve zin" not in await noor.page.evaluate("JSON.stringify(sessionStorage)")
