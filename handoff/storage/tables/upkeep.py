"""What the service keeps for those who run it: whose turn it is, what goes wrong, who did what."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from handoff.storage.tables.schema import Moment, metadata

leases = Table(
    "leases",  # work that one process at a time may do, such as sweeping
    metadata,
    Column("name", String(32), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Moment, nullable=False),
)

signals = Table(
    "signals",  # what goes wrong again and again, without whom it happened to: kept when conversations are deleted
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False, index=True),
    Column("kind", String(16), nullable=False),  # signals.SignalKind
    Column("organisation", String(64)),
    Column("topic", String(64)),
)

audit = Table(
    "audit",  # what caseworkers opened and did
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("caseworker", String(36), nullable=False),
    Column("action", String(32), nullable=False),
    Column("conversation", String(36)),
    Column("subject", String(64)),  # the caseworker, team or desk that it was done to
)
