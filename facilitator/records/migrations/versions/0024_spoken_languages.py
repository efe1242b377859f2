"""The language of each turn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("turns") as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(), nullable=False, server_default=""))
