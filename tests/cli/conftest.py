"""The command line over a desk of each test's own, copied from one that was made once."""

import shutil
from pathlib import Path

import pytest

from tests.command_line import CommandLine, bare_command_line
from tests.conftest import FrozenClock, Server


@pytest.fixture
def bare(tmp_path: Path, clock: FrozenClock) -> CommandLine:
    """The command line where no database is yet."""
    return bare_command_line(tmp_path, clock)


@pytest.fixture
def famcase(bare: CommandLine, founded_home: Path) -> CommandLine:
    """The command line of the supervisor Rana, over an encrypted file without families."""
    shutil.copytree(founded_home, bare.environ["FAMCASE_HOME"])
    return bare


@pytest.fixture
def on_server(bare: CommandLine, postgres: Server, founded_database: str) -> CommandLine:
    """The command line of a supervisor over an office database without families."""
    bare.always = ("--database", postgres.make(of=founded_database))
    return bare


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def anywhere(request: pytest.FixtureRequest) -> CommandLine:
    """The command line of a supervisor, on each engine in turn."""
    line: CommandLine = request.getfixturevalue("famcase" if request.param == "sqlite" else "on_server")
    return line
