"""The events of a conversation: everything that ever happened in it, in order, and never changed.

``(conversation_id, seq, sender, body, created_at, client_id)``; the kind of an event is the tag of its body.
What only caseworkers may see stands in events and fields named in :func:`for_citizen`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

from loket.wire import Button, Candidate, Card, DayPart, Plan, Reason, Understood

Role = Literal["citizen", "bot", "caseworker", "system"]
Outcome = Literal["answered", "referred", "callback", "follow_up", "no_reply", "citizen_left"]
NoticeCode = Literal[
    "personal_data_masked",  # params: kinds
    "bot_unavailable",  # the bot gave no answer in time; a person is offered
    "added_for_caseworker",  # a message while waiting was added to the conversation
]
WaitQuestion = Literal["long", "closing", "closed"]
CallbackOutcome = Literal["reached", "not_reached", "cancelled", "joined"]


class Sender(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who made the event. ``id`` is the caseworker's; ``name`` and ``organisation`` are what the citizen sees."""

    role: Role
    id: str | None = None
    name: str | None = None
    organisation: str | None = None  # name of the organisation


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What happened."""


class DeskName(msgspec.Struct, frozen=True, kw_only=True):
    """A desk as shown: its id and its name in both languages."""

    id: str
    nl: str
    en: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker as named in an event; the ``id`` is for staff only."""

    id: str
    name: str
    organisation: str  # name of the organisation


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
    masked: list[str] = []
    buttons: list[Button] = []
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


class Queued(Body, frozen=True, kw_only=True, tag="queued"):
    """The conversation went to the queue of ``desk``. What the bot knew goes along, for staff only."""

    desk: DeskName
    reason: Reason
    urgent: bool = False
    deadline: bool = False  # something must be done soon, by the citizen's own words
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""
    ranking: list[Candidate] = []
    instead_of: list[DeskName] = []  # desks that were meant first and could not take it
    words: dict[str, str] | None = None  # of the desk itself to who waits, by language


class Unavailable(Body, frozen=True, kw_only=True, tag="unavailable"):
    """A person was asked for, and ``desk`` is closed or nobody is on duty: the doors that are open instead."""

    desk: DeskName
    reason: Reason
    why: Literal["closed", "nobody_on_duty", "full"]
    urgent: bool = False
    deadline: bool = False
    reopens_at: datetime | None = None
    telephone: str | None = None
    telephone_shown: str | None = None  # as people read it
    telephone_hours: dict[str, str] | None = None  # by language, in words
    telephone_verified: bool = True
    topic: str | None = None
    topic_title: str | None = None
    organisation: str | None = None
    summary: str = ""
    words: dict[str, str] | None = None  # of the desk itself about being closed, by language


class Claimed(Body, frozen=True, kw_only=True, tag="claimed"):
    """The sender, a caseworker, took the conversation. ``desk`` when it was not in a queue: taken over unasked.

    ``assigned``: it was given to them. ``came_back``: they helped this citizen before, within a day. ``instead_of``: a
    supervisor took it from this caseworker.
    """

    desk: DeskName | None = None
    assigned: bool = False
    came_back: bool = False
    instead_of: Person | None = None


class Requeued(Body, frozen=True, kw_only=True, tag="requeued"):
    """The conversation went back to the front of the queue of ``desk``: its caseworker left or gave it back."""

    desk: DeskName
    why: Literal["caseworker_gone", "released"]


class TransferAsked(Body, frozen=True, kw_only=True, tag="transfer_asked"):
    """The caseworker asks the citizen whether the conversation may go to ``desk`` of another organisation, or whether
    a colleague of another organisation may join (``joins``). ``summary`` is what goes along when only that may.
    """

    desk: DeskName
    why: str  # shown to the citizen
    note: str = ""  # for the receiver
    organisation: str | None = None  # name of the other organisation
    summary: str = ""
    to: Person | None = None  # a caseworker of that desk, who may take it first, or who joins
    joins: bool = False


class TransferRefused(Body, frozen=True, kw_only=True, tag="transfer_refused"):
    """The citizen does not want the conversation to go there; the caseworker keeps it."""

    desk: DeskName


class Transferred(Body, frozen=True, kw_only=True, tag="transferred"):
    """The conversation moved to the queue of ``desk``. Until somebody there takes it, its caseworker stays reachable.

    ``to`` may take it first, until ``offered_until``. With ``only_summary`` the receiver reads the ``summary`` and what
    is said from here on, and nothing before.
    """

    desk: DeskName
    why: str = ""
    note: str = ""
    to: Person | None = None
    offered_until: datetime | None = None
    only_summary: bool = False
    summary: str = ""


class OfferEnded(Body, frozen=True, kw_only=True, tag="offer_ended"):
    """The colleague who could take it first, or could join, did not: it is at the front of the queue of ``desk``, or
    (``joins``) nobody joined.
    """

    desk: DeskName
    to: Person
    joins: bool = False


class TransferReturned(Body, frozen=True, kw_only=True, tag="transfer_returned"):
    """A transfer that nobody took came back to ``desk``: to the caseworker ``to``, or the front of the queue.

    ``from_desk`` refused it (``reason`` is for staff), had nobody there, or the first caseworker took it back.
    """

    desk: DeskName
    from_desk: DeskName
    why: Literal["refused", "nobody_there", "taken_back"]
    reason: str = ""
    to: Person | None = None


class JoinAsked(Body, frozen=True, kw_only=True, tag="join_asked"):
    """The caseworker asks a colleague to come into the conversation, until ``until``."""

    to: Person
    until: datetime
    note: str = ""


class Joined(Body, frozen=True, kw_only=True, tag="joined"):
    """The sender, a caseworker, came into the conversation beside its owner."""


class Left(Body, frozen=True, kw_only=True, tag="left"):
    """``who`` had joined, or gave the conversation away a moment ago, and is no longer there."""

    who: Person
    why: Literal["left", "let_go", "gone"]


class Held(Body, frozen=True, kw_only=True, tag="held"):
    """The caseworker finds something out, until ``until``; the citizen reads the ``reason``."""

    reason: str
    until: datetime


class HoldEnded(Body, frozen=True, kw_only=True, tag="hold_ended"):
    """The caseworker is back, or the time is over (``passed``) and the caseworker is reminded."""

    passed: bool = False


class Escalated(Body, frozen=True, kw_only=True, tag="escalated"):
    """``desk`` was asked to look at it, and to answer the caseworker before ``due``. ``shared``: it may read along."""

    escalation: str
    desk: DeskName
    due: datetime
    note: str = ""
    shared: bool = False


class EscalationAnswered(Body, frozen=True, kw_only=True, tag="escalation_answered"):
    """``desk`` answered; the ``feedback`` is for the one who asked. Staff only."""

    escalation: str
    desk: DeskName
    feedback: str


class CaseOpened(Body, frozen=True, kw_only=True, tag="case_opened"):
    """The conversation belongs to the case with this reference, which the citizen can keep. ``linked``: to one that
    was there already.
    """

    reference: str
    linked: bool = False


class FollowUpPlanned(Body, frozen=True, kw_only=True, tag="follow_up_planned"):
    """The sender, a caseworker, will do something about it on the day ``on``. What, is for staff only."""

    follow_up: str
    on: date
    text: str = ""


class FollowUpDone(Body, frozen=True, kw_only=True, tag="follow_up_done"):
    """The follow-up was done. Staff only."""

    follow_up: str


class HandedBack(Body, frozen=True, kw_only=True, tag="handed_back"):
    """The caseworker gave the conversation back to the bot, with a ``note`` of what happened."""

    note: str = ""


class ReturnedToBot(Body, frozen=True, kw_only=True, tag="returned_to_bot"):
    """The citizen left the queue and goes on with the bot."""


class WaitAsked(Body, frozen=True, kw_only=True, tag="wait_asked"):
    """Who waits is asked whether to go on, and shown the other doors; without an answer nothing changes.

    ``long``: the wait gets long; ``closing``: the desk closes at ``closes_at``; ``closed``: it did.
    """

    why: WaitQuestion
    desk: DeskName
    closes_at: datetime | None = None
    reopens_at: datetime | None = None
    telephone: str | None = None
    telephone_shown: str | None = None  # as people read it
    telephone_hours: dict[str, str] | None = None  # by language, in words
    telephone_verified: bool = True


class WaitKept(Body, frozen=True, kw_only=True, tag="wait_kept"):
    """The citizen answered the last ``wait_asked``: goes on waiting."""


class CallbackPromised(Body, frozen=True, kw_only=True, tag="callback_promised"):
    """A call-back was written down for ``number`` (E.164), on a part of ``day`` that lasts from ``begins_at`` to
    ``ends_at``. ``changed``: there was a call-back already, and this is how it is now. ``first``: it comes before the
    others of that part, because the desk closed while the citizen waited.
    """

    callback_id: str
    number: str
    day_part: DayPart
    desk: DeskName
    day: date | None = None
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    changed: bool = False
    first: bool = False


class CallbackMoved(Body, frozen=True, kw_only=True, tag="callback_moved"):
    """The citizen wants the call on another part of a day."""

    callback_id: str
    day_part: DayPart
    day: date
    begins_at: datetime
    ends_at: datetime


class CallbackTried(Body, frozen=True, kw_only=True, tag="callback_tried"):
    """The sender, a caseworker, called for the ``attempt``-th time and reached nobody; the next try, like a promise."""

    callback_id: str
    attempt: int
    day_part: DayPart
    day: date
    begins_at: datetime
    ends_at: datetime


class CallbackEnded(Body, frozen=True, kw_only=True, tag="callback_ended"):
    """No more call: somebody was ``reached``, nobody after the last try, the citizen ``cancelled``, or it was
    ``joined`` with a request for the same number in another conversation. ``attempts`` is how often was called.
    """

    callback_id: str
    outcome: CallbackOutcome
    attempts: int = 0


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
    params: list[str] = []


class Note(Body, frozen=True, kw_only=True, tag="note"):
    """A private note of a caseworker. Staff only."""

    text: str


class Listened(Body, frozen=True, kw_only=True, tag="listened"):
    """``who``, a supervisor, listens in from now on, or (``on`` false) no longer. Staff only."""

    who: Person
    on: bool


class Whispered(Body, frozen=True, kw_only=True, tag="whispered"):
    """Words of a supervisor to the caseworker ``to``. For these two, and the supervisors of the desk, only."""

    text: str
    to: Person


class Labelled(Body, frozen=True, kw_only=True, tag="labelled"):
    """A caseworker put labels on the conversation, and took others off. Staff only."""

    added: list[str] = []
    removed: list[str] = []


class Closed(Body, frozen=True, kw_only=True, tag="closed"):
    """The conversation ended. ``labels`` are those that it got at its end, beside the ones that it had."""

    outcome: Outcome
    labels: list[str] = []


class PlanTicked(Body, frozen=True, kw_only=True, tag="plan_ticked"):
    """The citizen did the step ``step`` of the plan ``plan`` (ids), or took that back. ``of`` is the message (seq) in
    which it was ticked; a plan that is shown again has the same id, and its ticks stay.
    """

    of: int
    plan: str
    step: str
    done: bool


class Rated(Body, frozen=True, kw_only=True, tag="rated"):
    """The citizen's judgement after closing: 1 (bad) to 5 (good), and a free line."""

    score: int
    remark: str = ""


AnyBody = (
    Started
    | Message
    | Analysis
    | Queued
    | Unavailable
    | Claimed
    | Requeued
    | TransferAsked
    | TransferRefused
    | Transferred
    | OfferEnded
    | TransferReturned
    | JoinAsked
    | Joined
    | Left
    | Held
    | HoldEnded
    | Escalated
    | EscalationAnswered
    | CaseOpened
    | FollowUpPlanned
    | FollowUpDone
    | HandedBack
    | ReturnedToBot
    | WaitAsked
    | WaitKept
    | CallbackPromised
    | CallbackMoved
    | CallbackTried
    | CallbackEnded
    | MunicipalityKnown
    | LanguageChosen
    | Notice
    | Note
    | Listened
    | Whispered
    | Labelled
    | Closed
    | Rated
    | PlanTicked
)


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the log. Order is ``seq`` (1, 2, 3 … in a conversation), never ``created_at`` (UTC)."""

    seq: int
    sender: Sender
    body: AnyBody
    created_at: datetime
    client_id: str | None = None


def for_citizen(event: Event) -> Event | None:
    """``event`` as the citizen may see it: without what is for staff; ``None`` when it is theirs alone."""
    body = event.body
    match body:
        case Analysis() | Note() | EscalationAnswered() | FollowUpDone() | Listened() | Whispered() | Labelled():
            return None
        case Claimed():
            body = msgspec.structs.replace(body, assigned=False, instead_of=_unnumbered(body.instead_of))
        case Queued():
            body = msgspec.structs.replace(body, topic=None, topic_title=None, summary="", ranking=[])
        case Unavailable():
            body = msgspec.structs.replace(body, topic=None, topic_title=None, summary="")
        case TransferAsked() | Transferred():
            body = msgspec.structs.replace(body, note="", to=_unnumbered(body.to))
        case JoinAsked():
            body = msgspec.structs.replace(body, note="", to=_named(body.to))
        case OfferEnded():
            body = msgspec.structs.replace(body, to=_named(body.to))
        case TransferReturned():
            body = msgspec.structs.replace(body, reason="", to=_unnumbered(body.to))
        case Left():
            body = msgspec.structs.replace(body, who=_named(body.who))
        case HandedBack() | Escalated():
            body = msgspec.structs.replace(body, note="")
        case FollowUpPlanned():
            body = msgspec.structs.replace(body, text="")
        case Closed():
            body = msgspec.structs.replace(body, labels=[])
        case _:
            pass
    sender = msgspec.structs.replace(event.sender, id=None)
    return msgspec.structs.replace(event, body=body, sender=sender)


def _named(person: Person) -> Person:
    return msgspec.structs.replace(person, id="")


def _unnumbered(person: Person | None) -> Person | None:
    return None if person is None else _named(person)
