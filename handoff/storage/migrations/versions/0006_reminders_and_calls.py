"""When who waits is asked whether to go on, and on which part of which day somebody is called back."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, add the columns. A call-back from before has no time: it is due from when it was asked for."""
    op.create_table(
        "reminders",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_reminders"),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name="fk_reminders_conversation_conversations", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_reminders_due_at", "reminders", ["due_at"])
    # Whoever waits already is looked at soon, and asked when it is time.
    op.execute(
        "INSERT INTO reminders (conversation, due_at) SELECT id, waiting_since FROM conversations "
        "WHERE owner = 'queue' AND waiting_since IS NOT NULL"
    )
    op.add_column("callbacks", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("callbacks", sa.Column("begins_at", Moment(), nullable=True))
    op.add_column("callbacks", sa.Column("ends_at", Moment(), nullable=True))
    op.add_column("callbacks", sa.Column("first", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("callbacks", sa.Column("tried", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("callbacks", sa.Column("outcome", sa.String(12), nullable=True))
    op.add_column("callbacks", sa.Column("told_at", Moment(), nullable=True))
    op.execute("UPDATE callbacks SET begins_at = created_at, ends_at = created_at, day = DATE(created_at)")
    op.create_index("ix_callbacks_number", "callbacks", ["number", "desk"])


def downgrade() -> None:
    """Drop them, not in a batch: on SQLite that would make the table anew."""
    op.drop_index("ix_callbacks_number", "callbacks")
    for name in ("told_at", "outcome", "tried", "first", "ends_at", "begins_at", "day"):
        op.drop_column("callbacks", name)
    op.drop_table("reminders")
