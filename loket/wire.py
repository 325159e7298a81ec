"""The message between handoff and the bot: one turn of the conversation, and the bot's answer.

``POST /turn`` on the bot's private address takes a :class:`Turn` and gives an :class:`Answer`, both as JSON. The bot
keeps nothing between turns: what it must remember travels as ``memory``, which only the bot can read.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Reason = Literal[
    "asked",
    "low_confidence",
    "not_understood",
    "distress",
    "several_problems",
    "complaint",
    "human_only",
    "citizen_unhappy",
    "outside_scope",
    "stepped_in",  # nobody asked: a caseworker took over from the bot
]
DayPart = Literal["morning", "afternoon", "any"]
ChannelKind = Literal["online", "telephone", "desk"]
StepTime = Literal["now", "deadline", "soon", "later"]

TEXT_LIMIT = 6000
"""Characters of one message that go to the bot; a longer text is cut at a word before it (the log has it whole)."""


class Wire(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A part of a message on the wire."""


class Said(Wire):
    """Something said while the bot did not own the conversation."""

    who: Literal["citizen", "caseworker"]
    text: str


class Turn(Wire):
    """What the bot is asked: exactly one of ``text`` (typed) and ``choice`` (the payload of a button it offered)."""

    conversation_id: str
    language: str  # chosen in the widget or last written in, ISO 639-1
    text: str | None = None
    choice: str | None = None
    municipality: str | None = None  # CBS code, when known
    organisation: str | None = None  # id of the organisation whose site this is
    topic: str | None = None  # id of the service or life event that the page is about, on which the conversation began
    waiting: bool = False  # the citizen waits for a person: answer only what is sure
    meanwhile: list[Said] = []  # what a caseworker and the citizen said before this was handed back
    memory: str | None = None


class Button(Wire):
    """A choice. ``payload`` means something to the bot only."""

    title: str
    payload: str


class Channel(Wire):
    """One way to reach a service. ``value`` is a URL, a number to dial (E.164 or short) or the place of a desk;
    ``label`` is how that is read: the name of the site, the number in groups, the place.
    """

    kind: ChannelKind
    value: str
    label: str
    hours: str | None = None
    verified: bool = True


class Card(Wire):
    """A service as shown to a citizen, in the language of the message that carries it."""

    service: str
    title: str
    organisation: str  # id
    organisation_name: str
    first_step: str
    channels: list[Channel]
    at_hand: list[str] = []
    term: str | None = None
    cost: str | None = None
    payment: str | None = None  # when it is paid, with the next day if that is known
    source: str | None = None
    checked_on: str | None = None  # ISO 8601 date
    verified: bool = True


class PlanStep(Wire):
    """One step of a plan. ``when`` says in which part it stands: at once, before a deadline, soon, or it can wait.

    ``due`` is the last day (ISO 8601 date) when that is known; ``after`` are ids of steps that must be done before.
    """

    id: str
    when: StepTime
    title: str
    what: str  # what to do, in one or two sentences
    organisation: str | None = None  # id
    organisation_name: str | None = None
    service: str | None = None  # id
    why: str | None = None  # why this step is in this person's plan
    bring: list[str] = []
    cost: str | None = None
    duration: str | None = None  # how long it takes until it is settled
    term: str | None = None  # the deadline in words
    due: str | None = None
    after: list[str] = []
    channels: list[Channel] = []  # where it is done, and where a person helps
    source: str | None = None
    checked_on: str | None = None  # ISO 8601 date
    verified: bool = True


class Plan(Wire):
    """An ordered plan over several organisations, in the language of the message that carries it."""

    id: str  # id of the life event, or "business"
    title: str
    intro: str
    steps: list[PlanStep]
    facts: list[str] = []  # what the citizen told that the plan rests on, in words


class BotMessage(Wire):
    """One message of the bot. ``urgent`` messages (112, 113) are shown big."""

    text: str
    language: str | None = None  # of these words, ISO 639-1
    buttons: list[Button] = []
    card: Card | None = None
    plan: Plan | None = None
    urgent: bool = False


class Candidate(Wire):
    """A topic that the bot considered: the id of a service or of an intent, its title, and a confidence of 0 to 1."""

    id: str
    title: str
    confidence: float


class Understood(Wire):
    """What the bot made of the citizen's words, for the caseworker and for measuring."""

    intent: str
    confidence: float
    ranking: list[Candidate] = []
    service: str | None = None
    organisations: list[str] = []  # that this answer points to, best first
    person_offered: bool = False  # whether this answer asks the citizen if a person should come
    sent_from: list[str] = []  # ids of organisations that sent the citizen on, by their own words
    kind: Literal["answered", "clarified", "not_understood", "handed_over", "other"] = "other"


class HandoffRequest(Wire):
    """The bot asks for a person. ``organisation`` decides the desk; none: that of the talk so far, or of the site."""

    reason: Reason
    topic: str | None = None  # id of a service
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""  # for the caseworker, in Dutch or English as the citizen writes
    urgent: bool = False
    deadline: bool = False  # something must be done within days, by the citizen's own words


class CallbackRequest(Wire):
    """A confirmed wish to be called back. ``number`` is E.164."""

    number: str
    day_part: DayPart
    topic: str | None = None
    organisation: str | None = None
    summary: str = ""


class Answer(Wire):
    """What the bot says and asks for. An answer without messages, hand-off or call-back is a failure of the bot."""

    memory: str
    messages: list[BotMessage] = []
    language: str | None = None  # of the citizen's text, when sure: ISO 639-1
    municipality: str | None = None  # CBS code that the citizen named in this turn
    understood: Understood | None = None
    handoff: HandoffRequest | None = None
    callback: CallbackRequest | None = None
    silent: bool = False  # on purpose, while the citizen waits for a person


def encode(message: Turn | Answer) -> bytes:
    """``message`` as JSON."""
    return msgspec.json.encode(message)


def decode_turn(data: bytes) -> Turn:
    """The turn in ``data``. Raises ``msgspec.ValidationError`` or ``msgspec.DecodeError``."""
    return msgspec.json.decode(data, type=Turn)


def decode_answer(data: bytes) -> Answer:
    """The answer in ``data``. Raises ``msgspec.ValidationError`` or ``msgspec.DecodeError``."""
    return msgspec.json.decode(data, type=Answer)
