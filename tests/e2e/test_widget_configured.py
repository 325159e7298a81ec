"""What a site says of the widget, in attributes or JSON: whose it is, where, about what, and how it begins."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import expect

from tests.e2e.host_site import HostSite, page_with
from tests.e2e.messages import words_of
from tests.e2e.people import People
from tests.e2e.test_accessibility import Inspection
from tests.e2e.words import WIDGET_EN, WIDGET_NL

pytestmark = pytest.mark.asyncio(loop_scope="session")

CONSOLE = words_of("console", "nl")

CONFIGURATION = {"language": "en", "launcher": "Ask the town hall", "side": "left", "organisation": "gemeente"}


@pytest.mark.parametrize(
    "place",
    ["in the element", "named by the script", "in the attribute", "in the script"],
)
async def test_it_is_configured_with_json(people: People, site: HostSite, place: str) -> None:
    source = f'async src="{people.loket.url}/widget/loket.js"'
    told = json.dumps(CONFIGURATION)
    data = f'<script type="application/json" id="about-loket">{told}</script>'
    pages = {
        "in the element": page_with(
            f"<script {source}></script>", f"<loket-chat server='{people.loket.url}'>{data}</loket-chat>"
        ),
        "named by the script": page_with(f'{data}<script {source} data-config="about-loket"></script>'),
        "in the attribute": page_with(f"<script {source} data-config='{told}'></script>"),
        "in the script": page_with(f"<script {source}>{told}</script>"),
    }
    citizen = await people.visitor(site.put("/", pages[place]), WIDGET_EN)
    launcher = citizen.page.get_by_role("button", name="Ask the town hall")
    await launcher.click()
    await expect(citizen.dialog.get_by_text("Digital assistant", exact=True)).to_be_visible()
    box = await citizen.dialog.bounding_box()
    assert box is not None
    assert box["x"] < 100


@pytest.mark.parametrize("place", ["on the script", "on the element"])
async def test_it_is_configured_with_attributes_which_win_over_json(people: People, site: HostSite, place: str) -> None:
    source = f'async src="{people.loket.url}/widget/loket.js"'
    wanted = {"language": "en", "launcher": "Ask Utrecht", "side": "left", "municipality": "GM0344"}
    json_of_an_editor = json.dumps({"language": "nl", "launcher": "Anders", "organisation": "gemeente"})
    if place == "on the script":
        attributes = " ".join(f'data-{name}="{value}"' for name, value in wanted.items())
        page = page_with(f"<script {source} {attributes} data-config='{json_of_an_editor}'></script>")
    else:
        attributes = " ".join(f'{name}="{value}"' for name, value in wanted.items())
        told = f'<script type="application/json">{json_of_an_editor}</script>'
        page = page_with(f"<script {source}></script>", f"<loket-chat {attributes}>{told}</loket-chat>")
    citizen = await people.visitor(site.put("/", page), WIDGET_EN)
    await citizen.page.get_by_role("button", name="Ask Utrecht").click()
    box = await citizen.dialog.bounding_box()
    assert box is not None
    assert box["x"] < 100
    await citizen.say("How do I apply for a passport?")
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.cards).to_contain_text("Utrecht")


async def test_without_a_word_about_it_the_language_is_that_of_the_page(people: People, site: HostSite) -> None:
    page = page_with(f'<script async src="{people.loket.url}/widget/loket.js"></script>')
    citizen = await people.visitor(site.put("/", page.replace('lang="nl"', 'lang="en-GB"')), WIDGET_EN)
    await citizen.open()
    await expect(citizen.box).to_be_visible()


async def test_it_begins_open_when_the_site_wants_that_and_leaves_the_focus_to_the_page(
    people: People, site: HostSite
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-open></script>'
    citizen = await people.visitor(site.put("/", page_with(script)))
    await expect(citizen.dialog).to_be_visible()
    assert await citizen.page.evaluate("document.activeElement === document.body")


async def test_what_the_page_is_about_comes_first_and_is_answered_for_certain(people: People, site: HostSite) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-topic="ww-uitkering"></script>'
    citizen = await people.visitor(site.put("/", page_with(script)))
    await citizen.open()
    first = citizen.dialog.get_by_role("group", name="Over deze pagina").get_by_role("button")
    await expect(first).to_have_text("Mijn vraag gaat over: WW-uitkering aanvragen")
    await first.click()
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.cards).to_contain_text("UWV")


async def test_a_page_about_a_life_event_leads_to_its_plan(people: People, site: HostSite) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-topic="baan-kwijt"></script>'
    citizen = await people.visitor(site.put("/", page_with(script, "<main><h1>Ontslag</h1></main>")))
    await citizen.open()
    about = citizen.dialog.get_by_role("group", name="Over deze pagina").get_by_role("button")
    await expect(about).to_be_visible()
    inspection = Inspection(citizen.page)
    await inspection.look("what the page is about")
    assert inspection.found == {}
    await about.click()
    await expect(citizen.log.get_by_role("region", name="Plan: U bent uw baan kwijt")).to_be_visible()


async def test_a_question_without_a_subject_is_about_the_page_and_the_caseworker_sees_which_page_that_was(
    people: People, site: HostSite
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-topic="ww-uitkering"></script>'
    citizen = await people.visitor(site.put("/over-ww", page_with(script)))
    await citizen.open()
    await citizen.say("Hoe vraag ik dit aan?")
    await expect(citizen.cards).to_have_count(1)
    await expect(citizen.cards).to_contain_text("UWV")
    noor = await people.caseworker("noor", "UWV", ["uwv"])
    await noor.at_work("UWV")
    await citizen.ask_person()
    await noor.claim("WW-uitkering")
    page = noor.page.locator("loket-page-of")
    await expect(page).to_contain_text("WW-uitkering aanvragen")
    await expect(page).to_contain_text("/over-ww")
    # Nothing was guessed, so there is no figure of how sure that was.
    await expect(noor.about).to_contain_text(CONSOLE["about.topic-from-page"])
    await expect(noor.about).not_to_contain_text("100 %")
    await expect(noor.timeline).to_contain_text("Bot nam het onderwerp van de pagina: WW-uitkering aanvragen")
    await noor.press("EN English")
    await expect(page).to_contain_text("Unemployment benefit (WW)")


@pytest.mark.parametrize(
    ("organisation", "desk"),
    [('data-organisation="gemeente"', "Gemeente"), ('data-organisation="uwv"', "UWV"), ("", "Algemeen loket")],
    ids=["municipality", "UWV", "nobody's"],
)
async def test_a_site_can_lead_straight_to_a_person_who_is_of_its_organisation(
    people: People, site: HostSite, organisation: str, desk: str
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-direct {organisation}></script>'
    citizen = await people.visitor(site.put("/", page_with(script)))
    await citizen.open()
    await expect(citizen.system_line(f"Er is nu geen medewerker beschikbaar ({desk}).")).to_be_visible()
    await expect(citizen.button(WIDGET_NL.wait)).to_be_visible()
    await expect(citizen.button(WIDGET_NL.callback)).to_be_visible()


async def test_a_window_that_leads_to_a_person_and_opens_by_itself_waits_for_a_press(
    people: People, site: HostSite
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-open data-direct></script>'
    asked: list[str] = []
    citizen = await people.visitor("about:blank")
    citizen.page.on("request", lambda request: asked.append(request.method) if "/api/" in request.url else None)
    await citizen.page.goto(site.put("/", page_with(script, "<main><h1>Contact</h1></main>")))
    await expect(citizen.dialog).to_be_visible()
    person = citizen.button(WIDGET_NL.person)
    await expect(person).to_have_count(1)
    first = citizen.dialog.locator(".greeting").get_by_role("button").first
    await expect(first).to_have_accessible_name(WIDGET_NL.person)
    inspection = Inspection(citizen.page)
    await inspection.look("the button to a person first")
    assert inspection.found == {}
    assert asked == []
    await person.click()
    await expect(citizen.system_line("Er is nu geen medewerker beschikbaar (Algemeen loket).")).to_be_visible()
    await expect(citizen.log.get_by_role("article")).to_have_count(0)
    await expect(person).to_have_count(1)


async def test_a_window_that_leads_to_a_person_asks_when_it_is_opened_again_by_hand(
    people: People, site: HostSite
) -> None:
    script = f'<script async src="{people.loket.url}/widget/loket.js" data-open data-direct></script>'
    citizen = await people.visitor(site.put("/", page_with(script)))
    await expect(citizen.button(WIDGET_NL.person)).to_be_visible()
    await citizen.press(WIDGET_NL.close)
    await expect(citizen.log).to_have_count(0)
    await citizen.open()
    await expect(citizen.system_line("Er is nu geen medewerker beschikbaar (Algemeen loket).")).to_be_visible()
