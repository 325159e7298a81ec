"""What somebody was told about the wait is kept with the stint, so that it can be compared with what came true."""

import sqlalchemy as sa
from alembic import op

from handoff.storage.tables.schema import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = ("first_earliest", "first_latest", "told_earliest", "told_latest")


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("stints") as stints:
        for name in _COLUMNS:
            stints.add_column(sa.Column(name, Moment(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    with op.batch_alter_table("stints") as stints:
        for name in _COLUMNS:
            stints.drop_column(name)
