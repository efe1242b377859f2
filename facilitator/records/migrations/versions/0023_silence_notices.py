"""Why a sitting has no transcript, as values that can be told in any language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("sittings") as batch_op:
        batch_op.add_column(
            sa.Column("silence_notices", sa.JSON(), nullable=False, server_default="[]")
        )
