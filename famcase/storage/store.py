"""One open database: its tables, its engine's way to write, and its derived rows made anew."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

from peewee import DatabaseError, IntegrityError, InterfaceError, OperationalError, PeeweeException

from famcase.errors import Locked, StorageFault
from famcase.storage.schema import Tables, schema
from famcase.wording import N_

Engine = Literal["sqlite", "postgresql"]


class TryAgain(Exception):
    """Another transaction of the same server came between: the whole command must run again."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open database with the model classes made for it."""

    database: Any
    tables: Tables
    engine: Engine

    @staticmethod
    def over(database: Any, engine: Engine) -> "Store":
        return Store(database, schema(database), engine)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction that alone writes: BEGIN IMMEDIATE on a file, serializable on a server.

        Raises TryAgain where the server found that another came between, and StorageFault where the disk, the file or
        the connection failed; in both cases nothing was saved.
        """
        begin = self.database.atomic("IMMEDIATE") if self.engine == "sqlite" else self.database.atomic()
        with self.errors(), begin:
            yield

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turn what the engine raises into TryAgain or a StorageFault; what is no failure of the storage passes."""
        if self.engine == "sqlite":
            from famcase.storage.faults import storage_errors

            with storage_errors():
                yield
            return
        try:
            yield
        except (DatabaseError, InterfaceError) as error:
            if _came_between(error):
                raise TryAgain from None
            if _is_forbidden(error):
                raise Locked(
                    N_("The office server does not let you do this: nothing of this was saved."),
                    hint=N_("Ask your supervisor whether you still work here."),
                ) from error
            lost = self._drop_lost_connection()
            if not lost and not isinstance(error, OperationalError):
                raise
            raise StorageFault(
                N_("The office database did not answer: nothing of this was saved."),
                hint=N_("Check the connection and try again; what you typed is kept."),
            ) from error

    def _drop_lost_connection(self) -> bool:
        """Let this thread connect anew the next time when the server ended its connection; return whether it had."""
        if self.database.is_closed() or not self.database.connection().closed:
            return False
        with suppress(PeeweeException):
            self.database.close()
        return True

    def is_still_referred_to(self, error: IntegrityError) -> bool:
        """Return whether a statement failed because other rows refer to the row that it would delete."""
        if self.engine == "sqlite":
            return "FOREIGN KEY" in str(error)
        import psycopg

        # by its class: a server speaks the language that it was set up in
        return _is_among_causes(error, (psycopg.errors.ForeignKeyViolation,))

    def scrub(self) -> None:
        """Empty the write-ahead log of a file, so that nothing erased is left in it.

        While another connection reads, the log stays until the last one closes, which removes it.
        """
        if self.engine != "sqlite":
            return
        with suppress(OperationalError):
            self.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close this thread's connection."""
        if not self.database.is_closed():
            self.database.close()


def _came_between(error: BaseException) -> bool:
    import psycopg

    # a unique violation too: two sessions of one role took the same next number
    between = (
        psycopg.errors.SerializationFailure,
        psycopg.errors.DeadlockDetected,
        psycopg.errors.UniqueViolation,
    )
    return _is_among_causes(error, between)


def _is_forbidden(error: BaseException) -> bool:
    import psycopg

    return _is_among_causes(error, (psycopg.errors.InsufficientPrivilege,))


def _is_among_causes(error: BaseException, kinds: tuple[type[BaseException], ...]) -> bool:
    """Return whether the server's own error, which Peewee wraps, is of one of these kinds."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, kinds):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
