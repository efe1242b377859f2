"""Transcripts that are emptied when their time is over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.add_column(sa.Column("emptied_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("spoke", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("transcripts") as batch_op:
        batch_op.alter_column("spoke", server_default=None)
