"""Going through a page by keyboard alone."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.e2e.people import Caseworker
from tests.e2e.system import PASSWORD

STOPS = 60
"""A thing that is not reached after so many presses on Tab is out of reach."""


async def tab_to(page: Page, wanted: Locator, *, key: str = "Tab") -> None:
    """Press Tab until ``wanted`` has the focus."""
    for _ in range(STOPS):
        if await is_focused(wanted):
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{wanted} is not reached with {key}")


async def is_focused(wanted: Locator) -> bool:
    """Whether ``wanted`` has the focus, also inside a shadow root; not while a bar of the browser has it."""
    script = "element => document.hasFocus() && element.getRootNode().activeElement === element"
    return await wanted.count() == 1 and bool(await wanted.evaluate(script))


async def log_in(caseworker: Caseworker) -> None:
    """Log in; the button that tells that one is off duty is there."""
    page, words = caseworker.page, caseworker.words
    await tab_to(page, page.get_by_label(words.name))
    await page.keyboard.type(caseworker.login)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name=words.off_duty)).to_be_visible()
