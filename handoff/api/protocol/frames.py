"""What goes both ways: the frames that citizens and caseworkers share."""

from __future__ import annotations

from typing import Literal

import msgspec

from handoff.conversation.events import Event

CLIENT_ID_LIMIT = 64
"""Characters of the name that a client gives a command, to know it again."""


class Frame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A JSON message; ``type`` says which."""


class Typing(Frame, frozen=True, kw_only=True, tag="typing"):
    """I am typing, or stopped. Not stored. ``conversation`` is for caseworkers only."""

    on: bool
    conversation: str | None = None


class Ping(Frame, frozen=True, kw_only=True, tag="ping"):
    """A heartbeat, every 20 seconds; the other side answers ``pong``."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The place in the queue, 1 for the next, and a range in minutes where there is ground for one."""

    position: int
    from_minutes: int | None = None
    to_minutes: int | None = None


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
    more: bool = False  # for caseworkers only: there is more already, and it follows in the next frame


class Ack(Frame, frozen=True, kw_only=True, tag="ack"):
    """The command ``client_id`` is carried out (again, when it was a retry); ``seq`` of its event, if it made one."""

    client_id: str
    seq: int | None = None
    number: str | None = None  # of ask_callback without confirmed: the number as understood, to read back


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
