"""Where famcase keeps what is shipped with it, what a person's desk writes, and how such files are made private."""

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from famcase.errors import StorageFault, Usage
from famcase.under_way import begin_file
from famcase.wording import N_

HOME_VARIABLE = "FAMCASE_HOME"

_SHOWN_OF_A_NAME = 200
"""Characters of an impossible name that an error repeats."""

_OF_A_DESK = re.compile(
    r"(famcase|drafts-\w+)\.db(-wal|-shm)?|famcase\.keys|settings\.toml|famcase-.*\.backup", re.IGNORECASE
)
"""Names of files that no answer may replace: without its key file a database can never be read again."""


def data_folder() -> Path:
    """Return the folder of the shipped lists: inside an installed package, or beside it in a checkout."""
    return _shipped("data")


def migrations_folder() -> Path:
    """Return the folder of the migration scripts: inside an installed package, or beside it in a checkout."""
    return _shipped("migrations")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / name
    return installed if installed.is_dir() else package.parent / name


@dataclass(frozen=True, slots=True)
class Home:
    """The names of the files in the folder of one desk."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "famcase.db"

    @property
    def keys(self) -> Path:
        """The key file: one slot a user; without it the database cannot be read."""
        return self.folder / "famcase.keys"

    @property
    def settings(self) -> Path:
        """How this desk works, in plain text: nothing of a person is in it."""
        return self.folder / "settings.toml"

    def drafts(self, label: str) -> Path:
        """One user's half-typed forms, in a file of their own, so that a long import blocks no typing.

        `label` is the random label of the user's slot: no name is in a file name.
        """
        return self.folder / f"drafts-{label}.db"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"


def home(environ: Mapping[str, str]) -> Path:
    """Return the folder of a person's desk: FAMCASE_HOME, or the platform's own place for a user's data.

    Raises Usage where neither says one, StorageFault where a relative one has nothing to begin from.
    """
    return _chosen(environ) or _user_data("famcase")


def demo_home(environ: Mapping[str, str]) -> Path:
    """Return the folder of the demo: FAMCASE_HOME when it is set, else one apart from the real desk."""
    return _chosen(environ) or _user_data("famcase-demo")


def _chosen(environ: Mapping[str, str]) -> Path | None:
    chosen = environ.get(HOME_VARIABLE, "").strip()
    return absolute(chosen) if chosen else None


def _user_data(name: str) -> Path:
    from platformdirs import user_data_path

    folder = user_data_path(name, appauthor=False)
    if not folder.is_absolute():  # a user without a home, or XDG_DATA_HOME from here on: another place in each folder
        raise Usage(
            N_("This computer does not say where your files belong."),
            hint=N_("Name a folder in {variable}."),
            variable=HOME_VARIABLE,
        )
    return folder


def expanded(text: str) -> Path:
    """Return the path `text` with the folder that a ~ at its beginning means. Raises Usage where that is nobody's."""
    try:
        return Path(text).expanduser()
    except RuntimeError as fault:
        raise _no_name(text) from fault


def absolute(text: str) -> Path:
    """Return the path `text` from the root on. Raises Usage as `expanded` does; StorageFault where we are nowhere."""
    path = expanded(text)
    try:
        return path.absolute()
    except OSError as fault:  # the folder that we were started in was removed
        raise cannot_read(path, fault) from fault


def refuse_to_replace(path: Path) -> None:
    """Raise Usage where an answer cannot go: no such folder; a folder, a device or a desk's own file in its place."""
    if not is_there(path.parent):
        raise Usage(
            N_("There is no folder for {path}; nothing was done."), hint=N_("Make the folder first."), path=str(path)
        )
    if is_there(path) and (not path.is_file() or _OF_A_DESK.fullmatch(path.name)):
        raise Usage(
            N_("{path} is there already and cannot be replaced by an answer; nothing was done."),
            hint=N_("Give the answer a file of its own."),
            path=str(path),
        )
    if _OF_A_DESK.fullmatch(path.name) and is_there(Home(path.parent).database):
        raise Usage(
            N_("{path} would be a file of the desk in that folder; nothing was done."),
            hint=N_("Give the answer a file of its own."),
            path=str(path),
        )


def is_there(path: Path) -> bool:
    """Return whether there is a file or folder of this name.

    Raises Usage for a name that none can have (too long, or with a NUL), StorageFault where one may not look.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as fault:
        if isinstance(fault, ValueError) or fault.errno in (errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP):
            raise _no_name(str(path)) from fault
        raise cannot_read(path, fault) from fault
    return True


def make_private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for this user alone (0700).

    On Windows a folder under the user's profile already belongs to that user alone, and modes mean nothing. A folder
    that others share (/tmp, or somebody else's) is refused: closing it would take it from them.

    Raises StorageFault.
    """
    try:
        for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        if sys.platform == "win32":
            return
        status = folder.stat()
        if not stat.S_ISDIR(status.st_mode):
            raise NotADirectoryError(f"not a folder: {folder}")
        if status.st_uid != os.geteuid() or status.st_mode & stat.S_ISVTX:
            raise StorageFault(
                N_("The folder {folder} is shared with others; nothing was written there."),
                hint=N_("Give famcase a folder of its own, for example one inside your home folder."),
                folder=str(folder),
            )
        if status.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as fault:
        raise cannot_write(folder, fault) from fault


def write_private(path: Path, content: bytes) -> None:
    """Put `content` into `path`, readable by this user alone (0600) from the first moment; all of it or nothing.

    The old file stands until the new one is safe on the disk, also through a power cut.

    Raises StorageFault, also for what is no ordinary file: a device is not to be replaced by one.
    """
    unfinished = UnfinishedFile(path)
    try:
        unfinished.write(content)
        unfinished.put_in_place()
    finally:
        unfinished.drop()


class UnfinishedFile:
    """A file of this user alone that is written part by part and stands under its name only when it is whole."""

    def __init__(self, path: Path) -> None:
        """Begin it beside `path`, and sweep away there what others left that died over theirs. Raises StorageFault."""
        self.path = path
        self._file: IO[bytes] | None = None
        try:
            if path.exists() and not path.is_file():
                raise FileExistsError(errno.EEXIST, "not an ordinary file")
            handle, self._beside = begin_file(path.parent)
        except OSError as fault:
            raise cannot_write(path, fault) from fault
        self._file = os.fdopen(handle, "wb")

    def write(self, content: bytes) -> None:
        """Write some more of it. Raises StorageFault."""
        try:
            if self._file is not None:
                self._file.write(content)
        except OSError as fault:
            raise cannot_write(self.path, fault) from fault

    def put_in_place(self) -> None:
        """Make it the file of its name, safe on the disk before this returns. Raises StorageFault."""
        try:
            if self._file is not None:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
            self._beside.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as fault:
            raise cannot_write(self.path, fault) from fault

    def drop(self) -> None:
        """Leave nothing of it behind; nothing happens to one that is in place."""
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            self._beside.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system lets a folder be opened (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _no_name(text: str) -> Usage:
    return Usage(
        N_("“{path}” is not the name of a file."),
        hint=N_("Give the path of a file."),
        path=text[:_SHOWN_OF_A_NAME],
    )


def cannot_read(path: Path, fault: OSError) -> StorageFault:
    """Return what to tell somebody whose file cannot be looked at."""
    return StorageFault(
        N_("{path} cannot be read: {reason}."),
        hint=N_("Check that the folder belongs to you."),
        path=str(path),
        reason=fault.strerror or type(fault).__name__,
    )


def cannot_write(path: Path, fault: OSError) -> StorageFault:
    """Return what to tell somebody whose file the disk did not take."""
    return StorageFault(
        N_("{path} cannot be written: {reason}."),
        hint=N_("Check that the disk is not full and that the folder belongs to you."),
        path=str(path),
        reason=fault.strerror or type(fault).__name__,
    )
