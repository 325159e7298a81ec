"""A console that follows a conversation: what it says while events are on their way to it is not lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from handoff.api import protocol
from handoff.api.staff.following import Following
from handoff.bus import Subscription
from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import LanguageChosen
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import CITIZEN
from tests.handoff.api.moving import talking, there
from tests.handoff.running import Running


class Console:
    """The frames that a console gets, and something that happens once while the store is asked for events."""

    def __init__(self, loket: Running, member: Member, patch: pytest.MonkeyPatch) -> None:
        self.member = member
        self.sent: list[protocol.ToStaff] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None
        self.following = Following(loket.service, self._take)
        read = loket.service.conversations.events

        async def events(conversation: str, after: int = 0, limit: int = 500) -> list[Event]:
            found = await read(conversation, after, limit)
            happens, self.meanwhile = self.meanwhile, None
            if happens is not None:
                await happens()
            return found

        patch.setattr(loket.service.conversations, "events", events)

    async def _take(self, frame: protocol.ToStaff) -> None:
        self.sent.append(frame)

    @property
    def seqs(self) -> list[list[int]]:
        """The places of the events in each frame."""
        return [[event.seq for event in each.events] for each in self.sent if isinstance(each, protocol.Events)]


async def console(loket: Running, patch: pytest.MonkeyPatch) -> tuple[str, Console]:
    """A caseworker's console, and a conversation of theirs."""
    anna = await there(loket, "anna", "uwv")
    citizen = await talking(loket, anna)
    member = Member(anna.profile["id"], "Anna", "UWV", ["uwv"])
    return citizen.id, Console(loket, member, patch)


def hearing(loket: Running) -> Subscription:
    """What the console hears of."""
    return loket.service.bus.subscribe()


async def test_what_is_followed_no_longer_is_not_taken_up_again(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, mine = await console(loket, monkeypatch)
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)

        async def leave() -> None:
            mine.following.end(heard, conversation)

        mine.meanwhile = leave
        await mine.following.send(heard, conversation, mine.member)
        assert (mine.following.conversations, mine.sent, heard.topics) == (set(), [], set())


async def test_who_asks_for_all_of_it_again_gets_all_of_it(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, mine = await console(loket, monkeypatch)
    last = (await loket.service.conversations.read(conversation)).state.last_seq
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation, after=last - 1), mine.member)

        async def begin_anew() -> None:
            await mine.following.begin(heard, protocol.Watch(conversation=conversation, after=0), mine.member)

        mine.meanwhile = begin_anew
        await mine.following.send(heard, conversation, mine.member)
        assert mine.seqs == [list(range(1, last + 1))]


async def test_what_was_deleted_is_followed_no_longer(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, mine = await console(loket, monkeypatch)
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)
        await mine.following.send(heard, conversation, mine.member)
        await loket.service.conversations.delete(conversation)
        await mine.following.send(heard, conversation, mine.member)
        assert (mine.following.conversations, len(mine.sent)) == (set(), 1)


async def test_what_the_bus_did_not_tell_is_found_by_the_patrol(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, mine = await console(loket, monkeypatch)
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)
        await mine.following.send(heard, conversation, mine.member)
        await heard.next(0)

        async def say_nothing(topic: str, signal: bytes = b"") -> None:
            pass

        with monkeypatch.context() as silent:
            silent.setattr(loket.service.bus, "publish", say_nothing)
            async with loket.service.conversations.change(conversation) as change:
                last = change.append(CITIZEN, LanguageChosen(language="en")).seq
        assert await loket.service.patrol.look() == 1
        assert (await heard.next(0))[0] == {conversation}
        await mine.following.send(heard, conversation, mine.member)
        assert mine.seqs[-1] == [last]
        assert await loket.service.patrol.look() == 0
        mine.following.end(heard, conversation)
        assert loket.service.bus.positions() == {}
