"""Two organisations and a citizen at the same time: what goes along is the citizen's choice, and nobody is dropped."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.test_accessibility import Inspection

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "Ik heb ook nog een schuld bij mijn broer."
SUMMARY = "Vraag over een uitkering na ontslag."


async def talking(people: People, *, bypass_csp: bool = False) -> tuple[Citizen, Caseworker, Caseworker]:
    """A citizen who talks with Noor of the municipality, while Ines of UWV is on duty."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"], bypass_csp=bypass_csp)
    ines = await people.caseworker("ines", "UWV", ["uwv"], bypass_csp=bypass_csp)
    citizen = await people.citizen(bypass_csp=bypass_csp)
    await noor.at_work()
    await ines.at_work("UWV")
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await citizen.say(SECRET)
    await expect(noor.line(SECRET)).to_be_visible()
    return citizen, noor, ines


async def pass_on(noor: Caseworker) -> None:
    """Noor asks whether it may go to UWV, with a summary."""
    await noor.press(noor.words.transfer)
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("radio", name="UWV", exact=True).check()
    await dialog.get_by_label(noor.words.transfer_why).fill("UWV beslist over de uitkering.")
    await dialog.get_by_label("Samenvatting").fill(SUMMARY)
    await dialog.get_by_role("button", name=noor.words.transfer, exact=True).click()
    await expect(dialog).to_be_hidden()


async def test_only_a_summary_goes_along_and_the_first_caseworker_stays_until_it_is_taken(people: People) -> None:
    citizen, noor, ines = await talking(people)
    await pass_on(noor)
    await expect(citizen.dialog.get_by_text(SUMMARY)).to_be_visible()
    await citizen.press("Alleen de samenvatting")
    await expect(noor.page.get_by_role("button", name="Terugnemen")).to_be_visible()

    await citizen.say("Is er nog iemand?")
    await expect(noor.line("Is er nog iemand?")).to_be_visible()
    await noor.say("Ja, ik wacht met u mee.")
    await expect(citizen.message("Ja, ik wacht met u mee.")).to_be_visible()

    await ines.waiting("Is er nog iemand?").get_by_role("button").first.click()
    await expect(ines.line("Is er nog iemand?")).to_be_visible()
    await expect(ines.page.get_by_text(SECRET)).to_have_count(0)
    await ines.claim("Is er nog iemand?")
    await expect(ines.page.get_by_text(SUMMARY).first).to_be_visible()
    await ines.say("Ik help u verder.")
    await expect(citizen.system_line(citizen.words.talking_to).filter(has_text="Ines")).to_be_visible()
    await expect(citizen.message("Ik help u verder.")).to_be_visible()
    assert SECRET not in await ines.read()
    await expect(noor.page.get_by_role("button", name="Terugnemen")).to_have_count(0)
    await expect(noor.box).to_have_count(0)


async def test_who_refuses_gives_it_back_and_the_citizen_hears_so(people: People) -> None:
    citizen, noor, ines = await talking(people)
    await pass_on(noor)
    await citizen.press(citizen.words.yes_transfer)
    await ines.waiting(SECRET).get_by_role("button").first.click()
    await ines.press("Weigeren")
    dialog = ines.page.get_by_role("dialog")
    await dialog.get_by_label("Waarom? De collega leest dit").fill("Dit is iets voor de gemeente.")
    await dialog.get_by_role("button", name="Weigeren").click()
    await expect(dialog).to_be_hidden()
    await expect(citizen.system_line("U spreekt weer met Noor.")).to_be_visible()
    await expect(noor.timeline.get_by_text("Dit is iets voor de gemeente.")).to_be_visible()
    await noor.say("Dan doen wij het samen.")
    await expect(citizen.message("Dan doen wij het samen.")).to_be_visible()
    await expect(citizen.log.get_by_text("Dit is iets voor de gemeente.")).to_have_count(0)


async def test_a_colleague_a_hold_and_a_reference_with_keys_and_without_a_fault_of_axe(people: People) -> None:
    citizen, noor, ines = await talking(people, bypass_csp=True)
    inspection = Inspection(noor.page)
    await noor.tool("Uitzoeken")
    await inspection.look("hold")
    await noor.page.get_by_label("Wat zoekt u uit?").fill("Ik bel even.")
    await noor.page.get_by_role("button", name="Begin", exact=True).press("Enter")
    await expect(citizen.system_line("Ik bel even.")).to_be_visible()
    await noor.press("Ik ben terug")

    await noor.tool("Vervolg")
    await inspection.look("follow-up")
    await noor.page.get_by_label("Wat gaat u doen?").fill("Nabellen.")
    await noor.page.get_by_label("Op welke dag?").fill("2099-01-31")
    await noor.press("Vastleggen")
    await expect(citizen.dialog.get_by_text("Kenmerk: LK-")).to_be_visible()
    await expect(noor.page.locator("loket-casework-list").get_by_text("Nabellen.")).to_be_visible()

    await noor.tool("Collega erbij")
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("radio", name="Ines").check()
    await dialog.get_by_label("De burger leest dit").fill("Ines weet hier meer van.")
    await inspection.look("colleague")
    await dialog.get_by_role("button", name="Vragen").click()
    await Inspection(citizen.page).look("may a colleague join")
    await citizen.press(citizen.words.yes_transfer)
    await ines.mine("vraagt of u meepraat").get_by_role("button").click()
    await ines.press("Meepraten")
    await ines.say("Goedemiddag, ik ben Ines.")
    await expect(citizen.system_line("Ines van UWV praat nu ook mee.")).to_be_visible()
    await expect(citizen.message("Goedemiddag, ik ben Ines.")).to_be_visible()
    await inspection.look("a colleague in the conversation")
    await noor.press("Ines bedanken")
    await expect(citizen.system_line("Ines heeft het gesprek verlaten.")).to_be_visible()
    await noor.tool(noor.words.transfer)
    await noor.page.get_by_role("dialog").get_by_role("radio", name="UWV", exact=True).check()
    await inspection.look("transfer")
    assert inspection.found == {}
