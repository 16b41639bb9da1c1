"""The parts of a site's page: our families there, what was counted over time, services and whom to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.presentation.columns import Column, day
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.site_columns import COVERAGE_LABELS, bar
from famcase.presentation.wording import Wording
from famcase.services.views import CountView, SiteView
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.list_head import ListHead
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.title_line import TitleLine
from famcase.tui.widgets.view_list import PartList, Placed, ViewHead, ViewList, is_loud
from famcase.wording import N_

_BAR: Final = 8
_OF: Final = {column.id: column for column in COUNTS}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and how long its bar is beside the highest."""

    count: CountView
    percent: int | None


def _counted(column_id: str) -> Column[Counted]:
    column = _OF[column_id]
    return Column(column.id, column.title, lambda each: column.of(each.count), column.show, align=column.align)


COUNT_COLUMNS: Final[tuple[Placed[Counted], ...]] = (
    Placed(_counted("on"), Room(11), look="quiet", is_day=True),
    Placed(Column("bar", " ", lambda each: bar(each.percent, _BAR)), Room(_BAR)),
    Placed(_counted("families"), Room(6)),
    Placed(_counted("people"), Room(6)),
    Placed(_counted("in_the_open"), Room(5), from_width=68, title=N_("In open")),
    Placed(_counted("source"), Room(13, 1, 14)),
    Placed(_counted("sureness"), Room(14, 1, 18), from_width=76),
)


class SitePart(Vertical):
    """One part with its title, which stands in brackets while the keys go here."""

    def __init__(self, name: str, title: str, listed: LineList, empty: str) -> None:
        """`title` and `empty` are msgids; `empty` is said where the list has no line."""
        super().__init__(id=f"part-{name}", classes="site-part")
        self.list = listed
        self._name_of = title
        self._empty_text = empty
        self._count: int | None = None
        self._title = Static("", markup=False, classes="block-title")
        self._empty = Static("", markup=False, classes="block-empty")

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._empty
        if isinstance(self.list, CaseList):
            yield ListHead()
        if isinstance(self.list, ViewList):
            yield ViewHead(self.list.placed)
        yield self.list

    def title(self) -> str:
        """Return "Counts 3"."""
        title = app_of(self).words(self._name_of)
        return f"{title} {self._count}" if self._count else title

    def show_title(self, count: int | None = None) -> None:
        """Show the title, with `count` where it is told, and what is said where there is nothing."""
        self._count = self._count if count is None else count
        words = app_of(self).words
        shown = f"[{self.title()}]" if self.has_class("open") else f" {self.title()} "
        self._title.update(Content(directed(words, shown)))
        self._empty.display = self.list.count == 0
        for head in self.query(TitleLine):
            head.display = self.list.count > 0
        self._empty.update(Content(directed(words, words(self._empty_text))))


class FamiliesThere(CaseList):
    """Our families at the site."""

    POINTS_WITHOUT_FOCUS = False


class CountList(PartList[Counted]):
    """What was counted, newest first, with a bar beside each."""

    def __init__(self) -> None:
        super().__init__(COUNT_COLUMNS, lambda each: each.count.uid, id="counts")

    def show_counts(self, counts: Sequence[CountView]) -> None:
        """Show counts; a bar is a share of the highest of the same thing, families before people."""
        most_families = max((count.families or 0 for count in counts), default=0)
        most_people = max((count.people or 0 for count in counts), default=0)

        def percent(count: CountView) -> int | None:
            for number, most in ((count.families, most_families), (count.people, most_people)):
                if number is not None and most:
                    return 100 * number // most
            return None

        self.show_views([Counted(count, percent(count)) for count in counts])


class AboutList(LineList):
    """Services, and what else is known: a title and its value on a line."""

    POINTS_WITHOUT_FOCUS = False

    def __init__(self) -> None:
        super().__init__(id="about")
        self._lines: list[tuple[str, str]] = []

    def show_site(self, site: SiteView) -> None:
        """Show a site; a line without a value is a heading."""
        self._lines = list(_about(app_of(self).words, site))
        self.show_lines(len(self._lines), self.cursor)

    def is_choosable(self, index: int) -> bool:
        return bool(self._lines[index][1])

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        title, value = self._lines[index]
        if not value:
            return [LineCell(title, width, "heading")]
        room, rest = widths((Room(18), Room(20, 1)), width)
        return [LineCell(title, room, "quiet"), LineCell(value, rest, "warn" if is_loud(value) else "")]


def _about(words: Wording, site: SiteView) -> Iterator[tuple[str, str]]:
    covered = [(name, code) for name, code in site.coverage if code]
    if covered:
        yield words(N_("SERVICES")), ""
        for name, code in covered:
            yield words(COVERAGE_LABELS[name]), words.label("coverage", code)
    told = list(_told(words, site))
    if told:
        yield words(N_("THE SITE")), ""
        yield from told


def _told(words: Wording, site: SiteView) -> Iterator[tuple[str, str]]:
    today, notice = words.today(), site.notice_until
    late = notice is not None and today is not None and notice <= today
    values = (
        (N_("Other names"), words.value(site.aliases)),
        (N_("Cluster"), words.value(site.cluster)),
        (N_("Sectors"), words.value(site.sectors)),
        (N_("Land notice until"), _notice(words, notice, is_late=late)),
        (N_("Manager"), words.value(site.manager)),
        (N_("Phone"), site.manager_phone),
        (N_("Going on to"), words.value([f"{where} ({count})" for where, count in site.onward])),
    )
    for title, value in values:
        if value:
            yield words(title), value


def _notice(words: Wording, until: date | None, *, is_late: bool) -> str:
    if until is None:
        return ""
    return words(N_("! {day}"), day=until) if is_late else day(words, until)
