"""Whatever two people do, the journal alone says what is there: rebuilt from it, every table is the same."""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famcase.paths import Home
from famcase.services.desk import Desk
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import FrozenClock, copied_file_desk, copied_server_desk
from tests.properties.random_work import ACTIONS, step
from tests.properties.two_at_work import Work, closing_both
from tests.services.builders import colleague

STEPS = st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 2**32)), min_size=1, max_size=40)
Opened = Callable[[], AbstractContextManager[Work]]


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])]
)
def at_work(request: pytest.FixtureRequest) -> Opened:
    """Open two desks on a new database, on each engine in turn."""

    @contextmanager
    def opened() -> Iterator[Work]:
        with tempfile.TemporaryDirectory() as folder:
            home, clock = Home(Path(folder) / "home"), FrozenClock()
            if request.param == "sqlite":
                desk: Desk = copied_file_desk(request.getfixturevalue("founded_home"), home, clock)
            else:
                server, founded = (request.getfixturevalue(name) for name in ("postgres", "founded_database"))
                desk = copied_server_desk(server, founded, clock)
            with closing_both(Work(desk, colleague(desk, home))) as work:
                yield work

    return opened


def check(work: Work) -> None:
    tables = work.supervisor.store.tables
    assert journal.verify(tables) == []
    before = snapshot(tables)
    with work.supervisor.store.write():
        rebuild(tables, work.supervisor.clock.today())
    assert snapshot(tables) == before


def work_through(opened: Opened, steps: list[tuple[str, int]]) -> None:
    with opened() as work:
        for action, seed in steps:
            step(work, action, seed)
        work.check_nothing_half_read()
        check(work)


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_what_is_there_follows_from_the_journal(at_work: Opened, steps: list[tuple[str, int]]) -> None:
    work_through(at_work, steps)


@pytest.mark.slow
@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_short_history_is_rebuilt_otherwise(at_work: Opened, steps: list[tuple[str, int]]) -> None:
    work_through(at_work, steps)


@pytest.mark.slow
def test_two_thousand_random_commands_are_rebuilt_as_they_were(at_work: Opened) -> None:
    draw = random.Random(2018)  # noqa: S311
    with at_work() as work:
        for _ in range(2_000):
            step(work, draw.choice(ACTIONS), draw.getrandbits(32))
        assert work.saved > 800
        check(work)
