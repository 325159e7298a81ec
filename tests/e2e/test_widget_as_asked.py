"""What the device and the site ask of the window: no movement, its own colours, dark or light, the title left alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.e2e.chromium import chromium_only
from tests.e2e.host_site import HostSite
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.test_accessibility import Inspection

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOVING = """() => {
  const root = document.querySelector("loket-chat").shadowRoot;
  return [...root.querySelectorAll("*")]
    .flatMap((element) => element.getAnimations())
    .filter((animation) => animation.playState === "running").length;
}"""
GROUND = """() => {
  const dialog = document.querySelector("loket-chat").shadowRoot.querySelector("dialog");
  return getComputedStyle(dialog).backgroundColor;
}"""


async def ground_of(page: Page) -> int:
    """How light the window is, from 0 (black) to 765."""
    colour: str = await page.evaluate(GROUND)
    return sum(int(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


@chromium_only("to Firefox a test cannot say that the device asks for less movement")
async def test_who_types_is_told_and_nothing_moves_for_who_asked_for_that(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    typing = citizen.dialog.get_by_text(citizen.words.typing.format(name=noor.name))
    await noor.box.press_sequentially("Ik zoek")
    await expect(typing).to_be_visible()
    assert await citizen.page.evaluate(MOVING) > 0
    await citizen.page.emulate_media(reduced_motion="reduce")
    await noor.box.press_sequentially(" het op")
    await expect(typing).to_be_visible()
    assert await citizen.page.evaluate(MOVING) == 0


@chromium_only("to Firefox a test cannot say that the device has colours of its own")
async def test_axe_finds_nothing_where_the_device_has_colours_of_its_own(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    inspection = Inspection(citizen.page, {"forced colours": {"color_scheme": "light", "forced_colors": "active"}})
    await citizen.open()
    await citizen.press(NL["more"])
    await inspection.look("menu")
    await citizen.press(NL["more"])
    await citizen.say("Ik ben mijn baan kwijt, wat moet ik allemaal regelen?")
    await expect(citizen.dialog.get_by_role("checkbox").first).to_be_visible()
    await inspection.look("plan")
    await citizen.ask_person()
    await citizen.press(citizen.words.callback)
    await citizen.press(citizen.words.next)
    await expect(citizen.dialog.get_by_role("alert")).to_be_visible()
    await inspection.look("call-back without a number")
    assert inspection.found == {}


def page_with(service: str, option: str) -> str:
    """A page that can be dark, with the widget on it under ``option``."""
    head = "<title>Gemeente</title><meta name=color-scheme content='light dark'>"
    script = f'<script async src="{service}/widget/loket.js" data-organisation="gemeente" {option}></script>'
    return f'<!doctype html><html lang="nl"><head>{head}{script}</head><body><h1>Gemeente</h1></body></html>'


async def visitor(people: People, address: str, **options: Any) -> Citizen:
    """Somebody who opened the window at ``address``."""
    citizen = await people.visitor(address, **options)
    await citizen.open()
    return citizen


@chromium_only("to Firefox a test cannot say that the device asks for dark")
@pytest.mark.parametrize(
    ("option", "device", "dark"),
    [
        ('data-scheme="dark"', "light", True),
        ('data-scheme="light"', "dark", False),
        ("", "dark", True),
        ("", "light", False),
    ],
)
async def test_the_site_says_whether_the_window_is_dark_or_else_the_device(
    people: People, site: HostSite, option: str, device: str, dark: bool
) -> None:
    citizen = await visitor(people, site.put("/", page_with(people.loket.url, option)), color_scheme=device)
    assert (await ground_of(citizen.page) < 300) is dark


COLOURS = """() => {
  const dialog = document.querySelector("loket-chat").shadowRoot.querySelector("dialog");
  const { backgroundColor, color } = getComputedStyle(dialog);
  return [backgroundColor, color];
}"""
CREAM, GREY, WHITE, BLACK = "rgb(255, 250, 240)", "rgb(90, 90, 90)", "rgb(255, 255, 255)", "rgb(0, 0, 0)"
PALE = f"html {{ --utrecht-document-background-color: {CREAM}; --utrecht-document-color: {GREY}; }}"


@chromium_only("to Firefox a test cannot say that the device asks for more contrast")
@pytest.mark.parametrize(("device", "expected"), [("light", [WHITE, BLACK]), ("dark", [BLACK, WHITE])])
async def test_who_asks_for_more_contrast_gets_black_and_white_also_where_the_theme_is_pale(
    people: People, site: HostSite, device: str, expected: list[str]
) -> None:
    page = page_with(people.loket.url, "").replace("</head>", f"<style>{PALE}</style></head>")
    citizen = await visitor(people, site.put("/", page), color_scheme=device)
    assert await citizen.page.evaluate(COLOURS) == [CREAM, GREY]
    await citizen.page.emulate_media(contrast="more")
    assert await citizen.page.evaluate(COLOURS) == expected


@pytest.mark.parametrize(("option", "title"), [("", "(1) Gemeente"), ("data-quiet-title", "Gemeente")])
async def test_what_is_unread_stands_before_the_title_unless_the_site_keeps_it(
    people: People, site: HostSite, option: str, title: str
) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await visitor(people, site.put("/", page_with(people.loket.url, option)))
    await citizen.say("Goedendag")
    await citizen.ask_person()
    await noor.claim("Goedendag")
    await expect(citizen.system_line(citizen.words.talking_to)).to_be_visible()
    await citizen.press(citizen.words.close)
    await noor.say("Bent u er nog?")
    await expect(citizen.launcher).to_contain_text("1")
    await expect(citizen.page).to_have_title(title)
