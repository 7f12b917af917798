"""Every table in one place: importing this module fills the metadata."""

from __future__ import annotations

from knowledge.adapters.database import library_tables, message_tables, people_tables
from knowledge.adapters.database.columns import metadata

__all__ = ["library_tables", "message_tables", "metadata", "people_tables"]
