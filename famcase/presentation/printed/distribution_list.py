"""The list of a distribution, with room to tick and to sign."""

from functools import partial
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.levels import Level
from famcase.presentation import distribution_columns as columns
from famcase.presentation.documents import Block, Document, Fields, Paragraph, Room, TableBlock
from famcase.presentation.printed.printable import OF_FAMILIES, Printable, Setup
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.printing import HandedOut
from famcase.wording import N_

TITLE: Final = N_("Distribution list")
_COLUMNS: Final = (
    columns.NO, columns.CASE, columns.NAME, columns.PEOPLE, columns.SECTOR, columns.TENT, columns.QUANTITY,
)  # fmt: skip


def distribution_print(distribution: RecordId) -> Printable:
    """Return what prints a distribution's list."""
    return Printable(
        "distribution", TITLE, partial(_gathered, distribution=distribution), distribution_list, OF_FAMILIES
    )


def _gathered(desk: Desk, out: Leaving, _level: Level, distribution: RecordId) -> HandedOut:
    return printing.of_distribution(desk, out, distribution)


def distribution_list(handed: HandedOut, setup: Setup) -> Document:
    """Return the list by its numbers; whatever was ticked already does not stand on it."""
    words, lines = setup.words, handed.lines
    people = words.plural("{count} person", "{count} people", sum(line.people for line in lines))
    families = words.plural("{count} family", "{count} families", len(lines))
    pieces = sum(line.quantity for line in lines)
    told = words(
        N_("{families}, {people}: {pieces} × {item}"),
        families=families,
        people=people,
        pieces=pieces,
        item=words.label("item", handed.head.item),
    )
    rooms = (Room(words(N_("Collected"))), Room(words(N_("Signature")), "line"))
    blocks: list[Block] = [
        Paragraph(told, "quiet"),
        TableBlock(setup.columns(_COLUMNS, lines), lines, rooms=rooms, nothing=words(N_("Nobody is on this list."))),
        Fields(((words(N_("Handed out by")), ""), (words(N_("Seen by")), ""))),
    ]
    return Document(columns.title(words, handed.head), blocks, setup.marks)
