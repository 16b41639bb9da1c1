"""This computer's printer: what is printed is handed to it whole, and nothing of it stays on the disk."""

import contextlib
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from famcase.errors import NotFound, StorageFault
from famcase.under_way import sweep
from famcase.wording import N_

_JOB: Final = "famcase"
"""What a queue shows of a print: nothing of it, since others read the queue."""

_PROGRAMS: Final = (("lp", "-t", _JOB), ("lpr", "-J", _JOB))
"""Programs that take what is printed from their input (CUPS, LPRng), with how the print is called."""

_PATIENCE: Final = 60
"""Seconds that a program has to take a print; one that asks a printer far away may never come back."""

_TOLD: Final = N_("The printer did not take it: {reason}.")
_SILENT: Final = N_("The printer did not take it: {program} gave no answer within {seconds} seconds.")
_ENDED: Final = N_("The printer did not take it: {program} ended with {code} and did not say why.")

_READ_WITHIN: Final = 180
"""Seconds after which a file that Windows prints is removed: it does not tell when it has read it."""

_LEFT: Final = re.compile(r"famcase-[a-z0-9_]{8}\.(pdf|txt|old)")
"""Such files, as a computer that was switched off before that leaves them: the next print removes them."""


class NoPrinter(NotFound):
    def __init__(self) -> None:
        super().__init__(
            N_("Nothing on this computer takes a print: neither lp nor lpr is installed."),
            hint=N_("Write it into a file that ends in .pdf, and print that one."),
        )


class NotPrinted(StorageFault):
    """The printing program did not take it."""

    def __init__(self, message: str, **values: object) -> None:
        """`message` is a msgid that says so and why, with these values."""
        super().__init__(
            message,
            hint=N_(
                "Look whether the printer is on and chosen, or write it into a file that ends in .pdf. It stays listed "
                "among what left: some of it may be on paper."
            ),
            **values,
        )


class Printout:
    """A print under way, kept in memory until it is whole."""

    def __init__(self, ending: str) -> None:
        """`ending` is that of a file of its form, by which Windows finds what prints it. Raises NoPrinter."""
        self._ending = ending
        self._command = () if sys.platform == "win32" else _found()
        self._content = BytesIO()

    def write(self, content: bytes) -> None:
        """Add some more of it."""
        self._content.write(content)

    def put_in_place(self) -> None:
        """Hand it to the printer. Raises NotPrinted."""
        if sys.platform == "win32":
            _print_on_windows(self._content.getvalue(), self._ending)
            return
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and nothing of a person among the arguments
                self._command, input=self._content.getvalue(), capture_output=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired as fault:
            raise NotPrinted(_SILENT, program=self._program, seconds=_PATIENCE) from fault
        except OSError as fault:
            raise NotPrinted(_TOLD, reason=fault.strerror or type(fault).__name__) from fault
        if done.returncode:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            if told:
                raise NotPrinted(_TOLD, reason=told[-1].rstrip("."))
            raise NotPrinted(_ENDED, program=self._program, code=done.returncode)

    @property
    def _program(self) -> str:
        """The name of the program: where it is installed helps nobody."""
        return Path(self._command[0]).stem

    def drop(self) -> None:
        """Forget it."""
        self._content = BytesIO()


def _found() -> tuple[str, ...]:
    """Return the program that takes a print, with its arguments. Raises NoPrinter."""
    for name, *arguments in _PROGRAMS:
        if program := shutil.which(name):
            return (program, *arguments)
    raise NoPrinter


def _print_on_windows(content: bytes, ending: str) -> None:
    """Have the program that prints files of this ending print it, from a file that is removed when it has been read."""
    if sys.platform != "win32":
        return
    import os
    import tempfile

    path = ""
    try:
        handle, path = tempfile.mkstemp(prefix="famcase-", suffix=f".{ending}")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        sweep(Path(path).parent, _LEFT, Path(path))
        # started first: should famcase be closed meanwhile, the file goes all the same
        remover = f"import os, sys, time; time.sleep({_READ_WITHIN}); os.remove(sys.argv[1])"
        subprocess.Popen(  # noqa: S603 - no shell, and the path is one argument
            [sys.executable, "-I", "-c", remover, path], creationflags=subprocess.DETACHED_PROCESS
        )
        os.startfile(path, "print")  # noqa: S606 - the platform's own way to print
    except OSError as fault:
        with contextlib.suppress(OSError):
            Path(path).unlink()
        raise NotPrinted(_TOLD, reason=fault.strerror or type(fault).__name__) from fault
