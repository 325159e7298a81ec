"""The widget from a phone to a large screen, in light, dark, more contrast and forced colours, at each width."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.screenshots import WIDTHS
from tests.e2e.test_accessibility import TOO_SMALL, Inspection
from tests.e2e.test_console_looks import LOOKS, PALE_HINTS
from tests.e2e.test_small_screens import assert_nothing_sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

AT_EACH = {name: LOOKS[name] for name in ("light", "dark", "more contrast, dark", "forced colours")}


async def assert_right(citizen: Citizen, state: str) -> None:
    """At every width nothing goes sideways and all is large enough; in every look axe finds nothing."""
    found: dict[str, list[str]] = {}
    for width, size in WIDTHS.items():
        await citizen.page.set_viewport_size(size)
        await assert_nothing_sideways(citizen.page)
        assert await citizen.page.evaluate(TOO_SMALL) == [], f"{state} at {width}"
        inspection = Inspection(citizen.page, AT_EACH, found)
        await inspection.look(f"{state} at {width}")
    for name, look in LOOKS.items():
        await citizen.page.emulate_media(**look)
        assert await citizen.page.evaluate(PALE_HINTS) == [], f"{state}, {name}"
    assert found == {}


async def test_a_service_a_plan_and_the_menu(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    await citizen.open()
    await citizen.say("Ik ben mijn baan kwijt, wat moet ik allemaal regelen?")
    await expect(citizen.dialog.get_by_role("checkbox").first).to_be_visible()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.choices.first).to_be_visible()
    await assert_right(citizen, "a service and a plan")
    await citizen.press(NL["more"])
    await expect(citizen.button(NL["menuDelete"])).to_be_visible()
    await assert_right(citizen, "the menu")


async def test_a_form_with_a_mistake_a_caseworker_and_the_rating(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    await citizen.ask("Goedendag")
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await assert_right(citizen, "a form with a mistake")
    await citizen.press(citizen.words.wait)
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work()
    await noor.press(noor.words.claim_next)
    await noor.say("Goedemiddag, ik kijk met u mee.")
    await expect(citizen.message("Goedemiddag, ik kijk met u mee.")).to_be_visible()
    await citizen.say("Dank u wel")
    await noor.close(noor.words.answered)
    await citizen.press(citizen.words.rate)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await assert_right(citizen, "a caseworker, and the rating with a mistake")
