"""Browsers in which people sit: Chromium, or the Firefox that people have; each profile has its own cookies."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, Playwright, ViewportSize

from launch.programs import CHROMIUM, FIREFOX

LEAN_CHROMIUM = Path(__file__).with_name("chromium-for-tests.sh")
DESK_SCREEN: ViewportSize = {"width": 1366, "height": 768}

Preferences = dict[str, str | float | bool]
# A machine without a desktop has no mouse, and Firefox says so to pages, and no sound, which Firefox then waits for
# without end; people at a desk have both.
AT_A_DESK: Preferences = {
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
    "media.cubeb.force_mock_context": True,
}
DARK: Preferences = {"layout.css.prefers-color-scheme.content-override": 0}
LOOKS: dict[str, Preferences] = {
    "light": {"layout.css.prefers-color-scheme.content-override": 1},
    "dark": DARK,
    "contrast": {"ui.useAccessibilityTheme": 1},
    "forced-colors": {
        **DARK,
        "browser.display.document_color_use": 2,
        "browser.display.use_system_colors": False,
        "browser.display.background_color": "#000000",
        "browser.display.foreground_color": "#ffffff",
        "browser.anchor_color": "#ffff00",
        "browser.visited_color": "#ffff00",
        "browser.active_color": "#ffff00",
    },
}
"""How Firefox can be made to show pages; only at its start."""


@dataclass
class Programs:
    """The browser programs that run: one for everybody, or with ``one_each`` one for each profile of a test. They stay
    for the next test, because a start takes seconds.
    """

    start: Callable[[], Awaitable[Browser]]
    one_each: bool = False
    running: list[Browser] = field(default_factory=list)

    async def give(self, place: int) -> Browser:
        """The program for the profile that a test opens as number ``place``, counted from 0."""
        wanted = place if self.one_each else 0
        while len(self.running) <= wanted:
            self.running.append(await self.start())
        return self.running[wanted]

    async def close(self) -> None:
        """End them all."""
        for browser in self.running:
            await browser.close()


def programs(playwright: Playwright, name: str) -> Programs:
    """Programs of the browser called ``name``: chromium or firefox."""
    if name != "firefox":
        return Programs(lambda: _chromium(playwright))
    # Firefox has one window in front and one pointer, as people have; Chromium takes every window for the one in front.
    return Programs(lambda: _firefox(playwright), one_each=True)


async def _chromium(playwright: Playwright) -> Browser:
    program = os.environ.get("LOKET_TEST_CHROMIUM") or CHROMIUM.find()
    assert program, "Chromium is not installed: install it, or let `make test` do it"
    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    variables: dict[str, str | float | bool] = {**os.environ, "CHROMIUM": program}
    return await playwright.chromium.launch(executable_path=LEAN_CHROMIUM, args=arguments, env=variables)


async def _firefox(playwright: Playwright) -> Browser:
    """The Firefox that people have, over WebDriver BiDi, and not one that was patched for tests."""
    program = os.environ.get("LOKET_TEST_FIREFOX") or FIREFOX.find()
    assert program, "Firefox is not installed: install it, or let `make test` do it"
    preferences = AT_A_DESK | LOOKS[os.environ.get("LOKET_TEST_LOOK", "light")]
    return await playwright.firefox.launch(
        executable_path=program, channel="moz-firefox", firefox_user_prefs=preferences
    )


# A connection that is cut, a script with a wrong hash, and a picture for the tab that the policy of a site keeps out.
ON_PURPOSE = ("Firefox can’t establish a connection", "hashes in the integrity attribute match", "/favicon.ico")


@dataclass
class Browsers:
    """Browser profiles, each with its own cookies and storage. ``errors`` is what went wrong in their pages."""

    programs: Programs
    errors: list[str] = field(default_factory=list)
    _open: list[BrowserContext] = field(default_factory=list)

    async def new(self, **options: Any) -> BrowserContext:
        """A new profile on a Dutch desk screen, unless ``options`` (Playwright's) say otherwise."""
        options.setdefault("viewport", DESK_SCREEN)
        options.setdefault("locale", "nl-NL")
        browser = await self.programs.give(len(self._open))
        context = await browser.new_context(timezone_id="Europe/Amsterdam", **options)
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: self._note(str(error.error)))
        self._open.append(context)
        return context

    def _note(self, error: str) -> None:
        """Keep ``error``, unless it is one of those by which Firefox tells what a test does on purpose."""
        if not any(words in error for words in ON_PURPOSE):
            self.errors.append(error)

    async def close(self) -> None:
        """Close them all."""
        for context in self._open:
            await context.close()
