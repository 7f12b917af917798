"""What the database promises before any store is built on it."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from knowledge.adapters.database.audit import bump
from knowledge.adapters.database.engine import Database, sentence
from knowledge.adapters.database.migrating import downgrade, upgrade
from knowledge.adapters.database.tables import metadata
from knowledge.errors import StoreUnavailable


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        with closing(Database(f"sqlite:///{tmp_path / 'bare.sqlite3'}")) as database:
            yield database
        return
    url = str(request.getfixturevalue("postgres_url"))
    schema = f"t_{uuid.uuid4().hex[:12]}"
    with closing(Database(url)) as owner:
        with owner.write() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        inner = make_url(url).update_query_dict({"options": f"-csearch_path={schema}"})
        with closing(Database(inner.render_as_string(hide_password=False))) as database:
            yield database
        with owner.write() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))


def test_migrations_go_up_to_exactly_the_tables_of_the_code_and_down_to_nothing(bare: Database) -> None:
    upgrade(bare)
    with bare.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(text("SELECT version FROM library_version")).scalar_one() == 0
    for revision in ("0002", "0001", "base"):
        downgrade(bare, revision)
    with bare.read() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    upgrade(bare)


def test_replicas_that_start_together_migrate_once(bare: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(upgrade, bare) for _ in range(4)]:
            done.result()
    with bare.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM library_version")).scalar_one() == 1


def _change_and_fail(database: Database) -> None:
    with database.write() as connection:
        bump(connection)
        raise KeyError("x")


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(KeyError):
        _change_and_fail(database)
    with database.read() as connection:
        assert connection.execute(text("SELECT version FROM library_version")).scalar_one() == 0


def test_concurrent_changes_of_the_library_take_turns(database: Database) -> None:
    seen: list[int] = []

    def change() -> None:
        with database.write() as connection:
            seen.append(bump(connection))

    threads = [threading.Thread(target=change) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(1, 13))


def test_a_reader_sees_one_moment_whatever_is_committed_meanwhile(database: Database) -> None:
    version = text("SELECT version FROM library_version")
    with database.read() as connection:
        before = connection.execute(version).scalar_one()
        with database.write() as writer:
            bump(writer)
        assert connection.execute(version).scalar_one() == before
    with database.read() as connection:
        assert connection.execute(version).scalar_one() == before + 1


def _opening(database: Database) -> None:
    with database.write():
        pass


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(b"bukan basis data" * 100)
    with closing(Database(f"sqlite:///{path}")) as database, pytest.raises(StoreUnavailable, match="basis data rusak"):
        upgrade(database)


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(StoreUnavailable, match="Folder basis data tidak dapat dibuat"):
        Database(f"sqlite:///{tmp_path / 'berkas' / 'x.sqlite3'}")


def test_a_lock_held_by_another_process_is_said_in_one_sentence(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as holder,
        closing(Database(f"sqlite:///{path}", busy_seconds=0.2)) as database,
    ):
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="sedang dipakai proses lain"):
            _opening(database)


def _fill(database: Database) -> None:
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.execute(text("INSERT INTO facts VALUES ('x', :v)"), {"v": "x" * 1_000_000})


def test_a_full_disk_is_said_in_one_sentence_and_changes_nothing(sqlite_template: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    with closing(Database(f"sqlite:///{path}")) as database:
        with pytest.raises(StoreUnavailable, match="Ruang penyimpanan penuh"):
            _fill(database)
        with database.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM facts")).scalar_one() == 0


def test_a_server_out_of_reach_is_said_in_one_sentence() -> None:
    with (
        closing(Database("postgresql://siapa@127.0.0.1:9/apa?connect_timeout=2")) as database,
        pytest.raises(StoreUnavailable, match="tidak dapat dihubungi"),
    ):
        _opening(database)


@pytest.mark.parametrize("url", ["", "bukan url", "mysql://a/b", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_cannot_work_is_refused_at_once(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="DATABASE_URL"):
        Database(url)


def test_what_nobody_foresaw_still_gives_a_sentence() -> None:
    assert sentence("server closed the connection unexpectedly").startswith("Basis data tidak dapat dihubungi")
