"""What supervisors change about desks, one-time passwords, since when somebody does what they do."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, add the columns. Passwords from before were chosen or given for good."""
    op.create_table(
        "desk_settings",
        sa.Column("desk", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("override", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("desk", name="pk_desk_settings"),
    )
    op.create_table(
        "desk_changes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("desk", sa.String(64), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("caseworker", sa.String(36), nullable=False),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_changes"),
    )
    op.create_index("ix_desk_changes_desk", "desk_changes", ["desk"])
    op.add_column("caseworkers", sa.Column("one_time", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("presence", sa.Column("state_since", Moment(), nullable=True))
    op.add_column("audit", sa.Column("subject", sa.String(64), nullable=True))


def downgrade() -> None:
    """Drop them, not in a batch: on SQLite that would make the table anew."""
    op.drop_column("audit", "subject")
    op.drop_column("presence", "state_since")
    op.drop_column("caseworkers", "one_time")
    op.drop_index("ix_desk_changes_desk", "desk_changes")
    op.drop_table("desk_changes")
    op.drop_table("desk_settings")
