"""The console on a tablet, by touch: a conversation from the queue to its end, upright and on its side."""

from __future__ import annotations

import pytest
from playwright.async_api import ViewportSize, expect

from tests.e2e.chromium import chromium_only
from tests.e2e.people import Caseworker, People
from tests.e2e.test_small_screens import assert_nothing_sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

UPRIGHT: ViewportSize = {"width": 768, "height": 1024}
ON_ITS_SIDE: ViewportSize = {"width": 1024, "height": 768}

# SC 2.5.8: 24 by 24 CSS pixels, except links in a sentence; of a box with words beside it these count too.
TOO_SMALL = """() => {
  const found = [];
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot);
      if (!each.matches("button, input, textarea, select, summary, a[href]")) continue;
      if (!each.checkVisibility({ visibilityProperty: true }) || each.matches("p a, dd a, .text a")) continue;
      const target = each.matches("input[type=radio], input[type=checkbox]") ? each.closest("label") ?? each : each;
      const { width, height } = target.getBoundingClientRect();
      if (width < 24 || height < 24) found.push(`${each.localName} ${each.textContent.trim()}: ${width}x${height}`);
    }
  };
  walk(document);
  return found;
}"""


async def assert_fits(noor: Caseworker) -> None:
    """Nothing goes sideways, and everything is large enough for a finger."""
    await assert_nothing_sideways(noor.page)
    assert await noor.page.evaluate(TOO_SMALL) == []


@chromium_only("to Firefox a test cannot say that a finger touches the screen")
@pytest.mark.parametrize("screen", [UPRIGHT, ON_ITS_SIDE], ids=["upright", "on its side"])
async def test_a_conversation_from_the_queue_to_its_end_by_touch(people: People, screen: ViewportSize) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], viewport=screen, has_touch=True)
    page = noor.page
    await noor.log_in()
    await page.get_by_role("button", name=noor.words.off_duty).tap()
    await page.get_by_role("button", name=noor.words.all_desks).tap()
    await expect(page.get_by_role("group", name="Wat u nu doet")).to_be_visible()
    await assert_fits(noor)
    await page.get_by_role("heading", level=1).tap()  # beside the panel: it closes
    await expect(page.get_by_role("switch")).to_have_count(0)
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    await noor.waiting("WW-uitkering").get_by_role("button", name=noor.words.claim).tap()
    await expect(noor.box).to_be_in_viewport(ratio=1)
    await assert_fits(noor)
    await noor.box.tap()
    await page.keyboard.type("Goedemiddag")
    await page.get_by_role("button", name=noor.words.send, exact=True).tap()
    await expect(citizen.message("Goedemiddag")).to_be_visible()

    background = page.get_by_role("button", name="Achtergrond", exact=True)
    if not await noor.about.is_visible():
        await background.tap()
    await expect(noor.about.get_by_role("region", name="Waarom een medewerker")).to_be_in_viewport()
    await assert_fits(noor)
    await page.get_by_role("button", name="Achtergrond sluiten").tap()
    await expect(noor.about).to_be_hidden()
    await page.get_by_role("button", name="Uit de gids").tap()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    await assert_fits(noor)
    await dialog.get_by_role("button", name="Sluiten").tap()
    await expect(dialog).to_be_hidden()
    toolbar = page.locator("loket-toolbar")
    close = toolbar.get_by_role("button", name=noor.words.close, exact=True)
    if await close.is_visible():
        await close.tap()
    else:
        await toolbar.get_by_role("button", name="Meer").tap()
        await toolbar.get_by_role("menuitem", name=noor.words.close, exact=True).tap()
    await dialog.get_by_role("radio", name=noor.words.answered).tap()
    await assert_fits(noor)
    await dialog.get_by_role("button", name=noor.words.close_do).tap()
    await expect(citizen.system_line(citizen.words.closed)).to_be_visible()
