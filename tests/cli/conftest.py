"""The command line in this process: a desk in a folder of its own, a frozen day, streams that can be read."""

import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from famcase.cli.main import run
from famcase.cli.surroundings import Surroundings
from famcase.paths import Home
from famcase.services import opening
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import PASSPHRASE, FrozenClock


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        import json

        return json.loads(self.out)


@dataclass(slots=True)
class CommandLine:
    """Runs commands; `typed` are the passphrases and `answers` the lines that a person types when asked."""

    folder: Path
    clock: FrozenClock
    environ: dict[str, str]
    interactive: bool = False
    shows: bool = False
    typed: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    screen: Any = None
    out: Callable[[], io.StringIO] = io.StringIO

    def __call__(self, *arguments: str) -> Answer:
        out, err = self.out(), io.StringIO()
        surroundings = Surroundings(
            environ=self.environ,
            out=out,
            err=err,
            ask=lambda _prompt: self.typed.pop(0) if self.typed else "",
            read_line=lambda: self.answers.pop(0) if self.answers else "",
            interactive=self.interactive,
            shows=self.shows,
            clock=self.clock,
            screen=self.screen,
            cost=CHEAP_FOR_TESTS,
        )
        code = run(arguments, surroundings)
        return Answer(code, out.getvalue(), err.getvalue())

    def secret(self, name: str, text: str) -> None:
        """Let the environment's variable `name` name a file that begins with `text`."""
        file = self.folder / f"{name}.txt"
        file.write_text(f"{text}\nsecond line\n", encoding="utf-8")
        self.environ[name] = str(file)

    def case(self, *more: str) -> str:
        """Register a family and return its case number."""
        done = self("register", "--name", "Khaled al-Adnan", "--people", "14", *more)
        assert done.code == 0, done.err
        return done.out.strip()


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a supervisor's new database, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "home"
    made = opening.create(Home(folder), "Rana", "supervisor", PASSPHRASE, clock=FrozenClock(), cost=CHEAP_FOR_TESTS)
    made.desk.close()
    return folder


@pytest.fixture
def bare(tmp_path: Path, clock: FrozenClock) -> CommandLine:
    """The command line where no database is yet."""
    line = CommandLine(tmp_path, clock, {"FAMCASE_HOME": str(tmp_path / "home"), "LANG": "C"})
    line.secret("FAMCASE_PASSPHRASE_FILE", PASSPHRASE)
    return line


@pytest.fixture
def famcase(bare: CommandLine, made_home: Path) -> CommandLine:
    """The command line of the supervisor Rana, over an encrypted file without families."""
    shutil.copytree(made_home, bare.environ["FAMCASE_HOME"])
    return bare
