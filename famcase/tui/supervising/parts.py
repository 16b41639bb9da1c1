"""The parts of the screen of what waits: each a list in columns, the one of cases to be assigned with marks."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from famcase.domain.changes import RecordId
from famcase.presentation import supervising_columns as columns
from famcase.presentation.columns import Column, View, short_day
from famcase.presentation.handover_columns import HANDOVER, NEVER
from famcase.presentation.wording import Wording
from famcase.services.views import ReferralLine
from famcase.services.views.supervising import (
    CaseworkerLoad,
    ClosureLine,
    HandoverLine,
    SentBackLine,
    UnassignedLine,
)
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.view_list import PartList, Placed, ViewList

MARK: Final = "*"


def _of(listed: Sequence[Column[View]], name: str) -> Column[View]:
    return next(column for column in listed if column.id == name)


def _short(listed: Sequence[Column[View]], name: str, never: str = "") -> Column[View]:
    """Return a column of days as “10 Aug”; `never` is the msgid where there is none."""

    def show(wording: Wording, value: object) -> str:
        return wording(never) if value is None and never else short_day(wording, value)

    return replace(_of(listed, name), show=show)


UNASSIGNED: Final[tuple[Placed[UnassignedLine], ...]] = (
    Placed(_of(columns.UNASSIGNED, "late"), Room(8)),
    Placed(_of(columns.UNASSIGNED, "name"), Room(14, 3, 30), look="strong"),
    Placed(_of(columns.UNASSIGNED, "people"), Room(7)),
    Placed(_of(columns.UNASSIGNED, "priority"), Room(9, 1, 16)),
    Placed(_of(columns.UNASSIGNED, "place"), Room(12, 2, 26)),
    Placed(_short(columns.UNASSIGNED, "registered_on"), Room(10), is_day=True),
)

CLOSURES: Final[tuple[Placed[ClosureLine], ...]] = (
    Placed(_of(columns.CLOSURES, "name"), Room(14, 3, 30), look="strong"),
    Placed(_of(columns.CLOSURES, "people"), Room(7)),
    Placed(_of(columns.CLOSURES, "reason"), Room(18, 2, 32)),
    Placed(_of(columns.CLOSURES, "asked_by"), Room(10, 1, 16)),
    Placed(_short(columns.CLOSURES, "asked_on"), Room(8), is_day=True),
)

SENT_BACK: Final[tuple[Placed[SentBackLine], ...]] = (
    Placed(_of(columns.SENT_BACK, "name"), Room(14, 1, 30), look="strong"),
    Placed(_of(columns.SENT_BACK, "comment"), Room(30, 3)),
)

ANSWERS: Final[tuple[Placed[ReferralLine], ...]] = (
    Placed(_of(columns.ANSWERS, "stale"), Room(8), title=columns.UNASSIGNED[-1].title),
    Placed(_of(columns.ANSWERS, "kind"), Room(11, 1, 20)),
    Placed(_of(columns.ANSWERS, "name"), Room(14, 3, 30), look="strong"),
    Placed(_of(columns.ANSWERS, "requested_by"), Room(9, 1, 16)),
    Placed(_of(columns.ANSWERS, "to"), Room(9, 1, 20)),
    Placed(_of(columns.ANSWERS, "status"), Room(10, 1, 14)),
    Placed(_of(columns.ANSWERS, "days"), Room(6)),
    Placed(_of(columns.ANSWERS, "reason"), Room(12, 2, 30), from_width=96, look="quiet"),
)

LOADS: Final[tuple[Placed[CaseworkerLoad], ...]] = (
    Placed(_of(columns.LOADS, "caseworker"), Room(16, 1, 30), look="strong"),
    Placed(_of(columns.LOADS, "families"), Room(9)),
    Placed(_of(columns.LOADS, "people"), Room(8)),
    Placed(_of(columns.LOADS, "urgent"), Room(11)),
    Placed(_of(columns.LOADS, "overdue"), Room(9)),
    Placed(_of(columns.LOADS, "worst_days"), Room(13)),
)

SHEET: Final[tuple[Placed[HandoverLine], ...]] = (
    Placed(_of(HANDOVER, "name"), Room(14, 2, 26), look="strong"),
    Placed(_of(HANDOVER, "people"), Room(7)),
    Placed(_of(HANDOVER, "place"), Room(9, 1, 22)),
    Placed(_short(HANDOVER, "last_seen", NEVER), Room(10), is_day=True),
    Placed(_of(HANDOVER, "next_due"), Room(17, 1, 20)),
    Placed(_of(HANDOVER, "promised"), Room(10, 3, 40)),
    Placed(_of(HANDOVER, "needs"), Room(12, 2, 24), from_width=110),
)


class UnassignedList(PartList[UnassignedLine]):
    """Cases that are nobody's; several can be marked."""

    def __init__(self) -> None:
        super().__init__(UNASSIGNED, lambda line: line.family, id="unassigned")
        self.marks: dict[RecordId, None] = {}

    def show_views(self, views: Sequence[UnassignedLine]) -> None:
        """Show these; a mark on a case that is somebody's now is gone."""
        shown = {line.family for line in views}
        self.marks = {family: None for family in self.marks if family in shown}
        super().show_views(views)

    def sign_of(self, index: int) -> str:
        return MARK if self.views[index].family in self.marks else " "

    def turn_mark(self) -> None:
        """Mark the case under the cursor, or not, and go on to the next."""
        line = self.view_here
        if line is None:
            return
        if line.family in self.marks:
            del self.marks[line.family]
        else:
            self.marks[line.family] = None
        self.refresh()
        self.action_move(1)

    @property
    def chosen(self) -> tuple[RecordId, ...]:
        """The marked cases in the order of the list, else the one under the cursor."""
        marked = tuple(line.family for line in self.views if line.family in self.marks)
        return marked or ((self.view_here.family,) if self.view_here else ())


class SheetList(ViewList[HandoverLine]):
    """The sheet of a caseload."""

    def __init__(self) -> None:
        super().__init__(SHEET, lambda line: line.family, id="sheet")
