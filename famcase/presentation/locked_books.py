"""Workbooks that open only with a password, as Excel and LibreOffice encrypt them (ECMA-376, agile: AES-256)."""

import secrets
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from io import BytesIO
from typing import Final, Generic, Protocol

from famcase.errors import Refused, Usage
from famcase.presentation.columns import View
from famcase.presentation.workbooks import WorkbookTable
from famcase.wording import N_

_SHORTEST: Final = 8
"""Characters: whoever has the file may try as many as they like, some thousand a second."""
_LONGEST: Final = 255
"""Characters that Excel takes."""
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of a proposed password: none that is taken for another when it is read out."""


class NoLocks(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Workbooks with a password need a part of famcase that is not installed here."),
            hint=N_("“pip install famcase[password]” installs it; or write it without a password."),
        )


class BadPassword(Usage):
    def __init__(self) -> None:
        super().__init__(
            N_("A password has at least {shortest} characters on one line: whoever finds the file can try many."),
            hint=N_("Three words that do not belong together are easy to tell and hard to guess."),
            shortest=_SHORTEST,
        )


class Encrypts(Protocol):
    """What encrypts a whole workbook."""

    def encrypt(self, password: str, outfile: BytesIO, /) -> None:
        """Write the workbook, encrypted, into `outfile`."""


def can_lock() -> bool:
    """Return whether what encrypts a workbook is installed."""
    return find_spec("msoffcrypto") is not None


def check_password(text: str) -> str:
    """Return a password for a workbook; raise BadPassword for one that is soon guessed or that Excel does not take."""
    if not _SHORTEST <= len(text) <= _LONGEST or not text.isprintable():
        raise BadPassword
    return text


def proposed_password() -> str:
    """Return a password that is easy to read out and hard to guess: 59 bits, as "k7fm-2mq9-xw4t"."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


class LockedBook(Generic[View]):
    """A workbook on its way: whole in memory, and only encrypted where its bytes go.

    Its rows are, as those of any workbook under way, in a folder of this user alone until its end.
    """

    def __init__(
        self,
        begin: Callable[[Callable[[bytes], object]], WorkbookTable[View]],
        password: str,
        sink: Callable[[bytes], object],
    ) -> None:
        """Raises NoLocks, and BadPassword."""
        if not can_lock():
            raise NoLocks
        self._password, self._sink = check_password(password), sink
        self._plain = BytesIO()
        self._book = begin(self._plain.write)

    def rows(self, rows: Iterable[View]) -> None:
        """Write some more rows."""
        self._book.rows(rows)

    def end(self) -> None:
        """Encrypt the workbook and hand it on."""
        from msoffcrypto.format.ooxml import OOXMLFile  # 0.2 s to load

        self._book.end()
        locked = BytesIO()
        book: Encrypts = OOXMLFile(self._plain)
        book.encrypt(self._password, locked)
        self._sink(locked.getvalue())

    def drop(self) -> None:
        """Leave nothing of the rows behind."""
        self._book.drop()
