"""What documents of tests are made of: a day, what stands around a page, lines of a table."""

from dataclasses import dataclass
from datetime import date

from famcase.presentation.columns import Column, case_number, day, number
from famcase.presentation.documents import Marks
from famcase.presentation.wording import Wording

EN, AR = Wording("en"), Wording("ar")
DAY = date(2018, 8, 15)
OFFICE = Marks(DAY, level="codes only", organisation="Relief", number="print 12", destroy_after=date(2018, 9, 14))
BARE = Marks(DAY, "a period", "codes only", "Relief", "K7P2", DAY, is_office=False)
"""Of it a page that anybody may read bears the number alone."""

UNSAID_WHERE_BARE = ("a period", "codes only", "Relief", "2018", "destroy")


@dataclass(frozen=True, slots=True)
class Line:
    number: str = "204110875"
    name: str = "خالد العدنان"
    people: int = 14
    since: date = date(2018, 8, 12)


COLUMNS: tuple[Column[Line], ...] = (
    Column("number", "Case", lambda line: line.number, case_number),
    Column("name", "Name", lambda line: line.name),
    Column("people", "People", lambda line: line.people, number, align="right"),
    Column("since", "Since", lambda line: line.since, day),
)


def lines(count: int, name: str = "خالد العدنان") -> list[Line]:
    """Return lines that are told apart by their numbers: 20411-000-0 and on."""
    return [Line(f"{204110000 + each:09d}", name, each) for each in range(count)]


def shown_numbers(count: int) -> list[str]:
    """Return the case numbers of so many lines as they are printed."""
    return [f"20411-{each // 10:03d}-{each % 10}" for each in range(count)]
