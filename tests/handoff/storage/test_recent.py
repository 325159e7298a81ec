"""What was just committed, as it is told from memory: the same as in the store, or nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.conversation.events import Event
from handoff.conversation.kinds.talk import LanguageChosen, Message
from handoff.conversation.parties import Sender
from handoff.service import Service
from handoff.storage import recent
from handoff.storage.conversations import CITIZEN
from handoff.storage.recent import Recent
from tests.handoff.running import Bot, Running, running


def events(*seqs: int) -> list[Event]:
    """Events with these numbers."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return [Event(seq=seq, sender=Sender(role="citizen"), body=Message(text=f"{seq}"), created_at=now) for seq in seqs]


def seqs(found: list[Event]) -> list[int]:
    """Their numbers."""
    return [event.seq for event in found]


def test_who_is_right_behind_gets_what_is_new() -> None:
    kept = Recent()
    kept.keep("a", events(4, 5))
    kept.keep("a", events(6))
    assert seqs(kept.after("a", 3)) == [4, 5, 6]
    assert seqs(kept.after("a", 5)) == [6]
    assert kept.after("a", 6) == []


@pytest.mark.parametrize("position", [0, 2, 7])
def test_who_misses_more_or_has_more_than_is_here_gets_nothing(position: int) -> None:
    kept = Recent()
    kept.keep("a", events(4, 5))
    assert kept.after("a", position) == []
    assert kept.after("b", 3) == []


def test_a_gap_that_another_process_filled_is_never_told_as_if_it_were_none() -> None:
    kept = Recent()
    kept.keep("a", events(4))
    kept.keep("a", events(6))
    assert kept.after("a", 3) == []
    assert seqs(kept.after("a", 5)) == [6]


def test_what_was_committed_first_and_comes_second_is_put_in_front() -> None:
    kept = Recent()
    kept.keep("a", events(6))
    kept.keep("a", events(4, 5))
    assert seqs(kept.after("a", 3)) == [4, 5, 6]
    kept.keep("a", events(1))  # what lies between was not told here
    assert kept.after("a", 0) == []
    assert seqs(kept.after("a", 3)) == [4, 5, 6]


def test_nothing_is_kept_for_long_or_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Recent()
    kept.keep("a", events(*range(1, 31)))
    assert seqs(kept.after("a", 10)) == list(range(11, 31))
    assert kept.after("a", 9) == []
    for number in range(recent.CONVERSATIONS):
        kept.keep(str(number), events(1))
    assert kept.after("a", 10) == []
    monkeypatch.setattr(recent, "KEPT_FOR", -1.0)
    kept.keep("late", events(1))
    assert kept.after("late", 0) == []


def test_a_deleted_conversation_is_forgotten_at_once() -> None:
    kept = Recent()
    kept.keep("a", events(1))
    kept.forget("a")
    assert kept.after("a", 0) == []


def test_beside_what_another_process_wrote_nothing_is_kept_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Recent()
    kept.keep("a", events(4))
    kept.elsewhere("a")
    assert kept.after("a", 3) == []
    kept.keep("a", events(5))  # it may be older than what the other process wrote
    assert kept.after("a", 4) == []
    monkeypatch.setattr(recent, "KEPT_FOR", -1.0)
    kept.elsewhere("a")
    monkeypatch.undo()
    kept.keep("a", events(7))
    assert seqs(kept.after("a", 6)) == [7]


async def language(service: Service, conversation: str, code: str) -> None:
    """The citizen goes on in another language."""
    async with service.conversations.change(conversation) as change:
        change.append(CITIZEN, LanguageChosen(language=code))


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # one process is all that SQLite is for
async def test_what_two_processes_wrote_comes_together(store: tuple[str, str | None], bot: Bot, loket: Running) -> None:
    async with running(store[0], loket.service.directory, store[1], bot) as second:
        citizen = await loket.citizen()
        with loket.service.bus.subscribe(citizen.id) as heard:
            await language(loket.service, citizen.id, "en")
            assert (await heard.next(30))[0] == {citizen.id}
            await language(second.service, citizen.id, "nl")
            assert (await heard.next(30))[0] == {citizen.id}
        assert seqs(await loket.service.conversations.events(citizen.id, 1)) == [2, 3]
