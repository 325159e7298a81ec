"""A plan in a conversation: ticking its steps, and taking it along as a page or in a calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest
from icalendar import Calendar

from loket.wire import Answer, BotMessage, Channel, HandoffRequest, Plan, PlanStep, Turn
from tests.handoff.running import Citizen, Running

ADDRESS = "https://www.uwv.nl/nl/een-heel-lang-pad/waar-iemand-zich-kan-melden?van=loket&taal=nl"
PLAN = Plan(
    id="job",
    title="Uw baan <kwijt>",
    intro="Dit komt er op u af.",
    facts=["U woont in Utrecht."],
    steps=[
        PlanStep(
            id="benefit",
            when="deadline",
            title="WW aanvragen, snel",
            what="Vraag een uitkering aan; doe dat op tijd.",
            organisation_name="UWV",
            due="2027-03-08",
            after=["register"],
            bring=["uw ontslagbrief"],
            channels=[Channel(kind="online", value=ADDRESS, label="uwv.nl")],
            source="https://www.uwv.nl",
            checked_on="2026-11-22",
            verified=False,
        ),
        PlanStep(id="register", when="now", title="Meld u als werkzoekende", what="Doe dit bij UWV."),
        PlanStep(id="tax", when="later", title="Kijk naar toeslagen", what="Geef uw inkomen door.", due="2027-04-01"),
    ],
)


@pytest.fixture
async def planned(loket: Running) -> tuple[Running, Citizen, int]:
    """A citizen who got the plan, and the seq of the message that carries it."""

    async def script(turn: Turn) -> Answer:
        if "mens" in (turn.text or ""):
            wanted = HandoffRequest(reason="asked", organisation="uwv")
            return Answer(memory="m", messages=[BotMessage(text="Ik vraag iemand.")], handoff=wanted)
        return Answer(memory="m", messages=[BotMessage(text="Dit is uw plan.", plan=PLAN)])

    loket.bot.script = script
    citizen = await loket.citizen()
    async with citizen.stream() as widget:
        await widget.send("say", text="baan kwijt")
        message = await widget.until_event("message", text="Dit is uw plan.")
    return loket, citizen, message["seq"]


async def test_a_tick_is_in_every_tab_and_before_the_caseworker(planned: tuple[Running, Citizen, int]) -> None:
    loket, citizen, of = planned
    noor = await loket.caseworker("noor", "uwv")
    await noor.on_duty("uwv")
    async with citizen.stream() as one, citizen.stream() as other:
        await one.send("tick_step", of=of, step="register", done=True)
        ticked = await other.until_event("plan_ticked")
        assert ticked["body"] == {"kind": "plan_ticked", "of": of, "plan": "job", "step": "register", "done": True}
        await one.send("say", text="mens graag")
        await other.until_event("queued")
    seen = (await noor.claim(citizen.id)).json()["events"]
    assert [event["body"]["step"] for event in seen if event["body"]["kind"] == "plan_ticked"] == ["register"]
    state = (await loket.service.conversations.read(citizen.id)).state
    assert (state.ticked, state.topic_title) == ({"job": ["register"]}, "Uw baan <kwijt>")


async def test_a_step_is_ticked_once_however_often_it_is_sent(planned: tuple[Running, Citizen, int]) -> None:
    loket, citizen, of = planned
    again = [await citizen.command("tick_step", client_id="x", of=of, step="tax", done=True) for _ in range(2)]
    assert again[0].json() == again[1].json()
    already = await citizen.command("tick_step", of=of, step="tax", done=True)
    assert already.status_code == 200
    assert "seq" not in already.json()
    await citizen.command("tick_step", of=of, step="tax", done=False)
    log = await loket.service.conversations.all_events(citizen.id)
    assert [event.body.__struct_config__.tag for event in log].count("plan_ticked") == 2
    assert (await loket.service.conversations.read(citizen.id)).state.ticked == {"job": []}


async def test_a_plan_outlives_its_conversation(planned: tuple[Running, Citizen, int]) -> None:
    _, citizen, of = planned
    await citizen.command("end")
    assert (await citizen.command("tick_step", of=of, step="tax", done=True)).status_code == 200
    assert "1 van 3 gedaan" in (await citizen.http("GET", f"/plans/{of}")).text


@pytest.mark.parametrize(("of", "step"), [(0, "tax"), (-1, "tax"), (1, "tax"), (2, "tax"), (99, "tax"), (2**63, "tax")])
async def test_only_what_stands_in_a_plan_can_be_ticked(
    planned: tuple[Running, Citizen, int], of: int, step: str
) -> None:
    _, citizen, seq = planned
    assert (await citizen.command("tick_step", of=of, step=step, done=True)).json()["code"] == "not-offered"
    assert (await citizen.command("tick_step", of=seq, step="other", done=True)).json()["code"] == "not-offered"


async def test_the_page_has_everything_and_runs_nothing(planned: tuple[Running, Citizen, int]) -> None:
    _, citizen, of = planned
    await citizen.command("tick_step", of=of, step="register", done=True)
    answer = await citizen.http("GET", f"/plans/{of}")
    page = answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r'filename="plan-\d{4}-\d\d-\d\d\.html"', answer.headers["content-disposition"])
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<html lang=nl>" in page
    assert "<script" not in page
    assert "Uw baan &lt;kwijt>" in page
    assert page.index("<h2>Nu</h2>") < page.index("<h2>Let op de datum</h2>") < page.index("<h2>Kan wachten</h2>")
    assert page.count("Nog niet gedaan: ") == 2
    for words in ("8 maart 2027", "uw ontslagbrief", "Niet bevestigd", "22 november 2026", "U woont in Utrecht."):
        assert words in page
    assert citizen.token not in page


async def test_the_page_speaks_the_language_of_the_plan(loket: Running) -> None:
    async def script(_turn: Turn) -> Answer:
        return Answer(memory="m", language="en", messages=[BotMessage(text="Your plan.", plan=PLAN)])

    loket.bot.script = script
    citizen = await loket.citizen("en")
    async with citizen.stream() as widget:
        await widget.send("say", text="I lost my job")
        of = (await widget.until_event("message", text="Your plan."))["seq"]
    page = (await citizen.http("GET", f"/plans/{of}")).text
    assert "<html lang=en>" in page
    assert "Mind the date" in page
    assert "8 March 2027" in page


async def test_the_calendar_has_the_last_days_of_what_is_still_to_do(planned: tuple[Running, Citizen, int]) -> None:
    _, citizen, of = planned
    answer = await citizen.http("GET", f"/plans/{of}/calendar")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    assert b"WW aanvragen\\, snel (UWV)" in answer.content
    first, second = Calendar.from_ical(answer.content).walk("VEVENT")
    assert first.decoded("dtstart") == date(2027, 3, 8)
    assert str(first["url"]) == ADDRESS
    assert "doe dat op tijd." in str(first["description"])
    same = Calendar.from_ical((await citizen.http("GET", f"/plans/{of}/calendar")).content).walk("VEVENT")
    assert [event["uid"] for event in same] == [first["uid"], second["uid"]]
    assert citizen.id not in answer.text
    await citizen.command("tick_step", of=of, step="benefit", done=True)
    left = Calendar.from_ical((await citizen.http("GET", f"/plans/{of}/calendar")).content).walk("VEVENT")
    assert [event["uid"] for event in left] == [second["uid"]]
    await citizen.command("tick_step", of=of, step="tax", done=True)
    assert (await citizen.http("GET", f"/plans/{of}/calendar")).status_code == 404, "nothing is left to remind of"


async def test_the_plan_is_in_the_transcript_with_its_ticks(planned: tuple[Running, Citizen, int]) -> None:
    _, citizen, of = planned
    await citizen.command("tick_step", of=of, step="register", done=True)
    text = (await citizen.http("GET", "/transcript")).text
    assert "[x] Meld u als werkzoekende" in text
    assert "[ ] WW aanvragen, snel (UWV)" in text


async def test_a_plan_is_for_who_has_the_key(planned: tuple[Running, Citizen, int]) -> None:
    loket, citizen, of = planned
    stranger = await loket.citizen()
    for path in (f"/plans/{of}", f"/plans/{of}/calendar"):
        assert (await Citizen(loket.url, citizen.id, stranger.token).http("GET", path)).status_code == 404
        assert (await stranger.http("GET", path)).status_code == 404
    for nowhere in ("/plans/1", "/plans/0", "/plans/999999", "/plans/x", "/plans/-1"):
        assert (await citizen.http("GET", nowhere)).status_code == 404
