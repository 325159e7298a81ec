"""axe-core finds nothing wrong with the main states of the widget and of the console, in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from launch.places import WEB
from tests.e2e.people import People

pytestmark = pytest.mark.asyncio(loop_scope="session")

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass
class Inspection:
    """What axe says about a page in each of its states. The page must let scripts in (``bypass_csp``)."""

    page: Page
    found: dict[str, list[str]] = field(default_factory=dict)

    async def look(self, state: str) -> None:
        """Inspect the page as it is now, in both colour schemes."""
        if not await self.page.evaluate("() => 'axe' in window"):
            await self.page.add_script_tag(path=AXE)
        for scheme in SCHEMES:
            await self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            result = await self.page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
            wrong = [
                f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
                for violation in result["violations"]
                for node in violation["nodes"]
            ]
            if wrong:
                self.found[f"{state}, {scheme}"] = wrong


async def test_the_widget(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    inspection = Inspection(citizen.page)
    await inspection.look("page with the button")
    await citizen.open()
    await inspection.look("greeting")
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.choices.first).to_be_visible()
    await inspection.look("answer with a card")
    await citizen.press(citizen.words.more)
    await inspection.look("menu")
    await citizen.press(citizen.words.more)
    await citizen.say("vergunning")
    await expect(citizen.choices.filter(has_text=citizen.words.something_else)).to_be_visible()
    await inspection.look("choices")
    await citizen.ask_person()
    await expect(citizen.button(citizen.words.wait)).to_be_visible()
    await inspection.look("doors")
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await inspection.look("call-back form with an error")
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await inspection.look("waiting")

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.log_in()
    await noor.on_duty_everywhere()
    await noor.press(noor.words.claim_next)
    await noor.say("Goedemiddag")
    await expect(citizen.message("Goedemiddag")).to_be_visible()
    await inspection.look("with a caseworker")
    await noor.transfer("UWV", "UWV weet hier meer van.", "")
    await expect(citizen.button(citizen.words.yes_transfer)).to_be_visible()
    await inspection.look("consent")
    await citizen.press("Nee, liever niet")
    await expect(citizen.button(citizen.words.yes_transfer)).to_be_hidden()
    await noor.close(noor.words.answered)
    await expect(citizen.button(citizen.words.rate)).to_be_visible()
    await citizen.press(citizen.words.rate)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await inspection.look("rating with an error")
    assert inspection.found == {}


async def test_the_console(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "uwv"], bypass_csp=True)
    inspection = Inspection(noor.page)
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

    first, second = await people.citizen(), await people.citizen()
    for citizen in (first, second):
        await citizen.open()
        await citizen.say("Hoe vraag ik een WW-uitkering aan?")
        await expect(citizen.cards).to_have_count(1)
        await citizen.ask_person()
    await expect(noor.waiting("WW-uitkering")).to_have_count(2)
    await inspection.look("waiting list")
    await noor.press(noor.words.claim_next)
    await noor.say("Goedemiddag")
    await expect(noor.about).to_be_visible()
    await inspection.look("conversation")
    for name in (noor.words.transfer, noor.words.hand_back, noor.words.close, "Sneltoetsen"):
        await noor.press(name)
        await expect(noor.page.get_by_role("dialog")).to_be_visible()
        await inspection.look(f"dialog: {name}")
        await noor.page.keyboard.press("Escape")
        await expect(noor.page.get_by_role("dialog")).to_be_hidden()

    await second.press(second.words.callback)
    await second.dialog.get_by_label(second.words.number).fill("0612345678")
    await second.press(second.words.next)
    await second.press(second.words.yes_call)
    await noor.page.get_by_role("tab", name=noor.words.callbacks).click()
    await noor.page.locator("loket-callback-list").get_by_role("listitem").get_by_role("button").click()
    await noor.press(noor.words.call)
    await expect(noor.page.get_by_label(noor.words.callback_note)).to_be_visible()
    await inspection.look("call-back")
    assert inspection.found == {}
