"""Large files that are filled by somebody else: made for their owner alone, and put in place when they are whole."""

import os
from pathlib import Path

from famcase.paths import sync_folder

_MODE = 0o600


def create_private(path: Path) -> None:
    """Create an empty file readable by its owner only. Raises FileExistsError when there is one already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _MODE))


def put_in_place(temporary: Path, path: Path) -> None:
    """Make `temporary` the file at `path`, on the disk before it returns."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)
