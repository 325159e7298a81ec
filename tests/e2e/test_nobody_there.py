"""Nobody on duty: the citizen is shown what is possible, and a promised call reaches the console."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.messages import NL
from tests.e2e.people import People

pytestmark = pytest.mark.asyncio(loop_scope="session")

NUMBER = "06 12345678"


async def test_a_call_back_is_checked_read_back_promised_and_handled(people: People) -> None:
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(citizen.system_line("Er is nu geen medewerker")).to_be_visible()
    await expect(citizen.heading("Wat kunt u doen?")).to_be_visible()
    await expect(citizen.button(citizen.words.wait)).to_be_visible()

    await citizen.press(citizen.words.callback)
    number = citizen.dialog.get_by_label(citizen.words.number)
    await expect(number).to_be_focused()
    await number.fill("06 1234")
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await expect(number).to_have_attribute("aria-invalid", "true")
    await number.fill("0612345678")
    await expect(citizen.dialog.get_by_role("radio").first).to_be_checked()
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_text(NUMBER)).to_be_visible()
    await citizen.press(citizen.words.yes_call)
    await expect(citizen.system_line("Uw terugbelverzoek is genoteerd")).to_be_visible()
    await expect(citizen.button(citizen.words.yes_call)).to_be_hidden()

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    await noor.open_callback()
    card = noor.page.get_by_role("region", name=noor.words.callbacks)
    await expect(card.get_by_role("link")).to_have_attribute("href", "tel:+31612345678")
    await expect(noor.line("Goedendag").first).to_be_visible()
    await noor.press(noor.words.call)
    await noor.page.get_by_label(noor.words.callback_note).fill("Vraag is beantwoord.")
    await noor.press(noor.words.reached)
    await expect(noor.page.get_by_text("Er is niemand om terug te bellen.")).to_be_visible()
    await expect(citizen.system_line("Een medewerker heeft u gesproken")).to_be_visible()


async def test_after_a_call_about_a_conversation_that_is_over_nothing_is_offered_that_cannot_be_done(
    people: People,
) -> None:
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await citizen.ask_callback()
    await expect(citizen.system_line("Uw terugbelverzoek is genoteerd")).to_be_visible()

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    await noor.open_callback()
    await noor.press(noor.words.call)
    card = noor.page.get_by_role("region", name=noor.words.callbacks)
    goes_on = card.get_by_role("button", name="Bereikt, gesprek openen")
    await expect(goes_on).to_be_visible()
    await citizen.press(citizen.words.more)
    await citizen.press(NL["menuEnd"])
    await citizen.press(NL["endYes"])
    await expect(goes_on).to_have_count(0)
    await expect(card.get_by_role("button", name="Bereikt, gesprek afsluiten")).to_have_count(0)
    await noor.press(noor.words.reached)
    await expect(noor.page.get_by_text("Er is niemand om terug te bellen.")).to_be_visible()


async def test_who_waits_although_nobody_is_there_is_found_by_the_first_who_comes(people: People) -> None:
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await noor.claim("Goedendag")
    await expect(citizen.system_line(citizen.words.talking_to)).to_be_visible()
