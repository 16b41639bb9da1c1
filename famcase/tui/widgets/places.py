"""The line at the head: the places with their digits, who sits here and the day."""

from textual.content import Content
from textual.widget import Widget

from famcase.presentation import dates
from famcase.tui.actions import PLACES
from famcase.tui.session import app_of
from famcase.tui.widgets.pieces import Piece, one_line


class PlaceLine(Widget):
    """Shows where one is; the place that is open stands in brackets too, never in a colour alone."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def render(self) -> Content:
        app = app_of(self)
        words = app.words
        start = [Piece(" famcase  ", "bold")]
        for action in PLACES if app.desk is not None else ():
            is_here = action.name == f"app.go('{self._place}')"
            label = f"{action.key} {words(action.hint)}"
            start.append(Piece(f"[{label}]" if is_here else f" {label} ", "bold" if is_here else ""))
        end: list[Piece] = []
        if app.desk is not None:
            end = [Piece(app.desk.user.name), Piece(" · "), Piece(dates.day(words, app.clock.today())), Piece(" ")]
        return one_line(start, end, self.size.width, right_to_left=words.right_to_left)
