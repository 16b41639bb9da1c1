"""What every test may use: a frozen clock, a home, and a desk on an encrypted file and on a PostgreSQL server."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from famcase.paths import Home
from famcase.services import opening
from famcase.services.desk import Desk
from famcase.storage.keys import CHEAP_FOR_TESTS
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
    """Deselect what needs PostgreSQL where none is installed, and say so."""
    if postgres_server.is_available():
        return
    needing = [item for item in items if "postgresql" in item.name or item.get_closest_marker("postgres")]
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line(f"PostgreSQL is not installed: {len(needing)} of its tests are deselected.")


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server's maintenance database."""
    with postgres_server.running_server() as address:
        yield address


@pytest.fixture
def new_database(postgres: str) -> Callable[[], str]:
    """Make an empty database on the server; return its address."""
    import secrets

    from famcase.storage.postgres import open_postgres

    def make() -> str:
        name = f"famcase_{secrets.token_hex(6)}"
        server = open_postgres(postgres)
        server.execute_sql(f'CREATE DATABASE "{name}"')
        server.close()
        return postgres.rsplit("/", 1)[0] + "/" + name

    return make


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def desk(request: pytest.FixtureRequest, home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """A supervisor's desk, empty but for its user, on each engine in turn."""
    if request.param == "sqlite":
        made = opening.create(home, "Rana", "supervisor", PASSPHRASE, clock=clock, cost=CHEAP_FOR_TESTS).desk
    else:
        address = request.getfixturevalue("new_database")()
        made = opening.open_server(address, clock=clock, create="supervisor")
    yield made
    made.close()


@pytest.fixture
def file_desk(home: Home, clock: FrozenClock) -> Iterator[Desk]:
    """A supervisor's desk on an encrypted file alone."""
    made = opening.create(home, "Rana", "supervisor", PASSPHRASE, clock=clock, cost=CHEAP_FOR_TESTS).desk
    yield made
    made.close()
