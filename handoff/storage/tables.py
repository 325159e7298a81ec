"""The tables. ``docs/storage.md`` describes them; the migrations make them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, UTC in and out on both databases (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: always UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: always aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


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
    Column("outcome", String(12)),  # events.Outcome, once it is closed
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
    Column("outcome", String(12)),  # events.CallbackOutcome
    Column("told_at", Moment),  # when it was told that the request was joined with another
    Index("ix_callbacks_open", "done_at", "desk"),
    Index("ix_callbacks_number", "number", "desk"),
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

citizens = Table(
    "citizens",  # citizens whose window is open while they wait or talk to a person: a lease that the stream renews
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("here_until", Moment, nullable=False),
)

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

participants = Table(
    "participants",  # who takes part in a conversation without owning it; mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("caseworker", String(36), primary_key=True, index=True),
    Column("part", String(12), nullable=False),  # parts.Part
)

deadlines = Table(
    "deadlines",  # what is due in a conversation, and when; mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(12), primary_key=True),  # parts.Due
    Column("until", Moment, index=True),  # none: nothing is due as long as it stays as it is
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

conversation_labels = Table(
    "conversation_labels",  # mirrors the state
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("label", String(60), primary_key=True, index=True),
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

search_texts = Table(
    "search_texts",  # the words of an event by which it is found; with an index that each database has of its own
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    UniqueConstraint("conversation", "seq", name="uq_search_texts_seq"),
)

onlookers = Table(
    "onlookers",  # who has a conversation open right now: a lease that the open console renews
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("caseworker", ForeignKey("caseworkers.id", ondelete="CASCADE"), primary_key=True),
    Column("until", Moment, nullable=False, index=True),
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
