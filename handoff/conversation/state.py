"""The state of a conversation: what its log adds up to (:mod:`handoff.conversation.fold`), and nothing else.

The store keeps the state beside the log only so that it need not be folded each time.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from handoff.conversation.kinds.helping import Outcome
from handoff.conversation.kinds.queueing import WaitQuestion
from handoff.conversation.kinds.transfers import TransferAsked
from handoff.conversation.parties import DeskName, Person
from handoff.conversation.sight import Curtain
from loket.wire import Reason

OwnerKind = Literal["bot", "queue", "caseworker", "closed"]

FRONT, URGENT, ORDINARY, DEADLINE = 0, 1, 2, 3
"""Rank in a queue: given back by a caseworker, in distress, everybody else, with a deadline that is near. What each is
worth against the time that others wait stands in :mod:`handoff.queue.order`.
"""


class Need(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a person is wanted, and for what; kept until the conversation is closed or back with the bot for good."""

    reason: Reason
    urgent: bool = False
    deadline: bool = False
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the conversation is about, as far as the state keeps it beside the log."""

    need: Need | None = None
    topic: str | None = None
    topic_title: str | None = None
    topic_organisation: str | None = None
    preview: str = ""
    question: str = ""


class Handing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A transfer that nobody has taken yet: who gave it away, from which desk, and what it was about there."""

    caseworker: Person
    desk: DeskName
    since: datetime
    subject: Subject
    gone: bool = False  # the caseworker is no longer there


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague who is asked, until ``until``: to take it first, or to join."""

    to: Person
    until: datetime
    by: Person | None = None


class Hold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The caseworker finds something out until ``until``; ``passed`` when that time is over."""

    reason: str
    until: datetime
    passed: bool = False


class Reminded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What who waits was asked: when last because the wait is long, and about which closing time (before and at it)."""

    long: datetime | None = None
    closing: datetime | None = None
    closed: datetime | None = None


class State(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the log adds up to. ``epoch`` grows with each change of owner; ``last_seq`` is the newest event's."""

    last_seq: int = 0
    owner: OwnerKind = "bot"
    epoch: int = 0
    language: str = "nl"
    writes_in: str | None = None  # the language of the citizen's words, also one that Loket does not speak
    page: str | None = None
    page_topic: str | None = None  # id of the service or life event that the page is about
    organisation: str | None = None  # whose site this is
    municipality: str | None = None
    municipality_name: str | None = None
    desk: DeskName | None = None  # of the queue, or of the caseworker
    caseworker: Person | None = None
    previous_caseworker: str | None = None  # name of who had it before
    previous: str | None = None  # the conversation that this browser had before
    helped_by: Person | None = None  # who saw it through last: closed it, handed it back, or called
    helped_at: datetime | None = None  # when that was
    came_back: bool = False  # to the caseworker who helped before
    given_back_by: str | None = None  # id of the caseworker who let it go on purpose, while it waits since then
    need: Need | None = None
    rank: int = ORDINARY
    waiting_since: datetime | None = None
    wait_asked: WaitQuestion | None = None  # waits for the citizen's answer, which need not come
    reminded: Reminded = Reminded()
    owned_since: datetime | None = None
    door: DeskName | None = None  # a desk that was asked for and had nobody
    transfer: TransferAsked | None = None  # waits for the citizen's answer
    handing: Handing | None = None
    offer: Offer | None = None  # who may take it first
    asked_in: Offer | None = None  # who is asked to join
    colleagues: list[Person] = []  # who joined
    listeners: list[Person] = []  # supervisors who listen in
    hold: Hold | None = None
    curtains: list[Curtain] = []  # behind which not every desk may look
    visits: dict[str, int] = {}  # last seq at which the conversation was at a desk that it left
    consulted: list[DeskName] = []  # desks that were asked to look at it and may read along
    case: str | None = None  # reference
    pending: list[int] = []  # seqs of citizens' messages that the bot has still to answer
    away_from: int | None = None  # seq after which the bot did not own the conversation, until it answers again
    topic: str | None = None  # the service that the bot answered with last
    topic_title: str | None = None
    topic_organisation: str | None = None
    sent_from: list[str] = []  # ids of organisations that sent the citizen on: nobody is sent back there
    preview: str = ""  # the citizen's last words
    question: str = ""  # the words in which the citizen asked for the topic
    callback: str | None = None  # that was promised, until it has ended
    outcome: Outcome | None = None  # once it is closed
    labels: dict[str, int] = {}  # each with the seq of the event that put it there
    rated: bool = False
    ticked: dict[str, list[str]] = {}  # ids of the steps that the citizen has done, by the id of the plan


def meant_organisation(state: State) -> str | None:
    """Whose the question is (an id), when nothing more is known than what was said so far: that of the topic, or that
    of the site on which it is asked. None when neither is known, or when just those sent the citizen on.
    """
    known = (state.topic_organisation, state.organisation)
    return next((each for each in known if each is not None and each not in state.sent_from), None)


def attended(state: State) -> bool:
    """Whether a person reads along while the conversation waits, so that the bot keeps silent."""
    return bool(state.colleagues) or (state.handing is not None and not state.handing.gone)
