"""Tables of the law: documents, their versions and provisions, what was changed by whom, card overlays."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from knowledge.adapters.database.columns import BigId, Moment, metadata

LONGEST_SLUG, LONGEST_ADDRESS = 120, 250

library_version = Table(
    "library_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", BigId, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# The pointer that publishing flips: a document answers from ``active_version`` or, when null, not at all.
documents = Table(
    "documents",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("slug", String(LONGEST_SLUG), nullable=False, unique=True),
    Column("active_version", BigId, nullable=True, index=True),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

# Numbers are never used twice: vectors of a deleted version must not be taken for a new one's.
versions = Table(
    "versions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("document_id", BigId, ForeignKey("documents.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("number", Integer, nullable=True),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("slug", String(LONGEST_SLUG), nullable=False),
    Column("state", String(12), nullable=False, index=True),
    Column("base_version", BigId, nullable=True),
    Column("metadata", JSON, nullable=False),
    Column("created_by", String(80), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("published_at", Moment, nullable=True),
    Column("owner", String(120), nullable=True),
    Column("lease_until", Moment, nullable=True),
    Column("expires_at", Moment, nullable=True),
    Unique("document_id", "number"),
    sqlite_autoincrement=True,
)

provisions = Table(
    "provisions",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version_id", BigId, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("address", String(LONGEST_ADDRESS), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("lead", Text, nullable=False),
    Column("leaf", Boolean, nullable=False),
    Column("path", Text, nullable=False),
    Column("page", Integer, nullable=True),
    Column("status", String(30), nullable=True),
    Column("effective_from", Date, nullable=True),
    Column("effective_to", Date, nullable=True),
    Unique("version_id", "address"),
    Index("ix_provisions_version_id_position", "version_id", "position"),
    sqlite_autoincrement=True,
)

relations = Table(
    "relations",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("version_id", BigId, ForeignKey("versions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("target", String(LONGEST_ADDRESS), nullable=False, index=True),
    Column("citation", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("page", Integer, nullable=True),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", String(80), nullable=False),
    Column("what", String(40), nullable=False, index=True),
    Column("subject", String(250), nullable=False, index=True),
    Column("before", JSON, nullable=True),
    Column("after", JSON, nullable=True),
    Column("undoable", Boolean, nullable=False),
    Column("undone_by", BigId, nullable=True),
    Column("library_version", BigId, nullable=True),
    sqlite_autoincrement=True,
)

card_overlays = Table(
    "card_overlays",
    metadata,
    Column("card_id", String(120), primary_key=True),
    Column("body", Text, nullable=False),
    Column("base_hash", String(64), nullable=True),
    Column("author", String(80), nullable=False),
    Column("updated_at", Moment, nullable=False),
)
