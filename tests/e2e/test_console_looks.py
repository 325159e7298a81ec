"""The console from a phone to a large screen, in light, in dark and with high contrast: all there, nothing sideways."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.screenshots import NO_MEDIA, THEMES, WIDTHS
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_large_letters import MAY_SCROLL
from tests.e2e.test_small_screens import SIDEWAYS
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


async def assert_right(at_work: Caseworker, state: str) -> None:
    """At every width nothing goes sideways and axe finds nothing; and in the office, neither in any other look."""
    at_each = Inspection(at_work.page, {"light": LOOKS["light"]})
    for width, size in WIDTHS.items():
        await at_work.page.set_viewport_size(size)
        for each in await at_work.page.evaluate(SIDEWAYS):
            assert each in MAY_SCROLL, f"{state} at {width}"
        await at_each.look(f"{state} at {width}")
    await at_work.page.set_viewport_size(WIDTHS[OFFICE])
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
