"""The demonstration: the site of a municipality that does not exist, its page for businesses, a queue that lives."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from launch import __main__ as start
from launch.leash import die_with_parent
from launch.places import ROOT
from tests.e2e.browsers import Browsers, Programs
from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.test_accessibility import Inspection
from tests.e2e.test_business_plan import tell_of_a_business
from tests.e2e.words import CONSOLE_NL, WIDGET_EN, WIDGET_NL
from tests.servers import free_port

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_site_says_that_it_is_made_up_and_leads_to_its_page_for_businesses(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    page = citizen.page
    inspection = Inspection(page)
    await expect(page.get_by_role("complementary", name="Over dit voorbeeld")).to_contain_text("bestaat niet")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Waar kunnen wij u mee helpen?")
    await inspection.look("site")
    await page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Starting a business in the Netherlands")
    await expect(page.get_by_role("complementary", name="About this example")).to_contain_text("does not exist")
    assert await page.evaluate("document.documentElement.lang") == "en"
    await inspection.look("page for businesses")
    founder = Citizen(page, citizen.url, WIDGET_EN)
    await founder.open()
    await founder.dialog.get_by_role("button", name="I want to start a business").click()
    await expect(founder.message("Question 1 of")).to_be_visible()
    assert inspection.found == {}


@dataclass(frozen=True)
class Demonstration:
    """What somebody reads who started it."""

    told: dict[str, str]
    passwords: list[str]
    """That of the caseworker, then that of the supervisor."""

    def address_of(self, name: str) -> str:
        """Where to go for ``name``."""
        return self.told[name].rstrip("/")


def what_make_demo_becomes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command that ``make demo`` ends in, once its set-up is done; that is left out here."""
    recipe = subprocess.run(["make", "-n", "demo"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    assert recipe.stdout.split() == ["launch/start.sh", "demo"]
    assert '-m launch "$@"' in (ROOT / "launch" / "start.sh").read_text()
    became: list[list[str]] = []
    with monkeypatch.context() as patched:
        patched.setenv("PYTHONPATH", ".")
        patched.setattr(start, "set_up", lambda: None)
        patched.setattr(os, "execv", lambda _python, command: became.append(command))
        start.COMMANDS["demo"]()
    (command,) = became
    return command


@pytest.fixture
def demonstration(model: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Demonstration]:
    """``make demo``, once the set-up is done, with all that it keeps in a folder of its own."""
    variables = {
        "LOKET_VAR": str(tmp_path / "var"),
        "LOKET_PORT": str(free_port()),
        "LOKET_BOT_PORT": str(free_port()),
        "PYTHONPATH": ".",
    }
    process = subprocess.Popen(
        what_make_demo_becomes(monkeypatch),
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=die_with_parent,
        start_new_session=True,  # Ctrl-C is for pytest
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("  Logs"):
            break
    rows = re.findall(r"^  (\S.*?)\s{2,}(\S+)$", "".join(said), re.MULTILINE)
    assert "Console" in dict(rows), said
    yield Demonstration(dict(rows), [value for name, value in rows if name == "password"])
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0


async def test_one_command_gives_the_site_and_a_console_whose_queue_fills_by_itself(
    demonstration: Demonstration, browser: Programs
) -> None:
    browsers = Browsers(browser)
    sam = Caseworker(await new_page(browsers), demonstration.address_of("Demo website"), "sam", CONSOLE_NL)
    await sam.page.goto(demonstration.told["Console"])
    await sam.page.get_by_label(CONSOLE_NL.name).fill(demonstration.told["log in as"])
    await sam.page.get_by_label(CONSOLE_NL.password).fill(demonstration.passwords[0])
    await sam.press(CONSOLE_NL.log_in)
    await sam.on_duty_everywhere()
    take = sam.page.locator("loket-waiting-list").get_by_role("button", name=CONSOLE_NL.claim)
    await expect(take.nth(1)).to_be_visible(timeout=90_000)

    await sam.press(CONSOLE_NL.claim_next)
    await expect(sam.box).to_be_visible()
    before = await sam.read()
    await sam.say("Goedemiddag, ik kijk met u mee.")
    # Whoever is played answers as people do, and goes on with their story.
    await expect(sam.timeline.locator(".bubble > .text")).to_have_count(len(before) + 2, timeout=90_000)
    await sam.close(CONSOLE_NL.answered)

    citizen = Citizen(await new_page(browsers), sam.url, WIDGET_NL)
    await citizen.visit()
    await citizen.open()
    await citizen.say("Hoe vraag ik een WW-uitkering aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    await sam.claim("Hoe vraag ik een WW-uitkering aan?")
    await sam.say("U spreekt met uzelf.")
    await expect(citizen.message("U spreekt met uzelf.")).to_be_visible()
    await sam.close(CONSOLE_NL.answered)
    founder = Citizen(await new_page(browsers), demonstration.address_of("in English").removesuffix("/en"), WIDGET_EN)
    await founder.visit()
    await founder.open()
    await tell_of_a_business(founder)

    await sam.press("Uitloggen")
    await sam.page.get_by_label(CONSOLE_NL.name).fill(demonstration.told["supervisor"])
    await sam.page.get_by_label(CONSOLE_NL.password).fill(demonstration.passwords[1])
    await sam.press(CONSOLE_NL.log_in)
    await expect(sam.page.get_by_role("button", name=CONSOLE_NL.off_duty)).to_be_visible()
    await sam.page.keyboard.press("3")
    await expect(sam.page.get_by_role("table").get_by_role("row")).not_to_have_count(0)
    await browsers.close()
    assert browsers.errors == []


async def new_page(browsers: Browsers) -> Page:
    """A browser of one's own."""
    return await (await browsers.new()).new_page()
