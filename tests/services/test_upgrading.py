"""A desk of the first schema, opened by this program: backed up, brought up to date, and as much worth as a new one."""

import random
import runpy
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from famcase.clock import Clock
from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.errors import StorageFault
from famcase.paths import Home, migrations_folder
from famcase.services import opening
from famcase.services.backups import restore
from famcase.services.commands import bulk, distributing, plans, referrals, saved_lists
from famcase.services.commands.follow_ups import schedule
from famcase.services.commands.putting_off import PuttingOff
from famcase.services.commands.sites import add_site
from famcase.services.desk import Desk
from famcase.services.inputs import NewDistribution, NewFollowUp, NewMember, NewSavedList, NewSite, NewStep
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from famcase.services.queries.find import find
from famcase.services.queries.sites import find_site
from famcase.services.queries.summaries import figures
from famcase.services.queries.supervising import what_waits
from famcase.storage import journal
from famcase.storage.keys import read_keys
from famcase.storage.migrations import migrate
from famcase.storage.rebuild import rebuild, snapshot
from famcase.storage.soundness import differences
from famcase.storage.sqlite import open_sqlite
from famcase.storage.statements import local_id
from tests.conftest import AUG_15, PASSPHRASE, FrozenClock, Server, copied_server_desk, drop
from tests.properties.random_caseload import drawn, write
from tests.services.builders import ARMANAZ, address_as, again, colleague, the_adnans

FIRST = "0001_first_tables.py"
SECOND, THIRD, FOURTH = "0002_work_of_a_day", "0003_same_family", "0004_terms_of_what_leaves"
FIFTH, SIXTH = "0005_packed_postings", "0006_counted_in_one_pass"
SEVENTH, EIGHTH = "0007_for_whom_figures_left", "0008_split_by_sex_and_age"
NINTH = "0009_last_digits_and_short_names"
SUPERSEDED = (
    "need_status_category_family_id ON need (status, category, family_id)",
    "member_family_id ON member (family_id)",
    "caserow_status_displacement_since_origin_people ON case_list (status, displacement, since, origin, people)",
    "caserow_status_place_site_living_people_confirmed_on ON case_list (status, place, site, living)",
)
"""Indexes of the first schema that later ones removed."""


@pytest.fixture
def first_schema(tmp_path: Path) -> Path:
    """The folder of migrations as it was when only the first was there."""
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(migrations_folder() / FIRST, folder)
    return folder


@pytest.fixture
def old_desk(file_desk: Desk, home: Home, first_schema: Path) -> Home:
    """A home whose database has the first schema, with families whose changes know nothing of later fields."""
    sami = colleague(file_desk, home)
    add_site(file_desk, NewSite("al-Midan", "self-settled", ARMANAZ))
    for number in range(5):
        made = the_adnans(sami, consent="given")
        schedule(file_desk, made.uid, NewFollowUp(AUG_15, f"visit {number}"))
    _ask_to_close(sami, made.uid)
    sami.close()
    file_desk.close()
    key = read_keys(home.keys).unlock(PASSPHRASE).database_key
    now = home.database.with_name("now.db")
    home.database.rename(now)
    new, old = open_sqlite(now, key), open_sqlite(home.database, key, create=True)
    migrate(old, first_schema, lambda: None)
    old.execute_sql("PRAGMA foreign_keys = off")
    with old.atomic():
        # postings are packed now, and are made anew by the upgrade
        for table in set(old.get_tables()) - {"schema_migration", "posting"}:
            columns = ", ".join(f'"{column.name}"' for column in old.get_columns(table))
            marks = ", ".join("?" for _ in old.get_columns(table))
            for row in new.execute_sql(f'SELECT {columns} FROM "{table}"'):  # noqa: S608 - names of the schema
                old.execute_sql(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', row)  # noqa: S608
    for one in (old, new):
        one.close()
    now.unlink()
    return home


def _ask_to_close(desk: Desk, family: RecordId) -> None:
    """Ask to close a case as it was asked for when nobody noted the day."""
    with desk.write("close-requested") as batch:
        batch.edit(batch.open(family), family, close_reason="goals-met", close_requested_by=desk.user.uid)


def columns_of(home: Home, table: str) -> set[str]:
    database = open_sqlite(home.database, read_keys(home.keys).unlock(PASSPHRASE).database_key)
    found = {column.name for column in database.get_columns(table)}
    database.close()
    return found


def is_sound(desk: Desk) -> bool:
    tables = desk.store.tables
    before = snapshot(tables)
    with desk.store.write():
        rebuild(tables, desk.clock.today())
    return journal.verify(tables) == [] and snapshot(tables) == before


def work_of_today(desk: Desk) -> None:
    """Do what the first schema had no room for."""
    families = [line.uid for line in case_page(desk).lines]
    assert len(families) == 5
    made = distributing.make_distribution(desk, NewDistribution("bread", ARMANAZ))
    assert distributing.tick(desk, made.uid, [1, 2], "collected").ticked == (1, 2)
    put_off = bulk.do_all(desk, families, PuttingOff(AUG_15.replace(day=20), "no road"))
    assert len(put_off.changed) == 5
    plans.add_step(desk, families[0], NewStep("see a doctor"))
    referrals.transfer(desk, families[1], desk.user.name)
    saved_lists.save_list(desk, NewSavedList("mine", "open"))
    assert get_family(desk, families[0]).follow_ups[0].put_off_from == AUG_15


def test_a_desk_of_the_first_schema_is_backed_up_and_then_has_all_of_this_one(
    old_desk: Home, clock: FrozenClock, tmp_path: Path
) -> None:
    assert "put_off_why" not in columns_of(old_desk, "follow_up")

    desk = opening.unlock(old_desk, PASSPHRASE, clock=clock)

    [copy] = old_desk.backups.iterdir()
    assert is_sound(desk)
    assert find_site(desk, "Midan camp") == find_site(desk, "الميدان")
    assert len(what_waits(desk).closures) == 1
    work_of_today(desk)
    assert is_sound(desk)
    desk.close()
    there = Home(tmp_path / "restored")
    restore(copy, there, PASSPHRASE)
    assert "put_off_why" not in columns_of(there, "follow_up")
    restored = opening.unlock(there, PASSPHRASE, clock=clock)
    work_of_today(restored)
    restored.close()


def test_programs_that_open_it_at_once_bring_it_up_to_date_once(old_desk: Home, clock: FrozenClock) -> None:
    with ThreadPoolExecutor(4) as opening_at_once:
        at_once = [opening_at_once.submit(opening.unlock, old_desk, PASSPHRASE, clock=clock) for _ in range(4)]
        for one in at_once:
            one.result()

    assert len(list(old_desk.backups.iterdir())) == 1
    desk = opening.unlock(old_desk, PASSPHRASE, clock=clock)
    assert is_sound(desk)
    for one in at_once:
        one.result().close()
    desk.close()


@pytest.fixture
def office(postgres: Server, founded_database: str, clock: FrozenClock) -> Iterator[Desk]:
    """An office database of the first schema, open as whoever made it."""
    desk = copied_server_desk(postgres, founded_database, clock)
    yield desk
    desk.close()
    drop(postgres, desk)


@pytest.mark.postgres
def test_everybody_of_an_office_has_rights_to_what_the_upgrade_made(office: Desk, home: Home) -> None:
    gone, sami = colleague(office, home, "Lina"), colleague(office, home)
    for each in (gone, sami):
        each.close()
    made = the_adnans(office, consent="given")
    database = office.store.database
    for table in (
        *("told_apart", "block", "saved_list", "outgoing", "ration", "plan_step", "site_name"),
        *("packed", "family_words"),
    ):
        database.execute_sql(f"DROP TABLE {table}")
    for migration in (SIXTH, THIRD, SECOND):
        made_by = runpy.run_path(str(migrations_folder() / f"{migration}.py"))
        for index in made_by["_INDEXES"]:
            database.execute_sql(f"DROP INDEX IF EXISTS {index.split()[2]}")
        for column in made_by["_COLUMNS"]:
            table, _, name = column.partition(" ADD COLUMN ")
            database.execute_sql(f"ALTER TABLE {table} DROP COLUMN {name.split()[0]}")
        database.execute_sql("DELETE FROM schema_migration WHERE name = %s", (migration,))
    database.execute_sql("DELETE FROM schema_migration WHERE name = %s", (FIFTH,))
    take_back_the_ninth(database)
    for migration in (FOURTH, SEVENTH):  # whose columns went with a table, but for one
        database.execute_sql("DELETE FROM schema_migration WHERE name = %s", (migration,))
    database.execute_sql("ALTER TABLE distribution DROP COLUMN life_saving")
    for index in SUPERSEDED:
        database.execute_sql(f"CREATE INDEX {index}")
    database.execute_sql(f'DROP OWNED BY "{gone.user.name}"')
    database.execute_sql(f'DROP ROLE "{gone.user.name}"')
    with pytest.raises(StorageFault):
        opening.open_server(address_as(office, sami.user.name), clock=office.clock)

    again(office, home).close()

    theirs = opening.open_server(address_as(office, sami.user.name), clock=office.clock)
    assert {index.name for index in theirs.store.database.get_indexes("contact")} >= {"contact_last_digits"}
    plans.add_step(theirs, made.uid, NewStep("see a doctor"))
    saved_lists.save_list(theirs, NewSavedList("mine", "open"))
    theirs.close()
    assert is_sound(office)


def take_back_the_eighth(desk: Desk) -> None:
    """Make a database again what it was before the eighth migration."""
    database = desk.store.database
    made = {name: runpy.run_path(str(migrations_folder() / f"{name}.py")) for name in (SECOND, SIXTH, EIGHTH)}
    for index in made[EIGHTH]["_INDEXES"]:
        database.execute_sql(f"DROP INDEX {index.split()[2]}")
    for column in made[EIGHTH]["_COLUMNS"]:
        database.execute_sql(f"ALTER TABLE case_list DROP COLUMN {column.split()[3]}")
    for index in (*made[SECOND]["_INDEXES"], *made[SIXTH]["_INDEXES"]):
        if index.split()[2] in made[EIGHTH]["_SUPERSEDED"]:
            database.execute_sql(index)
    database.execute_sql(f"DELETE FROM schema_migration WHERE name = '{EIGHTH}'")  # noqa: S608 - it is our own


def test_the_eighth_migration_says_of_itself_who_families_are(desk: Desk, home: Home) -> None:
    case = desk.store.tables["case_list"]
    for seed in range(4):
        write(desk, drawn(random.Random(seed)))  # noqa: S311
    before = figures(desk, "where").lines
    case.update(name_key="as it was").where(case.family == 1).execute()
    take_back_the_eighth(desk)

    upgraded = again(desk, home)

    assert figures(upgraded, "where").lines == before
    assert +differences(upgraded.store.tables, desk.clock.today()) == {("case_list", "different"): 1}
    assert case.get(case.family == 1).name_key == "as it was"  # nothing else of the row was written anew
    upgraded.close()


def test_the_ninth_migration_has_short_names_meet_the_long_one(desk: Desk, home: Home) -> None:
    mohd = the_adnans(desk, head=NewMember(NameParts("Mohd", "Ahmad", "Haddad"), sex="male"))
    other = the_adnans(desk)
    word, block, case = (desk.store.tables[name] for name in ("word", "block", "case_list"))
    met_by = set(block.select(block.key, block.family).tuples())
    word.update(sound="mhd").where(word.fold == "mohd").execute()
    mohds, others = (local_id(desk.store.tables, "family", made.uid) for made in (mohd, other))
    block.delete().where(block.family == mohds).execute()
    case.update(met_by=()).where(case.family == mohds).execute()
    case.update(name_key="as it was").where(case.family == others).execute()
    take_back_the_ninth(desk.store.database)

    upgraded = again(desk, home)

    assert [hit.line.uid for hit in find(upgraded, "Muhammad Haddad").hits] == [mohd.uid]
    assert set(block.select(block.key, block.family).tuples()) == met_by
    assert case.select().where(case.name_key == "as it was").count() == 1  # nobody else was written anew
    upgraded.close()


def take_back_the_ninth(database: Any) -> None:
    """Make a database again what it was before the ninth migration, but for how words sound."""
    for table in ("family", "contact"):
        database.execute_sql(f"DROP INDEX {table}_last_digits")
    database.execute_sql(f"DELETE FROM schema_migration WHERE name = '{NINTH}'")  # noqa: S608 - it is our own


def test_a_desk_whose_backup_cannot_be_made_is_left_as_it_was(
    old_desk: Home, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_home: Home, _key: bytes, _clock: Clock) -> Path:
        raise StorageFault("The disk is full.")

    monkeypatch.setattr(opening, "back_up_file", full)
    with pytest.raises(StorageFault):
        opening.unlock(old_desk, PASSPHRASE, clock=clock)

    assert "put_off_why" not in columns_of(old_desk, "follow_up")
