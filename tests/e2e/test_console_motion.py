"""Nothing moves in the console for who asked their device for less movement."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.chromium import chromium_only
from tests.e2e.people import People

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOVING = """() => [...document.querySelectorAll("*")].flatMap(function inside(each) {
  const own = each.getAnimations().filter((found) => found.playState === "running");
  return each.shadowRoot ? [...own, ...[...each.shadowRoot.querySelectorAll("*")].flatMap(inside)] : own;
}).length"""


@chromium_only("to Firefox a test cannot say that the device asks for less movement")
async def test_the_sign_that_the_citizen_types_moves_only_for_who_did_not_ask_for_stillness(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "algemeen"])
    await noor.at_work()
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    sign = noor.page.locator("p.types")
    for motion, moves in (("no-preference", True), ("reduce", False)):
        await noor.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]  # one of the two it takes
        await citizen.box.press_sequentially("Ik zoek iets")
        await expect(sign).to_be_visible()
        assert (await noor.page.evaluate(MOVING) > 0) is moves, motion
