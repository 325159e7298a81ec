"""Labels: on a conversation while it goes on, at its end and after it; each organisation has its list."""

from __future__ import annotations

import asyncio
import uuid

from tests.handoff.api.moving import did, read, refused, talking, there
from tests.handoff.running import Caseworker, Running


async def offered(caseworker: Caseworker) -> list[tuple[str, str]]:
    """The labels that the caseworker can choose from."""
    return [(each["organisation"], each["label"]) for each in (await caseworker.do("GET", "/labels")).json()]


async def labels(loket: Running, conversation: str) -> list[str]:
    """The labels on a conversation."""
    return list((await loket.service.conversations.read(conversation)).state.labels)


async def test_labels_are_put_on_and_taken_off_and_the_citizen_sees_none(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "labels", add=["  Nieuwe   regeling ", "sent_around"], remove=[])
    assert await labels(loket, citizen.id) == ["Nieuwe regeling", "sent_around"]
    await did(anna, citizen.id, "labels", add=["nieuwe REGELING"], remove=["sent_around"])
    assert await labels(loket, citizen.id) == ["Nieuwe regeling"], "the same label is not written in two ways"
    await did(anna, citizen.id, "close", outcome="answered", labels=["waited_long"])
    assert await labels(loket, citizen.id) == ["waited_long"], "at the end it has what was chosen then"
    await did(anna, citizen.id, "labels", add=["achteraf"], remove=[])
    assert await labels(loket, citizen.id) == ["waited_long", "achteraf"]
    log = await read(citizen)
    assert not any(event["body"]["kind"] == "labelled" for event in log)
    assert not any(event["body"].get("labels") for event in log)


async def test_a_retry_makes_one_event_and_no_change_makes_none(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    body = {"client_id": str(uuid.uuid4()), "add": ["eenmalig"], "remove": []}
    seqs = [(await anna.do("POST", f"/conversations/{citizen.id}/labels", body)).json()["seq"] for _ in range(2)]
    assert seqs[0] == seqs[1]
    answer = await anna.act(citizen.id, "labels", add=["eenmalig"], remove=["nooit gezet"])
    assert answer.status_code == 200
    assert answer.json().get("seq") is None


async def test_a_new_label_is_on_the_list_of_its_organisation_alone(loket: Running) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
    chief = await there(loket, "chief", "uwv", role="supervisor")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "labels", add=["Nieuwe regeling", "sent_around"], remove=[])
    assert await offered(anna) == [("uwv", "Nieuwe regeling")], "signals are everybody's and on no list"
    assert await offered(daan) == []
    path = "/labels/uwv/Nieuwe%20regeling"
    assert (await anna.do("DELETE", path)).json()["code"] == "not-allowed"
    assert (await chief.do("DELETE", path)).status_code == 204
    assert await offered(anna) == []
    assert await labels(loket, citizen.id) == ["Nieuwe regeling", "sent_around"], "the conversation keeps it"


async def test_a_supervisor_sees_who_made_a_label_takes_it_off_and_puts_it_back(loket: Running) -> None:
    anna, chief = await there(loket, "anna", "uwv"), await there(loket, "chief", "uwv", role="supervisor")
    other = await there(loket, "daan", "svb", organisation="SVB", role="supervisor")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "labels", add=["Nieuwe regeling"], remove=[])
    assert (await other.do("PUT", "/labels/svb/Van%20de%20SVB")).status_code == 204
    [label] = (await chief.do("GET", "/supervisor/labels")).json()
    assert (label["of"]["id"], label["of"]["nl"], label["label"], label["by"]) == (
        "uwv", "UWV", "Nieuwe regeling", "Anna",
    )  # fmt: skip
    assert label["at"].startswith(f"{loket.clock():%Y-%m-%d}")

    path = "/labels/uwv/Nieuwe%20regeling"
    assert (await chief.do("DELETE", path)).status_code == 204
    assert (await chief.do("GET", "/supervisor/labels")).json() == []
    for _ in range(2):
        assert (await chief.do("PUT", path)).status_code == 204
    assert await offered(anna) == [("uwv", "Nieuwe regeling")]
    assert (await chief.do("PUT", "/labels/uwv/nieuwe%20REGELING")).status_code == 204
    [again] = (await chief.do("GET", "/supervisor/labels")).json()
    assert again == label, "what was taken off by mistake is as it was, with who made it"


async def test_a_label_that_a_caseworker_makes_anew_is_theirs(loket: Running) -> None:
    anna, bas = await there(loket, "anna", "uwv"), await there(loket, "bas", "uwv")
    chief = await there(loket, "chief", "uwv", role="supervisor")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "labels", add=["Nieuwe regeling"], remove=[])
    assert (await chief.do("DELETE", "/labels/uwv/Nieuwe%20regeling")).status_code == 204
    await did(anna, citizen.id, "labels", add=[], remove=["Nieuwe regeling"])
    await did(bas, citizen.id, "labels", add=["Nieuwe regeling"], remove=[])
    [label] = (await chief.do("GET", "/supervisor/labels")).json()
    assert label["by"] == "Bas"


async def test_who_made_a_label_is_known_for_a_day_after_it_was_taken_off(loket: Running) -> None:
    anna, chief = await there(loket, "anna", "uwv"), await there(loket, "chief", "uwv", role="supervisor")
    citizen = await talking(loket, anna)
    await did(anna, citizen.id, "labels", add=["Oud"], remove=[])
    assert (await chief.do("DELETE", "/labels/uwv/Oud")).status_code == 204
    loket.clock.forward(days=1)
    chief = await there(loket, "later", "uwv", role="supervisor")
    assert (await chief.do("PUT", "/labels/uwv/Oud")).status_code == 204
    [label] = (await chief.do("GET", "/supervisor/labels")).json()
    assert (label["label"], label["by"]) == ("Oud", "Later")


async def test_two_caseworkers_who_make_the_same_label_at_once_both_have_it(loket: Running) -> None:
    people = [await there(loket, name, "uwv") for name in ("anna", "bas", "cor")]
    citizens = [await talking(loket, each) for each in people]
    for number in range(5):
        answers = await asyncio.gather(
            *(
                each.act(citizen.id, "labels", add=[f"nieuw {number}"], remove=[])
                for each, citizen in zip(people, citizens, strict=True)
            )
        )
        assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert await offered(people[0]) == [("uwv", f"nieuw {number}") for number in range(5)]


async def test_lists_are_for_supervisors_and_each_for_those_of_its_organisation(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    chief = await there(loket, "chief", "uwv", role="supervisor")
    assert (await anna.do("GET", "/supervisor/labels")).json()["code"] == "supervisors-only"
    assert (await anna.do("PUT", "/labels/uwv/Nieuw")).json()["code"] == "not-allowed"
    assert (await chief.do("PUT", "/labels/svb/Nieuw")).json()["code"] == "not-allowed"
    assert (await chief.do("PUT", f"/labels/uwv/{'x' * 61}")).json()["code"] == "label-not-right"
    assert await offered(anna) == []


async def test_what_is_no_label_is_refused_and_nobody_labels_what_they_may_not_open(loket: Running) -> None:
    anna, daan = await there(loket, "anna", "uwv"), await there(loket, "daan", "svb", organisation="SVB")
    citizen = await talking(loket, anna)
    assert await refused(anna, citizen.id, "labels", add=["x" * 61], remove=[]) == "label-not-right"
    assert await refused(anna, citizen.id, "labels", add=["  "], remove=[]) == "label-not-right"
    assert await refused(anna, citizen.id, "labels", add=[f"l{n}" for n in range(21)], remove=[]) == "too-many-labels"
    assert await refused(daan, citizen.id, "labels", add=["van ons"], remove=[]) == "not-found"
    await did(anna, citizen.id, "labels", add=["bsn 111222333"], remove=[])
    assert "111222333" not in str(await labels(loket, citizen.id)), "a number that is hidden elsewhere is no label"
