"""Who helped a citizen last: whoever saw it through, and nobody who only had it for a while."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import fold
from handoff.conversation.kinds.callbacks import CallbackEnded
from handoff.conversation.kinds.helping import Claimed, Closed, HandedBack
from handoff.conversation.kinds.queueing import Queued, Requeued
from handoff.conversation.kinds.talk import Started
from handoff.conversation.kinds.transfers import Transferred
from handoff.conversation.parties import DeskName, Sender
from handoff.conversation.state import State

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CITIZEN, SYSTEM = Sender(role="citizen"), Sender(role="system")
ANNA = Sender(role="caseworker", id="a", name="Anna", organisation="UWV")
UWV, TOWN = DeskName(id="uwv", nl="UWV", en="UWV"), DeskName(id="gemeente", nl="Gemeente", en="Municipality")
ASKED: list[tuple[Sender, AnyBody]] = [
    (CITIZEN, Started(language="nl", previous="before")),
    (SYSTEM, Queued(desk=UWV, reason="asked")),
]


def after(*more: tuple[Sender, AnyBody]) -> State:
    return fold(
        Event(seq=seq, sender=sender, body=body, created_at=NOW)
        for seq, (sender, body) in enumerate([*ASKED, *more], 1)
    )


@pytest.mark.parametrize(
    ("sender", "body"),
    [(ANNA, HandedBack()), (ANNA, Closed(outcome="answered")), (CITIZEN, Closed(outcome="citizen_left"))],
)
def test_who_had_it_until_it_ended_or_went_back_to_the_bot_helped(sender: Sender, body: AnyBody) -> None:
    state = after((ANNA, Claimed()), (sender, body))
    assert state.helped_by is not None
    assert (state.helped_by.id, state.helped_at) == ("a", NOW)


@pytest.mark.parametrize(
    ("sender", "body"),
    [
        (ANNA, Requeued(desk=UWV, why="released")),
        (SYSTEM, Requeued(desk=UWV, why="caseworker_gone")),
        (ANNA, Transferred(desk=TOWN)),
    ],
)
def test_who_gave_it_away_or_vanished_did_not(sender: Sender, body: AnyBody) -> None:
    state = after((ANNA, Claimed()), (sender, body))
    assert state.helped_by is None
    assert state.given_back_by == (sender.id if sender is ANNA else None)
    claimed = after((ANNA, Claimed()), (sender, body), (ANNA, Claimed()))
    assert claimed.given_back_by is None


def test_who_called_and_spoke_with_somebody_helped() -> None:
    reached = after((ANNA, CallbackEnded(callback_id="c", outcome="reached", attempts=1)))
    assert reached.helped_by is not None
    assert reached.helped_by.name == "Anna"
    assert after((ANNA, CallbackEnded(callback_id="c", outcome="not_reached", attempts=3))).helped_by is None


def test_a_claim_tells_whether_somebody_came_back_and_the_state_knows_the_conversation_before() -> None:
    assert after((ANNA, Claimed(came_back=True, assigned=True))).came_back
    again = after((ANNA, Claimed(came_back=True)), (ANNA, HandedBack()), ASKED[1], (ANNA, Claimed()))
    assert (again.came_back, again.previous) == (False, "before")
