"""Brings a database to the schema of this program, by Peewee's own runner over the scripts of `migrations/`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from famcase.errors import StorageFault
from famcase.wording import N_


class NewerSchema(StorageFault):
    """The database was opened by a newer famcase, whose tables this one does not know."""

    def __init__(self) -> None:
        super().__init__(
            N_("This database was last opened by a newer famcase: it was not touched."),
            hint=N_("Install the newer famcase on this computer, then open it again."),
        )


def migrate(database: Any, folder: Path, back_up: Callable[[], object]) -> list[str]:
    """Apply the migrations that are pending, each in its transaction, after a backup; return their names.

    An empty database needs no backup. Raises NewerSchema when the database knows a migration that `folder` does not.
    """
    from playhouse.migrations import Runner

    runner = Runner(database, directory=str(folder))
    status = runner.status()
    if any(migration.path is None for migration in status):
        raise NewerSchema
    pending = [migration.name for migration in status if not migration.applied]
    if pending and len(pending) < len(status):
        back_up()
    return list(runner.up()) if pending else []
