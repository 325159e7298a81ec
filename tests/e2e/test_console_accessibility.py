"""axe-core finds nothing wrong with any state of the console: in light, in dark, and in colours of the system's own."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.test_accessibility import LIGHT_AND_DARK, Inspection, Look

pytestmark = pytest.mark.asyncio(loop_scope="session")

FORCED: Look = {"color_scheme": "light", "forced_colors": "active"}
LOOKS = LIGHT_AND_DARK | {"forced colours": FORCED}
HIGH_CONTRAST = "Contrast: hoog"


async def choose(noor: Caseworker, action: str) -> None:
    """Do the action called ``action`` from the palette."""
    await noor.page.keyboard.press("Control+k")
    await noor.page.get_by_role("combobox", name="Zoek een actie").fill(action)
    await noor.page.keyboard.press("Enter")
    await expect(noor.page.get_by_role("dialog")).to_be_hidden()


async def look_at_dialog(noor: Caseworker, inspection: Inspection, name: str) -> None:
    """Inspect the dialog that is opened by the key ``name``, and close it."""
    await noor.page.keyboard.press(name)
    dialog = noor.page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await inspection.look(f"dialog of {name}")
    await noor.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


async def test_before_there_is_a_conversation(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], bypass_csp=True)
    inspection = Inspection(noor.page, LOOKS)
    await inspection.look("log-in")
    await noor.press(noor.words.log_in)
    await expect(noor.page.get_by_role("alert")).to_be_visible()
    await inspection.look("log-in with an error")
    await noor.log_in()
    await inspection.look("off duty")
    await noor.press(noor.words.off_duty)
    await expect(noor.page.get_by_role("switch").first).to_be_visible()
    await inspection.look("choosing desks")
    await noor.page.keyboard.press("Escape")
    await noor.on_duty_everywhere()
    await inspection.look("nobody waits")
    await look_at_dialog(noor, inspection, "Control+k")
    for key in ("?", ","):
        await look_at_dialog(noor, inspection, key)
    await noor.page.keyboard.press("[")
    await inspection.look("list folded")
    assert inspection.found == {}


async def test_with_a_conversation(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], bypass_csp=True)
    inspection = Inspection(noor.page, LOOKS)
    await noor.at_work()
    first, second = await people.citizen(), await people.citizen()
    for citizen in (first, second):
        await citizen.open()
        await citizen.say("Hoe vraag ik een WW-uitkering aan?")
        await expect(citizen.cards).to_have_count(1)
        await citizen.ask_person()
    await expect(noor.waiting("WW-uitkering")).to_have_count(2)
    await inspection.look("waiting list")
    await noor.press(noor.words.claim_next)
    await expect(noor.page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    await inspection.look("just claimed, to be undone")
    await noor.say("Goedemiddag")
    await noor.box.fill("Ik zoek het op")
    await expect(noor.about).to_be_visible()
    await inspection.look("conversation with a draft")
    await noor.page.locator("loket-toolbar").get_by_role("button", name="Meer").click()
    await expect(noor.page.get_by_role("menu")).to_be_visible()
    await inspection.look("more actions")
    await noor.page.keyboard.press("Escape")
    for key in ("o", "b", "x", "h", "g", "v"):
        await look_at_dialog(noor, inspection, key)
    await choose(noor, HIGH_CONTRAST)
    await inspection.look("conversation in high contrast")
    await choose(noor, "Contrast: zoals")

    await second.ask_callback()
    await noor.open_callback()
    await noor.press(noor.words.call)
    await expect(noor.page.get_by_label(noor.words.callback_note)).to_be_visible()
    await inspection.look("call-back")
    assert inspection.found == {}


async def test_dialogs_that_pass_on_and_leave_and_what_is_said_when_something_goes_wrong(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "algemeen"], bypass_csp=True)
    ines = await people.caseworker("ines", "UWV", ["uwv"], bypass_csp=True)
    at_noor, at_ines = Inspection(noor.page, LOOKS), Inspection(ines.page, LOOKS)
    await noor.at_work()
    await ines.at_work("UWV")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")

    await noor.page.route("**/claim", lambda route: route.abort())
    await noor.waiting("Goedendag").get_by_role("button", name=noor.words.claim).click()
    await expect(noor.page.get_by_role("alert").filter(has_text="geen antwoord")).to_be_visible()
    await at_noor.look("a problem at the top")
    await noor.page.unroute("**/claim")
    await noor.press("Melding sluiten")
    await noor.claim("Goedendag")
    dialog = noor.page.get_by_role("dialog")
    await noor.page.keyboard.press("Escape")
    await noor.page.keyboard.press("e")
    await at_noor.look("a question to another desk")
    await dialog.get_by_role("button").last.click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await at_noor.look("a question to another desk without words")
    await noor.page.keyboard.press("Escape")

    await noor.transfer("UWV", "UWV weet hier meer van.", "")
    await citizen.press(citizen.words.yes_transfer)
    await ines.waiting("Goedendag").get_by_role("button").first.click()
    await ines.press("Weigeren")
    await at_ines.look("refusing an offer")
    refusal = ines.page.get_by_role("dialog")
    await refusal.get_by_role("button", name="Weigeren").click()
    await expect(refusal.get_by_role("alert")).to_be_visible()
    await at_ines.look("refusing an offer without a reason")
    await refusal.get_by_role("textbox").fill("Dit is iets voor de gemeente.")
    await refusal.get_by_role("button", name="Weigeren").click()

    await expect(noor.box).to_be_visible()
    await noor.press("Uitloggen")
    await expect(dialog).to_contain_text("gesprek")
    await at_noor.look("logging out with a conversation open")
    assert at_noor.found == {}
    assert at_ines.found == {}
