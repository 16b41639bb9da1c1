"""The columns of distributions and of their lists."""

import re
from collections.abc import Sequence
from typing import Final

from famcase.presentation.columns import Column, case_number, code, day, figure, number
from famcase.presentation.names_shown import ShownName, name, name_column
from famcase.presentation.wording import Wording
from famcase.services.queries.distributions import WHY_LEFT_OUT, DistributionLine, LeftOffLine, Listing, RationLine
from famcase.wording import N_

_SHORT = re.compile(r"[^\W\d_]{0,2}[ -]?\d{0,4}[^\W\d_]?")
"""A letter or two and a number, as tents and sectors are called: nobody's name."""


def _short(text: str) -> str:
    return text if _SHORT.fullmatch(text) else ""


NO: Final[Column[RationLine]] = figure("number", N_("No."))
CASE: Final[Column[RationLine]] = Column("case", N_("Case"), lambda line: line.case, case_number)
NAME: Final[Column[RationLine]] = name_column(30)
PEOPLE: Final[Column[RationLine]] = figure("people", N_("People"))
SECTOR: Final[Column[RationLine]] = Column(
    "sector",
    N_("Sector"),
    lambda line: line.sector,
    width=10,
    coded=Column("sector", N_("Sector"), lambda line: _short(line.sector), width=10),
)
TENT: Final[Column[RationLine]] = Column(
    "tent",
    N_("Tent"),
    lambda line: line.tent,
    width=10,
    coded=Column("tent", N_("Tent"), lambda line: _short(line.tent), width=10),
)
QUANTITY: Final[Column[RationLine]] = figure("quantity", N_("Pieces"))
OUTCOME: Final[Column[RationLine]] = Column(
    "outcome", N_("Outcome"), lambda line: line.outcome, code("distribution-outcome"), width=18
)
BY: Final[Column[RationLine]] = Column("by", N_("Collected by"), lambda line: line.by, width=20, is_private=True)
SIGNED: Final[Column[RationLine]] = Column("signed", N_("Signature"), lambda _line: "", lambda *_: "." * 16)

RATIONS: Final = (NO, CASE, PEOPLE, SECTOR, TENT, QUANTITY, OUTCOME)
"""What stands on a list by default: no name on paper that can be lost, nor that of whoever collected it."""

NAMED_RATIONS: Final = (NO, CASE, NAME, PEOPLE, SECTOR, TENT, QUANTITY, OUTCOME, BY)
PAPER: Final = (NO, CASE, PEOPLE, SECTOR, TENT, QUANTITY, SIGNED)
NAMED_PAPER: Final = (NO, CASE, NAME, PEOPLE, SECTOR, TENT, QUANTITY, SIGNED)

LIST_NO: Final[Column[DistributionLine]] = figure("number", N_("No."))
ON: Final[Column[DistributionLine]] = Column("on", N_("Day"), lambda line: line.on, day)
ITEM: Final[Column[DistributionLine]] = Column("item", N_("Item"), lambda line: line.item, code("item"), width=20)
WHERE: Final[Column[DistributionLine]] = Column("where", N_("Where"), lambda line: line.where, width=20)
FAMILIES: Final[Column[DistributionLine]] = figure("families", N_("Families"))
PIECES: Final[Column[DistributionLine]] = figure("pieces", N_("Pieces"))
COLLECTED: Final[Column[DistributionLine]] = Column(
    "collected", N_("Collected"), lambda line: line.collected + line.by_proxy, number, align="right"
)
ABSENT: Final[Column[DistributionLine]] = figure("absent", N_("Absent"))
LEFT: Final[Column[DistributionLine]] = figure("left", N_("To tick"))
CLOSED: Final[Column[DistributionLine]] = Column("closed_on", N_("Closed"), lambda line: line.closed_on, day)

DISTRIBUTIONS: Final = (LIST_NO, ON, ITEM, WHERE, FAMILIES, PIECES, COLLECTED, ABSENT, LEFT, CLOSED)


def summary(words: Wording, listing: Listing, item: str) -> str:
    """Return "34 families, 201 people: 34 × NFI kit"."""
    families = words.plural("{count} family", "{count} families", len(listing.lines))
    people = words.plural("{count} person", "{count} people", listing.people)
    return words(
        N_("{families}, {people}: {pieces} × {item}"),
        families=families,
        people=people,
        pieces=listing.pieces,
        item=words.label("item", item),
    )


def who_is_left_out(words: Wording, left_out: Sequence[LeftOffLine], most: int = 8) -> tuple[str, ...]:
    """Return a line for each family that a list leaves out: number, name, why; of more than `most` the rest counted."""
    lines = [
        words(
            N_("{case} {name}: {why}"),
            case=case_number(words, line.case),
            name=name(words, ShownName(line.name, line.name_ar, line.withheld)),
            why=words(WHY_LEFT_OUT[line.why]),
        )
        for line in left_out[:most]
    ]
    more = len(left_out) - most
    return (*lines, words.plural("and {count} more", "and {count} more", more)) if more > 0 else tuple(lines)


def title(words: Wording, line: DistributionLine) -> str:
    """Return "NFI kit · al-Midan camp · Wed 15 Aug 2018 · 2 pieces per family"."""
    rule = words(N_("{quantity} {rule}"), quantity=line.quantity, rule=rule_words(words, line.rule, line.per))
    return " · ".join((words.label("item", line.item), words.named(line.where), day(words, line.on), rule))


def rule_words(words: Wording, rule: str, per: int) -> str:
    """Return a rule in words: "per family", "for every 5 people"."""
    if rule == "per-people":
        return words.plural("for every person", "for every {count} people", per)
    return words(N_("per tent")) if rule == "per-tent" else words(N_("per family"))


def progress(words: Wording, line: DistributionLine) -> str:
    """Return "12 of 34 ticked: 10 collected, 1 by proxy, 1 absent"."""
    return words(
        N_("{ticked} of {count} ticked: {collected} collected, {proxy} by proxy, {absent} absent"),
        ticked=line.families - line.left,
        count=line.families,
        collected=line.collected,
        proxy=line.by_proxy,
        absent=line.absent,
    )
