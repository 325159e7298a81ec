"""Which desk may read what, after a citizen let only a summary go along."""

from __future__ import annotations

from handoff.conversation import sight, transfer
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.helping import Claimed, HandedBack
from handoff.conversation.kinds.queueing import Queued
from handoff.conversation.kinds.talk import Message, Started
from handoff.conversation.kinds.transfers import Transferred
from handoff.conversation.parties import DeskName, Sender
from handoff.conversation.state import State
from tests.handoff.conversation.test_ownership import ANNA, CITIZEN, NOW, SYSTEM, TOWN, UWV

CEM = Sender(role="caseworker", id="c", name="Cem", organisation="Gemeente")
SVB = DeskName(id="svb", nl="SVB", en="SVB")
SECRET = "dit is alleen voor UWV"


def story(*steps: tuple[Sender, AnyBody]) -> tuple[State, list[Event]]:
    """A conversation at UWV in which a secret was told, and then ``steps``."""
    first: list[tuple[Sender, AnyBody]] = [
        (CITIZEN, Started(language="nl")),
        (CITIZEN, Message(text=SECRET)),
        (SYSTEM, Queued(desk=UWV, reason="asked", summary=SECRET, topic="ww", topic_title=SECRET)),
        (ANNA, Claimed()),
    ]
    log = [
        Event(seq=number, sender=sender, body=body, created_at=NOW)
        for number, (sender, body) in enumerate([*first, *steps], 1)
    ]
    return fold(log), log


def only_summary(desk: DeskName) -> Transferred:
    """The citizen let the summary go to ``desk``."""
    return Transferred(desk=desk, only_summary=True, summary="een vraag over werk")


def seen(state: State, log: list[Event], *desks: str) -> list[int]:
    """The seqs that somebody of these desks may read."""
    return [event.seq for event in sight.visible(state.curtains, desks, log)]


def test_the_receiver_reads_from_the_transfer_on_and_the_giver_everything() -> None:
    state, log = story((CITIZEN, only_summary(TOWN)), (CEM, Claimed()), (CITIZEN, Message(text="daarna")))
    assert seen(state, log, "gemeente") == [5, 6, 7]
    assert seen(state, log, "uwv") == [1, 2, 3, 4, 5, 6, 7]
    assert seen(state, log, "gemeente", "uwv") == [1, 2, 3, 4, 5, 6, 7], "who works at both knows both"
    assert seen(state, log) == []


def test_nothing_from_before_is_left_in_the_state_that_the_receiver_is_shown() -> None:
    state, _ = story((CITIZEN, only_summary(TOWN)))
    shown = (state.need, state.preview, state.question, state.topic, state.topic_title)
    assert SECRET not in str(shown)
    assert state.need is not None
    assert state.need.summary == "een vraag over werk"


def test_what_came_back_is_again_about_what_it_was() -> None:
    before, _ = story()
    state, log = story((CITIZEN, only_summary(TOWN)))
    back = transfer.nobody_there(state, there=True)
    after, _ = story((CITIZEN, only_summary(TOWN)), (SYSTEM, back))
    assert (after.need, after.preview, after.topic_title) == (before.need, before.preview, before.topic_title)
    assert seen(after, log, "gemeente") == [5]


def test_a_desk_that_knew_a_part_keeps_it_and_learns_nothing_of_the_time_between() -> None:
    state, log = story(
        (ANNA, Transferred(desk=TOWN)),  # 5: all of it
        (CEM, Claimed()),
        (CEM, Transferred(desk=UWV)),  # 7
        (ANNA, Claimed()),
        (CITIZEN, Message(text="later geheim")),  # 9
        (CITIZEN, only_summary(TOWN)),  # 10
    )
    assert seen(state, log, "gemeente") == [1, 2, 3, 4, 5, 6, 7, 10]


def test_who_gets_all_from_the_receiver_gets_no_more_than_the_receiver_has() -> None:
    state, log = story((CITIZEN, only_summary(TOWN)), (CEM, Claimed()), (CEM, Transferred(desk=SVB)))
    assert seen(state, log, "svb") == [5, 6, 7]
    shared, log = story((ANNA, Transferred(desk=SVB)))
    assert seen(shared, log, "svb") == [1, 2, 3, 4, 5]


def test_the_bot_in_between_does_not_open_the_curtain() -> None:
    state, log = story(
        (CITIZEN, only_summary(TOWN)),
        (CEM, Claimed()),
        (CEM, HandedBack()),
        (SYSTEM, Queued(desk=TOWN, reason="asked", summary=SECRET, topic="ww", topic_title=SECRET)),
    )
    shown = sight.visible(state.curtains, ["gemeente"], log)
    assert [event.seq for event in shown] == [5, 6, 7, 8]
    assert SECRET not in str(shown)
    assert SECRET not in str(state.need)
    assert SECRET in str(sight.visible(state.curtains, ["uwv"], log))
