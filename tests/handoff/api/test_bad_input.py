"""Whatever is sent: a clear answer, nothing lost, nothing leaked, and the service goes on."""

from __future__ import annotations

import asyncio
import time
from contextlib import AbstractAsyncContextManager

import httpx
import pytest

from handoff.commands.texts import TEXT_LIMIT
from handoff.conversation.kinds.talk import Message
from loket.directory import Directory
from loket.wire import Answer, BotMessage, Turn
from tests.handoff.running import Bot, Citizen, Running, Stream, running

BSN = "111222333"
IBAN = "NL91 ABNA 0417 1643 00"


async def problem_after(stream: Stream, raw: str) -> dict[str, object]:
    """The problem that this message on the wire gets."""
    await stream.socket.send(raw)
    return await stream.until_type("problem")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("{", "malformed"),
        ("[]", "invalid-value"),
        ('{"type": "fly", "client_id": "a"}', "unknown-type"),
        ('{"type": "say", "client_id": "a", "text": 5}', "invalid-value"),
        ('{"type": "say", "client_id": "a", "text": "  "}', "empty-text"),
        ('{"type": "say", "client_id": "", "text": "x"}', "invalid-value"),
        ('{"type": "choose", "client_id": "a", "of": 1, "payload": "/restart"}', "not-offered"),
        ('{"type": "consent", "client_id": "a", "agreed": true}', "nothing-asked"),
        ('{"type": "rate", "client_id": "a", "score": 5}', "not-closed"),
        ('{"type": "rate", "client_id": "a", "score": 9}', "invalid-value"),
        ('{"type": "wait", "client_id": "a"}', "not-possible-now"),
        ('{"type": "back_to_bot", "client_id": "a"}', "not-possible-now"),
        ('{"type": "ask_callback", "client_id": "a", "number": "0612"}', "telephone-not-valid"),
        ('{"type": "hello", "token": "again"}', "invalid-value"),
    ],
)
async def test_what_is_wrong_gets_a_problem_and_the_stream_goes_on(loket: Running, raw: str, code: str) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        found = await problem_after(stream, raw)
        assert found["code"] == code
        assert found["detail"]
        if '"a"' in raw:
            assert found["client_id"] == "a"
        await stream.send("say", text="werkt het nog")
        await stream.until_event("message", text="1: werkt het nog")


async def test_too_long_a_text_is_refused_with_its_length_in_the_citizens_language(loket: Running) -> None:
    citizen = await loket.citizen("en")
    async with citizen.stream() as stream:
        await stream.send("say", client_id="long", text="a" * 10_000)
        found = await stream.until_type("problem")
        assert (found["code"], found["client_id"]) == ("text-too-long", "long")
        assert "10000" in str(found["detail"])
        assert str(TEXT_LIMIT) in str(found["detail"])
        assert "characters" in str(found["detail"])


@pytest.mark.parametrize("text", ["😀😀😀", "<script>alert(1)</script>", "' OR 1=1 --", "مرحبا", "a\x00b"])
async def test_odd_texts_are_only_texts(loket: Running, text: str) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        await stream.send("say", text=text)
        mine = await stream.until_event("message")
        assert mine["body"]["text"] == text
        await stream.until_event("message", text=f"1: {text}")


async def test_personal_data_reaches_neither_store_nor_bot_nor_log(
    loket: Running, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = await loket.citizen()
    async with citizen.stream() as stream:
        await stream.send("say", text=f"mijn bsn is {BSN} en rekening {IBAN}")
        told = await stream.until_event("notice", code="personal_data_masked")
        assert set(told["body"]["params"]) == {"bsn", "iban"}
        await stream.until(lambda frame: frame.get("type") == "events" and "1: " in str(frame))
    log = str(await loket.service.conversations.all_events(citizen.id))
    for secret in (BSN, IBAN, IBAN.replace(" ", "")):
        assert secret not in log
        assert secret not in str(loket.bot.turns)
        assert secret not in caplog.text


async def test_somebody_elses_conversation_is_not_there(loket: Running) -> None:
    mine, other = await loket.citizen(), await loket.citizen()
    thief = Citizen(loket.url, other.id, mine.token)
    answers = [
        await thief.http("GET", "/events"),
        await thief.command("say", text="hallo"),
        await thief.http("DELETE", ""),
        await thief.http("GET", "/transcript"),
        await Citizen(loket.url, "no-such-id", mine.token).http("GET", "/events"),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)
    assert all(answer.headers["content-type"] == "application/problem+json" for answer in answers)
    async with thief.stream() as stream:
        assert (await stream.until_type("problem"))["code"] == "not-found"
    assert (await other.http("GET", "/events")).status_code == 200


def slow(store: tuple[str, str | None], bot: Bot, directory: Directory) -> AbstractAsyncContextManager[Running]:
    """A service that takes 15 messages a second of one citizen, after the first ten."""
    return running(store[0], directory, store[1], bot, messages_per_second=15, message_burst=10)


async def test_a_flood_is_slowed_down_and_arrives_whole(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with slow(store, bot, directory) as loket:
        citizen = await loket.citizen()
        async with citizen.stream() as stream:
            started = time.monotonic()
            for number in range(60):
                await stream.send("say", client_id=f"m{number}", text=f"bericht {number}")
            await stream.until(lambda frame: frame.get("client_id") == "m59", timeout=20)
            took = time.monotonic() - started
            told = [frame for frame in stream.heard if frame["type"] == "problem"]
        log = await loket.service.conversations.all_events(citizen.id)
    said = [event.body.text for event in log if event.sender.role == "citizen" and isinstance(event.body, Message)]
    assert said == [f"bericht {number}" for number in range(60)]
    assert took > 50 / 15 - 0.1
    assert {frame["code"] for frame in told} == {"too-fast"}


async def test_a_flood_of_typing_signs_is_slowed_down_and_keeps_nobody_from_writing(
    store: tuple[str, str | None], bot: Bot, directory: Directory
) -> None:
    async with slow(store, bot, directory) as loket:
        citizen = await loket.citizen()
        async with citizen.stream() as stream:
            started = time.monotonic()
            for number in range(40):
                await stream.send("typing", on=number % 2 == 0)
            await stream.send("say", client_id="words", text="daar ben ik")
            await stream.until(lambda frame: frame.get("client_id") == "words", timeout=20)
            took = time.monotonic() - started
    assert took > 30 / 15 - 0.1
    assert [frame for frame in stream.heard if frame["type"] == "problem"] == []


@pytest.mark.parametrize("behaviour", ["refuses", "slow", "nonsense", "nothing", "error"])
async def test_without_an_answer_of_the_bot_the_citizen_is_told_in_time(
    store: tuple[str, str | None], bot: Bot, directory: Directory, behaviour: str
) -> None:
    async def script(turn: Turn) -> Answer | bytes:
        match behaviour:
            case "slow":
                await asyncio.sleep(3600)
            case "nonsense":
                return b"<html>"
            case "nothing":
                return Answer(memory="x")
            case "error":
                raise RuntimeError("the bot fell over")
        return Answer(memory="x", messages=[BotMessage(text="te laat")])

    bot.script = script
    async with running(store[0], directory, store[1], bot, bot_timeout=3) as loket:
        if behaviour == "refuses":
            loket.service.bot.urls[:] = ["http://127.0.0.1:9"]
        citizen = await loket.citizen()
        async with citizen.stream() as stream:
            await stream.send("say", text="is daar iemand")
            await stream.until_event("message", text="is daar iemand")
            await stream.until(lambda frame: "bot_unavailable" in str(frame), text="the notice")
            assert (await citizen.command("ask_person")).status_code == 200
            await stream.until_event("unavailable", why="nobody_on_duty")


async def test_errors_over_http_are_problem_documents_in_the_readers_language(loket: Running) -> None:
    async with httpx.AsyncClient(base_url=loket.url) as client:
        wrong = await client.get("/api/v1/nothing-here", headers={"Accept-Language": "en"})
        broken = await client.post("/api/v1/conversations", content=b"{", headers={"Accept-Language": "nl"})
        large = await client.post("/api/v1/conversations", content=b"x" * 100_000)
        method = await client.put("/api/v1/conversations")
        guest = await client.get("/api/v1/staff/session")
    assert (wrong.status_code, wrong.json()["title"]) == (404, "Not found")
    assert (broken.status_code, broken.json()["title"]) == (400, "Niet te lezen")
    assert (large.status_code, method.status_code, guest.status_code) == (413, 405, 401)
    for answer in (wrong, broken, large, method, guest):
        assert answer.headers["content-type"] == "application/problem+json"
        assert "Traceback" not in answer.text
