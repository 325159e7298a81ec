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
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from handoff.bot_client import BotClient, BotFailed
from handoff.commands.citizen import Done
from handoff.commands.problem import CommandProblem
from handoff.commands.reminding import Reminding
from handoff.conversation.events import Event
from handoff.conversation.fold import apply, fold
from handoff.conversation.kinds.callbacks import CallbackEnded
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.talk import Message, Started
from handoff.conversation.ownership import Refused, taking_part
from handoff.conversation.plans import plan_in
from handoff.conversation.sight import for_citizen
from handoff.conversation.state import State
from handoff.service import Service
from handoff.settings import Settings
from handoff.storage import migrate, parts, reminders
from handoff.storage.caseworkers import Member, Role
from handoff.storage.conversations import NotFound
from handoff.storage.search_words import indexed
from handoff.storage.tables import callbacks, conversation_labels, search_texts
from loket.directory import Directory, load
from loket.wire import Answer, BotMessage, HandoffRequest, Plan, PlanStep, Turn
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

    @rule(agreed=st.booleans(), only_summary=st.booleans())
    def consent(self, agreed: bool, only_summary: bool) -> None:
        """The citizen answers about a transfer, or about a colleague of another organisation."""
        self.number += 1
        answer = self.live.citizen.consent(
            self.conversation, f"a{self.number}", agreed=agreed, only_summary=only_summary
        )
        self.attempt(answer)

    @rule(action=st.sampled_from(["ask", "move", "cancel"]), later=st.booleans(), again=st.booleans())
    def call_me(self, action: str, later: bool, again: bool) -> None:
        """The citizen wants to be called, on another part of a day, or not after all; once or twice."""
        self.number += 1
        do, client_id = self.live.citizen, f"a{self.number}"
        times = self.run(do.callback_times(self.conversation))
        slot = times[-1 if later else 0]
        for _ in range(2 if again else 1):
            match action:
                case "ask":
                    work: Any = do.ask_callback(
                        self.conversation, client_id, "0612345678", slot.part, slot.day, confirmed=True
                    )
                case "move":
                    work = do.move_callback(self.conversation, client_id, slot.part, slot.day)
                case "cancel":
                    work = do.cancel_callback(self.conversation, client_id)
            self.attempt(work)

    @rule(who=caseworkers, action=st.sampled_from(["take", "give_back", "not_reached", "done", "open", "close"]))
    def call(self, who: int, action: str) -> None:
        """A caseworker does something about the call that is promised."""
        promised = self.run(self.live.conversations.read(self.conversation)).state.callback
        if promised is None:
            return
        do, member = self.live.callbacks, self.members[who]
        with contextlib.suppress(NotFound):  # it may be promised by a desk that these two do not serve
            match action:
                case "take" | "give_back" | "not_reached":
                    self.attempt(getattr(do, action)(promised, member))
                case "done" | "open" | "close":
                    self.attempt(do.take(promised, member))
                    self.attempt(do.reached(promised, member, then=action))

    @rule(minutes=st.sampled_from([20, 60, 240]))
    def hours_pass(self, minutes: int) -> None:
        """Whoever waits is asked whether to go on, and stays where they are."""
        before = self.run(self.live.conversations.read(self.conversation)).state
        self.clock.offset += timedelta(minutes=minutes)
        self.run(Reminding(self.live.conversations, self.live.desks).sweep())
        after = self.run(self.live.conversations.read(self.conversation)).state
        assert (before.owner, before.epoch) == (after.owner, after.epoch)

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

    @rule(who=caseworkers, action=st.sampled_from(["say", "hand_back", "release", "close"]))
    def caseworker_acts(self, who: int, action: str) -> None:
        """A caseworker does something, twice with the same client id, as after a lost answer."""
        self.number += 1
        do, member, client_id = self.live.caseworker, self.members[who], f"c{self.number}"
        for _ in range(2):
            match action:
                case "say":
                    self.attempt(do.say(self.conversation, member, client_id, f"antwoord {self.number}"))
                case "hand_back":
                    self.attempt(do.hand_back(self.conversation, member, client_id, ""))
                case "release":
                    self.attempt(do.release(self.conversation, member, client_id))
                case "close":
                    self.attempt(do.close(self.conversation, member, client_id, "answered", ["a"]))

    @rule(who=caseworkers, add=st.sampled_from(["a", "b"]), remove=st.sampled_from(["a", "b"]))
    def relabel(self, who: int, add: str, remove: str) -> None:
        """A caseworker puts a label on it and takes another off, twice with the same client id."""
        self.number += 1
        for _ in range(2):
            change = self.live.labels.change(self.conversation, self.members[who], f"c{self.number}", [add], [remove])
            with contextlib.suppress(NotFound):  # as long as it was at no desk
                self.attempt(change)

    @rule(who=caseworkers, to=st.sampled_from(["gemeente", "uwv", "colleague"]))
    def give_away(self, who: int, to: str) -> None:
        """A caseworker gives it to another desk or to the colleague, twice with the same client id."""
        self.number += 1
        do, member, client_id = self.live.transfers, self.members[who], f"c{self.number}"
        desk, named = (None, self.members[1 - who].id) if to == "colleague" else (to, None)
        for _ in range(2):
            self.attempt(do.transfer(self.conversation, member, client_id, desk, "daarom", "", to=named))

    @rule(who=caseworkers, action=st.sampled_from(["refuse", "take_back", "take_over", "open_case", "escalate"]))
    def moves(self, who: int, action: str) -> None:
        """What is given away goes back, what the bot has is taken, and what goes on gets a reference; all twice."""
        self.number += 1
        live, member, client_id = self.live, self.members[who], f"c{self.number}"
        for _ in range(2):
            match action:
                case "refuse":
                    self.attempt(live.transfers.refuse(self.conversation, member, client_id, "niet ons"))
                case "take_back":
                    self.attempt(live.transfers.take_back(self.conversation, member, client_id))
                case "take_over":
                    self.attempt(live.caseworker.take_over(self.conversation, member, client_id))
                case "open_case":
                    self.attempt(live.cases.open_case(self.conversation, member, client_id, None))
                case "escalate":
                    self.attempt(live.escalations.escalate(self.conversation, member, client_id, "help"))

    @rule(who=caseworkers, action=st.sampled_from(["ask_in", "join", "decline", "leave", "let_go", "hold", "resume"]))
    def beside(self, who: int, action: str) -> None:
        """A colleague is asked in, comes and goes, and the owner finds something out; all twice."""
        self.number += 1
        do, member, client_id = self.live.beside, self.members[who], f"c{self.number}"
        other = self.members[1 - who].id
        for _ in range(2):
            match action:
                case "ask_in":
                    self.attempt(do.ask_in(self.conversation, member, client_id, other, "daarom", ""))
                case "let_go":
                    self.attempt(do.let_go(self.conversation, member, client_id, other))
                case "hold":
                    self.attempt(do.hold(self.conversation, member, client_id, "ik zoek het uit", 1))
                case _:
                    self.attempt(getattr(do, action)(self.conversation, member, client_id))

    @rule(who=caseworkers, browser=browsers)
    def two_in_it(self, who: int, browser: int) -> None:
        """A conversation in which both caseworkers are."""
        self.take_over(who, browser)
        self.on_duty(1 - who)
        self.beside(who, "ask_in")
        self.beside(1 - who, "join")

    @rule(who=caseworkers, browser=browsers, only_summary=st.booleans())
    def on_its_way(self, who: int, browser: int, only_summary: bool) -> None:
        """A conversation that goes to another organisation and that nobody there has taken."""
        self.take_over(who, browser)
        self.give_away(who, "gemeente")
        self.consent(agreed=True, only_summary=only_summary)

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

    @rule(who=caseworkers, state=st.sampled_from(["work", "pause", "wrap_up"]))
    def turn(self, who: int, state: str) -> None:
        """A caseworker has a pause, rounds off, or is at work again."""
        do, identity = self.live.duties, self.members[who].id
        self.run(do.wrap_up(identity, timedelta(seconds=30)) if state == "wrap_up" else getattr(do, state)(identity))

    @rule(who=caseworkers)
    def claim_next(self, who: int) -> None:
        """A caseworker takes whoever should be helped first."""
        self.attempt(self.live.assigner.next(self.members[who]))

    @rule(who=caseworkers)
    def assign(self, who: int) -> None:
        """The desks that assign by themselves do so, while a caseworker comes on duty."""
        self.on_duty(who)
        self.run(self.live.assigner.round())

    @rule(who=caseworkers, browser=browsers)
    def come_back(self, who: int, browser: int) -> None:
        """Somebody is helped, and asks for a person again."""
        self.take_over(who, browser)
        self.caseworker_acts(who, "hand_back")
        self.citizen_acts("ask_person")

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
        self.nobody_is_given_what_they_may_not_have(log)
        before = State()
        for event in log:  # nobody speaks in a conversation that is somebody else's
            if isinstance(event.body, Message) and event.sender.role == "bot":
                assert before.owner in ("bot", "queue")
            if isinstance(event.body, Message) and event.sender.role == "caseworker":
                assert event.sender.id in {each.id for each in taking_part(before)}
            before = apply(before, event)
            assert before.owner == "closed" or (before.owner == "caseworker") == (before.caseworker is not None)
            assert before.owner == "queue" or (before.handing, before.offer) == (None, None), "only what waits is given"
            assert before.owner in ("queue", "caseworker") or before.colleagues == []
        self.the_rows_mirror(found, log)
        made = [(event.sender.role, event.sender.id, event.client_id) for event in log if event.client_id]
        assert len(made) == len(set(made))
        fresh = [shown for event in log if (shown := for_citizen(event)) is not None]
        for browser in self.browsers:
            assert browser.events == [event for event in fresh if event.seq <= browser.after]

    def the_rows_mirror(self, found: State, log: list[Event]) -> None:
        """Who takes part without owning it, what is due, the labels and the words to search by stand in rows that say
        the same as the state and the log.
        """

        async def asked_next() -> datetime | None:
            async with self.live.database.read() as connection:
                return await reminders.planned(connection, self.conversation)

        planned = self.run(asked_next())
        assert (planned is None) == (found.owner != "queue"), "whoever waits is asked now and then, and nobody else"

        async def call() -> str | None:
            async with self.live.database.read() as connection:
                query = select(callbacks.c.id).where(callbacks.c.done_at.is_(None))
                return (await connection.execute(query)).scalar_one_or_none()

        assert self.run(call()) == found.callback, "what is promised is on the list, once"

        async def labels() -> set[str]:
            async with self.live.database.read() as connection:
                return set((await connection.execute(select(conversation_labels.c.label))).scalars())

        assert self.run(labels()) == set(found.labels)

        async def searched() -> dict[int, set[str]]:
            async with self.live.database.read() as connection:
                rows = await connection.execute(select(search_texts.c.seq, search_texts.c.words))
                return {row.seq: set(row.words.split()) for row in rows}

        assert self.run(searched()) == {event.seq: set(words) for event in log if (words := indexed(event))}

        async def rows() -> tuple[dict[str, str], set[str]]:
            async with self.live.database.read() as connection:
                mine = [await parts.part_in(connection, member.id) for member in self.members]
                due = await parts.due(connection, self.clock() + timedelta(days=3))
            named = zip(self.members, mine, strict=True)
            return {member.id: part[self.conversation] for member, part in named if part}, {row.kind for row in due}

        taking_part_in, due = self.run(rows())
        assert {who for who, part in taking_part_in.items() if part == "joined"} == {
            each.id for each in found.colleagues
        }
        assert ("offer" in due, "taking" in due) == (found.offer is not None, found.handing is not None)
        assert ("hold" in due) == (found.hold is not None and not found.hold.passed)

    def nobody_is_given_what_they_may_not_have(self, log: list[Event]) -> None:
        """Only a desk that assigns by itself gives, and only what waits; who came back was helped there before."""
        before, helped = State(), set[str | None]()
        for event in log:
            if isinstance(event.body, Claimed):
                desk = before.desk.id if before.desk else None
                assert not event.body.assigned or (before.owner, desk) == ("queue", "gemeente")
                assert not event.body.came_back or event.sender.id in helped
            if isinstance(event.body, Closed | HandedBack):
                helped.add(before.caseworker.id if before.caseworker else None)
            if isinstance(event.body, CallbackEnded) and event.body.outcome == "reached":
                helped.add(event.sender.id)
            before = apply(before, event)

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
