"""What goes on after a conversation: another desk that answers, a reference, a follow-up with a day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import quote

import pytest

from handoff.commands.case import today
from loket.directory import Directory
from tests.handoff.api.moving import SECRET, board, detail, did, next_day, patient, read, refused, talking, there
from tests.handoff.api.staff.test_colleagues import supervisor
from tests.handoff.running import Bot, Caseworker, Citizen, Running


@pytest.fixture
async def loket(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AsyncIterator[Running]:
    """A service in which nobody vanishes."""
    async with patient(store, bot, directory) as service:
        yield service


async def at_the_municipality(loket: Running) -> tuple[Citizen, Caseworker]:
    """A citizen who talks with Noor of the municipality."""
    noor = await there(loket, "noor", "gemeente", "uwv", organisation="Gemeente")
    citizen = await talking(loket, noor)
    await did(noor, citizen.id, "transfer", desk="gemeente", why="Wij doen dit zelf.")
    await citizen.command("consent", agreed=True)
    (await noor.claim(citizen.id)).raise_for_status()
    return citizen, noor


def in_days(loket: Running, days: int) -> str:
    """The day so many days from now."""
    return (today(loket.clock()) + timedelta(days=days)).isoformat()


async def test_another_desk_is_asked_answers_in_time_and_who_asked_reads_it(loket: Running) -> None:
    citizen, noor = await at_the_municipality(loket)
    rik, svb = await there(loket, "rik", "regie"), await there(loket, "svb", "svb")
    await did(noor, citizen.id, "escalate", note="Schulden en huisuitzetting.")
    assert await refused(noor, citizen.id, "escalate", note="nog eens") == "already-escalated"
    told = (await read(citizen))[-1]["body"]
    assert (told["kind"], told["desk"]["id"], "note" in told) == ("escalated", "regie", False)

    item = (await board(rik))["escalations"][0]
    assert (item["to_answer"], item["note"], item["asked_by"]) == (True, "Schulden en huisuitzetting.", "Noor")
    asked_at, due = (loket.service.conversations.clock(), item["due"])
    assert due[:10] == (asked_at + timedelta(days=3)).date().isoformat(), "within the days that the desk says"
    assert SECRET in str((await detail(rik, citizen.id))["events"]), "the same organisation reads along"
    assert "escalations" not in await board(svb)
    assert (await svb.do("POST", f"/escalations/{item['id']}/answer", {"feedback": "x"})).status_code == 404

    assert (await rik.do("POST", f"/escalations/{item['id']}/take")).status_code == 204
    assert (await board(noor))["escalations"][0]["taken_by"] == "Rik"
    assert (await noor.do("POST", f"/escalations/{item['id']}/read")).status_code == 404
    answered = await rik.do("POST", f"/escalations/{item['id']}/answer", {"feedback": "Wij bellen morgen."})
    assert answered.status_code == 204
    again = await rik.do("POST", f"/escalations/{item['id']}/answer", {"feedback": "Of toch niet."})
    assert again.json()["code"] == "not-possible-now"
    assert (await board(noor))["escalations"][0]["feedback"] == "Wij bellen morgen."
    assert "Wij bellen morgen." not in str(await read(citizen))
    assert (await rik.do("GET", f"/conversations/{citizen.id}")).status_code == 404
    assert (await noor.do("POST", f"/escalations/{item['id']}/read")).status_code == 204
    assert "escalations" not in await board(noor)


async def test_what_is_overdue_is_shown_to_the_supervisor(loket: Running) -> None:
    citizen, noor = await at_the_municipality(loket)
    boss, other = await supervisor(loket, "sanne", "gemeente"), await supervisor(loket, "olaf", "svb")
    await did(noor, citizen.id, "escalate", note="Schulden.")
    await did(noor, citizen.id, "follow-ups", on=in_days(loket, 2), text="Bellen over de brief.")
    before = await board(boss)
    assert ("escalations" in before, "follow_ups" in before) == (False, False)
    loket.clock.forward(days=4)
    await next_day(loket, boss, "sanne", "gemeente")
    await next_day(loket, other, "olaf", "svb")
    await next_day(loket, noor, "noor", "gemeente")
    late = await board(boss)
    assert [(each["overdue"], each["asked_by"]) for each in late["escalations"]] == [(True, "Noor")]
    assert [(each["overdue"], each["owner"]) for each in late["follow_ups"]] == [(True, "Noor")]
    assert [each["id"] for each in (await boss.do("GET", "/escalations")).json()] == [late["escalations"][0]["id"]]
    assert [each["id"] for each in (await boss.do("GET", "/follow-ups")).json()] == [late["follow_ups"][0]["id"]]
    assert ("escalations" in await board(other), "follow_ups" in await board(other)) == (False, False)
    assert (await board(noor))["follow_ups"][0]["overdue"] is True
    done = late["follow_ups"][0]["id"]
    assert (await other.do("POST", f"/follow-ups/{done}/done")).status_code == 404
    assert (await boss.do("POST", f"/follow-ups/{done}/done")).status_code == 204
    assert "follow_ups" not in await board(noor)


async def test_a_desk_without_a_route_says_so(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    assert await refused(anna, citizen.id, "escalate", note="help") == "no-escalation-route"
    assert await refused(anna, citizen.id, "escalate", note=" ") == "empty-text"


async def test_a_reference_is_found_by_staff_and_opens_nothing_by_itself(loket: Running) -> None:
    anna, cem = await there(loket, "anna", "uwv"), await there(loket, "cem", "gemeente")
    first = await talking(loket, anna)
    await did(anna, first.id, "case")
    reference = (await read(first))[-1]["body"]["reference"]
    assert reference in (await first.http("GET", "/transcript")).text
    assert await refused(anna, first.id, "case") == "has-case"
    second = await talking(loket, anna, "een tweede vraag")
    typed = reference.lower().replace("-", " ")
    await did(anna, second.id, "case", reference=typed)
    answer = await anna.do("GET", f"/cases/{quote(typed)}")
    assert answer.status_code == 200, answer.text
    assert (await anna.do("GET", f"/cases/{quote(quote(typed))}")).json()["code"] == "reference-not-right"
    found = answer.json()
    assert (found["reference"], [each["conversation"] for each in found["conversations"]]) == (
        reference,
        [first.id, second.id],
    )
    assert [each["conversation"] for each in (await detail(anna, second.id))["linked"]] == [first.id]

    assert (await cem.do("GET", f"/cases/{reference}")).status_code == 404, "nothing in it for them"
    unknown = "LK-2222-222"
    assert (await cem.do("GET", f"/cases/{unknown}")).status_code == 404, "the same as one that is not there"
    wrong = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    assert (await anna.do("GET", f"/cases/{wrong}")).json()["code"] == "reference-not-right"
    stranger = await loket.citizen()
    for path in (f"/api/v1/cases/{reference}", f"/api/v1/conversations/{reference}/events"):
        answer = await stranger.http("GET", f"/../../../..{path}")
        assert answer.status_code == 404, "a citizen needs the key of the browser"
    third = await talking(loket, anna, "nog een")
    assert await refused(cem, third.id, "case", reference=reference) in ("not-found", "not-yours")


async def test_a_follow_up_opens_a_case_has_an_owner_and_a_day(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    assert await refused(anna, citizen.id, "follow-ups", on=in_days(loket, -1), text="te laat") == "day-past"
    await did(anna, citizen.id, "follow-ups", on=in_days(loket, 7), text="Nabellen over de toeslag.")
    kinds = [event["body"]["kind"] for event in await read(citizen)]
    assert kinds[-2:] == ["case_opened", "follow_up_planned"]
    assert "Nabellen" not in str(await read(citizen))
    item = (await board(anna))["follow_ups"][0]
    assert (item["text"], item["on"], "overdue" in item) == ("Nabellen over de toeslag.", in_days(loket, 7), False)
    await did(anna, citizen.id, "close", outcome="follow_up")
    assert (await anna.do("POST", f"/follow-ups/{item['id']}/done")).status_code == 204
    assert (await anna.do("POST", f"/follow-ups/{item['id']}/done")).json()["code"] == "not-possible-now"


async def test_what_somebody_still_has_to_do_keeps_the_conversation_and_deleting_it_takes_all(loket: Running) -> None:
    from sqlalchemy import func, select

    from handoff.storage.tables.casework import cases, follow_ups

    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "follow-ups", on=in_days(loket, 40), text="Nabellen.")
    item = (await board(anna))["follow_ups"][0]
    await did(anna, citizen.id, "close", outcome="follow_up")
    loket.clock.forward(days=loket.settings.retention.days + 1)
    loket.service.sweeper._cleaned = loket.clock() - timedelta(days=1)
    await loket.service.sweeper.sweep()
    assert (await citizen.http("GET", "/events")).status_code == 200
    assert (await board(await there(loket, "bea", "uwv"))).get("follow_ups") is None
    assert item["reference"]
    assert (await citizen.http("DELETE", "")).status_code == 204
    async with loket.service.database.read() as connection:
        for table in (cases, follow_ups):
            assert (await connection.execute(select(func.count()).select_from(table))).scalar() == 0
