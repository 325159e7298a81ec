"""The laws of the event log: whatever happens in whatever order, the client has what the store has.

Two browsers of one citizen and two caseworkers do anything at any moment: send, send again, lose the connection,
come back with an old place, claim, transfer, hand back, close; the bot answers late or never; the service is started
anew. After each step: ``seq`` has no gap, the kept state is the fold of the log, there is at most one owner, no
``client_id`` made two events; and a browser that has caught up shows exactly what a fresh one shows.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handoff.bot_client import BotClient, BotFailed
from handoff.commands.citizen import Done
from handoff.commands.problem import CommandProblem
from handoff.conversation.events import Event, Message, Started, for_citizen
from handoff.conversation.ownership import Refused
from handoff.conversation.plans import plan_in
from handoff.conversation.state import State, apply, fold
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate
from handoff.storage.caseworkers import Member
from loket.directory import Directory, load
from loket.wire import Answer, BotMessage, HandoffRequest, Plan, PlanStep, Turn
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


class Conversation(RuleBasedStateMachine):
    """Anything at any moment."""

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
            self.members.append(Member(identity, name, "UWV", DESKS))
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
        return DIRECTORY

    @rule(browser=browsers)
    def say(self, browser: int) -> None:
        """A citizen says something; the answer to it may get lost, so it stays to be sent again."""
        self.number += 1
        sent = (f"m{self.number}", f"bericht {self.number}")
        self.browsers[browser].sent.append(sent)
        self.attempt(self.live.citizen.say(self.conversation, *sent))

    @rule(browser=browsers)
    def say_again(self, browser: int) -> None:
        """Everything without an answer is sent once more, as after a reconnect."""
        for sent in self.browsers[browser].sent:
            self.attempt(self.live.citizen.say(self.conversation, *sent))

    @rule(browser=browsers)
    def catch_up(self, browser: int) -> None:
        """What is new comes in."""
        mine = self.browsers[browser]
        while page := self.run(self.live.conversations.events(self.conversation, mine.after, 3)):
            mine.take(page)

    @rule(browser=browsers)
    def catch_up_a_little(self, browser: int) -> None:
        """The connection breaks after a few events."""
        mine = self.browsers[browser]
        mine.take(self.run(self.live.conversations.events(self.conversation, mine.after, 2)))

    @rule(browser=browsers)
    def reload(self, browser: int) -> None:
        """The page is opened anew without its memory; what it sent is still in its outbox."""
        sent = self.browsers[browser].sent
        self.browsers[browser] = Browser()
        self.browsers[browser].sent = sent

    @rule(action=st.sampled_from(["ask_person", "wait", "back_to_bot", "end"]))
    def citizen_acts(self, action: str) -> None:
        """A press on a button."""
        self.number += 1
        self.attempt(getattr(self.live.citizen, action)(self.conversation, f"a{self.number}"))

    @rule(agreed=st.booleans())
    def consent(self, agreed: bool) -> None:
        """The citizen answers about a transfer."""
        self.number += 1
        self.attempt(self.live.citizen.consent(self.conversation, f"a{self.number}", agreed=agreed))

    @rule(browser=browsers, step=st.sampled_from(STEPS), done=st.booleans(), newest=st.booleans())
    def tick(self, browser: int, step: str, done: bool, newest: bool) -> None:
        """A step of a plan that this browser shows is ticked or not after all, twice under the same client id."""
        shown = [event.seq for event in self.browsers[browser].events if plan_in(event)]
        if not shown:
            return
        self.number += 1
        for _ in range(2):
            self.attempt(
                self.live.citizen.tick_step(
                    self.conversation, f"t{self.number}", shown[-1 if newest else 0], step, done=done
                )
            )
        self.ticked[step] = done

    @rule(who=caseworkers)
    def claim(self, who: int) -> None:
        """A caseworker tries to take it."""
        self.attempt(self.live.caseworker.claim(self.conversation, self.members[who]))

    @rule(who=caseworkers, browser=browsers)
    def take_over(self, who: int, browser: int) -> None:
        """A person is asked for and comes at once, while the bot may still think about the last message."""
        self.say(browser)
        self.settle()
        self.on_duty(who)
        self.citizen_acts("ask_person")
        self.claim(who)

    @rule(who=caseworkers, action=st.sampled_from(["say", "transfer", "hand_back", "release", "close"]))
    def caseworker_acts(self, who: int, action: str) -> None:
        """A caseworker does something, twice with the same client id, as after a lost answer."""
        self.number += 1
        do, member, client_id = self.live.caseworker, self.members[who], f"c{self.number}"
        for _ in range(2):
            match action:
                case "say":
                    self.attempt(do.say(self.conversation, member, client_id, f"antwoord {self.number}"))
                case "transfer":
                    self.attempt(do.transfer(self.conversation, member, client_id, "gemeente", "daarom", ""))
                case "hand_back":
                    self.attempt(do.hand_back(self.conversation, member, client_id, ""))
                case "release":
                    self.attempt(do.release(self.conversation, member, client_id))
                case "close":
                    self.attempt(do.close(self.conversation, member, client_id, "answered", []))

    @rule(asks_person=st.booleans())
    def bot_answers(self, asks_person: bool) -> None:
        """The oldest turn that the bot works on gets its answer, however late."""
        self.settle()
        if not self.bot.waiting:
            return
        turn, future = self.bot.waiting.pop(0)
        wanted = HandoffRequest(reason="asked", organisation="uwv") if asks_person else None
        if not future.done():
            said = f"bot op {turn.text}"
            future.set_result(Answer(memory="m", messages=[BotMessage(text=said, plan=PLAN)], handoff=wanted))
        self.settle()

    @rule()
    def bot_fails(self) -> None:
        """The bot gives no answer in time."""
        self.settle()
        if self.bot.waiting:
            _, future = self.bot.waiting.pop(0)
            if not future.done():
                future.set_exception(BotFailed("for the test"))
        self.settle()

    @rule()
    def restart(self) -> None:
        """The process dies in the middle of whatever it does, and another one starts on the same store."""
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.settle()
        self.run(self.live.database.close())
        self.boot()

    @rule(seconds=st.integers(1, 90))
    def time_passes(self, seconds: int) -> None:
        """Leases end, and the sweeper looks after what is left behind."""
        self.clock.offset += timedelta(seconds=seconds)
        self.run(self.live.sweeper.sweep())
        self.settle()

    @rule(who=caseworkers)
    def on_duty(self, who: int) -> None:
        """A caseworker is there again."""
        self.run(self.live.duties.serve(self.members[who].id, DESKS))

    def settle(self) -> None:
        """Let background work go on until it waits for the bot."""
        for _ in range(10):
            self.run(asyncio.sleep(0.001))

    @invariant()
    def the_log_and_the_state_agree(self) -> None:
        """The laws."""
        if self.service is None or not hasattr(self, "conversation"):
            return
        log = self.run(self.live.conversations.all_events(self.conversation))
        found = self.run(self.live.conversations.read(self.conversation)).state
        assert [event.seq for event in log] == list(range(1, len(log) + 1))
        assert found == fold(log)
        assert set(found.ticked.get(PLAN.id, [])) == {step for step, done in self.ticked.items() if done}
        before = State()
        for event in log:  # nobody speaks in a conversation that is somebody else's
            if isinstance(event.body, Message) and event.sender.role == "bot":
                assert before.owner in ("bot", "queue")
            if isinstance(event.body, Message) and event.sender.role == "caseworker":
                assert before.caseworker is not None
                assert (before.owner, before.caseworker.id) == ("caseworker", event.sender.id)
            before = apply(before, event)
        made = [(event.sender.role, event.sender.id, event.client_id) for event in log if event.client_id]
        assert len(made) == len(set(made))
        fresh = [shown for event in log if (shown := for_citizen(event)) is not None]
        for browser in self.browsers:
            assert browser.events == [event for event in fresh if event.seq <= browser.after]

    def teardown(self) -> None:
        """At the end nothing that was accepted is lost, nothing doubled, and the bot leaves nothing unanswered."""
        if self.service is None:
            return
        for number in range(2):
            self.reload(number)
            self.catch_up(number)
        assert self.browsers[0].events == self.browsers[1].events
        shown = [event for event in self.browsers[0].events if event.sender.role == "citizen"]
        said = [event.body.text for event in shown if isinstance(event.body, Message)]
        assert len(said) == len(set(said))
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.settle()
        self.run(self.live.database.close())
        self.loop.close()
        self.folder.cleanup()


Conversation.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
# A process that dies leaves statements behind, whose threads then find no event loop: that is what is tried here.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
class TestConversation(Conversation.TestCase):  # type: ignore[valid-type, misc]
    """Run the machine."""
