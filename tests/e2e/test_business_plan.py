"""An entrepreneur from abroad: questions, a plan of her own, taken along without an account, and handed to a person."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from playwright.async_api import Locator, expect
from pypdf import PdfReader

from tests.e2e.chromium import chromium_only
from tests.e2e.messages import EN
from tests.e2e.people import Citizen, People
from tests.e2e.words import WIDGET_EN

pytestmark = pytest.mark.asyncio(loop_scope="session")

WISH = "I want to start a business in the Netherlands"
ANSWERS = [
    "Another nationality",
    "I am moving here",
    "Neither of these",
    "Alone",
    "Services, advice or IT",
    "Eenmanszaak",
    "Only in the Netherlands",
    "No staff",
    "At home",
    "No, neither",
]
TITLE = "Your plan for starting a business"
PERMIT, MUNICIPALITY, REGISTER = (
    "Apply for a permit as a self-employed person",
    "Register with the municipality",
    "Register your eenmanszaak with the KVK",
)


def plan_of(citizen: Citizen) -> Locator:
    """The plan in the conversation."""
    return citizen.log.get_by_role("region", name=f"Plan: {TITLE}")


async def founder_with_a_plan(people: People) -> Citizen:
    """Somebody who told of her business on the English page, and got the steps."""
    citizen = await people.citizen(WIDGET_EN)
    await citizen.open()
    await tell_of_a_business(citizen)
    return citizen


async def tell_of_a_business(citizen: Citizen) -> None:
    """In the window that is open: the wish, an answer to each question, and the plan that follows from them."""
    await citizen.say(WISH)
    for number, answer in enumerate(ANSWERS, start=1):
        await expect(citizen.message(f"Question {number} of ")).to_be_visible()
        await citizen.choices.filter(has_text=answer).click()
    await expect(citizen.message("When do you start?")).to_be_visible()
    await citizen.choices.first.click()
    await expect(citizen.message("This is what you told me")).to_contain_text("Neither of these")
    await citizen.choices.filter(has_text="make my plan").click()
    await expect(plan_of(citizen)).to_be_visible()
    await expect(citizen.message("Do you want to change something")).to_be_visible()


async def test_a_plan_follows_from_the_answers_and_goes_to_a_caseworker_as_it_is(people: People) -> None:
    citizen = await founder_with_a_plan(people)
    plan = plan_of(citizen)
    await expect(plan.get_by_role("heading", name="Now")).to_be_visible()
    await expect(plan.get_by_role("checkbox", name=PERMIT)).to_be_visible()
    await expect(plan.get_by_role("checkbox", name=REGISTER)).to_be_visible()
    await expect(plan.get_by_role("checkbox", name="Register as an employer")).to_have_count(0)
    await plan.get_by_text(EN["planFacts"]).click()
    await expect(plan.get_by_text("Neither of these")).to_be_visible()
    step = plan.get_by_role("listitem").filter(has=citizen.page.get_by_role("checkbox", name=MUNICIPALITY))
    await step.get_by_text(EN["planMore"]).click()
    await expect(step.get_by_text(EN["planWhy"])).to_be_visible()
    await expect(step.get_by_text("checked on")).to_be_visible()
    await step.get_by_role("checkbox").check()
    await expect(plan).to_contain_text(re.compile(r"1 of \d+ done"))
    await citizen.page.reload()
    await expect(plan.get_by_role("checkbox", name=MUNICIPALITY)).to_be_checked()

    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente", "ind", "ondernemersplein"])
    await noor.at_work()
    await citizen.choices.filter(has_text=citizen.words.person).last.click()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await noor.press(noor.words.claim_next)
    shown = noor.line(TITLE).filter(has_text="1 van")
    await expect(shown).to_be_visible()
    steps = await plan.get_by_role("checkbox").count()
    for name in (PERMIT, MUNICIPALITY, REGISTER):
        await expect(shown.get_by_role("listitem").filter(has_text=name).first).to_be_visible()
    await expect(shown).to_contain_text(f"1 van {steps}")
    await expect(shown.get_by_role("listitem").filter(has_text=MUNICIPALITY).first).to_contain_text("gedaan")
    await expect(noor.about).to_contain_text("Another nationality")
    await noor.say("Hello, I have your plan before me.")
    await expect(citizen.message("Hello, I have your plan before me.")).to_be_visible()


async def test_a_plan_is_a_page_to_print(people: People) -> None:
    citizen = await founder_with_a_plan(people)
    await plan_of(citizen).get_by_role("checkbox", name=MUNICIPALITY).check()
    await expect(plan_of(citizen)).to_contain_text(re.compile(r"1 of \d+ done"))
    async with citizen.page.context.expect_page() as opened:
        await citizen.press(EN["planPrint"])
    paper = await opened.value
    await expect(paper.get_by_role("heading", name=TITLE)).to_be_visible()
    assert await paper.evaluate("document.documentElement.lang") == "en"
    await expect(paper.get_by_role("listitem").filter(has_text=f"Done: {MUNICIPALITY}").first).to_be_visible()
    await expect(paper.get_by_text(PERMIT).first).to_be_visible()
    await paper.close()


@chromium_only("what is downloaded cannot be read over WebDriver BiDi")
async def test_a_plan_goes_along_as_a_calendar_a_page_a_pdf_and_a_mail(people: People, tmp_path: Path) -> None:
    citizen = await founder_with_a_plan(people)
    async with citizen.page.expect_download() as dated:
        await citizen.press(EN["planCalendar"])
    calendar = tmp_path / "plan.ics"
    await (await dated.value).save_as(calendar)
    days = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    register = [day for day in days if REGISTER in str(day["summary"])]
    assert len(register) == 1
    due = register[0].decoded("dtstart")
    shown = plan_of(citizen).get_by_role("listitem").filter(has_text=REGISTER).first
    await expect(shown).to_contain_text(f"{due:%A}")
    await expect(shown).to_contain_text(f"{due.day} {due:%B}")

    async with citizen.page.expect_download() as saved:
        await citizen.press(EN["planSave"])
    page = tmp_path / "plan.html"
    await (await saved.value).save_as(page)
    kept = await citizen.page.context.new_page()
    await kept.goto(page.as_uri())
    await expect(kept.get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(kept.get_by_text(PERMIT).first).to_be_visible()
    await kept.close()

    async with citizen.page.expect_download(timeout=60_000) as printed:
        await citizen.press(EN["planPdf"])
    pdf = tmp_path / "plan.pdf"
    await (await printed.value).save_as(pdf)
    assert PERMIT in " ".join(" ".join(each.extract_text() for each in PdfReader(pdf).pages).split())
    mail = await plan_of(citizen).get_by_role("link", name=EN["planMail"]).get_attribute("href")
    assert mail is not None
    assert mail.startswith("mailto:?subject=")
    assert PERMIT in unquote(mail)
