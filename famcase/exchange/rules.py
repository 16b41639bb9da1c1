"""Apply the rules of a mapping to one row; what cannot be read becomes a doubt and stays empty."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from datetime import date

from famcase.exchange.mapping import Case, Constant, Decision, FromColumn, Rule, folded
from famcase.exchange.tables import Row
from famcase.exchange.values import Unreadable, count_of, day_of, line_of, note_of, shown
from famcase.services.household_drafts import Doubt, FieldValue
from famcase.wording import N_

_MAY_BE_LATER = frozenset({"rent_until", "eviction_until"})
"""Days that may lie ahead; every other day of a list is over."""


@dataclass(slots=True)
class Applied:
    """Applies rules to the rows of one family and gathers its doubts."""

    date_formats: tuple[str, ...]
    today: date
    doubts: list[Doubt] = field(default_factory=list)

    def fields(self, rules: Iterable[Rule], row: Row) -> dict[str, FieldValue]:
        """Return the values of `rules` by field; a field that the row leaves empty is absent."""
        values: dict[str, FieldValue] = {}
        for rule in rules:
            value = self.value(rule, row)
            if value is not None:
                values[rule.field] = value
        return values

    def value(self, rule: Rule, row: Row) -> FieldValue | None:
        """Return what one rule makes of a row."""
        if isinstance(rule, Constant):
            return self._typed(rule.kind, rule.field, rule.value, rule.field, row)
        if isinstance(rule, Decision):
            case = next((case for case in rule.cases if fits(case, row)), None)
            if case is None:
                return None
            if case.unsure:
                self.doubt(
                    row,
                    next(iter(case.when), ""),
                    N_("{what} was taken as “{code}”: {reason}."),
                    what=rule.field,
                    code=case.code,
                    reason=case.unsure,
                )
            return _code(rule.field, case.code)
        return self._from_column(rule, row)

    def doubt(self, row: Row, column: str, message: str, kind: str = "needs-a-look", /, **values: object) -> None:
        """List a cell, or a whole row, that a person should look at."""
        self.doubts.append(Doubt(row.table.name, row.number, column, message, values, kind))

    def note(self, row: Row, column: str) -> str:
        """Return a free text of the row; one that cannot be kept is empty and a doubt."""
        try:
            return note_of(row.cell(column), column)
        except Unreadable as problem:
            self.doubt(row, column, problem.message, **problem.values)
            return ""

    def line(self, row: Row, column: str) -> str:
        """Return one line of the row; one that cannot be kept is empty and a doubt."""
        try:
            return line_of(row.cell(column), column)
        except Unreadable as problem:
            self.doubt(row, column, problem.message, **problem.values)
            return ""

    def _from_column(self, rule: FromColumn, row: Row) -> FieldValue | None:
        cell = row.cell(rule.column)
        said = folded(cell) if cell is not None else ""
        if not said or said in rule.blank:
            return None
        if rule.values is None:
            return self._typed(rule.kind, rule.field, cell, rule.column, row)
        if said not in rule.values:
            self.doubt(row, rule.column, N_("“{value}” is not in the mapping; it was left out."), value=shown(cell))
            return None
        return self._typed(rule.kind, rule.field, rule.values[said], rule.column, row)

    def _typed(
        self, kind: str, name: str, cell: str | int | float | bool | date | None, column: str, row: Row
    ) -> FieldValue | None:
        try:
            if kind == "count":
                return count_of(cell)
            if kind == "date":
                return day_of(cell, self.date_formats, None if name in _MAY_BE_LATER else self.today)
            if kind == "code":
                return _code(name, str(cell))
            return line_of(cell, column) or None
        except Unreadable as problem:
            self.doubt(row, column, problem.message, **problem.values)
            return None


def fits(case: Case, row: Row) -> bool:
    """Return whether the columns of `case` hold one of its values in this row; all of them, or any where it says so."""
    agree = (folded(row.text(column)) in values for column, values in case.when.items())
    return any(agree) if case.any_column else all(agree)


def columns_of(rules: Iterable[Rule]) -> Iterator[tuple[str, int]]:
    """Yield each column that the rules read, with its line of the mapping."""
    for rule in rules:
        if isinstance(rule, FromColumn):
            yield rule.column, rule.line
        elif isinstance(rule, Decision):
            yield from columns_of_cases(rule.cases)


def columns_of_cases(cases: Iterable[Case]) -> Iterator[tuple[str, int]]:
    """Yield each column that the cases read, with its line of the mapping."""
    for case in cases:
        for column in case.when:
            yield column, case.line


def holds(when: Values[str, frozenset[str]], row: Row) -> bool:
    """Return whether every column holds one of its values; no column at all never holds."""
    return bool(when) and all(folded(row.text(column)) in values for column, values in when.items())


def _code(name: str, code: str) -> FieldValue:
    return int(code) if name == "priority" else code
