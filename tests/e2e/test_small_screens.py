"""A phone, and a page that is 320 pixels wide (also what a page at 400 % zoom has): all in reach, nothing sideways."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.messages import NL
from tests.e2e.people import People
from tests.e2e.test_supervisor import supervisor

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 568}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 393, "height": 727},
    "device_scale_factor": 2.75,
    "is_mobile": True,
    "has_touch": True,
}
# A screen of 1280 by 1024 at 400 %.
ZOOMED_IN: dict[str, Any] = {"viewport": {"width": 320, "height": 256}}

# Everything that scrolls sideways, and every control that sticks out, also inside shadow roots.
SIDEWAYS = """() => {
  const found = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) found.push(`page: ${page.scrollWidth} > ${page.clientWidth}`);
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      // What was pressed and gives way stays a moment for who listens, out of sight.
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".leaving")) continue;
      const name = `${element.localName}.${element.className}`;
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
      if (scrolls && element.scrollWidth > element.clientWidth) found.push(`${name} scrolls`);
      const { left, right } = element.getBoundingClientRect();
      const control = element.matches("button, input, textarea, a[href]");
      if (control && (left < -1 || right > innerWidth + 1)) found.push(`${name} from ${left} to ${right}`);
    }
  };
  walk(document);
  return found;
}"""

# The hints in empty boxes of one line that are cut off in the middle of a letter.
CUT_HINTS = """() => {
  const found = [];
  const pen = document.createElement("canvas").getContext("2d");
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.localName !== "input" || !element.placeholder || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      pen.font = style.font;
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const cut = style.textOverflow !== "ellipsis" && pen.measureText(element.placeholder).width > room;
      if (cut) found.push(`${element.placeholder}: ${room}`);
    }
  };
  walk(document);
  return found;
}"""


async def assert_nothing_sideways(page: Page) -> None:
    """Nothing on the page scrolls sideways or sticks out of it."""
    assert await page.evaluate(SIDEWAYS) == []


async def reach(*controls: Locator) -> None:
    """Each can be brought onto the screen, all but a tenth of it: a tall line may be cut at 256 pixels."""
    for control in controls:
        await control.scroll_into_view_if_needed()
        await expect(control).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("screen", "large"),
    [(NARROW, False), (PHONE, False), (NARROW, True), (ZOOMED_IN, True)],
    ids=["320 pixels", "phone", "320 pixels in large text", "400 % in large text"],
)
async def test_the_widget(people: People, screen: dict[str, Any], large: bool) -> None:
    citizen = await people.citizen(**screen)
    page, dialog, always = citizen.page, citizen.dialog, (citizen.box, citizen.button(citizen.words.send))
    await assert_nothing_sideways(page)
    await citizen.open()
    await assert_nothing_sideways(page)
    await citizen.press(citizen.words.more)
    if large:
        await dialog.get_by_role("switch", name=NL["menuLarge"]).click()
        await expect(dialog.get_by_role("switch", name=NL["menuLarge"])).to_have_attribute("aria-checked", "true")
    await assert_nothing_sideways(page)
    await citizen.press(citizen.words.more)
    await assert_nothing_sideways(page)

    await citizen.say("Ik ben mijn baan kwijt, wat moet ik allemaal regelen?")
    await expect(dialog.get_by_role("checkbox").first).to_be_visible()
    await assert_nothing_sideways(page)
    await reach(dialog.get_by_role("checkbox").first, dialog.get_by_role("checkbox").last, *always)
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.choices.first).to_be_visible()
    await assert_nothing_sideways(page)
    controls = (*always, citizen.button(citizen.words.person).last, citizen.button(citizen.words.close))
    if screen is ZOOMED_IN:
        await reach(citizen.cards.get_by_role("link").first, *controls)
    for control in () if screen is ZOOMED_IN else controls:
        await expect(control).to_be_in_viewport(ratio=1)

    await citizen.ask_person()
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await assert_nothing_sideways(page)
    await reach(dialog.get_by_label(citizen.words.number), citizen.button(citizen.words.next))
    await dialog.get_by_label(citizen.words.number).fill("0612345678")
    await citizen.press(citizen.words.next)
    await expect(citizen.button(citizen.words.yes_call)).to_be_visible()
    await assert_nothing_sideways(page)
    await reach(citizen.button(citizen.words.yes_call))
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await assert_nothing_sideways(page)
    await reach(citizen.button(citizen.words.stop_waiting), *always)

    await citizen.press(citizen.words.more)
    await assert_nothing_sideways(page)
    await reach(citizen.button(NL["menuEnd"]))
    await citizen.press(NL["menuEnd"])
    await reach(citizen.button(NL["endYes"]))
    await citizen.press(NL["endYes"])
    await expect(citizen.button(NL["rateSend"])).to_be_visible()
    await citizen.press(NL["rateSend"])
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await assert_nothing_sideways(page)
    await reach(dialog.get_by_role("radio", name=NL["rate5"]), citizen.button(NL["rateSend"]))
    await citizen.press(citizen.words.close)
    await expect(citizen.dialog).to_be_hidden()
    await expect(citizen.launcher).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", [NARROW, PHONE], ids=["320 pixels", "phone"])
async def test_the_console(people: People, screen: dict[str, Any]) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], **screen)
    page = noor.page
    await assert_nothing_sideways(page)
    await noor.log_in()
    await assert_nothing_sideways(page)
    await noor.press(noor.words.off_duty)
    await expect(page.get_by_role("switch").first).to_be_visible()
    await assert_nothing_sideways(page)
    await page.keyboard.press("Escape")
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await assert_nothing_sideways(page)
    await noor.claim("Goedendag")
    await noor.say("Goedemiddag")
    await expect(noor.box).to_be_in_viewport(ratio=1)
    await assert_nothing_sideways(page)
    await noor.press(noor.words.transfer)
    await expect(page.get_by_role("dialog")).to_be_visible()
    await assert_nothing_sideways(page)
    await page.keyboard.press("Escape")
    await noor.press("Terug naar de lijst")
    await expect(noor.mine("Goedendag")).to_be_visible()


async def test_every_dialog_is_whole_on_the_screen_and_what_is_wrong_is_in_view(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], **NARROW)
    page = noor.page
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    dialog = page.get_by_role("dialog")
    for key in ("o", "x", "h", "c", "f", "/", "?", ",", "Control+k"):
        await page.keyboard.press("Escape")  # out of the text box, where keys are words
        await page.keyboard.press(key)
        await expect(dialog).to_be_in_viewport(ratio=1)
        assert await page.evaluate(CUT_HINTS) == []
        if key in "oxh":
            await dialog.locator(".utrecht-button--primary-action").click()
            await expect(dialog.get_by_role("alert")).to_be_in_viewport(ratio=1)
            # What was wrong is not said any longer when it is mended.
            if key == "h":
                await dialog.get_by_role("textbox").first.fill("Ik bel even.")
            else:
                await dialog.get_by_role("radio").first.check()
            await expect(dialog.get_by_role("alert")).to_have_count(0)
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()


async def test_what_is_wrong_in_a_form_of_a_supervisor_is_in_view_with_the_field(people: People) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.set_viewport_size(NARROW["viewport"])
    await page.get_by_role("tab", name="Mensen en teams").click()
    await page.get_by_role("button", name="Medewerker toevoegen").click()
    await page.get_by_role("button", name="Toevoegen", exact=True).click()
    await expect(page.get_by_label("Inlognaam")).to_be_focused()
    await expect(page.get_by_label("Inlognaam")).to_be_in_viewport(ratio=1)
    await expect(page.get_by_role("alert").filter(has_text="Vul de naam")).to_be_in_viewport(ratio=1)
    await assert_nothing_sideways(page)


async def test_the_newest_stays_in_view_when_the_window_becomes_the_whole_screen(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.say("dank u wel")
    await expect(citizen.message("dank u wel")).to_contain_text(NL["delivered"])
    await assert_stays_in_view(citizen.page, citizen.log.get_by_role("article").last)
    await citizen.ask_person()
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await citizen.say("Ik ben er nog")
    await expect(citizen.message("Ik ben er nog")).not_to_contain_text(NL["sending"])
    await assert_stays_in_view(citizen.page, citizen.message("Ik ben er nog"))


async def assert_stays_in_view(page: Page, shown: Locator) -> None:
    """``shown`` is to be seen, also when the window becomes the whole screen and back."""
    for width, height in ((1366, 768), (375, 740), (1366, 768), (320, 568), (1366, 768)):
        await page.set_viewport_size({"width": width, "height": height})
        await expect(shown).to_be_in_viewport()


async def test_what_is_looked_for_is_seen_on_a_narrow_screen(people: People) -> None:
    """What was found stands above the fold, and so does the button that puts a canned reply into the message."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], viewport={"width": 320, "height": 640})
    page = noor.page
    await noor.log_in()
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Het gaat over mijn dakkapel")
    await noor.claim("dakkapel")
    await noor.press("Standaardantwoord")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("option", selected=True)).to_be_visible()
    await expect(dialog.get_by_role("button", name="Invoegen")).to_be_in_viewport(ratio=1)
    await page.keyboard.press("Escape")

    await page.keyboard.press("Escape")
    await page.keyboard.press("/")
    words = dialog.get_by_label("Woorden")
    await expect(words).to_be_focused()
    await words.fill("dakkapel")
    found = dialog.get_by_role("region", name="Gevonden gesprekken").get_by_role("listitem")
    await expect(found).to_be_in_viewport(ratio=0.8)
    filters = dialog.get_by_role("button", name="Filters")
    await filters.press("Enter")
    await dialog.get_by_label("Afloop").select_option("Doorverwezen")
    await expect(filters).to_have_text("Filters (1)")
    await dialog.get_by_label("Begonnen vanaf").press("Enter")
    await expect(filters).to_be_focused()
    await expect(dialog.get_by_label("Afloop")).to_be_hidden()
    await expect(dialog.get_by_text("Niets gevonden.")).to_be_in_viewport()
    await assert_nothing_sideways(page)
