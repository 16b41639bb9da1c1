"""What can go wrong, as sentences: a message and a hint (msgids with named values) and an exit code."""

from pathlib import Path
from typing import ClassVar


class FamcaseError(Exception):
    """Something a person must be told.

    `message` and `hint` are msgids with `{named}` places, filled with `values` after translation. The text of the
    exception itself is the msgid alone: values may be names, and names stay out of logs and crash reports.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "", **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values


class Refused(FamcaseError):
    """A rule says no; nothing was changed."""

    exit_code = 1


class Usage(FamcaseError):
    """The words of a command or a field cannot be understood; nothing was changed."""

    exit_code = 2


class NotFound(FamcaseError):
    """No record bears what was asked for."""

    exit_code = 3


class Ambiguous(FamcaseError):
    """More than one record bears what was asked for."""

    exit_code = 3


class Locked(FamcaseError):
    """The database stays closed: wrong passphrase, no such user, or no key."""

    exit_code = 4


class StorageFault(FamcaseError):
    """The disk, the file or the server failed; what was saved before is kept."""

    exit_code = 5


def fault_code(fault: BaseException) -> str:
    """Return where and what a fault of famcase itself was, without a word of its data: "batch-131-KeyError"."""
    place = "start"
    step = fault.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        # the innermost line of our own says more than one inside a library
        if "famcase" in file.parts:
            place = f"{file.stem}-{step.tb_lineno}"
        step = step.tb_next
    return f"{place}-{type(fault).__name__}"
