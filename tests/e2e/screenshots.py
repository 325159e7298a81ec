"""The pictures in ``docs/images``: ``python -m tests.e2e.screenshots`` makes them anew from the real system."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.async_api import ViewportSize, async_playwright, expect

from launch.places import ROOT
from tests.e2e import system
from tests.e2e.browsers import Browsers, programs
from tests.e2e.people import People

IMAGES = ROOT / "docs" / "images"
LIMIT = 300_000  # bytes: people read the README on a telephone too
LOOKS = IMAGES / "looks"
WIDTHS: dict[int, ViewportSize] = {
    320: {"width": 320, "height": 640},
    768: {"width": 768, "height": 1024},
    1366: {"width": 1366, "height": 768},
    1920: {"width": 1920, "height": 1080},
}
NO_MEDIA: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference"}
THEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"forced_colors": "active", "contrast": "more"},
}


async def main() -> int:
    """Take the pictures. Gives 1 when one is larger than it may be."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        bot = system.bot(Path(folder))
        loket = system.loket(Path(folder), (f"sqlite+aiosqlite:///{folder}/loket.db", None), bot.url)
        try:
            await bot.start()
            await loket.start()
            async with async_playwright() as playwright:
                running = programs(playwright, "chromium")
                people = People(loket, Browsers(running))
                await take(people)
                await take_looks(people)
                await running.close()
        finally:
            await loket.stop()
            await bot.stop()
    sizes = {path: path.stat().st_size for path in sorted(IMAGES.rglob("*.[pj][np]g"))}
    for path, size in sizes.items():
        sys.stdout.write(f"{path.relative_to(ROOT)}: {size // 1000} kB\n")
    return 0 if max(sizes.values()) <= LIMIT else 1


async def take(people: People) -> None:
    """The widget with an answer on the demonstration site, and the console with a conversation."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work()
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Ik ga verhuizen. Hoe geef ik mijn nieuwe adres door?")
    await expect(citizen.choices).not_to_have_count(0)
    await citizen.tell_municipality("Utrecht")
    await expect(citizen.cards).to_have_count(1)
    await citizen.cards.first.scroll_into_view_if_needed()
    await citizen.cards.first.evaluate("card => card.closest('article').scrollIntoView({ block: 'start' })")
    await citizen.page.screenshot(path=IMAGES / "widget.png", animations="disabled")

    await citizen.ask_person()
    await noor.claim("Verhuizing")
    for theirs, ours in (
        ("Goedemiddag, u spreekt met Noor. Wanneer gaat u verhuizen?", "Op 1 mei. Mijn dochter verhuist mee."),
        ("Dan geeft u de verhuizing voor u beiden tegelijk door.", "Fijn. Kan dat ook aan de balie?"),
    ):
        await noor.say(theirs)
        await expect(citizen.message(theirs)).to_be_visible()
        await citizen.say(ours)
        await expect(noor.line(ours)).to_be_visible()
    waiting = await people.citizen()
    await waiting.open()
    await waiting.say("Hoe vraag ik een paspoort aan?")
    await expect(waiting.log.get_by_role("article")).not_to_have_count(1)
    await waiting.ask_person()
    await expect(noor.waiting("paspoort")).to_be_visible()
    await noor.box.fill("Ja, dat kan. U maakt dan eerst een afspraak.")
    await noor.page.screenshot(path=IMAGES / "console.png", animations="disabled")


async def take_looks(people: People) -> None:
    """Both faces at each width and in each theme, with the conversation of :func:`take` in them."""
    LOOKS.mkdir(parents=True, exist_ok=True)
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Wanneer krijg ik mijn AOW?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.cards.first.evaluate("card => card.closest('article').scrollIntoView({ block: 'start' })")
    robin = await people.caseworker("robin", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await robin.at_work()
    await robin.claim("paspoort")
    await robin.say("Goedemiddag, ik kijk met u mee.")
    for face, page in (("widget", citizen.page), ("console", robin.page)):
        for theme, media in THEMES.items():
            await page.emulate_media(**(NO_MEDIA | media))
            for width, size in WIDTHS.items():
                await page.set_viewport_size(size)
                file = LOOKS / f"{face}-{width}-{theme}.jpg"
                await page.screenshot(path=file, type="jpeg", quality=72, animations="disabled")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
