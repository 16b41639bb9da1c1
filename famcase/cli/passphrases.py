"""Where passphrases come from: a file named by the environment, else the keyboard; never an argument."""

from typing import Final

from famcase.cli.surroundings import Surroundings
from famcase.errors import Locked, Refused, Usage
from famcase.paths import expanded
from famcase.presentation.wording import Wording
from famcase.wording import N_

PASSPHRASE_FILE: Final = "FAMCASE_PASSPHRASE_FILE"  # noqa: S105 - names a variable
NEW_PASSPHRASE_FILE: Final = "FAMCASE_NEW_PASSPHRASE_FILE"  # noqa: S105 - names a variable
FILE_PASSWORD_FILE: Final = "FAMCASE_FILE_PASSWORD_FILE"  # noqa: S105 - names a variable

_LONGEST: Final = 100_000
"""Characters of a secret that are read: a device without end is no file with a passphrase."""


class Passphrases:
    """Asks for the passphrases of one run."""

    def __init__(self, surroundings: Surroundings, wording: Wording) -> None:
        self._surroundings = surroundings
        self._wording = wording

    @property
    def from_file(self) -> bool:
        """Whether the passphrase of the person at the desk is in a file."""
        return bool(self._surroundings.environ.get(PASSPHRASE_FILE, "").strip())

    def current(self) -> str:
        """Return the passphrase of the person at the desk. Raises Locked where it cannot be had."""
        return self._read(PASSPHRASE_FILE) or self._asked(N_("Passphrase: "), PASSPHRASE_FILE)

    def first(self) -> str:
        """Return the passphrase of a database that is being made, asked twice."""
        return self._read(PASSPHRASE_FILE) or self._asked_twice(PASSPHRASE_FILE)

    def new(self) -> str:
        """Return a second, new passphrase, asked twice."""
        return self._read(NEW_PASSPHRASE_FILE) or self._asked_twice(NEW_PASSPHRASE_FILE)

    def of_a_file(self) -> str:
        """Return the password of a workbook, asked twice; empty where nobody wants one."""
        if said := self._read(FILE_PASSWORD_FILE):
            return said
        if not self._surroundings.interactive:
            raise Locked(
                N_("The password of the file cannot be asked for: there is no terminal."),
                hint=N_("{variable} can name a file whose first line is the password."),
                variable=FILE_PASSWORD_FILE,
            )
        typed = self._surroundings.ask(self._wording(N_("Password of the file, nothing for none: ")))
        if typed and typed != self._surroundings.ask(self._wording(N_("The same once more: "))):
            raise Refused(N_("The two passwords are not the same; nothing was written."))
        return typed

    def _read(self, variable: str) -> str:
        named = self._surroundings.environ.get(variable, "").strip()
        if not named:
            return ""
        try:
            with expanded(named).open(encoding="utf-8-sig") as file:
                line = file.readline(_LONGEST)
        except (OSError, ValueError, Usage) as error:  # the last: ~ of nobody
            raise Locked(
                N_("The file with the passphrase cannot be read: {file}."),
                hint=N_("{variable} must name a text file whose first line is the passphrase."),
                file=named,
                variable=variable,
            ) from error
        first, *_rest = [*line.splitlines(), ""]
        if not first:
            raise Locked(
                N_("The file with the passphrase is empty: {file}."),
                hint=N_("{variable} must name a text file whose first line is the passphrase."),
                file=named,
                variable=variable,
            )
        return first

    def _asked(self, prompt: str, variable: str) -> str:
        if not self._surroundings.interactive:
            raise Locked(
                N_("The passphrase cannot be asked for: there is no terminal."),
                hint=N_("{variable} can name a file whose first line is the passphrase."),
                variable=variable,
            )
        try:
            typed = self._surroundings.ask(self._wording(prompt))
        except EOFError as error:
            raise Locked(N_("No passphrase was given; nothing was opened.")) from error
        if not typed:
            raise Locked(N_("No passphrase was given; nothing was opened."))
        return typed

    def _asked_twice(self, variable: str) -> str:
        typed = self._asked(N_("New passphrase: "), variable)
        if typed != self._asked(N_("The same once more: "), variable):
            raise Refused(N_("The two passphrases are not the same; nothing was changed."))
        return typed


def read_secret_file(name: str) -> str:
    """Return the text of a key's file. Raises Usage when it cannot be read."""
    try:
        with expanded(name).open(encoding="utf-8-sig") as file:
            return file.read(_LONGEST)
    except (OSError, ValueError) as error:
        raise Usage(N_("{file} cannot be read."), hint=N_("Give the file that holds the key."), file=name) from error
