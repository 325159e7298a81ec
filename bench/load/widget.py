"""A citizen's browser: the WebSocket of handoff, as the widget uses it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from bench.load.conversation import ANSWER_WITHIN, Conversation, Door, NoAnswer


class Sender(msgspec.Struct):
    """Of an event: all that the bench looks at."""

    role: str


class Body(msgspec.Struct):
    """Of an event: all that the bench looks at. ``code`` is a notice's."""

    kind: str
    code: str = ""


class Event(msgspec.Struct):
    """An event as the citizen gets it."""

    seq: int
    sender: Sender
    body: Body
    client_id: str | None = None


class Frame(msgspec.Struct):
    """Any frame of handoff; what a type does not have is empty."""

    type: str
    events: list[Event] = []
    last_seq: int = 0
    code: str = ""


_decode = msgspec.json.Decoder(Frame).decode
_encode = msgspec.json.Encoder().encode


class WidgetConversation:
    """A conversation with its open connection."""

    def __init__(self, identity: str, socket: ClientConnection) -> None:
        self.id = identity
        self._socket = socket

    async def ask(self, text: str) -> None:
        """Say ``text`` (see :class:`Conversation`): until the bot's first message after it, or another door."""
        client_id = await self.send("say", text=text)
        heard = False
        async with answer_in_time():
            while True:
                for event in await self.events():
                    heard = heard or event.client_id == client_id
                    if heard and is_answer(event):
                        return

    async def send(self, type_: str, **fields: object) -> str:
        """Send a command; gives its ``client_id``."""
        client_id = str(uuid.uuid4())
        try:
            await self._socket.send(_encode({"type": type_, "client_id": client_id, **fields}).decode())
        except WebSocketException as error:
            raise NoAnswer("connection") from error
        return client_id

    async def events(self) -> list[Event]:
        """The next frame's events; none when it has other news. Raises :class:`NoAnswer` when it tells of a problem."""
        frame = await self.frame()
        if frame.type == "problem":
            raise NoAnswer(frame.code)
        return frame.events

    async def frame(self) -> Frame:
        """The next frame."""
        try:
            return _decode(await self._socket.recv())
        except WebSocketException as error:
            raise NoAnswer("connection") from error
        except msgspec.MsgspecError as error:
            raise NoAnswer("malformed") from error


def is_answer(event: Event) -> bool:
    """Whether the bot answered with this: words, or the way to a person. Raises :class:`NoAnswer` when it could not."""
    if event.body.kind == "notice" and event.body.code == "bot_unavailable":
        raise NoAnswer("bot-unavailable")
    return (event.sender.role == "bot" and event.body.kind == "message") or event.body.kind in ("queued", "unavailable")


@asynccontextmanager
async def widget_door(url: str) -> AsyncIterator[Door]:
    """Conversations with handoff at ``url``."""
    async with httpx.AsyncClient(base_url=url, timeout=ANSWER_WITHIN) as client:

        @asynccontextmanager
        async def opened(language: str) -> AsyncIterator[Conversation]:
            async with widget_conversation(client, url, language) as conversation:
                yield conversation

        yield opened


@asynccontextmanager
async def widget_conversation(client: httpx.AsyncClient, url: str, language: str) -> AsyncIterator[WidgetConversation]:
    """A new conversation with handoff at ``url``, opened as the widget does. Raises :class:`NoAnswer`."""
    try:
        response = await client.post("/api/v1/conversations", json={"language": language})
        response.raise_for_status()
    except httpx.HTTPError as error:
        raise NoAnswer("not-opened") from error
    identity, token = response.json()["id"], response.json()["token"]
    address = f"{url.replace('http', 'ws', 1)}/api/v1/conversations/{identity}/stream"
    try:
        socket = await websockets.connect(address, compression=None)
    except (OSError, WebSocketException) as error:
        raise NoAnswer("connection") from error
    async with socket:
        conversation = WidgetConversation(identity, socket)
        await conversation.send("hello", token=token, after=0)
        async with answer_in_time():
            while not await conversation.events():
                pass
        yield conversation


@asynccontextmanager
async def answer_in_time() -> AsyncIterator[None]:
    """Raises :class:`NoAnswer` when what is done in it takes too long."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            yield
    except TimeoutError as error:
        raise NoAnswer("too-late") from error
