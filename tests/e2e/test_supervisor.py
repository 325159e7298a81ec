"""A supervisor in the browser, by keyboard: how it goes, listening in, the words of a desk, people; axe looks on."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Locator, expect

from handoff.service import utc_now
from handoff.storage.caseworkers import Caseworkers
from handoff.storage.database import Database
from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.system import PASSWORD
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import CONSOLE_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

ORGANISATION = "Gemeente Lindewaard"
WHISPER = "Vraag eens of er kinderen zijn."
WAITING_WORDS = "Pak alvast uw brief erbij."
OWN_PASSWORD = "mijn eigen zin 2027"


async def supervisor(people: People) -> Caseworker:
    """Saar, a supervisor, logged in and looking at how it goes."""
    database = Database(people.loket.database_url)
    try:
        caseworkers = Caseworkers(database, utc_now)
        await caseworkers.add("saar", PASSWORD, "Saar", ORGANISATION, ["gemeente", "regie"], role="supervisor")
    finally:
        await database.close()
    context = await people.browsers.new(bypass_csp=True)
    saar = Caseworker(await context.new_page(), people.loket.url, "saar", CONSOLE_NL)
    await saar.page.goto(f"{people.loket.url}/console/")
    await saar.log_in()
    await saar.page.keyboard.press("3")
    await expect(saar.page.get_by_role("table")).to_be_visible()
    return saar


async def talking(people: People) -> tuple[Caseworker, Citizen]:
    """Noor in a conversation with a citizen."""
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    return noor, citizen


def told(saar: Caseworker, words: str) -> Locator:
    """What is told in passing."""
    return saar.page.get_by_role("region", name="Meldingen").get_by_text(words)


async def tab(saar: Caseworker, name: str) -> None:
    """Go to a part of the room with the arrow keys."""
    wanted = saar.page.get_by_role("tab", name=name)
    await expect(wanted).to_be_visible()
    await saar.page.get_by_role("tab", selected=True).focus()
    for _ in range(3):
        if await wanted.get_attribute("aria-selected") != "true":
            await saar.page.keyboard.press("ArrowRight")
    await expect(wanted).to_be_focused()


async def press(button: Locator) -> None:
    """Press a button as somebody without a mouse does."""
    await button.focus()
    await button.press("Enter")


async def test_a_supervisor_listens_in_whispers_and_takes_over_and_the_citizen_reads_only_who_helps(
    people: People,
) -> None:
    noor, citizen = await talking(people)
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    card = saar.page.get_by_role("listitem").filter(has=saar.page.get_by_text("Noor", exact=True))
    await expect(card.first).to_contain_text("1 van 3")
    await expect(saar.page.get_by_role("row").filter(has_text="Gemeente")).to_contain_text("1 medewerker")
    await inspection.look("how it goes now")
    await press(saar.page.get_by_role("button", name="Meeluisteren met Noor"))
    await expect(noor.page.get_by_role("region", name="Meeluisteren")).to_contain_text("Saar luistert mee")

    box = saar.page.get_by_role("textbox", name="Fluisteren naar Noor")
    await box.fill("مرحبا")
    await expect(box).to_have_css("direction", "rtl")
    await box.fill(WHISPER)
    await box.press("Enter")
    await expect(noor.page.get_by_text(WHISPER, exact=True)).to_be_visible()
    await expect(noor.page.get_by_text(WHISPER, exact=True)).to_have_attribute("dir", "auto")
    await expect(box).to_be_focused()
    await inspection.look("listening in")
    await noor.say("Waarmee kan ik helpen?")
    await expect(citizen.message("Waarmee kan ik helpen?")).to_be_visible()
    await expect(citizen.page.get_by_text("Saar")).to_have_count(0)
    await expect(citizen.page.get_by_text(WHISPER)).to_have_count(0)

    await press(saar.page.get_by_role("region", name="Meeluisteren").get_by_role("button", name="Overnemen"))
    await expect(citizen.system_line("Saar")).to_be_visible()
    await saar.say("Ik neem het van Noor over.")
    await expect(citizen.message("Ik neem het van Noor over.")).to_be_visible()
    await expect(noor.box).to_be_hidden()
    assert inspection.found == {}


async def test_a_supervisor_moves_a_conversation_to_a_colleague_and_the_citizen_reads_why(people: People) -> None:
    noor, citizen = await talking(people)
    bob = await people.caseworker("bob", ORGANISATION, ["gemeente"])
    await bob.at_work("Gemeente")
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    await press(saar.page.get_by_role("button", name="Meeluisteren met Noor"))
    await press(saar.page.get_by_role("region", name="Meeluisteren").get_by_role("button", name="Verplaatsen"))
    dialog = saar.page.get_by_role("dialog", name="Gesprek verplaatsen")
    await press(dialog.get_by_role("button", name="Verplaatsen"))
    await expect(dialog.get_by_role("alert")).to_contain_text("Kies een loket of een medewerker.")
    await dialog.get_by_role("radio", name="Bob").check()
    await dialog.get_by_label("Waarom? De burger leest dit").fill("Bob weet hier meer van")
    await inspection.look("where a conversation may be moved")
    await press(dialog.get_by_role("button", name="Verplaatsen"))
    await expect(dialog).to_have_count(0)
    await expect(citizen.system_line("Bob weet hier meer van")).to_be_visible()
    await expect(noor.box).to_be_visible()  # until Bob takes it, Noor can still be reached
    await bob.claim("Goedendag")
    await expect(noor.box).to_be_hidden()
    await bob.say("Ik neem het over van Noor.")
    await expect(citizen.message("Ik neem het over van Noor.")).to_be_visible()
    assert inspection.found == {}


async def test_a_day_on_which_a_desk_is_closed_is_kept_and_taken_back(people: People) -> None:
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    days = saar.page.get_by_role("group", name=re.compile(r"Bijzondere dag \d"))
    dates = days.get_by_label("Dag", exact=True)
    await tab(saar, "Loketten")
    await press(saar.page.get_by_role("button", name="Gemeente", exact=True))
    await expect(days).to_have_count(0)
    await press(saar.page.get_by_role("button", name="Dag toevoegen"))
    await dates.fill("2031-04-14")
    await days.get_by_label("Waarom? In het Nederlands").fill("Wij verhuizen")
    await days.get_by_label("Waarom? In het Engels").fill("We are moving")
    await expect(days.get_by_role("checkbox", name="De hele dag dicht")).to_be_checked()
    await inspection.look("a day on which a desk is closed")
    await press(saar.page.get_by_role("button", name="Bewaren", exact=True))
    await expect(told(saar, "Bewaard. Het geldt meteen.")).to_be_visible()
    await expect(dates).to_have_value("2031-04-14")
    await press(saar.page.get_by_role("button", name="Laatste wijziging terugdraaien"))
    await expect(told(saar, "Teruggedraaid. Het geldt meteen.")).to_be_visible()
    await expect(days).to_have_count(0)
    assert inspection.found == {}


async def test_a_team_is_made_gets_another_name_and_goes(people: People) -> None:
    saar = await supervisor(people)
    await tab(saar, "Mensen en teams")
    teams = saar.page.get_by_role("region", name="Teams")
    await expect(teams).to_contain_text("Er zijn nog geen teams.")
    await teams.get_by_label("Nieuw team").fill("Balie")
    await press(teams.get_by_role("button", name="Team toevoegen"))
    name = teams.get_by_role("textbox", name="Naam van team Balie")
    await expect(name).to_have_value("Balie")
    await name.fill("Balie oost")
    await press(teams.get_by_role("button", name="Naam bewaren"))
    await expect(teams.get_by_role("textbox", name="Naam van team Balie oost")).to_be_visible()
    await press(teams.get_by_role("button", name="Team Balie oost weghalen"))
    await expect(teams).to_contain_text("Er zijn nog geen teams.")


async def test_words_of_a_desk_are_checked_hold_at_once_and_are_taken_back(people: People) -> None:
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    await noor.at_work("Gemeente")
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    await tab(saar, "Loketten")
    await press(saar.page.get_by_role("button", name="Gemeente", exact=True))
    words = saar.page.get_by_role("group", name="Wat de burger leest als het wachten begint")
    await words.get_by_label("Nederlands").fill(WAITING_WORDS)
    await press(saar.page.get_by_role("button", name="Bewaren", exact=True))
    await expect(words).to_contain_text("De Engelse tekst is leeg.")
    await inspection.look("a desk with a fault")
    await words.get_by_label("English").fill("Please have your letter at hand.")
    await press(saar.page.get_by_role("button", name="Bewaren", exact=True))
    await expect(words).to_contain_text("aangepast")
    await expect(told(saar, "Bewaard. Het geldt meteen.")).to_be_visible()

    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(citizen.system_line(WAITING_WORDS)).to_be_visible()

    await saar.page.get_by_text("Wie heeft wat veranderd?").click()
    await expect(saar.page.get_by_role("insertion").filter(has_text=WAITING_WORDS)).to_be_visible()
    await press(saar.page.get_by_role("button", name="Laatste wijziging terugdraaien"))
    await expect(words.get_by_label("Nederlands")).to_have_value("")
    await expect(words).to_contain_text("zoals in de gids")
    await inspection.look("a desk with its history")
    assert inspection.found == {}


async def test_who_is_added_logs_in_with_the_password_that_is_shown_once_and_chooses_another(people: People) -> None:
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    await tab(saar, "Mensen en teams")
    await press(saar.page.get_by_role("button", name="Medewerker toevoegen"))
    await press(saar.page.get_by_role("button", name="Toevoegen", exact=True))
    await expect(saar.page.get_by_label("Inlognaam")).to_be_focused()
    await expect(saar.page.get_by_role("alert").filter(has_text="naam")).to_be_in_viewport()
    await saar.page.get_by_label("Inlognaam").fill("kim")
    await saar.page.get_by_label("Naam", exact=True).fill("Kim")
    await saar.page.get_by_role("checkbox", name="Gemeente").check()
    await saar.page.get_by_role("checkbox", name="Turks").check()
    await saar.page.get_by_label("Een andere taal").select_option("Swahili")
    await press(saar.page.get_by_role("button", name="Taal toevoegen"))
    await expect(saar.page.get_by_role("checkbox", name="Swahili")).to_be_focused()
    await inspection.look("a new caseworker")
    await press(saar.page.get_by_role("button", name="Toevoegen", exact=True))
    await expect(saar.page.get_by_role("group", name="Wachtwoord voor kim")).to_be_focused()
    given = await saar.page.get_by_role("code").inner_text()
    await inspection.look("the password, once")

    context = await people.browsers.new(bypass_csp=True)
    page = await context.new_page()
    at_log_in = Inspection(page)
    await page.goto(f"{people.loket.url}/console/")
    await page.get_by_label(CONSOLE_NL.name).fill("kim")
    await page.get_by_label(CONSOLE_NL.password).fill(given)
    await page.keyboard.press("Enter")
    own = page.get_by_label("Kies een eigen wachtwoord")
    await expect(own).to_be_focused()
    await at_log_in.look("choosing a password")
    await own.fill(OWN_PASSWORD)
    await own.press("Enter")
    await expect(page.get_by_role("button", name=CONSOLE_NL.off_duty)).to_be_visible()

    await press(saar.page.get_by_role("button", name="Kim"))
    languages = saar.page.get_by_role("group", name="Talen").get_by_role("checkbox", checked=True)
    assert await languages.evaluate_all("boxes => boxes.map(({ value }) => value)") == ["en", "nl", "sw", "tr"]
    await press(saar.page.get_by_role("button", name="Uitschakelen", exact=True))
    sure = saar.page.get_by_role("button", name="Ja, uitschakelen")
    await expect(sure).to_be_in_viewport()
    await press(sure)
    await expect(page.get_by_role("button", name=CONSOLE_NL.log_in)).to_be_visible()
    assert inspection.found == {}
    assert at_log_in.found == {}


async def test_canned_replies_are_at_hand_in_the_room_of_supervisors(people: People) -> None:
    saar = await supervisor(people)
    await press(saar.page.get_by_role("button", name="Standaardantwoorden"))
    dialog = saar.page.get_by_role("dialog", name=f"Standaardantwoorden van {ORGANISATION}")
    await expect(dialog.get_by_role("button", name="Nieuw standaardantwoord")).to_be_visible()
    await expect(dialog.get_by_role("listitem")).not_to_have_count(0)


async def test_a_label_is_taken_off_the_list_by_who_sees_who_made_it_and_put_back(people: People) -> None:
    noor, _ = await talking(people)
    await noor.about.get_by_label("Label toevoegen").fill("Dakkapel-actie")
    await noor.about.get_by_label("Label toevoegen").press("Enter")
    on_conversation = noor.about.get_by_role("button", name="Label Dakkapel-actie weghalen")
    await expect(on_conversation).to_be_visible()
    saar = await supervisor(people)
    inspection = Inspection(saar.page)
    await tab(saar, "Labels")
    row = saar.page.get_by_role("tabpanel").get_by_role("listitem").filter(has_text="Dakkapel-actie")
    await expect(row).to_contain_text("gemaakt door Noor op")
    await inspection.look("labels")
    await press(row.get_by_role("button", name="Weghalen: label Dakkapel-actie"))
    await expect(row).to_have_count(0)
    await expect(saar.page.get_by_role("group", name="Labels")).to_be_focused()
    await inspection.look("no labels any more")
    await expect(on_conversation).to_be_visible()
    await press(saar.page.get_by_role("button", name="Ongedaan maken"))
    await expect(row).to_contain_text("gemaakt door Noor op")
    assert inspection.found == {}
