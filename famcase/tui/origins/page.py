"""The page of one place that families left: departures by week, what happened there, and who lived there."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from famcase.presentation.cells import cell
from famcase.presentation.columns import day
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.event_columns import EVENTS
from famcase.presentation.origin_columns import DEPARTURES, share
from famcase.presentation.wording import Wording
from famcase.services.queries.origins import get_origin
from famcase.services.views import CountView, EventView, OriginLine, OriginView
from famcase.tui.actions import BACK, EXPORT, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.family.actions import LAST_BLOCK, LEFT, NEXT_BLOCK, RIGHT
from famcase.tui.family.tabs import TabLine
from famcase.tui.origins.event_actions import EDIT, REMOVE, EventActions
from famcase.tui.origins.lines import (
    EVENT_HERE_COLUMNS,
    POPULATION_COLUMNS,
    WEEK_COLUMNS,
    Week,
    weeks_with_bars,
)
from famcase.tui.parted import PartedScreen
from famcase.tui.sites.parts import SitePart
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed, flowed
from famcase.tui.widgets.view_list import PartList
from famcase.wording import N_

NEW = Action("new", ("f4", "n", "ى"), N_("New event"), N_("Record what happened here."))
POPULATION = Action("population", ("c", "ؤ"), N_("Population"), N_("Record how many people live or lived here."))
FAMILIES_FROM = Action("families_from", ("f", "ب"), N_("Families"), N_("List the families that left this place."))
OPEN = Action("open", ("enter",), N_("Open"), N_("Correct the event under the cursor."), in_foot=False)
_DOT = " · "


class OriginPage(HasTable, EventActions, PartedScreen):
    """One origin."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        EDIT, NEW, FAMILIES_FROM, POPULATION, BACK, OPEN, REMOVE, NEXT_BLOCK, LAST_BLOCK, LEFT, RIGHT, EXPORT,
    )  # fmt: skip
    HELP_TEXT = N_(
        "Who left this place, week by week, with a mark where something happened in that week. The share of the people "
        "who lived here is told only where that figure is older than the first departure: a younger one has lost those "
        "who left already. Tab goes from part to part; F4 records an event, F2 corrects one."
    )

    def __init__(self, pcode: str, text: str = "") -> None:
        """A place of the gazetteer by its P-code, else the words used for one."""
        super().__init__()
        self._pcode, self._text = pcode, text
        self._origin: OriginView | None = None
        self._weeks: PartList[Week] = PartList(WEEK_COLUMNS, lambda week: week.of.week, id="weeks")
        self._events: PartList[EventView] = PartList(EVENT_HERE_COLUMNS, lambda event: event.uid, id="events")
        self._counts: PartList[CountView] = PartList(POPULATION_COLUMNS, lambda count: count.uid, id="populations")
        self._parts = [
            SitePart("weeks", N_("Departures"), self._weeks, N_("No family of ours has left here.")),
            SitePart("events", N_("Events"), self._events, N_("No event yet. F4 records one.")),
            SitePart(
                "populations",
                N_("Population"),
                self._counts,
                N_("No count of ours. C records how many live or lived here."),
            ),
        ]
        self._tabs = TabLine(self._parts)

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False, classes="family-head", id="origin-head")
        yield self._tabs
        yield Container(*self._parts, classes="site-parts")

    def on_mount(self) -> None:
        self._parts[0].list.focus()

    def reload(self) -> None:
        self.ask_whole(get_origin, self._pcode, self._text, then=self.show)

    def show(self, origin: OriginView) -> None:
        """Show the place as it is now."""
        self._origin = origin
        self._weeks.show_views(weeks_with_bars(origin.weeks))
        self._events.show_views(origin.events)
        self._counts.show_views(origin.populations)
        counts = (origin.line.families, len(origin.events), len(origin.populations))
        for part, count in zip(self._parts, counts, strict=True):
            part.show_title(count)
        self._tabs.refresh()
        self._show_head()

    def _show_head(self) -> None:
        if self._origin is None or not self.query("#origin-head"):
            return  # nothing was read yet, or the page was left meanwhile
        head = self.query_one("#origin-head", Static)
        lines: list[Content] = []
        for number, parts in enumerate(_head(self.words, self._origin)):
            texts = flowed([cell(part) for part in parts if part], _DOT, max(20, head.content_size.width))
            style = "bold" if number == 0 else ""
            lines.extend(Content.styled(directed(self.words, text), style) for text in texts)
        head.update(Content("\n").join(lines))

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the parts follow it too
        self.call_after_refresh(self._show_head)

    def tabular(self) -> Tabular | None:
        """Return the part that has the keys."""
        if self._origin is None:
            return None
        origin = self._origin
        weeks = origin.weeks
        table = Tabular("departures", N_("Departures"), DEPARTURES, at_once(weeks), len(weeks), tells_figures=True)
        if self.focused is self._events:
            table = Tabular("events", N_("Events"), EVENTS, at_once(origin.events), len(origin.events))
        elif self.focused is self._counts:
            counts = origin.populations
            table = Tabular("population", N_("Population"), COUNTS, at_once(counts), len(counts))
        return table if table.count else None

    def event_here(self) -> EventView | None:
        """Return the event under the cursor, or the first of the week under it."""
        if self.focused is self._events:
            return self._events.view_here
        week = self._weeks.view_here if self.focused is self._weeks else None
        return week.of.events[0] if week is not None and week.of.events else None

    @on(LineList.Chosen)
    def action_open(self) -> None:
        self.action_edit()

    def action_new(self) -> None:
        from famcase.tui.forms.events import EventForm

        self.app.push_screen(EventForm(self._pcode))

    def action_population(self) -> None:
        if self._pcode:
            from famcase.tui.forms.counts import CountForm

            self.app.push_screen(CountForm(pcode=self._pcode))

    def action_families_from(self) -> None:
        if self._origin is not None:
            self.desk_app.action_go("families", self.words.named(self._origin.line.named))


def _head(words: Wording, origin: OriginView) -> Iterator[list[str]]:
    line = origin.line
    both = [line.name_ar, line.name] if words.right_to_left else [line.name, line.name_ar]
    yield [*both, words.named(line.within)] if any(both) else [words(N_("place not told"))]
    now = words.plural("{count} family this week", "{count} families this week", line.this_week)
    yield [
        words.plural("{count} family gone", "{count} families gone", line.families),
        words.plural("{count} person", "{count} people", line.people),
        now if line.this_week else "",
    ]
    if line.population is not None and line.population_on is not None:
        lived = words(
            N_("{people} people lived here ({source}, {day})"),
            people=line.population,
            source=_source(words, origin),
            day=day(words, line.population_on),
        )
        yield [lived, share(words, line.share) if line.share is not None else _why_no_share(words, line)]
    last = next(iter(origin.events), None)
    if last is not None:
        yield [words(N_("Last event")), EVENTS[0].shown(words, last), day(words, last.on), cell(last.text)]


def _source(words: Wording, origin: OriginView) -> str:
    """Return who says how many people lived there: whoever counted them on that day, else the list of places."""
    line = origin.line
    for count in origin.populations:
        if (count.on, count.people) == (line.population_on, line.population) and count.source:
            return words.label("count-source", count.source)
    return words(N_("list of places"))


def _why_no_share(words: Wording, line: OriginLine) -> str:
    if line.first_left is None or line.population_on is None:
        return ""
    if line.population_on >= line.first_left:
        return words(N_("the figure is younger than the first departure: no share is told"))
    return words(N_("more are gone than the figure knows of: no share is told"))
