"""Listening in, whispering, taking over and moving: who may when, and what the log adds up to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.conversation import supervising
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.queueing import Queued, Requeued
from handoff.conversation.kinds.talk import Started
from handoff.conversation.kinds.transfers import Transferred
from handoff.conversation.ownership import Refused
from handoff.conversation.parties import DeskName, Person, Sender
from handoff.conversation.state import State
from handoff.conversation.transfer import Target

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
UWV, SVB = DeskName(id="uwv", nl="UWV", en="UWV"), DeskName(id="svb", nl="SVB", en="SVB")
ANNA, SAAR = (Person(id=name.lower(), name=name, organisation="UWV") for name in ("Anna", "Saar"))
SYSTEM, CITIZEN = Sender(role="system"), Sender(role="citizen")


def by(who: Person) -> Sender:
    return Sender(role="caseworker", id=who.id, name=who.name, organisation=who.organisation)


WAITING: list[tuple[Sender, AnyBody]] = [(CITIZEN, Started(language="nl")), (SYSTEM, Queued(desk=UWV, reason="asked"))]
TALKING = [*WAITING, (by(ANNA), Claimed())]


def after(*entries: tuple[Sender, AnyBody]) -> State:
    return fold(
        Event(seq=seq, sender=sender, body=body, created_at=NOW.replace(minute=seq))
        for seq, (sender, body) in enumerate(entries, 1)
    )


def listening(*more: tuple[Sender, AnyBody]) -> State:
    heard = supervising.listen(after(*TALKING), SAAR)
    assert heard is not None
    return after(*TALKING, (by(SAAR), heard), *more)


def names(state: State) -> list[str]:
    return [each.name for each in state.listeners]


def test_who_listens_stands_in_the_state_once_until_they_stop() -> None:
    state = listening()
    assert names(state) == ["Saar"]
    assert supervising.listen(state, SAAR) is None
    stopped = supervising.stop(state, SAAR)
    assert stopped is not None
    assert names(listening((by(SAAR), stopped))) == []
    assert supervising.stop(after(*TALKING), SAAR) is None


@pytest.mark.parametrize(
    ("ends", "body"),
    [
        (False, Requeued(desk=UWV, why="released")),
        (True, Transferred(desk=SVB)),
        (True, HandedBack()),
        (True, Closed(outcome="answered")),
    ],
)
def test_listening_lasts_as_long_as_the_conversation_is_at_that_desk_with_people(ends: bool, body: AnyBody) -> None:
    assert (names(listening((by(ANNA), body))) == []) is ends


def test_there_is_nothing_to_listen_to_without_a_caseworker() -> None:
    for entries in (WAITING[:1], WAITING, [*TALKING, (by(ANNA), Closed(outcome="answered"))]):
        with pytest.raises(Refused):
            supervising.listen(after(*entries), SAAR)
    with pytest.raises(Refused, match="already-there"):
        supervising.listen(after(*TALKING), ANNA)


def test_only_who_listens_whispers_and_to_the_one_who_has_the_conversation() -> None:
    assert supervising.whisper(listening(), SAAR.id, "rustig aan").to == ANNA
    with pytest.raises(Refused, match="not-listening"):
        supervising.whisper(after(*TALKING), SAAR.id, "rustig aan")


def test_who_takes_over_owns_it_and_no_longer_listens() -> None:
    claimed = supervising.take_over(listening(), SAAR.id)
    assert claimed == Claimed(instead_of=ANNA)
    state = listening((by(SAAR), claimed))
    assert state.caseworker is not None
    assert (state.owner, state.caseworker.name, state.previous_caseworker) == ("caseworker", "Saar", "Anna")
    assert state.epoch == listening().epoch + 1
    assert names(state) == []
    assert supervising.take_over(state, SAAR.id) is None


def test_who_waits_and_is_moved_has_waited_all_the_time() -> None:
    before = after(*WAITING)
    moved = supervising.move(before, Target(SVB), why="hoort daar", note="", now=NOW)
    state = after(*WAITING, (by(SAAR), moved))
    assert (state.owner, state.desk, state.waiting_since) == ("queue", SVB, before.waiting_since)
    assert state.epoch == before.epoch + 1


def test_a_caseworker_whose_conversation_is_moved_stays_reachable() -> None:
    moved = supervising.move(after(*TALKING), Target(SVB), why="hoort daar", note="", now=NOW)
    state = after(*TALKING, (by(SAAR), moved))
    assert state.handing is not None
    assert state.handing.caseworker.name == "Anna"


def test_what_is_not_a_move_is_refused() -> None:
    for target in (Target(UWV), Target(UWV, to=ANNA)):
        with pytest.raises(Refused, match="not-possible-now"):
            supervising.move(after(*TALKING), target, why="x", note="", now=NOW)
    with pytest.raises(Refused, match="asks-consent"):
        supervising.move(after(*TALKING), Target(SVB, organisation="SVB"), why="x", note="", now=NOW)
    with pytest.raises(Refused):
        supervising.move(after(*WAITING[:1]), Target(SVB), why="x", note="", now=NOW)
