"""A site's page on paper: what is known of it, what was counted there, and our families there."""

from functools import partial
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.levels import CONTACTS, Level
from famcase.presentation.case_columns import PAPER
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.documents import Block, Document, Fields, Heading, Paragraph, TableBlock
from famcase.presentation.printed.printable import OF_FAMILIES, Printable, Setup
from famcase.presentation.redaction import Redaction
from famcase.presentation.site_columns import SITE_RECORD
from famcase.services import printing
from famcase.services.desk import Desk
from famcase.services.leaving import Leaving
from famcase.services.printing import AtSite
from famcase.wording import N_

TITLE: Final = N_("A site's page")
_FAMILIES: Final = tuple(column for column in PAPER if column.id not in ("place", "origin", "left_on"))
"""What is said of each family: all of them are there."""


def site_print(site: RecordId) -> Printable:
    """Return what prints a site; at figures without its families."""
    levels = (*OF_FAMILIES, Level.FIGURES)
    return Printable("site", TITLE, partial(_gathered, site=site), site_page, levels, also=(CONTACTS,))


def _gathered(desk: Desk, out: Leaving, level: Level, site: RecordId) -> AtSite:
    return printing.of_site(desk, out, site, with_families=level is not Level.FIGURES)


def site_page(at: AtSite, setup: Setup) -> Document:
    """Return the page; counts of others and our families stand apart, never added."""
    words, site = setup.words, at.site
    # what is said of a site is about no single family: its days stay days
    of_site = Setup(words, Redaction(setup.redaction.level, setup.redaction.also), setup.marks)
    record = [column for column in SITE_RECORD if not column.inner]
    shown = of_site.columns(record, [site])
    blocks: list[Block] = [
        Fields(tuple((words(column.title), column.shown(words, site)) for column in shown), columns=2),
        Heading(words(N_("Counted there")), 2),
        TableBlock(of_site.columns(COUNTS, site.counts), site.counts, nothing=words(N_("Nobody counted yet."))),
    ]
    if setup.redaction.level is not Level.FIGURES:
        blocks += [
            Heading(words(N_("Our families there")), 2),
            Paragraph(words(N_("Our caseload alone: it is never added to what was counted.")), "quiet"),
            TableBlock(
                setup.columns(_FAMILIES, at.families), at.families, nothing=words(N_("No family of ours is there."))
            ),
        ]
    return Document(words.named(site.line.named), blocks, setup.marks)
