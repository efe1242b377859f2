"""What follows a hot seat: whether its challenge is still open, thanks, and office hours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = depends_on = None


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "challenge_standings",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        _time("said_at", nullable=False),
        _key("challenge_standings", "person_id", "people", "CASCADE"),
        _key("challenge_standings", "session_id", "sessions", "CASCADE"),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_challenge_standings")),
    )
    op.create_index(op.f("ix_challenge_standings_person_id"), "challenge_standings", ["person_id"])
    op.create_table(
        "thanks",
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("tells_word", sa.Boolean(), nullable=False),
        _time("asked_at", nullable=False),
        _time("thanked_at"),
        _key("thanks", "solution_id", "solutions", "CASCADE"),
        sa.PrimaryKeyConstraint("solution_id", name=op.f("pk_thanks")),
    )
    op.create_table(
        "office_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        _time("offered_at", nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        _time("chosen_at"),
        sa.Column("by_id", sa.Integer(), nullable=True),
        _time("starts_at"),
        sa.Column("pinned_id", sa.Integer(), nullable=True),
        _key("office_hours", "by_id", "people", "SET NULL"),
        _key("office_hours", "person_id", "people", "CASCADE"),
        _key("office_hours", "pinned_id", "sessions", "SET NULL"),
        _key("office_hours", "session_id", "sessions", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_hours")),
        sa.UniqueConstraint(
            "session_id", "person_id", "reason",
            name=op.f("uq_office_hours_session_id_person_id_reason"),
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_office_hours_person_id"), "office_hours", ["person_id"])


def _time(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _key(table: str, column: str, of: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=name, ondelete=ondelete)
