"""The blocks of the page: which records each holds, and which of their columns stand on its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.presentation import columns as show
from famcase.presentation import family_columns
from famcase.presentation.columns import Column
from famcase.presentation.family_words import some_of_them, stay_where
from famcase.presentation.history_columns import HISTORY
from famcase.presentation.wording import Wording
from famcase.services.views import FollowUpView, HistoryLine, StayView
from famcase.tui.family.page import Page
from famcase.tui.widgets.rooms import Room
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a block."""

    kind: str
    """"members", "needs" …, the id of its part."""
    uid: RecordId | None
    """None for a change of the history."""
    row: Any
    """What the columns take their values from."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one kind in a block."""

    kind: str
    title: str
    """A msgid; shown above the records where the block has more than one part."""
    columns: Sequence[Column[Any]]
    """All of them, for the details."""
    shown: Sequence[tuple[Column[Any], Room]]
    """Those on the line."""

    def records(self, page: Page) -> Iterator[Record]:
        """Yield its records of a family."""
        for row in _rows(self.kind, page):
            view = row[1] if isinstance(row, tuple) else row
            yield Record(self.kind, getattr(view, "uid", None), row)


@dataclass(frozen=True, slots=True)
class Block:
    """A panel, or on a small screen a tab."""

    id: str
    title: str
    """A msgid."""
    parts: tuple[Part, ...]
    empty: str
    """A msgid for what it says while there is nothing: what can be done."""


def _rows(kind: str, page: Page) -> Sequence[Any]:
    if kind == "history":
        return page.history
    return next(rows for id_, _, _, rows in family_columns.BLOCKS if id_ == kind)(page.family)


def _part(kind: str, *shown: tuple[str | Column[Any], Room]) -> Part:
    title: str = N_("History")
    columns: Sequence[Column[Any]] = HISTORY
    if kind != "history":
        title, columns = next((title, columns) for id_, title, columns, _ in family_columns.BLOCKS if id_ == kind)
    by_id: dict[str, Column[Any]] = {column.id: column for column in columns}
    return Part(
        kind, title, columns, [(by_id[column] if isinstance(column, str) else column, room) for column, room in shown]
    )


def _due(wording: Wording, view: object) -> str:
    """Show how far a follow-up is that is still open, else what became of it."""
    if not isinstance(view, FollowUpView):
        return ""
    if view.status != "open":
        return wording.label("follow-up-status", view.status)
    return show.due(wording, view.due)


def _told_living(stay: StayView) -> str:
    """Of a stop on the way often nobody tells it; that the place itself is unknown stands in its own column."""
    return stay.living if stay.living != "unknown" else ""


def _elsewhere(person: family_columns.Person) -> str:
    return person[1].presence if person[1].presence != "here" else ""


def _where(wording: Wording, stay: object) -> str:
    return stay_where(wording, stay) if isinstance(stay, StayView) else ""


def _moment(wording: Wording, line: object) -> str:
    if not isinstance(line, HistoryLine):
        return ""
    here = line.at.astimezone()
    return f"{show.short_day(wording, here.date())} {here:%H:%M}"


_WHERE: Final[Column[StayView]] = Column("where", N_("Where"), lambda stay: stay, _where)
_SINCE: Final[Column[StayView]] = Column("since", N_("Since"), lambda stay: stay.since, show.short_day)
_WHO: Final[Column[StayView]] = Column("who", N_("Who"), lambda stay: len(stay.members) or None, some_of_them)
_LIVING: Final[Column[StayView]] = Column("living", N_("Living"), _told_living, show.code("living"))
_ELSEWHERE: Final[Column[family_columns.Person]] = Column("presence", N_("Where"), _elsewhere, show.code("presence"))
_DUE: Final[Column[tuple[int, FollowUpView]]] = Column("late", N_("Due"), lambda row: row[1], _due)
_DAY: Final[Column[tuple[int, FollowUpView]]] = Column("due", N_("Due"), lambda row: row[1].due, show.short_day)
_ON: Final[Column[Any]] = Column("on", N_("Day"), lambda view: view.on, show.short_day)
_AT: Final[Column[HistoryLine]] = Column("at", N_("When"), lambda line: line, _moment)

PEOPLE: Final = Block(
    "people",
    N_("People"),
    (
        _part(
            "members",
            ("name", Room(14, 3, 40)),
            ("relation", Room(10, 2, 24)),
            ("sex", Room(6)),
            ("age", Room(3)),
            (_ELSEWHERE, Room(5, 1, 20)),
        ),
    ),
    N_("Nobody is listed by name yet. F4 adds a person."),
)
NEEDS: Final = Block(
    "needs",
    N_("Needs"),
    (
        _part("needs", ("category", Room(10, 2, 24)), ("what", Room(4, 3, 40)), ("status", Room(8, 1, 14))),
        _part(
            "assistance", (_ON, Room(6)), ("item", Room(10, 3, 40)), ("quantity", Room(4)), ("giver", Room(6, 1, 14))
        ),
    ),
    N_("No need is recorded. F4 adds one."),
)
FOLLOW_UPS: Final = Block(
    "follow-ups",
    N_("Follow-ups"),
    (
        _part("follow_ups", (_DAY, Room(6)), (_DUE, Room(10)), ("what", Room(4, 3, 40)), ("kind", Room(5, 1, 18))),
        _part("visits", (_ON, Room(6)), ("outcome", Room(8, 3, 30)), ("by", Room(6, 1, 20))),
    ),
    N_("Nothing is planned. F4 adds a follow-up, F5 records a visit."),
)
NOTES: Final = Block(
    "notes",
    N_("Notes"),
    (_part("notes", (_ON, Room(6)), ("by", Room(6, 0, 12)), ("text", Room(10, 3))),),
    N_("No note yet. F7 writes one."),
)
JOURNEY: Final = Block(
    "journey",
    N_("Journey"),
    (
        _part(
            "journey",
            (_SINCE, Room(6)),
            (_WHERE, Room(10, 3, 40)),
            (_LIVING, Room(8, 2, 30)),
            (_WHO, Room(9)),
        ),
    ),
    N_("Nobody recorded where they were. F6 records a move."),
)
CONTACTS: Final = Block(
    "contacts",
    N_("Contacts"),
    (
        _part("contacts", ("number", Room(13)), ("whose", Room(8, 1, 24)), ("safe", Room(6, 1, 20))),
        _part("consents", ("purpose", Room(10, 2, 40)), ("state", Room(8)), (_ON, Room(6))),
    ),
    N_("No way to reach them is recorded. F4 adds a contact."),
)
HISTORY_BLOCK: Final = Block(
    "history",
    N_("History"),
    (_part("history", (_AT, Room(13)), ("by", Room(6, 0, 10)), ("verb", Room(12, 1, 26)), ("details", Room(8, 3))),),
    "",
)

BLOCKS: Final = (PEOPLE, NEEDS, FOLLOW_UPS, NOTES, JOURNEY, CONTACTS, HISTORY_BLOCK)
"""In the order of the tabs."""
