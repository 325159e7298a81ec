"""A third language of the console is a message file and nothing else, as it is for the widget."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from tests.e2e.messages import SIGN, build, with_third_language, words_of
from tests.e2e.people import People
from tests.e2e.system import PASSWORD

pytestmark = pytest.mark.asyncio(loop_scope="session")

NL = words_of("console", "nl")


async def test_a_message_file_is_all_that_a_language_needs(people: People, tmp_path: Path) -> None:
    built = build("console", with_third_language("console", tmp_path), tmp_path / "out")
    assert built.returncode == 0, built.stderr
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])

    async def other_script(route: Route) -> None:
        await route.fulfill(path=tmp_path / "out" / "console" / "console.js", content_type="text/javascript")

    await noor.page.route("**/console/console.js", other_script)
    await noor.page.reload()
    await noor.page.get_by_label(NL["log-in.name"]).fill(noor.login)
    await noor.page.get_by_label(NL["log-in.password"]).fill(PASSWORD)
    await noor.page.get_by_role("button", name=NL["log-in.do"]).click()
    await noor.page.get_by_role("combobox", name=NL["language"]).select_option("العربية")
    await expect(noor.page.get_by_role("heading", name=f"{SIGN} Queue")).to_be_visible()
    assert await noor.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    # What only the service can say, such as the name of a desk, is in the language that goes with it.
    await noor.page.get_by_role("button", name=f"{SIGN} Off duty").click()
    await noor.page.get_by_role("switch", name="Municipality", exact=True).click()
    await noor.page.keyboard.press("Escape")
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Goedemiddag")
    await citizen.ask_person()
    await noor.waiting("Goedemiddag").get_by_role("button", name=f"{SIGN} Take").click()
    await expect(noor.page.get_by_role("textbox", name=f"{SIGN} Answer to the citizen")).to_be_visible()
    # The palette finds an action by its name in any of the languages.
    await noor.page.keyboard.press("Control+k")
    await noor.page.get_by_role("combobox", name=f"{SIGN} Find an action").fill("uitloggen")
    await expect(noor.page.get_by_role("option", name=f"{SIGN} Log out")).to_be_visible()
    await noor.page.keyboard.press("Escape")
    # What is written to a citizen stays in the languages of the service.
    await noor.page.get_by_role("button", name=f"{SIGN} Directory").click()
    written = noor.page.get_by_role("group", name=f"{SIGN} Language of the text").get_by_role("button")
    assert await written.all_inner_texts() == ["Nederlands", "English"]
    await noor.page.reload()
    await expect(noor.page.get_by_role("heading", name=f"{SIGN} Queue")).to_be_visible()


async def test_a_message_file_with_a_mistake_is_not_built(tmp_path: Path) -> None:
    texts = with_third_language("console", tmp_path, **{"claim.do": None, "news.late": "late"})
    built = build("console", texts, tmp_path / "out")
    assert built.returncode != 0
    assert 'ar.json: "claim.do" is missing' in built.stderr
    assert 'ar.json: "news.late" needs {desks}' in built.stderr
