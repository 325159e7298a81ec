"""Who waits and who takes part in a conversation, what is due in it, and who has it open."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from handoff.storage.tables.schema import Moment, metadata

stints = Table(
    "stints",  # each stay in a queue and what followed; ground for the estimate of a wait
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("desk", String(64), nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("claimed_at", Moment),
    Column("ended_at", Moment),
    Column("caseworker", String(36)),
    Column("first_earliest", Moment),  # the window in which the turn would come, as it was told first …
    Column("first_latest", Moment),
    Column("told_earliest", Moment),  # … and as it is told now
    Column("told_latest", Moment),
    Column("late_at", Moment),  # when the target was missed, once that was seen
    Index("ix_stints_desk", "desk", "ended_at"),
)

reminders = Table(
    "reminders",  # when who waits is asked next whether to go on; follows from the state and the hours of the desk
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
)

offers = Table(
    "offers",  # a waiting conversation that one caseworker may take first: the one who helped this citizen before
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), nullable=False),
    Column("until", Moment, nullable=False, index=True),
)

deadlines = Table(
    "deadlines",  # what is due in a conversation, and when; mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(12), primary_key=True),  # parts.Due
    Column("until", Moment, index=True),  # none: nothing is due as long as it stays as it is
)

participants = Table(
    "participants",  # who takes part in a conversation without owning it; mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("caseworker", String(36), primary_key=True, index=True),
    Column("part", String(12), nullable=False),  # parts.Part
)

citizens = Table(
    "citizens",  # citizens whose window is open while they wait or talk to a person: a lease that the stream renews
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("here_until", Moment, nullable=False),
)

onlookers = Table(
    "onlookers",  # who has a conversation open right now: a lease that the open console renews
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), primary_key=True),
    Column("until", Moment, nullable=False, index=True),
)
