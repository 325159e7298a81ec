"""What a supervisor who listens is told of in their room, and where the focus is when what was pressed goes away."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.test_console_heard import heard
from tests.e2e.test_supervisor import press, supervisor, tab, talking, told
from tests.e2e.test_widget_accessibility import LISTEN, spoken

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_who_sees_to_people_teams_and_labels_hears_what_opens_and_keeps_the_focus(people: People) -> None:
    noor, _citizen = await talking(people)
    await noor.about.get_by_label("Label toevoegen").fill("Dakkapel")
    await noor.about.get_by_label("Label toevoegen").press("Enter")
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()

    await tab(saar, "Mensen en teams")
    colleagues = page.get_by_role("navigation", name="Medewerkers")
    await press(colleagues.get_by_role("button", name="Noor"))
    assert (await heard(saar, "Geopend")).count("Geopend: Noor.") == 1
    await press(colleagues.get_by_role("button", name="Medewerker toevoegen"))
    await expect(page.get_by_label("Inlognaam")).to_be_focused()

    teams = page.get_by_role("region", name="Teams")
    fresh = teams.get_by_label("Nieuw team")
    for name in ("Balie", "Oost"):
        await fresh.fill(name)
        await fresh.press("Enter")
        await expect(teams.get_by_role("button", name=f"Team {name} weghalen")).to_be_visible()
    balie = teams.get_by_role("textbox", name="Naam van team Balie")
    await press(teams.get_by_role("button", name="Team Balie weghalen"))
    await expect(balie).to_have_count(0)
    await expect(fresh).to_be_focused()
    await expect(told(saar, "Team Balie is weg.")).to_be_visible()

    await tab(saar, "Labels")
    await press(page.get_by_role("button", name="Weghalen: label Dakkapel"))
    await expect(page.get_by_text("Dakkapel", exact=True)).to_have_count(0)
    await expect(page.get_by_role("group", name="Labels")).to_be_focused()


async def test_who_listens_in_hears_that_they_do_and_the_caseworker_hears_it_once(people: People) -> None:
    noor, _citizen = await talking(people)
    await noor.page.add_init_script(LISTEN)
    await noor.page.reload()
    await noor.mine("Goedendag").get_by_role("button").first.click()
    await expect(noor.box).to_be_visible()
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await press(page.get_by_role("button", name="Meeluisteren met Noor"))
    said = await heard(saar, "U luistert mee", "Geopend: ")
    assert said.count("U luistert mee. Noor ziet dat, de burger niet.") == 1
    await expect(page.get_by_role("main", name="Gesprek")).to_be_focused()
    assert [text for text in await heard(noor, "Saar luistert mee") if "luistert" in text] == [
        "Saar luistert mee. De burger ziet dit niet."
    ]

    bar = page.get_by_role("region", name="Meeluisteren")
    await press(bar.get_by_role("button", name="Stop met meeluisteren"))
    said = [text for text in await heard(saar, "niet meer mee") if "luister" in text]
    assert said == ["U luistert niet meer mee met Noor."]
    await saar.press("EN English")
    bar = page.get_by_role("region", name="Listening in")
    await spoken(page)
    await press(bar.get_by_role("button", name="Listen in"))
    await heard(saar, "You are listening in. Noor sees that, the citizen does not.")
    await press(bar.get_by_role("button", name="Stop listening in"))
    await heard(saar, "You do not listen in on Noor any more.")
