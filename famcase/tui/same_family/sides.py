"""The two families above what they say differently, each on its side."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from famcase.presentation import family_card
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView
from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed, within


class Side(Static):
    """One family in a few lines."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own word
        """`title` is a msgid."""
        super().__init__("", markup=False, classes="side", id=id)
        self._told = title
        self._family: FamilyView | None = None

    def show(self, family: FamilyView) -> None:
        self._family = family
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._family is None:
            return
        app = app_of(self)
        width = self.content_size.width
        first = f"{app.words(self._told)} {family_card.head(app.words, self._family)}"
        lines = [*flowed([first], " ", width)]
        rest = [text for line in self._lines(app.words, self._family) for text in flowed(line.split(" "), " ", width)]
        shown = within([*lines, *rest], self.content_size.height, width)
        styled = ["bold" if line in lines else "" for line in shown]
        told = [Content.styled(directed(app.words, line), style) for line, style in zip(shown, styled, strict=True)]
        self.update(Content("\n").join(told), layout=False)

    def _lines(self, words: Wording, family: FamilyView) -> Iterator[str]:
        yield family_card.DOT.join(family_card.names(words, family))
        for line in family_card.card(words, family, app_of(self).clock.today()):
            yield f"{line.title} {line.text}" if line.title else line.text
