"""Bringing a database to the program's schema."""

import shutil
from pathlib import Path

import pytest

from famcase.paths import migrations_folder
from famcase.services.desk import Desk
from famcase.storage.migrations import NewerSchema, migrate
from famcase.storage.sqlite import open_sqlite

NOTHING = "def up(_migrator, _database):\n    pass\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), copy)
    return copy


def migrated(desk: Desk, folder: Path) -> tuple[list[str], int]:
    backups: list[int] = []
    names = migrate(desk.store.database, folder, lambda: backups.append(1))
    return names, len(backups)


def test_an_empty_database_gets_all_tables_without_a_backup(tmp_path: Path) -> None:
    database = open_sqlite(tmp_path / "new.db", bytes(32), create=True)
    backups: list[int] = []

    names = migrate(database, migrations_folder(), lambda: backups.append(1))

    assert names[0] == "0001_first_tables"
    assert backups == []
    assert "family" in database.get_tables()
    database.close()


def test_a_database_of_this_schema_is_left_alone(desk: Desk) -> None:
    assert migrated(desk, migrations_folder()) == ([], 0)


def test_pending_migrations_run_in_order_after_one_backup(desk: Desk, folder: Path) -> None:
    for number in (4, 2, 3):
        (folder / f"000{number}_more.py").write_text(NOTHING)

    assert migrated(desk, folder) == (["0002_more", "0003_more", "0004_more"], 1)
    assert migrated(desk, folder) == ([], 0)


def test_a_migration_does_not_run_when_the_backup_fails(desk: Desk, folder: Path) -> None:
    (folder / "0002_more.py").write_text(NOTHING)

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        migrate(desk.store.database, folder, fail)

    assert migrated(desk, folder) == (["0002_more"], 1)


def test_a_newer_schema_is_refused_before_anything_else(desk: Desk, folder: Path) -> None:
    (folder / "0009_of_the_future.py").write_text(NOTHING)
    migrated(desk, folder)
    (folder / "0009_of_the_future.py").unlink()
    (folder / "0002_more.py").write_text(NOTHING)

    with pytest.raises(NewerSchema):
        migrated(desk, folder)
