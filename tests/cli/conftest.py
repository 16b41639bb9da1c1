"""The command line over a desk of each test's own, copied from one that was made once."""

import shutil
from pathlib import Path

import pytest

from tests.cli.camp import AGREED, ORGANISATION, REFUSED, SITE, UNASKED, WITHHELD
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


@pytest.fixture(scope="session")
def camp_home(tmp_path_factory: pytest.TempPathFactory, founded_home: Path) -> Path:
    """A camp with four families due today: one agreed, one was not asked, one refused, one withholds its name."""
    famcase = bare_command_line(tmp_path_factory.mktemp("camp"), FrozenClock())
    home = Path(famcase.environ["FAMCASE_HOME"])
    shutil.copytree(founded_home, home)
    assert famcase("settings", "organisation", ORGANISATION).code == 0
    assert famcase("site", "add", SITE, "--at", "Armanaz", "--type", "planned-camp").code == 0
    families = (
        (AGREED, "Abu Ahmad", "given", ()),
        (UNASKED, "Umm Salim", "not-asked", ()),
        (REFUSED, "Abu Salim", "refused", ()),
        (WITHHELD, "Abu Khafi", "given", ("--withhold-name",)),
    )
    for first, called, consent, more in families:
        done = famcase(
            "register", "--first", first, "--surname", "al-Adnan", "--called", called, "--people", "6",
            "--from", "Tamanaah", "--to", SITE, "--since", "12 Aug", "--living", "tent", "--reason", "bombardment",
            "--directions", "behind the mill", "--tent", "12", "--sector", "B", "--priority", "1", "--need", "health",
            "--next", "today", "--what", "2 tents, cash and a safety call", "--phone", "0933 111 222",
            "--consent", consent, "--intention", "stay", *more,
        )  # fmt: skip
        assert done.code == 0, done.err
    return home


@pytest.fixture
def camp(bare: CommandLine, camp_home: Path) -> CommandLine:
    """The command line of a supervisor over a copy of the camp."""
    shutil.copytree(camp_home, bare.environ["FAMCASE_HOME"])
    return bare


@pytest.fixture
def cases(camp: CommandLine) -> dict[str, str]:
    """The case numbers by first names."""
    listed = camp("list", "--format", "json").json
    numbers = {line["number"]: f"{line['number'][:5]}-{line['number'][5:8]}-{line['number'][8:]}" for line in listed}
    named = {(line["name"] or WITHHELD).split()[0]: numbers[line["number"]] for line in listed}
    assert set(named) == {AGREED, UNASKED, REFUSED, WITHHELD}
    return named
