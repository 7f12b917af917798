"""Databases for tests: a fresh SQLite file, or PostgreSQL in a schema of this run's own."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from knowledge.adapters.database.engine import Database
from knowledge.adapters.database.migrating import upgrade
from knowledge.adapters.database.stores import Stores, stores_over
from knowledge.adapters.database.tables import metadata

BACKENDS = ("sqlite", "postgres")
_DSN = os.environ.get("TEST_DATABASE_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")


class Clock:
    """A clock that tests move by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> None:
        """Let time pass."""
        self.now += timedelta(**step)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy: migrating anew for each test would cost more than the tests."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL schema made for this run and dropped after it."""
    admin = create_engine(make_url(_DSN), isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    schema = f"t_{uuid.uuid4().hex[:12]}"
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError as exc:
        if "postgres" in os.environ.get("REQUIRE", ""):
            pytest.fail(f"PostgreSQL diwajibkan oleh REQUIRE tetapi tidak menjawab: {exc.orig}")
        pytest.skip("PostgreSQL tidak berjalan (TEST_DATABASE_URL)")
    url = make_url(_DSN).update_query_dict({"options": f"-csearch_path={schema}"})
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        admin.dispose()


@pytest.fixture(scope="session")
def postgres_migrated(postgres_url: str) -> str:
    """The schema of this run, brought up to date once."""
    database = Database(postgres_url)
    upgrade(database)
    database.close()
    return postgres_url


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database, on either backend."""
    if request.param == "sqlite":
        path = tmp_path / "test.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    url = str(request.getfixturevalue("postgres_migrated"))
    _empty(url)
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open database."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """A clock at 2 March 2026, 09:00 UTC."""
    return Clock()


@pytest.fixture
def stores(database: Database, clock: Clock) -> Stores:
    """All stores on the open database."""
    return stores_over(database, clock)


def _empty(url: str) -> None:
    database = Database(url)
    with database.write() as connection:
        names = ", ".join(t.name for t in metadata.sorted_tables if t.name != "library_version")
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        connection.execute(text("UPDATE library_version SET version = 0"))
    database.close()
