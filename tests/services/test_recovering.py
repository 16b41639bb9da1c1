"""The organisation's key lets somebody in who forgot their passphrase, and nobody else."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

from famcase.errors import FamcaseError, Locked, NotFound, Refused
from famcase.paths import Home
from famcase.services import opening, recovering
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.storage import journal
from famcase.storage.keys import CHEAP_FOR_TESTS, new_database_key, read_keys, write_keys
from tests.conftest import PASSPHRASE, FrozenClock

NEW = "olives by the old road"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("keys")
    public, private = folder / "organisation.public", folder / "organisation.private"
    recovering.make_organisation_keys(public, private)
    return public, private


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, pair: tuple[Path, Path]) -> Home:
    """A home that the organisation's key opens too, to be copied."""
    home, key = Home(tmp_path_factory.mktemp("organised") / "home"), pair[0].read_text()
    opening.create(
        home, "Rana", "supervisor", PASSPHRASE, clock=FrozenClock(), cost=CHEAP_FOR_TESTS, organisation_key=key
    ).desk.close()
    return home


@pytest.fixture
def organised(home: Home, made: Home) -> Home:
    shutil.copytree(made.folder, home.folder)
    return home


def recover(home: Home, private: Path, clock: FrozenClock, user: str = "Rana") -> Desk:
    return recovering.recover(home, private.read_text(), user, NEW, clock=clock, cost=CHEAP_FOR_TESTS)


def test_somebody_who_forgot_gets_a_new_passphrase(
    organised: Home, pair: tuple[Path, Path], clock: FrozenClock
) -> None:
    desk = recover(organised, pair[1], clock)

    assert desk.user.name == "Rana"
    assert journal.load(desk.store.tables, desk.user.uid).changes[-1].verb == "passphrase-changed"
    desk.close()
    with pytest.raises(Locked):
        opening.unlock(organised, PASSPHRASE, clock=clock)
    opening.unlock(organised, NEW, clock=clock).close()


def test_everybody_elses_passphrase_stays(organised: Home, pair: tuple[Path, Path], clock: FrozenClock) -> None:
    desk = opening.unlock(organised, PASSPHRASE, clock=clock)
    add_user(desk, organised, "Sami", "caseworker", "three cups of tea", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    desk.close()

    recover(organised, pair[1], clock).close()

    opening.unlock(organised, "three cups of tea", clock=clock).close()


def test_another_organisations_key_opens_nothing_and_changes_no_byte(
    organised: Home, tmp_path: Path, clock: FrozenClock
) -> None:
    before = organised.keys.read_bytes(), organised.database.read_bytes()
    recovering.make_organisation_keys(tmp_path / "theirs.public", tmp_path / "theirs.private")

    with pytest.raises(Locked):
        recover(organised, tmp_path / "theirs.private", clock)

    assert (organised.keys.read_bytes(), organised.database.read_bytes()) == before


@pytest.mark.usefixtures("file_desk")
def test_a_database_made_without_a_key_is_not_recovered(
    home: Home, pair: tuple[Path, Path], clock: FrozenClock
) -> None:
    with pytest.raises(Locked):
        recover(home, pair[1], clock)


@pytest.mark.parametrize(("user", "fault"), [("Nobody", NotFound), ("", Refused)])
def test_nobody_unknown_gets_a_passphrase(
    organised: Home, pair: tuple[Path, Path], clock: FrozenClock, user: str, fault: type[FamcaseError]
) -> None:
    with pytest.raises(fault):
        recover(organised, pair[1], clock, user)


def test_the_public_half_recovers_nothing(organised: Home, pair: tuple[Path, Path], clock: FrozenClock) -> None:
    with pytest.raises(Refused):
        recover(organised, pair[0], clock)


def test_recovery_finishes_a_change_of_key_that_was_interrupted(
    organised: Home, pair: tuple[Path, Path], clock: FrozenClock
) -> None:
    keys = read_keys(organised.keys)
    opened = keys.unlock(PASSPHRASE)
    keys, sami = keys.with_user(opened, "three cups of tea", CHEAP_FOR_TESTS)
    write_keys(organised.keys, keys.without_user(sami.label, new_database_key(), opened))

    desk = recover(organised, pair[1], clock)

    assert desk.store.database.key != opened.database_key
    assert not read_keys(organised.keys).is_changing
    desk.close()


def test_a_pair_of_keys_never_takes_the_place_of_another(pair: tuple[Path, Path], tmp_path: Path) -> None:
    before = [file.read_bytes() for file in pair]

    with pytest.raises(Refused):
        recovering.make_organisation_keys(tmp_path / "new.public", pair[1])

    assert [file.read_bytes() for file in pair] == before
    assert not (tmp_path / "new.public").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_the_private_half_is_its_owners_alone(pair: tuple[Path, Path]) -> None:
    assert stat.S_IMODE(pair[1].stat().st_mode) == 0o600
