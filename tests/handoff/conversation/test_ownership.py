"""Who may do what: the rules, one by one, without a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.conversation import ownership
from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import apply, fold
from handoff.conversation.kinds.helping import Claimed, Closed
from handoff.conversation.kinds.queueing import Queued
from handoff.conversation.kinds.talk import Message, Started
from handoff.conversation.parties import DeskName, Sender
from handoff.conversation.state import FRONT, State

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
UWV = DeskName(id="uwv", nl="UWV", en="UWV")
TOWN = DeskName(id="gemeente", nl="Gemeente", en="Municipality")
CITIZEN, SYSTEM = Sender(role="citizen"), Sender(role="system")
ANNA = Sender(role="caseworker", id="a", name="Anna", organisation="UWV")


def after(*steps: tuple[Sender, AnyBody]) -> State:
    """The state after these steps."""
    first = (CITIZEN, Started(language="nl"))
    return fold(
        Event(seq=number, sender=sender, body=body, created_at=NOW)
        for number, (sender, body) in enumerate((first, *steps), 1)
    )


def then(state: State, sender: Sender, body: AnyBody) -> State:
    """The state after one more event."""
    return apply(state, Event(seq=state.last_seq + 1, sender=sender, body=body, created_at=NOW))


@pytest.fixture
def waiting() -> State:
    """A conversation in the queue of UWV."""
    return after((SYSTEM, Queued(desk=UWV, reason="asked")))


@pytest.fixture
def owned(waiting: State) -> State:
    """Anna has it."""
    return then(waiting, ANNA, Claimed())


def refusal(code: str, who: str | None, call: object, *arguments: object, **named: object) -> None:
    """``call`` is refused with this code."""
    with pytest.raises(ownership.Refused) as refused:
        call(*arguments, **named)  # type: ignore[operator]
    assert (refused.value.code, refused.value.who) == (code, who)


def test_a_claim_takes_a_waiting_conversation_and_a_second_one_hears_who_has_it(waiting: State) -> None:
    assert ownership.claim(waiting, "a") == Claimed()
    owned = then(waiting, ANNA, Claimed())
    assert ownership.claim(owned, "a") is None
    refusal("already-claimed", "Anna", ownership.claim, owned, "b")


def test_what_the_bot_has_cannot_be_claimed() -> None:
    refusal("not-possible-now", None, ownership.claim, after(), "a")


def test_every_change_of_owner_has_a_new_epoch(waiting: State, owned: State) -> None:
    assert (after().epoch, waiting.epoch, owned.epoch) == (0, 1, 2)
    with pytest.raises(ownership.OwnerChanged):
        ownership.require_epoch(owned, waiting.epoch)


def test_a_caseworker_who_vanishes_leaves_it_first_in_the_queue(owned: State) -> None:
    back = then(owned, SYSTEM, ownership.caseworker_gone(owned, "a"))
    assert (back.owner, back.desk, back.rank) == ("queue", UWV, FRONT)
    refusal("not-yours", None, ownership.caseworker_gone, back, "a")


def test_nobody_acts_on_what_is_not_theirs(waiting: State, owned: State) -> None:
    for act in (ownership.release, ownership.caseworker_gone):
        refusal("not-yours", "Anna", act, owned, "b")
        refusal("not-yours", None, act, waiting, "a")
    refusal("not-yours", "Anna", ownership.hand_back, owned, "b", "")
    refusal("not-yours", "Anna", ownership.close, owned, "b", "answered", [])


def test_a_closed_conversation_stays_closed(owned: State) -> None:
    closed = then(owned, ANNA, Closed(outcome="answered"))
    for call, more in ((ownership.claim, ("a",)), (ownership.end, ()), (ownership.return_to_bot, ())):
        refusal("conversation-closed", None, call, closed, *more)
    rated = then(closed, CITIZEN, ownership.rate(closed, 4, ""))
    refusal("not-possible-now", None, ownership.rate, rated, 4, "")
    refusal("not-closed", None, ownership.rate, owned, 4, "")


def test_the_bot_has_still_to_answer_what_was_said_to_it_and_not_what_was_said_to_a_person(owned: State) -> None:
    asked = then(after(), CITIZEN, Message(text="hallo"))
    assert asked.pending == [2]
    queued = then(asked, SYSTEM, Queued(desk=UWV, reason="asked"))
    assert queued.pending == [2], "while waiting the bot may still answer"
    assert then(queued, ANNA, Claimed()).pending == []
    assert then(owned, CITIZEN, Message(text="hallo")).pending == []
