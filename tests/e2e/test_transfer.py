"""Two organisations and a citizen at the same time: what goes along is the citizen's choice, and nobody is dropped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.e2e.browsers import Browsers, Programs
from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.system import PASSWORD
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_closing_time import at_half_past_five
from tests.e2e.words import CONSOLE_NL, WIDGET_NL

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
    await expect(dialog).to_have_accessible_description(re.compile("De burger leest uw reden niet"))
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
    await expect(ines.box).to_be_focused()
    await ines.say("Goedemiddag, ik ben Ines.")
    await expect(citizen.system_line("Ines van UWV praat nu ook mee.")).to_be_visible()
    await expect(citizen.message("Goedemiddag, ik ben Ines.")).to_be_visible()
    await inspection.look("a colleague in the conversation")
    await noor.press("Ines bedanken")
    await expect(noor.page.get_by_role("main", name="Gesprek")).to_be_focused()
    await expect(citizen.system_line("Ines heeft het gesprek verlaten.")).to_be_visible()
    await noor.tool(noor.words.transfer)
    await noor.page.get_by_role("dialog").get_by_role("radio", name="UWV", exact=True).check()
    await inspection.look("transfer")
    assert inspection.found == {}


async def test_a_colleague_is_found_by_name_and_gets_it_first_with_a_note(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    bob = await people.caseworker("bob", "Gemeente Lindewaard", ["gemeente"])
    sam = await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    for caseworker in (noor, bob, sam):
        await caseworker.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.tool(noor.words.transfer)
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("searchbox", name="Zoek een loket of collega").fill("bo")
    await expect(dialog.get_by_role("radio")).to_have_count(1)
    await dialog.get_by_role("radio", name="Bob").check()
    await expect(dialog.get_by_label("Samenvatting")).to_have_count(0)  # of one organisation: nobody is asked
    await dialog.get_by_role("button", name=noor.words.transfer, exact=True).click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Schrijf op waarom.")
    await expect(dialog.get_by_role("button", name=noor.words.transfer, exact=True)).to_be_in_viewport(ratio=1)
    await dialog.get_by_label(noor.words.transfer_why).fill("Bob weet hier meer van.")
    await dialog.get_by_label(noor.words.transfer_note).fill("Vraagt dit voor haar moeder.")
    await dialog.get_by_role("button", name=noor.words.transfer, exact=True).click()
    await expect(dialog).to_be_hidden()
    await expect(citizen.system_line("Bob weet hier meer van.")).to_be_visible()
    await expect(sam.waiting("Goedendag")).to_contain_text("voor Bob")
    await bob.claim("Goedendag")
    await expect(bob.line("Vraagt dit voor haar moeder.")).to_be_visible()
    await bob.say("Noor heeft mij alles verteld.")
    await expect(citizen.message("Noor heeft mij alles verteld.")).to_be_visible()
    await expect(citizen.page.get_by_text("Vraagt dit voor haar moeder.")).to_have_count(0)


async def test_of_each_desk_it_is_told_whether_it_is_open_who_waits_and_who_is_there(
    browser: Programs, pages: Path, tmp_path: Path
) -> None:
    browsers = Browsers(browser)
    async with at_half_past_five(pages, tmp_path) as loket:
        for login, desk in (("noor", "uwv"), ("mia", "svb")):
            await loket.service.caseworkers.add(login, PASSWORD, login.title(), desk.upper(), [desk])
        found = []
        for login in ("noor", "mia"):
            context = await browsers.new()
            page = await context.new_page()
            await page.clock.set_fixed_time(loket.clock())
            await page.goto(f"{loket.url}/console/")
            found.append(Caseworker(page, loket.url, login, CONSOLE_NL))
        noor, mia = found
        await noor.at_work("UWV")
        await mia.at_work("SVB")
        context = await browsers.new()
        citizen = Citizen(await context.new_page(), loket.url, WIDGET_NL)
        await citizen.visit()
        await citizen.open()
        await citizen.say("mens graag")
        await noor.claim("mens graag")
        await noor.tool(noor.words.transfer)
        dialog = noor.page.get_by_role("dialog")
        for desk, told in (
            ("SVB", "open tot 18:00 · 0 wachtenden · doel: antwoord binnen 10 min. · 1 medewerker · 3 plaatsen vrij"),
            ("IND en verblijf", "gesloten, open vanaf woensdag 25 november om 09:00 · 0 wachtenden"),
        ):
            radio = dialog.get_by_role("radio", name=desk, exact=True)
            await expect(radio).to_have_accessible_description(re.compile(f"^{re.escape(told)}.* · vraagt toestemming"))
        await dialog.get_by_role("radio", name="SVB", exact=True).check()
        await dialog.get_by_label(noor.words.transfer_why).fill("SVB weet hier meer van.")
        await dialog.get_by_role("button", name=noor.words.transfer, exact=True).click()
        await citizen.press(citizen.words.yes_transfer)
        await expect(mia.waiting("mens graag")).to_be_visible()
        other = Citizen(await (await browsers.new()).new_page(), loket.url, WIDGET_NL)
        await other.visit()
        await other.open()
        await other.say("een mens graag")
        await noor.claim("een mens graag")
        await noor.tool(noor.words.transfer)
        svb = dialog.get_by_role("radio", name="SVB", exact=True)
        await expect(svb).to_have_accessible_description(re.compile("1 wachtende"))
        await browsers.close()
    assert browsers.errors == []


async def test_a_name_and_a_reason_within_a_line_have_their_own_direction_in_both_windows(people: People) -> None:
    citizen, noor, _ines = await talking(people)
    reason = "سأتصل بالبلدية (14 020)"
    await noor.tool("Uitzoeken")
    await noor.page.get_by_label("Wat zoekt u uit?").fill(reason)
    await noor.page.get_by_role("button", name="Begin", exact=True).press("Enter")
    told = citizen.system_line("zoekt iets uit")
    await expect(told).to_be_visible()
    assert await told.locator("bdi:not(bdi bdi)").all_inner_texts() == ["Noor", f"{reason}."]
    line = noor.page.locator("li.system", has_text="zoekt iets uit")
    await expect(line.locator("p").first).to_contain_text(f"Noor zoekt iets uit: {reason}")
    assert await line.locator("bdi").all_inner_texts() == ["Noor", reason]
    await noor.press("Ik ben terug")
    await pass_on(noor)
    why = noor.page.locator("li.system .why bdi")
    await expect(why).to_have_text("UWV beslist over de uitkering.")
    await expect(citizen.system_line("Noor vraagt").locator("bdi").first).to_have_text("Noor")
