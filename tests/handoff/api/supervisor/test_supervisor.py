"""What a supervisor does with conversations of others, and that nobody else can; through the public door."""

from __future__ import annotations

import json
from typing import Any

import pytest

from handoff.api.supervisor.desks import supervisor_desks
from handoff.api.supervisor.http import supervisor
from handoff.api.supervisor.people import supervisor_people
from handoff.conversation.events import Event
from handoff.conversation.kinds.beside import Whispered
from handoff.conversation.parties import Person, Sender
from handoff.conversation.sight import for_citizen
from handoff.service import utc_now
from tests.handoff.api.moving import board, client_id, detail, owner, read, talking, there
from tests.handoff.routed import waiting
from tests.handoff.running import Caseworker, Running, Stream

WHISPER = "vraag eens naar de huur"


async def supervising(loket: Running, login: str = "saar", *desks: str, **more: Any) -> Caseworker:
    """A supervisor of these desks, who need not be on duty."""
    return await loket.caseworker(login, *(desks or ("uwv", "svb")), role="supervisor", **more)


async def does(who: Caseworker, conversation: str, what: str, **body: object) -> Any:
    """What the supervisor does is carried out; the answer."""
    more = {"client_id": client_id(), **body} if what in ("whisper", "move") else None
    answer = await who.do("POST", f"/supervisor/conversations/{conversation}/{what}", more)
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


async def refused(who: Caseworker, conversation: str, what: str, **body: object) -> str:
    """The code with which it is refused."""
    more = {"client_id": client_id(), **body} if what in ("whisper", "move") else None
    answer = await who.do("POST", f"/supervisor/conversations/{conversation}/{what}", more)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["code"])


def routes() -> list[tuple[str, str]]:
    """Every route of the supervisors' door, as method and path."""
    return [
        (method, str(future.uri))
        for blueprint in (supervisor, supervisor_desks, supervisor_people)
        for future in blueprint._future_routes
        for method in future.methods or ()
    ]


async def test_every_route_of_the_supervisors_door_is_closed_to_a_caseworker(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    found = routes()
    assert len(found) >= 19
    for method, path in found:
        filled = path.replace("<", "{").split("{")[0] + "x" + ("/" + path.split(">/")[1] if ">/" in path else "")
        answer = await anna.do(method, f"/supervisor{filled if '<' in path else path}", {})
        assert (answer.status_code, answer.json()["code"]) == (403, "supervisors-only"), (method, path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"


async def test_the_supervisors_overview_is_not_sent_to_a_caseworker(loket: Running) -> None:
    anna = await loket.caseworker("anna", "uwv")
    async with anna.stream() as console:
        await console.send("supervise", on=True)
        found = await console.until_type("problem")
        assert found["code"] == "supervisors-only"
        assert not [frame for frame in console.heard if frame["type"] == "supervision"]


async def test_the_overview_shows_who_is_there_with_what_and_follows_the_work(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    async with anna.stream(), saar.stream() as console:
        await console.send("supervise", on=True)
        first = await console.until_type("supervision")
        assert [each["desk"]["id"] for each in first["desks"]] == ["uwv", "svb"]
        citizen = await talking(loket, anna)

        def has_it(frame: dict[str, Any]) -> bool:
            return frame["type"] == "supervision" and any(each["has"] for each in frame["people"])

        frame = await console.until(has_it)
        person = next(each for each in frame["people"] if each["name"] == "Anna")
        assert (person["state"], person["desks"], person["capacity"]) == ("working", ["uwv"], 3)
        assert "since" in person
        assert [each["conversation"] for each in person["conversations"]] == [citizen.id]
        desk = next(each for each in frame["desks"] if each["desk"]["id"] == "uwv")
        assert (desk["on_duty"], desk["waiting"], desk["busy"], desk["free_places"]) == (1, 0, 1, 2)
        assert (desk["first_answer"], desk["warn_after"]) == (600, 420)


async def test_who_waits_too_long_and_what_is_overdue_is_counted(loket: Running) -> None:
    saar = await supervising(loket)
    anna = await there(loket, "anna", "uwv")
    await waiting(loket)
    loket.clock.forward(seconds=601)
    await anna.do("GET", "/session")
    async with saar.stream() as console:
        await console.send("supervise", on=True)
        desk = (await console.until_type("supervision"))["desks"][0]
        assert (desk["waiting"], desk["late"]) == (1, 1)
        assert desk["oldest"]


async def test_who_is_listened_to_sees_it_and_the_citizen_does_not(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    async with anna.stream() as console, citizen.stream() as widget:
        await console.send("watch", conversation=citizen.id, after=0)
        await does(saar, citizen.id, "listen")
        heard = await console.until_event("listened", on=True)
        assert heard["body"]["who"]["name"] == "Saar"
        await does(saar, citizen.id, "whisper", text=WHISPER)
        assert (await console.until_event("whispered"))["body"]["text"] == WHISPER
        await does(saar, citizen.id, "stop")
        await console.until_event("listened", on=False)
        await anna.act(citizen.id, "messages", text="Woont u in een huurhuis?")
        await widget.until_event("message", text="Woont u in een huurhuis?")
        assert not {"listened", "whispered"} & {event["body"]["kind"] for event in widget.events}
    for path in ("/events", "/transcript"):
        answer = await citizen.http("GET", path)
        assert WHISPER not in answer.text
        assert "Saar" not in answer.text
    assert not {"listened", "whispered"} & {event["body"]["kind"] for event in await read(citizen)}


async def test_the_bot_does_not_learn_what_was_whispered(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    await does(saar, citizen.id, "listen")
    await does(saar, citizen.id, "whisper", text=WHISPER)
    (await anna.act(citizen.id, "hand-back", note="klaar")).raise_for_status()
    await citizen.command("say", text="dank u")
    async with citizen.stream() as widget:
        await widget.until(
            lambda frame: any(
                "dank u" in str(each) and each["sender"]["role"] == "bot" for each in frame.get("events", [])
            )
        )
    assert WHISPER not in str(loket.bot.turns)


async def test_a_whisper_is_for_two_and_not_for_who_gets_the_conversation_later(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    bob = await there(loket, "bob", "uwv")
    citizen = await talking(loket, anna)
    await does(saar, citizen.id, "listen")
    await does(saar, citizen.id, "whisper", text=WHISPER)
    assert WHISPER in json.dumps(await detail(anna, citizen.id))
    (await anna.act(citizen.id, "release")).raise_for_status()
    (await bob.claim(citizen.id)).raise_for_status()
    assert WHISPER not in json.dumps(await detail(bob, citizen.id))


def test_no_citizen_ever_gets_a_whisper() -> None:
    to = Person(id="a", name="Anna", organisation="UWV")
    sender = Sender(role="caseworker", id="s", name="Saar")
    whispered = Event(seq=1, sender=sender, body=Whispered(text=WHISPER, to=to), created_at=utc_now())
    assert for_citizen(whispered) is None


async def test_only_who_listens_can_whisper_and_only_at_their_own_desks(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    other = await supervising(loket, "tess", "duo", organisation="DUO")
    citizen = await talking(loket, anna)
    assert await refused(saar, citizen.id, "whisper", text=WHISPER) == "not-listening"
    for what, body in (("listen", {}), ("whisper", {"text": "x"}), ("take-over", {}), ("move", {"why": "x"})):
        assert await refused(other, citizen.id, what, **body) == "not-found"


async def test_who_listens_and_vanishes_no_longer_listens(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    async with saar.stream():
        await does(saar, citizen.id, "listen")
    async with anna.stream() as console:
        await console.send("watch", conversation=citizen.id, after=0)
        await console.until_event("listened", on=True)
        loket.clock.forward(seconds=loket.settings.duty_lease.total_seconds() + 1)
        await anna.do("PUT", "/duty", {"desks": ["uwv"]})
        await console.until_event("listened", on=False)


async def taken_from_anna(stream: Stream) -> dict[str, Any]:
    """The event with which Saar took the conversation, as it comes."""

    def there(event: dict[str, Any]) -> bool:
        return bool(event["body"]["kind"] == "claimed" and event["body"].get("instead_of", {}).get("name") == "Anna")

    frame = await stream.until(lambda frame: any(map(there, frame.get("events", []))))
    return next(filter(there, frame["events"]))


async def test_a_supervisor_takes_over_from_a_caseworker_who_reads_who_did(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    async with anna.stream() as console, citizen.stream() as widget:
        await console.send("watch", conversation=citizen.id, after=0)
        taken = await does(saar, citizen.id, "take-over")
        assert taken["caseworker_name"] == "Saar"
        event = await taken_from_anna(console)
        assert event["body"]["instead_of"]["id"] == anna.profile["id"]
        assert (await taken_from_anna(widget))["body"]["instead_of"]["id"] == ""
    assert await owner(loket, citizen) == ("caseworker", "Saar")
    answer = await anna.act(citizen.id, "messages", text="ik nog")
    assert answer.json()["code"] == "not-yours"


@pytest.fixture
def desks() -> tuple[str, str]:
    """Two desks of one organisation."""
    return "gemeente", "regie"


async def test_who_is_moved_to_another_queue_keeps_the_time_waited(loket: Running, desks: tuple[str, str]) -> None:
    here, there_ = desks
    saar = await supervising(loket, "saar", "uwv", here, there_)
    await there(loket, "anna", "uwv", organisation="UWV")
    citizen = await waiting(loket)
    since = (await loket.service.conversations.read(citizen.id)).state.waiting_since
    assert await refused(saar, citizen.id, "move", desk=here, why="hoort daar") == "asks-consent"
    bob = await there(loket, "bob", "uwv")
    await does(saar, citizen.id, "move", to=bob.profile["id"], why="Bob weet hier meer van", note="kent het dossier")
    state = (await loket.service.conversations.read(citizen.id)).state
    assert (state.owner, state.waiting_since) == ("queue", since)
    assert state.offer is not None
    assert state.offer.to.name == "Bob"
    assert "kent het dossier" not in (await citizen.http("GET", "/events")).text
    (await bob.claim(citizen.id)).raise_for_status()


async def test_from_a_caseworker_it_moves_and_that_one_stays_reachable(loket: Running) -> None:
    saar, anna = await supervising(loket), await there(loket, "anna", "uwv")
    bob = await there(loket, "bob", "uwv")
    citizen = await talking(loket, anna)
    await does(saar, citizen.id, "move", to=bob.profile["id"], why="Anna gaat naar huis")
    mine = (await board(anna))["mine"]
    assert [(each["conversation"], each["part"]) for each in mine] == [(citizen.id, "giving")]
    (await bob.claim(citizen.id)).raise_for_status()
    assert await owner(loket, citizen) == ("caseworker", "Bob")
