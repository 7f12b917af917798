"""Opens the database and turns its failures into one sentence an operator or user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from knowledge.errors import StoreUnavailable

# How long one writer of SQLite waits for another before it gives up.
_BUSY_SECONDS = 10.0
_SENTENCES = (
    (("disk is full", "no space left", "disk full"), "Ruang penyimpanan penuh; kosongkan sebagian lalu coba lagi."),
    (("is locked", "lock timeout", "deadlock"), "Basis data sedang dipakai proses lain; coba lagi sebentar lagi."),
    (("readonly", "read-only", "permission denied"), "Basis data tidak dapat ditulis; periksa izin foldernya."),
    (("malformed", "not a database", "disk i/o"), "Berkas basis data rusak; pulihkan dari cadangan atau `import`."),
    (("no such table", "no such column"), "Basis data belum disiapkan atau dari versi lain; jalankan ulang bot."),
    (("unable to open",), "Berkas basis data tidak dapat dibuka; periksa folder var/ dan DATABASE_URL."),
)
_UNREACHABLE = "Basis data tidak dapat dihubungi; periksa DATABASE_URL dan coba lagi."


class Database:
    """An engine with two ways in: ``read`` (a snapshot) and ``write`` (one transaction, all or nothing)."""

    def __init__(self, url: str, busy_seconds: float = _BUSY_SECONDS) -> None:
        self.engine = _engine(url, busy_seconds)
        self._snapshots = _snapshots(self.engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only looks, all of it at one moment; raises ``StoreUnavailable``."""
        with _translated(), self._snapshots.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self, *, durable: bool = False) -> Iterator[Connection]:
        """A transaction that changes; ``durable`` survives a power cut too. Raises ``StoreUnavailable``."""
        with _translated(), self.engine.connect() as connection:
            connection = connection.execution_options(write=True, durable=durable)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _engine(url: str, busy_seconds: float) -> Engine:
    parsed = _normalised(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, busy_seconds)
    try:
        return create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=10, pool_timeout=10)
    except (NoSuchModuleError, ModuleNotFoundError) as exc:
        raise StoreUnavailable("DATABASE_URL hanya mendukung sqlite:/// dan postgresql://.") from exc


def _snapshots(engine: Engine) -> Engine:
    """The same pool for readers: PostgreSQL would show each statement what was committed since the one before."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _normalised(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as exc:
        raise StoreUnavailable("DATABASE_URL tidak terbaca; contoh: postgresql://pengguna@host/nama.") from exc
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername in {"postgres", "postgresql"} else parsed


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnavailable("DATABASE_URL sqlite harus menyebut berkas, misalnya sqlite:///var/tanyanetral.sqlite3.")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise StoreUnavailable("Folder basis data tidak dapat dibuat; periksa izin folder var/.") from exc
    engine = create_engine(url, connect_args={"timeout": busy_seconds}, pool_size=10, max_overflow=20)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(dbapi: Any, _record: Any) -> None:
    # The driver's own transactions start too late to hold a write lock; ``_begin`` starts ours.
    dbapi.isolation_level = None
    dbapi.execute("PRAGMA journal_mode = WAL")
    dbapi.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("write"):
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
    # A deferred transaction that turns to writing fails at once when another writer was quicker.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as exc:
        raise StoreUnavailable(_SENTENCES[1][1]) from exc
    except (OperationalError, InterfaceError) as exc:
        raise StoreUnavailable(sentence(str(exc.orig))) from exc
    except DBAPIError as exc:
        # A damaged file is reported under the bare base class; its subclasses are our own mistakes.
        if type(exc) is not DatabaseError:
            raise
        raise StoreUnavailable(sentence(str(exc.orig))) from exc


def sentence(detail: str) -> str:
    """The sentence for what the driver said."""
    lowered = detail.lower()
    for marks, text in _SENTENCES:
        if any(mark in lowered for mark in marks):
            return text
    return _UNREACHABLE
