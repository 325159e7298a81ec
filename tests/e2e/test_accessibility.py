"""axe-core finds nothing wrong with the main states of the widget, and all is large enough; it looks at any page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.async_api import Page, expect

from launch.places import WEB
from tests.e2e.people import People
from tests.e2e.polling import until

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Look = dict[str, Any]
LIGHT_AND_DARK: dict[str, Look] = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}}
"""Ways in which a browser shows a page, as Playwright's ``emulate_media`` takes them."""
PLAIN: Look = {"reduced_motion": "reduce", "forced_colors": "none"}
# Only what is wrong leaves the page: bringing over all that is right takes longer than looking.
WRONG = """async (rules) => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ""}`),
  );
}"""

# CSS pixels, except links among words. SC 2.5.8 asks 24; the window is made for thumbs (SC 2.5.5).
TOO_SMALL = """() => {
  const root = document.querySelector("loket-chat").shadowRoot;
  const controls = [...root.querySelectorAll("button, input, textarea, select, summary, a[href]")];
  return controls.filter((each) => each.checkVisibility({ visibilityProperty: true })).flatMap((each) => {
    const target = each.matches("input[type=radio], input[type=checkbox]") ? each.closest("label") ?? each : each;
    const { width, height } = target.getBoundingClientRect();
    if (each.matches("p a, dd a, .words a")) return [];
    return width < 44 || height < 44 ? [`${each.localName} ${each.textContent.trim()}: ${width}x${height}`] : [];
  });
}"""


# What gives way stays for a second, out of sight and out of Tab, beside what takes its place.
SETTLED = "() => !document.querySelector('loket-chat')?.shadowRoot?.querySelector('.leaving')"


@dataclass
class Inspection:
    """What axe says about a page in each of its states. In Chromium the page must let scripts in (``bypass_csp``). To
    Firefox a test cannot say how to show a page: it is inspected as it was started (``LOKET_TEST_LOOK``).
    """

    page: Page
    looks: dict[str, Look] = field(default_factory=lambda: LIGHT_AND_DARK)
    found: dict[str, list[str]] = field(default_factory=dict)

    async def look(self, state: str) -> None:
        """Inspect the page as it is now, in all of its looks, once nothing gives way any more."""
        await until(self.page, SETTLED)
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        browser = self.page.context.browser
        in_firefox = browser is not None and browser.browser_type.name == "firefox"
        for name, look in {"as it is": PLAIN}.items() if in_firefox else self.looks.items():
            await self.page.emulate_media(**(PLAIN | look))
            wrong = await self.page.evaluate(WRONG, RULES)
            if wrong:
                self.found[f"{state}, {name}"] = wrong


async def inspect(inspection: Inspection, state: str) -> None:
    """What axe says, also with more contrast asked for; and whether all that can be pressed is large enough."""
    await inspection.look(state)
    await inspection.page.emulate_media(contrast="more")
    await inspection.look(f"{state}, more contrast")
    await inspection.page.emulate_media(contrast="no-preference")
    small = await inspection.page.evaluate(TOO_SMALL)
    if small:
        inspection.found[f"{state}, targets"] = small


async def test_the_widget(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    inspection = Inspection(citizen.page)
    await inspect(inspection, "page with the button")
    await citizen.open()
    await inspect(inspection, "greeting")
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.choices.first).to_be_visible()
    await inspect(inspection, "answer with a card")
    await citizen.press(citizen.words.more)
    await inspect(inspection, "menu")
    await citizen.press(citizen.words.more)
    await citizen.say("vergunning")
    await expect(citizen.choices.filter(has_text=citizen.words.something_else)).to_be_visible()
    await inspect(inspection, "choices")
    await citizen.say("Hoe vraag ik een paspoort aan?")
    await expect(citizen.message("Paspoort of identiteitskaart aanvragen").last).to_be_visible()
    await citizen.ask_person()
    await expect(citizen.button(citizen.words.wait)).to_be_visible()
    await inspect(inspection, "doors")
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await inspect(inspection, "call-back form with an error")
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await inspect(inspection, "waiting")

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work()
    await noor.press(noor.words.claim_next)
    await noor.say("Goedemiddag")
    await expect(citizen.message("Goedemiddag")).to_be_visible()
    await inspect(inspection, "with a caseworker")
    await noor.transfer("UWV", "UWV weet hier meer van.", "")
    await expect(citizen.button(citizen.words.yes_transfer)).to_be_visible()
    await inspect(inspection, "consent")
    await citizen.press("Nee, liever niet")
    await expect(citizen.button(citizen.words.yes_transfer)).to_be_hidden()
    await noor.close(noor.words.answered)
    await expect(citizen.button(citizen.words.rate)).to_be_visible()
    await citizen.press(citizen.words.rate)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await inspect(inspection, "rating with an error")
    assert inspection.found == {}
