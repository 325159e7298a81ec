"""The public door as the players use it: the same requests and frames as the widget and the console."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection

Body = dict[str, Any]
API = "/api/v1"


class Refused(Exception):
    """The service refused something; ``code`` is that of the problem document."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Window:
    """A citizen's window, with all events so far; without a connection until :meth:`open`."""

    def __init__(self, client: httpx.AsyncClient, conversation: str, token: str) -> None:
        self._socket: ClientConnection | None = None
        self._client = client
        self.conversation = conversation
        self._token = token
        self.events: list[Body] = []
        self._news = asyncio.Condition()
        self.closed = False

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Be connected, and hear events."""
        base = _base(self._client).replace("http", "ws", 1)
        async with websockets.connect(f"{base}{API}/conversations/{self.conversation}/stream") as socket:
            hello = {"type": "hello", "token": self._token, "after": 0}
            await socket.send(msgspec.json.encode(hello).decode())
            self._socket = socket
            listening = asyncio.create_task(self._listen(socket))
            try:
                yield
            finally:
                self._socket = None
                listening.cancel()

    async def _listen(self, socket: ClientConnection) -> None:
        """Hear events until the connection ends."""
        try:
            async for data in socket:
                frame = msgspec.json.decode(data)
                if frame["type"] != "events":
                    continue
                async with self._news:
                    self.events += frame["events"]
                    self._news.notify_all()
        except websockets.ConnectionClosed:
            pass
        async with self._news:
            self.closed = True
            self._news.notify_all()

    async def do(self, command: str, **fields: object) -> None:
        """Carry out a command. Raises :class:`Refused`."""
        body = {"type": command, "client_id": str(uuid.uuid4()), **fields}
        _check(
            await self._client.post(
                f"{API}/conversations/{self.conversation}/commands",
                json=body,
                headers={"Authorization": f"Bearer {self._token}"},
            )
        )

    async def typing(self, *, on: bool) -> None:
        """The citizen types, or stops."""
        if self._socket is not None:
            await self._socket.send(msgspec.json.encode({"type": "typing", "on": on}).decode())

    async def until(self, wanted: Callable[[Body], bool], after: int, within: float) -> Body | None:
        """The first event with a ``seq`` above ``after`` that is ``wanted``; none when it does not come in time."""

        def found() -> Body | None:
            return next((event for event in self.events if event["seq"] > after and wanted(event)), None)

        try:
            async with asyncio.timeout(within), self._news:
                await self._news.wait_for(lambda: self.closed or found() is not None)
        except TimeoutError:
            return None
        return found()

    @property
    def last_seq(self) -> int:
        """The ``seq`` of the newest event; 0 when there is none."""
        return int(self.events[-1]["seq"]) if self.events else 0


async def enter(client: httpx.AsyncClient, language: str, page: str) -> Window:
    """A new conversation, of which the window is not connected yet. Raises :class:`Refused`."""
    place = {"language": language, "page": f"{_base(client)}{page}"}
    opened = _check(await client.post(f"{API}/conversations", json=place))
    return Window(client, opened["id"], opened["token"])


@asynccontextmanager
async def window(client: httpx.AsyncClient, language: str, page: str) -> AsyncIterator[Window]:
    """A new conversation with its window open."""
    one = await enter(client, language, page)
    async with one.open():
        yield one


async def finish(doing: Awaitable[None]) -> None:
    """Wait for ``doing``; whoever is told to stop meanwhile stops when it is done."""
    task = asyncio.ensure_future(doing)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


class Console:
    """A colleague's console. ``board`` is the newest one."""

    def __init__(self, client: httpx.AsyncClient, socket: ClientConnection, name: str) -> None:
        self._client = client
        self._socket = socket
        self.name = name
        self.board: Body = {"waiting": [], "mine": []}

    async def listen(self) -> None:
        """Hear boards, and be there, until the connection ends."""
        async for data in self._socket:
            frame = msgspec.json.decode(data)
            if frame["type"] == "overview":
                self.board = frame

    async def signs_of_life(self, every: float) -> None:
        """Say every so many seconds that the browser is open."""
        while True:
            await self._socket.send('{"type":"ping"}')
            await asyncio.sleep(every)

    async def do(self, method: str, path: str, body: object = None) -> Body:
        """A request to the staff's door; what it answers. Raises :class:`Refused`."""
        return _check(await self._client.request(method, f"{API}/staff{path}", json=body))

    async def act(self, conversation: str, action: str, **fields: object) -> None:
        """Do something in a conversation. Raises :class:`Refused`."""
        body = {"client_id": str(uuid.uuid4()), **fields}
        await self.do("POST", f"/conversations/{conversation}/{action}", body)


@asynccontextmanager
async def console(url: str, login: str, password: str) -> AsyncIterator[Console]:
    """A colleague who is logged in with the console open. Raises :class:`Refused`."""
    async with httpx.AsyncClient(base_url=url, timeout=20) as client:
        profile = _check(await client.post(f"{API}/staff/session", json={"name": login, "password": password}))
        client.headers["X-CSRF-Token"] = profile["csrf"]
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        address = f"{url.replace('http', 'ws', 1)}{API}/staff/stream"
        async with websockets.connect(address, additional_headers={"Cookie": cookies}) as socket:
            await socket.send(msgspec.json.encode({"type": "staff_hello", "csrf": profile["csrf"]}).decode())
            yield Console(client, socket, profile["name"])


def _base(client: httpx.AsyncClient) -> str:
    return str(client.base_url).rstrip("/")


def _check(answer: httpx.Response) -> Body:
    body: Body = msgspec.json.decode(answer.content) if answer.content else {}
    if answer.is_error:
        raise Refused(str(body.get("code", answer.status_code)))
    return body
