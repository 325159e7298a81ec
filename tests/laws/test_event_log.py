"""The laws of the event log: whatever happens in whatever order, the client has what the store has.

Two browsers of one citizen and two caseworkers do anything at any moment: send, send again, lose the connection,
come back with an old place, claim, transfer, hand back, close; the bot answers late or never; the service is started
anew. After each step: ``seq`` has no gap, the kept state is the fold of the log, there is at most one owner, no
``client_id`` made two events; and a browser that has caught up shows exactly what a fresh one shows.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant
from sqlalchemy import select

from handoff.conversation.events import Event
from handoff.conversation.fold import apply, fold
from handoff.conversation.kinds.callbacks import CallbackEnded
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.talk import Message
from handoff.conversation.ownership import taking_part
from handoff.conversation.sight import for_citizen
from handoff.conversation.state import State
from handoff.storage import parts, reminders
from handoff.storage.search_words import indexed
from handoff.storage.tables.casework import callbacks
from handoff.storage.tables.conversation_log import conversation_labels, search_texts
from tests.laws.colleagues import Colleagues
from tests.laws.stage import PLAN
from tests.laws.surroundings import Surroundings


class Conversation(Colleagues, Surroundings):
    """Anything at any moment, and what must hold after it."""

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
