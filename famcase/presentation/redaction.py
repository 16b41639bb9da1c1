"""What of the columns of a table leaves the desk: by its level, and what only leaves when it is named."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from famcase.domain.levels import SENSITIVE, Level
from famcase.presentation.columns import Changed, Column, View, day, due, short_day
from famcase.presentation.names_shown import initials
from famcase.presentation.nested import lines_in, table_in
from famcase.presentation.wording import Wording
from famcase.wording import Named


@dataclass(frozen=True, slots=True)
class Redaction:
    """How a table is reduced before it leaves."""

    level: Level
    also: Collection[str] = ()
    """What is named of `levels.BY_CHOICE`."""
    of_families: bool = False
    """Whether its lines tell of single families: their days are those of a week then, at codes."""
    inside: Callable[[Sequence[Any]], Sequence[Any]] = tuple
    """Returns which lines of a table inside a record may leave; all of them where nobody asks."""

    def columns(self, columns: Iterable[Column[View]], wording: Wording) -> tuple[Column[View], ...]:
        """Return the columns that leave, each telling only what may."""
        return tuple(self._reduced(column, wording) for column in columns if self._leaves(column))

    @property
    def _is_coarse(self) -> bool:
        return self.level in (Level.CODES, Level.FIGURES)

    def _leaves(self, column: Column[Any]) -> bool:
        if column.choice and column.choice not in self.also:
            return False
        if self.level is Level.INITIALS:
            return not column.is_private or column.is_name or bool(column.choice)
        return self.level is Level.FULL or not column.is_private

    def _reduced(self, column: Column[Any], wording: Wording) -> Column[Any]:
        if column.inner:
            of = column.of
            inner = self.columns(column.inner, wording)
            return table_in(column.id, column.title, inner, lambda view: self.inside(lines_in(of(view))))
        if self._is_coarse and column.coded is not None:
            column = column.coded
        if column.beside:
            column = replace(column, beside=self.columns(column.beside, wording))
        if column.sensitive_in and SENSITIVE not in self.also:
            column = _through(column, _harmless(column.sensitive_in, wording))
        if self.level is Level.INITIALS and column.is_name:
            return _through(column, initials)
        if not self._is_coarse:
            return column
        # a Monday is no day on which something is due
        shown = replace(column, show=day) if self.of_families and column.show in (due, short_day) else column
        return _through(shown, self._coarse)

    def _coarse(self, value: object) -> object:
        if isinstance(value, Named) and value.is_typed:
            return Named()
        if self.of_families and isinstance(value, date):
            on = value.date() if isinstance(value, datetime) else value
            return on - timedelta(days=on.weekday())
        return value


def _through(column: Column[Any], change: Callable[[object], object]) -> Column[Any]:
    of = column.of
    if isinstance(of, Changed):
        before = of.change
        return replace(column, of=Changed(of.take, lambda value: change(before(value))))
    return replace(column, of=Changed(of, change))


def _harmless(list_name: str, wording: Wording) -> Callable[[object], object]:
    def harmless(value: object) -> object:
        return "" if value and wording.is_sensitive(list_name, str(value)) else value

    return harmless
