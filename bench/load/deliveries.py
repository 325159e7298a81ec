"""Caseworkers who talk with citizens: how long their words take to the citizen's browser."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import httpx
import msgspec
import websockets
from websockets.exceptions import ConnectionClosed

from bench.load import questions
from bench.load.conversation import ANSWER_WITHIN, NoAnswer
from bench.load.orders import Deliveries, LogIn, Measured
from bench.load.widget import WidgetConversation, answer_in_time, widget_conversation

WORDS = "Dank u voor het wachten. Ik heb uw vraag gelezen en zoek het nu voor u uit."
REPLY = "Fijn, ik wacht even."
THINKING = 0.5
"""Seconds on average that a citizen needs before the reply."""
LAST_ONES = 2.0
"""Seconds that the last messages may still be under way when the time is over."""


@dataclass
class Post:
    """The messages that caseworkers sent: when, and how long each was under way."""

    sent: dict[str, float] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)

    def arrived(self, client_id: str | None, now: float) -> bool:
        """Whether a caseworker's message arrived ``now``, for the first time."""
        at = self.sent.pop(client_id or "", None)
        if at is None:
            return False
        self.latencies.append((now - at) * 1000)
        return True


async def measure(order: Deliveries) -> Measured:
    """Carry out ``order``."""
    post = Post()
    async with AsyncExitStack() as stack:
        open_client = httpx.AsyncClient(base_url=order.url, timeout=ANSWER_WITHIN)
        client = await stack.enter_async_context(open_client)
        consoles = [
            await stack.enter_async_context(_console(order.url, log_in, order.desk)) for log_in in order.caseworkers
        ]
        pairs: list[tuple[httpx.AsyncClient, WidgetConversation]] = []
        for number in range(order.conversations):
            language = questions.language_of(number)
            citizen = await stack.enter_async_context(widget_conversation(client, order.url, language))
            caseworker = consoles[number % len(consoles)]
            await _claimed(caseworker, citizen)
            pairs.append((caseworker, citizen))
        end = time.monotonic() + order.seconds
        reading = [asyncio.create_task(_citizen(citizen, post)) for _, citizen in pairs]
        await asyncio.gather(*(_caseworker(*pair, post, end, order.pause, number) for number, pair in enumerate(pairs)))
        await asyncio.sleep(LAST_ONES)
        for task in reading:
            task.cancel()
        for outcome in await asyncio.gather(*reading, return_exceptions=True):
            if isinstance(outcome, NoAnswer):
                post.failures[str(outcome)] += 1
    if post.sent:
        post.failures["not-delivered"] += len(post.sent)
    return Measured(
        latencies=post.latencies, seconds=order.seconds, answered=len(post.latencies), failures=dict(post.failures)
    )


async def _caseworker(
    client: httpx.AsyncClient, citizen: WidgetConversation, post: Post, end: float, pause: float, number: int
) -> None:
    """Say something at random moments until ``end``; a message does not wait for the one before."""
    moments = random.Random(number)
    at = time.monotonic()
    async with asyncio.TaskGroup() as under_way:
        while (at := at + moments.expovariate(1 / pause)) < end:
            await asyncio.sleep(at - time.monotonic())
            under_way.create_task(_say(client, citizen.id, post))


async def _say(client: httpx.AsyncClient, conversation: str, post: Post) -> None:
    client_id = str(uuid.uuid4())
    post.sent[client_id] = time.monotonic()
    try:
        response = await client.post(
            f"/api/v1/staff/conversations/{conversation}/messages", json={"client_id": client_id, "text": WORDS}
        )
        failure = None if response.is_success else f"status-{response.status_code}"
    except httpx.HTTPError:
        failure = "connection"
    if failure is not None and post.sent.pop(client_id, None) is not None:
        post.failures[failure] += 1


async def _citizen(citizen: WidgetConversation, post: Post) -> None:
    """Read, and answer each of the caseworker's messages after a moment."""
    moments = random.Random(citizen.id)
    async with asyncio.TaskGroup() as replies:
        while True:
            events = await citizen.events()
            now = time.monotonic()
            for event in events:
                if post.arrived(event.client_id, now):
                    replies.create_task(_reply(citizen, moments.expovariate(1 / THINKING)))


async def _reply(citizen: WidgetConversation, after: float) -> None:
    await asyncio.sleep(after)
    await citizen.send("say", text=REPLY)


async def _claimed(caseworker: httpx.AsyncClient, citizen: WidgetConversation) -> None:
    """Have the citizen ask for a person, and the caseworker take the conversation."""
    await citizen.send("ask_person")
    async with answer_in_time():
        while not any(event.body.kind == "queued" for event in await citizen.events()):
            pass
    (await caseworker.post(f"/api/v1/staff/conversations/{citizen.id}/claim")).raise_for_status()


@asynccontextmanager
async def _console(url: str, log_in: LogIn, desk: str) -> AsyncIterator[httpx.AsyncClient]:
    """A caseworker on duty at ``desk``, with the console open: it gets the board at every change, as in a browser."""
    async with httpx.AsyncClient(base_url=url, timeout=ANSWER_WITHIN) as client:
        answer = await client.post("/api/v1/staff/session", json={"name": log_in.name, "password": log_in.password})
        answer.raise_for_status()
        csrf = answer.json()["csrf"]
        client.headers["X-CSRF-Token"] = csrf
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        address = f"{url.replace('http', 'ws', 1)}/api/v1/staff/stream"
        async with websockets.connect(address, additional_headers={"Cookie": cookie}, compression=None) as socket:
            await socket.send(msgspec.json.encode({"type": "staff_hello", "csrf": csrf}).decode())
            (await client.put("/api/v1/staff/duty", json={"desks": [desk]})).raise_for_status()
            board = asyncio.create_task(_read(socket))
            try:
                yield client
            finally:
                board.cancel()
                await asyncio.gather(board, return_exceptions=True)


async def _read(socket: websockets.ClientConnection) -> None:
    """Take in what the board shows, so that it does not pile up."""
    try:
        async for _ in socket:
            pass
    except ConnectionClosed:
        return
