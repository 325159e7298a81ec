"""The browsers of the bench: a citizen's window, a caseworker's console, and requests on a connection that stays."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec
import websockets
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from bench.scale.orders import Key, Session
from handoff.api.staff.session import COOKIE

OPENING_AT_ONCE = 40
OPEN_WITHIN = 30.0  # seconds
TRIES, AFTER_FAILURE = 5, 1.0  # seconds


class Made(msgspec.Struct):
    """Of an event: all that these clients look at."""

    client_id: str | None = None


class Frame(msgspec.Struct):
    """Any frame of handoff; what a type does not have is empty."""

    type: str
    client_id: str = ""
    events: list[Made] = []
    last_seq: int = 0
    code: str = ""


_decode = msgspec.json.Decoder(Frame).decode
_encode = msgspec.json.Encoder().encode


class Socket:
    """An open WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, type_: str, **fields: object) -> str:
        """Send a frame; its ``client_id``."""
        client_id = str(uuid.uuid4())
        await self.socket.send(_encode({"type": type_, "client_id": client_id, **fields}), text=True)
        return client_id

    async def frame(self) -> Frame:
        """The next frame. Raises ``WebSocketException`` when the connection is lost."""
        return _decode(await self.socket.recv(decode=False))

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()


class Window(Socket):
    """A citizen's open window; ``last_seq`` is the newest event that it has."""

    def __init__(self, socket: ClientConnection, last_seq: int) -> None:
        super().__init__(socket)
        self.last_seq = last_seq

    async def frame(self) -> Frame:
        """The next frame."""
        frame = await super().frame()
        if frame.type == "events":
            self.last_seq = frame.last_seq
        return frame


async def connect(url: str, path: str, headers: dict[str, str] | None = None) -> ClientConnection:
    """A WebSocket at ``path`` of the server at ``url``. Raises ``OSError`` or ``WebSocketException``."""
    return await websockets.connect(
        f"ws{url.removeprefix('http')}{path}",
        additional_headers=headers,
        compression=None,
        ping_interval=None,
        open_timeout=OPEN_WITHIN,
        close_timeout=1,
        proxy=None,
    )


async def window(url: str, key: Key, after: int) -> Window:
    """The window of ``key``, when its welcome is there. Raises ``OSError`` or ``WebSocketException``."""
    found = Window(await connect(url, f"/api/v1/conversations/{key.id}/stream"), after)
    await found.send("hello", token=key.token, after=after)
    async with asyncio.timeout(OPEN_WITHIN):
        while (await found.frame()).type != "welcome":
            pass
    return found


async def windows(urls: Sequence[str], keys: Sequence[Key], failures: Counter[str]) -> list[Window]:
    """The windows of ``keys``, spread over ``urls``; what cannot be opened is counted in ``failures``."""
    few = asyncio.Semaphore(OPENING_AT_ONCE)

    async def one(number: int, key: Key) -> Window | None:
        async with few:
            try:
                return await window(urls[number % len(urls)], key, key.last_seq)
            except (OSError, WebSocketException) as error:
                failures[type(error).__name__] += 1
                return None

    found = await asyncio.gather(*(one(number, key) for number, key in enumerate(keys)))
    return [each for each in found if each is not None]


async def console(url: str, session: Session) -> Socket:
    """The open console of a caseworker, who tries again as a browser does. Raises ``OSError`` or
    ``WebSocketException`` when it is closed every time.
    """
    for _ in range(TRIES - 1):
        try:
            return await _console(url, session)
        except (OSError, WebSocketException):
            await asyncio.sleep(AFTER_FAILURE)
    return await _console(url, session)


async def _console(url: str, session: Session) -> Socket:
    found = Socket(await connect(url, "/api/v1/staff/stream", {"Cookie": f"{COOKIE}={session.key}"}))
    await found.send("staff_hello", csrf=session.csrf)
    async with asyncio.timeout(OPEN_WITHIN):
        while (await found.frame()).type != "overview":
            pass
    return found


async def consoles(urls: Sequence[str], sessions: Sequence[Session]) -> list[Socket]:
    """The consoles of ``sessions``, spread over ``urls``."""
    few = asyncio.Semaphore(OPENING_AT_ONCE)

    async def one(number: int, session: Session) -> Socket:
        async with few:
            return await console(urls[number % len(urls)], session)

    return list(await asyncio.gather(*(one(number, each) for number, each in enumerate(sessions))))


class Requests:
    """Requests of one caseworker, one after the other on one connection."""

    def __init__(self, url: str, session: Session) -> None:
        where = urlsplit(url)
        self._host, self._port = where.hostname or "", where.port or 80
        self._head = (
            f"Host: {where.netloc}\r\nCookie: {COOKIE}={session.key}\r\nX-CSRF-Token: {session.csrf}\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        )
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: bytes = b"") -> int:
        """The status of the answer."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(f"POST {path} HTTP/1.1\r\n{self._head}{len(body)}\r\n\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next((int(line[15:]) for line in head.split("\r\n") if line.startswith("content-length:")), 0)
        await reader.readexactly(length)
        return int(head[9:12])

    def close(self) -> None:
        """Leave."""
        if self._streams is not None:
            self._streams[1].close()


def milliseconds_since(moment: float) -> float:
    """Since ``moment`` of the monotonic clock."""
    return (time.monotonic() - moment) * 1000
