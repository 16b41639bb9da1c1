"""What a person is told when something fails, and the exit code that a script gets."""

from typing import Final

from famcase.errors import fault_code
from famcase.presentation.wording import Wording
from famcase.wording import N_

UNEXPECTED: Final = 5
"""A fault of famcase itself counts as one of storage: what was saved before is kept."""

INTERRUPTED: Final = 130
"""128 and the number of the signal, as shells do."""

PIPE_CLOSED: Final = 141
"""128 and SIGPIPE: whoever read the answer has read enough."""


def unexpected(fault: BaseException, wording: Wording) -> str:
    """Return the sentences for a fault that nobody foresaw; its own text may hold names and is not shown."""
    said = wording(N_("famcase failed at this; what was saved before is kept (code {code})."), code=fault_code(fault))
    hint = wording(N_("Tell whoever looks after famcase this code. famcase check looks over the database."))
    return f"{said}\n{hint}"
