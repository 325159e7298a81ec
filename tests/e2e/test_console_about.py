"""What stands beside a conversation: why it was handed over, what the bot knew and said, the directory, notes."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.people import Caseworker, Citizen, People

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"
SERVICE = "WW-uitkering aanvragen"
LATER_QUESTION = "Wanneer krijg ik mijn AOW?"
OTHER_QUESTION = "Hoe vraag ik een paspoort aan?"
NOTE = "Belde gisteren ook al, wilde een andere brief."


async def at_work(people: People, login: str = "noor") -> Caseworker:
    """A caseworker who is on duty for the municipality, UWV and SVB."""
    caseworker = await people.caseworker(login, "Gemeente Lindewaard", ["gemeente", "uwv", "svb"])
    await caseworker.at_work()
    return caseworker


async def asking(people: People) -> Citizen:
    """A citizen who got an answer of the bot and then asks for a person."""
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    return citizen


def part(noor: Caseworker, name: str) -> Locator:
    """The part of the column called ``name``."""
    return noor.about.get_by_role("region", name=name)


async def test_why_what_about_how_sure_and_what_the_bot_answered_stand_beside_it(people: People) -> None:
    noor = await at_work(people)
    await asking(people)
    await noor.claim(SERVICE)
    await expect(part(noor, "Waarom een medewerker")).to_contain_text("Vroeg om een medewerker")
    await expect(part(noor, "Waarom een medewerker")).to_contain_text(QUESTION)

    topic = part(noor, "Onderwerp")
    await expect(topic.get_by_text(SERVICE).first).to_be_visible()
    sure = topic.get_by_role("listitem")
    await expect(sure.first).to_have_text(re.compile(rf"{SERVICE}\s*\d+ %"))
    percents = [int(found[1]) for each in await sure.all_inner_texts() if (found := re.search(r"(\d+) %", each))]
    assert len(percents) > 1
    assert percents == sorted(percents, reverse=True)
    await expect(noor.line(QUESTION)).to_contain_text(f"Bot begreep: {SERVICE} ({percents[0]} %)")

    await part(noor, "Wat de bot al antwoordde").get_by_role("button", name=f"{SERVICE} UWV").click()
    answer = noor.line("Bent u uw werk kwijt?")
    await expect(answer).to_be_focused()
    await expect(answer).to_be_in_viewport()


async def test_what_a_person_was_asked_for_before_stands_under_the_last_time(people: People) -> None:
    noor = await at_work(people)
    citizen = await asking(people)
    await expect(noor.waiting(QUESTION)).to_be_visible()
    await citizen.press(citizen.words.stop_waiting)
    await expect(citizen.heading(citizen.words.waiting)).to_be_hidden()
    await citizen.say(LATER_QUESTION)
    await expect(citizen.cards).to_have_count(2)
    await citizen.ask_person()
    await noor.claim("AOW")
    why = part(noor, "Waarom een medewerker")
    await expect(why.get_by_text(LATER_QUESTION)).to_be_visible()
    earlier = why.get_by_role("group")
    await expect(earlier.get_by_text(QUESTION)).to_be_hidden()
    await earlier.get_by_text("Vroeg om een medewerker").click()
    await expect(earlier.get_by_text(SERVICE)).to_be_visible()
    await expect(earlier.get_by_text(QUESTION)).to_be_visible()
    await expect(part(noor, "Wat de bot al antwoordde").get_by_role("button")).to_have_count(2)


async def test_the_service_stands_there_with_its_steps_and_source_and_another_is_found_and_shown(
    people: People,
) -> None:
    noor = await at_work(people)
    citizen = await asking(people)
    await noor.claim(SERVICE)
    directory = part(noor, "Uit de gids")
    await expect(directory).to_contain_text("UWV")
    await expect(directory).to_contain_text("Vraag de WW-uitkering aan bij UWV")
    await expect(directory.get_by_role("link", name="uwv.nl")).to_have_attribute("href", re.compile("^https://www.uwv"))
    await expect(directory.get_by_role("link", name="088 898 9294")).to_have_attribute("href", "tel:+31888989294")
    await expect(directory.get_by_role("definition").filter(has_text="DigiD")).to_be_visible()  # what to have at hand
    await expect(directory.get_by_role("link", name="Bron")).to_be_visible()
    await expect(directory).to_contain_text("Nagekeken op")
    await expect(directory).to_contain_text("De burger heeft dit al gezien.")

    await directory.get_by_role("button", name="Zoek in de gids").click()
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("combobox").fill("paspoort aanvragen")
    await expect(dialog.get_by_role("option", selected=True)).to_contain_text("aspoort")
    await dialog.get_by_role("combobox").press("Enter")
    await dialog.get_by_role("textbox", name="Wat u erbij zegt").fill("Dit kunt u ook doen.")
    await dialog.get_by_role("button", name="Laten zien aan de burger").click()
    await expect(dialog).to_be_hidden()
    await expect(citizen.message("Dit kunt u ook doen.")).to_be_visible()
    await expect(citizen.cards).to_have_count(2)
    await expect(citizen.cards.last).to_contain_text("aspoort")
    await expect(noor.line("Dit kunt u ook doen.")).to_contain_text("aspoort")


async def test_a_note_is_for_who_helps_next_and_not_for_the_citizen(people: People) -> None:
    noor = await at_work(people)
    citizen = await asking(people)
    await noor.claim(SERVICE)
    await noor.press("Notitie")
    await noor.page.get_by_role("textbox", name="Notitie, alleen voor medewerkers").fill(NOTE)
    await noor.press("Notitie bewaren")
    await expect(part(noor, "Notities")).to_contain_text(f"Noor {NOTE}")
    await noor.tool("Terug in rij")

    sam = await at_work(people, "sam")
    await sam.claim(SERVICE)
    await expect(part(sam, "Notities")).to_contain_text(f"Noor {NOTE}")
    await expect(sam.line(NOTE)).to_contain_text("alleen voor medewerkers")
    await sam.say("Ik lees met u mee.")
    await expect(citizen.message("Ik lees met u mee.")).to_be_visible()
    await expect(citizen.page.get_by_text(NOTE)).to_have_count(0)
    await citizen.page.reload()
    await expect(citizen.message("Ik lees met u mee.")).to_be_visible()
    await expect(citizen.page.get_by_text(NOTE)).to_have_count(0)


async def test_what_was_said_under_the_same_reference_is_found_from_another_browser(people: People) -> None:
    noor = await at_work(people)
    citizen = await asking(people)
    await noor.claim(SERVICE)
    await noor.tool("Vervolg")
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Vastleggen").click()
    await expect(dialog).to_be_hidden()
    told = citizen.dialog.get_by_text(re.compile(r"LK-\w{4}-\w{3}")).first
    reference = re.search(r"LK-\w{4}-\w{3}", await told.inner_text())
    assert reference is not None
    await noor.close(noor.words.answered)

    again = await people.citizen()
    await again.ask(OTHER_QUESTION)
    await noor.waiting(OTHER_QUESTION).get_by_role("button", name=noor.words.claim).click()
    await expect(part(noor, "Eerdere gesprekken")).to_contain_text("Geen eerder gesprek bekend.")
    await noor.tool("Vervolg")
    await dialog.get_by_label("Kenmerk van een zaak die er al is").fill(reference[0])
    await dialog.get_by_role("button", name="Vastleggen").click()
    await expect(dialog).to_be_hidden()
    await expect(part(noor, "De burger")).to_contain_text(reference[0])
    earlier = part(noor, "Eerdere gesprekken").get_by_role("button")
    await expect(earlier).to_contain_text("zelfde kenmerk · geholpen door Noor · Vraag beantwoord")
    await earlier.click()
    await expect(noor.line(QUESTION).first).to_be_visible()
    await expect(part(noor, "Afloop").or_(noor.about.get_by_text("Vraag beantwoord")).first).to_be_visible()
