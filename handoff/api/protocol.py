"""What goes over the public door: the messages of citizens and caseworkers, as the browser sends and gets them.

``docs/protocol.md`` tells the same as a story. The TypeScript types of the web parts are generated from here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from handoff.conversation.events import DeskName, Event, Outcome, Person
from loket.wire import DayPart, Reason

CLIENT_ID_LIMIT = 64
TEXT_LIMIT = 6000
"""Characters of one message; a longer one is refused with a clear problem, and stays in the box it was typed in."""


class Frame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A JSON message; ``type`` says which."""


# What a citizen sends: over the WebSocket, or as the body of POST …/commands.


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


class AskCallback(Frame, frozen=True, kw_only=True, tag="ask_callback"):
    """Call me back on ``number`` as typed. ``confirmed`` only after the citizen saw it read back.

    ``day`` and ``day_part`` are one of the ``CallbackTimes``; without a day the first such part.
    """

    client_id: str
    number: str
    day_part: DayPart = "any"
    day: date | None = None
    confirmed: bool = False


class MoveCallback(Frame, frozen=True, kw_only=True, tag="move_callback"):
    """Call me on another part of a day: one of the ``CallbackTimes``."""

    client_id: str
    day_part: DayPart
    day: date


class CancelCallback(Frame, frozen=True, kw_only=True, tag="cancel_callback"):
    """Do not call me any more."""

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


class Typing(Frame, frozen=True, kw_only=True, tag="typing"):
    """I am typing, or stopped. Not stored. ``conversation`` is for caseworkers only."""

    on: bool
    conversation: str | None = None


class Ping(Frame, frozen=True, kw_only=True, tag="ping"):
    """A heartbeat, every 20 seconds; the other side answers ``pong``."""


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


# What a citizen gets.


class Waiting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The place in the queue, 1 for the next, and a range in minutes where there is ground for one."""

    position: int
    from_minutes: int | None = None
    to_minutes: int | None = None


class Welcome(Frame, frozen=True, kw_only=True, tag="welcome"):
    """Answer to ``hello``: the events after the client's ``seq`` follow in ``events`` frames."""

    conversation: str
    last_seq: int
    language: str


class Reset(Frame, frozen=True, kw_only=True, tag="reset"):
    """The client's place is gone: forget everything; all events follow."""


class Events(Frame, frozen=True, kw_only=True, tag="events"):
    """Events in order of ``seq``, without gaps. ``last_seq`` is how far the client is after these.

    What is for staff only leaves gaps in ``seq`` for a citizen; ``last_seq`` covers them.
    """

    events: list[Event]
    last_seq: int
    waiting: Waiting | None = None  # only over HTTP, for who waits: the place in the queue
    conversation: str | None = None  # for caseworkers only
    after: int | None = None  # for caseworkers only: nothing that they may read is between this seq and the first event


class Ack(Frame, frozen=True, kw_only=True, tag="ack"):
    """The command ``client_id`` is carried out (again, when it was a retry); ``seq`` of its event, if it made one."""

    client_id: str
    seq: int | None = None
    number: str | None = None  # of ask_callback without confirmed: the number as understood, to read back


class QueuePlace(Frame, frozen=True, kw_only=True, tag="waiting"):
    """The place in the queue changed; ``waiting`` none: no longer in a queue."""

    waiting: Waiting | None = None


class TypingNow(Frame, frozen=True, kw_only=True, tag="typing_now"):
    """The other side is typing (bot, caseworker or citizen), or stopped."""

    role: Literal["bot", "caseworker", "citizen"]
    on: bool
    conversation: str | None = None


class Problem(Frame, frozen=True, kw_only=True, tag="problem"):
    """An RFC 9457 problem. ``code`` is stable and for programs; ``detail`` is for people, in their language."""

    status: int
    code: str
    title: str
    detail: str
    client_id: str | None = None
    retry_after: float | None = None  # seconds


class Pong(Frame, frozen=True, kw_only=True, tag="pong"):
    """The answer to ``ping``."""


ToCitizen = Welcome | Reset | Events | Ack | QueuePlace | TypingNow | Problem | Pong


class CallbackTime(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a day on which the desk can call; the desk is open when it begins and until it ends."""

    day: date
    day_part: DayPart
    begins_at: datetime
    ends_at: datetime


class CallbackTimes(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to ``GET …/callback-times``, day by day."""

    times: list[CallbackTime]


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
    previous: PreviousConversation | None = None  # so that who comes back meets the same caseworker


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """Answer 201 to it. ``token`` is the only key to the conversation; the client keeps it."""

    id: str
    token: str


# What caseworkers send and get.


class LogIn(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/session``."""

    name: str
    password: str


class CaseworkerProfile(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in. ``csrf`` goes into the ``X-CSRF-Token`` header of every change and into ``staff_hello``."""

    id: str
    name: str
    organisation: str
    desks: list[str]  # that this caseworker may serve
    csrf: str
    team: str | None  # its name
    role: Literal["caseworker", "supervisor"]
    skills: list[str]
    languages: list[str]  # ISO 639-1
    capacity: int  # conversations at a time


class StaffHello(Frame, frozen=True, kw_only=True, tag="staff_hello"):
    """First on the caseworkers' WebSocket."""

    csrf: str


class Watch(Frame, frozen=True, kw_only=True, tag="watch"):
    """Send me the events of ``conversation`` after ``after``, from now on."""

    conversation: str
    after: int = 0


class Unwatch(Frame, frozen=True, kw_only=True, tag="unwatch"):
    """No longer."""

    conversation: str


FromStaff = StaffHello | Watch | Unwatch | Typing | Ping


class DeskState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A desk now. ``organisation`` whose caseworkers sit there: its id, and its name in the caseworker's language."""

    desk: DeskName
    waiting: int
    on_duty: int
    open: bool
    mine: bool  # may serve it
    serving: bool  # on duty for it
    organisation: str | None = None
    organisation_name: str | None = None
    escalates_to: DeskName | None = None
    assignment: Literal["pick", "automatic"]
    places: int  # conversations that those on duty can have at a time
    free_places: int  # of those, how many are free
    late: int  # how many wait longer than the target
    oldest: datetime | None  # since when the one who waits longest does
    unspoken: list[str]  # languages of the desk that nobody on duty speaks, ISO 639-1


class WaitingItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that waits."""

    conversation: str
    desk: DeskName
    since: datetime
    position: int
    reason: Reason
    language: str  # that the citizen writes in, also when Loket does not speak it: ISO 639-1
    warn_at: datetime  # from then on the target is near …
    late_at: datetime  # … and from then on it is missed
    fits: bool  # whether I speak the language and have the skills of the desk
    urgent: bool = False
    topic_title: str | None = None
    from_caseworker: str | None = None  # transferred or given back by
    preview: str = ""  # the citizen's last words
    from_desk: DeskName | None = None  # a transfer that this desk may refuse
    offered_to: str | None = None  # name of the caseworker who may take it first
    offered_to_me: bool = False
    offered_until: datetime | None = None
    came_back: bool = False  # to the caseworker whom it is offered to


class MineItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation of mine. ``last_seq`` lets the console count what was not read."""

    conversation: str
    desk: DeskName
    since: datetime
    language: str
    last_seq: int
    preview: str = ""
    topic_title: str | None = None
    citizen_here: bool = False  # the citizen's window is open
    came_back: bool = False  # I helped this citizen before
    part: Literal["owner", "joined", "asked", "giving"] = "owner"
    asked_by: str | None = None  # name of who asks me to join
    until: datetime | None = None  # when what I am asked ends
    hold_until: datetime | None = None
    hold_passed: bool = False
    case: str | None = None  # reference


class EscalationItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question from one desk to another."""

    id: str
    conversation: str
    from_desk: DeskName
    to_desk: DeskName
    asked_by: str  # name
    asked_at: datetime
    due: datetime
    note: str
    mine: bool = False  # I asked
    to_answer: bool = False  # one of my desks answers it
    taken_by: str | None = None  # name of who answers; none: the desk
    taken_by_me: bool = False
    feedback: str | None = None  # the answer; none: open
    overdue: bool = False


class FollowUpItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody will do about a case."""

    id: str
    conversation: str
    reference: str
    owner: str  # name
    on: date
    text: str
    mine: bool = False
    overdue: bool = False


class BotItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that the bot has now."""

    conversation: str
    since: datetime
    last: datetime
    language: str
    topic_title: str | None = None


class CaseConversation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation in a case."""

    conversation: str
    created_at: datetime
    owner: Literal["bot", "queue", "caseworker", "closed"]
    topic_title: str | None = None


class CaseDetail(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /api/v1/staff/cases/{reference}``: what of a case this caseworker may open."""

    reference: str
    conversations: list[CaseConversation]


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """A caseworker who is on duty."""

    id: str
    name: str
    organisation: str
    desks: list[DeskName]


class CallbackItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A call-back to make. ``number`` is E.164, ``number_shown`` for reading aloud."""

    id: str
    conversation: str
    desk: DeskName
    number: str
    number_shown: str
    day_part: DayPart
    day: date  # on the calendar of the desk
    begins_at: datetime  # the part of that day: nobody is called before it …
    ends_at: datetime  # … and after it the call is overdue
    language: str
    created_at: datetime
    summary: str = ""
    topic_title: str | None = None
    taken_by: str | None = None  # name of the caseworker
    taken_by_me: bool = False
    attempts: int = 0
    first: bool = False  # before the others of that part: the desk closed while the citizen waited


class OwnDuty(msgspec.Struct, frozen=True, kw_only=True):
    """What I do now, and how much room I have. A wrap-up ends by itself at ``until``."""

    state: Literal["working", "pause", "wrap_up", "off_duty"]
    until: datetime | None
    capacity: int
    has: int  # conversations


class Overview(Frame, frozen=True, kw_only=True, tag="overview"):
    """Everything on the caseworker's board, whole, each time something changed."""

    desks: list[DeskState]
    waiting: list[WaitingItem]
    mine: list[MineItem]
    callbacks: list[CallbackItem]
    escalations: list[EscalationItem] = []
    follow_ups: list[FollowUpItem] = []
    me: OwnDuty


ToStaff = Overview | Events | TypingNow | Problem | Pong | Reset


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT /api/v1/staff/duty``: the desks that I serve from now on; none: off duty."""

    desks: list[str]


class DutyState(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT /api/v1/staff/duty/state``. On duty without new conversations: a pause, or ``seconds`` from now to
    round one off. ``off_duty`` ends the duty at every desk; it begins with ``Duty``.
    """

    state: Literal["working", "pause", "wrap_up", "off_duty"]
    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = 60  # of a wrap-up


class StaffSay(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/messages`` and ``POST …/notes``."""

    client_id: str
    text: str


class TransferTo(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/transfer``: to a ``desk``, or to the caseworker ``to`` (ids). To another organisation: asks the
    citizen first (``transfer_asked``), who may let only the ``summary`` go along.
    """

    client_id: str
    desk: str | None = None
    why: str  # the citizen reads this
    note: str = ""  # only the receiver reads this
    to: str | None = None
    summary: str = ""  # none: what the bot made of it


class Refuse(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/refuse``: why the desk does not take a transfer; for who gave it away."""

    client_id: str
    reason: str


class Plainly(msgspec.Struct, frozen=True, kw_only=True):
    """Body of what needs no words: ``…/take-back``, ``…/take-over``, ``…/join``, ``…/decline``, ``…/leave``,
    ``…/resume``.
    """

    client_id: str


class AskIn(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/colleagues``: asks the caseworker ``to`` to join. One of another organisation joins only when
    the citizen, who reads ``why``, agrees.
    """

    client_id: str
    to: str
    why: str = ""
    note: str = ""


class HoldFor(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/hold``. The citizen reads the ``reason``."""

    client_id: str
    reason: str
    minutes: int


class Escalate(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/escalate``: to the desk that this one escalates to."""

    client_id: str
    note: str


class EscalationAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/escalations/{id}/answer``."""

    feedback: str


class InCase(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/case``: a new case, or the one with this ``reference``."""

    client_id: str
    reference: str | None = None


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/follow-ups``: what I will do on the day ``on``. Opens a case when there is none."""

    client_id: str
    on: date
    text: str


class HandBackWith(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/hand-back``."""

    client_id: str
    note: str = ""


class CloseWith(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/close``."""

    client_id: str
    outcome: Outcome
    labels: list[str] = []


class CallbackResult(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/staff/callbacks/{id}/result``."""

    result: Literal["reached", "not_reached"]
    note: str = ""
    then: Literal["done", "open", "close"] = "done"  # the conversation after reaching: left, mine, or closed
    outcome: Outcome = "answered"  # when it is closed


class ConversationDetail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``GET /api/v1/staff/conversations/{id}``: the conversation with everything a caseworker may see."""

    id: str
    language: str
    owner: Literal["bot", "queue", "caseworker", "closed"]
    epoch: int
    last_seq: int
    created_at: datetime
    desk: DeskName | None = None
    caseworker: str | None = None  # id of the owner
    caseworker_name: str | None = None
    municipality: str | None = None  # name
    organisation: str | None = None
    previous: str | None = None  # id of the conversation that this citizen had before, when I may see it
    case: str | None = None  # reference
    linked: list[CaseConversation] = []  # the others in the case
    colleagues: list[Person] = []  # who joined
    summary_only: str | None = None  # what this caseworker reads instead of the conversation before
    events: list[Event] = []
