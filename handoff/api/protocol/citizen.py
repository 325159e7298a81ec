"""What a citizen sends, over the WebSocket or as the body of POST …/commands, and gets."""

from __future__ import annotations

from typing import Literal

import msgspec

from handoff.api.protocol.callbacks import AskCallback, CancelCallback, MoveCallback
from handoff.api.protocol.frames import Ack, Events, Frame, Ping, Pong, Problem, Reset, Typing, TypingNow, Waiting


class Hello(Frame, frozen=True, kw_only=True, tag="hello"):
    """First on a WebSocket: who I am and the last ``seq`` that I have (0: nothing)."""

    token: str
    after: int = 0


class Say(Frame, frozen=True, kw_only=True, tag="say"):
    """Free text."""

    client_id: str
    text: str


class Choose(Frame, frozen=True, kw_only=True, tag="choose"):
    """A press on the button ``payload`` of the message ``of`` (its seq); only what was offered is accepted."""

    client_id: str
    of: int
    payload: str


class AskPerson(Frame, frozen=True, kw_only=True, tag="ask_person"):
    """Talk to a person."""

    client_id: str


class Wait(Frame, frozen=True, kw_only=True, tag="wait"):
    """Wait in the queue although nobody is there now; or the answer to the last ``wait_asked``: go on waiting."""

    client_id: str


class BackToBot(Frame, frozen=True, kw_only=True, tag="back_to_bot"):
    """Leave the queue and go on with the bot."""

    client_id: str


class Consent(Frame, frozen=True, kw_only=True, tag="consent"):
    """The answer to the last ``transfer_asked``. ``only_summary``: nothing but the summary may go along."""

    client_id: str
    agreed: bool
    only_summary: bool = False


class ChooseLanguage(Frame, frozen=True, kw_only=True, tag="choose_language"):
    """Go on in ``language`` (``nl`` or ``en``)."""

    client_id: str
    language: Literal["nl", "en"]


class End(Frame, frozen=True, kw_only=True, tag="end"):
    """The citizen closes the conversation."""

    client_id: str


class Rate(Frame, frozen=True, kw_only=True, tag="rate"):
    """How it was, 1 to 5, after closing."""

    client_id: str
    score: int
    remark: str = ""


class TickStep(Frame, frozen=True, kw_only=True, tag="tick_step"):
    """The step ``step`` (id) of the plan in the message ``of`` (its seq) is done, or is not after all."""

    client_id: str
    of: int
    step: str
    done: bool


Command = (
    Say
    | Choose
    | AskPerson
    | Wait
    | BackToBot
    | AskCallback
    | MoveCallback
    | CancelCallback
    | Consent
    | ChooseLanguage
    | End
    | Rate
    | TickStep
)


FromCitizen = Hello | Command | Typing | Ping


class Welcome(Frame, frozen=True, kw_only=True, tag="welcome"):
    """Answer to ``hello``: the events after the client's ``seq`` follow in ``events`` frames."""

    conversation: str
    last_seq: int
    language: str


class QueuePlace(Frame, frozen=True, kw_only=True, tag="waiting"):
    """The place in the queue changed; ``waiting`` none: no longer in a queue."""

    waiting: Waiting | None = None


ToCitizen = Welcome | Reset | Events | Ack | QueuePlace | TypingNow | Problem | Pong


class PreviousConversation(msgspec.Struct, frozen=True, kw_only=True):
    """The conversation that this browser had before, with the key to it."""

    id: str
    token: str


class NewConversation(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/conversations``."""

    language: Literal["nl", "en"] = "nl"
    page: str | None = None
    organisation: str | None = None  # id: whose site this is
    municipality: str | None = None  # CBS code, when the site is a municipality's
    topic: str | None = None  # id of the service or life event that the page is about
    previous: PreviousConversation | None = None  # so that who comes back meets the same caseworker


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """Answer 201 to it. ``token`` is the only key to the conversation; the client keeps it."""

    id: str
    token: str


class TopicTitle(msgspec.Struct, frozen=True, kw_only=True):
    """The name of what a page is about, in both languages of the service."""

    nl: str
    en: str


class PageTopic(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of ``GET /api/v1/topics/{id}``. ``payload`` is what a citizen chooses of the first event (seq 1)."""

    id: str
    title: TopicTitle
    payload: str
