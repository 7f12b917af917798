"""Moves a whole library between machines: one archive of plain JSON lines and the original files."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, LargeBinary, Table, func, select, text, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from ingest import texts
from ingest.library.describing import passages
from knowledge.adapters.database.audit import bump, note
from knowledge.adapters.database.columns import Moment
from knowledge.adapters.database.library_tables import (
    audit,
    card_overlays,
    documents,
    originals,
    provisions,
    relations,
    versions,
)
from knowledge.adapters.database.people_tables import contacts, stages
from knowledge.adapters.database.stores import Stores
from knowledge.adapters.database.upserting import insert_new
from knowledge.errors import EditRefused, KnowledgeError
from knowledge.ports import PassagePublisher
from knowledge.records import StoredProvision, VersionState

FORMAT = 1
_TABLES = (originals, documents, versions, provisions, relations, audit, card_overlays, stages, contacts)
# What an admin has set here is newer than what comes.
_OWN = (stages, contacts)
_BATCH = 500
# All that a damaged or foreign archive makes zipfile, json and our own reading of rows raise.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, TypeError)


def export(stores: Stores, target: Path) -> int:
    """Write documents with all versions, audit, overlays, calendar and contacts; returns the number of documents."""
    partial = target.with_name(target.name + ".sebagian")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive, stores.database.read() as connection:
            archive.writestr("format.json", json.dumps({"tanyanetral": FORMAT}))
            for table in _TABLES:
                with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as lines:
                    for row in _rows(connection, table):
                        lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            count = connection.execute(select(func.count()).select_from(documents)).scalar_one()
        partial.replace(target)
    except OSError as exc:
        raise EditRefused(f"Berkas {target.name} tidak dapat ditulis; periksa folder dan ruang penyimpanan.") from exc
    finally:
        partial.unlink(missing_ok=True)
    return int(count)


def import_(stores: Stores, publisher: PassagePublisher, source: Path, who: str) -> int:
    """Read an export into an empty library: index first, then all rows in one transaction.

    A calendar, contacts and a history of its own are no law: they stay, and the history goes on behind what comes.
    """
    _check_empty(stores)
    try:
        with zipfile.ZipFile(source) as archive:
            _check_format(archive)
            active = _index(archive, publisher)
            try:
                return _load(stores, archive, who)
            except (KnowledgeError, SQLAlchemyError, OSError, *_DAMAGED):
                for version in active:
                    publisher.remove(version)
                raise
    except IntegrityError as exc:
        raise EditRefused(texts.NOT_EMPTY) from exc
    except OSError as exc:
        raise EditRefused(texts.unreadable(source.name)) from exc
    except _DAMAGED as exc:
        raise EditRefused(texts.NOT_AN_EXPORT) from exc


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    wanted = select(table).order_by(*table.primary_key)
    if table is versions:
        wanted = wanted.where(versions.c.state == VersionState.PUBLISHED)
    if table in (provisions, relations):
        published = select(versions.c.id).where(versions.c.state == VersionState.PUBLISHED)
        wanted = wanted.where(table.c.version_id.in_(published))
    if table is originals:
        kept = select(versions.c.sha256).where(versions.c.state == VersionState.PUBLISHED)
        wanted = wanted.where(originals.c.sha256.in_(kept))
    result = connection.execute(wanted.execution_options(yield_per=_BATCH))
    for row in result.mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date | datetime) else value


def _check_empty(stores: Stores) -> None:
    if stores.law.documents() or stores.overlays.all():
        raise EditRefused(texts.NOT_EMPTY)
    with stores.database.read() as connection:
        if connection.execute(select(versions.c.id)).first() is not None:
            raise EditRefused(texts.DRAFTS_OPEN)


def _check_format(archive: zipfile.ZipFile) -> None:
    if any(member.flag_bits & 0x1 for member in archive.infolist()):
        raise EditRefused(texts.NOT_AN_EXPORT)  # an export is never locked with a password
    found = json.loads(archive.read("format.json"))
    if int(found["tanyanetral"]) > FORMAT:
        raise EditRefused(texts.NEWER_EXPORT)


def _lines(archive: zipfile.ZipFile, table: Table) -> Iterator[dict[str, Any]]:
    with archive.open(f"{table.name}.jsonl") as lines:
        for line in lines:
            row = json.loads(line)
            yield {column.name: _value(column.type, row[column.name]) for column in table.columns}


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return base64.b64decode(value, validate=True) if isinstance(kind, LargeBinary) else value


def _index(archive: zipfile.ZipFile, publisher: PassagePublisher) -> tuple[int, ...]:
    active = tuple(row["active_version"] for row in _lines(archive, documents) if row["active_version"] is not None)
    names = StoredProvision.__dataclass_fields__
    batch: dict[int, list[tuple[int, StoredProvision]]] = {}
    for row in _lines(archive, provisions):
        if row["version_id"] in active:
            unit = StoredProvision(**{name: row[name] for name in names})
            batch.setdefault(row["version_id"], []).append((row["id"], unit))
    for version, units in batch.items():
        publisher.add(version, passages(units))
    return active


def _load(stores: Stores, archive: zipfile.ZipFile, who: str) -> int:
    with stores.database.write(durable=True) as connection:
        step = bump(connection)
        _put_behind(connection, max((row["id"] for row in _lines(archive, audit)), default=0))
        for table in _TABLES:
            _insert(connection, table, _lines(archive, table))
        count = int(connection.execute(select(func.count()).select_from(documents)).scalar_one())
        if connection.dialect.name == "postgresql":
            _move_sequences(connection)
        note(connection, datetime.now().astimezone(), who, "impor", "pustaka", after={"dokumen": count}, version=step)
    return count


def _put_behind(connection: Connection, last: int) -> None:
    """Own rows of the history get numbers after those that come, which buttons of old messages still name."""
    step = max(last, connection.execute(select(func.max(audit.c.id))).scalar_one() or 0)
    connection.execute(update(audit).values(id=audit.c.id + step, undone_by=audit.c.undone_by + step))


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    batch = []
    for row in rows:
        if table in _OWN:
            insert_new(connection, table, row)
            continue
        if table is originals and hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            raise ValueError(row["name"])
        batch.append(row)
        if len(batch) == _BATCH:
            connection.execute(table.insert(), batch)
            batch = []
    if batch:
        connection.execute(table.insert(), batch)


def _move_sequences(connection: Connection) -> None:
    """Rows came with their numbers; the next new row must not take one of them."""
    for table in (documents, versions, provisions, relations, audit):
        step = (
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name} HAVING max(id) > 0"
        )
        connection.execute(text(step))
