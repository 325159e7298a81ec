"""The stage on which the laws are tried: a service, its bot, two browsers of a citizen and two caseworkers."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from handoff.bot_client import BotClient
from handoff.commands.citizen import Done
from handoff.commands.problem import CommandProblem
from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import Started
from handoff.conversation.ownership import Refused
from handoff.conversation.sight import for_citizen
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import Member, Role
from loket.directory import Directory, load
from loket.wire import Answer, Plan, PlanStep, Turn
from tests.handoff.routed import automatic
from tests.handoff.running import Clock

DESKS = ["uwv", "gemeente"]
STEPS = ["first", "second"]
PLAN = Plan(
    id="plan", title="Plan", intro="", steps=[PlanStep(id=each, when="now", title=each, what="") for each in STEPS]
)
DIRECTORY = load(Path(__file__).parents[2] / "data" / "directory")

browsers = st.integers(0, 1)
caseworkers = st.integers(0, 1)


class HeldBot(BotClient):
    """A bot whose answers come when the test lets them."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self.timeout = 5.0
        self.waiting: list[tuple[Turn, asyncio.Future[Answer]]] = []

    async def ask(self, turn: Turn) -> Answer:
        """Wait for the test."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.waiting.append((turn, future))
        return await future

    @property
    def held(self) -> int:
        """How many turns wait for the test now."""
        return sum(not future.done() for _, future in self.waiting)

    async def close(self) -> None:
        """Nothing is open."""


class Browser:
    """What a browser keeps: the events it has, its place, and what it sent without an answer yet."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.after = 0
        self.sent: list[tuple[str, str]] = []

    def take(self, page: list[Event]) -> None:
        """Events from the server, as the stream sends them."""
        if page:
            assert page[0].seq > self.after
            self.after = page[-1].seq
        self.events += [shown for event in page if (shown := for_citizen(event)) is not None]


class Stage(RuleBasedStateMachine):
    """A service on a store of its own, and who talks through it."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = TemporaryDirectory()
        self.clock = Clock()
        self.browsers = [Browser(), Browser()]
        self.members: list[Member] = []
        self.number = 0
        self.ticked: dict[str, bool] = {}
        self.service: Service | None = None

    def url(self) -> str:
        """Where this run keeps its data."""
        return f"sqlite+aiosqlite:///{self.folder.name}/loket.db"

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do something on the loop of this run."""
        return self.loop.run_until_complete(work)

    def attempt(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something that may rightly be refused."""
        with contextlib.suppress(Refused, CommandProblem, Done):
            self.run(work)

    @property
    def live(self) -> Service:
        """The service that runs now."""
        assert self.service is not None
        return self.service

    @initialize()
    def start(self) -> None:
        """A service with two caseworkers on duty, and a conversation."""
        self.boot()
        self.run(migrate.upgrade(self.live.database))
        for name in ("anna", "bea"):
            identity = self.run(self.live.caseworkers.add(name, "wachtwoord", name, "UWV", DESKS))
            role: Role = "supervisor" if name == "bea" else "caseworker"
            self.members.append(Member(identity, name, "UWV", DESKS, role=role))
            self.run(self.live.duties.serve(identity, DESKS))
        self.conversation, _ = self.run(self.live.conversations.open(Started(language="nl")))

    def boot(self) -> None:
        """A process on the store."""
        self.service = Service(Settings(database_url=self.url()), clock=self.clock, directory=self.directory())
        self.bot = HeldBot()
        self.service.turns.bot = self.bot
        self.service.desks.always_open = True

    def directory(self) -> Directory:
        """The directory of all runs."""
        return automatic(DIRECTORY, "gemeente")

    @rule(who=caseworkers)
    def on_duty(self, who: int) -> None:
        """A caseworker is there again."""
        self.run(self.live.duties.serve(self.members[who].id, DESKS))

    def settle(self) -> None:
        """Let the turns in the background go on until each waits for the bot, or is over."""
        until = time.monotonic() + 60
        while len(self.live.turns._running) != self.bot.held:
            assert time.monotonic() < until, "a turn goes on for ever"
            self.run(asyncio.sleep(0.001))
