"""A third language is a message file and nothing else: dropped into the folder, built, and there it is."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Route, expect

from launch.places import WEB
from tests.e2e.messages import EN, NL, TEXTS
from tests.e2e.people import Citizen, People
from tests.e2e.words import WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Made up for the test: every message has this sign, so that a text from elsewhere is seen at once.
SIGN = "٭"


def third_language(folder: Path, **changes: Any) -> Path:
    """Message files with a third language in it, read from right to left, whose speakers are answered in English."""
    for name in ("nl.json", "en.json"):
        (folder / name).write_bytes((TEXTS / name).read_bytes())
    language = {"name": "العربية", "direction": "rtl", "conversation": "en", **changes.pop("language", {})}
    words = {name: f"{SIGN} {text}" for name, text in EN.items()} | changes
    file = {"language": language, "words": {name: text for name, text in words.items() if text is not None}}
    (folder / "ar.json").write_text(json.dumps(file), encoding="utf-8")
    return folder


def build(texts: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """The widget with those message files, in ``out``."""
    command = ["node", "build.mjs", "--texts", str(texts), "--out", str(out), "widget"]
    return subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)


async def test_a_message_file_is_all_that_a_language_needs(people: People, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    built = build(third_language(tmp_path / "texts"), tmp_path / "out")
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
    answer = window.get_by_role("article").last
    await expect(window.get_by_role("region", name="UWV").or_(answer)).to_be_visible()
    await expect(answer.locator(".bubble")).to_have_attribute("lang", "en")
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
    (tmp_path / "texts").mkdir()
    built = build(third_language(tmp_path / "texts", **changes), tmp_path / "out")
    assert built.returncode != 0
    assert complaint in built.stderr
