"""The citizens' WebSocket: what is new goes out in order, what they do comes in; nothing is kept in the connection."""

from __future__ import annotations

import asyncio
import logging
import time

import msgspec
from sanic import Request, Websocket
from sanic.exceptions import WebsocketClosed
from websockets.exceptions import ConnectionClosed

from handoff.api import protocol
from handoff.api.citizen.http import carry_out
from handoff.api.citizen.place import HERE, PLACE_EVERY, place_of
from handoff.api.doorway import readers_language
from handoff.api.incoming import incoming
from handoff.api.pace import Pace
from handoff.api.problems import problem, problem_of
from handoff.api.typing import decode_typing, typing_signal
from handoff.api.unbroken import unbroken_handler
from handoff.bus import BOARD, Subscription
from handoff.conversation.fold import apply
from handoff.conversation.sight import for_citizen
from handoff.conversation.state import State
from handoff.service import Service
from handoff.storage.conversations import PAGE, NotFound

HELLO_WITHIN = 10.0
TRY_AGAIN = 1011
"""The code of a socket that is closed because something went wrong here."""
TELL_SLOW_EVERY = 5.0
SIGN_OF_LIFE_EVERY = 15.0
"""Seconds after which one sees whether colleagues must be told again that the window is open."""

log = logging.getLogger(__name__)

_decode = msgspec.json.Decoder(protocol.FromCitizen).decode
_encode = msgspec.json.Encoder().encode


class WhichOne(msgspec.Struct):
    """What can be read of a message that is otherwise wrong: which one it was."""

    client_id: str | None = None


@unbroken_handler
async def citizen_stream(request: Request, ws: Websocket, conversation: str) -> None:
    """One connection of a citizen's browser, until it ends."""
    service: Service = request.app.ctx.service
    language = readers_language(request)
    try:
        hello = _decode(await ws.recv(HELLO_WITHIN) or b"")
        if not isinstance(hello, protocol.Hello):
            raise NotFound
        await service.conversations.authenticate(conversation, hello.token)
        stream = CitizenStream(service, ws, conversation, request.app.ctx.pace)
        with request.app.ctx.drain.stream(ws):
            await stream.run(hello.after)
    except (ConnectionClosed, WebsocketClosed):
        log.debug("citizen stream: the connection was lost")
    except (NotFound, msgspec.DecodeError) as error:
        await _send(ws, problem_of(error, language))
        await ws.close()
    except Exception:  # such as a store that is gone: the browser comes again by itself
        log.exception("citizen stream: failed")
        await ws.close(TRY_AGAIN)


class CitizenStream:
    """A connection whose citizen is known."""

    def __init__(self, service: Service, ws: Websocket, conversation: str, pace: Pace) -> None:
        self.service = service
        self.ws = ws
        self.conversation = conversation
        self.pace = pace
        self.state = State()
        self.after = 0
        self.place: protocol.Waiting | None = None
        self.bot_typing = False
        self.closed = False
        self._told_slow = 0.0
        self._place_at = 0.0
        self._here_at = 0.0

    async def run(self, after: int) -> None:
        """Send and receive until the connection closes. Raises ``NotFound`` when there is no such conversation."""
        with self.service.bus.subscribe(self.conversation) as heard:
            self.state = (await self.service.conversations.read(self.conversation)).state
            await self._welcome(after)
            sending = asyncio.create_task(self._send_until_closed(heard))
            try:
                await self._receive()
            finally:
                self.closed = True  # neither side is cancelled: it may be in the middle of a transaction
                heard.wake()
                await sending

    async def _welcome(self, after: int) -> None:
        await self._send(
            protocol.Welcome(conversation=self.conversation, last_seq=self.state.last_seq, language=self.state.language)
        )
        if not 0 <= after <= self.state.last_seq:
            await self._send(protocol.Reset())
            after = 0
        self.after = after

    async def _receive(self) -> None:
        async for data in incoming(self.ws):
            client_id: str | None = None
            try:
                frame = _decode(data)
                client_id = getattr(frame, "client_id", None)
                match frame:
                    case protocol.Ping():
                        await self._send(protocol.Pong())
                    case protocol.Typing():
                        # At the pace of messages, but apart from them: a sign is no reason to let words wait.
                        await asyncio.sleep(self.pace.take(f"typing {self.conversation}"))
                        await self.service.bus.publish(self.conversation, typing_signal("citizen", on=frame.on))
                    case protocol.Hello():
                        raise msgspec.ValidationError("hello was said already")
                    case _:
                        await self._slow_down()
                        await self._send(await carry_out(self.service, self.conversation, frame))
            except (ConnectionClosed, WebsocketClosed):
                return
            except Exception as error:
                await self._refuse(error, client_id or _client_id(data))

    async def _slow_down(self) -> None:
        delay = self.pace.take(self.conversation)
        if delay <= 0:
            return
        if time.monotonic() - self._told_slow > TELL_SLOW_EVERY:
            self._told_slow = time.monotonic()
            await self._send(problem("too-fast", self.state.language, retry_after=delay))
        await asyncio.sleep(delay)

    async def _refuse(self, error: Exception, client_id: str | None) -> None:
        found = problem_of(error, self.state.language, client_id)
        if found.code == "internal":
            log.exception("citizen stream: a command failed")
        await self._send(found)

    async def _send_until_closed(self, heard: Subscription) -> None:
        try:
            await self._send_news(heard)
        except (ConnectionClosed, WebsocketClosed):
            log.debug("citizen stream: the connection was lost while sending")
        except NotFound as error:
            await self._send(problem_of(error, self.state.language))
            await self.ws.close()
        except Exception:
            log.exception("citizen stream: sending failed")
            await self.ws.close(TRY_AGAIN)  # an open socket that says nothing more would never be noticed

    async def _send_news(self, heard: Subscription) -> None:
        look = told = True
        while not self.closed:
            if told and not await self._send_events():
                await self.service.conversations.read(self.conversation)  # raises when it was deleted
            await self._send_bot_typing()
            await self._keep_here()
            look = look or self._waits_differently()
            if look and self._next_look() <= 0:
                await self._send_place(heard)
                look = False
            heard.at[self.conversation] = self.after
            new, signals = await heard.next(min(SIGN_OF_LIFE_EVERY, self._next_look()) if look else SIGN_OF_LIFE_EVERY)
            look = look or BOARD in new
            for topic, signal in signals:
                if topic == self.conversation:
                    await self._send_typing(signal)
            told = self.conversation in new  # also by the patrol, which looks unasked

    async def _send_events(self) -> bool:
        """Send what the client does not have; whether there was something."""
        found = False
        while True:
            events = await self.service.conversations.events(self.conversation, self.after)
            if not events:
                return found
            found = True
            for event in events:
                if event.seq > self.state.last_seq:
                    self.state = apply(self.state, event)
            self.after = events[-1].seq
            visible = [shown for event in events if (shown := for_citizen(event)) is not None]
            await self._send(protocol.Events(events=visible, last_seq=self.after))
            if len(events) < PAGE:
                return True

    async def _send_bot_typing(self) -> None:
        typing = bool(self.state.pending) and self.state.owner == "bot"
        if typing != self.bot_typing:
            self.bot_typing = typing
            await self._send(protocol.TypingNow(role="bot", on=typing))

    async def _send_place(self, heard: Subscription) -> None:
        """The place in the queue, when it changed; nothing else on the board concerns a citizen."""
        self._place_at = time.monotonic()
        if self.state.owner == "queue":
            heard.add(BOARD)
        else:
            heard.remove(BOARD)
        place = await place_of(self.service, self.conversation, self.state)
        if place != self.place:
            self.place = place
            await self._send(protocol.QueuePlace(waiting=place))

    def _waits_differently(self) -> bool:
        """Whether the citizen came into a queue or left one since the place was told."""
        return (self.state.owner == "queue") != (self.place is not None)

    def _next_look(self) -> float:
        """Seconds until the place may be looked up again."""
        return self._place_at + PLACE_EVERY - time.monotonic()

    async def _keep_here(self) -> None:
        """While somebody waits or talks to a person, colleagues see that the window is open."""
        if self.state.owner not in ("queue", "caseworker") or time.monotonic() - self._here_at < HERE.seconds / 2:
            return
        first = self._here_at == 0.0
        self._here_at = time.monotonic()
        await self.service.board.citizen_here(self.conversation, self.service.clock() + HERE)
        if first:
            await self.service.bus.publish(BOARD)

    async def _send_typing(self, signal: bytes) -> None:
        said = decode_typing(signal)
        if said.role != "citizen":
            await self._send(said)

    async def _send(self, frame: protocol.ToCitizen) -> None:
        await _send(self.ws, frame)


def _client_id(data: str | bytes) -> str | None:
    """The client's id of a message that is otherwise wrong, so that the client knows which one."""
    try:
        return msgspec.json.decode(data, type=WhichOne).client_id
    except msgspec.DecodeError:
        return None


async def _send(ws: Websocket, frame: protocol.ToCitizen) -> None:
    await ws.send(_encode(frame).decode())
