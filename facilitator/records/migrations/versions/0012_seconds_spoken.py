"""How long each person spoke outlives the words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.add_column(
            sa.Column("spoke_seconds", sa.JSON(), nullable=False, server_default="[]")
        )
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.alter_column("spoke_seconds", server_default=None)
