"""What a supervisor who listens is told of in their room, and where the focus is when what was pressed goes away."""

from __future__ import annotations

import re

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


async def test_who_makes_a_mistake_with_a_team_hears_which_and_the_focus_is_at_its_box(people: People) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await tab(saar, "Mensen en teams")
    teams = page.get_by_role("region", name="Teams")
    fresh = teams.get_by_label("Nieuw team")
    make = teams.get_by_role("button", name="Team toevoegen")
    await expect(fresh).to_be_visible()
    await spoken(page)
    await press(make)
    assert (await heard(saar, "Vul een naam in.")).count("Vul een naam in.") == 1
    await expect(fresh).to_be_focused()
    await fresh.fill("Balie")
    await press(make)
    assert (await heard(saar, "Team Balie is")).count("Team Balie is toegevoegd.") == 1
    await fresh.fill("Balie")
    await press(make)
    assert len([text for text in await heard(saar, "Er is al een team") if "Balie" in text]) == 1
    await expect(fresh).to_be_focused()

    name = teams.get_by_role("textbox", name="Naam van team Balie")
    await name.fill("")
    await press(teams.get_by_role("button", name="Naam bewaren"))
    assert (await heard(saar, "Vul een naam in.")).count("Vul een naam in.") == 1
    await expect(name).to_be_focused()
    await name.fill("Balie")
    await name.press("Enter")
    assert (await heard(saar, "heet nu")).count("Het team heet nu Balie.") == 1


async def test_who_deactivates_somebody_hears_what_it_means_and_stays_with_the_button_for_it(people: People) -> None:
    noor, _citizen = await talking(people)
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await tab(saar, "Mensen en teams")
    await press(page.get_by_role("navigation", name="Medewerkers").get_by_role("button", name="Noor"))
    form = page.locator("loket-person-form")
    off = form.get_by_role("button", name="Uitschakelen", exact=True)
    on = form.get_by_role("button", name="Weer inschakelen", exact=True)
    sure = form.get_by_role("button", name="Ja, uitschakelen")
    await press(off)
    await expect(sure).to_have_accessible_description(
        "Noor kan dan niet meer inloggen. Er gaat 1 gesprek terug naar de voorkant van de wachtrij."
    )
    await press(form.get_by_role("button", name="Annuleren"))
    await expect(off).to_be_focused()
    await expect(sure).to_have_count(0)
    await press(off)
    await spoken(page)
    await press(sure)
    await expect(on).to_be_focused()
    said = [text for text in await heard(saar, "uitgeschakeld.") if "is uitgeschakeld" in text]
    assert said == ["Noor is uitgeschakeld. 1 gesprek ging terug naar de wachtrij."]
    await expect(sure).to_have_count(0)
    await expect(on).to_be_focused()
    await expect(noor.page.get_by_role("dialog", name="Inloggen")).to_have_accessible_description(
        re.compile("U bent uitgelogd")
    )
    await on.press("Enter")
    assert (await heard(saar, "weer inloggen")).count("Noor kan weer inloggen.") == 1
    await expect(off).to_be_focused()


async def test_who_moves_a_conversation_and_takes_one_over_hears_each_mistake_and_that_it_is_done(
    people: People,
) -> None:
    await talking(people)
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await press(page.get_by_role("button", name="Meeluisteren met Noor"))
    bar = page.get_by_role("region", name="Meeluisteren")
    await press(bar.get_by_role("button", name="Verplaatsen"))
    dialog = page.get_by_role("dialog", name="Gesprek verplaatsen")
    to = dialog.get_by_role("radio", name="Meerdere problemen, één medewerker")
    await expect(to).to_be_focused()
    await spoken(page)
    await to.press("Enter")
    assert (await heard(saar, "Kies een loket")).count("Kies een loket of een medewerker.") == 1
    line = await dialog.get_by_role("alert").element_handle()
    await to.check()
    await to.press("Enter")
    why = dialog.get_by_label("Waarom?")
    await expect(why).to_be_focused()
    # Another element, not other words in the one before: of those Orca says nothing.
    await heard(saar, "Schrijf op waarom.")
    await expect(dialog.get_by_role("alert")).to_have_text("Schrijf op waarom. De burger leest dit.")
    assert line is not None
    assert not await line.evaluate("(element) => element.isConnected")
    await why.fill("Daar helpt één medewerker u met alles.")
    await press(dialog.get_by_role("button", name="Verplaatsen"))
    said = [text for text in await heard(saar, "verplaatst") if "verplaatst naar" in text]
    assert said == ["Het gesprek is verplaatst naar Meerdere problemen, één medewerker."]
    await expect(dialog).to_have_count(0)
    await expect(page.locator("body")).not_to_be_focused()


async def test_who_takes_a_conversation_over_from_a_caseworker_hears_it_and_is_in_the_box(people: People) -> None:
    await talking(people)
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await press(page.get_by_role("button", name="Meeluisteren met Noor"))
    bar = page.get_by_role("region", name="Meeluisteren")
    await spoken(page)
    await press(bar.get_by_role("button", name="Overnemen"))
    await expect(saar.box).to_be_focused()
    assert (await heard(saar, "Overgenomen")).count("Overgenomen: Onderwerp nog niet bekend.") == 1


async def test_that_the_bot_has_no_conversations_is_heard(people: People) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await press(page.get_by_role("region", name="Nu bij de bot").get_by_role("button", name="Toon"))
    assert "De bot heeft nu geen gesprekken." in await heard(saar, "geen gesprekken")


async def test_who_takes_back_what_they_typed_of_a_desk_keeps_the_focus_in_its_form(people: People) -> None:
    saar = await supervisor(people)
    await tab(saar, "Loketten")
    form = saar.page.locator("loket-desk-form form")
    name = form.locator("#name-nl")
    await name.fill("Balie")
    await press(form.locator(".bar .buttons button").nth(1))
    await expect(form).to_be_focused()
    await name.fill("Balie")
    await press(form.locator("#group-name .aside button"))
    await expect(form.locator("#group-name")).to_be_focused()


async def test_who_adds_a_row_to_a_desk_is_in_it_and_who_takes_one_away_hears_that_and_stays_beside_it(
    people: People,
) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await tab(saar, "Loketten")
    await press(page.get_by_role("button", name="Gemeente", exact=True))
    breaks = page.get_by_role("group", name="Pauzes")
    rows = breaks.get_by_role("group", name=re.compile(r"Pauze \d"))
    add = breaks.get_by_role("button", name="Pauze toevoegen")
    await expect(rows).to_have_count(0)
    for place in range(3):
        await press(add)
        await expect(rows.nth(place).get_by_role("checkbox", name="maandag")).to_be_focused()
    await spoken(page)
    for gone, beside in ((1, 0), (2, 0)):
        await press(breaks.get_by_role("button", name=f"Regel {gone} weghalen"))
        assert (await heard(saar, "is weg.")).count(f"Regel {gone} is weg.") == 1
        await expect(rows.nth(beside)).to_be_focused()
    await press(breaks.get_by_role("button", name="Regel 1 weghalen"))
    assert (await heard(saar, "is weg.")).count("Regel 1 is weg.") == 1
    await expect(add).to_be_focused()

    days = page.get_by_role("group", name="Bijzondere dagen")
    await press(days.get_by_role("button", name="Dag toevoegen"))
    await expect(days.get_by_label("Dag", exact=True)).to_be_focused()


async def test_who_makes_all_of_a_desk_as_in_the_directory_hears_that_and_whether_it_holds(people: People) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await tab(saar, "Loketten")
    form = page.locator("loket-desk-form")
    name = form.locator("#name-nl")
    every = form.get_by_role("button", name="Alles zoals in de gids")
    before = await name.input_value()
    await name.fill("Balie")
    await spoken(page)
    await press(every)
    said = await heard(saar, "zoals in de gids")
    assert said.count("Alles staat weer zoals in de gids.") == 1
    await expect(name).to_have_value(before)
    await name.fill("Balie")
    await form.locator("#name-en").fill("Counter")
    await press(form.get_by_role("button", name="Bewaren", exact=True))
    await expect(told(saar, "Bewaard. Het geldt meteen.")).to_be_visible(timeout=60_000)
    await spoken(page)
    await press(every)
    said = await heard(saar, "Alles staat weer")
    assert said.count("Alles staat weer zoals in de gids. Het geldt pas als u het bewaart.") == 1


async def test_who_opens_what_was_changed_of_a_desk_hears_that_it_is_read_and_that_it_is_nothing(
    people: People,
) -> None:
    saar = await supervisor(people)
    page = saar.page
    await page.add_init_script(LISTEN)
    await page.reload()
    await page.get_by_role("button", name="Toezicht").click()
    await tab(saar, "Loketten")
    history = page.locator("loket-desk-history")
    await expect(history.locator("summary")).to_be_visible()
    await spoken(page)
    await press(history.locator("summary"))
    said = await heard(saar, "Er is nog niets veranderd.")
    assert said == ["Even geduld …", "Er is nog niets veranderd."]
    await expect(history.get_by_role("status")).to_be_visible()
    await press(history.locator("summary"))
    await expect(history.get_by_role("status")).to_have_text("")
