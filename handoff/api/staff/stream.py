"""The caseworkers' WebSocket: the board, and the conversations that they follow."""

from __future__ import annotations

import asyncio
import logging
import math
import time

import msgspec
from sanic import Request, Websocket
from sanic.exceptions import WebsocketClosed
from websockets.exceptions import ConnectionClosed

from handoff.api import protocol
from handoff.api.incoming import incoming
from handoff.api.problems import problem_of
from handoff.api.staff.following import Following
from handoff.api.staff.looking import Gaze
from handoff.api.staff.overview import overview
from handoff.api.staff.session import require_csrf, require_own_origin, session_of
from handoff.api.supervisor.overview import supervision
from handoff.api.typing import decode_typing, typing_signal
from handoff.api.unbroken import unbroken_handler
from handoff.bus import BOARD, Subscription, desk_of
from handoff.commands.problem import CommandProblem
from handoff.commands.supervising_people import PERSON_CHANGED
from handoff.conversation.ownership import taking_part
from handoff.service import Service
from handoff.storage.caseworkers import Member

log = logging.getLogger(__name__)

HELLO_WITHIN = 10.0
TRY_AGAIN = 1011
"""The code of a socket that is closed because something went wrong here."""
BOARD_EVERY = 0.3
"""Seconds between two boards, however much changes meanwhile."""
BREATHING, LONGEST_TAKEN = 4.0, 0.5
"""Where many boards are made at a time each takes longer, and then so many times as long passes before the next: the
boards never keep a process from what citizens and caseworkers say.
"""
OWN_AFTER = 1.0
"""Seconds until the board shows that a conversation of one's own went on; the words themselves go out at once."""
RENEW_EVERY = 10.0
SUPERVISION_EVERY = 2.0
"""Seconds between two overviews of a supervisor, however much changes meanwhile; without news, the bus's patience."""

_decode = msgspec.json.Decoder(protocol.FromStaff).decode
_encode = msgspec.json.Encoder().encode


@unbroken_handler
async def staff_stream(request: Request, ws: Websocket) -> None:
    """One connection of a caseworker's browser, until it ends."""
    service: Service = request.app.ctx.service
    try:
        require_own_origin(request)
        session = await session_of(request)
        hello = _decode(await ws.recv(HELLO_WITHIN) or b"")
        if not isinstance(hello, protocol.StaffHello):
            raise CommandProblem("csrf")
        require_csrf(hello.csrf, session)
        with request.app.ctx.drain.stream(ws):
            await StaffStream(service, ws, session.member, request).run()
    except (ConnectionClosed, WebsocketClosed):
        log.debug("staff stream: the connection was lost")
    except (CommandProblem, msgspec.DecodeError) as error:
        await ws.send(_encode(problem_of(error, "nl")).decode())
        await ws.close()
    except Exception:  # such as a store that is gone: the browser comes again by itself
        log.exception("staff stream: failed")
        await ws.close(TRY_AGAIN)


class StaffStream:
    """A connection whose caseworker is known. Being connected, with heartbeats, is presence."""

    def __init__(self, service: Service, ws: Websocket, member: Member, request: Request) -> None:
        self.service = service
        self.ws = ws
        self.member = member
        self.request = request
        self.following = Following(service, self._send)
        self.gaze = Gaze(service, member)
        self.closed = False
        self._renewed_at = 0.0
        self._board_at = 0.0
        self._board_took = 0.0
        self._supervised_at = 0.0
        self._supervision_at = math.inf  # when the supervisor's overview is due; infinity: nobody looks at it

    async def run(self) -> None:
        """Send and receive until the connection closes. Raises ``not-logged-in`` when the session ends."""
        with self.service.bus.subscribe(BOARD, desk_of(self.member.id)) as heard:
            await self._sign_of_life()
            sending = asyncio.create_task(self._send_until_closed(heard))
            try:
                await self._receive(heard)
            finally:
                self.closed = True  # neither side is cancelled: it may be in the middle of a transaction
                heard.wake()
                try:
                    await sending
                finally:
                    await self.gaze.turn(heard, None)

    async def _receive(self, heard: Subscription) -> None:
        async for data in incoming(self.ws):
            try:
                frame = _decode(data)
                match frame:
                    case protocol.Ping():
                        await self._sign_of_life()
                        await self._send(protocol.Pong())
                    case protocol.Watch():
                        await self.following.begin(heard, frame, self.member)
                    case protocol.Unwatch():
                        self.following.end(heard, frame.conversation)
                    case protocol.Looking():
                        await self.gaze.turn(heard, frame.conversation)
                        heard.wake()
                    case protocol.Supervise():
                        self._supervise(heard, on=frame.on)
                    case protocol.Typing():
                        await self._typing(frame)
                    case protocol.StaffHello():
                        raise msgspec.ValidationError("hello was said already")
            except (CommandProblem, ConnectionClosed, WebsocketClosed):
                raise
            except Exception as error:
                found = problem_of(error, "nl")
                if found.code == "internal":
                    log.exception("staff stream: a message failed")
                await self._send(found)

    def _supervise(self, heard: Subscription, *, on: bool) -> None:
        if on and self.member.role != "supervisor":
            raise CommandProblem("supervisors-only")
        self._supervision_at = 0.0 if on else math.inf
        heard.wake()

    async def _typing(self, frame: protocol.Typing) -> None:
        """Only who takes part in a conversation types in it."""
        if frame.conversation is None or frame.conversation not in self.following.conversations:
            return
        state = (await self.service.conversations.read(frame.conversation)).state
        if any(each.id == self.member.id for each in taking_part(state)):
            await self.service.bus.publish(frame.conversation, typing_signal("caseworker", on=frame.on))

    async def _sign_of_life(self) -> None:
        if time.monotonic() - self._renewed_at < RENEW_EVERY:
            return
        self._renewed_at = time.monotonic()
        # What they may do can change while they look.
        before = self.member
        self.member = self.gaze.member = (await session_of(self.request)).member
        if self.member != before:
            await self._send(protocol.MemberChanged())
        await self.service.duties.renew(self.member.id)
        await self.gaze.renew()

    async def _send_until_closed(self, heard: Subscription) -> None:
        try:
            await self._send_news(heard)
        except CommandProblem as error:
            await self._send(problem_of(error, "nl"))
            await self.ws.close()
        except (ConnectionClosed, WebsocketClosed):
            log.debug("staff stream: the connection was lost while sending")
        except Exception:
            log.exception("staff stream: sending failed")
            await self.ws.close(TRY_AGAIN)  # an open socket that says nothing more would never be noticed

    async def _send_news(self, heard: Subscription) -> None:
        look_at = 0.0  # when the board is due; infinity: not
        while not self.closed:
            await self._sign_of_life()  # the connection answers the server's pings, or it would be closed
            if time.monotonic() >= look_at:
                look_at = math.inf
                self._board_at = time.monotonic()
                await self._send(await overview(self.service, self.member))
                self._board_took = min(time.monotonic() - self._board_at, LONGEST_TAKEN)
            if time.monotonic() >= self._supervision_at:
                await self._send_supervision()
            patience = self.service.bus.patience
            due = min(look_at, self._supervision_at) - time.monotonic()
            new, signals = await heard.next(max(0.0, min(patience, due)))
            # Nothing was heard for a while: look into the store all the same.
            unasked = not new and not signals and look_at == math.inf
            if BOARD in new and self._supervision_at < math.inf:
                self._supervision_at = min(self._supervision_at, self._supervised_at + SUPERVISION_EVERY)
            if BOARD in new or unasked:
                look_at = min(look_at, self._board_at + max(BOARD_EVERY, BREATHING * self._board_took))
            elif desk_of(self.member.id) in new:
                look_at = min(look_at, time.monotonic() + OWN_AFTER)
            for conversation in new & self.following.conversations:  # also by the patrol, which looks unasked
                await self.following.send(heard, conversation, self.member)
            for topic, signal in signals:
                if signal == PERSON_CHANGED:
                    self._renewed_at = 0.0
                else:
                    await self._send_typing(topic, signal)
            if (looking := await self.gaze.news(new)) is not None:
                await self._send(looking)

    async def _send_supervision(self) -> None:
        """The supervisor's overview, and when it is due again."""
        self._supervised_at = time.monotonic()
        self._supervision_at = self._supervised_at + self.service.bus.patience
        if self.member.role != "supervisor":  # no longer
            self._supervision_at = math.inf
            return
        await self._send(await supervision(self.service, self.member))

    async def _send_typing(self, conversation: str, signal: bytes) -> None:
        said = decode_typing(signal)
        if said.role == "citizen" and self.following.in_sight(conversation):
            await self._send(msgspec.structs.replace(said, conversation=conversation))

    async def _send(self, frame: protocol.ToStaff) -> None:
        await self.ws.send(_encode(frame).decode())
