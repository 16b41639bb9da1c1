"""What a printed document is, apart from its form: blocks one below the other, and what stands around each page.

Whatever is text here is in words already, in the language of the reader; only cells of tables are shown by columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from famcase.presentation.columns import Column
from famcase.presentation.drawings import Drawing


class PageForm(StrEnum):
    """The size of a page and how it lies."""

    A4 = "a4"
    A4_WIDE = "a4-wide"
    A6 = "a6"


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands above and below on every page; nothing of it where it is empty."""

    on: date
    """The day of the print."""
    period: str = ""
    level: str = ""
    """What of people is in it: "codes only"."""
    organisation: str = ""
    number: str = ""
    """The short number of the print; the journal has what it stands for."""
    destroy_after: date | None = None
    is_office: bool = True
    """Whether it stays in an office. Around any other stand page and number alone: anybody may read it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title above what follows, on the same page as its beginning."""

    text: str
    rank: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; a line break in the text is one on paper."""

    text: str
    look: Literal["", "quiet", "strong"] = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A column of a table that is left empty on paper, to be ticked or written in."""

    title: str
    look: Literal["box", "line"] = "box"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; its head stands again on every page."""

    columns: Sequence[Column[Any]]
    """Reduced already to what may leave (`presentation.redaction`)."""
    rows: Iterable[Any]
    """Let out already (`services.leaving.let_out`); read once, while the pages are made."""
    totals: Mapping[str, str] = field(default_factory=dict)
    """What stands below columns, by their ids."""
    rooms: tuple[Room, ...] = ()
    """What stands empty behind the columns."""
    nothing: str = ""
    """What is said where there is no row."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Titles with what belongs to each; one without a value has a line to write on."""

    pairs: tuple[tuple[str, str], ...]
    columns: Literal[1, 2] = 1
    """How many stand beside each other."""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart, never divided by the end of a page where a page has room for it."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Slip:
    """A part to be cut out, in a frame and on one page. On A6 each has a page of its own."""

    blocks: tuple["Heading | Paragraph | Fields", ...]


Block = Heading | Paragraph | TableBlock | Fields | ChartBlock | Slip


@dataclass(frozen=True, slots=True)
class Document:
    """One printed document."""

    title: str
    """Stands at its beginning and above its further pages, never in the properties of the file."""
    blocks: Sequence[Block]
    marks: Marks
    form: PageForm | None = None
    """None where its tables say: A4 upright, or lying where the columns need it."""
