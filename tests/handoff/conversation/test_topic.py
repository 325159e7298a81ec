"""What a conversation is about, as the waiting list shows it."""

from __future__ import annotations

from datetime import UTC, datetime

from handoff.conversation.events import AnyBody, Event
from handoff.conversation.fold import apply
from handoff.conversation.kinds.talk import Analysis, Message
from handoff.conversation.parties import Sender
from handoff.conversation.state import State
from loket.wire import Candidate, Card, Understood

BOT, CITIZEN = Sender(role="bot"), Sender(role="citizen")
CARD = Card(
    service="verhuizing", title="Verhuizing doorgeven", organisation="gemeente", organisation_name="", first_step="",
    channels=[],
)  # fmt: skip


def test_the_card_that_was_shown_gives_the_title_when_the_words_before_it_were_a_municipality() -> None:
    ranking = [Candidate(id="municipality_given", title="Een gemeente", confidence=1.0)]
    understood = Understood(intent="municipality_given", confidence=1.0, ranking=ranking, service="verhuizing")
    state = _after(Analysis(of=1, understood=understood), Message(text="Zo regelt u het.", card=CARD))
    assert (state.topic, state.topic_title) == ("verhuizing", "Verhuizing doorgeven")


def test_the_question_stays_what_it_was_when_the_citizen_then_names_a_municipality() -> None:
    way = Understood(
        intent="way",
        confidence=0.9,
        ranking=[Candidate(id="verhuizing", title="Verhuizing doorgeven", confidence=0.9)],
        service="verhuizing",
    )
    place = Understood(
        intent="municipality_given",
        confidence=1.0,
        ranking=[Candidate(id="municipality_given", title="Een gemeente", confidence=1.0)],
        service="verhuizing",
    )
    steps: list[tuple[Sender, AnyBody]] = [
        (CITIZEN, Message(text="ik ga verhuizen")),
        (BOT, Analysis(of=1, understood=way)),
        (CITIZEN, Message(text="Utrecht")),
        (BOT, Analysis(of=3, understood=place)),
    ]
    state = State()
    for seq, (sender, body) in enumerate(steps, start=1):
        state = apply(state, Event(seq=seq, sender=sender, body=body, created_at=datetime(2026, 1, 1, tzinfo=UTC)))
    assert (state.question, state.preview) == ("ik ga verhuizen", "Utrecht")


def test_a_message_without_a_card_leaves_the_topic_as_it_was() -> None:
    state = _after(Message(text="Zo regelt u het.", card=CARD), Message(text="Was dit wat u nodig had?"))
    assert state.topic_title == "Verhuizing doorgeven"


def _after(*bodies: AnyBody) -> State:
    state = State()
    for seq, body in enumerate(bodies, start=1):
        state = apply(state, Event(seq=seq, sender=BOT, body=body, created_at=datetime(2026, 1, 1, tzinfo=UTC)))
    return state
