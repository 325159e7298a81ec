"""A console that loses its connection or its log-in: what is seen and heard, what is kept, what comes right again."""

from __future__ import annotations

import pytest
from playwright.async_api import Route, WebSocketRoute, expect

from tests.e2e.people import Caseworker, Citizen, People
from tests.e2e.records import assert_sound, messages_in
from tests.e2e.system import PASSWORD, Loket
from tests.e2e.test_console_heard import heard, listening
from tests.e2e.test_widget_accessibility import spoken

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOST = "Geen verbinding. Wij proberen het steeds opnieuw. U kunt blijven typen."
BACK = "De verbinding is er weer."
WAITS = "Nog niet verstuurd: er is geen verbinding. Het gaat vanzelf mee zodra die er weer is."
RETURNS = 40_000
"""Milliseconds within which a console finds the service again: tries are at most 20 seconds apart."""

# How often the row that tells of the connection comes or goes.
WATCH_ROW = """() => {
  window.moves = 0;
  const bar = document.querySelector("loket-console").shadowRoot.querySelector("loket-top-bar").shadowRoot;
  let there = false;
  new MutationObserver(() => {
    if (there !== (bar.querySelector(".lost") !== null)) window.moves += 1;
    there = bar.querySelector(".lost") !== null;
  }).observe(bar, { childList: true, subtree: true });
}"""


async def a_talk(people: People) -> tuple[Citizen, Caseworker]:
    """A citizen and Noor, whose screen reader is recorded, in a conversation."""
    noor = await listening(people)
    await noor.on_duty("Gemeente")
    citizen = await people.citizen()
    await citizen.ask("Goedendag")
    await noor.claim("Goedendag")
    await noor.say("Waar kan ik u mee helpen?")
    await expect(citizen.message("Waar kan ik u mee helpen?")).to_be_visible()
    return citizen, noor


async def test_a_lost_connection_is_told_once_and_all_that_was_sent_meanwhile_arrives_once(
    people: People, loket: Loket
) -> None:
    citizen, noor = await a_talk(people)
    page = noor.page
    await page.evaluate(WATCH_ROW)
    await spoken(page)
    await loket.kill()
    lost = page.get_by_role("banner").get_by_text(LOST)
    await expect(lost).to_be_visible()
    for text in ("Ik zoek het op.", "Een ogenblik."):
        await noor.box.fill(text)
        await noor.box.press("Enter")
        await expect(noor.timeline.get_by_role("listitem").filter(has_text=text)).to_contain_text("Nog niet verstuurd")
    await noor.box.fill("Een halve zin")
    # Several tries later it has been said once, and nothing has moved.
    await page.wait_for_timeout(3_000)
    said = await spoken(page)
    assert [text for text in said if "erbinding" in text] == [LOST, WAITS]
    assert await page.evaluate("window.moves") == 1
    await page.get_by_role("button", name="Nu proberen").focus()

    await loket.start()
    await page.keyboard.press("Enter")
    await expect(lost).to_be_hidden(timeout=RETURNS)
    assert [text for text in await heard(noor, BACK) if "erbinding" in text] == [BACK]
    await expect(page.get_by_role("button", name=noor.words.on_duty)).to_be_focused()
    await expect(noor.box).to_have_value("Een halve zin")
    await expect(citizen.message("Een ogenblik.")).to_be_visible(timeout=RETURNS)
    await expect(noor.timeline.get_by_text("Nog niet verstuurd")).to_have_count(0)
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert await noor.read() == messages_in(log)
    assert [text for text in messages_in(log) if text in ("Ik zoek het op.", "Een ogenblik.")] == [
        "Ik zoek het op.",
        "Een ogenblik.",
    ]


async def test_a_network_that_was_away_for_a_moment_sends_what_was_sent_meanwhile_by_itself(
    people: People, loket: Loket
) -> None:
    citizen, noor = await a_talk(people)
    await noor.page.context.set_offline(True)
    await noor.box.fill("Ik zoek het op.")
    await noor.box.press("Enter")
    line = noor.timeline.get_by_role("listitem").filter(has_text="Ik zoek het op.")
    await expect(line).to_contain_text("iet verstuurd")
    await noor.page.context.set_offline(False)
    await expect(citizen.message("Ik zoek het op.")).to_be_visible(timeout=RETURNS)
    await expect(line).not_to_contain_text("iet verstuurd")
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert messages_in(log).count("Ik zoek het op.") == 1


async def test_a_claim_whose_answer_was_lost_is_shown_as_it_is_and_one_that_never_came_is_not(people: People) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    for text in ("Mijn afval ligt er nog", "Ik zoek mijn paspoort"):
        await (await people.citizen()).ask(text)
    claimed = noor.waiting("Mijn afval ligt er nog").get_by_role("button", name=noor.words.claim)
    not_claimed = noor.waiting("Ik zoek mijn paspoort").get_by_role("button", name=noor.words.claim)
    await expect(claimed).to_be_visible()

    async def loses_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await noor.page.route("**/claim", lambda route: route.abort())
    await not_claimed.click()
    told = noor.page.get_by_role("region", name="Meldingen").get_by_text("Er kwam geen antwoord.")
    await expect(told).to_be_visible()
    await noor.press("Melding sluiten")
    await noor.page.unroute("**/claim")
    await noor.page.route("**/claim", loses_the_answer)
    await claimed.click()
    await expect(noor.mine("Mijn afval ligt er nog")).to_have_count(1)
    # What is pointed at keeps its place.
    await noor.page.mouse.move(700, 400)
    await expect(noor.waiting("Mijn afval ligt er nog")).to_have_count(0)
    await expect(noor.waiting("Ik zoek mijn paspoort")).to_have_count(1)
    await expect(noor.mine("Ik zoek mijn paspoort")).to_have_count(0)


def through(socket: WebSocketRoute) -> None:
    """Let a stream that was cut before reach the service again."""
    socket.connect_to_server()


async def test_what_happened_to_the_queue_meanwhile_is_seen_when_the_connection_is_back(
    people: People, loket: Loket
) -> None:
    noor = await people.caseworker("noor", "Gemeente Lindewaard", ["gemeente"])
    sam = await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await noor.at_work("Gemeente")
    await sam.at_work("Gemeente")
    await (await people.citizen()).ask("Mijn afval ligt er nog")
    await expect(noor.waiting("Mijn afval ligt er nog")).to_be_visible()
    # Noor's console alone does not reach the service.
    await noor.page.context.route("**/api/**", lambda route: route.abort())
    await noor.page.route_web_socket("**/api/v1/staff/stream", lambda socket: socket.close())
    await loket.kill()
    await loket.start()
    await expect(sam.page.get_by_text("Verbonden")).to_be_visible(timeout=RETURNS)
    await expect(noor.page.get_by_role("banner").get_by_text(LOST)).to_be_visible(timeout=RETURNS)
    await sam.claim("Mijn afval ligt er nog")
    await (await people.citizen()).ask("Ik zoek mijn paspoort")
    await expect(sam.waiting("Ik zoek mijn paspoort")).to_be_visible()
    await expect(noor.waiting("Ik zoek mijn paspoort")).to_have_count(0)
    await noor.page.context.unroute_all()
    await noor.page.unroute_all()
    await noor.page.route_web_socket("**/api/v1/staff/stream", through)
    await noor.press("Nu proberen")
    await expect(noor.waiting("Ik zoek mijn paspoort")).to_be_visible(timeout=RETURNS)
    await expect(noor.waiting("Mijn afval ligt er nog")).to_have_count(0)


async def test_a_log_in_that_ended_meanwhile_is_told_and_nothing_is_lost(people: People, loket: Loket) -> None:
    citizen, noor = await a_talk(people)
    page = noor.page
    await noor.tool(noor.words.close)
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await loket.kill()
    await expect(page.get_by_role("banner").get_by_text(LOST)).to_be_visible()
    await page.context.clear_cookies()
    await noor.box.fill("Ik zoek het op.")
    await noor.box.press("Enter")
    await noor.box.fill("Een halve zin")
    await noor.tool(noor.words.close)
    await loket.start()

    await expect(page.get_by_label(noor.words.name)).to_be_focused(timeout=RETURNS)
    await page.keyboard.type("noor")
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.locator("loket-log-in")).to_have_count(0)
    # As it was: the dialog, and behind it the same conversation, with what was typed.
    await expect(page.get_by_role("dialog", name="Gesprek afsluiten")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(noor.box).to_have_value("Een halve zin")
    await expect(citizen.message("Ik zoek het op.")).to_be_visible(timeout=RETURNS)
    await expect(noor.mine("Goedendag")).to_have_count(1)
    log = await loket.log_of_only_conversation()
    assert_sound(log)
    assert messages_in(log).count("Ik zoek het op.") == 1


async def test_who_logs_in_after_somebody_else_sees_nothing_of_theirs(people: People) -> None:
    _citizen, noor = await a_talk(people)
    page = noor.page
    await noor.box.fill("Een halve zin")
    await people.caseworker("sam", "Gemeente Lindewaard", ["gemeente"])
    await page.context.clear_cookies()
    await noor.press(noor.words.send)
    await expect(page.get_by_label(noor.words.name)).to_be_visible()
    sam = Caseworker(page, noor.url, "sam", noor.words)
    await sam.log_in()
    await expect(page.get_by_role("main", name="Gesprek")).to_contain_text("Geen gesprek geopend")
    await expect(sam.mine("Goedendag")).to_have_count(0)


async def test_what_went_wrong_without_a_connection_does_not_hide_what_to_do_about_it(
    people: People, loket: Loket
) -> None:
    _, noor = await a_talk(people)
    waiting = await people.citizen()
    await waiting.ask("Nog een vraag")
    claim = noor.waiting("Nog een vraag").get_by_role("button", name=noor.words.claim)
    await expect(claim).to_be_visible()
    await loket.kill()
    await expect(noor.page.get_by_role("banner").get_by_text(LOST)).to_be_visible()
    await claim.click()
    messages = noor.page.get_by_role("region", name="Meldingen")
    await expect(messages).to_be_visible()
    # Playwright presses a button only where it lies on top.
    await noor.page.get_by_role("button", name="Nu proberen").click(timeout=3_000)
    await expect(messages).to_be_visible()
    await loket.start()
