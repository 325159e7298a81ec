"""Talking with a bot itself: Loket's on its private address, or a Rasa server's REST channel."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import msgspec

from bench.load.conversation import ANSWER_WITHIN, Conversation, Door, NoAnswer
from loket.wire import Turn, decode_answer, encode


class BotConversation:
    """With Loket's bot. What it must remember travels along, as handoff would have it."""

    def __init__(self, client: httpx.AsyncClient, language: str) -> None:
        self._client = client
        self._turn = Turn(conversation_id=str(uuid.uuid4()), language=language)

    async def ask(self, text: str) -> None:
        """Say ``text`` (see :class:`Conversation`)."""
        self._turn.text = text
        try:
            answer = decode_answer(await _post(self._client, "/turn", encode(self._turn)))
        except msgspec.MsgspecError as error:
            raise NoAnswer("malformed") from error
        if not (answer.messages or answer.handoff or answer.callback):
            raise NoAnswer("empty")
        self._turn.memory = answer.memory


class RestConversation:
    """With a Rasa server. It keeps what was said itself."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._sender = str(uuid.uuid4())

    async def ask(self, text: str) -> None:
        """Say ``text`` (see :class:`Conversation`)."""
        body = msgspec.json.encode({"sender": self._sender, "message": text})
        # An action that failed gives an empty list with status 200.
        if await _post(self._client, "/webhooks/rest/webhook", body) == b"[]":
            raise NoAnswer("empty")


@asynccontextmanager
async def bot_door(url: str) -> AsyncIterator[Door]:
    """Conversations with Loket's bot at ``url``."""
    async with _client(url) as client:

        @asynccontextmanager
        async def opened(language: str) -> AsyncIterator[Conversation]:
            yield BotConversation(client, language)

        yield opened


@asynccontextmanager
async def rest_door(url: str) -> AsyncIterator[Door]:
    """Conversations with the Rasa server at ``url``."""
    async with _client(url) as client:

        @asynccontextmanager
        async def opened(_language: str) -> AsyncIterator[Conversation]:
            yield RestConversation(client)

        yield opened


def _client(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, timeout=ANSWER_WITHIN, headers={"Content-Type": "application/json"})


async def _post(client: httpx.AsyncClient, path: str, body: bytes) -> bytes:
    try:
        response = await client.post(path, content=body)
    except httpx.TimeoutException as error:
        raise NoAnswer("too-late") from error
    except httpx.HTTPError as error:
        raise NoAnswer("connection") from error
    if response.status_code != httpx.codes.OK:
        raise NoAnswer(f"status-{response.status_code}")
    return response.content
