"""What is said, what the bot made of it, and what became known of the citizen."""

from __future__ import annotations

from typing import Literal

import msgspec

from handoff.conversation.kinds.body import Body
from loket.wire import Button, Card, Plan, Understood

NoticeCode = Literal[
    "personal_data_masked",  # params: kinds
    "bot_unavailable",  # the bot gave no answer in time; a person is offered
    "added_for_caseworker",  # a message while waiting was added to the conversation
]


class Started(Body, frozen=True, kw_only=True, tag="started"):
    """The citizen opened a conversation on ``page`` of the site of ``organisation``, which is about ``topic``.

    ``previous`` is the id of the conversation that this browser had before, to which it had the key.
    """

    language: str
    page: str | None = None
    organisation: str | None = None
    topic: str | None = None  # id of a service or life event
    previous: str | None = None


class Message(Body, frozen=True, kw_only=True, tag="message"):
    """Words. ``choice`` is the payload of the button that a citizen pressed; ``masked`` the kinds of data hidden.

    ``language`` of the bot's words is known (ISO 639-1), so that a screen reader says them right.
    """

    text: str
    language: str | None = None
    choice: str | None = None
    masked: list[str] = msgspec.field(default_factory=list)
    buttons: list[Button] = msgspec.field(default_factory=list)
    card: Card | None = None
    plan: Plan | None = None
    urgent: bool = False


class Analysis(Body, frozen=True, kw_only=True, tag="analysis"):
    """What the bot understood of the citizen's message ``of`` (its seq). Staff only. ``language`` is the one to go on
    in, ``written_in`` that of the citizen's words (ISO 639-1), also when Loket does not speak it; both when sure.

    Each citizen's message that the bot had to answer ends in one of these, also when the bot failed.
    """

    of: int
    understood: Understood
    language: str | None = None
    written_in: str | None = None


class MunicipalityKnown(Body, frozen=True, kw_only=True, tag="municipality_known"):
    """The citizen's municipality became known."""

    code: str
    name: str


class LanguageChosen(Body, frozen=True, kw_only=True, tag="language_chosen"):
    """The citizen switched the language."""

    language: str


class Notice(Body, frozen=True, kw_only=True, tag="notice"):
    """Something the system tells; each client has the words for ``code`` in its language."""

    code: NoticeCode
    params: list[str] = msgspec.field(default_factory=list)


class Note(Body, frozen=True, kw_only=True, tag="note"):
    """A private note of a caseworker. Staff only."""

    text: str


class PlanTicked(Body, frozen=True, kw_only=True, tag="plan_ticked"):
    """The citizen did the step ``step`` of the plan ``plan`` (ids), or took that back. ``of`` is the message (seq) in
    which it was ticked; a plan that is shown again has the same id, and its ticks stay.
    """

    of: int
    plan: str
    step: str
    done: bool
