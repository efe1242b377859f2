"""Which durable work made a recap: cut off behind it, that work does not make another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("recaps") as batch_op:
        batch_op.add_column(sa.Column("work", sa.String(), nullable=True))
