"""One family on one page: panels side by side, or tabs where the screen is small."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError
from famcase.presentation.family_columns import shown_name
from famcase.presentation.printed.family_sheet import family_print
from famcase.presentation.printed.printable import Printable
from famcase.tui.actions import ALL, HELP, Action
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.tabular import HasTable
from famcase.tui.family import actions
from famcase.tui.family.block_list import BlockList, BlockPanel
from famcase.tui.family.blocks import BLOCKS, Record
from famcase.tui.family.course import CourseActions
from famcase.tui.family.details import Details
from famcase.tui.family.head import FamilyHead
from famcase.tui.family.page import Page, load
from famcase.tui.family.people import PeopleActions
from famcase.tui.family.tabs import TabLine
from famcase.tui.parted import PartedScreen
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_


class FamilyScreen(HasTable, PeopleActions, CourseActions, PartedScreen):
    """The page of one family."""

    ACTIONS = actions.ON_THE_PAGE
    HELP_TEXT = N_(
        "Everything that is recorded of one family. Tab, Left and Right go from part to part, Enter shows a line in "
        "whole words, F2 corrects it, F4 adds to it. F9 has the rest: assign, close, consent, withhold the name."
    )

    def __init__(self, uid: RecordId) -> None:
        super().__init__()
        self._uid = uid
        self._page: Page | None = None
        self._is_name_shown = False
        self._parts = [BlockPanel(block) for block in BLOCKS]
        self._tabs = TabLine(self._parts)

    def compose_body(self) -> ComposeResult:
        yield FamilyHead()
        yield self._tabs
        panels = self._parts
        if self.words.right_to_left:  # two stand side by side, the last below them
            pairs = [panels[index : index + 2][::-1] for index in range(0, len(panels) - 1, 2)]
            panels = [*(panel for pair in pairs for panel in pair), panels[-1]]
        yield Container(*panels, classes="blocks")

    def on_mount(self) -> None:
        self._parts[0].list.focus()

    def reload(self) -> None:
        self.ask_whole(load, self._uid, self._is_name_shown, then=self.show)

    def show(self, page: Page | None) -> None:
        """Show the family as it is now; leave the page of one that was taken back or erased."""
        if page is None:
            if self.is_current:
                self.desk_app.leave_gone(self)
            return
        self._page = page
        self.query_one(FamilyHead).show_page(page)
        for panel in self._parts:
            panel.show_page(page)
        self._tabs.refresh()

    def all_actions(self) -> tuple[Action, ...]:
        if self._page is None:
            return (HELP, ALL, *self.REACH)
        return (HELP, *self._applying(self._page), ALL, *self.REACH)

    def _applying(self, page: Page) -> Iterator[Action]:
        desk = self.desk_app.open_desk
        return actions.applying(page.family, page.is_withheld, desk.settings, desk.user)

    @property
    def _list(self) -> BlockList:
        panel: BlockPanel = self._parts[self._tabs.open]
        return panel.list

    def record_here(self) -> Record | None:
        return self._list.record

    def tabular(self) -> None:
        """Its tables are parts of its sheet."""

    def printables(self) -> Sequence[Printable]:
        return (family_print(self._uid),)

    # What can be done

    @on(LineList.Chosen)
    def action_open(self) -> None:
        part, record = self._list.part, self._list.record
        if part is not None and record is not None:
            self.app.push_screen(Details(part, record))

    def action_new(self) -> None:
        from famcase.tui.family.records import added_from

        words = self.words
        choices = [(form, words(title)) for form, title in added_from(self._list.block.id)]
        self.app.push_screen(Choosing(words(N_("Add to this family")), choices), self.add)

    def action_visit_view(self) -> None:
        self.desk_app.open_visit(self._uid)

    def action_show_name(self) -> None:
        """Show a withheld name, on this page and until it is left."""
        self._is_name_shown = not self._is_name_shown
        self.reload()

    def action_kept(self) -> None:
        """Show the family that this one is now, in the place of this page."""
        if self._page is not None and self._page.family.merged_into is not None:
            self.app.switch_screen(FamilyScreen(self._page.family.merged_into.uid))

    def action_reopen(self) -> None:
        from famcase.services.commands.closing import reopen

        self._decide(N_("Open the case of {family} again?"), reopen, self._uid)

    def _decide(self, sentence: str, command: Callable[..., Any], *args: Any) -> None:
        """Ask, naming the family, and do it only after a "yes"."""
        if self._page is not None:
            self.run_worker(self._ask_and_do(self._page, sentence, command, args), exit_on_error=False)

    async def _ask_and_do(self, page: Page, sentence: str, command: Callable[..., Any], args: tuple[Any, ...]) -> None:
        app, words = self.desk_app, self.words
        shown = words(sentence, family=shown_name(words, page.family))
        if not await app.push_screen_wait(Question(shown, yes=words(N_("Yes")), no=words(N_("No")))):
            return
        try:
            await self.ask.tell(command, *args, seen=page.family.version)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the page stays usable whatever went wrong
            app.say_fault(fault)
        else:
            app.saved()

    def action_form(self, name: str, record: RecordId | None = None) -> None:
        """Open a form of this family, or of one of its records."""
        from famcase.tui.forms import open_form

        self.app.push_screen(open_form(name, self._uid, record))
