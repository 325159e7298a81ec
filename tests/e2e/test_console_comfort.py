"""What makes a long day bearable: drafts that stay, calls that are asked for, a page that fits, and large text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.polling import until
from tests.e2e.test_small_screens import assert_nothing_sideways

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUIET_MS = 2_100
"""So long after a sound there is none."""

# Browsers without a desktop show no notification: this keeps what the page wanted to show.
RECORD_NOTIFICATIONS = """
window.shown = [];
window.Notification = class {
  static permission = "default";
  static async requestPermission() { window.shown.push("asked"); return (this.permission = "granted"); }
  constructor(title, options) { window.shown.push([title, options.body]); }
  close() {}
};
document.hasFocus = () => !window.away;
"""

# A machine of a test has no loudspeaker: this counts the tones that begin.
COUNT_TONES = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
"""


async def with_conversations(people: People, *words: str) -> tuple[Caseworker, list[Citizen]]:
    """Noor on duty, and citizens who wait for her, each with words of their own."""
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    return noor, [await waiting(people, noor, each) for each in words]


async def waiting(people: People, noor: Caseworker, words: str) -> Citizen:
    """A citizen who waits at Noor's desk."""
    citizen = await people.citizen()
    await citizen.ask(words)
    await expect(noor.waiting(words)).to_be_visible()
    return citizen


async def go_to(noor: Caseworker, words: str) -> None:
    """Open one of Noor's conversations."""
    await noor.mine(words).get_by_role("button").first.click()


async def test_a_draft_stays_with_its_conversation_until_it_is_sent_or_noor_leaves(people: People) -> None:
    noor, _ = await with_conversations(people, "Goedendag", "Goedemorgen")
    await noor.claim("Goedendag")
    await noor.box.fill("Nog niet af")
    await noor.claim("Goedemorgen")
    await expect(noor.box).to_have_value("")
    await noor.page.keyboard.press("Escape")
    await noor.page.keyboard.press("m")
    note = noor.page.get_by_role("textbox", name="Notitie, alleen voor medewerkers")
    await note.fill("Vraagt dit vaker")
    await expect(noor.mine("Goedendag")).to_contain_text("concept")
    await go_to(noor, "Goedendag")
    # The other conversation is in the note; this one still writes to the citizen.
    await expect(noor.box).to_have_value("Nog niet af")
    await noor.page.reload()
    await expect(noor.mine("Goedemorgen")).to_contain_text("concept-notitie")
    await go_to(noor, "Goedemorgen")
    await expect(note).to_have_value("Vraagt dit vaker")
    await go_to(noor, "Goedendag")
    await expect(noor.box).to_have_value("Nog niet af")
    await noor.press(noor.words.send)
    await expect(noor.line("Nog niet af")).to_be_visible()
    await expect(noor.mine("Goedendag")).not_to_contain_text("concept")

    await noor.press("Uitloggen")
    await noor.page.get_by_role("dialog").get_by_role("button", name="Uitloggen").click()
    await expect(noor.page.get_by_label(noor.words.name)).to_be_visible()
    kept = await noor.page.evaluate("JSON.stringify(sessionStorage)")
    assert "Vraagt dit vaker" not in kept


async def test_the_browser_calls_only_when_asked_to_and_names_only_desk_and_topic(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"], bypass_csp=True)
    page = noor.page
    await page.add_init_script(RECORD_NOTIFICATIONS)
    await page.reload()
    await noor.at_work("Gemeente")
    await page.evaluate("window.away = true")
    await waiting(people, noor, "Goedendag")
    assert await page.evaluate("window.shown") == []

    await page.keyboard.press(",")
    switch = page.get_by_role("switch", name="Meldingen van de browser")
    await expect(switch).not_to_be_checked()
    await expect(page.get_by_role("switch", name="Geluid")).not_to_be_checked()
    await switch.click()
    await expect(switch).to_be_checked()
    await page.keyboard.press("Escape")
    assert await page.evaluate("window.shown") == ["asked"]
    citizen = await waiting(people, noor, "Goedemorgen")
    await page.wait_for_function("window.shown.length === 2")
    title, body = (await page.evaluate("window.shown"))[1]
    assert title == "Er wacht iemand"
    assert body.startswith("Gemeente")
    assert "Goedemorgen" not in body
    assert (await page.title()).startswith("(2) ")
    assert "2%3C%2Ftext%3E" in (await page.locator('link[rel="icon"]').get_attribute("href") or "")

    await noor.claim("Goedemorgen")
    await citizen.say("Nog iets geheims")
    await page.wait_for_function("window.shown.some(each => each[0] === 'Nieuw bericht')")
    assert "geheim" not in str(await page.evaluate("window.shown"))


async def test_who_is_asked_to_join_is_called_like_for_a_conversation_of_their_own(people: People) -> None:
    """There are two minutes to answer in, also for who looks elsewhere."""
    sam = await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"], bypass_csp=True)
    page = sam.page
    await page.add_init_script(RECORD_NOTIFICATIONS + COUNT_TONES)
    await page.reload()
    await sam.at_work("Gemeente")
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await waiting(people, noor, "Goedendag")
    await noor.claim("Goedendag")
    await page.keyboard.press(",")
    await page.get_by_role("switch", name="Meldingen van de browser").click()
    await page.get_by_role("switch", name="Geluid").click()
    await page.keyboard.press("Escape")
    await until(page, "window.tones === 2")  # what it is like
    await page.wait_for_timeout(QUIET_MS)  # not at once again
    await page.evaluate("window.away = true; window.shown = []")
    await noor.tool("Collega erbij")
    await noor.page.get_by_role("radio", name="Sam").check()
    await noor.page.get_by_role("button", name="Vragen", exact=True).click()
    await until(page, "window.shown.length > 0 && window.tones === 4")
    assert await page.evaluate("window.shown") == [["Een collega vraagt of u meepraat", "Gemeente"]]


async def test_the_sound_is_off_until_it_is_switched_on_and_then_heard_for_who_comes_in(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    page = noor.page
    await page.add_init_script(COUNT_TONES)
    # Before the page is there: a clock that comes later cannot take back what the page has planned already.
    await page.clock.install()
    await page.reload()
    await noor.at_work("Gemeente")
    await waiting(people, noor, "Goedendag")
    assert await page.evaluate("window.tones") == 0
    await page.keyboard.press(",")
    await page.get_by_role("switch", name="Geluid").click()
    await page.wait_for_function("window.tones === 2")  # what it is like
    await page.keyboard.press("Escape")
    await page.clock.set_fixed_time(datetime.now(UTC) + timedelta(minutes=1))  # not at once again
    await waiting(people, noor, "Goedemorgen")
    await page.wait_for_function("window.tones === 4")
    await page.keyboard.press(",")
    await page.get_by_role("switch", name="Geluid").click()
    await page.keyboard.press("Escape")
    await page.clock.set_fixed_time(datetime.now(UTC) + timedelta(minutes=2))
    await waiting(people, noor, "Goedenavond")
    assert await page.evaluate("window.tones") == 4


async def test_the_offer_to_undo_stays_as_long_as_it_is_looked_at(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.page.clock.install()
    await noor.at_work("Gemeente")
    await waiting(people, noor, "Goedendag")
    await noor.claim("Goedendag")
    button = noor.page.get_by_role("button", name="Ongedaan maken")
    await noor.page.clock.fast_forward(10_000)
    await expect(button).to_be_visible()
    await button.focus()
    await noor.page.clock.fast_forward(60_000)
    await expect(button).to_be_visible()
    await noor.box.focus()
    await noor.page.clock.fast_forward(16_000)
    await expect(button).to_be_hidden()


async def all_actions(noor: Caseworker) -> set[str]:
    """The names of the toolbar's buttons and of those in its menu."""
    toolbar = noor.page.locator("loket-toolbar")
    shown = await toolbar.locator(".line button:not(.hidden)").all_inner_texts()
    if not await toolbar.locator("#more").is_visible():
        return set(shown)
    await toolbar.locator("#more").click()
    rest = await toolbar.get_by_role("menuitem").locator("span").all_inner_texts()
    await noor.page.keyboard.press("Escape")
    await expect(toolbar.locator("#more")).to_be_focused()
    assert not set(shown) & set(rest)
    return {*shown, *rest}


async def test_everything_fits_on_every_screen_and_the_columns_fold(people: People) -> None:
    noor, _ = await with_conversations(people, "Goedendag")
    await noor.claim("Goedendag")
    await noor.say("Goedemiddag")
    page = noor.page
    everything: set[str] = set()
    for width, height in ((1920, 1080), (1366, 768), (1024, 768), (768, 1024)):
        await page.set_viewport_size({"width": width, "height": height})
        await assert_nothing_sideways(page)
        await expect(noor.box).to_be_in_viewport(ratio=1)
        bar = await page.locator("loket-top-bar").bounding_box()
        assert bar is not None
        assert bar["height"] < 60, f"the bar is in two rows at {width}"
        found = await all_actions(noor)
        assert found == (everything or found), f"at {width}"
        everything = found
    assert {"Overdragen", "Afsluiten", "Uitzoeken"} <= everything

    await page.set_viewport_size({"width": 1366, "height": 768})
    board = page.locator("loket-board")
    await expect(noor.about).to_be_visible()  # the third column is back
    wide = await _width(page, "loket-conversation")
    await page.keyboard.press("[")
    await expect(board.get_by_role("tab")).to_have_count(0)
    await page.keyboard.press("i")
    await expect(noor.about).to_be_hidden()
    assert await _width(page, "loket-conversation") > wide + 400
    await page.reload()
    await expect(page.get_by_role("button", name=noor.words.on_duty)).to_be_visible()
    await expect(board.get_by_role("tab")).to_have_count(0)
    await expect(noor.about).to_be_hidden()
    await page.keyboard.press("1")
    await expect(board.get_by_role("tab", name="Gesprekken")).to_be_focused()


async def test_what_can_be_undone_never_stands_over_the_text_box(people: People) -> None:
    noor, _ = await with_conversations(people, "Goedendag")
    await noor.claim("Goedendag")
    page = noor.page
    toast = page.locator("loket-toast")
    button = toast.get_by_role("button", name="Ongedaan maken")
    await button.hover()  # it stays as long as it is pointed at
    for width, folded in ((1366, False), (1024, False), (320, False), (1024, True), (1366, True)):
        await page.set_viewport_size({"width": width, "height": 700})
        if (await page.locator("loket-board[folded]").count() > 0) != folded:
            await page.get_by_role("button", name="Lijst inklappen" if folded else "Lijst uitklappen").click()
        await button.hover()
        await expect(button).to_be_in_viewport(ratio=1)
        await noor.box.click(trial=True)
        above, below = await toast.bounding_box(), await page.locator("loket-composer").bounding_box()
        assert above is not None
        assert below is not None
        beside = above["x"] + above["width"] <= below["x"]
        assert beside or above["y"] + above["height"] <= below["y"], f"at {width}, folded: {folded}"


async def test_text_at_twice_its_size_stays_whole(people: People) -> None:
    noor, _ = await with_conversations(people, "Goedendag")
    await noor.claim("Goedendag")
    # What a page of 1366 by 768 has at a zoom of 200 %.
    await noor.page.set_viewport_size({"width": 683, "height": 384})
    await expect(noor.box).to_be_visible()
    await assert_nothing_sideways(noor.page)
    await noor.page.keyboard.press("Escape")
    for key in ("o", "Control+k", ","):
        await noor.page.keyboard.press(key)
        await expect(noor.page.get_by_role("dialog")).to_be_visible()
        await assert_nothing_sideways(noor.page)
        await noor.page.keyboard.press("Escape")
        await expect(noor.page.get_by_role("dialog")).to_be_hidden()


async def _width(page: Page, part: str) -> float:
    box = await page.locator(part).bounding_box()
    assert box is not None
    return box["width"]
