"""Brings the database to the schema this code expects; safe when several processes start at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from knowledge.adapters.database.engine import Database

# Any number will do as long as nothing else in the database locks it.
_LOCK = 7_280_494


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply the missing migrations in one transaction."""
    with database.write(durable=True) as connection:
        _hold_lock(connection)
        command.upgrade(_config(connection), revision)


def downgrade(database: Database, revision: str = "base") -> None:
    """Take migrations back; their data is lost."""
    with database.write(durable=True) as connection:
        _hold_lock(connection)
        command.downgrade(_config(connection), revision)


def _hold_lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
