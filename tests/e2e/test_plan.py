"""Somebody whose partner died: condolences, a plan to tick that stays ticked, on paper, and before the caseworker."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from playwright.async_api import Locator, expect
from pypdf import PdfReader

from tests.e2e.chromium import chromium_only
from tests.e2e.messages import NL
from tests.e2e.people import Citizen, People
from tests.e2e.test_accessibility import Inspection

pytestmark = pytest.mark.asyncio(loop_scope="session")

STORY = "Mijn man is gisteren overleden. Wat moet ik allemaal regelen?"
TITLE = "Uw partner is overleden"
FIRST, STEP = "Bel de huisarts of de arts", "Regel de uitvaart"
PARTS = [NL["planNow"], NL["planDeadline"], NL["planSoon"], NL["planLater"]]
PHONE = {"width": 320, "height": 640}


def plan_of(citizen: Citizen) -> Locator:
    """The plan in the conversation."""
    return citizen.log.get_by_role("region", name=f"Plan: {TITLE}")


async def test_a_plan_is_ticked_stays_ticked_and_is_seen_by_the_caseworker(people: People) -> None:
    citizen = await people.citizen(viewport=PHONE)
    await citizen.open()
    await citizen.say(STORY)
    plan = plan_of(citizen)
    await expect(plan).to_be_visible()
    await expect(citizen.message("Gecondoleerd")).to_be_visible()
    parts = await plan.get_by_role("heading", level=4).all_inner_texts()
    assert parts == [each for each in PARTS if each in parts]
    assert parts[0] == NL["planNow"]
    box = plan.get_by_role("checkbox", name=STEP)
    await box.focus()
    await citizen.page.keyboard.press("Space")
    await expect(box).to_be_checked()
    await expect(plan).to_contain_text(re.compile(r"1 van \d+ gedaan"))
    assert await citizen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    label = await plan.locator("label").filter(has_text=STEP).bounding_box()
    assert label is not None
    assert label["height"] >= 44

    await citizen.page.reload()
    await expect(plan.get_by_role("checkbox", name=STEP)).to_be_checked()
    async with await citizen.page.context.new_page() as second:
        other = Citizen(second, citizen.url, citizen.words)
        await other.visit()
        if not await other.dialog.is_visible():
            await other.open()
        await expect(plan_of(other).get_by_role("checkbox", name=STEP)).to_be_checked()
        await plan_of(other).get_by_role("checkbox", name=FIRST).check()
        await expect(plan).to_contain_text(re.compile(r"2 van \d+ gedaan"))

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente", "algemeen"])
    await noor.at_work()
    await citizen.choices.filter(has_text="Praat met een medewerker").click()
    await noor.claim(TITLE)
    shown = noor.line(TITLE).filter(has_text="2 van")
    await expect(shown).to_be_visible()
    await expect(shown.get_by_role("checkbox")).to_have_count(0)
    done = shown.get_by_role("listitem").filter(has_text=STEP)
    await expect(done).to_contain_text("gedaan")
    await expect(noor.about).to_contain_text("Kreeg het plan")
    await plan.get_by_role("checkbox", name=STEP).uncheck()
    await expect(noor.line(TITLE).filter(has_text="1 van")).to_be_visible()


FOR_PAPER = """() => document.adoptedStyleSheets.some(
  (sheet) => [...sheet.cssRules].some((rule) => rule instanceof CSSMediaRule && rule.conditionText === "print"))"""


async def test_a_plan_and_a_conversation_go_on_paper(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(STORY)
    await expect(plan_of(citizen)).to_be_visible()
    complaints: list[str] = []
    citizen.page.context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    async with citizen.page.context.expect_page() as opened:
        await citizen.press("Print")
    paper = await opened.value
    await expect(paper.get_by_role("heading", name=TITLE)).to_be_visible()
    assert await paper.evaluate("document.documentElement.lang") == "nl"
    # The style came through the policy of the page that opened it.
    assert await paper.locator("h2").first.evaluate("heading => getComputedStyle(heading).color") == "rgb(20, 89, 107)"
    assert await paper.evaluate(FOR_PAPER)
    await paper.close()

    await citizen.press(NL["more"])
    async with citizen.page.context.expect_page() as opened:
        await citizen.press(NL["menuPrint"])
    paper = await opened.value
    await expect(paper.get_by_role("heading", level=1)).to_have_text("Uw gesprek met Loket")
    await expect(paper.get_by_text(STORY)).to_be_visible()
    assert await paper.evaluate(FOR_PAPER)
    assert complaints == []
    await paper.close()


@chromium_only("what is downloaded cannot be read over WebDriver BiDi")
async def test_a_plan_goes_along_as_page_pdf_mail_and_calendar(people: People, tmp_path: Path) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(STORY)
    plan = plan_of(citizen)
    await plan.get_by_role("checkbox", name=FIRST).check()
    await expect(plan).to_contain_text(re.compile(r"1 van \d+ gedaan"))
    async with citizen.page.expect_download() as saved:
        await citizen.press("Bewaar als pagina")
    page = tmp_path / "plan.html"
    await (await saved.value).save_as(page)
    kept = await citizen.page.context.new_page()
    await kept.goto(page.as_uri())
    await expect(kept.get_by_role("listitem").filter(has_text=f"Gedaan: {FIRST}")).to_be_visible()
    await kept.close()

    async with citizen.page.expect_download(timeout=60_000) as printed:
        await citizen.press(NL["planPdf"])
    pdf = tmp_path / "plan.pdf"
    await (await printed.value).save_as(pdf)
    assert f"Gedaan: {FIRST}" in " ".join(" ".join(each.extract_text() for each in PdfReader(pdf).pages).split())

    async with citizen.page.expect_download() as dated:
        await citizen.press("Zet data in agenda")
    calendar = tmp_path / "plan.ics"
    await (await dated.value).save_as(calendar)
    [reminder] = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert STEP in str(reminder["summary"])
    mail = await plan.get_by_role("link", name="Mail naar uzelf").get_attribute("href")
    assert mail is not None
    assert mail.startswith("mailto:?subject=")
    assert len(mail) <= 1900
    assert TITLE in unquote(mail)
    assert f"[x] {FIRST}" in unquote(mail)


async def test_axe_finds_nothing_in_a_plan(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    await citizen.open()
    await citizen.say(STORY)
    plan = plan_of(citizen)
    await expect(plan).to_be_visible()
    await plan.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")
    await plan.get_by_role("checkbox", name=STEP).check()
    inspection = Inspection(citizen.page)
    await inspection.look("plan")
    assert inspection.found == {}


@chromium_only("while Firefox asks how to print a page, no clock runs in it, and axe waits")
async def test_axe_finds_nothing_in_a_plan_on_paper(people: People) -> None:
    citizen = await people.citizen(bypass_csp=True)
    await citizen.open()
    await citizen.say(STORY)
    await expect(plan_of(citizen)).to_be_visible()
    async with citizen.page.context.expect_page() as opened:
        await citizen.press("Print")
    paper = await opened.value
    await expect(paper.get_by_role("heading", name=TITLE)).to_be_visible()
    inspection = Inspection(paper)
    await inspection.look("page")
    assert inspection.found == {}
