"""Alembic's entry: the connection comes from our code, never from a file."""

from alembic import context

from facilitator.records import tables
from facilitator.records.base import Base

assert tables.ALL  # importing them fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
