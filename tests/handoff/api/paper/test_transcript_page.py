"""A conversation as a page: everything a citizen saw, nothing more, and no text of anybody read as HTML."""

from __future__ import annotations

from handoff.api.paper.transcript_page import POLICY, STYLE
from loket.wire import Answer, BotMessage, Card, Channel, Plan, PlanStep, Turn
from tests.handoff.running import Running

CARD = Card(
    service="ww",
    title="WW <aanvragen>",
    organisation="uwv",
    organisation_name="UWV",
    first_step="Vraag het aan.",
    channels=[
        Channel(kind="online", value="https://www.uwv.nl/ww", label="uwv.nl"),
        Channel(kind="telephone", value="+31 88 898 9294", label="088 898 9294", hours="werkdagen"),
        Channel(kind="online", value="javascript:alert(1)", label="niet doen"),
    ],
    at_hand=["uw DigiD"],
    source="https://www.uwv.nl",
    checked_on="2026-11-22",
)
STEPS = [
    PlanStep(id="one", when="now", title="Meld u", what="Nu."),
    PlanStep(id="two", when="soon", title="Bel", what="Dan."),
]


async def talk(loket: Running) -> str:
    """A conversation with a card and a plan of which one step is ticked, as a page."""

    async def script(_turn: Turn) -> Answer:
        plan = Plan(id="job", title="Uw baan kwijt", intro="Dit kan.", steps=STEPS)
        return Answer(memory="1", messages=[BotMessage(text="Zo.", card=CARD), BotMessage(text="Plan.", plan=plan)])

    loket.bot.script = script
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        await stream.send("say", text="سؤال <script>alert('x')</script>\nen 123456782")
        event = await stream.until_event("message", text="Plan.")
        await stream.send("tick_step", of=event["seq"], step="one", done=True)
        await stream.until_event("plan_ticked")
    answer = await citizen.http("GET", "/transcript/page")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"] == POLICY
    return answer.text


async def test_it_has_all_that_was_said_with_cards_and_plans(loket: Running) -> None:
    page = await talk(loket)
    for told in ("Uw gesprek met Loket", "WW &lt;aanvragen>", "Vraag het aan.", "uw DigiD", "Uw baan kwijt", STYLE):
        assert told in page
    assert page.count("☑") == 1
    assert page.count("☐") == 1
    assert 'href="tel:+31888989294"' in page or "href=tel:+31888989294" in page


async def test_no_text_becomes_a_part_of_the_page(loket: Running) -> None:
    page = await talk(loket)
    assert "<script" not in page
    assert "&lt;script>" in page
    assert "javascript:alert" not in page.replace("niet doen javascript:alert(1)", "")
    assert "123456782" not in page
    assert "dir=rtl" in page
    assert "dir=ltr" in page


async def test_only_who_has_the_key_gets_it(loket: Running) -> None:
    citizen = await loket.citizen()
    citizen.token = "another"
    assert (await citizen.http("GET", "/transcript/page")).status_code == 404
