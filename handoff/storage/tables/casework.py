"""What is still to be done for a citizen: call-backs, questions to other desks, cases, follow-ups."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from handoff.storage.tables.schema import Moment, metadata

callbacks = Table(
    "callbacks",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("desk", String(64), nullable=False),
    Column("number", String(20), nullable=False),  # E.164
    Column("day_part", String(12), nullable=False),
    Column("language", String(8), nullable=False),
    Column("topic_title", String(200)),
    Column("summary", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("taken_by", String(36)),
    Column("attempts", Integer, nullable=False),
    Column("done_at", Moment),
    Column("day", Date),  # on the calendar of the desk
    Column("begins_at", Moment),  # the part of that day
    Column("ends_at", Moment),
    Column("first", Boolean, nullable=False),  # before the others of that part: the desk closed on who waited
    Column("tried", JSON, nullable=False),  # day_parts.Half of each time that nobody was reached
    Column("outcome", String(12)),  # kinds.callbacks.CallbackOutcome
    Column("told_at", Moment),  # when it was told that the request was joined with another
    Index("ix_callbacks_open", "done_at", "desk"),
    Index("ix_callbacks_number", "number", "desk"),
)

escalations = Table(
    "escalations",  # a desk asked another for help
    metadata,
    Column("id", String(36), primary_key=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("from_desk", String(64), nullable=False),
    Column("to_desk", String(64), nullable=False),
    Column("asked_by", String(36), nullable=False, index=True),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("taken_by", String(36)),  # who is responsible; none: the desk
    Column("answered_by", String(36)),
    Column("answered_at", Moment),
    Column("feedback", Text),
    Column("read_at", Moment),  # by who asked
    Index("ix_escalations_open", "answered_at", "to_desk"),
)

cases = Table(
    "cases",  # what needs more than one conversation
    metadata,
    Column("reference", String(12), primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("opened_by", String(36), nullable=False),
)

case_conversations = Table(
    "case_conversations",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("reference", ForeignKey("cases.reference", ondelete="CASCADE"), nullable=False, index=True),
)

follow_ups = Table(
    "follow_ups",  # what a caseworker will do about a case, and on which day
    metadata,
    Column("id", String(36), primary_key=True),
    Column("reference", ForeignKey("cases.reference", ondelete="CASCADE"), nullable=False, index=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("owner", String(36), nullable=False),
    Column("desk", String(64), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("done_by", String(36)),
    Index("ix_follow_ups_open", "done_at", "owner"),
)
