"""A third language is a message file and nothing else: dropped into the folder, built, and there it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Route, expect

from tests.e2e.messages import NL, SIGN, build, with_third_language
from tests.e2e.people import Citizen, People
from tests.e2e.words import WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_message_file_is_all_that_a_language_needs(people: People, tmp_path: Path) -> None:
    built = build("widget", with_third_language("widget", tmp_path), tmp_path / "out")
    assert built.returncode == 0, built.stderr
    context = await people.browsers.new()
    page = await context.new_page()

    async def other_script(route: Route) -> None:
        await route.fulfill(path=tmp_path / "out" / "widget" / "loket.js", content_type="text/javascript")

    await page.route("**/widget/loket.js", other_script)
    citizen = Citizen(page, people.loket.url, WIDGET_NL)
    await citizen.visit()
    await citizen.open()
    await page.get_by_role("combobox", name=NL["language"]).select_option("العربية")
    await expect(page.get_by_role("heading", name=f"{SIGN} Loket")).to_be_visible()
    window = page.get_by_role("dialog")
    direction = "dialog => getComputedStyle(dialog).direction"
    assert await window.evaluate(direction) == "rtl"
    await window.get_by_role("textbox").fill("How do I apply for unemployment benefit?")
    await page.keyboard.press("Enter")
    answer = window.get_by_role("article").filter(has=page.get_by_role("region", name="Unemployment benefit"))
    await expect(answer).to_contain_text("UWV")
    await expect(answer.locator(".bubble")).to_have_attribute("lang", "en")
    assert await answer.get_by_role("region").evaluate(direction) == "ltr"
    await page.reload()
    await expect(page.get_by_role("heading", name=f"{SIGN} Loket")).to_be_visible()


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"send": None}, 'ar.json: "send" is missing'),
        ({"typing": "typing"}, 'ar.json: "typing" needs {name}'),
        ({"sent_away": "x"}, 'ar.json: "sent_away" is not a message'),
        ({"language": {"direction": "up"}}, 'ar.json: "language" needs a name, and a direction'),
        ({"language": {"conversation": "ar"}}, 'ar.json: "language.conversation" is one of nl, en'),
    ],
)
async def test_a_message_file_with_a_mistake_is_not_built(
    tmp_path: Path, changes: dict[str, Any], complaint: str
) -> None:
    built = build("widget", with_third_language("widget", tmp_path, **changes), tmp_path / "out")
    assert built.returncode != 0
    assert complaint in built.stderr
