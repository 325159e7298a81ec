"""On a slow phone: how much is loaded, and how soon the button answers."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

import pytest
from playwright.async_api import CDPSession, Page, Response, expect

from tests.e2e.chromium import chromium_only
from tests.e2e.host_site import host_site
from tests.e2e.people import Citizen, People
from tests.e2e.words import WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

FIRST_LOAD = 60_000  # bytes over the line, packed
INTERACTIVE = 1.0  # seconds from the start of the page until the button is there and can be pressed
OPEN = 1.0  # seconds from the press until somebody can type

# A cheap phone on a mediocre mobile line, as Lighthouse takes them for its slow 4G.
CPU_SLOWDOWN = 4
LATENCY_MS, DOWN, UP = 150, 1_638_400 / 8, 750_000 / 8  # milliseconds there and back; bytes a second

# Other work on the measuring machine takes time that no phone would lose. How much is measured beside each round (see
# `held_up`), and by that, at most by half, the processor's part of the time is made less. The line's part, until the
# last byte of the script is there, counts whole: no other work makes it slower. The least of the rounds counts, for
# other work only ever adds: on a machine with nothing else to do what is measured is what counts.
ROUNDS, MOST_HELD_UP = 5, 2.0
SPIN = 0.25  # seconds of work with which it is measured

READY = """() => new Promise((resolve) => {
  const look = () => {
    const button = document.querySelector("loket-chat")?.shadowRoot?.querySelector(".launcher");
    if (button) requestAnimationFrame(() => setTimeout(() => resolve([
      performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/widget/loket.js")).responseEnd / 1000,
      performance.now() / 1000,
    ])));
    else setTimeout(look, 5);
  };
  look();
})"""


async def slow(page: Page) -> CDPSession:
    """Make the page that of a slow phone."""
    session = await page.context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP},
    )
    await session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    return session


def held_up() -> float:
    """How many times longer something takes here now than by itself: 1 where nobody else wants the processor."""
    began, done = time.monotonic(), time.process_time() + SPIN
    while time.process_time() < done:
        pass
    return max(1.0, (time.monotonic() - began) / SPIN)


@dataclass(frozen=True)
class Round:
    """The bytes of the first load; the seconds until all of it was there, until the button could be pressed, and from
    the press until somebody could type.
    """

    size: int
    loaded: float
    interactive: float
    opened: float


async def measure(people: People) -> Round:
    """What one visit takes."""
    with host_site() as site:
        script = f'<script async src="{people.loket.url}/widget/loket.js"></script>'
        address = site.put(
            "/", f'<!doctype html><html lang="nl"><head><title>a</title>{script}</head><body>a</body></html>'
        )
        context = await people.browsers.new(viewport={"width": 393, "height": 727}, is_mobile=True, has_touch=True)
        page = await context.new_page()
        session = await slow(page)
        loaded: dict[str, int] = {}
        session.on(
            "Network.loadingFinished", lambda told: loaded.update({told["requestId"]: told["encodedDataLength"]})
        )
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        await page.goto(address, wait_until="commit")
        until_loaded, interactive = await page.evaluate(READY)
        citizen = Citizen(page, people.loket.url, WIDGET_NL)
        pressed = time.monotonic()
        await citizen.launcher.tap()
        await expect(citizen.box).to_be_visible()
        opened = time.monotonic() - pressed
        script_only = [answer for answer in answers if answer.url.endswith("/widget/loket.js")]
        assert len(script_only) == 1
        assert len(answers) == 2, [answer.url for answer in answers]  # the page itself, and one script
        return Round(sum(loaded.values()), until_loaded, interactive, opened)


@chromium_only("the processor and the line are slowed down by the DevTools protocol")
async def test_a_slow_phone_has_a_button_within_a_second(people: People) -> None:
    interactive, opened = [], []
    for _ in range(ROUNDS):
        before = held_up()
        took = await measure(people)
        busy = (before + held_up()) / 2
        sys.stdout.write(
            f"first load {took.size} bytes, there after {took.loaded:.2f} s; "
            f"interactive after {took.interactive:.2f} s; open after {took.opened:.2f} s; "
            f"the machine {busy:.2f} times as slow as by itself\n"
        )
        assert took.size <= FIRST_LOAD
        assert 0 < took.loaded < took.interactive
        interactive.append(took.loaded + (took.interactive - took.loaded) / min(busy, MOST_HELD_UP))
        opened.append(took.opened / min(busy, MOST_HELD_UP))
    assert min(interactive) <= INTERACTIVE
    assert min(opened) <= OPEN
