"""Only files with an end are read: a pipe may never say anything, and a device may never stop."""

from pathlib import Path

from famcase.errors import Refused
from famcase.wording import N_


def check_is_file(path: Path) -> None:
    """Raise Refused for a pipe, a socket or a device; what is not there at all passes."""
    if path.exists() and not path.is_file():
        raise Refused(
            N_("{file} is no ordinary file, and may have no end."),
            hint=N_("Save what comes from it into a file, and give that."),
            file=str(path),
        )
