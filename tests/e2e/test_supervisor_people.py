"""A supervisor changes who colleagues are and what they may do; it holds at once, also for who is logged in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.people import Caseworker, People
from tests.e2e.system import PASSWORD
from tests.e2e.test_supervisor import ORGANISATION, OWN_PASSWORD, press, supervisor, tab, talking, told

pytestmark = pytest.mark.asyncio(loop_scope="session")

OTHER_DESK = "Meerdere problemen, één medewerker"


async def chosen(saar: Caseworker, name: str) -> Locator:
    """The form of the colleague called ``name``."""
    await tab(saar, "Mensen en teams")
    await press(saar.page.get_by_role("navigation", name="Medewerkers").get_by_role("button", name=name))
    form = saar.page.locator("loket-person-form")
    await expect(form.get_by_label("Naam", exact=True)).to_have_value(name)
    return form


async def typed(box: Locator, words: str) -> None:
    """Type ``words`` over what stands in the box."""
    await box.press("Control+a")
    await box.press_sequentially(words)


async def test_another_name_desk_and_team_hold_at_once_for_who_is_at_work(people: People) -> None:
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    await noor.at_work("Gemeente")
    saar = await supervisor(people)
    await tab(saar, "Mensen en teams")
    teams = saar.page.get_by_role("region", name="Teams")
    await teams.get_by_label("Nieuw team").fill("Balie")
    await press(teams.get_by_role("button", name="Team toevoegen"))
    await expect(teams.get_by_role("textbox", name="Naam van team Balie")).to_be_visible()

    form = await chosen(saar, "Noor")
    await form.get_by_label("Naam", exact=True).fill("Noor de Wit")
    at_a_time = form.get_by_label("Gesprekken tegelijk")
    await typed(at_a_time, "35")
    await press(form.get_by_role("button", name="Bewaren"))
    await expect(form.get_by_role("alert")).to_contain_text("een heel getal in van 1 tot en met 20")
    await expect(at_a_time).to_be_focused()
    await typed(at_a_time, "5")
    await form.get_by_label("Team").select_option("Balie")
    await form.get_by_role("checkbox", name=OTHER_DESK).check()
    await press(form.get_by_role("button", name="Bewaren"))
    await expect(told(saar, "Noor de Wit is bewaard.")).to_be_visible()
    named = saar.page.get_by_role("navigation", name="Medewerkers").get_by_role("button", name="Noor de Wit")
    await expect(named).to_contain_text("Balie")
    await expect(teams).to_contain_text("1 medewerker")

    await expect(noor.page.get_by_role("banner")).to_contain_text("Noor de Wit")
    await expect(noor.page.get_by_role("button", name=f"{noor.words.on_duty} · 0 van 5")).to_be_visible()
    await noor.press(f"{noor.words.on_duty} · 0 van 5")
    await noor.page.get_by_role("switch", name=OTHER_DESK).click()
    await expect(noor.page.get_by_role("button", name="In dienst: 2 loketten")).to_be_visible()


async def test_a_desk_that_is_taken_from_somebody_is_theirs_no_longer(people: People) -> None:
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente", "regie"])
    await noor.at_work()
    await expect(noor.page.get_by_role("button", name="In dienst: 2 loketten")).to_be_visible()
    saar = await supervisor(people)
    form = await chosen(saar, "Noor")
    await form.get_by_role("checkbox", name=OTHER_DESK).uncheck()
    await press(form.get_by_role("button", name="Bewaren"))
    await expect(told(saar, "Noor is bewaard.")).to_be_visible()
    await noor.page.get_by_role("button", name=noor.words.on_duty).click()
    await expect(noor.page.get_by_role("switch", name="Gemeente", exact=True)).to_be_checked()
    await expect(noor.page.get_by_role("switch", name=OTHER_DESK)).to_have_count(0)


async def test_a_new_password_logs_out_who_is_logged_in_and_is_good_for_choosing_another(people: People) -> None:
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    await noor.log_in()
    saar = await supervisor(people)
    form = await chosen(saar, "Noor")
    await press(form.get_by_role("button", name="Nieuw wachtwoord geven"))
    await expect(saar.page.get_by_role("group", name="Wachtwoord voor noor")).to_be_focused()
    given = await saar.page.get_by_role("code").inner_text()
    await press(saar.page.get_by_role("button", name="Verbergen"))
    await expect(saar.page.get_by_text(given)).to_have_count(0)
    await expect(
        saar.page.get_by_role("button", name="Noor", exact=False).and_(saar.page.locator(":focus"))
    ).to_be_visible()

    log_in = noor.page.get_by_role("button", name=noor.words.log_in)
    await expect(log_in).to_be_visible()
    for password, refused in ((PASSWORD, "klopt niet"), (given, "")):
        await noor.page.get_by_label(noor.words.name).fill("noor")
        await noor.page.get_by_label(noor.words.password).fill(password)
        await log_in.click()
        if refused:
            await expect(noor.page.get_by_role("alert").filter(has_text=refused)).to_be_visible()
    own = noor.page.get_by_label("Kies een eigen wachtwoord")
    await own.fill(OWN_PASSWORD)
    await own.press("Enter")
    await expect(noor.page.get_by_role("button", name=noor.words.off_duty)).to_be_visible()


async def test_whose_log_in_ended_is_on_duty_again_after_a_short_while_and_asked_after_a_long_one(
    people: People,
) -> None:
    noor = await people.caseworker("noor", ORGANISATION, ["gemeente"])
    # Before the page is there: a clock that comes later cannot take back what the page has planned already.
    await noor.page.clock.install()
    await noor.page.reload()
    await noor.at_work("Gemeente")
    saar = await supervisor(people)
    for minutes in (1, 10):
        form = await chosen(saar, "Noor")
        await press(form.get_by_role("button", name="Uitschakelen", exact=True))
        await press(form.get_by_role("button", name="Ja, uitschakelen"))
        await expect(noor.page.get_by_text("U bent uitgelogd, omdat uw sessie voorbij is.")).to_be_visible()
        await press(form.get_by_role("button", name="Weer inschakelen"))
        await expect(told(saar, "Noor kan weer inloggen.")).to_be_visible()
        await noor.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(minutes=minutes))
        await noor.log_in()
        if minutes == 1:
            await expect(noor.page.get_by_role("button", name=noor.words.on_duty)).to_be_visible()
    await expect(noor.page.get_by_role("button", name=noor.words.off_duty)).to_be_visible()
    await noor.press("Weer in dienst")
    await expect(noor.page.get_by_role("button", name=noor.words.on_duty)).to_be_visible()


async def test_who_is_deactivated_gives_conversations_back_and_may_come_again(people: People) -> None:
    noor, citizen = await talking(people)
    bob = await people.caseworker("bob", ORGANISATION, ["gemeente"])
    await bob.at_work("Gemeente")
    saar = await supervisor(people)
    form = await chosen(saar, "Noor")
    await press(form.get_by_role("button", name="Uitschakelen", exact=True))
    await expect(form).to_contain_text("Er gaat 1 gesprek terug naar de voorkant van de wachtrij.")
    await press(form.get_by_role("button", name="Ja, uitschakelen"))
    await expect(told(saar, "Noor is uitgeschakeld. 1 gesprek ging terug naar de wachtrij.")).to_be_visible()
    await expect(noor.page.get_by_role("button", name=noor.words.log_in)).to_be_visible()
    await expect(citizen.heading(citizen.words.waiting)).to_be_visible()
    await bob.claim("Goedendag")
    await expect(citizen.system_line("Bob")).to_be_visible()

    await press(form.get_by_role("button", name="Weer inschakelen"))
    await expect(told(saar, "Noor kan weer inloggen.")).to_be_visible()
    await noor.log_in()
    await expect(noor.page.get_by_role("banner")).to_contain_text("Noor")
