"""A conversation is labelled, closed, found again and read; two who look see each other; nothing moves under a hand."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.keyboard import tab_to
from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.test_accessibility import Inspection

pytestmark = pytest.mark.asyncio(loop_scope="session")

MISTAKEN = "Is uw burgerservicenummer 111222333?"


async def waiting(people: People, text: str) -> Citizen:
    """A citizen who said ``text`` and waits for the municipality."""
    citizen = await people.citizen()
    await citizen.greet()
    await citizen.ask_person()
    await citizen.say(text)
    return citizen


async def at_work(people: People, *logins: str, bypass_csp: bool = False) -> list[Caseworker]:
    """Caseworkers of the municipality who are on duty."""
    found = []
    for login in logins:
        caseworker = await people.caseworker(login, "Gemeente Lindewaard", ["gemeente"], bypass_csp=bypass_csp)
        await caseworker.at_work("Gemeente")
        found.append(caseworker)
    return found


async def test_what_was_labelled_and_closed_is_found_again_by_keyboard(people: People) -> None:
    (noor,) = await at_work(people, "noor", bypass_csp=True)
    inspection = Inspection(noor.page)
    page, citizen = noor.page, await waiting(people, "Het gaat over mijn dakkapel aan de achterkant")
    await noor.claim("dakkapel")

    await noor.box.fill(MISTAKEN)
    await noor.box.press("Enter")
    alert = page.get_by_role("alert").filter(has_text="burgerservicenummer (BSN)")
    await expect(alert).to_be_visible()
    await noor.box.press("Enter")
    await expect(alert).to_be_visible()
    await inspection.look("a warning before a number is sent")
    await noor.press("Aanpassen")
    selected = "box => box.value.slice(box.selectionStart, box.selectionEnd)"  # Firefox has it nowhere else
    assert await noor.box.evaluate(selected) == "111222333"
    await noor.box.fill("Een dakkapel aan de achterkant mag vaak zonder vergunning.")
    await noor.press(noor.words.send)
    await expect(citizen.message("zonder vergunning")).to_be_visible()
    await expect(citizen.message("111222333")).to_have_count(0)

    await noor.about.get_by_label("Label toevoegen").fill("Dakkapel-actie")
    await noor.about.get_by_label("Label toevoegen").press("Enter")
    await expect(noor.about.get_by_role("button", name="Label Dakkapel-actie weghalen")).to_be_visible()
    await noor.close("Doorverwezen")
    await expect(noor.about.get_by_text("Doorverwezen")).to_be_visible()
    await expect(page.get_by_role("timer").filter(has_text="U rondt een gesprek af")).to_be_visible()
    await noor.press("Ik ben klaar")
    await expect(page.get_by_role("timer").filter(has_text="U rondt een gesprek af")).to_have_count(0)
    await noor.press("Gesprek verlaten")

    await page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Zoeken in gesprekken")
    await expect(dialog.get_by_label("Woorden")).to_be_focused()
    await page.keyboard.type("zzz")
    await expect(dialog.get_by_text("Niets gevonden.")).to_be_visible()
    await dialog.get_by_label("Label", exact=True).select_option("Dakkapel-actie")
    await dialog.get_by_label("Woorden").fill("DAKKAPEL vergunn")
    results = dialog.get_by_role("region", name="Gevonden gesprekken").get_by_role("listitem")
    await expect(results).to_have_count(1)
    await expect(results.locator("mark").first).to_have_text("dakkapel")
    await expect(results).to_contain_text("Dakkapel-actie")
    await inspection.look("what was found")
    await dialog.get_by_label("Woorden").press("ArrowDown")
    await expect(results.get_by_role("button")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()
    await expect(noor.line("zonder vergunning")).to_be_focused()
    await expect(noor.box).to_have_count(0)
    assert inspection.found == {}


async def test_two_who_look_see_each_other_and_nothing_moves_under_the_pointer(people: People) -> None:
    noor, sam = await at_work(people, "noor", "sam")
    for text in ("eerste vraag", "tweede vraag", "derde vraag"):
        await waiting(people, text)
        await expect(noor.waiting(text)).to_be_visible()

    await sam.waiting("eerste vraag").locator(".open").click()
    await expect(noor.waiting("eerste vraag")).to_contain_text("Sam kijkt")
    await noor.waiting("eerste vraag").locator(".open").click()
    await expect(noor.page.locator("loket-conversation-head").get_by_text("Sam kijkt ook")).to_be_visible()
    await expect(sam.page.locator("loket-conversation-head").get_by_text("Noor kijkt ook")).to_be_visible()
    await sam.waiting("derde vraag").locator(".open").click()
    await expect(noor.page.get_by_text("Sam kijkt ook")).to_have_count(0)
    await expect(noor.waiting("eerste vraag")).not_to_contain_text("Sam kijkt")
    await expect(noor.waiting("derde vraag")).to_contain_text("Sam kijkt")

    aimed = noor.waiting("tweede vraag")
    await aimed.locator(".open").hover()
    place = await top(aimed)
    await sam.claim("eerste vraag")
    await expect(noor.waiting("eerste vraag")).to_contain_text("Bij Sam")
    assert await top(aimed) == pytest.approx(place, abs=1)
    # Who takes the next with a key gets a row above the list, and what is pointed at stays.
    await noor.page.keyboard.press("n")
    await expect(noor.mine("tweede vraag")).to_be_visible()
    await expect(aimed).to_contain_text("Niet meer in de rij")
    assert await top(aimed) == pytest.approx(place, abs=1)
    await noor.timeline.hover()
    await expect(noor.waiting("eerste vraag")).to_have_count(0)
    await expect(noor.waiting("tweede vraag")).to_have_count(0)
    # The same holds for the keyboard: the focus is not lost with the row, and the row goes when the focus does.
    third = noor.waiting("derde vraag")
    await tab_to(noor.page, third.locator(".act"), key="Shift+Tab")
    await sam.claim("derde vraag")
    await expect(third.get_by_role("button", name="Bij Sam")).to_be_focused()
    await noor.box.focus()
    await expect(third).to_have_count(0)


async def top(row: Locator) -> int:
    """How far a row is from the top of the screen once that is painted, in pixels."""
    await row.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box = await row.bounding_box()
    assert box is not None
    return round(box["y"])


async def test_what_went_wrong_and_an_own_label_are_put_on_at_closing_and_found_by_who_may_read_it(
    people: People,
) -> None:
    (noor,) = await at_work(people, "noor")
    ines = await people.caseworker("ines", "UWV", ["uwv"])
    await ines.at_work("UWV")
    await waiting(people, "Het gaat over mijn dakkapel")
    await noor.claim("dakkapel")
    await noor.tool("Afsluiten")
    dialog = noor.page.get_by_role("dialog", name="Gesprek afsluiten")
    await dialog.get_by_role("button", name="Gesprek afsluiten").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Kies hoe het gesprek is afgelopen.")
    await dialog.get_by_role("radio", name="Doorverwezen").check()
    await dialog.get_by_role("checkbox", name="Inloggen lukt niet").check()
    await dialog.get_by_label("Label toevoegen").fill("Dakkapel-actie")  # typed, and not put there with its button
    await dialog.get_by_role("button", name="Gesprek afsluiten").click()
    await expect(dialog).to_be_hidden()
    for label in ("Inloggen lukt niet", "Dakkapel-actie"):
        await expect(noor.about.get_by_role("button", name=f"Label {label} weghalen")).to_be_visible()
    await expect(noor.line("Afgesloten: Doorverwezen")).to_be_visible()

    for caseworker, finds in ((noor, 1), (ines, 0)):
        await caseworker.page.keyboard.press("/")
        search = caseworker.page.get_by_role("dialog", name="Zoeken in gesprekken")
        await search.get_by_label("Woorden").fill("dakkapel")
        told = "1 gesprek gevonden" if finds else "Niets gevonden."
        await expect(search.get_by_text(told, exact=True).first).to_be_visible()
        results = search.get_by_role("region", name="Gevonden gesprekken").get_by_role("listitem")
        await expect(results).to_have_count(finds)
        if finds:
            await search.get_by_label("Label", exact=True).select_option("Inloggen lukt niet")
            await search.get_by_label("Afloop").select_option("Doorverwezen")
            await expect(results).to_contain_text("Inloggen lukt niet")
