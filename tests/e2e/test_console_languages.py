"""A third language of the console is a message file and nothing else, as it is for the widget."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from tests.e2e.messages import SIGN, build, with_third_language, words_of
from tests.e2e.people import People
from tests.e2e.system import PASSWORD
from tests.e2e.words import CONSOLE_EN

pytestmark = pytest.mark.asyncio(loop_scope="session")

NL, EN = words_of("console", "nl"), words_of("console", "en")


async def test_a_message_file_is_all_that_a_language_needs(people: People, tmp_path: Path) -> None:
    built = build("console", with_third_language("console", tmp_path), tmp_path / "out")
    assert built.returncode == 0, built.stderr
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])

    async def other_script(route: Route) -> None:
        await route.fulfill(path=tmp_path / "out" / "console" / "console.js", content_type="text/javascript")

    await noor.page.route("**/console/console.js", other_script)
    await noor.page.reload()
    await noor.page.get_by_label(NL["log-in.name"]).fill(noor.login)
    await noor.page.get_by_label(NL["log-in.password"]).fill(PASSWORD)
    await noor.page.get_by_role("button", name=NL["log-in.do"]).click()
    await noor.page.get_by_role("combobox", name=NL["language"]).select_option("العربية")
    await expect(noor.page.get_by_role("heading", name=f"{SIGN} Queue")).to_be_visible()
    assert await noor.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    # What only the service can say, such as the name of a desk, is in the language that goes with it.
    await noor.page.get_by_role("button", name=f"{SIGN} Off duty").click()
    await noor.page.get_by_role("switch", name="Municipality", exact=True).click()
    await noor.page.keyboard.press("Escape")
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Goedemiddag")
    await citizen.ask_person()
    await noor.waiting("Goedemiddag").get_by_role("button", name=f"{SIGN} Take").click()
    await expect(noor.page.get_by_role("textbox", name=f"{SIGN} Answer to the citizen")).to_be_visible()
    # The palette finds an action by its name in any of the languages.
    await noor.page.keyboard.press("Control+k")
    await noor.page.get_by_role("combobox", name=f"{SIGN} Find an action").fill("uitloggen")
    await expect(noor.page.get_by_role("option", name=f"{SIGN} Log out")).to_be_visible()
    await noor.page.keyboard.press("Escape")
    # What is written to a citizen stays in the languages of the service.
    await noor.page.get_by_role("button", name=f"{SIGN} Directory").click()
    written = noor.page.get_by_role("group", name=f"{SIGN} Language of the text").get_by_role("button")
    assert await written.all_inner_texts() == ["Nederlands", "English"]
    await noor.page.reload()
    await expect(noor.page.get_by_role("heading", name=f"{SIGN} Queue")).to_be_visible()


async def test_the_log_in_speaks_the_language_of_the_browser_until_one_is_chosen(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], locale="en-GB")
    page = noor.page
    language = page.locator("html")
    await expect(page.get_by_role("button", name=EN["log-in.do"])).to_be_visible()
    await expect(language).to_have_attribute("lang", "en")
    await page.get_by_label(EN["log-in.name"]).fill(noor.login)
    await page.get_by_label(EN["log-in.password"]).fill("verkeerd")
    await page.get_by_role("button", name=EN["log-in.do"]).click()
    await expect(page.get_by_role("alert")).to_contain_text("password")
    await page.get_by_role("button", name="Nederlands").click()
    await expect(page.get_by_role("button", name=NL["log-in.do"])).to_be_visible()
    await expect(language).to_have_attribute("lang", "nl")
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.reload()
    await page.get_by_label(NL["log-in.name"]).fill(noor.login)
    await page.get_by_label(NL["log-in.password"]).fill(PASSWORD)
    await page.get_by_role("button", name=NL["log-in.do"]).click()
    await expect(page.get_by_role("heading", name=NL["waiting.title"])).to_be_visible()


async def test_who_reads_neither_language_gets_dutch(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], locale="de-DE")
    await expect(noor.page.get_by_role("button", name=NL["log-in.do"])).to_be_visible()
    await expect(noor.page.locator("html")).to_have_attribute("lang", "nl")
    await noor.page.get_by_label(NL["log-in.name"]).fill(noor.login)
    await noor.page.get_by_label(NL["log-in.password"]).fill(PASSWORD)
    await noor.page.get_by_role("button", name=NL["log-in.do"]).click()
    await expect(noor.page.get_by_role("heading", name=NL["waiting.title"])).to_be_visible()


async def test_topics_are_in_the_language_of_the_console_and_words_of_citizens_as_they_are(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["belastingdienst"], CONSOLE_EN)
    await noor.log_in()
    await noor.on_duty("Taxes and benefits")
    citizen = await people.citizen()
    await citizen.open()
    await citizen.say("Hoe vraag ik huurtoeslag aan?")
    await expect(citizen.cards).to_have_count(1)
    await citizen.ask_person()
    benefit = "Housing benefit (huurtoeslag)"
    row = noor.waiting(benefit)
    await expect(row).to_contain_text("Hoe vraag ik huurtoeslag aan?")
    await row.get_by_role("button", name=EN["claim.do"]).click()
    about = noor.page.get_by_role("complementary", name=EN["about.title"])
    await expect(about.get_by_role("region", name=EN["about.topic"])).to_contain_text(benefit)
    answer = about.get_by_role("region", name=EN["about.answers"]).get_by_role("listitem")
    await expect(answer).to_contain_text(f"{benefit} Benefits Office (Dienst Toeslagen)")
    await expect(noor.page.get_by_text(f"Bot understood: {benefit}")).to_be_visible()
    await noor.page.get_by_role("button", name=EN["search.title"]).click()
    words = noor.page.get_by_role("searchbox", name=EN["search.text"])
    await words.fill("housing")
    await noor.page.keyboard.press("Enter")
    await expect(noor.page.get_by_role("dialog").get_by_role("button", name=benefit)).to_be_visible()
    await noor.page.keyboard.press("Escape")
    await expect(words).to_have_count(0)
    await noor.page.get_by_role("button", name=EN["search.title"]).click()
    await expect(words).to_have_value("housing")


async def test_a_message_file_with_a_mistake_is_not_built(tmp_path: Path) -> None:
    texts = with_third_language("console", tmp_path, **{"claim.do": None, "news.late": "late"})
    built = build("console", texts, tmp_path / "out")
    assert built.returncode != 0
    assert 'ar.json: "claim.do" is missing' in built.stderr
    assert 'ar.json: "news.late" needs {desks}' in built.stderr
