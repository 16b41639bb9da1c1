"""The sheet that a caseload is handed over with."""

from functools import partial
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.levels import CONTACTS, Level
from famcase.presentation.documents import Block, Document, Fields, PageForm, Paragraph, TableBlock
from famcase.presentation.handover_columns import HANDOVER
from famcase.presentation.printed.printable import OF_FAMILIES, Printable, Setup
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.printing import Load
from famcase.wording import N_

TITLE: Final = N_("Handover sheet")


def handover_print(
    user: RecordId, name: str, tells: str = "", families: tuple[RecordId, ...] | None = None
) -> Printable:
    """Return what prints a user's load, or these families of it; `tells` says who tells the families."""
    gather = partial(_gathered, user=user, name=name, families=families)
    return Printable("handover", TITLE, gather, partial(handover_sheet, tells=tells), OF_FAMILIES, also=(CONTACTS,))


def _gathered(
    desk: Desk, out: Leaving, _level: Level, *, user: RecordId, name: str, families: tuple[RecordId, ...] | None
) -> Load:
    return printing.of_load(desk, out, user, name, families)


def handover_sheet(load: Load, setup: Setup, *, tells: str = "") -> Document:
    """Return the sheet, with lines for whoever gives and takes it."""
    words = setup.words
    title = words(N_("Handover of the cases of {user}"), user=load.name)
    counted = words.plural("{count} open case", "{count} open cases", len(load.lines))
    nothing = words(N_("No open case of theirs may be on paper."))
    columns = setup.columns(HANDOVER, load.lines)
    if any(column.id == "safe_contact" for column in columns):  # which says it too
        columns = tuple(column for column in columns if column.id != "do_not_say_who")
    blocks: list[Block] = [
        Paragraph(counted, "quiet"),
        TableBlock(columns, load.lines, nothing=nothing),
        Fields(
            (
                (words(N_("Who tells the families")), tells),
                (words(N_("Handed over by")), ""),
                (words(N_("Taken over by")), ""),
                (words(N_("Day")), ""),
            )
        ),
    ]
    return Document(title, blocks, setup.marks, PageForm.A4_WIDE)
