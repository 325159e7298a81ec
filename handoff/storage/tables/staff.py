"""Caseworkers: who they are, who is logged in, who is there and serves which desk."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from handoff.storage.tables.schema import Moment, metadata

teams = Table(
    "teams",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("organisation", String(120), nullable=False),
)

caseworkers = Table(
    "caseworkers",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", String(120), nullable=False),  # shown to citizens
    Column("organisation", String(120), nullable=False),
    Column("desks", JSON, nullable=False),
    Column("team", String(64)),  # id of a team
    Column("skills", JSON, nullable=False),
    Column("languages", JSON, nullable=False),  # ISO 639-1
    Column("capacity", Integer, nullable=False),  # conversations at a time
    Column("role", String(12), nullable=False),  # caseworker or supervisor
    Column("password_hash", String(255), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
    Column("active", Boolean, nullable=False),
    Column("one_time", Boolean, nullable=False),  # the password was given, and must be changed with the first log-in
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

presence = Table(
    "presence",  # a caseworker who is there: a lease that the open console renews
    metadata,
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), primary_key=True),
    Column("lease_until", Moment, nullable=False, index=True),
    Column("state", String(12), nullable=False),  # working, pause or wrap_up; off duty is to have no duties
    Column("state_until", Moment),  # when a wrap-up ends by itself
    Column("state_since", Moment),  # since when they do what they do
    Column("idle_since", Moment),  # when the last conversation was taken or given up, or the duty began
)

duties = Table(
    "duties",  # the desks that a caseworker serves, as long as the presence lasts
    metadata,
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), primary_key=True),
    Column("desk", String(64), primary_key=True),
)
