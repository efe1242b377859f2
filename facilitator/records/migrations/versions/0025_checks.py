"""How a model's statements were checked, summaries, and solutions that say the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    for table in ("challenges", "solutions", "commitments"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("doubt", sa.String(), nullable=True))
            batch_op.add_column(sa.Column("verdict", sa.String(), nullable=True))
    for table, column, kind, value in (
        ("recaps", "summary", sa.String(), ""),
        ("hot_seats", "summary", sa.String(), ""),
        ("challenges", "objection", sa.String(), ""),
        ("solutions", "objection", sa.String(), ""),
        ("commitments", "objection", sa.String(), ""),
        ("solutions", "idea", sa.Integer(), "0"),
    ):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, kind, nullable=False, server_default=value))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, server_default=None)
