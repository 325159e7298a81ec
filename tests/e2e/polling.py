"""Waiting for what a page holds, without asking the page to run a script of its own: its policy may forbid that."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import Page

_EVERY_MS = 50
_AT_MOST_S = 15


async def until(page: Page, script: str, arg: Any = None) -> None:
    """Ask ``script`` again and again until it gives something true. Raises TimeoutError when it does not in time."""
    async with asyncio.timeout(_AT_MOST_S):
        while not await page.evaluate(script, arg):
            await page.wait_for_timeout(_EVERY_MS)
