"""A conversation and its log, and by what it is found."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR

from handoff.storage.tables.schema import Moment, metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("token_hash", LargeBinary(32), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("state", Text, nullable=False),  # JSON of conversation.state.State: the fold of the log
    Column("last_seq", Integer, nullable=False),
    Column("owner", String(12), nullable=False),
    Column("owner_epoch", Integer, nullable=False),
    Column("desk", String(64)),
    Column("caseworker", String(36)),
    Column("rank", Integer, nullable=False),
    Column("waiting_since", Moment),
    Column("language", String(8)),  # that the citizen writes in, for who can help
    Column("outcome", String(12)),  # kinds.helping.Outcome, once it is closed
    Column("bot_memory", Text),
    Column("turn_until", Moment),  # lease of the process that has the bot answer; none: nobody does
    Index("ix_conversations_queue", "owner", "desk", "rank", "waiting_since"),
    Index("ix_conversations_caseworker", "caseworker"),
    Index("ix_conversations_turn", "turn_until"),
    Index("ix_conversations_updated", "updated_at"),
)

events = Table(
    "events",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("sender", String(64), nullable=False),  # citizen, bot, system or caseworker:<id>
    Column("event", Text, nullable=False),  # JSON of conversation.events.Event
    Column("created_at", Moment, nullable=False),
    Column("client_id", String(64)),
    UniqueConstraint("conversation", "sender", "client_id", name="uq_events_client_id"),
)

search_texts = Table(
    "search_texts",  # the words of an event by which it is found; with an index that each database has of its own
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    UniqueConstraint("conversation", "seq", name="uq_search_texts_seq"),
)

conversation_labels = Table(
    "conversation_labels",  # mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("label", String(60), primary_key=True, index=True),
)
