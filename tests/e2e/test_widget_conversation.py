"""What the window does besides talking: how far a message came, what was not seen, size, sound, keeping."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import Download, Route, expect
from pypdf import PdfReader

from handoff.conversation.kinds.helping import Closed
from handoff.conversation.kinds.talk import Started
from tests.e2e.chromium import chromium_only
from tests.e2e.messages import EN, NL
from tests.e2e.people import Citizen, People
from tests.e2e.system import Loket
from tests.e2e.words import WIDGET_EN, WIDGET_NL, WidgetWords

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "Hoe vraag ik een WW-uitkering aan?"
PDF_NOT_MADE = (
    '{"type": "urn:loket:problem:pdf-not-made", "code": "pdf-not-made", "status": 503, "title": "", "detail": ""}'
)

LISTEN = """
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
"""


async def choose_in_menu(citizen: Citizen, name: str) -> None:
    """Press something in the menu, which closes or is closed after it."""
    more = citizen.words.more
    await citizen.press(more)
    await citizen.dialog.get_by_role("button", name=name).or_(citizen.dialog.get_by_role("switch", name=name)).click()
    if await citizen.button(more).get_attribute("aria-expanded") == "true":
        await citizen.press(more)


async def test_a_message_is_sent_until_somebody_has_it(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.ask_person()
    await citizen.press(NL["doorWaitButton"])
    await expect(citizen.heading(NL["waitingTitle"])).to_be_visible()
    await citizen.say("Is daar iemand?")
    await expect(citizen.message("Is daar iemand?")).to_contain_text(NL["sent"])
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["algemeen", "gemeente"])
    await noor.at_work()
    await noor.press(noor.words.claim_next)
    await expect(citizen.message("Is daar iemand?")).to_contain_text(NL["delivered"])
    await citizen.say("Fijn.")
    await expect(citizen.message("Fijn.")).to_contain_text(NL["delivered"])
    await expect(citizen.message("Is daar iemand?")).not_to_contain_text(NL["delivered"])


async def test_a_lost_connection_is_told_and_made_good(people: People, loket: Loket) -> None:
    citizen = await people.citizen()
    noor = await people.talk(citizen, "Goedemiddag")
    await loket.kill()
    await expect(citizen.dialog.get_by_text(NL["offline"])).to_be_visible()
    await citizen.say("Bent u er nog?")
    await expect(citizen.message("Bent u er nog?")).to_contain_text(NL["sendingOffline"])
    await loket.start()
    await citizen.try_now()
    await expect(citizen.dialog.get_by_text(NL["offline"])).to_be_hidden(timeout=30_000)
    await expect(citizen.dialog.get_by_text(NL["online"])).to_be_attached()
    await expect(noor.line("Bent u er nog?")).to_be_visible(timeout=30_000)
    await expect(citizen.message("Bent u er nog?")).to_have_count(1)


async def test_what_was_not_seen_is_counted_on_the_button_and_in_the_title(people: People) -> None:
    citizen = await people.citizen()
    title = await citizen.page.title()
    noor = await people.talk(citizen, "Goedemiddag")
    await expect(citizen.page).to_have_title(title)
    await citizen.press(NL["close"])
    await noor.say("Eerste bericht")
    await noor.say("Tweede bericht")
    await expect(citizen.page).to_have_title(f"(2) {title}")
    await expect(citizen.launcher).to_contain_text("2 nieuwe berichten")
    await citizen.launcher.click()
    await expect(citizen.page).to_have_title(title)
    await citizen.press(NL["close"])
    await expect(citizen.launcher).not_to_contain_text("nieuwe berichten")


async def test_large_text_and_sound_are_off_until_chosen_and_are_remembered_in_every_tab(people: People) -> None:
    citizen = await people.citizen()
    await citizen.page.add_init_script(LISTEN)
    await citizen.page.reload()
    noor = await people.talk(citizen, "Goedemiddag")
    assert await citizen.page.evaluate("window.tones") == 0
    small = await text_size(citizen)
    other = Citizen(await citizen.page.context.new_page(), citizen.url, citizen.words)
    await other.visit()
    await other.open()
    await citizen.page.bring_to_front()
    await choose_in_menu(citizen, NL["menuLarge"])
    assert await text_size(citizen) >= small * 1.3
    await expect(other.dialog.locator("xpath=..")).to_have_class(re.compile(r"\blarge\b"))
    await choose_in_menu(citizen, NL["menuSound"])
    tried = await citizen.page.evaluate("window.tones")
    await noor.say("Hoort u mij?")
    await expect(citizen.message("Hoort u mij?")).to_be_visible()
    await citizen.page.wait_for_function("before => window.tones > before", arg=tried)
    await citizen.page.reload()
    await expect(citizen.message("Hoort u mij?")).to_be_visible()
    assert await text_size(citizen) >= small * 1.3
    await choose_in_menu(citizen, NL["menuLarge"])
    assert await text_size(citizen) == small


async def test_what_is_read_or_chosen_in_one_tab_is_so_in_the_other(people: People) -> None:
    citizen = await people.citizen()
    noor = await people.talk(citizen, "Goedemiddag")
    other = Citizen(await citizen.page.context.new_page(), citizen.url, citizen.words)
    await other.visit()
    title = await other.page.title()
    await citizen.press(NL["close"])
    await noor.say("Bent u er nog?")
    for tab in (citizen, other):
        await expect(tab.launcher).to_contain_text(NL["unreadOne"])
        await expect(tab.page).to_have_title(f"(1) {title}")
    await other.page.bring_to_front()
    await other.open()
    await expect(other.message("Bent u er nog?")).to_be_visible()
    for tab in (citizen, other):
        await expect(tab.page).to_have_title(title)
    await expect(citizen.launcher).not_to_contain_text(NL["unreadOne"])

    await other.press("EN English")
    await expect(other.page.get_by_role("button", name=EN["send"], exact=True)).to_be_visible()
    await expect(citizen.page.get_by_role("button", name=WIDGET_EN.launcher)).to_be_visible()


async def text_size(citizen: Citizen) -> float:
    """Of the words of a message; pixels."""
    words = citizen.log.locator(".words").first
    return float(await words.evaluate("words => parseFloat(getComputedStyle(words).fontSize)"))


@chromium_only("what is downloaded cannot be read over WebDriver BiDi")
async def test_a_conversation_is_kept_as_a_page_and_as_text(people: People, tmp_path: Path) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("سؤال <b>& een vraag</b>")
    await citizen.say(QUESTION)
    await expect(citizen.cards).to_have_count(1)
    page = await read(await keep(citizen, NL["menuPage"]), tmp_path)
    assert page.startswith("<!DOCTYPE html>")
    assert "سؤال &lt;b>&amp; een vraag" in page
    assert QUESTION in page
    assert "UWV" in page
    text = await read(await keep(citizen, NL["menuTranscript"]), tmp_path)
    assert "سؤال <b>& een vraag</b>" in text


@chromium_only("what is downloaded cannot be read over WebDriver BiDi")
@pytest.mark.parametrize(
    ("words", "texts", "title"),
    [(WIDGET_NL, NL, "Uw gesprek met Loket"), (WIDGET_EN, EN, "Your conversation with Loket")],
    ids=["nl", "en"],
)
async def test_a_conversation_is_kept_as_a_pdf(
    people: People, tmp_path: Path, words: WidgetWords, texts: dict[str, str], title: str
) -> None:
    citizen = await people.citizen(words)
    await citizen.open()
    await citizen.say("سؤال جديد")
    await citizen.say("😀 <b>UWV</b>")
    await expect(citizen.message("😀 <b>UWV</b>")).to_be_visible()
    download = await keep(citizen, texts["menuPdf"])
    assert download.suggested_filename == texts["transcriptPdfName"]
    path = tmp_path / download.suggested_filename
    await download.save_as(path)
    pdf = PdfReader(path)
    assert pdf.metadata is not None
    assert pdf.metadata.title == title
    said = " ".join(page.extract_text() for page in pdf.pages)
    assert "سؤال جديد" in said
    assert "😀 <b>UWV</b>" in said
    await expect(citizen.dialog.get_by_text(texts["pdfMaking"])).to_have_count(0)


async def test_without_a_pdf_the_citizen_hears_what_does_work(people: People) -> None:
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say(QUESTION)
    asked, answered = asyncio.Event(), asyncio.Event()

    async def no_pdf(route: Route) -> None:
        asked.set()
        await answered.wait()
        await route.fulfill(status=503, content_type="application/problem+json", body=PDF_NOT_MADE)

    await citizen.page.route("**/transcript/pdf", no_pdf)
    await choose_in_menu(citizen, NL["menuPdf"])
    await asked.wait()
    await expect(citizen.dialog.get_by_role("status").get_by_text(NL["pdfMaking"])).to_be_visible()
    answered.set()
    await expect(citizen.dialog.get_by_role("alert")).to_have_text(NL["pdfFailed"])
    await expect(citizen.dialog.get_by_text(NL["pdfMaking"])).to_have_count(0)


async def keep(citizen: Citizen, name: str) -> Download:
    """Choose to keep the conversation in that form."""
    async with citizen.page.expect_download(timeout=60_000) as download:  # a PDF takes its time on a busy machine
        await choose_in_menu(citizen, name)
    return await download.value


async def read(download: Download, folder: Path) -> str:
    """What was downloaded."""
    path = folder / download.suggested_filename
    await download.save_as(path)
    return path.read_text(encoding="utf-8")


async def test_beginning_anew_ends_what_was_so_that_nobody_waits_for_nothing(people: People, loket: Loket) -> None:
    citizen = await people.citizen()
    noor = await people.talk(citizen, "Goedemiddag")
    await choose_in_menu(citizen, NL["startOver"])
    await citizen.press(NL["endNo"])
    await expect(citizen.button(NL["more"])).to_be_focused()
    await expect(citizen.message("Goedemiddag")).to_be_visible()
    await choose_in_menu(citizen, NL["startOver"])
    await citizen.press(NL["anewYes"])
    await expect(citizen.log.get_by_role("article")).to_have_count(0)
    await expect(citizen.box).to_be_focused()
    await expect(noor.line("afgesloten").or_(noor.timeline.get_by_text("beëindigd"))).to_be_visible()


@pytest.mark.parametrize("way", ["from the menu", "beginning anew", "after it was closed"])
async def test_who_shares_the_device_leaves_nothing_on_it(people: People, loket: Loket, way: str) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    await choose_in_menu(citizen, NL["menuLarge"])
    await citizen.press("EN English")
    citizen = Citizen(citizen.page, citizen.url, WIDGET_EN)
    other = Citizen(await citizen.page.context.new_page(), citizen.url, WIDGET_EN)
    await other.visit()
    await citizen.page.bring_to_front()
    if way == "beginning anew":
        await choose_in_menu(citizen, EN["startOver"])
        await expect(citizen.button(EN["anewYes"])).to_have_accessible_description(EN["anewExplain"])
        await citizen.press(EN["anewForget"])
    else:
        if way == "after it was closed":
            await choose_in_menu(citizen, EN["menuEnd"])
            await citizen.press(EN["endYes"])
            await expect(citizen.dialog.get_by_text(EN["rateTitle"])).to_be_visible()
            await citizen.press(EN["forget"])
        else:
            await choose_in_menu(citizen, EN["forget"])
        await expect(citizen.button(EN["forgetYes"])).to_be_focused()
        await citizen.press(EN["forgetYes"])
    await expect(citizen.dialog.get_by_text(EN["forgotten"])).to_be_visible()
    await expect(citizen.log.get_by_role("article")).to_have_count(0)
    await expect(citizen.box).to_be_focused()
    await citizen.press(EN["close"])
    await expect(citizen.dialog).to_be_hidden()
    assert await citizen.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]
    assert isinstance((await loket.log_of_only_conversation())[-1].body, Closed)

    citizen = Citizen(citizen.page, citizen.url, WIDGET_NL)
    await citizen.visit()
    async with citizen.page.expect_response("**/api/v1/conversations") as answered:
        await citizen.greet()
    [opened, *_] = await loket.log_of((await (await answered.value).json())["id"])
    assert isinstance(opened.body, Started)
    assert opened.body.previous is None


async def test_a_conversation_is_deleted_after_a_question_in_every_tab(people: People) -> None:
    citizen = await people.citizen()
    await citizen.greet()
    other = Citizen(await citizen.page.context.new_page(), citizen.url, citizen.words)
    await other.visit()
    await other.open()
    await expect(other.log.get_by_role("article")).to_have_count(2)
    await citizen.page.bring_to_front()
    await choose_in_menu(citizen, NL["menuDelete"])
    await expect(citizen.button(NL["deleteYes"])).to_be_focused()
    await citizen.press(NL["deleteYes"])
    await expect(citizen.dialog.get_by_text(NL["deleted"])).to_be_visible()
    for tab in (citizen, other):
        await expect(tab.log.get_by_role("article")).to_have_count(0)
    kept = await citizen.page.evaluate(
        "Object.keys(localStorage).filter(name => !/:(language|prefers:.*)$/.test(name))"
    )
    assert kept == []
