"""What every test may use: a frozen clock, a home, and a desk on an encrypted file and on a PostgreSQL server."""

import itertools
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from famcase.paths import Home
from famcase.services import leaving, opening
from famcase.services.desk import Desk
from famcase.storage.keys import CHEAP_FOR_TESTS
from famcase.storage.postgres import open_postgres
from tests import postgres_server

PASSPHRASE = "a passphrase for tests"
AUG_15 = date(2018, 8, 15)


class FrozenClock:
    """A clock that stands at noon of a day until it is set on; each reading of the moment is a millisecond later."""

    def __init__(self, day: date = AUG_15) -> None:
        self.moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def go_on(self, days: int) -> None:
        self.moment += timedelta(days=days)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what needs PostgreSQL or LibreOffice where there is none, and say so."""
    if not postgres_server.is_available():
        asked = [item for item in items if "postgresql" in item.name or item.get_closest_marker("postgres")]
        _deselect(config, items, asked, "PostgreSQL")
    if shutil.which("soffice") is None:
        asked = [item for item in items if item.get_closest_marker("libreoffice")]
        _deselect(config, items, asked, "LibreOffice")


def _deselect(config: pytest.Config, items: list[pytest.Item], needing: list[pytest.Item], program: str) -> None:
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line(f"{program} is not installed: {len(needing)} of its tests are deselected.")


@pytest.fixture(autouse=True, scope="session")
def _numbers_are_not_drawn_by_lot() -> Iterator[None]:
    """Give new writers digits in turn, and prints numbers: one in a hundred begins with what a test looks for."""
    digits = itertools.cycle(range(50_101, 90_000, 7))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_five_digits", lambda: next(digits))
        patch.setattr(leaving, "drawn_number", lambda taken: max(taken, default=0) + 1)
        yield


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


class Server:
    """A running server: what the tests make and remove on it goes through one connection that stays open."""

    def __init__(self, address: str) -> None:
        self._host = address.rsplit("/", 1)[0]
        self._maintenance = open_postgres(address)

    def make(self, name: str = "", of: str = "") -> str:
        """Make an empty database, or a copy of another; return its address.

        Copied file by file: writing a few thousand pages to the log takes twice as long.
        """
        name = name or f"famcase_{secrets.token_hex(6)}"
        copied = f' TEMPLATE "{of}" STRATEGY = FILE_COPY' if of else ""
        self._maintenance.execute_sql(f'CREATE DATABASE "{name}"{copied}')
        return f"{self._host}/{name}"

    def drop(self, name: str) -> None:
        self._maintenance.execute_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def close(self) -> None:
        self._maintenance.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with postgres_server.running_server() as address:
        server = Server(address)
        yield server
        server.close()


@pytest.fixture
def new_database(postgres: Server) -> Callable[[], str]:
    """Make an empty database on the server; return its address."""
    return postgres.make


@pytest.fixture(scope="session")
def founded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk just made, to be copied: filling in the gazetteer takes most of a second."""
    folder = tmp_path_factory.mktemp("founded") / "home"
    made = opening.create(Home(folder), "Rana", "supervisor", PASSPHRASE, clock=FrozenClock(), cost=CHEAP_FOR_TESTS)
    made.desk.close()
    return folder


@pytest.fixture(scope="session")
def founded_database(postgres: Server) -> str:
    """The name of an office database just made, to be copied by the server."""
    name = "famcase_founded"
    postgres.drop(name)
    opening.open_server(postgres.make(name), clock=FrozenClock(), create="supervisor").close()
    return name


def copied_file_desk(founded: Path, home: Home, clock: FrozenClock) -> Desk:
    """Return a desk on a copy of a founded home."""
    shutil.copytree(founded, home.folder)
    return opening.unlock(home, PASSPHRASE, clock=clock)


def copied_server_desk(postgres: Server, founded: str, clock: FrozenClock) -> Desk:
    """Return a desk on a copy of a founded office database."""
    return opening.open_server(postgres.make(of=founded), clock=clock)


def drop(postgres: Server, closed: Desk) -> None:
    """Drop a closed desk's database: hundreds of them fill the disk, and take minutes to remove at the end."""
    postgres.drop(str(closed.store.database.database).rpartition("/")[2])


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest, home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """A supervisor's desk, empty but for its user, on each engine in turn."""
    if request.param == "sqlite":
        made = copied_file_desk(request.getfixturevalue("founded_home"), home, clock)
    else:
        founded = request.getfixturevalue("founded_database")
        made = copied_server_desk(request.getfixturevalue("postgres"), founded, clock)
    yield made
    made.close()
    if request.param == "postgresql":
        drop(request.getfixturevalue("postgres"), made)


@pytest.fixture
def file_desk(founded_home: Path, home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """A supervisor's desk on an encrypted file alone."""
    made = copied_file_desk(founded_home, home, clock)
    yield made
    made.close()


@pytest.fixture
def server_desk(postgres: Server, founded_database: str, clock: FrozenClock) -> Iterator[Desk]:
    """A supervisor's desk on a PostgreSQL server alone."""
    made = copied_server_desk(postgres, founded_database, clock)
    yield made
    made.close()
    drop(postgres, made)
