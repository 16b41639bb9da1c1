"""The line at the head: the places with their digits, who sits here and the day."""

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from famcase.presentation import dates
from famcase.tui.actions import PLACES
from famcase.tui.session import app_of
from famcase.tui.widgets.pieces import Piece, one_line, pieces_wide

_TITLE = Piece(" famcase  ", "bold")


class PlaceLine(Widget):
    """Shows where one is; the place that is open stands in brackets too, never in a colour alone."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def render(self) -> Content:
        app = app_of(self)
        words = app.words
        if app.desk is None:
            return one_line([_TITLE], [], self.size.width, right_to_left=words.right_to_left)
        start = list(self._labels())
        # six places leave little at 80 columns: the title goes first, then the name, then all of the day but its number
        room = self.size.width - pieces_wide(start)
        end = next((each for each in self._ends() if pieces_wide(each) < room), [])
        if pieces_wide([_TITLE, *end]) < room:
            start.insert(0, _TITLE)
        return one_line(start, end, self.size.width, right_to_left=words.right_to_left)

    def _labels(self) -> Iterator[Piece]:
        words = app_of(self).words
        for action in PLACES:
            is_here = action.name == f"app.go('{self._place}')"
            label = f"{action.key} {words(action.hint)}"
            yield Piece(f"[{label}]" if is_here else f" {label} ", "bold" if is_here else "")

    def _ends(self) -> Iterator[list[Piece]]:
        """Yield what may stand at the other side, the fullest first."""
        app = app_of(self)
        today = app.clock.today()
        day = Piece(dates.day(app.words, today))
        if app.desk is not None:
            yield [Piece(app.desk.user.name), Piece(" · "), day, Piece(" ")]
        yield [day, Piece(" ")]
        yield [Piece(dates.short_day(app.words, today, today)), Piece(" ")]
