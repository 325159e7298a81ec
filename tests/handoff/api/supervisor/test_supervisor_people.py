"""A supervisor manages the caseworkers and teams of their own organisation, and of no other."""

from __future__ import annotations

from typing import Any

import httpx
from sqlalchemy import select

from handoff.storage.tables.upkeep import audit
from tests.handoff.api.moving import owner, talking, there
from tests.handoff.running import Caseworker, Running

OWN = "een zin die ik onthoud"


def values(**more: object) -> dict[str, object]:
    """What is decided about a caseworker."""
    usual: dict[str, object] = {
        "name": "Kim",
        "desks": ["uwv"],
        "team": None,
        "skills": ["debts"],
        "languages": ["nl", "pl"],
        "capacity": 4,
        "role": "caseworker",
    }
    return usual | more


async def supervising(loket: Running, login: str = "saar", *desks: str, **more: Any) -> Caseworker:
    return await loket.caseworker(login, *(desks or ("uwv", "svb")), role="supervisor", **more)


async def added(saar: Caseworker, login: str = "kim", **more: object) -> dict[str, Any]:
    """A new caseworker; the answer with the one-time password."""
    answer = await saar.do("POST", "/supervisor/people", {"login": login, "values": values(**more)})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def listed(saar: Caseworker, identity: str) -> dict[str, Any]:
    found: dict[str, Any] = (await saar.do("GET", "/supervisor/people")).json()
    return next(each for each in found["people"] if each["id"] == identity)


async def logs_in(loket: Running, **body: str) -> httpx.Response:
    """Log in, with a password of one's own when there is a ``new_password``."""
    path = "/api/v1/staff/session" + ("/password" if "new_password" in body else "")
    async with httpx.AsyncClient(base_url=loket.url) as client:
        return await client.post(path, json=body)


async def test_the_languages_to_choose_from_are_all_there_are_with_those_that_are_needed_first(loket: Running) -> None:
    saar = await supervising(loket)
    people = (await saar.do("GET", "/supervisor/people")).json()
    assert {"nl", "en", "pl", "tr", "ar"} <= set(people["languages"])
    assert {"sw", "ka"} <= set(people["other_languages"])
    assert not set(people["languages"]) & set(people["other_languages"])
    made = await added(saar, languages=["nl", "sw"])
    assert (await listed(saar, made["id"]))["languages"] == ["nl", "sw"]


async def test_who_is_added_chooses_a_password_of_their_own_with_the_first_log_in(loket: Running) -> None:
    saar = await supervising(loket)
    made = await added(saar)
    given = {"name": "kim", "password": made["password"]}
    answer = await logs_in(loket, **given)
    assert (answer.status_code, answer.json()["code"]) == (403, "password-is-one-time")
    assert not answer.cookies
    for wrong, code in (("kort", "password-too-short"), (made["password"], "password-same")):
        assert (await logs_in(loket, **given, new_password=wrong)).json()["code"] == code
    wrong_one = await logs_in(loket, name="kim", password="niet dit", new_password=OWN)
    assert wrong_one.json()["code"] == "log-in-failed"
    profile = (await logs_in(loket, **given, new_password=OWN)).json()
    assert (profile["name"], profile["organisation"], profile["desks"]) == ("Kim", "UWV", ["uwv"])
    assert (profile["skills"], profile["languages"], profile["capacity"]) == (["debts"], ["nl", "pl"], 4)
    assert (await logs_in(loket, **given)).json()["code"] == "log-in-failed"
    assert (await logs_in(loket, name="kim", password=OWN)).status_code == 200
    assert (await listed(saar, made["id"]))["one_time"] is False


async def test_what_is_changed_holds_at_once_for_who_is_logged_in(loket: Running) -> None:
    saar = await supervising(loket)
    anna = await there(loket, "anna", "uwv")
    async with anna.stream() as console:
        await console.until_type("overview")
        change = values(name="Anna", desks=["svb"], role="supervisor", capacity=1)
        identity = anna.profile["id"]
        assert (await saar.do("PUT", f"/supervisor/people/{identity}", change)).status_code == 204
        await console.until_type("member_changed")
        assert (await anna.do("GET", "/session")).json()["role"] == "supervisor"
        frame = await console.until(
            lambda frame: (
                frame["type"] == "overview"
                and [each["desk"]["id"] for each in frame["desks"] if each["mine"]] == ["svb"]
            )
        )
        assert frame["me"]["capacity"] == 1
        assert not any(each["serving"] for each in frame["desks"])  # no longer at the desk that is not theirs
    assert (await anna.do("GET", "/supervisor/people")).status_code == 200


async def test_who_is_deactivated_gives_everything_back_first_and_is_out(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    citizens = [await talking(loket, anna) for _ in range(2)]
    async with anna.stream() as console:
        await console.until_type("overview")
        answer = await saar.do("POST", f"/supervisor/people/{anna.profile['id']}/deactivate")
        assert answer.json() == {"returned": 2}
        assert (await console.until_type("problem"))["code"] == "not-logged-in"
    for citizen in citizens:
        state = (await loket.service.conversations.read(citizen.id)).state
        assert (state.owner, state.rank) == ("queue", 0)
    assert (await anna.do("GET", "/session")).json()["code"] == "not-logged-in"
    assert (await logs_in(loket, name="anna", password="een goed wachtwoord")).json()["code"] == "log-in-failed"
    assert (await listed(saar, anna.profile["id"]))["active"] is False
    assert (await saar.do("POST", f"/supervisor/people/{anna.profile['id']}/activate")).status_code == 204
    assert (await logs_in(loket, name="anna", password="een goed wachtwoord")).status_code == 200
    assert await owner(loket, citizens[0]) == ("queue", None)


async def test_a_new_password_logs_out_and_works_once(loket: Running) -> None:
    saar, anna = await supervising(loket), await loket.caseworker("anna", "uwv")
    made = (await saar.do("POST", f"/supervisor/people/{anna.profile['id']}/password")).json()
    assert (await anna.do("GET", "/session")).json()["code"] == "not-logged-in"
    assert (await logs_in(loket, name="anna", password="een goed wachtwoord")).json()["code"] == "log-in-failed"
    assert (await logs_in(loket, name="anna", password=made["password"], new_password=OWN)).status_code == 200


async def test_people_of_another_organisation_are_not_there(loket: Running) -> None:
    saar = await supervising(loket)
    other = await loket.caseworker("olaf", "svb", organisation="SVB")
    identity = other.profile["id"]
    people = (await saar.do("GET", "/supervisor/people")).json()
    assert [each["login"] for each in people["people"]] == ["saar"]
    for method, path, body in (
        ("PUT", "", values()),
        ("POST", "/password", None),
        ("POST", "/deactivate", None),
        ("POST", "/activate", None),
    ):
        answer = await saar.do(method, f"/supervisor/people/{identity}{path}", body)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found"), path
    assert (await other.do("GET", "/session")).status_code == 200


async def test_nobody_gives_more_than_they_have_or_locks_themselves_out(loket: Running) -> None:
    saar = await supervising(loket)
    body = {"login": "kim", "values": values(desks=["duo"])}
    assert (await saar.do("POST", "/supervisor/people", body)).json()["code"] == "not-your-desk"
    mine = f"/supervisor/people/{saar.profile['id']}"
    demoted = await saar.do("PUT", mine, values(name="Saar", desks=["uwv", "svb"]))
    assert demoted.json()["code"] == "not-yourself"
    assert (await saar.do("POST", f"{mine}/deactivate")).json()["code"] == "not-yourself"
    kept = values(name="Saar", desks=["uwv"], role="supervisor")
    assert (await saar.do("PUT", mine, kept)).status_code == 204


async def test_desks_in_which_the_supervisor_has_no_say_stay(loket: Running) -> None:
    saar, anna = await supervising(loket), await loket.caseworker("anna", "uwv", "duo")
    identity = anna.profile["id"]
    assert (await saar.do("PUT", f"/supervisor/people/{identity}", values(desks=["svb"]))).status_code == 204
    assert (await listed(saar, identity))["desks"] == ["duo", "svb"]


async def test_what_cannot_be_is_refused(loket: Running) -> None:
    saar = await supervising(loket)
    impossible: tuple[dict[str, object], ...] = (
        {"name": " "},
        {"capacity": 0},
        {"capacity": 21},
        {"languages": []},
        {"languages": ["nederlands"]},
        {"skills": ["Met spaties"]},
        {"team": "die-er-niet-is"},
    )
    for wrong in impossible:
        answer = await saar.do("POST", "/supervisor/people", {"login": "kim", "values": values(**wrong)})
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid-value"), wrong
    assert len((await saar.do("GET", "/supervisor/people")).json()["people"]) == 1


async def test_a_log_in_name_is_somebodys_once(loket: Running) -> None:
    saar = await supervising(loket)
    await added(saar)
    answer = await saar.do("POST", "/supervisor/people", {"login": "KIM ", "values": values()})
    assert (answer.status_code, answer.json()["code"]) == (409, "login-taken")
    assert (await saar.do("POST", "/supervisor/people", {"login": "met spatie", "values": values()})).status_code == 422


async def test_teams_are_made_renamed_and_removed_and_their_people_stay(loket: Running) -> None:
    saar = await supervising(loket)
    team = (await saar.do("POST", "/supervisor/teams", {"name": "Noord"})).json()
    made = await added(saar, team=team["id"])
    assert (await saar.do("POST", "/supervisor/teams", {"name": "noord"})).json()["code"] == "team-taken"
    assert (await saar.do("PUT", f"/supervisor/teams/{team['id']}", {"name": "Oost"})).status_code == 204
    teams = (await saar.do("GET", "/supervisor/people")).json()["teams"]
    assert [(each["name"], each["people"]) for each in teams] == [("Oost", 1)]
    olaf = await supervising(loket, "olaf", "svb", organisation="SVB")
    assert (await olaf.do("DELETE", f"/supervisor/teams/{team['id']}")).status_code == 404
    assert (await saar.do("DELETE", f"/supervisor/teams/{team['id']}")).status_code == 204
    assert (await listed(saar, made["id"]))["team"] is None


async def test_who_did_what_to_whom_is_in_the_audit_log(loket: Running) -> None:
    saar = await supervising(loket)
    made = await added(saar)
    await saar.do("POST", f"/supervisor/people/{made['id']}/deactivate")
    async with loket.service.database.read() as connection:
        rows = await connection.execute(select(audit).where(audit.c.subject == made["id"]).order_by(audit.c.id))
        found = [(row.caseworker, row.action) for row in rows]
    assert found == [(saar.profile["id"], "person_add"), (saar.profile["id"], "person_deactivate")]
