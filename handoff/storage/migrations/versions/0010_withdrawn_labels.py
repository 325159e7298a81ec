"""Who made a label that was taken off its list, so that taking it off can be undone."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. A table of its own, so that a process of the release before still reads the lists as they are."""
    op.create_table(
        "withdrawn_labels",
        sa.Column("organisation", sa.String(64), nullable=False),
        sa.Column("label", sa.String(60), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("created_by", sa.String(36), nullable=False),
        sa.Column("withdrawn_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "label", name="pk_withdrawn_labels"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("withdrawn_labels")
