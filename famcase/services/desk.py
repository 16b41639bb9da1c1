"""The desk: an open database, who sits at it, the clock and the lists; passed in wherever something is done."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import wraps
from threading import Event
from time import sleep
from typing import Any, Concatenate, ParamSpec, TypeVar

from famcase.clock import Clock
from famcase.domain.days import DateOrder
from famcase.domain.periods import Period, read_period
from famcase.domain.vocabulary import Vocabulary
from famcase.errors import StorageFault
from famcase.services.batch import Batch
from famcase.services.drafts import Drafts
from famcase.services.views import UserView
from famcase.settings import Settings
from famcase.storage import postings
from famcase.storage.store import Store, TryAgain
from famcase.wording import N_

P = ParamSpec("P")
T = TypeVar("T")

_TRIES = 10

_PAUSE = 0.005
"""Seconds of the first pause before another try, at most; each further one may be twice as long."""

_LONGEST_PAUSE = 0.5


_STRETCH = 64
"""After so many changes of a writer what words find is packed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a command or a query needs. Its threads and connections end with `close`."""

    store: Store
    clock: Clock
    user: UserView
    writer: int
    """Local id of the writer that this person's changes are numbered by."""
    vocabulary: Vocabulary
    drafts: Drafts | None
    """Half-typed forms; None on an office server, which has no place for them."""
    settings: Settings = field(default_factory=Settings)
    _reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "reader"))
    # a page cache belongs to a connection and a connection to a thread: a fresh one is five times slower
    _saver: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "saver"))
    _closed: Event = field(default_factory=Event)

    @contextmanager
    def write(self, verb: str, *, reason: str = "", undoes: str = "") -> Iterator[Batch]:
        """One transaction and one batch: what is added and edited inside is saved and journaled as one, or not at all.

        Nothing is written when nothing changed. The decorator `command` runs it again where a server asks for that.
        """
        with self.store.write():
            batch = Batch(self.store, self.clock, self.user, self.writer, verb, reason=reason, undoes=undoes)
            yield batch
            batch.save()
        if batch.done.batch and _ends_a_stretch(batch.done.batch.seq, batch.done.changed):
            self._pack()

    def _pack(self) -> None:
        # after the save, so that two who save need not wait for each other; unpacked it is found all the same
        with suppress(TryAgain, StorageFault), self.store.write():
            postings.pack(self.store.tables)

    def ask(self, query: Callable[..., T], *args: Any, **named: Any) -> Future[T]:
        """Run a query on the desk's long-lived reader thread; its future raises StorageFault where reading failed."""
        return self._reader.submit(_answer, self, query, *args, **named)

    def tell(self, command: Callable[..., T], *args: Any, **named: Any) -> Future[T]:
        """Run a command on the desk's saving thread, one after the other, so that reading never waits for saving."""
        return self._saver.submit(command, self, *args, **named)

    def period(self, text: str) -> Period:
        """Return the period that was typed, by this desk's order of day and month and its first day of a week.

        Raises Usage.
        """
        order = DateOrder(self.settings.date_order)
        return read_period(text, self.clock.today(), order, self.settings.first_weekday)

    def close(self) -> None:
        """Finish what is under way and close the connections of every thread; does nothing the second time."""
        if self._closed.is_set():
            return
        self._closed.set()
        if self.drafts is not None:
            self._saver.submit(self.drafts.close).result()
        for threads in (self._reader, self._saver):
            threads.submit(self.store.close).result()
            threads.shutdown()
        self.store.close()


def _ends_a_stretch(first: int, changed: int) -> bool:
    """Return whether a batch of so many changes of a writer, from its `first` on, ends a stretch of `_STRETCH`."""
    return (first + changed - 1) // _STRETCH != (first - 1) // _STRETCH


def command(act: Callable[Concatenate[Desk, P], T]) -> Callable[Concatenate[Desk, P], T]:
    """Mark what changes or asks something: it runs again when another transaction of the same server came between."""

    @wraps(act)
    def tried(desk: Desk, /, *args: P.args, **named: P.kwargs) -> T:
        for tried_before in range(_TRIES):
            if tried_before:
                # by chance, so that two who met once do not meet again at the same moment
                sleep(secrets.randbelow(1000) / 1000 * min(_LONGEST_PAUSE, _PAUSE * 2**tried_before))
            try:
                return act(desk, *args, **named)
            except TryAgain:
                continue
        raise StorageFault(
            N_("Too many people saved at the same moment: nothing of this was saved."),
            hint=N_("Try again; what you typed is kept."),
        )

    return tried


@command
def _answer(desk: Desk, query: Callable[..., T], *args: Any, **named: Any) -> T:
    with desk.store.errors():
        return query(desk, *args, **named)
