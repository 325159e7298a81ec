"""Browsers of citizens and caseworkers as a load: they come back, send again what has no answer, and remember all."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
import uuid
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
import websockets
from websockets.asyncio.client import ClientConnection

from tests.faults.cluster import PASSWORD, Cluster

SILENCE = 4.0  # seconds without a word, after which a browser takes its line for lost
PING_EVERY = 1.0
ANSWER_WITHIN = 3.0
PASSES = {"unavailable", "too-fast"}


@dataclass
class Sent:
    """A command and what became of it."""

    conversation: str
    sender: str  # citizen, or the login of the caseworker
    makes_event: bool
    seq: int | None = None  # of the event, once it was acknowledged
    acknowledged: bool = False
    refused: str | None = None  # the code of the problem


@dataclass
class Record:
    """What all browsers of a round did and met. ``failures``: what breaks a law already while it happens."""

    sent: dict[str, Sent] = field(default_factory=dict)  # by client id
    conversations: dict[str, str] = field(default_factory=dict)  # id → token
    failures: list[str] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)  # seconds from a socket's end to the next welcome
    unavailable: int = 0  # commands that were told to come again


@dataclass
class Talk:
    """A conversation, which several browsers may show."""

    id: str
    token: str


async def open_talk(cluster: Cluster, client: httpx.AsyncClient, rng: random.Random) -> Talk:
    """A new conversation; tried until it works."""
    while True:
        try:
            answer = await client.post(f"{rng.choice(cluster.addresses)}/api/v1/conversations", json={"language": "nl"})
            if answer.status_code == httpx.codes.CREATED:
                opened = answer.json()
                return Talk(opened["id"], opened["token"])
        except httpx.HTTPError:
            pass
        await asyncio.sleep(0.2)


class CitizenBrowser:
    """One window on a conversation."""

    def __init__(self, cluster: Cluster, talk: Talk, record: Record, rng: random.Random) -> None:
        self.cluster = cluster
        self.talk = talk
        self.record = record
        self.rng = rng
        self.after = 0
        self.events: list[dict[str, Any]] = []
        self.seen_at: dict[int, float] = {}
        self.codes: list[int | None] = []  # with which the sockets closed
        self.owner = "bot"
        self.outbox: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._more = asyncio.Event()
        self._answered = asyncio.Event()
        self._lost_at: float | None = None
        self._socket: ClientConnection | None = None
        self._stopped = False
        record.conversations[talk.id] = talk.token

    def give(self, type_: str, **fields: object) -> None:
        """Something the citizen does; sent when the line and its turn allow."""
        client_id = str(uuid.uuid4())
        self.outbox[client_id] = {"type": type_, "client_id": client_id, **fields}
        self.record.sent[client_id] = Sent(self.talk.id, "citizen", type_ == "say")
        self._more.set()

    async def run(self) -> None:
        """Stay connected until stopped."""
        while not self._stopped:
            address = self.rng.choice(self.cluster.addresses).replace("http", "ws")
            try:
                async with websockets.connect(
                    f"{address}/api/v1/conversations/{self.talk.id}/stream",
                    open_timeout=4,
                    close_timeout=0.5,
                    ping_interval=None,
                ) as socket:
                    self._socket = socket
                    await socket.send(_frame(type="hello", token=self.talk.token, after=self.after))
                    sending = asyncio.create_task(self._send(socket))
                    try:
                        await self._receive(socket)
                    finally:
                        sending.cancel()
                        await asyncio.gather(sending, return_exceptions=True)
            except websockets.ConnectionClosed as closed:
                self.codes.append(closed.rcvd.code if closed.rcvd else None)
            except (OSError, TimeoutError, websockets.WebSocketException):
                pass
            self._socket = None
            if self._lost_at is None:
                self._lost_at = time.monotonic()
            await asyncio.sleep(self.rng.uniform(0.1, 0.4))

    def drop_line(self) -> None:
        """The connection breaks; the browser does not know yet."""
        if self._socket is not None:
            self._socket.transport.abort()

    def stop(self) -> None:
        """The window is closed."""
        self._stopped = True
        self.drop_line()

    async def _receive(self, socket: ClientConnection) -> None:
        while not self._stopped:
            async with asyncio.timeout(SILENCE):
                frame = msgspec.json.decode(await socket.recv())
            match frame["type"]:
                case "welcome":
                    if self._lost_at is not None:
                        self.record.moved.append(time.monotonic() - self._lost_at)
                    self._lost_at = None
                case "events":
                    self._take(frame)
                case "reset":
                    self.record.failures.append(f"{self.talk.id}: reset after {self.after}")
                    self.after, self.events = 0, []
                case "ack":
                    self._settled(frame["client_id"], frame.get("seq"), None)
                case "problem":
                    self._problem(frame)

    def _take(self, frame: dict[str, Any]) -> None:
        for event in frame["events"]:
            if event["seq"] <= self.after:
                self.record.failures.append(f"{self.talk.id}: seq {event['seq']} after {self.after}")
            self.after = event["seq"]
            self.events.append(event)
            self.seen_at[event["seq"]] = time.monotonic()
            kind = event["body"]["kind"]
            self.owner = OWNERS.get(kind, self.owner)
        self.after = max(self.after, frame["last_seq"])

    def _problem(self, frame: dict[str, Any]) -> None:
        client_id = frame.get("client_id")
        if frame["code"] in PASSES:
            self.record.unavailable += 1
            return  # tried again when no answer came in time
        if client_id is None or frame["code"] == "internal":
            self.record.failures.append(f"{self.talk.id}: problem {frame['code']}")
        if client_id is not None:
            self._settled(client_id, None, frame["code"])

    def _settled(self, client_id: str, seq: int | None, code: str | None) -> None:
        sent = self.record.sent[client_id]
        if sent.acknowledged and sent.makes_event and sent.seq != seq:
            self.record.failures.append(f"{self.talk.id}: {client_id} acknowledged with {sent.seq} and {seq}")
        sent.acknowledged, sent.seq, sent.refused = code is None, seq, code
        self.outbox.pop(client_id, None)
        self._answered.set()

    async def _send(self, socket: ClientConnection) -> None:
        pinged = 0.0
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                if self.outbox:
                    self._answered.clear()
                    await socket.send(_frame(**next(iter(self.outbox.values()))))
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(ANSWER_WITHIN):
                            await self._answered.wait()
                else:
                    self._more.clear()
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(PING_EVERY):
                            await self._more.wait()
                if time.monotonic() - pinged > PING_EVERY:
                    pinged = time.monotonic()
                    await socket.send(_frame(type="ping"))


OWNERS = {
    "queued": "queue",
    "requeued": "queue",
    "claimed": "caseworker",
    "returned_to_bot": "bot",
    "handed_back": "bot",
    "closed": "closed",
}


class CaseworkerBrowser:
    """A console at which somebody works."""

    def __init__(self, cluster: Cluster, login: str, record: Record, rng: random.Random) -> None:
        self.cluster = cluster
        self.login = login
        self.record = record
        self.rng = rng
        self.waiting: list[str] = []
        self.mine: list[str] = []
        self.clearing = False  # finish everything: no more giving back
        self.id = ""
        self._client = httpx.AsyncClient(timeout=5)
        self._csrf = ""
        self._tasks: list[asyncio.Task[None]] = []
        self._socket: ClientConnection | None = None

    async def start(self) -> None:
        """Log in, serve the desk, and begin."""
        answer = await self._do("POST", "/session", {"name": self.login, "password": PASSWORD})
        profile = answer.json()
        self._csrf, self.id = profile["csrf"], profile["id"]
        await self._do("PUT", "/duty", {"desks": ["uwv"]})
        self._tasks = [asyncio.create_task(self._watch()), asyncio.create_task(self._work())]

    async def stop(self) -> None:
        """Vanish, without a word."""
        if self._socket is not None:
            self._socket.transport.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    async def _watch(self) -> None:
        while True:
            address = self.rng.choice(self.cluster.addresses).replace("http", "ws")
            cookie = "; ".join(f"{name}={value}" for name, value in self._cookies().items())
            try:
                async with websockets.connect(
                    f"{address}/api/v1/staff/stream",
                    additional_headers={"Cookie": cookie},
                    open_timeout=4,
                    close_timeout=0.5,
                    ping_interval=None,
                ) as socket:
                    self._socket = socket
                    await socket.send(_frame(type="staff_hello", csrf=self._csrf))
                    pinging = asyncio.create_task(_ping(socket))
                    try:
                        await self._receive(socket)
                    finally:
                        pinging.cancel()
            except (OSError, TimeoutError, websockets.WebSocketException):
                pass
            await asyncio.sleep(self.rng.uniform(0.1, 0.4))

    async def _receive(self, socket: ClientConnection) -> None:
        while True:
            async with asyncio.timeout(SILENCE):
                frame = msgspec.json.decode(await socket.recv())
            if frame["type"] == "overview":
                self.waiting = [each["conversation"] for each in frame["waiting"]]
                self.mine = [each["conversation"] for each in frame["mine"]]
                if frame["me"]["state"] == "off_duty":  # the lease ended while the line was away
                    await self._do("PUT", "/duty", {"desks": ["uwv"]})
            elif frame["type"] == "problem" and frame["code"] != "unavailable":
                self.record.failures.append(f"{self.login}: problem {frame['code']}")

    async def _work(self) -> None:
        while True:
            await asyncio.sleep(self.rng.uniform(0.02, 0.15))
            if self.waiting and len(self.mine) < 3:
                wanted = self.rng.choice(self.waiting[:3])
                answer = await self._do("POST", f"/conversations/{wanted}/claim", None)
                if answer.status_code == httpx.codes.OK and wanted not in self.mine:
                    self.mine.append(wanted)
                if wanted in self.waiting:
                    self.waiting.remove(wanted)
            elif self.mine:
                await self._act(self.rng.choice(self.mine))

    async def _act(self, conversation: str) -> None:
        action = self.rng.choices(["messages", "release", "hand-back", "close"], [6, 1, 1, 1])[0]
        if self.clearing:
            action = "close"
        body: dict[str, object] = {"client_id": str(uuid.uuid4())}
        match action:
            case "messages":
                body["text"] = f"{self.login} {body['client_id']}"
            case "hand-back":
                body["note"] = ""
            case "close":
                body |= {"outcome": "answered", "labels": []}
        sent = Sent(conversation, self.login, True)
        if action != "release":  # whose id the service makes
            self.record.sent[str(body["client_id"])] = sent
        answer = await self._do("POST", f"/conversations/{conversation}/{action}", body)
        if answer.status_code == httpx.codes.OK:
            self.record.sent[answer.json()["client_id"]] = sent
            sent.acknowledged, sent.seq = True, answer.json()["seq"]
        else:
            sent.refused = answer.json()["code"]
        gone = action != "messages" or answer.status_code != httpx.codes.OK
        if gone and conversation in self.mine:
            self.mine.remove(conversation)

    async def _do(self, method: str, path: str, body: object) -> httpx.Response:
        """A request, sent until there is an answer that says yes or no."""
        headers = {"X-CSRF-Token": self._csrf} if self._csrf else {}
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies().items())
        if cookie:
            headers["Cookie"] = cookie
        while True:
            address = self.rng.choice(self.cluster.addresses)
            try:
                url = f"{address}/api/v1/staff{path}"
                answer = await self._client.request(method, url, json=body, headers=headers)
            except httpx.HTTPError:
                await asyncio.sleep(0.2)
                continue
            if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                self.record.unavailable += 1
                await asyncio.sleep(0.2)
                continue
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                self.record.failures.append(f"{self.login}: {method} {path.rsplit('/', 1)[-1]}: {answer.status_code}")
            return answer

    def _cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self._client.cookies.jar}


async def _ping(socket: ClientConnection) -> None:
    with contextlib.suppress(websockets.ConnectionClosed):
        while True:
            await asyncio.sleep(PING_EVERY)
            await socket.send(_frame(type="ping"))


def _frame(**fields: object) -> str:
    return msgspec.json.encode(fields).decode()
