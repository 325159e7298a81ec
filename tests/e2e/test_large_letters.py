"""Letters at 200 % without a larger page (WCAG 1.4.4): nothing is cut off, covered or out of reach."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.test_small_screens import SIDEWAYS
from tests.e2e.test_supervisor import supervisor

pytestmark = pytest.mark.asyncio(loop_scope="session")

SCREENS: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 320, "height": 568}]
NAMES = [f"{each['width']} pixels" for each in SCREENS]

TRIES = 20

# Words that do not fit in what they stand in and cannot be scrolled to. What is meant to be cut says so: an ellipsis, a
# number of lines, or a text for screen readers alone.
CUT_OFF = """() => {
  const found = [];
  const hides = (overflow) => ["hidden", "clip"].includes(overflow);
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.checkVisibility({ visibilityProperty: true }) || !element.textContent.trim()) continue;
      const style = getComputedStyle(element);
      if (style.clipPath !== "none" || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") continue;
      // What does not fit in the line of a toolbar stands in its menu.
      if (element.matches(".line") && root.host?.localName === "loket-toolbar") continue;
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const wide = hides(style.overflowX) && scrollWidth > clientWidth + 1;
      const high = hides(style.overflowY) && scrollHeight > clientHeight + 1;
      const words = element.textContent.trim().slice(0, 40);
      if (clientWidth > 1 && (wide || high)) found.push(`${element.localName}.${element.className}: ${words}`);
    }
  };
  walk(document);
  return found;
}"""


async def enlarge(page: Page) -> None:
    """What somebody does who has set their letters twice as large."""
    await page.evaluate("document.documentElement.style.fontSize = '200%'")


async def assert_whole(page: Page, *controls: Locator) -> None:
    """Nothing goes sideways or is cut off, and ``controls`` can be pressed where they are or are scrolled to."""
    for _ in range(TRIES):
        sideways = await page.evaluate(SIDEWAYS)
        if not sideways:
            break
        # What was just opened is measured, and laid out again.
        await page.wait_for_timeout(100)
    assert sideways == []
    assert await page.evaluate(CUT_OFF) == []
    for control in controls:
        await control.click(trial=True)


@pytest.mark.parametrize("screen", SCREENS, ids=NAMES)
async def test_the_widget(people: People, screen: ViewportSize) -> None:
    citizen = await people.citizen(viewport=screen)
    page = citizen.page
    await enlarge(page)
    await assert_whole(page, citizen.launcher)
    await citizen.open()
    fixed = (citizen.button(NL["close"]), citizen.button(NL["more"]), citizen.box, citizen.button(NL["send"]))
    await assert_whole(page, *fixed)
    await citizen.say("Ik ben mijn baan kwijt, wat moet ik allemaal regelen?")
    await expect(citizen.dialog.get_by_role("checkbox").first).to_be_visible()
    await assert_whole(page, *fixed, citizen.dialog.get_by_role("checkbox").last, citizen.choices.last)
    await citizen.press(NL["more"])
    await assert_whole(page, citizen.button(NL["menuEnd"]), citizen.button(NL["menuDelete"]))
    await citizen.press(NL["more"])
    await citizen.ask_person()
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await assert_whole(page, citizen.dialog.get_by_label(citizen.words.number), citizen.button(citizen.words.next))
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await assert_whole(page, citizen.box, citizen.button(citizen.words.stop_waiting))


@pytest.mark.parametrize("screen", SCREENS, ids=NAMES)
async def test_the_console(people: People, screen: ViewportSize) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], viewport=screen)
    page = noor.page
    await enlarge(page)
    await assert_whole(page, page.get_by_role("button", name=noor.words.log_in))
    await noor.log_in()
    await noor.press(noor.words.off_duty)
    await assert_whole(page, page.get_by_role("switch").last)
    await page.keyboard.press("Escape")
    await noor.on_duty("Gemeente")
    await waiting_for(people)
    await assert_whole(page, noor.waiting("Goedendag").get_by_role("button", name=noor.words.claim))
    await noor.claim("Goedendag")
    await noor.box.fill("Goedemiddag")
    await assert_whole(page, noor.box, page.get_by_role("button", name=noor.words.send, exact=True))
    await noor.say("Goedemiddag")
    # What is on its way gives its place to what arrived.
    said = noor.timeline.locator("[data-seq]").filter(has_text="Goedemiddag").locator(".text")
    await said.scroll_into_view_if_needed()
    await expect(said).to_be_in_viewport(ratio=0.9)
    for key in ("o", "x", "c", "f", "v", "Control+k", "?", ","):
        await page.keyboard.press("Escape")  # out of the text box, where keys are words
        await page.keyboard.press(key)
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_be_visible()
        if key == "f":
            await expect(dialog.get_by_role("heading", name="Zo ziet de burger het")).to_be_visible()
        await assert_whole(page, dialog.get_by_role("button").last)
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()


@pytest.mark.parametrize("screen", SCREENS, ids=NAMES)
async def test_the_room_of_supervisors(people: People, screen: ViewportSize) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.set_viewport_size(screen)
    await enlarge(page)
    for name in ("Nu", "Loketten", "Mensen en teams", "Labels"):
        await page.get_by_role("tab", name=name).click()
        await expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        await assert_whole(page, page.get_by_role("button", name="Naar de gesprekken"))


async def waiting_for(people: People) -> Citizen:
    """A citizen who waits for the municipality."""
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    return citizen
