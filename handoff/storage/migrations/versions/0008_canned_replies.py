"""What the caseworkers of an organisation say often."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; an organisation gets its first replies when somebody there looks for one."""
    op.create_table(
        "canned_replies",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation", sa.String(120), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("title_nl", sa.String(120), nullable=False),
        sa.Column("title_en", sa.String(120), nullable=False),
        sa.Column("text_nl", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("service", sa.String(64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("changed_by", sa.String(36), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("deleted_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_canned_replies"),
    )
    there = sa.text("deleted_at IS NULL")
    op.create_index(
        "uq_canned_replies_key",
        "canned_replies",
        ["organisation", "key"],
        unique=True,
        sqlite_where=there,
        postgresql_where=there,
    )
    op.create_table(
        "canned_sets",
        sa.Column("organisation", sa.String(120), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", name="pk_canned_sets"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("canned_sets")
    op.drop_index("uq_canned_replies_key", "canned_replies")
    op.drop_table("canned_replies")
