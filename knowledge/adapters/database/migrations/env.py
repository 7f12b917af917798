"""Alembic's entry: runs migrations on the connection that ``migrating`` holds."""

from __future__ import annotations

from alembic import context

from knowledge.adapters.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
