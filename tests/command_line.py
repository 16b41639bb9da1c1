"""The command line in this process: streams that can be read, a frozen day, an environment of the test's own."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from famcase.cli.main import run
from famcase.cli.surroundings import Surroundings
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
    is_filed: bool = False
    typed: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    screen: Any = None
    out: Callable[[], io.StringIO] = io.StringIO
    always: tuple[str, ...] = ()
    """Said before every command, such as where the database is."""

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
            is_filed=self.is_filed,
            clock=self.clock,
            screen=self.screen,
            cost=CHEAP_FOR_TESTS,
        )
        code = run((*self.always, *arguments), surroundings)
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


def bare_command_line(folder: Path, clock: FrozenClock) -> CommandLine:
    """Return the command line where no database is yet, with a passphrase in a file."""
    line = CommandLine(folder, clock, {"FAMCASE_HOME": str(folder / "home"), "LANG": "C"})
    line.secret("FAMCASE_PASSPHRASE_FILE", PASSPHRASE)
    return line
