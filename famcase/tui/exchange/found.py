"""What was found in a list, part by part: rows to look at, families that may be here already, or stand there twice."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from famcase.presentation.alike_columns import DOUBLES, TWICE, why
from famcase.presentation.alike_words import called
from famcase.presentation.cells import cell
from famcase.presentation.columns import Column
from famcase.presentation.doubt_columns import DOUBTS
from famcase.services.household_drafts import Doubt
from famcase.services.views import LikelyDouble, TwiceListed
from famcase.tui.actions import ALL, BACK, EVERYWHERE, EXPORT, HELP, Action
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.family.actions import LAST_BLOCK, NEXT_BLOCK
from famcase.tui.family.tabs import TabLine
from famcase.tui.same_family.told import Told
from famcase.tui.screen import DeskScreen
from famcase.tui.sites.parts import SitePart
from famcase.tui.widgets.foot import Hints
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import PartList, Placed
from famcase.wording import N_

Answer = TypeVar("Answer")
Found = Doubt | LikelyDouble | TwiceListed

OPEN_ROW: Final = Action(
    "open", ("enter",), N_("Open"), N_("Open the family that the row under the cursor may be, or compare the two.")
)


def _placed(
    columns: Sequence[Column[Any]], rooms: dict[str, tuple[Room, int]], **titles: str
) -> tuple[Placed[Any], ...]:
    return tuple(
        Placed(column, *rooms[column.id], title=titles.get(column.id, "")) for column in columns if column.id in rooms
    )


_ROWS: Final = _placed(
    DOUBTS,
    {
        "sheet": (Room(8, 1, 16), 100),
        "row": (Room(5), 0),
        "column": (Room(10, 1, 20), 60),
        "reason": (Room(20, 6), 0),
    },
)
_DOUBLES: Final = _placed(
    DOUBLES,
    {
        "sheet": (Room(8, 1, 16), 100),
        "row": (Room(5), 0),
        "other_number": (Room(11), 0),
        "other_name": (Room(18, 2, 40), 0),
        "score": (Room(7), 0),
        "why": (Room(12, 2), 0),
    },
)
_TWICE: Final = _placed(
    TWICE,
    {
        "sheet": (Room(8, 1, 16), 100),
        "row": (Room(5), 0),
        "name": (Room(18, 2, 40), 0),
        "other_sheet": (Room(8, 1, 16), 100),
        "other_row": (Room(8), 0),
        "score": (Room(7), 0),
        "why": (Room(12, 2), 0),
    },
    other_row=N_("Like row"),
)
_TABLES: Final[dict[str, tuple[str, str, tuple[Column[Any], ...]]]] = {
    "rows": ("rows-to-look-at", N_("Rows to look at"), DOUBTS),
    "doubles": ("may-be-here", N_("May be here already"), DOUBLES),
    "twice": ("twice-in-the-list", N_("Twice in the list?"), TWICE),
}
"""By part: what a file of it is called, its title, its columns."""


class FoundScreen(HasTable, DeskScreen[Answer], has_keys=False):
    """A subclass gives the parts, says what stands above them, and opens what is under the cursor."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN_ROW, BACK, NEXT_BLOCK, LAST_BLOCK, EXPORT)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE
    OF_ROWS: ClassVar[tuple[Action, ...]] = (BACK,)
    """What the foot says while the keys go to the rows to look at."""
    OF_FAMILIES: ClassVar[tuple[Action, ...]] = (OPEN_ROW, BACK)
    """The same of families."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[SitePart] = []
        self._tabs = TabLine(())

    def listed(self) -> dict[str, Sequence[Any]]:
        """Return what stands in each part: "rows", "doubles", "twice"."""
        raise NotImplementedError

    def head_lines(self) -> list[str]:
        """Return what stands above, in words."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        for name in self.listed():
            placed = {"rows": _ROWS, "doubles": _DOUBLES, "twice": _TWICE}[name]
            one: PartList[Any] = PartList(placed, id, id=name)
            empty = N_("No row needs a look.") if name == "rows" else N_("All of them are decided.")
            self._parts.append(SitePart(name, _TABLES[name][1], one, empty))
        self._tabs = TabLine(self._parts)
        yield Vertical(
            Static("", markup=False, classes="exchange-head"),
            self._tabs,
            Container(*self._parts, classes="site-parts"),
            Told(4, id="found-told"),
            Static("", markup=False, classes="working"),
            classes="whole",
        )

    def on_mount(self) -> None:
        self._tabs.display = len(self._parts) > 1
        self.show()
        self._open_part(next((part for part in self._parts if part.list.count), self._parts[0]))

    def show(self) -> None:
        """Show what is listed now."""
        words = self.words
        head = self.query_one(".exchange-head", Static)
        head.update(Content("\n").join(Content(directed(words, line)) for line in self.head_lines()))
        for part, views in zip(self._parts, self.listed().values(), strict=True):
            part.list.show_views(views)  # type: ignore[attr-defined]
            part.show_title(len(views))
        self._tabs.refresh()

    @property
    def here(self) -> Found | None:
        """What is under the cursor."""
        view: Found | None = self._parts[self._tabs.open].list.view_here  # type: ignore[attr-defined]
        return view

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for index, part in enumerate(self._parts):
            part.set_class(part.list is event.widget, "open")
            part.show_title()
            if part.list is event.widget:
                self._tabs.open = index
                doing = self.OF_ROWS if part.list.id == "rows" else self.OF_FAMILIES
                self.query_one(Hints).take((HELP, *doing, ALL))
        self._tabs.refresh()
        self.tell_the_row()

    @on(LineList.Moved)
    def tell_the_row(self) -> None:
        """Say the row under the cursor in whole words."""
        here, words, told = self.here, self.words, []
        if isinstance(here, Doubt):
            told = [words(here.message, **dict(here.values))]
        elif isinstance(here, LikelyDouble):
            told = [called(words, here.alike), why(words, here.alike.reasons)]
        elif isinstance(here, TwiceListed):
            rows = words(N_("Rows {one} and {other}"), one=here.other_row, other=here.row)
            told = [" · ".join(filter(None, (rows, cell(here.name)))), why(words, here.reasons)]
        self.query_one("#found-told", Told).tell(told)

    def action_block(self, step: int) -> None:
        self._open_part(self._parts[(self._tabs.open + step) % len(self._parts)])

    def _open_part(self, part: SitePart) -> None:
        part.add_class("open")  # what is not shown cannot have the focus
        part.list.focus()

    @on(LineList.Chosen)
    def action_open(self) -> None:
        raise NotImplementedError

    def tabular(self) -> Tabular | None:
        name, views = list(self.listed().items())[self._tabs.open]
        file, title, columns = _TABLES[name]
        return Tabular(file, title, columns, at_once(views), len(views)) if views else None


def of_families(doubles: Sequence[LikelyDouble], twice: Sequence[TwiceListed]) -> dict[str, Sequence[Any]]:
    """Return the parts of families, those that have any."""
    parts: dict[str, Sequence[Any]] = {"doubles": doubles, "twice": twice}
    return {name: views for name, views in parts.items() if views}
