"""A caseworker looks something up in the directory and shows it to the citizen."""

from __future__ import annotations

import pytest

from loket.wire import Answer, BotMessage, HandoffRequest, Turn
from tests.handoff.api.moving import client_id, consent, detail, did, read, refused, talking, there
from tests.handoff.running import Caseworker, Citizen, Running

SERVICE, PLAN = "huurtoeslag", "gaan-verhuizen"


@pytest.fixture
async def talk(loket: Running) -> tuple[Caseworker, Citizen]:
    """A caseworker of UWV in conversation with a citizen from Utrecht."""

    async def script(_turn: Turn) -> Answer:
        wanted = HandoffRequest(reason="asked", organisation="uwv")
        return Answer(memory="m", messages=[BotMessage(text="Ik vraag iemand.")], municipality="GM0344", handoff=wanted)

    loket.bot.script = script
    anna = await there(loket, "anna", "uwv")
    return anna, await talking(loket, anna)


async def show(caseworker: Caseworker, citizen: Citizen, what: str = "service", which: str = SERVICE) -> int:
    """Say something with it; the seq."""
    body = {"what": what, "id": which, "text": "Kijk hier eens.", "language": "nl"}
    answer = await caseworker.act(citizen.id, "show", **body)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["seq"])


async def test_a_service_is_found_by_english_words_and_named_in_both_languages(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    hits = (await anna.do("GET", "/directory?q=rent+benefit")).json()["hits"]
    assert hits[0]["what"] == "service"
    assert hits[0]["id"] == SERVICE
    assert (hits[0]["title"]["nl"], hits[0]["by"]["nl"]) == ("Huurtoeslag", "Dienst Toeslagen")


async def test_a_life_event_is_found_too(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    hits = (await anna.do("GET", "/directory?q=verhuizen")).json()["hits"]
    assert ("plan", PLAN) in [(hit["what"], hit["id"]) for hit in hits[:3]]


async def test_every_name_is_there_in_both_languages_once(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    names = (await anna.do("GET", "/directory/names")).json()["names"]
    assert {"nl": "Huurtoeslag", "en": "Housing benefit (huurtoeslag)"} in names
    assert {"nl": "Belastingdienst", "en": "Tax Administration (Belastingdienst)"} in names
    assert {"nl": "Uw plan om een bedrijf te starten", "en": "Your plan for starting a business"} in names
    dutch = [name["nl"] for name in names]
    assert len(dutch) == len(set(dutch)), "one Dutch name would stand for two English ones"
    anna.client.cookies.clear()
    assert (await anna.do("GET", "/directory/names")).json()["code"] == "not-logged-in"


async def test_the_directory_is_for_caseworkers_who_are_logged_in(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    anna.client.cookies.clear()
    assert (await anna.do("GET", "/directory?q=huur")).json()["code"] == "not-logged-in"


async def test_the_citizen_sees_the_card_said_by_the_caseworker_with_the_own_municipality(
    talk: tuple[Caseworker, Citizen],
) -> None:
    anna, citizen = talk
    seq = await show(anna, citizen, which="paspoort-kwijt-gestolen")
    event = next(each for each in await read(citizen) if each["seq"] == seq)
    assert event["sender"] == {"role": "caseworker", "name": "Anna", "organisation": "UWV"}
    assert event["body"]["text"] == "Kijk hier eens."
    assert event["body"]["card"]["organisation_name"] == "Gemeente Utrecht"
    assert "Kijk hier eens." in (await citizen.http("GET", "/transcript")).text
    assert event["body"]["card"]["first_step"] in (await citizen.http("GET", "/transcript")).text


async def test_what_is_previewed_is_what_the_citizen_gets(talk: tuple[Caseworker, Citizen]) -> None:
    anna, citizen = talk
    shown = (await anna.do("GET", f"/conversations/{citizen.id}/directory/service/{SERVICE}?language=nl")).json()
    seq = await show(anna, citizen)
    assert shown["language"] == "nl"
    assert shown["card"] == next(each for each in await read(citizen) if each["seq"] == seq)["body"]["card"]


async def test_without_a_language_the_preview_is_in_that_of_the_citizen(loket: Running) -> None:
    anna = await there(loket, "anna", "uwv")
    citizen = await loket.citizen("en")
    await citizen.command("say", text="mens please")
    async with citizen.stream() as widget:
        await widget.until_event("queued")
    await anna.claim(citizen.id)
    shown = (await anna.do("GET", f"/conversations/{citizen.id}/directory/service/{SERVICE}")).json()
    assert (shown["language"], shown["card"]["title"]) == ("en", "Housing benefit (huurtoeslag)")


async def test_a_plan_of_a_caseworker_can_be_ticked_and_taken_along(talk: tuple[Caseworker, Citizen]) -> None:
    anna, citizen = talk
    seq = await show(anna, citizen, "plan", PLAN)
    plan = next(each for each in await read(citizen) if each["seq"] == seq)["body"]["plan"]
    ticked = await citizen.command("tick_step", of=seq, step=plan["steps"][0]["id"], done=True)
    assert ticked.status_code == 200, ticked.text
    page = await citizen.http("GET", f"/plans/{seq}")
    assert page.status_code == 200
    assert plan["title"] in page.text


async def test_a_retry_shows_it_once(talk: tuple[Caseworker, Citizen]) -> None:
    anna, citizen = talk
    body = {"client_id": client_id(), "what": "service", "id": SERVICE, "text": "Kijk.", "language": "nl"}
    first = await anna.do("POST", f"/conversations/{citizen.id}/show", body)
    again = await anna.do("POST", f"/conversations/{citizen.id}/show", body)
    assert first.json() == again.json()
    assert len([each for each in await read(citizen) if each["body"].get("card")]) == 1


async def test_only_who_has_the_conversation_may_show_something_in_it(
    loket: Running, talk: tuple[Caseworker, Citizen]
) -> None:
    _anna, citizen = talk
    bram = await there(loket, "bram", "uwv")
    body = {"what": "service", "id": SERVICE, "text": "Kijk.", "language": "nl"}
    assert await refused(bram, citizen.id, "show", **body) == "not-yours"
    assert [each for each in await read(citizen) if each["body"].get("card")] == []


async def test_what_is_not_in_the_directory_is_refused(talk: tuple[Caseworker, Citizen]) -> None:
    anna, citizen = talk
    body = {"text": "Kijk.", "language": "nl"}
    assert await refused(anna, citizen.id, "show", what="service", id=PLAN, **body) == "not-in-directory"
    assert await refused(anna, citizen.id, "show", what="plan", id=SERVICE, **body) == "not-in-directory"
    answer = await anna.do("GET", f"/conversations/{citizen.id}/directory/anything/{SERVICE}")
    assert answer.json()["code"] == "not-in-directory"


async def test_who_got_only_a_summary_does_not_learn_the_municipality_from_a_card(
    loket: Running, talk: tuple[Caseworker, Citizen]
) -> None:
    anna, citizen = talk
    eva = await there(loket, "eva", "svb", organisation="SVB")
    await did(anna, citizen.id, "transfer", desk="svb", why="zij weten het", summary="een vraag")
    await consent(citizen, agreed=True, only_summary=True)
    (await eva.claim(citizen.id)).raise_for_status()
    assert (await detail(eva, citizen.id)).get("municipality") is None
    path = f"/conversations/{citizen.id}/directory/service/paspoort-kwijt-gestolen?language=nl"
    assert (await eva.do("GET", path)).json()["card"]["organisation_name"] == "Gemeente"
    assert "municipality" not in (await eva.do("GET", f"/conversations/{citizen.id}/canned-values")).json()["nl"]
