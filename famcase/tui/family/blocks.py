"""The blocks of the page: which records each holds, and which of their columns stand on its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.presentation import columns as show
from famcase.presentation import course_columns, family_columns, people_columns
from famcase.presentation.columns import Column
from famcase.presentation.family_words import some_of_them, stay_where
from famcase.presentation.history_columns import HISTORY
from famcase.presentation.wording import Wording
from famcase.services.views import (
    ContactView,
    FlagView,
    FollowUpView,
    HistoryLine,
    MemberView,
    NeedView,
    PlanStepView,
    ReferralView,
)
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

    def is_again(self, before: "Record") -> bool:
        """Return whether this is the record `before`, read anew."""
        if self.kind != before.kind or self.uid != before.uid:
            return False
        # a change has its own number, and a purpose that nobody asked about no record yet
        return self.uid is not None or _called(self.row) == _called(before.row)


def _called(row: Any) -> Any:
    return getattr(row, "ref", None) or getattr(row, "purpose", None)


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
    if kind == "referrals":
        return course_columns.referrals_of(page.family)
    if kind == "consents":
        return people_columns.consents_of(page.family, page.purposes)
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


def _told_living(stop: course_columns.Stop) -> str:
    """Of a stop on the way often nobody tells it; that the place itself is unknown stands in its own column."""
    return stop[1].living if stop[1].living != "unknown" else ""


def _waits(wording: Wording, view: object) -> str:
    """Show the state of a referral, with a sign before one that waits too long."""
    if not isinstance(view, ReferralView):
        return ""
    status = wording.label("referral-status", view.status)
    return wording(N_("! {status} for too long"), status=status) if view.is_stale else status


def _step_due(wording: Wording, view: object) -> str:
    if not isinstance(view, PlanStepView) or view.due is None:
        return ""
    return show.due(wording, view.due) if view.status == "open" else show.short_day(wording, view.ended_on)


def _need_status(wording: Wording, view: object) -> str:
    """Show how it stands with a need, and since when it is met."""
    if not isinstance(view, NeedView):
        return ""
    status = wording.label("need-status", view.status)
    if view.status != "met" or view.met_on is None:
        return status
    return wording("{status}, {day}", status=status, day=show.short_day(wording, view.met_on))


def _elsewhere(person: people_columns.Person) -> str:
    return person[1].presence if person[1].presence != "here" else ""


def _flagged(wording: Wording, flag: object) -> str:
    """Show what is still to be looked at with a sign before it."""
    if not isinstance(flag, FlagView):
        return ""
    kind = wording.label("flag-kind", flag.kind)
    return wording(N_("! {kind}"), kind=kind) if flag.resolved_on is None else kind


def _settled(wording: Wording, flag: object) -> str:
    if not isinstance(flag, FlagView) or flag.resolved_on is None:
        return ""
    return wording(N_("settled {day}"), day=show.short_day(wording, flag.resolved_on))


def _sought(wording: Wording, member: object) -> str:
    """Say that somebody looks for a person where that does not follow from where they are."""
    if not isinstance(member, MemberView) or not member.tracing_open or member.presence == "separated":
        return ""
    return wording(N_("! looked for"))


def _safe(wording: Wording, value: object) -> str:
    label = wording.label("contact-safe", str(value)) if value else ""
    return wording(N_("! {kind}"), kind=label) if value == "no" else label


def _silent(wording: Wording, value: object) -> str:
    return wording(N_("! do not say who we are")) if value else ""


def _where(wording: Wording, stop: object) -> str:
    """Show where a stay was; the days between two stays of which nobody told are no stay."""
    if not isinstance(stop, tuple):
        return ""
    number, stay = stop
    return stay_where(wording, stay) if number else wording(N_("! not known where"))


def _moment(wording: Wording, line: object) -> str:
    if not isinstance(line, HistoryLine):
        return ""
    here = line.at.astimezone()
    return f"{show.short_day(wording, here.date())} {here:%H:%M}"


_WHERE: Final[Column[course_columns.Stop]] = Column("where", N_("Where"), lambda stop: stop, _where)
_SINCE: Final[Column[course_columns.Stop]] = Column("since", N_("Since"), lambda stop: stop[1].since, show.short_day)
_LEFT: Final[Column[course_columns.Stop]] = Column("left", N_("Left"), lambda stop: stop[1].left_on, show.short_day)
_WHO: Final[Column[course_columns.Stop]] = Column(
    "who", N_("Who"), lambda stop: len(stop[1].members) or None, some_of_them
)
_LIVING: Final[Column[course_columns.Stop]] = Column("living", N_("Living"), _told_living, show.code("living"))
_GIVEN_ON: Final[Column[Any]] = Column("on", N_("Day"), lambda row: row[1].on, show.short_day)
_WAITS: Final[Column[Any]] = Column("status", N_("Status"), lambda row: row[1], _waits)
_STEP_DUE: Final[Column[Any]] = Column("due", N_("Until"), lambda row: row[1], _step_due)
_NEED_STATUS: Final[Column[Any]] = Column("status", N_("Status"), lambda row: row[1], _need_status)
_ELSEWHERE: Final[Column[people_columns.Person]] = Column("presence", N_("Where"), _elsewhere, show.code("presence"))
_DUE: Final[Column[tuple[int, FollowUpView]]] = Column("late", N_("Due"), lambda row: row[1], _due)
_DAY: Final[Column[tuple[int, FollowUpView]]] = Column("due", N_("Due"), lambda row: row[1].due, show.short_day)
_ON: Final[Column[Any]] = Column("on", N_("Day"), lambda view: view.on, show.short_day)
_AT: Final[Column[HistoryLine]] = Column("at", N_("When"), lambda line: line, _moment)

_FLAG: Final[Column[people_columns.OfOne]] = Column("kind", N_("To look at"), lambda row: row[1], _flagged)
_SETTLED: Final[Column[people_columns.OfOne]] = Column("resolved_on", N_("Settled"), lambda row: row[1], _settled)
_SOUGHT: Final[Column[people_columns.Person]] = Column("tracing_open", N_("Looked for"), lambda row: row[1], _sought)
_SAFE: Final[Column[tuple[int, ContactView]]] = Column("safe", N_("Safe to call"), lambda row: row[1].safe, _safe)
_SILENT: Final[Column[tuple[int, ContactView]]] = Column(
    "do_not_say_who", N_("Do not say who we are"), lambda row: row[1].do_not_say_who, _silent
)

PEOPLE: Final = Block(
    "people",
    N_("People"),
    (
        _part(
            "members",
            ("name", Room(14, 3, 40)),
            ("relation", Room(8, 1, 24)),
            ("sex", Room(6)),
            ("age", Room(3)),
            (_ELSEWHERE, Room(9, 2, 24)),
            (_SOUGHT, Room(11)),
        ),
        _part(
            "flags",
            (_FLAG, Room(12, 3, 32)),
            ("person", Room(8, 2, 24)),
            ("reason", Room(6, 3, 40)),
            (_SETTLED, Room(14)),
        ),
        _part("links", ("kind", Room(10, 2, 30)), ("number", Room(12)), ("name", Room(10, 3, 40))),
        _part("other_numbers", ("source", Room(8, 2, 30)), ("value", Room(6, 2, 30)), ("person", Room(8, 2, 24))),
    ),
    N_("Nobody is listed by name yet. F4 adds a person."),
)
NEEDS: Final = Block(
    "needs",
    N_("Needs"),
    (
        _part(
            "needs",
            ("category", Room(10, 2, 24)),
            ("what", Room(4, 3, 40)),
            ("person", Room(6, 1, 24)),
            (_NEED_STATUS, Room(8, 1, 20)),
        ),
        _part(
            "assistance",
            (_GIVEN_ON, Room(6)),
            ("item", Room(10, 3, 40)),
            ("quantity", Room(4)),
            ("amount", Room(6, 1, 20)),
            ("giver", Room(6, 1, 14)),
        ),
        _part(
            "referrals",
            ("to", Room(8, 2, 24)),
            ("service", Room(6, 1, 20)),
            ("kind", Room(6, 1, 24)),
            (_WAITS, Room(9, 1, 26)),
        ),
        _part("plan", ("what", Room(10, 3)), ("who", Room(4, 1, 16)), (_STEP_DUE, Room(6)), ("status", Room(5))),
    ),
    N_("No need is recorded. F4 adds one."),
)
FOLLOW_UPS: Final = Block(
    "follow-ups",
    N_("Follow-ups"),
    (
        _part(
            "follow_ups",
            (_DAY, Room(6)),
            (_DUE, Room(10)),
            ("what", Room(4, 3, 40)),
            ("kind", Room(5, 1, 18)),
            ("repeats", Room(5, 1, 28)),
        ),
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
            (_LEFT, Room(6)),
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
        _part(
            "contacts",
            ("number", Room(13)),
            ("whose", Room(8, 1, 24)),
            (_SAFE, Room(18)),
            ("when", Room(5, 1, 20)),
            (_SILENT, Room(23)),
        ),
        _part(
            "consents",
            ("purpose", Room(10, 2, 32)),
            ("partner", Room(6, 2, 24)),
            ("state", Room(8)),
            ("basis", Room(6, 1, 20)),
            (_ON, Room(6)),
        ),
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
