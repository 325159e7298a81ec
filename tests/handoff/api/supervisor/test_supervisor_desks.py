"""A supervisor changes the hours and the words of a desk: checked, at once in force, undone, and with who did what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from handoff.desk_values import Override
from handoff.service import utc_now
from handoff.storage import reminders, waiting
from handoff.storage.caseworkers import Member
from handoff.storage.database import Database
from handoff.storage.desk_settings import DeskSettings
from loket.directory import Directory
from tests.handoff.api.moving import there
from tests.handoff.routed import waiting as waits
from tests.handoff.running import Bot, Caseworker, Clock, Running, running

MONDAY_NOON = datetime(2027, 3, 1, 11, tzinfo=UTC)  # twelve o'clock in Amsterdam
CLOSED = {"nl": "Wij zijn op een cursus.", "en": "We are at a training."}
WAITING = {"nl": "Pak alvast uw brief.", "en": "Please have your letter ready."}


@asynccontextmanager
async def with_hours(
    store: tuple[str, str | None], bot: Bot, directory: Directory, **settings: Any
) -> AsyncIterator[Running]:
    """A service on a Monday at noon that goes by the hours of its desks."""
    database_url, redis_url = store
    clock = Clock(fixed=MONDAY_NOON)
    async with running(database_url, directory, redis_url, bot, clock, desks_always_open=False, **settings) as found:
        yield found


async def settings_of(who: Caseworker, desk: str = "uwv") -> dict[str, Any]:
    found: list[dict[str, Any]] = (await who.do("GET", "/supervisor/desks")).json()
    return next(each for each in found if each["id"] == desk)


async def change(who: Caseworker, desk: str = "uwv", **values: object) -> dict[str, Any]:
    """Change only these values of the desk; the answer."""
    now = await settings_of(who, desk)
    body = {"version": now["version"], "values": now["now"] | values}
    answer = await who.do("PUT", f"/supervisor/desks/{desk}", body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def asks_for_a_person(loket: Running) -> dict[str, Any]:
    """What a new citizen who asks for a person is told: the body of that event."""
    citizen = await loket.citizen()
    await citizen.command("say", text="mens graag")
    async with citizen.stream() as widget:
        frame = await widget.until(
            lambda frame: any(each["body"]["kind"] in ("queued", "unavailable") for each in frame.get("events", []))
        )
    body: dict[str, Any] = next(
        each["body"] for each in frame["events"] if each["body"]["kind"] in ("queued", "unavailable")
    )
    if "words" in body:
        assert body["words"]["nl"] in (await citizen.http("GET", "/transcript")).text
    return body


async def test_new_hours_and_words_hold_at_once_and_can_be_undone(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with with_hours(store, bot, directory) as loket:
        saar = await loket.caseworker("saar", "uwv", role="supervisor")
        await there(loket, "anna", "uwv")
        assert (await asks_for_a_person(loket))["kind"] == "queued"
        changed = await change(
            saar,
            hours=[{"days": ["mon"], "opens": "13:00:00", "closes": "17:00:00"}],
            closed_words=CLOSED,
            waiting_words=WAITING,
        )
        assert (changed["version"], changed["changed"]) == (1, ["hours", "closed_words", "waiting_words"])
        told = await asks_for_a_person(loket)
        assert (told["kind"], told["why"], told["words"]) == ("unavailable", "closed", CLOSED)
        assert told["reopens_at"] == "2027-03-01T12:00:00Z"
        undone = await saar.do("POST", "/supervisor/desks/uwv/undo", {"version": 1})
        assert undone.json()["changed"] == []
        assert "words" not in await asks_for_a_person(loket)
        await change(saar, waiting_words=WAITING)
        told = await asks_for_a_person(loket)
        assert (told["kind"], told["words"]) == ("queued", WAITING)


async def test_a_special_day_says_why_and_breaks_close_the_desk(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with with_hours(store, bot, directory) as loket:
        saar = await loket.caseworker("saar", "uwv", role="supervisor")
        await there(loket, "anna", "uwv")
        await change(saar, closed_words=WAITING, special_days=[{"date": "2027-03-01", "hours": [], "why": CLOSED}])
        assert (await asks_for_a_person(loket))["words"] == CLOSED
        await change(saar, special_days=[], breaks=[{"days": ["mon"], "opens": "11:50:00", "closes": "12:10:00"}])
        told = await asks_for_a_person(loket)
        assert (told["words"], told["reopens_at"]) == (WAITING, "2027-03-01T11:10:00Z")


async def test_another_process_goes_by_the_change_at_once_and_after_a_restart(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with with_hours(store, bot, directory) as one:
        saar = await one.caseworker("saar", "uwv", role="supervisor")
        await there(one, "anna", "uwv")
        await change(saar, closed_words=CLOSED, special_days=[{"date": "2027-03-01", "hours": []}])
        async with with_hours(store, bot, directory) as other:
            assert (await asks_for_a_person(other))["words"] == CLOSED
            if store[1] is None:  # without Redis the other process finds it when it looks
                await change(saar, special_days=[])
                await other.service.desk_watch.look()
            else:
                async with saar.stream() as console:
                    await console.until_type("overview")
                    await change(saar, special_days=[])
                async with Caseworker(saar.client, saar.profile, other.url.replace("http", "ws")).stream() as elsewhere:
                    await elsewhere.until(
                        lambda frame: (
                            frame["type"] == "overview"
                            and next(each for each in frame["desks"] if each["desk"]["id"] == "uwv")["open"]
                        )
                    )
            assert (await asks_for_a_person(other))["kind"] == "queued"


async def test_what_the_files_checks_refuse_is_refused_here_in_the_readers_language(loket: Running) -> None:
    saar = await loket.caseworker("saar", "uwv", role="supervisor")
    now = (await settings_of(saar))["now"]
    wrong = now | {
        "hours": [{"days": ["mon"], "opens": "17:00:00", "closes": "09:00:00"}],
        "breaks": [{"days": ["tue"], "opens": "12:00:00", "closes": "12:30:00"}],
        "special_days": [{"date": "2026-12-24", "hours": []}, {"date": "2026-12-24", "hours": []}],
        "closed_words": {"nl": "Gesloten.", "en": " "},
    }
    body = {"version": 0, "values": wrong}
    for language, words in (("nl", "De Engelse tekst is leeg."), ("en", "The English text is empty.")):
        saar.client.headers["Accept-Language"] = language
        found = (await saar.do("POST", "/supervisor/desks/uwv/check", body)).json()["problems"]
        assert [(each["field"], each["place"]) for each in found] == [
            ("hours", 1),
            ("breaks", 1),
            ("special_days", 2),
            ("closed_words", None),
        ]
        assert found[3]["words"] == words
    answer = await saar.do("PUT", "/supervisor/desks/uwv", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "desk-not-right")
    assert (await settings_of(saar))["version"] == 0


async def test_hard_words_and_promised_calls_are_warned_of_and_refuse_nothing(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with with_hours(store, bot, directory) as loket:
        saar = await loket.caseworker("saar", "uwv", role="supervisor")
        citizen = await loket.citizen()
        await citizen.command("say", text="mens graag")
        async with citizen.stream() as widget:
            await widget.until_event("unavailable")
            await widget.send("ask_callback", number="0612345678", day_part="afternoon", confirmed=True)
            promised = (await widget.until_event("callback_promised"))["body"]
        now = await settings_of(saar)
        values = now["now"] | {
            "closed_words": {"nl": "Laat het ons schriftelijk weten.", "en": "Please write to us."},
            "special_days": [{"date": promised["day"], "hours": []}],
        }
        body = {"version": 0, "values": values}
        found = (await saar.do("POST", "/supervisor/desks/uwv/check", body)).json()
        assert found["problems"] == []
        assert [each["field"] for each in found["warnings"]] == ["closed_words", "hours"]
        assert "schriftelijk" in found["warnings"][0]["words"]
        assert (await saar.do("PUT", "/supervisor/desks/uwv", body)).status_code == 200


async def test_of_two_supervisors_the_second_reads_what_the_first_did(loket: Running) -> None:
    saar, tess = [await loket.caseworker(login, "uwv", role="supervisor") for login in ("saar", "tess")]
    seen = await settings_of(tess)
    await change(saar, name={"nl": "UWV Werk", "en": "UWV Work"})
    body = {"version": seen["version"], "values": seen["now"] | {"closed_words": CLOSED}}
    answer = await tess.do("PUT", "/supervisor/desks/uwv", body)
    assert (answer.status_code, answer.json()["code"]) == (409, "changed-meanwhile")
    await change(tess, closed_words=CLOSED)
    history = (await tess.do("GET", "/supervisor/desks/uwv/history")).json()
    assert [each["who"] for each in history] == ["Tess", "Saar"]
    assert history[1]["changes"] == [
        {"field": "name", "before": "UWV / UWV (work and benefits)", "after": "UWV Werk / UWV Work"}
    ]
    assert history[0]["changes"][0]["before"] == ""


async def test_what_another_process_stored_is_shown_though_its_word_never_came(loket: Running) -> None:
    saar = await loket.caseworker("saar", "uwv", role="supervisor")
    database = Database(loket.service.database.url)
    elsewhere = DeskSettings(database, utc_now)
    await elsewhere.change("uwv", 0, Override(open_on_holidays=True), Member("tess", "Tess", "UWV", ["uwv"]))
    await database.close()
    assert (await settings_of(saar))["version"] == 1
    assert (await change(saar, closed_words=CLOSED))["changed"] == ["open_on_holidays", "closed_words"]


async def test_only_what_differs_is_kept_and_the_directorys_values_end_it(loket: Running) -> None:
    saar = await loket.caseworker("saar", "uwv", role="supervisor")
    assert (await change(saar, open_on_holidays=True))["changed"] == ["open_on_holidays"]
    written = (await settings_of(saar))["directory"]
    assert (await change(saar, **written))["changed"] == []
    assert (await saar.do("POST", "/supervisor/desks/uwv/undo", {"version": 2})).json()["changed"] == [
        "open_on_holidays"
    ]


async def test_a_desk_of_others_is_closed_to_a_supervisor(loket: Running) -> None:
    saar = await loket.caseworker("saar", "uwv", role="supervisor")
    values = (await settings_of(saar))["now"]
    assert [each["id"] for each in (await saar.do("GET", "/supervisor/desks")).json()] == ["uwv"]
    for method, path in (("PUT", ""), ("POST", "/check"), ("POST", "/undo"), ("GET", "/history")):
        answer = await saar.do(method, f"/supervisor/desks/svb{path}", {"version": 0, "values": values})
        assert (answer.status_code, answer.json()["code"]) == (403, "supervisors-only"), path
    answer = await saar.do("POST", "/supervisor/desks/uwv/undo", {"version": 0})
    assert answer.json()["code"] == "nothing-to-undo"


async def test_who_waits_is_asked_by_the_new_closing_time(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with with_hours(store, bot, directory) as loket:
        saar = await loket.caseworker("saar", "uwv", role="supervisor")
        await there(loket, "anna", "uwv")
        citizen = await loket.citizen()
        await citizen.command("say", text="mens graag")
        async with citizen.stream() as widget:
            await widget.until_event("queued")
            closes = [{"days": ["mon"], "opens": "08:00:00", "closes": "12:10:00"}]
            await change(saar, hours=closes)
            asked = await widget.until_event("wait_asked", why="closing")
        assert asked["body"]["closes_at"] == "2027-03-01T11:10:00Z"


async def test_who_waits_is_asked_by_the_new_closing_time_although_that_could_not_be_planned_at_once(
    store: tuple[str, str | None], bot: Bot, directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with with_hours(store, bot, directory, sweep_every=3600) as loket:
        saar = await loket.caseworker("saar", "uwv", role="supervisor")
        await there(loket, "anna", "uwv")
        citizen = await waits(loket)
        with monkeypatch.context() as patch:
            patch.setattr(waiting, "locked_at", no_database)
            now = await settings_of(saar)
            hours = [{"days": ["mon"], "opens": "08:00:00", "closes": "12:10:00"}]
            body = {"version": 0, "values": now["now"] | {"hours": hours}}
            assert (await saar.do("PUT", "/supervisor/desks/uwv", body)).status_code == 200  # stored, and so told
        await loket.service.desk_watch.look()
        async with loket.service.database.read() as connection:
            assert await reminders.planned(connection, citizen.id) == datetime(2027, 3, 1, 10, 55, tzinfo=UTC)


async def no_database(*_asked: object) -> None:
    """The database does not answer for a moment."""
    raise OSError
