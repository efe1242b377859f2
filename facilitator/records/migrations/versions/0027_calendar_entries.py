"""UIDs of calendar entries, and what a platform tells of a room's meeting.

Entries that were sent keep the UID they have: it ends with the domain of the installation's sender,
which is not known here and is added when the next update is written.
"""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = depends_on = None

SENT = sa.text(
    "SELECT DISTINCT session_id FROM outbox WHERE session_id IS NOT NULL"
    " AND kind IN ('agenda', 'called_off', 'guest_invite', 'guest_news')"
)
TALKS = sa.text("SELECT id FROM office_hours WHERE starts_at IS NOT NULL")


def upgrade() -> None:
    """Apply it."""
    with op.batch_alter_table("rooms") as batch_op:
        batch_op.add_column(sa.Column("join_link", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("has_times", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch_op.add_column(sa.Column("missing_since", sa.DateTime(timezone=True)))
    for table, prefix, sent in (
        ("sessions", "session", SENT),
        ("office_hours", "office-hours", TALKS),
    ):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column("calendar_uid", sa.String()))
        _fill(table, prefix, set(op.get_bind().scalars(sent)))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column("calendar_uid", existing_type=sa.String(), nullable=False)
            batch_op.create_unique_constraint(op.f(f"uq_{table}_calendar_uid"), ["calendar_uid"])


def _fill(table: str, prefix: str, sent: set[int]) -> None:
    connection = op.get_bind()
    for number in list(connection.scalars(sa.text(f"SELECT id FROM {table}"))):
        uid = f"{prefix}-{number}@" if number in sent else str(uuid4())
        connection.execute(
            sa.text(f"UPDATE {table} SET calendar_uid = :uid WHERE id = :id"),
            {"uid": uid, "id": number},
        )
