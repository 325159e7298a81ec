"""The first tables."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("caseworker", sa.String(length=36), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("conversation", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "caseworkers",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=120), nullable=False),
        sa.Column("desks", sa.JSON(), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caseworkers")),
        sa.UniqueConstraint("login", name=op.f("uq_caseworkers_login")),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=12), nullable=False),
        sa.Column("owner_epoch", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(length=64), nullable=True),
        sa.Column("caseworker", sa.String(length=36), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("waiting_since", Moment(), nullable=True),
        sa.Column("bot_memory", sa.Text(), nullable=True),
        sa.Column("turn_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    op.create_index("ix_conversations_caseworker", "conversations", ["caseworker"], unique=False)
    op.create_index("ix_conversations_queue", "conversations", ["owner", "desk", "rank", "waiting_since"], unique=False)
    op.create_index("ix_conversations_turn", "conversations", ["turn_until"], unique=False)
    op.create_index("ix_conversations_updated", "conversations", ["updated_at"], unique=False)
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "callbacks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("conversation", sa.String(length=36), nullable=False),
        sa.Column("desk", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("day_part", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("topic_title", sa.String(length=200), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("taken_by", sa.String(length=36), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_callbacks_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callbacks")),
    )
    op.create_index(op.f("ix_callbacks_conversation"), "callbacks", ["conversation"], unique=False)
    op.create_index("ix_callbacks_open", "callbacks", ["done_at", "desk"], unique=False)
    op.create_table(
        "citizens",
        sa.Column("conversation", sa.String(length=36), nullable=False),
        sa.Column("here_until", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_citizens_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_citizens")),
    )
    op.create_table(
        "duties",
        sa.Column("caseworker", sa.String(length=36), nullable=False),
        sa.Column("desk", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["caseworker"], ["caseworkers.id"], name=op.f("fk_duties_caseworker_caseworkers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("caseworker", "desk", name=op.f("pk_duties")),
    )
    op.create_table(
        "events",
        sa.Column("conversation", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=64), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("client_id", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_events_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "seq", name=op.f("pk_events")),
        sa.UniqueConstraint("conversation", "sender", "client_id", name="uq_events_client_id"),
    )
    op.create_table(
        "presence",
        sa.Column("caseworker", sa.String(length=36), nullable=False),
        sa.Column("lease_until", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caseworker"], ["caseworkers.id"], name=op.f("fk_presence_caseworker_caseworkers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("caseworker", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_lease_until"), "presence", ["lease_until"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("caseworker", sa.String(length=36), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caseworker"], ["caseworkers.id"], name=op.f("fk_sessions_caseworker_caseworkers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_table(
        "stints",
        sa.Column("conversation", sa.String(length=36), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("desk", sa.String(length=64), nullable=False),
        sa.Column("queued_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("caseworker", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_stints_conversation_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "epoch", name=op.f("pk_stints")),
    )
    op.create_index("ix_stints_desk", "stints", ["desk", "ended_at"], unique=False)


def downgrade() -> None:
    """Drop the tables."""
    op.drop_index("ix_stints_desk", table_name="stints")
    op.drop_table("stints")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_presence_lease_until"), table_name="presence")
    op.drop_table("presence")
    op.drop_table("events")
    op.drop_table("duties")
    op.drop_table("citizens")
    op.drop_index("ix_callbacks_open", table_name="callbacks")
    op.drop_index(op.f("ix_callbacks_conversation"), table_name="callbacks")
    op.drop_table("callbacks")
    op.drop_table("leases")
    op.drop_index("ix_conversations_updated", table_name="conversations")
    op.drop_index("ix_conversations_turn", table_name="conversations")
    op.drop_index("ix_conversations_queue", table_name="conversations")
    op.drop_index("ix_conversations_caseworker", table_name="conversations")
    op.drop_table("conversations")
    op.drop_table("caseworkers")
    op.drop_table("audit")
