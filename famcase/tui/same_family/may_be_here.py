"""The line that says, while a family is typed, that it may be here already."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from famcase.presentation.alike_words import known_by, speaks_for
from famcase.services.views import Alike
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed, within
from famcase.wording import N_

_MOST_LINES = 2
_BETWEEN = " · "


class MayBeHere(Static):
    """Names the likest family, with as many reasons as there is room for, and how many more there are."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="may-be-here")
        self._found: tuple[Alike, ...] = ()
        self.display = False

    def show(self, found: Sequence[Alike]) -> None:
        """Show who the family may be, the likest first; nothing for nobody."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        self.display = bool(found)
        # before it has a place its width is not known: that comes with the place
        self._draw(self.content_size.width or self.container_size.width - self.gutter.width)

    def on_resize(self) -> None:
        self._draw(self.content_size.width)

    def _draw(self, width: int) -> None:
        lines = self._lines(width) if self._found else ()
        self.update(Content("\n").join(Content(directed(app_of(self).words, line)) for line in lines))

    def _lines(self, width: int) -> list[str]:
        words = app_of(self).words
        first, others = self._found[0], len(self._found) - 1
        who, *known = known_by(words, first)
        known = [words(N_("May be here already: {family}"), family=who), *known]
        more = [words.plural("and {count} more", "and {count} more", others)] if others else []
        reasons = speaks_for(words, first)
        for told in range(len(reasons), -1, -1):
            lines = list(flowed([*known, *reasons[:told], *more], _BETWEEN, width))
            if len(lines) <= _MOST_LINES:
                return lines
        return within(list(flowed([*known[:2], *more], _BETWEEN, width)), _MOST_LINES + 1, width)
