"""A console that follows a conversation: what it says while events are on their way to it is not lost."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from handoff.api import protocol
from handoff.api.staff.following import Following
from handoff.bus import Subscription
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.kinds.beside import Listened
from handoff.conversation.kinds.helping import Claimed
from handoff.conversation.kinds.talk import LanguageChosen, Message
from handoff.conversation.kinds.transfers import Transferred
from handoff.conversation.parties import DeskName, Person, Sender
from handoff.storage.caseworkers import Member
from handoff.storage.conversations import CITIZEN, PAGE, SYSTEM, NotFound
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
        return [[event.seq for event in each.events] for each in self.frames]

    @property
    def frames(self) -> list[protocol.Events]:
        """The frames with events."""
        return [each for each in self.sent if isinstance(each, protocol.Events)]


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


UWV, SVB = DeskName(id="uwv", nl="UWV", en="UWV"), DeskName(id="svb", nl="SVB", en="SVB")
ANNA = Sender(role="caseworker", id="anna", name="Anna", organisation="UWV")
PIET = Sender(role="caseworker", id="piet", name="Piet", organisation="SVB")


async def happens(loket: Running, conversation: str, *what: tuple[Sender, AnyBody]) -> int:
    """All this, at once; the ``seq`` of the last of it."""
    async with loket.service.conversations.change(conversation) as change:
        for sender, body in what:
            change.append(sender, body)
        return change.state.last_seq


def words(count: int) -> list[tuple[Sender, AnyBody]]:
    """So many messages of the citizen."""
    return [(CITIZEN, Message(text=f"bericht {number}")) for number in range(count)]


async def supervising(loket: Running, patch: pytest.MonkeyPatch) -> tuple[str, Console]:
    """The console of a supervisor of UWV, who listens in on a long conversation."""
    conversation, _ = await console(loket, patch)
    listened = Listened(who=Person(id="saar", name="Saar", organisation="UWV"), on=True)
    await happens(loket, conversation, (SYSTEM, listened), *words(PAGE))
    return conversation, Console(loket, Member("saar", "Saar", "UWV", ["uwv"], role="supervisor"), patch)


async def test_a_long_log_comes_in_frames_of_which_the_last_says_that_it_is_whole(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, mine = await supervising(loket, monkeypatch)
    last = await happens(loket, conversation, (ANNA, Claimed()))
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)
        await mine.following.send(heard, conversation, mine.member)
        assert mine.seqs == [list(range(1, PAGE + 1)), list(range(PAGE + 1, last + 1))]
        assert [frame.more for frame in mine.frames] == [True, False]
        assert isinstance(mine.frames[-1].events[-1].body, Claimed)


async def test_a_log_that_just_fills_a_frame_is_whole(loket: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation, mine = await console(loket, monkeypatch)
    state = (await loket.service.conversations.read(conversation)).state
    await happens(loket, conversation, *words(PAGE - state.last_seq))
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)
        await mine.following.send(heard, conversation, mine.member)
        assert [(frame.last_seq, frame.more) for frame in mine.frames] == [(PAGE, False)]


async def test_who_loses_sight_of_a_long_conversation_gets_all_of_it_when_it_is_seen_again(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, mine = await supervising(loket, monkeypatch)
    sees, blind = mine.member, Member("saar", "Saar", "UWV", [], role="supervisor")
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation, after=10), sees)

        async def sends(member: Member) -> list[int]:
            before = len(mine.frames)
            await mine.following.send(heard, conversation, member)
            return [event.seq for frame in mine.frames[before:] for event in frame.events]

        # Taken off the desk before the first frame: the log says nothing of that.
        shown = await sends(blind)
        await happens(loket, conversation, *words(3))
        shown += await sends(blind)
        assert shown == []
        assert not mine.following.in_sight(conversation)
        # Back at the desk it is heard of by the patrol, for nothing happened in the conversation.
        await heard.next(0)
        assert await loket.service.patrol.look() == 1
        assert (await heard.next(0))[0] == {conversation}
        last = (await loket.service.conversations.read(conversation)).state.last_seq
        assert await sends(sees) == list(range(11, last + 1))
        assert mine.following.in_sight(conversation)
        assert await loket.service.patrol.look() == 0


async def test_what_went_to_others_and_comes_back_is_followed_without_asking_and_without_a_gap(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, _ = await console(loket, monkeypatch)
    mine = Console(loket, Member("saar", "Saar", "UWV", ["uwv"], role="supervisor"), monkeypatch)
    with hearing(loket) as heard:
        await mine.following.begin(heard, protocol.Watch(conversation=conversation), mine.member)
        await mine.following.send(heard, conversation, mine.member)
        before = mine.frames[-1].last_seq
        away = (SYSTEM, Transferred(desk=SVB, why="Dit is voor de SVB"))
        await happens(loket, conversation, away, (PIET, Claimed()), *words(2))
        await mine.following.send(heard, conversation, mine.member)
        # How it went away, and nothing of what was said after that.
        assert mine.seqs[-1] == [before + 1]
        assert mine.frames[-1].last_seq == before + 1
        await happens(loket, conversation, *words(1))
        await mine.following.send(heard, conversation, mine.member)
        assert mine.seqs[-1] == [before + 1]

        saar = Sender(role="caseworker", id="saar", name="Saar", organisation="UWV")
        back = (PIET, Transferred(desk=UWV, why="Dit is voor het UWV"))
        last = await happens(loket, conversation, back, (saar, Claimed()))
        assert conversation in (await heard.next(0))[0]
        await mine.following.send(heard, conversation, mine.member)
        assert mine.seqs[-1] == list(range(before + 2, last + 1))


async def test_what_may_not_be_seen_when_it_is_asked_for_is_heard_of_once_it_may(
    loket: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation, mine = await supervising(loket, monkeypatch)
    last = (await loket.service.conversations.read(conversation)).state.last_seq
    with hearing(loket) as heard:
        elsewhere = Member("saar", "Saar", "UWV", ["svb"], role="supervisor")
        with pytest.raises(NotFound):
            await mine.following.begin(heard, protocol.Watch(conversation=conversation, after=last), elsewhere)
        await mine.following.send(heard, conversation, elsewhere)
        assert mine.sent == []
        await happens(loket, conversation, (SYSTEM, Transferred(desk=SVB, why="Dit is voor de SVB")))
        assert (await heard.next(0))[0] == {conversation}
        await mine.following.send(heard, conversation, elsewhere)
        assert mine.seqs == [[last + 1]]
        with pytest.raises(NotFound):
            await mine.following.begin(heard, protocol.Watch(conversation="board"), elsewhere)
        assert heard.topics == {conversation}
