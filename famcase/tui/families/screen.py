"""Families: the search line, what it was understood as, the list, and the card of the family under the cursor."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.presentation.case_columns import CASES, chosen
from famcase.presentation.cells import cell
from famcase.presentation.filter_chips import chips
from famcase.presentation.wording import Wording
from famcase.tui.actions import EXPORT, NEW, Action
from famcase.tui.exchange.tabular import HasTable, Tabular
from famcase.tui.families import finding
from famcase.tui.families.actions import FILTER, FOR_MARKED, LEAVE, ON_THE_LIST, fitting
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.list_head import ListHead
from famcase.tui.families.looks import Looks
from famcase.tui.families.marking import Marking
from famcase.tui.families.shaping import Shaping
from famcase.tui.family_actions import FamilyActions
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.family_card import FamilyCard
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

_DOT = " · "


class FamiliesScreen(HasTable, Marking, Shaping, FamilyActions, DeskScreen[None]):
    """The case list."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(action for one in FamilyActions.ACTIONS for action in ((FILTER, one) if one is NEW else (one,))),
        *(action for action in ON_THE_LIST if action is not FILTER),
        *FOR_MARKED,
        LEAVE,
        EXPORT,
    )
    PLACE = "families"
    HELP_TEXT = N_(
        "Type any part of a name, in any spelling and either script, a case number, a phone number, a place or a site: "
        "the list follows as you type. Words like open, overdue, mine, or a kind of shelter narrow it further; below "
        "the line stands what was understood, and F8 lists them all. A word in quotes is always searched for. Down or "
        "Enter moves into the list, where Space marks families: what F9 offers is then done to all of them. F3 comes "
        "back to the line and what is typed then replaces what stood there. Esc empties the line, once more leaves to "
        "Today."
    )

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in the search line from the beginning; nothing, what a person left there."""
        super().__init__()
        self._given = typed
        self._found: finding.Found | None = None
        self._goes_in = False

    def compose_body(self) -> ComposeResult:
        hint = self.words(N_("name, number, phone, place, overdue, mine …"))
        self._left = self.desk_app.left_list()
        if self._given and self._given != self._left.typed:
            self._left.typed, self._left.family, self._left.figure = self._given, None, None
        search = Field(self._left.typed, placeholder=hint, id="search")
        yield Horizontal(*self.in_reading_order(search, Static("", markup=False, id="count")), id="search-line")
        understood = Static("", markup=False, id="understood"), Static("", markup=False, id="marked")
        yield Horizontal(*self.in_reading_order(*understood), id="understood-line")
        cases = Vertical(ListHead(), CaseList(), Static("", markup=False, id="empty"))
        yield Container(*self.in_reading_order(cases, FamilyCard()), classes="beside")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one("#search").focus()
        self.show_marks()

    def way_back(self) -> Callable[[], Screen[Any]]:
        return partial(FamiliesScreen, self._left.typed)

    def all_actions(self) -> tuple[Action, ...]:
        return fitting(super().all_actions(), self.desk_app.open_desk.user)

    # Searching

    @property
    def typed(self) -> str:
        """What stands in the search line."""
        return self.query_one("#search", Field).value

    def reload(self) -> None:
        self.ask(finding.find, self.typed, self._left.looks, self._left.figure, then=self.show)

    @on(Field.Changed, "#search")
    def search(self) -> None:
        self._goes_in = False
        self._left.typed = self.typed
        self.reload()

    @on(Field.Submitted, "#search")
    def go_into_list(self) -> None:
        # what is shown may still be what was found before the last letters
        self._goes_in = self._found is None or self._found.typed != self.typed
        if not self._goes_in and self.query_one(CaseList).count:
            self.query_one(CaseList).focus()

    def key_down(self, event: Key) -> None:
        if isinstance(self.focused, Field):
            event.stop()  # the list, which has the focus then, would go down a line more
            self.go_into_list()

    def action_find(self) -> None:
        search = self.query_one("#search", Field)
        search.focus()
        search.select_all()

    def action_leave(self) -> None:
        search = self.query_one("#search", Field)
        if search.value:
            search.value = ""
            search.focus()
        elif self._left.figure is not None:
            summary, self._left.figure = self._left.figure.summary, None
            self.desk_app.action_go("summary", summary)
        else:
            self.desk_app.action_go("today")

    # Showing

    def show(self, found: finding.Found) -> None:
        """Show what a search found."""
        first = self._found
        is_new = first is not None and (first.filters, first.looks) != (found.filters, found.looks)
        self._found, self._left.looks = found, found.looks
        cases = self.query_one(CaseList)
        cases.marks = self._left.marks
        cases.begin(found.page, found.looks, is_new=is_new, at=self._left.family if first is None else None)
        self.query_one(ListHead).show_looks(found.looks, cases.number_width)
        empty = self.query_one("#empty", Static)
        empty.display = not cases.count
        cases.display = bool(cases.count)
        empty.update(Content(directed(self.words, self._teaching())))
        self._show_understood(found)
        if self._goes_in:
            self.go_into_list()
        self.ask(finding.count, found, then=self.show_count, topic="count")

    def _show_understood(self, found: finding.Found) -> None:
        line = _DOT.join(chips(self.words, found.filters, found.names))
        for understood in self.query("#understood").results(Static):  # none where the list was left meanwhile
            room = understood.content_size.width or None
            understood.update(Content(directed(self.words, cell(line, room))), layout=False)

    def on_resize(self) -> None:
        if self._found is not None:
            self.call_after_refresh(self._show_understood, self._found)

    def show_count(self, counted: finding.Counted) -> None:
        """Show how many there are, which may come later than the first of them."""
        sentence = Content(directed(self.words, in_words(self.words, counted)))
        self.query_one("#count", Static).update(sentence, layout=False)
        if counted.not_open:
            self.query_one("#empty", Static).update(Content(directed(self.words, _not_open(self.words, counted))))

    @on(CaseList.Wanted)
    def fetch(self, event: CaseList.Wanted) -> None:
        if self._found is not None:
            take = partial(self.query_one(CaseList).add, event)
            self.ask(finding.more, self._found, event.after, then=take, topic=f"page {event.page}")

    @on(LineList.Moved)
    def show_card(self) -> None:
        family = self.family_here()
        self._left.family = family or self._left.family
        self.query_one(FamilyCard).show(family, self._found.filters.text if self._found else "")

    def family_here(self) -> RecordId | None:
        return self.query_one(CaseList).family_here

    def tabular(self) -> Tabular | None:
        found, marks = self._found, tuple(self._left.marks)
        if found is None or not (marks or found.page.lines):
            return None
        columns = chosen(found.looks.columns) if found.looks.columns else CASES
        if marks:
            pages = partial(finding.marked_pages, marks)
            return Tabular("families", N_("Marked families"), columns, pages, len(marks), of_families=True)
        pages = partial(finding.every_page, found, columns)
        return Tabular("families", N_("Families"), columns, pages, found.page.total or 0, of_families=True)

    # What Marking and Shaping work with

    @property
    def marks(self) -> dict[RecordId, None]:
        return self._left.marks

    @property
    def looks(self) -> Looks:
        return self._left.looks or Looks()

    def show_marks(self) -> None:
        number = len(self.marks)
        told = ""
        if number:
            told = self.words.plural("{count} marked · F9 acts on it", "{count} marked · F9 acts on all", number)
        self.query_one("#marked", Static).update(Content(directed(self.words, told)))
        self.query_one(CaseList).refresh()

    def show_looks(self, looks: Looks) -> None:
        self._left.looks = looks
        self.reload()

    @property
    def found(self) -> finding.Found | None:
        """What was found last."""
        return self._found

    def _teaching(self) -> str:
        if self.typed:
            return self.words(N_("No family is like that. Fewer letters find more; F4 registers a new family."))
        return self.words(N_("No family here yet. F4 registers one."))


def in_words(words: Wording, counted: finding.Counted) -> str:
    """Return "12 of 340 families"; the number alone where none is left out."""
    if counted.found == counted.all:
        return words.plural("{count} family", "{count} families", counted.all)
    return words.plural("{found} of {count} family", "{found} of {count} families", counted.all, found=counted.found)


def _not_open(words: Wording, counted: finding.Counted) -> str:
    """Say that who is looked for is not open, lest somebody registers them again."""
    return words.plural(
        "No open family is like that, but {count} that is not open: the word “all” shows it.",
        "No open family is like that, but {count} that are not open: the word “all” shows them.",
        counted.not_open,
    )
