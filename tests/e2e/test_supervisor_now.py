"""What a supervisor sees change without a hand: who is there with what, who waits, and how that is for the target."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.test_supervisor import ORGANISATION, press, supervisor

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_who_waits_how_long_and_who_has_what_changes_while_one_looks(people: People) -> None:
    saar = await supervisor(people)
    # Before the page is there: a clock that comes later cannot take back what the page has planned already.
    await saar.page.clock.install()
    await saar.page.reload()
    await expect(saar.page.get_by_role("banner")).to_be_visible()
    await saar.page.keyboard.press("3")
    row = saar.page.get_by_role("row").filter(has=saar.page.get_by_role("rowheader", name="Gemeente"))
    waits, longest, on_duty = (
        row.get_by_role("cell").nth(0),
        row.get_by_role("cell").nth(1),
        row.get_by_role("cell").nth(3),
    )
    await expect(waits).to_have_text("0")
    await expect(longest).to_contain_text("streeftijd 10 minuten")
    await expect(on_duty).to_contain_text("0 medewerkers")

    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    card = saar.page.get_by_role("listitem").filter(has=saar.page.get_by_text("Noor", exact=True)).first
    await expect(card).to_have_count(0)
    await noor.at_work("Gemeente")
    await expect(on_duty).to_contain_text("1 medewerker")
    await expect(on_duty).to_contain_text("0 gesprekken, 3 van 3 plaatsen vrij")
    await expect(card).to_contain_text("Aan het werk")

    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(waits).to_have_text("1")
    await expect(longest).to_contain_text("op tijd")
    began = datetime.now(UTC)
    for minutes, told in ((8, "bijna te laat"), (11, "te laat")):
        await saar.page.clock.set_fixed_time(began + timedelta(minutes=minutes))
        await expect(longest).to_contain_text(f"Wacht {minutes} minuten")
        await expect(longest.locator(".state")).to_have_text(told)

    await noor.claim("Goedendag")
    await expect(waits).to_have_text("0")
    await expect(longest).not_to_contain_text("Wacht")
    await expect(card).to_contain_text("1 van 3")
    await expect(card.get_by_role("listitem")).to_contain_text("Onderwerp nog niet bekend")
    await noor.page.keyboard.press("Escape")
    await noor.page.keyboard.press("p")
    await expect(card).to_contain_text("Pauze")


async def test_who_waits_is_moved_to_another_queue_and_reads_why(people: People) -> None:
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await citizen.press(citizen.words.wait)
    saar = await supervisor(people)
    await saar.press("Naar de gesprekken")
    await saar.waiting("Goedendag").get_by_role("button").first.click()
    await press(saar.page.get_by_role("region", name="Meeluisteren").get_by_role("button", name="Verplaatsen"))
    dialog = saar.page.get_by_role("dialog", name="Gesprek verplaatsen")
    await dialog.get_by_role("radio", name="Meerdere problemen").check()
    await dialog.get_by_label("Waarom? De burger leest dit").fill("Daar helpt één medewerker u met alles")
    await press(dialog.get_by_role("button", name="Verplaatsen"))
    await expect(dialog).to_have_count(0)
    await expect(citizen.system_line("Daar helpt één medewerker u met alles")).to_be_visible()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await expect(saar.page.get_by_role("region", name="Wachtrij")).to_match_aria_snapshot("""
      - region "Wachtrij":
        - heading "Meerdere problemen, één medewerker" [level=3]
        - paragraph: /1 wachtende/
        - list:
          - listitem:
            - button /Goedendag/
    """)
