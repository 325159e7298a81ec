"""A whole handoff service for a test: a real server on a port of its own, with a bot that says what the test wants."""

from __future__ import annotations

import asyncio
import itertools
import ssl
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import websockets
from sanic import HTTPResponse, Request, Sanic, raw
from websockets.asyncio.client import ClientConnection

from handoff.app import create_app
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage.duties import served
from loket.directory import Directory
from loket.wire import Answer, BotMessage, Button, HandoffRequest, Turn, Understood, decode_turn, encode
from tests.servers import free_port

_names = itertools.count()
_certificates = ssl.create_default_context()  # takes 20 ms to load, so once for all


def browser(url: str, timeout: float = 30) -> httpx.AsyncClient:
    """Somebody's browser; it waits ``timeout`` seconds for an answer, long enough for a busy machine."""
    return httpx.AsyncClient(base_url=url, timeout=timeout, verify=_certificates)


Script = Callable[[Turn], Awaitable[Answer | bytes]]


async def echo(turn: Turn) -> Answer:
    """The bot of most tests: repeats what it hears, asks for a person on "mens", counts its turns in its memory."""
    said = turn.text or turn.choice or ""
    count = int(turn.memory or "0") + 1
    understood = Understood(intent="echo", confidence=0.9, kind="answered")
    if "mens" in said:
        wanted = HandoffRequest(reason="asked", organisation="uwv", summary=f"vraagt: {said}")
        return Answer(memory=str(count), messages=[BotMessage(text="Ik vraag iemand.")], handoff=wanted)
    buttons = [Button(title="Ja", payload="/affirm"), Button(title="Nee", payload="/deny")]
    text = f"{count}: {said}"
    return Answer(memory=str(count), messages=[BotMessage(text=text, buttons=buttons)], understood=understood)


@dataclass
class Bot:
    """The bot's stand-in. ``script`` answers; ``turns`` is what it was asked."""

    url: str
    script: Script = echo
    turns: list[Turn] = field(default_factory=list)


@dataclass
class Clock:
    """A clock that a test can move."""

    offset: timedelta = timedelta(0)
    fixed: datetime | None = None

    def __call__(self) -> datetime:
        """The time, UTC."""
        return (self.fixed or datetime.now(UTC)) + self.offset

    def forward(self, **parts: float) -> None:
        """Let time pass."""
        self.offset += timedelta(**parts)


@dataclass
class Running:
    """A running service with all that a test needs to talk to it."""

    service: Service
    url: str
    bot: Bot
    clock: Clock
    settings: Settings
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def caseworker(self, login: str, *desks: str, organisation: str = "UWV", **more: Any) -> Caseworker:
        """A caseworker who is logged in and may serve ``desks``; ``more`` is as :meth:`Caseworkers.add` takes it."""
        add = self.service.caseworkers.add
        await add(login, "een goed wachtwoord", login.title(), organisation, list(desks), **more)
        client = browser(self.url)
        self.clients.append(client)
        answer = await client.post("/api/v1/staff/session", json={"name": login, "password": "een goed wachtwoord"})
        answer.raise_for_status()
        profile = answer.json()
        client.headers["X-CSRF-Token"] = profile["csrf"]
        return Caseworker(client, profile, self.url.replace("http", "ws"))

    async def citizen(self, language: str = "nl", **more: Any) -> Citizen:
        """A citizen with a new conversation, not connected yet."""
        async with browser(self.url) as client:
            answer = await client.post("/api/v1/conversations", json={"language": language, **more})
        answer.raise_for_status()
        opened = answer.json()
        return Citizen(self.url, opened["id"], opened["token"])

    async def served_by(self, caseworker: Caseworker) -> list[str]:
        """The desks at which this caseworker is on duty."""
        async with self.service.database.read() as connection:
            return await served(connection, caseworker.profile["id"], self.clock())


@dataclass
class Caseworker:
    """A caseworker's browser."""

    client: httpx.AsyncClient
    profile: dict[str, Any]
    ws_url: str

    async def do(self, method: str, path: str, body: object = None) -> httpx.Response:
        """A request to the staff API."""
        return await self.client.request(method, f"/api/v1/staff{path}", json=body)

    async def on_duty(self, *desks: str) -> None:
        """Serve these desks."""
        (await self.do("PUT", "/duty", {"desks": list(desks)})).raise_for_status()

    async def claim(self, conversation: str) -> httpx.Response:
        """Try to take a conversation."""
        return await self.do("POST", f"/conversations/{conversation}/claim")

    async def act(self, conversation: str, action: str, **body: object) -> httpx.Response:
        """Do something with a conversation."""
        return await self.do(
            "POST", f"/conversations/{conversation}/{action}", {"client_id": str(uuid.uuid4()), **body}
        )

    @asynccontextmanager
    async def stream(self) -> AsyncIterator[Stream]:
        """The open console."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        async with websockets.connect(
            f"{self.ws_url}/api/v1/staff/stream", additional_headers={"Cookie": cookie}
        ) as socket:
            stream = Stream(socket)
            await stream.send("staff_hello", csrf=self.profile["csrf"])
            yield stream


@dataclass
class Stream:
    """A WebSocket: sends frames, and waits for the one that a test wants."""

    socket: ClientConnection
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, type_: str, **fields: object) -> str:
        """Send a frame; its ``client_id`` when it is a command."""
        client_id = str(fields.get("client_id", uuid.uuid4()))
        await self.socket.send(msgspec.json.encode({"type": type_, "client_id": client_id, **fields}).decode())
        return client_id

    async def until(
        self, wanted: Callable[[dict[str, Any]], bool], timeout: float = 30, *, text: str = "that frame"
    ) -> dict[str, Any]:
        """The next frame that is ``wanted``."""
        try:
            async with asyncio.timeout(timeout):
                while True:
                    frame: dict[str, Any] = msgspec.json.decode(await self.socket.recv())
                    self.heard.append(frame)
                    if wanted(frame):
                        return frame
        except TimeoutError:
            raise AssertionError(f"{text} did not come; heard {self.heard}") from None

    async def until_type(self, type_: str) -> dict[str, Any]:
        """The next frame of this type."""
        return await self.until(lambda frame: frame["type"] == type_, text=type_)

    async def until_event(self, kind: str, **fields: object) -> dict[str, Any]:
        """The next event of this kind whose body has ``fields``."""

        def has(frame: dict[str, Any]) -> bool:
            return any(_fits(event, kind, fields) for event in frame.get("events", []))

        frame = await self.until(has, text=f"{kind} {fields}")
        return next(event for event in frame["events"] if _fits(event, kind, fields))

    @property
    def events(self) -> list[dict[str, Any]]:
        """All events heard, in the order in which they came."""
        return [event for frame in self.heard if frame["type"] == "events" for event in frame["events"]]


@dataclass
class Citizen:
    """A citizen's browser."""

    url: str
    id: str
    token: str

    @asynccontextmanager
    async def stream(self, after: int = 0) -> AsyncIterator[Stream]:
        """The open widget."""
        address = f"{self.url.replace('http', 'ws')}/api/v1/conversations/{self.id}/stream"
        async with websockets.connect(address) as socket:
            stream = Stream(socket)
            await stream.send("hello", token=self.token, after=after)
            yield stream

    async def http(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A request with the key to the conversation."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with browser(self.url, timeout=30) as client:
            return await client.request(method, f"/api/v1/conversations/{self.id}{path}", headers=headers, **more)

    async def command(self, type_: str, **fields: object) -> httpx.Response:
        """A command over HTTP."""
        body = {"type": type_, "client_id": str(uuid.uuid4()), **fields}
        return await self.http("POST", "/commands", json=body)


def _fits(event: dict[str, Any], kind: str, fields: dict[str, object]) -> bool:
    body = event["body"]
    return bool(body["kind"] == kind) and all(body.get(name) == value for name, value in fields.items())


@asynccontextmanager
async def running_bot() -> AsyncIterator[Bot]:
    """A bot process of the test's own making."""
    bot = Bot(f"http://127.0.0.1:{free_port()}")

    async def turn(request: Request) -> HTTPResponse:
        asked = decode_turn(request.body)
        bot.turns.append(asked)
        answer = await bot.script(asked)
        return raw(answer if isinstance(answer, bytes) else encode(answer))

    async def health(_request: Request) -> HTTPResponse:
        return raw(b"{}")

    app: Sanic[Any, Any] = Sanic(f"bot-{next(_names)}", configure_logging=False)
    app.add_route(turn, "/turn", methods=["POST"])
    app.add_route(health, "/health")
    async with _serving(app, int(bot.url.rsplit(":", 1)[1])):
        yield bot


@asynccontextmanager
async def running(
    database_url: str,
    directory: Directory,
    redis_url: str | None = None,
    bot: Bot | None = None,
    clock: Clock | None = None,
    **settings: Any,
) -> AsyncIterator[Running]:
    """A handoff service on this database and bus."""
    port = free_port()
    chosen = Settings(
        port=port,
        database_url=database_url,
        redis_url=redis_url,
        bot_urls=[bot.url] if bot else ["http://127.0.0.1:1"],
        desks_always_open=True,
        messages_per_second=1000,
        message_burst=1000,
        sweep_every=0.1,
        bot_timeout=30,  # a busy machine may stall for seconds
        web=Path("/nonexistent"),
    )
    chosen = replace(chosen, **settings)
    clock = clock or Clock()
    service = Service(chosen, clock=clock, directory=directory)
    app = create_app(service, f"loket-{next(_names)}")
    async with _serving(app, port):
        found = Running(service, f"http://127.0.0.1:{port}", bot or Bot(""), clock, chosen)
        try:
            yield found
        finally:
            for client in found.clients:
                await client.aclose()


@asynccontextmanager
async def _serving(app: Sanic[Any, Any], port: int) -> AsyncIterator[None]:
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.TOUCHUP = False  # rewrites the class of all apps, so only the first of several in a process can have it
    server = await app.create_server(host="127.0.0.1", port=port, return_asyncio_server=True, access_log=False)
    if server is None:
        raise RuntimeError("no server")
    await server.startup()  # type: ignore[no-untyped-call]
    await server.before_start()  # type: ignore[no-untyped-call]
    await server.after_start()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        await server.before_stop()  # type: ignore[no-untyped-call]
        closing = server.close()  # type: ignore[no-untyped-call]
        for connection in list(server.connections):  # also those that a client keeps for its next request
            connection.abort()
        await closing
        await server.after_stop()  # type: ignore[no-untyped-call]
