"""Who takes part, what is due, escalations, cases and follow-ups."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "participants",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("caseworker", sa.String(36), nullable=False),
        sa.Column("part", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("conversation", "caseworker", name="pk_participants"),
        _of_conversation("participants"),
    )
    op.create_index("ix_participants_caseworker", "participants", ["caseworker"])
    op.create_table(
        "deadlines",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("conversation", "kind", name="pk_deadlines"),
        _of_conversation("deadlines"),
    )
    op.create_index("ix_deadlines_until", "deadlines", ["until"])
    op.create_table(
        "escalations",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("from_desk", sa.String(64), nullable=False),
        sa.Column("to_desk", sa.String(64), nullable=False),
        sa.Column("asked_by", sa.String(36), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.String(36), nullable=True),
        sa.Column("answered_by", sa.String(36), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("read_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_escalations"),
        _of_conversation("escalations"),
    )
    op.create_index("ix_escalations_conversation", "escalations", ["conversation"])
    op.create_index("ix_escalations_asked_by", "escalations", ["asked_by"])
    op.create_index("ix_escalations_open", "escalations", ["answered_at", "to_desk"])
    op.create_table(
        "cases",
        sa.Column("reference", sa.String(12), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_by", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_cases"),
    )
    op.create_table(
        "case_conversations",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("reference", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_case_conversations"),
        _of_conversation("case_conversations"),
        _of_case("case_conversations"),
    )
    op.create_index("ix_case_conversations_reference", "case_conversations", ["reference"])
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("reference", sa.String(12), nullable=False),
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("owner", sa.String(36), nullable=False),
        sa.Column("desk", sa.String(64), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("done_by", sa.String(36), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_follow_ups"),
        _of_conversation("follow_ups"),
        _of_case("follow_ups"),
    )
    op.create_index("ix_follow_ups_reference", "follow_ups", ["reference"])
    op.create_index("ix_follow_ups_conversation", "follow_ups", ["conversation"])
    op.create_index("ix_follow_ups_open", "follow_ups", ["done_at", "owner"])


def downgrade() -> None:
    """Drop them."""
    for table in ("follow_ups", "case_conversations", "cases", "escalations", "deadlines", "participants"):
        op.drop_table(table)


def _of_conversation(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_conversation_conversations"
    return sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name=name, ondelete="CASCADE")


def _of_case(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_reference_cases"
    return sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name=name, ondelete="CASCADE")
