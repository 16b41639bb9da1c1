"""Families: the search line, the list and the card of the family under the cursor."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.presentation.wording import Wording
from famcase.tui.actions import Action
from famcase.tui.families import finding
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.list_head import ListHead
from famcase.tui.family_actions import FamilyActions
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.family_card import FamilyCard
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

LEAVE = Action(
    "leave", ("escape",), N_("Back"), N_("Empty the search line; from the empty line go back to Today."), in_foot=False
)


class FamiliesScreen(FamilyActions, DeskScreen[None]):
    """The case list."""

    ACTIONS = (*FamilyActions.ACTIONS, LEAVE)
    PLACE = "families"
    HELP_TEXT = N_(
        "Type any part of a name, in any spelling and either script, a case number, a phone number, a place or a site: "
        "the list follows as you type. Words like open, overdue, mine, or a kind of shelter narrow it further. Down or "
        "Enter moves into the list, F3 comes back to the line and what is typed then replaces what stood there. Esc "
        "empties the line, once more leaves to Today."
    )

    def __init__(self, typed: str = "") -> None:
        """`typed` stands in the search line from the beginning."""
        super().__init__()
        self._typed = typed
        self._found: finding.Found | None = None
        self._goes_in = False

    def compose_body(self) -> ComposeResult:
        hint = self.words(N_("name, number, phone, place, overdue, mine …"))
        search = Field(self._typed, placeholder=hint, id="search")
        yield Horizontal(*self.in_reading_order(search, Static("", markup=False, id="count")), id="search-line")
        cases = Vertical(ListHead(), CaseList(), Static("", markup=False, id="empty"))
        yield Container(*self.in_reading_order(cases, FamilyCard()), classes="beside")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False
        self.query_one("#search").focus()

    def reload(self) -> None:
        self.ask(finding.find, self.query_one("#search", Field).value, then=self.show)

    @on(Field.Changed, "#search")
    def search(self) -> None:
        self._goes_in = False
        self.reload()

    @on(Field.Submitted, "#search")
    def go_into_list(self) -> None:
        # what is shown may still be what was found before the last letters
        self._goes_in = self._found is None or self._found.typed != self.query_one("#search", Field).value
        if not self._goes_in and self.query_one(CaseList).count:
            self.query_one(CaseList).focus()

    def key_down(self) -> None:
        if isinstance(self.focused, Field):
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
        else:
            self.desk_app.action_go("today")

    def show(self, found: finding.Found) -> None:
        """Show what a search found."""
        is_new = self._found is None or self._found.filters != found.filters
        self._found = found
        cases = self.query_one(CaseList)
        cases.begin(found.page, is_new=is_new)
        empty = self.query_one("#empty", Static)
        empty.display = not cases.count
        cases.display = bool(cases.count)
        empty.update(Content(directed(self.words, self._teaching())))
        if self._goes_in:
            self.go_into_list()
        self.ask(finding.count, found, then=self.show_count, topic="count")

    def show_count(self, counted: finding.Counted) -> None:
        """Show how many there are, which may come later than the first of them."""
        sentence = Content(directed(self.words, in_words(self.words, counted)))
        self.query_one("#count", Static).update(sentence, layout=False)

    @on(CaseList.Wanted)
    def fetch(self, event: CaseList.Wanted) -> None:
        if self._found is not None:
            take = partial(self.query_one(CaseList).add, event)
            self.ask(finding.more, self._found.filters, event.after, then=take, topic=f"page {event.page}")

    @on(LineList.Moved)
    def show_card(self) -> None:
        self.query_one(FamilyCard).show(self.family_here())

    def family_here(self) -> RecordId | None:
        return self.query_one(CaseList).family_here

    def _teaching(self) -> str:
        if self.query_one("#search", Field).value:
            return self.words(N_("No family is like that. Fewer letters find more; F4 registers a new family."))
        return self.words(N_("No family here yet. F4 registers one."))


def in_words(words: Wording, counted: finding.Counted) -> str:
    """Return "12 of 340 families"; the number alone where none is left out."""
    if counted.found == counted.all:
        return words.plural("{count} family", "{count} families", counted.all)
    return words.plural("{found} of {count} family", "{found} of {count} families", counted.all, found=counted.found)
