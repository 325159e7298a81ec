"""What a caseworker who listens is told of by the console, once and politely, and what not."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.test_widget_accessibility import LISTEN, spoken

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def listening(people: People) -> Caseworker:
    """Noor of the municipality, logged in; what a screen reader would say by itself is kept."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.page.add_init_script(LISTEN)
    await noor.page.reload()
    await noor.log_in()
    return noor


async def heard(noor: Caseworker, *wanted: str) -> list[str]:
    """What was said since the last time, once each of ``wanted`` was among it."""
    await noor.page.wait_for_function(
        "wanted => wanted.every((words) => window.spoken.some((said) => said.includes(words)))", arg=list(wanted)
    )
    return await spoken(noor.page)


async def test_who_goes_on_duty_hears_where_and_who_goes_off_duty_that_they_did(people: People) -> None:
    noor = await listening(people)
    await spoken(noor.page)
    await noor.press(noor.words.off_duty)
    await noor.press(noor.words.all_desks)
    assert (await heard(noor, "U bent in dienst")).count("U bent in dienst bij: Gemeente.") == 1
    await noor.press("Pauze")
    assert len(await heard(noor, "U heeft pauze: u krijgt geen nieuwe gesprekken")) == 1
    await noor.press("Uit dienst")
    assert (await heard(noor, "U bent uit dienst.")).count("U bent uit dienst.") == 1
    switch = noor.page.get_by_role("switch", name="Gemeente", exact=True)
    await expect(switch).not_to_be_checked()
    await switch.click()
    assert (await heard(noor, "U bent in dienst")).count("U bent in dienst bij: Gemeente.") == 1


async def test_who_listens_hears_that_a_conversation_opens_and_others_words_once_and_not_their_own(
    people: People,
) -> None:
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await spoken(noor.page)
    await noor.waiting("Goedendag").get_by_role("button").first.focus()
    await noor.page.keyboard.press("Enter")
    opened = [text for text in await heard(noor, "Geopend: ") if text.startswith("Geopend: ")]
    assert opened == ["Geopend: Onderwerp nog niet bekend. Wacht bij Gemeente."]
    assert not [text for text in opened if "Goedendag" in text]

    await noor.page.keyboard.press("n")
    await expect(noor.box).to_be_focused()
    taken = await heard(noor, "Overgenomen")
    assert not [text for text in taken if "nam het gesprek over" in text], taken
    await noor.say("Waar woont u?")
    await expect(citizen.message("Waar woont u?")).to_be_visible()
    await citizen.say("Ik woon in Utrecht")
    said = await heard(noor, "Ik woon in Utrecht")
    assert [text for text in said if "Utrecht" in text] == ["Burger: Ik woon in Utrecht"]
    assert not [text for text in said if "Waar woont" in text], said
    await expect(noor.timeline).to_have_attribute("aria-live", "off")


async def test_on_a_narrow_screen_the_focus_goes_along_into_the_conversation(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.page.set_viewport_size({"width": 400, "height": 700})
    await noor.waiting("Goedendag").get_by_role("button").first.focus()
    await noor.page.keyboard.press("Enter")
    await expect(noor.page.get_by_role("main", name="Gesprek")).to_be_focused()


# What is done to the page and to the focus, in the order in which it is done.
WATCH_ORDER = """() => {
  window.order = [];
  const root = document.querySelector("loket-console").shadowRoot;
  const note = (what) => window.order.push(what);
  root.addEventListener("focusin", (event) => note(`focus: ${event.target.localName}`));
  const bar = root.querySelector("loket-top-bar");
  const told = () => note(bar.inert ? "out of reach" : "in reach");
  new MutationObserver(told).observe(bar, { attributeFilter: ["inert"] });
}"""


async def test_the_page_goes_out_of_reach_around_a_dialog_once_the_focus_is_in_it(people: People) -> None:
    """Were it at the same moment, who listens would not be told of the dialog: what they pressed would be gone."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    page = noor.page
    button = page.get_by_role("button", name="Zoek een actie")
    await button.focus()
    await page.evaluate(WATCH_ORDER)
    await page.keyboard.press("Enter")
    await page.keyboard.type("wees")
    await page.wait_for_function("() => window.order.includes('out of reach')")
    assert await page.evaluate("window.order") == ["focus: loket-palette", "out of reach"]
    dialog = page.get_by_role("dialog", name="Alles wat u nu kunt doen")
    await expect(dialog).to_have_attribute("aria-modal", "true")
    await expect(page.get_by_role("combobox", name="Zoek een actie")).to_have_value("wees")
    # A press beside the fields takes the focus away, and Escape still ends it.
    await dialog.get_by_role("heading").click()
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(button).to_be_focused()
    # So does Escape before the page is out of reach; and twice as fast as a hand can, nothing of the page is pressed.
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(button).to_be_focused()
    await button.dblclick()
    await expect(page.get_by_role("combobox", name="Zoek een actie")).to_be_focused()


async def test_what_opened_a_dialog_is_there_until_a_slow_screen_reader_has_come_to_the_dialog(people: People) -> None:
    """The list of all actions goes as it opens one: with the page out of reach soon after, Orca said nothing of it."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await (await people.citizen()).ask("Goedendag")
    await noor.claim("Goedendag")
    page = noor.page
    await page.evaluate(WATCH_ORDER)
    await page.keyboard.press("Control+k")
    await page.keyboard.type("uitloggen")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.evaluate("window.order = []; window.orderedAt = performance.now()")
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    leave = dialog.get_by_role("button", name="Sluiten")
    await expect(leave).to_be_focused()
    # Nobody can use the page meanwhile.
    await page.get_by_role("button", name="Zoek een actie").focus()
    await expect(leave).to_be_focused()
    await page.wait_for_function("() => window.order.at(-1) === 'out of reach'")
    assert await page.evaluate("performance.now() - window.orderedAt") > 900
    await expect(leave).to_be_focused()


async def test_a_dialog_that_a_key_opened_from_nowhere_leads_into_the_page_when_it_ends(people: People) -> None:
    """Who reads by a screen reader's own keys has the focus nowhere; what they read next begins somewhere."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    page = noor.page
    await page.evaluate("document.activeElement.shadowRoot?.activeElement?.shadowRoot?.activeElement?.blur()")
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("main", name="Gesprek")).to_be_focused()


async def test_who_logs_out_with_conversations_is_told_with_the_dialog_what_that_means(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await (await people.citizen()).ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.press("Uitloggen")
    await expect(noor.page.get_by_role("dialog")).to_have_accessible_description(
        "U heeft nog 1 gesprek. Als u uitlogt, gaat het terug naar de wachtrij, vooraan."
    )


async def test_a_call_back_is_heard_when_it_opens_is_taken_and_is_done_and_the_focus_stays_with_it(
    people: People,
) -> None:
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await citizen.ask_callback()
    noor = await listening(people)
    page = noor.page
    await page.get_by_role("tab", name="Terugbellen").click()
    await spoken(page)
    await page.locator("loket-callback-list").get_by_role("button").first.focus()
    await page.keyboard.press("Enter")
    opened = [text for text in await heard(noor, "Geopend") if text.startswith("Geopend")]
    assert opened == ["Geopend: terugbellen, Onderwerp nog niet bekend. Nu bellen (hele dag)."]
    card = page.get_by_role("region", name="Terugbellen")
    await card.get_by_role("button", name="Ik bel").focus()
    await page.keyboard.press("Enter")
    await expect(card).to_be_focused()
    assert [text for text in await heard(noor, "U belt.") if text.startswith("U belt.")]
    await card.get_by_role("button", name="Bereikt", exact=True).focus()
    await page.keyboard.press("Enter")
    said = await heard(noor, "Genoteerd: bereikt.")
    assert [text for text in said if "ereikt" in text] == ["Genoteerd: bereikt. Het terugbellen is klaar."]
    await expect(page.get_by_role("main", name="Gesprek")).to_be_focused()


async def test_what_is_told_at_the_top_of_the_screen_is_said_without_the_button_beside_it(people: People) -> None:
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    await (await people.citizen()).ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await noor.page.route("**/claim", lambda route: route.abort())
    await spoken(noor.page)
    await noor.waiting("Goedendag").get_by_role("button", name=noor.words.claim).click()
    problem = [text for text in await heard(noor, "geen antwoord") if "geen antwoord" in text]
    assert len(problem) == 1, problem
    assert "Melding sluiten" not in problem[0]


async def test_who_logged_out_hears_with_the_first_box_that_they_did(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    await noor.press("Uitloggen")
    name = noor.page.get_by_label(noor.words.name)
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description("U bent uitgelogd.")


async def test_who_stops_writing_is_in_the_middle_and_hears_from_there_what_opens(people: People) -> None:
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    for words in ("Goedendag", "Goedenavond"):
        await (await people.citizen()).ask(words)
        await noor.claim(words)
        await expect(noor.line(words)).to_be_visible()
        await expect(noor.box).to_be_focused()
    page = noor.page
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("main", name="Gesprek")).to_be_focused()
    # What was said before one took them is not new, and not told.
    assert not [text for text in await spoken(page) if "Nieuw bericht" in text]
    await page.keyboard.press("k")
    opened = [text for text in await heard(noor, "Geopend: ") if text.startswith("Geopend: ")]
    assert opened == ["Geopend: Onderwerp nog niet bekend. Bij u."]


async def test_the_keys_of_the_list_of_all_actions_do_nothing_over_a_dialog_and_never_lead_out_of_the_page(
    people: People,
) -> None:
    """The browser would take them for its own, and go to its search box."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.log_in()
    page = noor.page
    await page.evaluate(
        "addEventListener('keydown', (event) => event.key === 'k' && (window.left = !event.defaultPrevented))"
    )
    await page.keyboard.press(",")
    settings = page.get_by_role("dialog")
    await expect(settings).to_be_visible()
    focused = await page.evaluate_handle("document.activeElement.shadowRoot.activeElement.shadowRoot.activeElement")
    await page.keyboard.press("Control+k")
    assert await page.evaluate("window.left") is False
    await expect(settings).to_have_count(1)
    assert await focused.evaluate("(element) => element.getRootNode().activeElement === element")
    await page.keyboard.press("Escape")
    await expect(settings).to_have_count(0)
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("combobox")).to_be_focused()
    await page.keyboard.press("Control+k")
    assert await page.evaluate("window.left") is False
    await expect(page.get_by_role("combobox")).to_be_focused()


async def test_what_was_done_and_how_to_undo_it_are_two_sentences(people: People) -> None:
    """In one paragraph a screen reader says the last word of the one and the first of the other as one word."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await (await people.citizen()).ask("Goedendag")
    await noor.claim("Goedendag")
    said = noor.page.locator("loket-toast").get_by_role("status").get_by_role("paragraph")
    await expect(said).to_have_text(["Overgenomen: Onderwerp nog niet bekend.", "Ongedaan maken kan met de toets u."])


async def test_who_asks_a_colleague_begins_at_who_and_the_colleague_hears_that_they_are_asked(people: People) -> None:
    sam = await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await sam.page.add_init_script(LISTEN)
    await sam.page.reload()
    await sam.at_work("Gemeente")
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    await (await people.citizen()).ask("Goedendag")
    await noor.claim("Goedendag")
    await spoken(sam.page)
    await noor.page.get_by_role("main", name="Gesprek").focus()
    await noor.page.keyboard.press("g")
    dialog = noor.page.get_by_role("dialog", name="Collega erbij vragen")
    await expect(dialog).to_have_accessible_description(re.compile("^U houdt het gesprek"))
    who = dialog.get_by_role("radio", name="Sam")
    await expect(who).to_be_focused()
    await spoken(noor.page)
    await noor.page.keyboard.press("Space")
    await noor.page.keyboard.press("Enter")
    said = [text for text in await heard(noor, "gevraagd") if "gevraagd" in text]
    assert said == ["Sam is gevraagd."]
    asked = [text for text in await heard(sam, "meepraat") if "meepraat" in text]
    assert asked == ["Noor vraagt of u meepraat in het gesprek over Onderwerp nog niet bekend."]


async def test_what_rests_or_waits_is_heard_once_by_who_did_it(people: People) -> None:
    ines = await people.caseworker("ines", "UWV", ["uwv"])
    await ines.at_work("UWV")
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.tool("Uitzoeken")
    await noor.page.get_by_label("Wat zoekt u uit?").fill("Ik bel even.")
    await spoken(noor.page)
    await noor.page.get_by_role("button", name="Begin", exact=True).press("Enter")
    await expect(noor.page.get_by_role("button", name="Ik ben terug")).to_be_visible()
    held = [text for text in await heard(noor, "U zoekt iets uit, tot ") if "uit" in text]
    assert len(held) == 1, held

    await noor.press("Ik ben terug")
    await noor.transfer("UWV", "UWV beslist over de uitkering.", "")
    await expect(noor.page.locator(".banner.asked")).to_be_visible()
    asked = [text for text in await heard(noor, "Wacht op het antwoord van de burger") if "antwoord" in text]
    assert len(asked) == 1, asked


async def test_the_conversations_of_a_reference_are_heard_when_they_are_found(people: People) -> None:
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    page = noor.page
    await noor.tool("Vervolg")
    await page.get_by_label("Wat gaat u doen?").fill("Nabellen.")
    await page.get_by_label("Op welke dag?").fill("2099-01-31")
    await noor.press("Vastleggen")
    casework = page.locator("loket-casework-list")
    reference = (await casework.get_by_role("listitem").get_by_role("button").first.inner_text()).strip()
    await spoken(page)
    await casework.get_by_role("textbox").fill(reference)
    await page.keyboard.press("Enter")
    assert f"Gesprekken bij {reference}" in await heard(noor, "Gesprekken bij")
