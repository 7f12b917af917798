"""Every contract test runs on both databases."""

from tests.databases import (
    clock,
    database,
    database_url,
    postgres_migrated,
    postgres_url,
    sqlite_template,
    stores,
)

__all__ = ["clock", "database", "database_url", "postgres_migrated", "postgres_url", "sqlite_template", "stores"]
