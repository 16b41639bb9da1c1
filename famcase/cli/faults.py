"""What a person is told when something fails, and the exit code that a script gets."""

from pathlib import Path
from typing import Final

from famcase.presentation.wording import Wording
from famcase.wording import N_

UNEXPECTED: Final = 5
"""A fault of famcase itself counts as one of storage: what was saved before is kept."""

INTERRUPTED: Final = 130
"""128 and the number of the signal, as shells do."""

PIPE_CLOSED: Final = 141
"""128 and SIGPIPE: whoever read the answer has read enough."""


def code_of(fault: BaseException) -> str:
    """Return where and what a fault was, without a word of what was being worked on: "batch-131-KeyError"."""
    place = "start"
    step = fault.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if "famcase" in file.parts:
            place = f"{file.stem}-{step.tb_lineno}"
        step = step.tb_next
    return f"{place}-{type(fault).__name__}"


def unexpected(fault: BaseException, wording: Wording) -> str:
    """Return the sentences for a fault that nobody foresaw; its own text may hold names and is not shown."""
    said = wording(N_("famcase failed at this; what was saved before is kept (code {code})."), code=code_of(fault))
    hint = wording(N_("Tell whoever looks after famcase this code. famcase check looks over the database."))
    return f"{said}\n{hint}"
