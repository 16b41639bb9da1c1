"""What SQLite and the disk can refuse, as sentences: what happened, what was kept, what to do next."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import apsw
import peewee

from famcase.errors import StorageFault
from famcase.wording import N_


class DatabaseBusy(StorageFault):
    """Another program held the database longer than the five seconds that are waited."""

    def __init__(self) -> None:
        super().__init__(
            N_("Another program is using the database; this was not saved."),
            hint=N_("Wait until it has finished (an import, a backup), then try again."),
        )


class DiskFull(StorageFault):
    """No space is left."""

    def __init__(self) -> None:
        super().__init__(
            N_("The disk is full; this was not saved, what was saved before is kept."),
            hint=N_("Free some space on the disk, then try again."),
        )


class KeyDoesNotFit(StorageFault):
    """The first page cannot be read with the key: another database's file, or a damaged one. SQLite cannot tell."""

    def __init__(self) -> None:
        super().__init__(
            N_("The database file and its key file do not belong together, or the database file is damaged."),
            hint=N_("Put back database and key file from the same backup. Nothing was changed."),
        )


class DatabaseDamaged(StorageFault):
    """A page is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            N_("A part of the database file is damaged; it was read no further."),
            hint=N_("Keep the file as it is, restore the last backup into a new folder, and change the disk."),
        )


class NotWritable(StorageFault):
    """The file, its folder or the medium is read-only."""

    def __init__(self) -> None:
        super().__init__(
            N_("The database cannot be written here; this was not saved."),
            hint=N_("Check that the file and its folder are yours and that the disk is not write-protected."),
        )


class CannotOpen(StorageFault):
    """The file cannot be opened at all."""

    def __init__(self) -> None:
        super().__init__(
            N_("The database file cannot be opened; nothing was changed."),
            hint=N_("Check that the disk is there and that file and folder are yours."),
        )


class DiskFailed(StorageFault):
    """The operating system reported a failed read or write."""

    def __init__(self) -> None:
        super().__init__(
            N_("The disk failed while the database was read or written; this was not saved."),
            hint=N_("Check the disk and its cable, copy the folder to another disk, then open it there."),
        )


class OutOfMemory(StorageFault):
    """SQLite was given no more memory."""

    def __init__(self) -> None:
        super().__init__(
            N_("There is not enough free memory for this; it was not saved."),
            hint=N_("Close other programs and try again."),
        )


_FAULTS: Final[dict[type[Exception], Callable[[], StorageFault]]] = {
    apsw.BusyError: DatabaseBusy,
    apsw.LockedError: DatabaseBusy,
    apsw.FullError: DiskFull,
    apsw.NotADBError: KeyDoesNotFit,
    apsw.CorruptError: DatabaseDamaged,
    apsw.FormatError: DatabaseDamaged,
    apsw.ReadOnlyError: NotWritable,
    apsw.PermissionsError: NotWritable,
    apsw.CantOpenError: CannotOpen,
    apsw.IOError: DiskFailed,
    apsw.NoMemError: OutOfMemory,
    apsw.ProtocolError: DatabaseBusy,
}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn a failure of SQLite, raised inside, into a StorageFault with a sentence.

    What is no failure of the storage passes: broken constraints, interrupted queries, mistakes of the program.
    """
    try:
        yield
    except (apsw.Error, peewee.PeeweeException) as error:
        fault = _fault(error)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def file_errors() -> Iterator[None]:
    """Turn a failure of the operating system, raised while whole files are copied or replaced, into a StorageFault."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            raise NotWritable from error
        if isinstance(error, FileNotFoundError | NotADirectoryError | IsADirectoryError):
            raise CannotOpen from error
        raise DiskFailed from error


def _fault(error: Exception) -> StorageFault | None:
    # Peewee wraps what APSW raised and keeps it as `orig`.
    origin = getattr(error, "orig", error)
    return next((fault() for kind, fault in _FAULTS.items() if isinstance(origin, kind)), None)
