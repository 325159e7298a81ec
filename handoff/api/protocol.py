"""What goes over the public door: the messages of citizens and caseworkers, as the browser sends and gets them.

``docs/protocol.md`` tells the same as a story. The TypeScript types of the web parts are generated from here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from handoff.conversation.events import DeskName, Event, Outcome
from loket.wire import DayPart, Reason

CLIENT_ID_LIMIT = 64
TEXT_LIMIT = 4000
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
    """Wait in the queue although nobody is there now."""

    client_id: str


class BackToBot(Frame, frozen=True, kw_only=True, tag="back_to_bot"):
    """Leave the queue and go on with the bot."""

    client_id: str


class AskCallback(Frame, frozen=True, kw_only=True, tag="ask_callback"):
    """Call me back on ``number`` as typed. ``confirmed`` only after the citizen saw it read back."""

    client_id: str
    number: str
    day_part: DayPart = "any"
    confirmed: bool = False


class Consent(Frame, frozen=True, kw_only=True, tag="consent"):
    """The answer to the last ``transfer_asked``."""

    client_id: str
    agreed: bool


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


Command = Say | Choose | AskPerson | Wait | BackToBot | AskCallback | Consent | ChooseLanguage | End | Rate | TickStep
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
    conversation: str | None = None  # for caseworkers only


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


class NewConversation(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST /api/v1/conversations``."""

    language: Literal["nl", "en"] = "nl"
    page: str | None = None
    organisation: str | None = None  # id: whose site this is
    municipality: str | None = None  # CBS code, when the site is a municipality's


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


class DeskState(msgspec.Struct, frozen=True, kw_only=True):
    """A desk now."""

    desk: DeskName
    waiting: int
    on_duty: int
    open: bool
    mine: bool  # may serve it
    serving: bool  # on duty for it


class WaitingItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A conversation that waits."""

    conversation: str
    desk: DeskName
    since: datetime
    position: int
    reason: Reason
    language: str  # that the citizen writes in, also when Loket does not speak it: ISO 639-1
    urgent: bool = False
    topic_title: str | None = None
    from_caseworker: str | None = None  # transferred or given back by
    preview: str = ""  # the citizen's last words


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


class CallbackItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A call-back to make. ``number`` is E.164, ``number_shown`` for reading aloud."""

    id: str
    conversation: str
    desk: DeskName
    number: str
    number_shown: str
    day_part: DayPart
    language: str
    created_at: datetime
    summary: str = ""
    topic_title: str | None = None
    taken_by: str | None = None  # name of the caseworker
    taken_by_me: bool = False
    attempts: int = 0


class Overview(Frame, frozen=True, kw_only=True, tag="overview"):
    """Everything on the caseworker's board, whole, each time something changed."""

    desks: list[DeskState]
    waiting: list[WaitingItem]
    mine: list[MineItem]
    callbacks: list[CallbackItem]


ToStaff = Overview | Events | TypingNow | Problem | Pong | Reset


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``PUT /api/v1/staff/duty``: the desks that I serve from now on; none: off duty."""

    desks: list[str]


class StaffSay(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/messages`` and ``POST …/notes``."""

    client_id: str
    text: str


class TransferTo(msgspec.Struct, frozen=True, kw_only=True):
    """Body of ``POST …/transfer``. To another organisation: asks the citizen first (``transfer_asked``)."""

    client_id: str
    desk: str
    why: str  # the citizen reads this
    note: str = ""  # only the receiver reads this


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
    events: list[Event] = []
