"""What a caseworker who listens is told of by the console, once and politely, and what not."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.e2e.people import Caseworker, People
from tests.e2e.test_widget_accessibility import LISTEN, spoken

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def listening(people: People) -> Caseworker:
    """Noor of the municipality, logged in; what a screen reader would say by itself is kept."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.page.add_init_script(LISTEN)
    await noor.page.reload()
    await noor.log_in()
    return noor


async def heard(noor: Caseworker, *wanted: str) -> list[str]:
    """What was said since the last time, once each of ``wanted`` was among it."""
    await noor.page.wait_for_function(
        "wanted => wanted.every((words) => window.spoken.some((said) => said.includes(words)))", arg=list(wanted)
    )
    return await spoken(noor.page)


async def test_who_goes_on_duty_hears_where_and_who_goes_off_duty_that_they_did(people: People) -> None:
    noor = await listening(people)
    await spoken(noor.page)
    await noor.press(noor.words.off_duty)
    await noor.press(noor.words.all_desks)
    assert (await heard(noor, "U bent in dienst")).count("U bent in dienst bij: Gemeente.") == 1
    await noor.press("Pauze")
    assert len(await heard(noor, "U heeft pauze: u krijgt geen nieuwe gesprekken")) == 1
    await noor.press("Uit dienst")
    assert (await heard(noor, "U bent uit dienst.")).count("U bent uit dienst.") == 1
    switch = noor.page.get_by_role("switch", name="Gemeente", exact=True)
    await expect(switch).not_to_be_checked()
    await switch.click()
    assert (await heard(noor, "U bent in dienst")).count("U bent in dienst bij: Gemeente.") == 1


async def test_who_listens_hears_that_a_conversation_opens_and_others_words_once_and_not_their_own(
    people: People,
) -> None:
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await expect(noor.waiting("Goedendag")).to_be_visible()
    await spoken(noor.page)
    await noor.waiting("Goedendag").get_by_role("button").first.focus()
    await noor.page.keyboard.press("Enter")
    opened = [text for text in await heard(noor, "Geopend: ") if text.startswith("Geopend: ")]
    assert opened == ["Geopend: Onderwerp nog niet bekend. Wacht bij Gemeente."]
    assert not [text for text in opened if "Goedendag" in text]

    await noor.page.keyboard.press("n")
    await expect(noor.box).to_be_focused()
    taken = await heard(noor, "Overgenomen")
    assert not [text for text in taken if "nam het gesprek over" in text], taken
    await noor.say("Waar woont u?")
    await expect(citizen.message("Waar woont u?")).to_be_visible()
    await citizen.say("Ik woon in Utrecht")
    said = await heard(noor, "Ik woon in Utrecht")
    assert [text for text in said if "Utrecht" in text] == ["Burger: Ik woon in Utrecht"]
    assert not [text for text in said if "Waar woont" in text], said
    await expect(noor.timeline).to_have_attribute("aria-live", "off")


async def test_on_a_narrow_screen_the_focus_goes_along_into_the_conversation(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.page.set_viewport_size({"width": 400, "height": 700})
    await noor.waiting("Goedendag").get_by_role("button").first.focus()
    await noor.page.keyboard.press("Enter")
    await expect(noor.page.get_by_role("main", name="Gesprek")).to_be_focused()
