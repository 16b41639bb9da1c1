"""Brings a database to the schema of this program, by Peewee's own runner over the scripts of `migrations/`."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from peewee import SqliteDatabase

from famcase.errors import StorageFault
from famcase.wording import N_

_SERVER_LOCK: Final = int.from_bytes(b"famcase", "big")
"""What programs that migrate one office database take turns by."""


class NewerSchema(StorageFault):
    """The database was opened by a newer famcase, whose tables this one does not know."""

    def __init__(self) -> None:
        super().__init__(
            N_("This database was last opened by a newer famcase: it was not touched."),
            hint=N_("Install the newer famcase on this computer, then open it again."),
        )


def migrate(
    database: Any,
    folder: Path,
    back_up: Callable[[], object],
    then: Callable[[Collection[str]], object] | None = None,
) -> list[str]:
    """Apply the migrations that are pending, all of them or none, after a backup; return their names.

    `then` ends the same transaction, told what was applied. Another program that opens the database meanwhile waits,
    and finds it done. An empty database needs no backup. Raises NewerSchema when the database knows a migration that
    `folder` does not.
    """
    from playhouse.migrations import Runner

    runner = Runner(database, directory=str(folder))
    if not _pending(runner):
        return []
    with _alone(database):
        pending = _pending(runner)
        if pending and len(pending) < len(runner.status()):
            back_up()
        names = list(runner.up()) if pending else []
        if names and then is not None:
            then(names)
    return names


def _pending(runner: Any) -> list[str]:
    status = runner.status()
    if any(migration.path is None for migration in status):
        raise NewerSchema
    return [migration.name for migration in status if not migration.applied]


@contextmanager
def _alone(database: Any) -> Iterator[None]:
    """One transaction that nobody else's migration runs beside."""
    if isinstance(database, SqliteDatabase):
        # a table that a migration makes anew must not take along what refers to it; settable outside of a transaction
        database.pragma("foreign_keys", 0)
        try:
            with database.atomic("IMMEDIATE"):
                yield
        finally:
            database.pragma("foreign_keys", 1)
        return
    # held from before the transaction, whose snapshot would be from before whoever was waited for
    database.execute_sql("SELECT pg_advisory_lock(%s)", (_SERVER_LOCK,))
    try:
        with database.atomic():
            yield
    finally:
        database.execute_sql("SELECT pg_advisory_unlock(%s)", (_SERVER_LOCK,))
