"""The memory of a group: what is searched, and how solutions turned out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = depends_on = None
FULL_TEXT = {
    "sqlite": (
        "CREATE VIRTUAL TABLE memory_words USING fts5(words)",
        "CREATE TRIGGER memory_words_gone AFTER DELETE ON memories "
        "BEGIN DELETE FROM memory_words WHERE rowid = old.id; END",
    ),
    "postgresql": (
        "CREATE TABLE memory_words (memory_id INTEGER PRIMARY KEY "
        "REFERENCES memories (id) ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_memory_words_words ON memory_words USING gin (words) "
        "WITH (fastupdate = off)",
    ),
}


def upgrade() -> None:
    """Apply it."""
    op.create_table(
        "memories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hot_seat_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcomes", sa.String(), nullable=False),
        sa.Column("solutions", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        _key("memories", "group_id", "groups", "CASCADE"),
        _key("memories", "hot_seat_id", "hot_seats", "CASCADE"),
        _key("memories", "session_id", "sessions", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memories")),
        sa.UniqueConstraint("hot_seat_id", name=op.f("uq_memories_hot_seat_id")),
    )
    op.create_index(op.f("ix_memories_held_at"), "memories", ["held_at"])
    op.create_index(op.f("ix_memories_group_id_held_at"), "memories", ["group_id", "held_at"])
    op.create_index(op.f("ix_memories_session_id"), "memories", ["session_id"])
    op.create_table(
        "solution_outcomes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("solution_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        _key("solution_outcomes", "person_id", "people"),
        _key("solution_outcomes", "solution_id", "solutions", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_solution_outcomes")),
    )
    for column in ("person_id", "solution_id"):
        name = op.f(f"ix_solution_outcomes_{column}")
        op.create_index(name, "solution_outcomes", [column])
    for statement in FULL_TEXT[op.get_bind().dialect.name]:
        op.execute(statement)


def _key(table: str, column: str, of: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{of}.id"], name=name, ondelete=ondelete)
