"""The console from a phone to a large screen in each of its looks, in Dutch and in English: nothing goes sideways."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.screenshots import NO_MEDIA, THEMES, WIDTHS
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_console_accessibility import HIGH_CONTRAST, choose
from tests.e2e.test_small_screens import assert_nothing_sideways
from tests.e2e.test_supervisor import ORGANISATION, supervisor, talking
from tests.e2e.words import CONSOLE_EN

pytestmark = pytest.mark.asyncio(loop_scope="session")

OFFICE = 1366
MORE_CONTRAST = {"contrast": "more"}
LOOKS = {
    "light": NO_MEDIA | THEMES["light"],
    "dark": NO_MEDIA | THEMES["dark"],
    "more contrast": NO_MEDIA | MORE_CONTRAST,
    "more contrast, dark": NO_MEDIA | THEMES["dark"] | MORE_CONTRAST,
    "forced colours": NO_MEDIA | THEMES["dark"] | THEMES["contrast"],
}

# Axe does not look at the hints in empty boxes: those that stand out too little from what is behind them.
PALE_HINTS = """() => {
  const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const seen = (...layers) => {
    paper.clearRect(0, 0, 1, 1);
    for (const layer of layers) {
      paper.fillStyle = layer;
      paper.fillRect(0, 0, 1, 1);
    }
    return [...paper.getImageData(0, 0, 1, 1).data];
  };
  const light = (rgb) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.placeholder || !element.checkVisibility({ visibilityProperty: true })) continue;
      const { backgroundColor } = getComputedStyle(element);
      const { color, opacity } = getComputedStyle(element, "::placeholder");
      const behind = seen(backgroundColor);
      const [low, high] = [light(seen(backgroundColor, color)), light(behind)].sort((one, other) => one - other);
      const contrast = (high + 0.05) / (low + 0.05);
      if (behind[3] < 255 || opacity !== "1" || contrast < 4.5) found.push(`${element.placeholder}: ${contrast}`);
    }
  };
  walk(document);
  return found;
}"""


async def assert_right(at_work: Caseworker, state: str, *, briefly: bool = False) -> None:
    """At every width nothing goes sideways and axe finds nothing; and in the office, neither in any other look.
    ``briefly``: axe looks on the smallest screen and in the office only.
    """
    at_each = Inspection(at_work.page, {"light": LOOKS["light"]})
    for width, size in WIDTHS.items():
        await at_work.page.set_viewport_size(size)
        await assert_nothing_sideways(at_work.page)
        if not briefly or width in (min(WIDTHS), OFFICE):
            await at_each.look(f"{state} at {width}")
    await at_work.page.set_viewport_size(WIDTHS[OFFICE])
    for name, look in LOOKS.items():
        await at_work.page.emulate_media(**look)
        assert await at_work.page.evaluate(PALE_HINTS) == [], f"{state}, {name}"
    others = Inspection(at_work.page, {name: look for name, look in LOOKS.items() if name != "light"})
    await others.look(state)
    assert at_each.found | others.found == {}


async def test_a_conversation_with_who_waits_and_what_is_known(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], bypass_csp=True)
    await noor.at_work()
    for words in ("Hoe vraag ik een WW-uitkering aan?", "Ik ben ontslagen, hoe vraag ik WW aan?"):
        citizen = await people.citizen()
        await citizen.open()
        await citizen.say(words)
        await expect(citizen.cards).to_have_count(1)
        await citizen.ask_person()
        await expect(noor.waiting(words)).to_be_visible()
    await noor.claim("Hoe vraag ik een WW")
    await noor.say("Goedemiddag, ik kijk met u mee.")
    await noor.box.fill("Ik zoek het voor u op.")
    await assert_right(noor, "conversation")
    await noor.page.set_viewport_size(WIDTHS[320])
    await noor.press("Achtergrond")
    await expect(noor.about).to_be_in_viewport()
    await assert_right(noor, "what is known")
    await noor.press("Achtergrond sluiten")
    await choose(noor, HIGH_CONTRAST)
    await assert_right(noor, "conversation in the high contrast of the console", briefly=True)
    await choose(noor, "Contrast: zoals")
    await noor.press(f"EN {CONSOLE_EN.language}")
    await expect(noor.page.get_by_role("textbox", name=CONSOLE_EN.answer)).to_be_visible()
    await assert_right(noor, "conversation in English", briefly=True)


async def test_the_room_of_supervisors(people: People) -> None:
    noor, _ = await talking(people)
    saar = await supervisor(people)
    page = saar.page
    for name in ("Nu", "Loketten", "Mensen en teams", "Labels"):
        await page.get_by_role("tab", name=name).click()
        await expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        if name == "Loketten":
            await page.get_by_role("button", name="Gemeente", exact=True).click()
            await expect(page.get_by_role("group", name="Openingstijd 1")).to_be_visible()
        if name == "Mensen en teams":
            await page.get_by_role("navigation", name="Medewerkers").get_by_role("button", name=noor.name).click()
            await expect(page.get_by_label("Naam", exact=True)).to_have_value(noor.name)
        await assert_right(saar, name, briefly=name == "Loketten")


async def test_canned_replies_and_the_search(people: People) -> None:
    await talking(people)
    saar = await supervisor(people)
    page, dialog = saar.page, saar.page.get_by_role("dialog")
    await saar.press("Standaardantwoorden")
    await expect(dialog.get_by_role("heading", name=f"Standaardantwoorden van {ORGANISATION}")).to_be_visible()
    await expect(dialog.get_by_role("listitem")).not_to_have_count(0)
    await assert_right(saar, "canned replies", briefly=True)
    await dialog.get_by_role("button", name="Nieuw standaardantwoord").click()
    await expect(dialog.get_by_label("Sneltekst")).to_be_visible()
    await assert_right(saar, "a canned reply", briefly=True)
    await dialog.get_by_role("button", name="Terug naar de lijst").click()
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await saar.press("Naar de gesprekken")
    await page.keyboard.press("/")
    await dialog.get_by_label("Woorden").fill("Goedendag")
    await expect(dialog.get_by_role("region", name="Gevonden gesprekken").get_by_role("listitem")).to_have_count(1)
    await assert_right(saar, "the search", briefly=True)
