"""A log-in that ends in the middle of work: why is said; who comes back finds every word, and somebody else none."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from playwright.async_api import Locator, Page, WebSocketRoute, expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.records import assert_sound
from tests.e2e.system import PASSWORD, Loket
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_console_accessibility import LOOKS
from tests.e2e.test_console_connection import RETURNS
from tests.e2e.test_supervisor import press, supervisor, tab, talking
from tests.e2e.test_widget_accessibility import LISTEN, spoken
from tests.e2e.words import CONSOLE_EN, CONSOLE_NL, ConsoleWords

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLE = {"Nederlands": "Inloggen voor medewerkers", "English": "Caseworkers' log-in"}
REASON = {
    "Nederlands": "U bent uitgelogd, omdat uw sessie voorbij is. Log opnieuw in. "
    "Alles wat u heeft ingevuld, staat er dan nog.",
    "English": "You are logged out, because your session ended. Log in again. "
    "Everything you filled in will still be there.",
}
NOT_DONE = {
    "Nederlands": "Dit is niet gedaan, want u was uitgelogd. Probeer het opnieuw.",
    "English": "This was not done, because you were logged out. Try again.",
}
WHY, NOTE, DRAFT = "UWV gaat hierover.", "Zij belde al drie keer.", "Een halve zin"

# Every word that the page holds, also out of sight and in boxes, and what the browser stores for it.
ALL_WORDS = """() => {
  const words = [JSON.stringify(sessionStorage), JSON.stringify(localStorage)];
  const walk = (node) => {
    if (node.nodeType === 3) words.push(node.data);
    if (typeof node.value === "string") words.push(node.value);
    if (node.shadowRoot) walk(node.shadowRoot);
    node.childNodes.forEach(walk);
  };
  walk(document);
  return words.join("\\n");
}"""

LOG_OUT = """async () => {
  const { csrf } = await (await fetch("/api/v1/staff/session")).json();
  await fetch("/api/v1/staff/session", { method: "DELETE", headers: { "X-CSRF-Token": csrf } });
}"""


def log_in_screen(page: Page, words: ConsoleWords) -> Locator:
    """What lies over the work of somebody who is logged out."""
    return page.get_by_role("dialog", name=TITLE[words.language])


async def log_in_over(page: Page, words: ConsoleWords, login: str) -> None:
    """Log in on the screen that came over the work, by keyboard."""
    screen = log_in_screen(page, words)
    await expect(screen.get_by_label(words.name)).to_be_focused(timeout=RETURNS)
    await page.keyboard.type(login)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(screen).to_have_count(0)


async def ended_elsewhere(page: Page) -> None:
    """The log-in is ended, as in another tab."""
    await page.evaluate(LOG_OUT)


async def passing_on(people: People, words: ConsoleWords) -> tuple[Citizen, Caseworker, Locator]:
    """Noor, listening, with a draft under her conversation, and the dialog in which all is filled in to pass it on."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], words)
    await noor.page.add_init_script(LISTEN)
    await noor.page.reload()
    await noor.at_work("Gemeente" if words is CONSOLE_NL else "Municipality")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.box.fill(DRAFT)
    await noor.tool(words.transfer)
    dialog = noor.page.get_by_role("dialog")
    await dialog.get_by_role("radio", name="UWV").check()
    await dialog.get_by_label(words.transfer_why).fill(WHY)
    await dialog.get_by_label(words.transfer_note).fill(NOTE)
    return citizen, noor, dialog


@pytest.mark.parametrize("words", [CONSOLE_NL, CONSOLE_EN], ids=["nl", "en"])
async def test_who_is_logged_out_in_a_dialog_is_told_why_once_and_goes_on_where_they_were(
    people: People, loket: Loket, words: ConsoleWords
) -> None:
    _, noor, dialog = await passing_on(people, words)
    page = noor.page
    send = dialog.get_by_role("button", name=words.transfer, exact=True)
    await page.context.clear_cookies()
    await spoken(page)
    await send.focus()
    await page.keyboard.press("Enter")

    screen = log_in_screen(page, words)
    await expect(screen.get_by_label(words.name)).to_be_focused()
    await expect(screen).to_have_accessible_description(REASON[words.language])
    await expect(screen.get_by_label(words.name)).to_have_accessible_description("")
    # What lay there is out of reach, and the dialog under the log-in is not left by its key.
    await expect(page.get_by_role("banner")).to_have_count(0)
    await expect(page.get_by_role("dialog")).to_have_count(1)
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    assert [said for said in await spoken(page) if REASON[words.language] in said] == []
    await page.keyboard.press("Backspace")

    await log_in_over(page, words, "noor")
    await expect(send).to_be_focused()
    await expect(dialog).to_have_count(1)
    await expect(dialog.get_by_role("alert")).to_have_text(NOT_DONE[words.language])
    await expect(dialog.get_by_role("radio", name="UWV")).to_be_checked()
    await expect(dialog.get_by_label(words.transfer_why)).to_have_value(WHY)
    await expect(dialog.get_by_label(words.transfer_note)).to_have_value(NOTE)
    await page.keyboard.press("Enter")
    await expect(dialog).to_have_count(0)
    await expect(noor.box).to_have_value(DRAFT)
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert json.dumps([str(event.body) for event in log], ensure_ascii=False).count(WHY) == 1


async def test_every_form_keeps_its_words_and_the_focus_when_a_log_in_ends(people: People) -> None:
    _noor, _citizen = await talking(people)
    saar = await supervisor(people)
    page = saar.page

    async def through(boxes: Sequence[tuple[Locator, str]]) -> None:
        for box, text in boxes:
            await box.fill(text)
        await ended_elsewhere(page)
        await log_in_over(page, CONSOLE_NL, "saar")
        await expect(boxes[-1][0]).to_be_focused()
        for box, text in boxes:
            await expect(box).to_have_value(text)

    await tab(saar, "Mensen en teams")
    await press(page.get_by_role("button", name="Medewerker toevoegen"))
    form = page.locator("loket-person-form")
    team = page.get_by_role("textbox", name="Nieuw team")
    login = form.get_by_label("Inlognaam")
    await form.get_by_role("checkbox", name="Gemeente", exact=True).check()
    await through([(form.get_by_label("Naam", exact=True), "Kim"), (login, "kim"), (team, "Balie")])
    await expect(form.get_by_role("checkbox", name="Gemeente", exact=True)).to_be_checked()

    await tab(saar, "Loketten")
    await through([(page.locator("loket-desk-form").get_by_role("textbox").first, "Gemeentehuis")])

    await press(page.get_by_role("button", name="Standaardantwoorden"))
    dialog = page.get_by_role("dialog")
    await press(dialog.get_by_role("button", name="Nieuw standaardantwoord"))
    title, text = (dialog.get_by_label(f"{what} (Nederlands)") for what in ("Titel", "Tekst"))
    await through([(title, "Goedemiddag"), (text, "Dag")])
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)

    await tab(saar, "Nu")
    await press(page.get_by_role("button", name="Meeluisteren met Noor"))
    await through([(page.get_by_role("textbox", name="Fluisteren naar Noor"), "Vraag naar de kinderen.")])


async def test_nothing_is_left_for_somebody_else_who_logs_in(people: People) -> None:
    _, noor, _ = await passing_on(people, CONSOLE_NL)
    page = noor.page
    await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await ended_elsewhere(page)
    await expect(log_in_screen(page, CONSOLE_NL)).to_be_visible()
    assert WHY in await page.evaluate(ALL_WORDS)
    assert WHY not in await page.evaluate("JSON.stringify([sessionStorage, localStorage])")
    await log_in_over(page, CONSOLE_NL, "sam")
    await expect(page.get_by_role("main", name="Gesprek")).to_be_focused()
    await expect(page.get_by_role("main", name="Gesprek")).to_contain_text("Geen gesprek geopend")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    left = await page.evaluate(ALL_WORDS)
    assert [text for text in (WHY, NOTE, DRAFT) if text in left] == []
    await ended_elsewhere(page)
    await log_in_over(page, CONSOLE_NL, "noor")
    await expect(page.get_by_role("banner")).to_contain_text("Noor")
    assert WHY not in await page.evaluate(ALL_WORDS)


async def test_nobody_goes_on_in_the_work_of_somebody_else_who_logged_in_in_another_tab(people: People) -> None:
    _, noor, _ = await passing_on(people, CONSOLE_NL)
    page = noor.page
    await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await page.route("**/api/**", lambda route: route.abort())
    await page.route_web_socket("**/api/v1/staff/stream", lambda socket: socket.close())
    other = await page.context.new_page()
    await other.goto(f"{noor.url}/console/")
    await expect(other.get_by_role("banner")).to_contain_text("Noor")
    await other.evaluate(LOG_OUT)
    await log_in_over(other, CONSOLE_NL, "sam")

    def through(socket: WebSocketRoute) -> None:
        socket.connect_to_server()

    await page.unroute_all()
    await page.route_web_socket("**/api/v1/staff/stream", through)
    await page.bring_to_front()
    await log_in_over(page, CONSOLE_NL, "noor")
    await expect(page.get_by_role("dialog").get_by_label(CONSOLE_NL.transfer_why)).to_have_value(WHY)
    # In the other tab it is Noor now, and nobody works on there as Sam.
    await other.bring_to_front()
    await other.get_by_role("button", name=CONSOLE_NL.off_duty).click()
    await other.get_by_role("switch", name="Gemeente", exact=True).click()
    await expect(log_in_screen(other, CONSOLE_NL)).to_be_visible()


async def test_axe_finds_nothing_in_the_log_in_that_lies_over_the_work(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], bypass_csp=True)
    await noor.at_work("Gemeente")
    await noor.page.keyboard.press(",")
    await expect(noor.page.get_by_role("dialog")).to_be_visible()
    inspection = Inspection(noor.page, LOOKS)
    await ended_elsewhere(noor.page)
    await expect(noor.page.get_by_role("banner")).to_have_count(0)
    await expect(log_in_screen(noor.page, CONSOLE_NL)).to_be_visible()
    await inspection.look("log-in over the work")
    await noor.press(CONSOLE_NL.log_in)
    await inspection.look("log-in over the work with an error")
    assert inspection.found == {}
