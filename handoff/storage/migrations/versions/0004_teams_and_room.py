"""Who can take how much of what: teams, skills, languages, capacity and state; and who may take something first."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, add the columns. Who is there already speaks Dutch and English and has the usual capacity."""
    op.create_table(
        "teams",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("organisation", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
    )
    op.add_column("caseworkers", sa.Column("team", sa.String(64), nullable=True))
    op.add_column("caseworkers", sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("caseworkers", sa.Column("languages", sa.JSON(), nullable=False, server_default='["nl", "en"]'))
    op.add_column("caseworkers", sa.Column("capacity", sa.Integer(), nullable=False, server_default="3"))
    op.add_column("caseworkers", sa.Column("role", sa.String(12), nullable=False, server_default="caseworker"))
    op.add_column("presence", sa.Column("state", sa.String(12), nullable=False, server_default="working"))
    op.add_column("presence", sa.Column("state_until", Moment(), nullable=True))
    op.add_column("presence", sa.Column("idle_since", Moment(), nullable=True))
    op.add_column("conversations", sa.Column("language", sa.String(8), nullable=True))
    op.add_column("stints", sa.Column("late_at", Moment(), nullable=True))
    op.create_table(
        "offers",
        sa.Column("conversation", sa.String(36), nullable=False),
        sa.Column("caseworker", sa.String(36), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_offers"),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name="fk_offers_conversation_conversations", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["caseworker"], ["caseworkers.id"], name="fk_offers_caseworker_caseworkers", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_offers_until", "offers", ["until"])


def downgrade() -> None:
    """Drop them. Not in a batch: on SQLite that makes a table anew, and what hangs on the old one would go with it."""
    op.drop_table("offers")
    op.drop_table("teams")
    for table, names in (
        ("stints", ("late_at",)),
        ("conversations", ("language",)),
        ("presence", ("idle_since", "state_until", "state")),
        ("caseworkers", ("role", "capacity", "languages", "skills", "team")),
    ):
        for name in names:
            op.drop_column(table, name)
