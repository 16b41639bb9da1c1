"""Desks of colleagues, closed after each test."""

from collections.abc import Callable, Iterator

import pytest

from famcase.paths import Home
from famcase.services.commands.families import Registered
from famcase.services.desk import Desk
from tests.services import builders


@pytest.fixture
def sami(desk: Desk, home: Home) -> Iterator[Desk]:
    """The desk of a caseworker on the supervisor's database."""
    made = builders.colleague(desk, home)
    yield made
    made.close()


@pytest.fixture
def beside(desk: Desk, home: Home) -> Iterator[Desk]:
    """The supervisor's own desk, opened a second time."""
    made = builders.again(desk, home)
    yield made
    made.close()


@pytest.fixture
def family(desk: Desk) -> Registered:
    """The family of the story."""
    return builders.the_adnans(desk)


@pytest.fixture
def hire(desk: Desk, home: Home) -> Iterator[Callable[..., Desk]]:
    """Make desks of more colleagues: hire("Lina", "supervisor")."""
    made: list[Desk] = []

    def hired(name: str, role: str = "caseworker") -> Desk:
        made.append(builders.colleague(desk, home, name, role))
        return made[-1]

    yield hired
    for one in made:
        one.close()
