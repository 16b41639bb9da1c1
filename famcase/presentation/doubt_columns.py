"""The columns of what an import did, and of the rows that somebody should look at."""

from typing import Any, Final

from famcase.presentation.alike_columns import DOUBLES, TWICE
from famcase.presentation.columns import Column, Json, code, flag, number
from famcase.presentation.nested import table_in
from famcase.presentation.wording import Wording
from famcase.services.count_drafts import CountsReport
from famcase.services.household_drafts import Doubt
from famcase.services.views import ImportReport
from famcase.wording import N_


def _reason(wording: Wording, value: object) -> str:
    return wording(value.message, **dict(value.values)) if isinstance(value, Doubt) else ""


def _reason_raw(value: object) -> Json:
    """Return the reason in English: machines get one text whatever the session's language."""
    return _reason(Wording("en"), value)


DOUBTS: Final[tuple[Column[Doubt], ...]] = (
    Column("sheet", N_("Sheet"), lambda doubt: doubt.sheet, width=20),
    Column("row", N_("Row"), lambda doubt: doubt.row, align="right"),
    Column("column", N_("Column"), lambda doubt: doubt.column, width=24),
    Column("kind", N_("Kind"), lambda doubt: doubt.kind, code("flag-kind"), width=24),
    Column("reason", N_("Reason"), lambda doubt: doubt, _reason, raw=_reason_raw, is_private=True),
)


Imported = tuple[ImportReport, tuple[Doubt, ...], bool]

_BECAME: Final[tuple[Column[Any], ...]] = (
    Column("people", N_("People"), lambda done: done[0].people, number),
    Column("new", N_("New"), lambda done: done[0].new, number),
    Column("changed", N_("Changed"), lambda done: done[0].changed, number),
    Column("unchanged", N_("Unchanged"), lambda done: done[0].unchanged, number),
    Column("rejected", N_("Rejected rows"), lambda done: done[0].rejected, number),
)

COUNTS: Final[tuple[Column[Imported], ...]] = (
    Column("families", N_("Families"), lambda done: done[0].families, number),
    *_BECAME,
)
"""How much there was, and what became of it."""

Counted = tuple[CountsReport, tuple[Doubt, ...], bool]

POPULATIONS: Final[tuple[Column[Counted], ...]] = (
    Column("places", N_("Places"), lambda done: done[0].places, number),
    *_BECAME,
)
"""The same of an import of populations."""

POPULATIONS_REPORT: Final[tuple[Column[Counted], ...]] = (
    *POPULATIONS,
    Column("dry_run", N_("Rehearsal only"), lambda done: done[2], flag),
    table_in("doubts", N_("Rows to look at"), DOUBTS, lambda done: done[1]),
)
"""With every doubtful row: for machines and for pages."""

REPORT: Final[tuple[Column[Imported], ...]] = (
    *COUNTS,
    Column("dry_run", N_("Rehearsal only"), lambda done: done[2], flag),
    table_in("doubts", N_("Rows to look at"), DOUBTS, lambda done: done[1]),
    table_in("doubles", N_("May be registered already"), DOUBLES, lambda done: done[0].doubles),
    table_in("twice", N_("May stand twice in the list"), TWICE, lambda done: done[0].twice),
)
"""With every doubtful row and every family that may be here already: for machines and for pages."""
