"""Giving a conversation to others: the rules, one by one, without a server."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handoff.conversation import ownership, transfer
from handoff.conversation.kinds.beside import JoinAsked
from handoff.conversation.kinds.helping import Claimed, HoldEnded
from handoff.conversation.kinds.queueing import Queued
from handoff.conversation.kinds.talk import Message
from handoff.conversation.kinds.transfers import TransferAsked, Transferred, TransferRefused
from handoff.conversation.ownership import Refused
from handoff.conversation.parties import DeskName, Person, Sender
from handoff.conversation.state import FRONT, State
from handoff.conversation.transfer import OFFER, Target
from tests.handoff.conversation.test_ownership import ANNA, CITIZEN, NOW, SYSTEM, TOWN, UWV, after, then

BEA = Sender(role="caseworker", id="b", name="Bea", organisation="UWV")
BEA_ = Person(id="b", name="Bea", organisation="UWV")
CEM = Sender(role="caseworker", id="c", name="Cem", organisation="Gemeente")
CEM_ = Person(id="c", name="Cem", organisation="Gemeente")
HERE = DeskName(id="uwv2", nl="UWV 2", en="UWV 2")


@pytest.fixture
def owned() -> State:
    """Anna of UWV has it."""
    return after((SYSTEM, Queued(desk=UWV, reason="asked", summary="over mijn WW")), (ANNA, Claimed()))


def given(state: State, target: Target, **words: str) -> TransferAsked | Transferred:
    """Anna gives it away."""
    told = {"why": "daar", "note": "n", "summary": "kort"} | words
    return transfer.transfer(state, "a", target, now=NOW, **told)


def moved(owned: State, target: Target | None = None) -> State:
    """The state after Anna gave it to another desk of her organisation."""
    return then(owned, ANNA, given(owned, target or Target(HERE)))


def refused(code: str, call: object, *arguments: object, **named: object) -> None:
    """``call`` is refused with this code."""
    with pytest.raises(Refused) as caught:
        call(*arguments, **named)  # type: ignore[operator]
    assert caught.value.code == code


def test_to_another_organisation_the_citizen_is_asked_first(owned: State) -> None:
    asked = then(owned, ANNA, given(owned, Target(TOWN, organisation="Gemeente")))
    assert (asked.owner, asked.epoch) == ("caseworker", owned.epoch)
    agreed = transfer.consent(asked, agreed=True, only_summary=False, now=NOW)
    gone = then(asked, CITIZEN, agreed)
    assert (gone.owner, gone.desk, gone.caseworker, gone.previous_caseworker) == ("queue", TOWN, None, "Anna")
    no = transfer.consent(asked, agreed=False, only_summary=False, now=NOW)
    assert no == TransferRefused(desk=TOWN)
    stays = then(asked, CITIZEN, no)
    assert (stays.owner, stays.desk, stays.epoch) == ("caseworker", UWV, owned.epoch)
    refused("nothing-asked", transfer.consent, stays, agreed=True, only_summary=False, now=NOW)


def test_within_the_organisation_it_moves_at_once_and_the_first_caseworker_stays_until_it_is_taken(
    owned: State,
) -> None:
    waits = moved(owned)
    assert (waits.owner, waits.desk) == ("queue", HERE)
    ownership.require_part(waits, "a")
    assert then(waits, CITIZEN, Message(text="en?")).pending == [], "a person reads it, so the bot keeps silent"
    taken = then(waits, BEA, ownership.claim(waits, "b") or Claimed())
    assert (taken.owner, taken.handing) == ("caseworker", None)
    refused("not-yours", ownership.require_part, taken, "a")


def test_who_gave_it_away_takes_it_back_until_it_is_taken(owned: State) -> None:
    waits = moved(owned)
    refused("not-yours", transfer.take_back, waits, "b")
    back = then(waits, ANNA, transfer.take_back(waits, "a"))
    assert back.caseworker is not None
    assert (back.owner, back.desk, back.caseworker.id, back.epoch) == ("caseworker", UWV, "a", waits.epoch + 1)
    taken = then(waits, BEA, Claimed())
    refused("not-yours", transfer.take_back, taken, "a")


@pytest.mark.parametrize("there", [True, False])
def test_what_nobody_takes_comes_back_and_nobody_is_dropped(owned: State, there: bool) -> None:
    waits = moved(owned)
    for event in (transfer.refuse(waits, "b", "niet ons", there=there), transfer.nobody_there(waits, there=there)):
        back = then(waits, SYSTEM, event)
        assert (back.owner, back.desk, back.handing) == ("caseworker" if there else "queue", UWV, None)
        assert there or back.rank == FRONT
    refused("not-possible-now", transfer.refuse, waits, "a", "mijn eigen", there=there)
    refused("not-possible-now", transfer.nobody_there, owned, there=there)


def test_when_who_gave_it_away_vanishes_too_it_comes_back_to_the_front_of_the_queue(owned: State) -> None:
    waits = moved(owned)
    alone = then(waits, SYSTEM, transfer.gone(waits, "a"))
    assert then(alone, CITIZEN, Message(text="en?")).pending != [], "the bot answers again"
    refused("not-yours", ownership.require_part, alone, "a")
    back = then(alone, SYSTEM, transfer.nobody_there(alone, there=True))
    assert (back.owner, back.desk, back.rank) == ("queue", UWV, FRONT)


def test_a_named_caseworker_may_take_it_first_and_then_it_is_for_all(owned: State) -> None:
    offered = moved(owned, Target(UWV, BEA_))
    assert offered.offer is not None
    assert offered.offer.until == NOW + OFFER
    refused("offered", ownership.claim, offered, "c")
    assert ownership.claim(offered, "b") == Claimed()
    refused("not-possible-now", transfer.offer_ended, offered, NOW + OFFER - timedelta(seconds=1))
    for_all = then(offered, SYSTEM, transfer.offer_ended(offered, NOW + OFFER))
    assert (for_all.rank, for_all.offer, for_all.epoch) == (FRONT, None, offered.epoch)
    assert ownership.claim(for_all, "c") == Claimed()
    refused("not-possible-now", given, owned, Target(UWV))


def test_a_colleague_comes_in_writes_and_goes_while_the_owner_stays_one(owned: State) -> None:
    asked = then(owned, ANNA, transfer.ask_in(owned, "a", Target(UWV, BEA_), why="", note="kijk mee", now=NOW))
    refused("nothing-asked", transfer.join, asked, "c", NOW)
    refused("nothing-asked", transfer.join, asked, "b", NOW + OFFER)
    both = then(asked, BEA, transfer.join(asked, "b", NOW))
    ownership.require_part(both, "b")
    assert (both.caseworker, both.epoch) == (owned.caseworker, owned.epoch)
    refused("not-yours", ownership.close, both, "b", "answered", [])
    refused("already-there", transfer.ask_in, both, "a", Target(UWV, BEA_), why="", note="", now=NOW)
    for gone in (transfer.leave(both, "b"), transfer.let_go(both, "a", "b")):
        alone = then(both, ANNA, gone)
        assert alone.colleagues == []
        refused("not-yours", ownership.require_part, alone, "b")
    refused("not-yours", transfer.let_go, both, "b", "b")


def test_a_colleague_of_another_organisation_comes_in_when_the_citizen_agrees(owned: State) -> None:
    question = transfer.ask_in(owned, "a", Target(TOWN, CEM_, "Gemeente"), why="weet hier meer", note="", now=NOW)
    assert isinstance(question, TransferAsked)
    assert question.joins
    asked = then(owned, ANNA, question)
    refused("nothing-asked", transfer.join, asked, "c", NOW)
    yes = transfer.consent(asked, agreed=True, only_summary=False, now=NOW)
    assert isinstance(yes, JoinAsked)
    together = then(then(asked, CITIZEN, yes), CEM, transfer.join(then(asked, CITIZEN, yes), "c", NOW))
    assert (together.owner, together.desk) == ("caseworker", UWV)
    ownership.require_part(together, "c")


def test_when_the_owner_vanishes_the_colleague_is_still_there_and_may_take_over(owned: State) -> None:
    asked = then(owned, ANNA, JoinAsked(to=BEA_, until=NOW + OFFER))
    both = then(asked, BEA, transfer.join(asked, "b", NOW))
    alone = then(both, SYSTEM, ownership.caseworker_gone(both, "a"))
    ownership.require_part(alone, "b")
    assert then(alone, CITIZEN, Message(text="hallo?")).pending == []
    hers = then(alone, BEA, ownership.claim(alone, "b") or Claimed())
    assert hers.caseworker is not None
    assert (hers.caseworker.id, hers.colleagues) == ("b", [])


def test_a_hold_ends_by_words_or_by_time_and_a_passed_one_reminds(owned: State) -> None:
    until = NOW + timedelta(minutes=10)
    held = then(owned, ANNA, transfer.hold(owned, "a", "ik zoek het uit", until))
    assert then(held, ANNA, Message(text="gevonden")).hold is None
    assert then(held, CITIZEN, Message(text="prima")).hold == held.hold
    refused("not-possible-now", transfer.hold_passed, held, until - timedelta(seconds=1))
    late = then(held, SYSTEM, transfer.hold_passed(held, until))
    assert late.hold is not None
    assert late.hold.passed
    refused("not-possible-now", transfer.hold_passed, late, until)
    assert then(late, ANNA, transfer.resume(late, "a")).hold is None
    assert transfer.resume(held, "a") == HoldEnded()
    refused("not-possible-now", transfer.resume, owned, "a")


def test_what_the_bot_has_is_taken_over_and_what_a_colleague_has_is_not(owned: State) -> None:
    talking = then(after(), CITIZEN, Message(text="hallo"))
    mine = then(talking, ANNA, ownership.take_over(talking, UWV))
    assert (mine.owner, mine.desk, mine.pending, mine.epoch) == ("caseworker", UWV, [], talking.epoch + 1)
    assert mine.away_from == mine.last_seq, "the bot hears later what was said"
    back = then(mine, ANNA, ownership.release(mine, "a"))
    assert back.need is not None
    assert back.need.reason == "stepped_in"
    refused("already-claimed", ownership.take_over, owned, UWV)
