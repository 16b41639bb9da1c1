"""Files and folders under way: of this user alone, held while who writes them lives, swept away when they died."""

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_PREFIX: Final = ".famcase-"
_FILE, _FOLDER = ".part", ".rows"
_OURS: Final = re.compile(r"\.famcase-[a-z0-9_]{8}\.(part|rows|old)")
"""Names that nobody else gives: what bears one was begun here."""

_OLD: Final = 600
"""Seconds without a change before which nothing is swept. A lock tells whether the writer lives; a folder of another
computer may pretend to keep locks."""


def begin_file(folder: Path) -> tuple[int, Path]:
    """Make a file of this user alone (0600) in a folder; return its handle, open for writing, and its name.

    What others that died left in that folder is removed. Raises OSError.
    """
    handle, name = tempfile.mkstemp(dir=folder, prefix=_PREFIX, suffix=_FILE)
    _hold(handle)
    path = Path(name)
    sweep(folder, _OURS, path)
    return handle, path


class FolderUnderWay:
    """A folder of this user alone (0700) for what is needed until something is whole."""

    def __init__(self, within: Path | None) -> None:
        """Make it in a folder, the system's own for temporary files where None. Raises OSError."""
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, suffix=_FOLDER, dir=within))
        self._handle = -1
        if sys.platform != "win32":
            self._handle = os.open(self.path, os.O_RDONLY)
            _hold(self._handle)
        sweep(self.path.parent, _OURS, self.path)

    def drop(self) -> None:
        """Remove it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def sweep(folder: Path, ours: re.Pattern[str], begun: Path) -> None:
    """Remove what bears a name of `ours` in a folder, is this user's, is old, and is written by nobody any more.

    What was `begun` just now tells how late it is by the clock of the disk. Nothing is raised: what cannot be removed
    stays, and is tried again the next time.
    """
    with contextlib.suppress(OSError):
        before = begun.stat().st_mtime - _OLD
        for path in folder.iterdir():
            if ours.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    _remove_if_dead(path, before)


def _hold(handle: int) -> None:
    """Lock it for as long as this process has it open. Windows removes nothing that is open."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # a disk without locks: there nothing is swept either
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove_if_dead(path: Path, before: float) -> None:
    """Remove what nobody holds and nobody changed since `before`, in seconds of the disk. Raises OSError."""
    if _changed(path) > before:
        return
    if sys.platform == "win32":
        _remove(path.rename(path.with_suffix(".old")))  # refused while it is open, or something in it
    else:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if os.fstat(handle).st_uid == os.geteuid():
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(path)
        finally:
            os.close(handle)


def _changed(path: Path) -> float:
    """Return when a file, or anything in a folder, was changed last."""
    status = path.lstat()
    within = path.iterdir() if stat.S_ISDIR(status.st_mode) else ()
    return max([status.st_mtime, *(each.lstat().st_mtime for each in within)])


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
