"""One family's sheet, for the office: what stands at its head, and its blocks as tables."""

from functools import partial
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.levels import CONTACTS, NOTES, SENSITIVE, Level
from famcase.presentation.columns import case_number
from famcase.presentation.documents import Block, Document, Fields, Heading, PageForm, TableBlock
from famcase.presentation.family_columns import BLOCKS, HEAD
from famcase.presentation.printed.printable import OF_FAMILIES, Printable, Setup
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.views import FamilyView
from famcase.wording import N_

TITLE: Final = N_("A family's sheet")


def family_print(family: RecordId) -> Printable:
    """Return what prints one family."""
    return Printable(
        "sheet", TITLE, partial(_gathered, family=family), sheet, OF_FAMILIES, also=(NOTES, CONTACTS, SENSITIVE)
    )


def _gathered(desk: Desk, out: Leaving, _level: Level, family: RecordId) -> FamilyView:
    return printing.of_family(desk, out, family)


def sheet(family: FamilyView, setup: Setup) -> Document:
    """Return the sheet of a family; blocks and fields without anything in them are left out."""
    words = setup.words
    # what is not so, as a name that is not withheld, need not be said on paper
    head = [column for column in setup.columns(HEAD, [family]) if column.of(family) is not False]
    blocks: list[Block] = [
        Fields(tuple((words(column.title), column.shown(words, family)) for column in head), columns=2)
    ]
    for _, title, columns, rows_of in BLOCKS:
        rows = list(rows_of(family))
        if rows and (shown := setup.columns(columns, rows)):
            blocks += [Heading(words(title), 2), TableBlock(shown, rows)]
    title = words(N_("Case {case}"), case=case_number(words, family.number))
    return Document(title, blocks, setup.marks, PageForm.A4_WIDE)
