"""How a model's statements were checked: doubts, and the verdict of the second reading."""

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
