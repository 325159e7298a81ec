"""What an organisation decides for itself: its canned replies, its labels, the hours and words of its desks."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, String, Table, Text

from handoff.storage.tables.schema import Moment, metadata

canned_replies = Table(
    "canned_replies",  # what the caseworkers of an organisation say often
    metadata,
    Column("id", String(36), primary_key=True),
    Column("organisation", String(120), nullable=False),  # name, as its caseworkers have it
    Column("key", String(40), nullable=False),  # what is typed to find it
    Column("title_nl", String(120), nullable=False),
    Column("title_en", String(120), nullable=False),
    Column("text_nl", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("service", String(64)),  # id of the service of the directory that it is about
    Column("version", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", String(36)),  # none: it came with the start set
    Column("before", JSON(none_as_null=True)),  # the texts before the last change, to undo it
    Column("deleted_at", Moment),
)
# A key that was deleted is free again, and can still come back.
Index(
    "uq_canned_replies_key",
    canned_replies.c.organisation,
    canned_replies.c.key,
    unique=True,
    sqlite_where=canned_replies.c.deleted_at.is_(None),
    postgresql_where=canned_replies.c.deleted_at.is_(None),
)

canned_sets = Table(
    "canned_sets",  # organisations that were given the replies to start with
    metadata,
    Column("organisation", String(120), primary_key=True),
    Column("given_at", Moment, nullable=False),
)

labels = Table(
    "labels",  # the list that caseworkers of an organisation choose from
    metadata,
    Column("organisation", String(64), primary_key=True),  # its id, or that of a desk which belongs to none
    Column("label", String(60), primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("created_by", String(36), nullable=False),
)

withdrawn_labels = Table(
    "withdrawn_labels",  # taken off a list not long ago: who had made them, so that it can be undone
    metadata,
    Column("organisation", String(64), primary_key=True),
    Column("label", String(60), primary_key=True),
    Column("created_at", Moment, nullable=False),
    Column("created_by", String(36), nullable=False),
    Column("withdrawn_at", Moment, nullable=False),
)

desk_settings = Table(
    "desk_settings",  # what supervisors changed about a desk, over what the directory says
    metadata,
    Column("desk", String(64), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("override", Text, nullable=False),  # JSON of desk_values.Override
)

desk_changes = Table(
    "desk_changes",  # who changed what about a desk
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("desk", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("caseworker", String(36), nullable=False),
    Column("who", String(120), nullable=False),  # the name at that time
    Column("before", Text, nullable=False),  # JSON of desk_values.Override
    Column("after", Text, nullable=False),
)
