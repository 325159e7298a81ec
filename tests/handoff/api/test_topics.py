"""What a page is about: its name for the widget, and a conversation that begins with it."""

from __future__ import annotations

import httpx
import pytest

from tests.handoff.running import Running


async def topic_of(loket: Running, topic: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=loket.url) as client:
        return await client.get(f"/api/v1/topics/{topic}")


async def test_a_service_and_a_life_event_have_a_name_and_a_choice(loket: Running) -> None:
    known = loket.service.directory
    some, event = known.services[0], known.life_events[0]
    found = (await topic_of(loket, some.id)).json()
    assert found == {
        "id": some.id,
        "title": {"nl": some.name.nl, "en": some.name.en},
        "payload": f'/way{{"service":"{some.id}"}}',
    }
    assert (await topic_of(loket, event.id)).json()["payload"] == f'/event{{"event":"{event.id}"}}'


async def test_any_site_may_ask_it(loket: Running) -> None:
    answer = await topic_of(loket, loket.service.directory.services[0].id)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


async def test_a_topic_that_is_not_there_is_not_found(loket: Running) -> None:
    answer = await topic_of(loket, "bestaat-niet")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_conversation_begins_with_the_topic_of_the_page(loket: Running, language: str) -> None:
    some = loket.service.directory.services[0]
    citizen = await loket.citizen(language, topic=some.id)
    payload = f'/way{{"service":"{some.id}"}}'
    answer = await citizen.command("choose", of=1, payload=payload)
    assert answer.status_code == 200
    events = (await citizen.http("GET", "/events?waitSeconds=5")).json()["events"]
    assert events[0]["body"]["topic"] == some.id
    assert (events[1]["body"]["text"], events[1]["body"]["choice"]) == (some.name.in_language(language), payload)


async def test_nothing_else_can_be_chosen_of_the_beginning(loket: Running) -> None:
    known = loket.service.directory
    citizen = await loket.citizen(topic=known.services[0].id)
    other = await citizen.command("choose", of=1, payload=f'/way{{"service":"{known.services[1].id}"}}')
    assert other.json()["code"] == "not-offered"
    without = await loket.citizen(topic="bestaat-niet")
    assert (await without.command("choose", of=1, payload="/ask_person")).json()["code"] == "not-offered"


async def test_the_bot_hears_in_every_turn_what_the_page_is_about(loket: Running) -> None:
    some = loket.service.directory.services[0]
    citizen = await loket.citizen(topic=some.id)
    async with citizen.stream() as stream:
        for text in ("hoe vraag ik dit aan?", "en wat kost het?"):
            await stream.send("say", text=text)
            await stream.until_event("message", text=f"{len(loket.bot.turns) + 1}: {text}")
    assert [turn.topic for turn in loket.bot.turns] == [some.id, some.id]
