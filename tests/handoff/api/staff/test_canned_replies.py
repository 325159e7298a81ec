"""The canned replies of an organisation: finding, filling in, and what a supervisor changes in them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from handoff.commands.canned import UNDO_FOR, checked_reply, start_set
from loket.directory import Directory
from tests.handoff.api.moving import did, talking, there
from tests.handoff.running import Caseworker, Running

NEW: dict[str, Any] = {
    "key": "wachttijd",
    "title": {"nl": "Hoe lang het duurt", "en": "How long it takes"},
    "text": {"nl": "Voor {service} staat acht weken.", "en": "For {service} it is eight weeks."},
}


@pytest.fixture
async def supervisor(loket: Running) -> Caseworker:
    """A supervisor of UWV."""
    return await loket.caseworker("sara", "uwv", role="supervisor")


async def replies(caseworker: Caseworker, asked: str = "") -> list[dict[str, Any]]:
    """What the caseworker finds."""
    answer = await caseworker.do("GET", f"/canned-replies?q={asked}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["replies"]
    return found


async def made(supervisor: Caseworker, **more: Any) -> dict[str, Any]:
    """A new reply."""
    answer = await supervisor.do("POST", "/canned-replies", NEW | more)
    assert answer.status_code == 201, answer.text
    reply: dict[str, Any] = answer.json()
    return reply


async def problem(caseworker: Caseworker, method: str, path: str, body: object) -> dict[str, Any]:
    """The problem with which it is refused."""
    answer = await caseworker.do(method, f"/canned-replies{path}", body)
    assert answer.status_code >= 400, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def undo(caseworker: Caseworker, reply: dict[str, Any]) -> dict[str, Any]:
    """Take the change back that made this version."""
    answer = await caseworker.do("POST", f"/canned-replies/{reply['id']}/undo", {"version": reply["version"]})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_the_start_set_would_be_accepted_from_a_supervisor(directory: Directory) -> None:
    for reply in start_set():
        assert checked_reply(reply, directory) == reply
    keys = [reply.key for reply in start_set()]
    assert len(keys) == len(set(keys))


async def test_every_organisation_starts_with_the_same_replies_once(loket: Running, supervisor: Caseworker) -> None:
    both = await asyncio.gather(replies(supervisor), replies(supervisor))
    assert [each["key"] for each in both[0]] == [each["key"] for each in both[1]] == sorted(r.key for r in start_set())
    for reply in both[0]:
        await supervisor.do("POST", f"/canned-replies/{reply['id']}/delete", {"version": reply["version"]})
    assert await replies(supervisor) == []


async def test_replies_are_found_by_key_and_by_words_of_both_languages(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    assert (await replies(anna, "tot-z"))[0]["key"] == "tot-ziens"
    assert (await replies(anna, "/tot"))[0]["key"] == "tot-ziens"
    assert (await replies(anna, "greeting"))[0]["key"] == "hallo"
    assert (await replies(anna, "complaint"))[0]["key"] == "klacht"
    assert await replies(anna, "qqq") == []


async def test_what_a_supervisor_makes_and_changes_is_there_for_the_own_organisation_alone(
    loket: Running, supervisor: Caseworker
) -> None:
    anna = await loket.caseworker("anna", "uwv")
    eva = await loket.caseworker("eva", "svb", organisation="SVB", role="supervisor")
    reply = await made(supervisor, service="huurtoeslag")
    assert (await replies(anna, "wachttijd"))[0] == reply
    assert reply["service_title"]["nl"] == "Huurtoeslag"
    body = NEW | {"version": reply["version"], "title": {"nl": "Wachttijd", "en": "Waiting time"}}
    changed = await supervisor.do("PUT", f"/canned-replies/{reply['id']}", body)
    assert changed.status_code == 200
    assert (await replies(anna, "wachttijd"))[0]["title"]["nl"] == "Wachttijd"
    assert await replies(eva, "wachttijd") == []
    assert (await problem(eva, "PUT", f"/{reply['id']}", body))["code"] == "not-found"


async def test_only_a_supervisor_changes_them(loket: Running, supervisor: Caseworker) -> None:
    anna = await loket.caseworker("anna", "uwv")
    reply = await made(supervisor)
    version = {"version": reply["version"]}
    assert (await problem(anna, "POST", "", NEW | {"key": "ander"}))["code"] == "supervisors-only"
    assert (await problem(anna, "PUT", f"/{reply['id']}", NEW | version))["code"] == "supervisors-only"
    assert (await problem(anna, "POST", f"/{reply['id']}/delete", version))["code"] == "supervisors-only"
    assert (await problem(anna, "POST", f"/{reply['id']}/undo", version))["code"] == "supervisors-only"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"text": {"nl": "Dag {naam}, {caseworker}", "en": "Hello"}}, "unknown-placeholder"),
    ({"text": {"nl": "Dag", "en": "Hello {case worker"}}, "unknown-placeholder"),
    ({"text": {"nl": "Dag", "en": " "}}, "empty-text"),
    ({"text": {"nl": "x" * 6001, "en": "Hello"}}, "text-too-long"),
    ({"title": {"nl": "x" * 121, "en": "Hello"}}, "title-too-long"),
    ({"key": "twee woorden"}, "key-not-right"),
    ({"key": ""}, "key-not-right"),
    ({"service": "bestaat-niet"}, "not-in-directory"),
    ({"key": "hallo"}, "key-taken"),
]


async def test_what_is_not_right_is_refused(supervisor: Caseworker) -> None:
    codes = [(await problem(supervisor, "POST", "", NEW | change))["code"] for change, _ in WRONG]
    assert codes == [code for _, code in WRONG]


async def test_the_refusal_names_the_unknown_placeholder_and_those_there_are(supervisor: Caseworker) -> None:
    text = {"nl": "Dag {naam}", "en": "Hello {naam}"}
    detail = (await problem(supervisor, "POST", "", NEW | {"text": text}))["detail"]
    assert "{naam}." in detail
    assert "{caseworker} {organisation}" in detail


async def test_of_two_changes_of_one_version_the_second_is_refused(supervisor: Caseworker) -> None:
    reply = await made(supervisor)
    body = NEW | {"version": reply["version"]}
    answers = await asyncio.gather(*(supervisor.do("PUT", f"/canned-replies/{reply['id']}", body) for _ in range(2)))
    assert sorted(each.status_code for each in answers) == [200, 409]


async def test_each_change_can_be_taken_back(supervisor: Caseworker) -> None:
    reply = await made(supervisor)
    body = NEW | {"version": reply["version"], "key": "anders"}
    changed = (await supervisor.do("PUT", f"/canned-replies/{reply['id']}", body)).json()
    back = await undo(supervisor, changed)
    assert back["key"] == NEW["key"]
    gone = await supervisor.do("POST", f"/canned-replies/{reply['id']}/delete", {"version": back["version"]})
    assert gone.json()["deleted"]
    assert await replies(supervisor, "wachttijd") == []
    await undo(supervisor, gone.json())
    assert (await replies(supervisor, "wachttijd"))[0]["text"] == NEW["text"]
    other = await made(supervisor, key="nieuw")
    assert (await undo(supervisor, other))["deleted"]
    assert "nieuw" not in [each["key"] for each in await replies(supervisor)]


async def test_a_change_of_somebody_else_or_of_long_ago_is_not_undone(loket: Running, supervisor: Caseworker) -> None:
    other = await loket.caseworker("olga", "uwv", role="supervisor")
    reply = await made(supervisor)
    version = {"version": reply["version"]}
    assert (await problem(other, "POST", f"/{reply['id']}/undo", version))["code"] == "undo-too-late"
    loket.clock.offset += UNDO_FOR
    loket.clock.forward(seconds=1)
    assert (await problem(supervisor, "POST", f"/{reply['id']}/undo", version))["code"] == "undo-too-late"


async def test_a_key_that_is_taken_again_keeps_the_deleted_reply_away(supervisor: Caseworker) -> None:
    reply = await made(supervisor)
    gone = await supervisor.do("POST", f"/canned-replies/{reply['id']}/delete", {"version": reply["version"]})
    await made(supervisor)
    body = {"version": gone.json()["version"]}
    assert (await problem(supervisor, "POST", f"/{reply['id']}/undo", body))["code"] == "key-taken"


async def test_what_is_known_of_the_conversation_is_filled_in_by_language(loket: Running, directory: Directory) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    desk = next(each for each in directory.desks if each.id == "uwv")
    path = f"/conversations/{citizen.id}/canned-values"
    values = (await anna.do("GET", path)).json()
    assert values["nl"] == {"caseworker": "Anna", "organisation": "UWV", "desk": desk.name.nl}
    await did(anna, citizen.id, "show", what="service", id="huurtoeslag", text="Kijk.", language="nl")
    await did(anna, citizen.id, "case")
    values = (await anna.do("GET", path)).json()
    assert (values["nl"]["service"], values["en"]["service"]) == ("Huurtoeslag", "Housing benefit (huurtoeslag)")
    assert values["nl"]["reference"] == values["en"]["reference"]
    bram = await loket.caseworker("bram", "svb")
    assert (await bram.do("GET", path)).json()["code"] == "not-found"
