"""The people of the story at their screens: a citizen with the widget, a caseworker with the console."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e.browsers import Browsers
from tests.e2e.messages import NL
from tests.e2e.system import PASSWORD, Loket
from tests.e2e.words import CONSOLE_NL, WIDGET_NL, ConsoleWords, WidgetWords

# A turn of the bot takes tens of milliseconds; a machine on which other things run may take far longer.
expect.set_options(timeout=15_000)

GREETING = "Goedendag"


@dataclass
class People:
    """Whoever comes to the service at ``loket``."""

    loket: Loket
    browsers: Browsers

    async def citizen(self, words: WidgetWords = WIDGET_NL, **options: Any) -> Citizen:
        """Somebody on the demonstration site, with the window still closed."""
        context = await self.browsers.new(**options)
        citizen = Citizen(await context.new_page(), self.loket.url, words)
        await citizen.visit()
        return citizen

    async def visitor(self, address: str, words: WidgetWords = WIDGET_NL, **options: Any) -> Citizen:
        """Somebody on the page at ``address``, which is somebody else's, before its widget is there."""
        context = await self.browsers.new(**options)
        citizen = Citizen(await context.new_page(), self.loket.url, words)
        await citizen.page.goto(address)
        return citizen

    async def caseworker(
        self, login: str, organisation: str, desks: Sequence[str], words: ConsoleWords = CONSOLE_NL, **options: Any
    ) -> Caseworker:
        """A caseworker called after ``login`` who may serve ``desks`` (ids), in front of the log-in."""
        await self.loket.caseworker(login, login.title(), organisation, *desks)
        context = await self.browsers.new(**options)
        caseworker = Caseworker(await context.new_page(), self.loket.url, login, words)
        await caseworker.page.goto(f"{self.loket.url}/console/")
        return caseworker

    async def talk(self, citizen: Citizen, answer: str) -> Caseworker:
        """Noor of the municipality at work, who took the conversation of ``citizen`` and said ``answer``."""
        noor = await self.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
        await noor.at_work("Gemeente")
        await citizen.greet()
        await citizen.ask_person()
        await noor.claim(GREETING)
        await noor.say(answer)
        await expect(citizen.message(answer)).to_be_visible()
        return noor


@dataclass
class Citizen:
    """A citizen's page with the widget on it."""

    page: Page
    url: str
    words: WidgetWords

    async def visit(self) -> None:
        """Go to the page; the button of the widget is there."""
        await self.page.goto(f"{self.url}{self.words.path}")
        await expect(self.launcher.or_(self.dialog)).to_be_visible()

    async def open(self) -> None:
        """Open the window."""
        await self.launcher.click()
        await expect(self.dialog).to_be_visible()

    async def say(self, text: str) -> None:
        """Type a message and send it."""
        await self.box.fill(text)
        await self.press(self.words.send)
        await expect(self.message(text).last).to_be_visible()

    async def press(self, name: str, timeout: float | None = None) -> None:
        """Press the button called ``name``; the last one when a message above offers the same. In milliseconds."""
        await self.button(name).last.click(timeout=timeout)

    async def try_now(self) -> None:
        """Press the button of the lost connection, unless the connection is back before the press."""
        with suppress(PlaywrightTimeoutError):
            await self.press(NL["retryNow"], timeout=2_000)

    async def ask_person(self) -> None:
        """Press the button that is always there."""
        await self.press(self.words.person)

    async def ask(self, text: str) -> None:
        """Open the window, say something, and ask for a person."""
        await self.open()
        await self.say(text)
        await self.ask_person()

    async def greet(self) -> None:
        """Open the window and say good day, which the bot has answered."""
        await self.open()
        await self.say(GREETING)
        await expect(self.log.get_by_role("article")).to_have_count(2)

    async def ask_callback(self) -> None:
        """Leave a number where nobody is there, and say that it is right."""
        await self.press(self.words.callback)
        await self.dialog.get_by_label(self.words.number).fill("0612345678")
        await self.press(self.words.next)
        await self.press(self.words.yes_call)
        await expect(self.button(self.words.yes_call)).to_be_hidden()

    async def tell_municipality(self, name: str) -> None:
        """Say where one lives; the window shows that it is known."""
        await self.say(name)
        await expect(self.system_line(name)).to_be_visible()

    @property
    def launcher(self) -> Locator:
        """The button that opens the window."""
        return self.page.get_by_role("button", name=self.words.launcher)

    @property
    def dialog(self) -> Locator:
        """The window."""
        return self.page.get_by_role("dialog", name="Loket")

    @property
    def log(self) -> Locator:
        """What was said."""
        return self.dialog.get_by_role("log", name=self.words.log)

    @property
    def box(self) -> Locator:
        """Where one types."""
        return self.dialog.get_by_role("textbox", name=self.words.message)

    @property
    def choices(self) -> Locator:
        """The buttons under the bot's last message; not those that were pressed and stay a moment for who listens."""
        group = self.dialog.get_by_role("group", name=self.words.choices)
        return group.and_(self.page.locator(":not(.leaving, .leaving *)")).get_by_role("button")

    @property
    def cards(self) -> Locator:
        """The services that were shown."""
        return self.log.get_by_role("region", name=f"{self.words.service}: ")

    def button(self, name: str) -> Locator:
        """Buttons of the window."""
        return self.dialog.get_by_role("button", name=name, exact=True)

    def heading(self, name: str) -> Locator:
        """A heading in the window."""
        return self.dialog.get_by_role("heading", name=name)

    def message(self, text: str) -> Locator:
        """A message with this text."""
        return self.log.get_by_role("article").filter(has_text=text)

    def system_line(self, text: str) -> Locator:
        """A line that tells what happened."""
        return self.log.locator("p.system").filter(has_text=text)

    async def read(self) -> list[str]:
        """All messages on the screen, in order."""
        return [_plain(text) for text in await self.log.locator("article .words").all_inner_texts()]


@dataclass
class Caseworker:
    """A caseworker's page with the console on it."""

    page: Page
    url: str
    login: str
    words: ConsoleWords

    @property
    def name(self) -> str:
        """As the citizen sees it."""
        return self.login.title()

    async def log_in(self) -> None:
        """Log in, and choose the language of the console."""
        await self.page.get_by_label(CONSOLE_NL.name).fill(self.login)
        await self.page.get_by_label(CONSOLE_NL.password).fill(PASSWORD)
        await self.page.get_by_role("button", name=CONSOLE_NL.log_in).click()
        await expect(self.page.locator("loket-log-in")).to_have_count(0)
        await expect(self.page.get_by_role("banner")).to_be_visible()
        language = self.page.get_by_role("button", name=self.words.language)
        await language.click()
        await expect(language).to_have_attribute("aria-pressed", "true")

    async def on_duty(self, desk: str) -> None:
        """Serve the desk with this name."""
        await self.page.get_by_role("button", name=self.words.off_duty).click()
        await self.page.get_by_role("switch", name=desk, exact=True).click()
        await expect(self.page.get_by_role("button", name=self.words.on_duty)).to_be_visible()
        await self.page.keyboard.press("Escape")

    async def on_duty_everywhere(self) -> None:
        """Serve every desk that this caseworker may serve."""
        await self.page.get_by_role("button", name=self.words.off_duty).click()
        await self.press(self.words.all_desks)
        await expect(self.page.get_by_role("button", name=self.words.off_duty)).to_be_hidden()
        await self.page.keyboard.press("Escape")

    async def at_work(self, desk: str | None = None) -> None:
        """Log in, and serve the desk with this name; none: every desk that this caseworker may serve."""
        await self.log_in()
        if desk is None:
            await self.on_duty_everywhere()
        else:
            await self.on_duty(desk)

    async def claim(self, topic: str) -> None:
        """Take the waiting conversation about ``topic``."""
        await self.waiting(topic).get_by_role("button", name=self.words.claim).click()
        await expect(self.box).to_be_visible()

    async def open_callback(self) -> None:
        """Go to the call-backs, and open the only one."""
        await self.page.get_by_role("tab", name=self.words.callbacks).click()
        await self.page.locator("loket-callback-list").get_by_role("listitem").get_by_role("button").click()

    async def say(self, text: str) -> None:
        """Answer the citizen."""
        await self.box.fill(text)
        await self.press(self.words.send)
        await expect(self.line(text)).to_be_visible()

    async def press(self, name: str) -> None:
        """Press the button called ``name``."""
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def tool(self, name: str) -> None:
        """Press the button of the open conversation called ``name``; where there is no room for it, in the menu."""
        toolbar = self.page.locator("loket-toolbar")
        await expect(toolbar).to_be_visible()
        button = toolbar.get_by_role("button", name=name, exact=True)
        if await button.is_visible():
            await button.click()
            return
        await toolbar.locator("#more").click()
        await toolbar.get_by_role("menuitem", name=name, exact=True).click()

    async def transfer(self, desk: str, why: str, note: str) -> None:
        """Ask to pass the conversation on to another desk."""
        await self.tool(self.words.transfer)
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_role("radio", name=desk, exact=True).check()
        await dialog.get_by_label(self.words.transfer_why).fill(why)
        await dialog.get_by_label(self.words.transfer_note).fill(note)
        await dialog.get_by_role("button", name=self.words.transfer, exact=True).click()
        await expect(dialog).to_be_hidden()

    async def hand_back(self, note: str) -> None:
        """Give the conversation back to the bot."""
        await self.tool(self.words.hand_back)
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_label(self.words.hand_back_note).fill(note)
        await dialog.get_by_role("button", name=self.words.hand_back_do).click()
        await expect(dialog).to_be_hidden()

    async def close(self, outcome: str) -> None:
        """Close the conversation."""
        await self.tool(self.words.close)
        dialog = self.page.get_by_role("dialog")
        await dialog.get_by_role("radio", name=outcome).check()
        await dialog.get_by_role("button", name=self.words.close_do).click()
        await expect(dialog).to_be_hidden()

    @property
    def box(self) -> Locator:
        """Where one types to the citizen."""
        return self.page.get_by_role("textbox", name=self.words.answer)

    @property
    def timeline(self) -> Locator:
        """The open conversation."""
        return self.page.get_by_role("log", name=self.words.timeline)

    @property
    def about(self) -> Locator:
        """The column with what is known already."""
        return self.page.get_by_role("complementary", name=self.words.about)

    def waiting(self, text: str) -> Locator:
        """A waiting conversation whose row has ``text``."""
        return self.page.locator("loket-waiting-list").get_by_role("listitem").filter(has_text=text)

    def mine(self, text: str) -> Locator:
        """A conversation of this caseworker whose row has ``text``."""
        return self.page.locator("loket-mine-list").get_by_role("listitem").filter(has_text=text)

    def line(self, text: str) -> Locator:
        """A line of the conversation with ``text``."""
        return self.timeline.get_by_role("listitem").filter(has_text=text)

    async def read(self) -> list[str]:
        """All messages of the open conversation, in order."""
        return [_plain(text) for text in await self.timeline.locator(".bubble > .text").all_inner_texts()]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
