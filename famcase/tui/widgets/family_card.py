"""The card of the family under the cursor."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.presentation import family_card
from famcase.presentation.cells import ELLIPSIS, cell, cells_wide
from famcase.services.desk import Desk
from famcase.services.queries.families import FamilyGone, get_family
from famcase.services.queries.found_why import found_why
from famcase.services.views import FamilyView, Match
from famcase.tui.asking import Asking
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed
from famcase.wording import N_

_FLAT_HEIGHT = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """A family, and why a search found it."""

    family: FamilyView
    why: tuple[Match, ...]


def _found(desk: Desk, family: RecordId, searched: str) -> _Found | None:
    """Return a family; None for one that was taken back since its line was shown: the list shows that by itself."""
    why = found_why(desk, searched, [family]) if searched else {}
    try:
        return _Found(get_family(desk, family), why.get(family, ()))
    except FamilyGone:
        return None


class FamilyCard(Static):
    """Shows one family in a few lines; the last one asked for, never an earlier one that came late."""

    def __init__(self) -> None:
        super().__init__("", markup=False, classes="card")
        self._ask = Asking(self)
        self._shown: _Found | None = None

    def show(self, family: RecordId | None, searched: str = "") -> None:
        """Ask for a family and show it when it comes, with why what was searched found it; None empties the card."""
        self.display = family is not None
        if family is None:
            self._ask.forget()
            self._draw(None)
            return
        self._ask(_found, family, searched, then=self._draw)

    def on_resize(self) -> None:
        if self._shown is not None:
            self._draw(self._shown)

    def _draw(self, found: _Found | None) -> None:
        self._shown = found
        if found is None:
            self.update("")
            return
        room = self.content_size.height
        lines = list(self._tall(found) if room > _FLAT_HEIGHT else self._flat(found))
        if len(lines) > room > 0:
            lines[room - 1 :] = [Content(f"{ELLIPSIS} ").append(app_of(self).words(N_("Enter shows all.")))]
        self.update(Content("\n").join(lines), layout=False)

    def _tall(self, found: _Found) -> Iterator[Content]:
        app = app_of(self)
        words, family = app.words, found.family
        yield Content.styled(directed(words, family_card.head(words, family)), "bold")
        for name in family_card.names(words, family):
            for text in flowed([name], " ", self.content_size.width):
                yield Content.styled(cell(text), "bold")
        lines = family_card.card(words, family, app.clock.today(), found.why)
        indent = max(cells_wide(line.title) for line in lines) + 2
        for line in lines:
            # a line without a title says more of the one above it; the first stands under the name
            start = indent if line is not lines[0] else 0
            title = line.title
            for text in flowed(line.text.replace(" · ", "\u00a0· ").split(" "), " ", self.content_size.width - start):
                blank = " " * (start - cells_wide(title))
                yield Content.styled(directed(words, f"{title}{blank}{text}"), "bold" if line.is_warning else "")
                title = ""

    def _flat(self, found: _Found) -> Iterator[Content]:
        app = app_of(self)
        words, family = app.words, found.family
        first = (family_card.head(words, family), *family_card.names(words, family))
        for text in flowed(first, family_card.DOT, self.content_size.width):
            yield Content.styled(directed(words, text), "bold")
        lines = family_card.card(words, family, app.clock.today(), found.why)
        rest = [f"{line.title} {line.text}" if line.title else line.text for line in lines]
        for text in flowed(rest, family_card.DOT, self.content_size.width):
            yield Content(directed(words, text))
