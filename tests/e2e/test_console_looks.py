"""The console from a phone to a large screen, in light, in dark and with high contrast: all there, nothing sideways."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.screenshots import NO_MEDIA, THEMES, WIDTHS
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_small_screens import assert_nothing_sideways
from tests.e2e.test_supervisor import supervisor, talking

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
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([...rgb]) => rgb.slice(0, 3).map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.placeholder || !element.checkVisibility({ visibilityProperty: true })) continue;
      const behind = parts(getComputedStyle(element).backgroundColor);
      const { color, opacity } = getComputedStyle(element, "::placeholder");
      const [low, high] = [light(parts(color)), light(behind)].sort((one, other) => one - other);
      const contrast = (high + 0.05) / (low + 0.05);
      if (behind[3] === 0 || opacity !== "1" || contrast < 4.5) found.push(`${element.placeholder}: ${contrast}`);
    }
  };
  walk(document);
  return found;
}"""


async def assert_right(at_work: Caseworker, state: str) -> None:
    """At every width nothing goes sideways and axe finds nothing; and in the office, neither in any other look."""
    at_each = Inspection(at_work.page, {"light": LOOKS["light"]})
    for width, size in WIDTHS.items():
        await at_work.page.set_viewport_size(size)
        await assert_nothing_sideways(at_work.page)
        await at_each.look(f"{state} at {width}")
    await at_work.page.set_viewport_size(WIDTHS[OFFICE])
    for name in ("light", "dark", "more contrast", "more contrast, dark"):
        await at_work.page.emulate_media(**LOOKS[name])
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


async def test_the_room_of_supervisors(people: People) -> None:
    await talking(people)
    saar = await supervisor(people)
    for name in ("Nu", "Mensen en teams", "Labels"):
        await saar.page.get_by_role("tab", name=name).click()
        await expect(saar.page.get_by_role("tabpanel", name=name)).to_be_visible()
        await assert_right(saar, name)
