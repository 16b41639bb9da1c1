"""How the case list is shaped: its filters by F8, its columns and its order."""

from typing import TYPE_CHECKING

from textual import on
from textual.message_pump import MessagePump

from famcase.errors import FamcaseError
from famcase.presentation.case_columns import CASES
from famcase.services.commands.saved_lists import keep_looks
from famcase.tui.asking import Asking
from famcase.tui.families.columns import arranged
from famcase.tui.families.list_head import ListHead
from famcase.tui.families.looks import Looks
from famcase.tui.session import app_of
from famcase.tui.widgets.field import Field
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.tui.families.filter_dialog import Chosen

_TITLES = {column.id: column.title for column in CASES}


class Shaping(MessagePump):
    """Mixed into the screen of the case list."""

    ask: Asking

    @property
    def looks(self) -> Looks:
        raise NotImplementedError

    def show_looks(self, looks: Looks) -> None:
        """Have the list look so."""
        raise NotImplementedError

    def action_filter(self) -> None:
        from famcase.tui.families.filter_dialog import FilterDialog

        app = app_of(self)
        typed = app.screen.query_one("#search", Field).value
        app.push_screen(FilterDialog(typed, self.looks), self._filtered)

    def _filtered(self, chosen: "Chosen | None") -> None:
        if chosen is None:
            return
        if chosen.looks is not None:
            self.show_looks(chosen.looks)
        app_of(self).screen.query_one("#search", Field).value = chosen.words

    def action_sort(self) -> None:
        """Choose what to sort by; the same again turns the order round."""
        from famcase.tui.dialogs.choosing import Choosing

        app = app_of(self)
        now = self.looks.sorted_column
        sign = "↑" if self.looks.backwards else "↓"
        choices = [
            (column, f"{sign} {app.words(title)}" if column == now else f"  {app.words(title)}")
            for column, title in _TITLES.items()
        ]
        app.push_screen(Choosing(app.words(N_("Sort by; the same again turns it round")), choices), self._sorted)

    def _sorted(self, column: str | None) -> None:
        if column is not None:
            self._keep(self.looks.sorted_by(column))

    @on(ListHead.SortBy)
    def sort_clicked(self, event: ListHead.SortBy) -> None:
        self._sorted(event.column)

    def action_columns(self) -> None:
        from famcase.tui.families.columns_dialog import ColumnsDialog

        app = app_of(self)
        width = app.screen.query_one(ListHead).size.width - 3
        shown = self.looks.columns or tuple(placed.column.id for placed, _ in arranged(width, Looks()))
        app.push_screen(ColumnsDialog(shown), self._columns_chosen)

    def _columns_chosen(self, columns: tuple[str, ...] | None) -> None:
        if columns is not None:
            self._keep(Looks(columns, self.looks.sort, self.looks.backwards))

    def _keep(self, looks: Looks) -> None:
        """Show the list so, and keep it for this person."""
        self.show_looks(looks)
        app_of(self).run_worker(self._save(looks), exit_on_error=False)

    async def _save(self, looks: Looks) -> None:
        sort = "" if looks.sort == "name" else looks.sort
        try:
            await self.ask.tell(keep_looks, looks.columns, sort, looks.backwards)
        except FamcaseError as error:
            app_of(self).say_error(error)
