"""The room of supervisors in English: listening, whispering, moving, hours, people and labels; no Dutch is left."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from tests.e2e.messages import words_of
from tests.e2e.people import People
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_supervisor import ORGANISATION, press, supervisor, tab, talking
from tests.e2e.test_supervisor_people import typed

pytestmark = pytest.mark.asyncio(loop_scope="session")

NL, EN = words_of("console", "nl"), words_of("console", "en")
ONLY_DUTCH = set(NL.values()) - set(EN.values())
LABEL = "Dakkapel-actie"

# The words of the console itself, each with the name that it has for who cannot see it.
NAMES = """() => {
  const found = [];
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot);
      if (!each.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "title", "placeholder"]) found.push(each.getAttribute(name) ?? "");
      if (each.matches("button, h1, h2, h3, label, legend, th, summary, p, dt")) found.push(each.textContent.trim());
    }
  };
  walk(document.body);
  return found;
}"""


async def dutch_on(page: Page) -> list[str]:
    """What stands on the page in words that only the Dutch of the console has."""
    return sorted({name for name in await page.evaluate(NAMES) if name in ONLY_DUTCH})


async def test_a_supervisor_goes_through_it_in_english(people: People) -> None:
    noor, citizen = await talking(people)
    await noor.about.get_by_label(NL["labels.add"]).fill(LABEL)
    await noor.about.get_by_label(NL["labels.add"]).press("Enter")
    bob = await people.caseworker("bob", ORGANISATION, ["gemeente"])
    await bob.at_work("Gemeente")
    saar = await supervisor(people)
    page = saar.page
    inspection = Inspection(page)

    async def right(state: str) -> None:
        await inspection.look(state)
        assert await dutch_on(page) == [], state

    assert await dutch_on(page) != []  # it can be seen
    await saar.press("EN English")
    await expect(page.get_by_role("tab", name=EN["supervisor.tab.now"])).to_be_visible()
    await expect(page.get_by_role("row").filter(has_text="Municipality")).to_contain_text("2 caseworkers")
    await right("how it goes now")

    await press(page.get_by_role("button", name="Listen in on Noor"))
    listening = page.get_by_role("region", name=EN["listen.title"])
    await expect(listening).to_contain_text(EN["listen.on"].format(name="Noor"))
    whisper = page.get_by_role("textbox", name=EN["whisper.label"].format(name="Noor"))
    await whisper.fill("Ask whether there are children.")
    await whisper.press("Enter")
    await expect(noor.page.get_by_text("Ask whether there are children.", exact=True)).to_be_visible()
    await right("listening in")
    await press(listening.get_by_role("button", name=EN["move.do"]))
    dialog = page.get_by_role("dialog", name=EN["move.title"])
    await press(dialog.get_by_role("button", name=EN["move.send"]))
    await expect(dialog.get_by_role("alert")).to_contain_text(EN["move.choose"])
    await dialog.get_by_role("radio", name="Bob").check()
    await dialog.get_by_label(EN["move.why"]).fill("Bob weet hier meer van")
    await right("moving")
    await press(dialog.get_by_role("button", name=EN["move.send"]))
    await expect(dialog).to_have_count(0)
    await expect(citizen.system_line("Bob weet hier meer van")).to_be_visible()

    await page.keyboard.press("3")
    await tab(saar, EN["supervisor.tab.desks"])
    await press(page.get_by_role("button", name="Municipality", exact=True))
    await press(page.get_by_role("button", name=EN["desk.add-special"]))
    days = page.get_by_role("group", name=re.compile(r"Special day \d"))
    await days.get_by_label(EN["desk.date"], exact=True).fill("2031-04-14")
    await right("the hours of a desk")
    await press(page.get_by_role("button", name=EN["desk.save"], exact=True))
    await expect(page.get_by_text(EN["desk.saved"]).filter(visible=True).first).to_be_visible()
    await press(page.get_by_role("button", name=EN["desk.undo"]))
    await expect(days).to_have_count(0)

    await tab(saar, EN["supervisor.tab.people"])
    await press(page.get_by_role("navigation", name=EN["people.title"]).get_by_role("button", name="Noor"))
    form = page.locator("loket-person-form")
    await expect(form.get_by_label(EN["people.name"], exact=True)).to_have_value("Noor")
    await typed(form.get_by_label(EN["people.capacity"]), "35")
    await press(form.get_by_role("button", name=EN["people.save"], exact=True))
    await expect(form.get_by_role("alert")).to_contain_text(EN["people.capacity-needed"].format(n=20))
    await right("a colleague, with a mistake")
    await typed(form.get_by_label(EN["people.capacity"]), "5")
    await press(form.get_by_role("button", name=EN["people.save"], exact=True))
    await expect(page.get_by_text(EN["people.saved"].format(name="Noor")).filter(visible=True).first).to_be_visible()

    await tab(saar, EN["supervisor.tab.labels"])
    row = page.get_by_role("tabpanel").get_by_role("listitem").filter(has_text=LABEL)
    await expect(row).to_be_visible()
    await right("labels")
    assert inspection.found == {}
