"""A few lines in whole words below or above a list; what does not fit ends in “…”."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from famcase.tui.session import app_of
from famcase.tui.widgets.sentences import directed, flowed, within


class Told(Static):
    """Tells sentences, each from a line of its own; those at the end lose their room first."""

    def __init__(self, most: int, *, id: str) -> None:  # noqa: A002 - Textual's own word
        """`most` is how many lines there may be."""
        super().__init__("", markup=False, id=id)
        self._most = most
        self._sentences: tuple[str, ...] = ()

    def tell(self, sentences: Sequence[str]) -> None:
        self._sentences = tuple(sentences)
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        # before its first layout it is as wide as what it stands in
        width = self.content_size.width or self.container_size.width - self.gutter.width
        lines: list[str] = []
        for index, sentence in enumerate(self._sentences):
            room = self._most - len(lines) - (len(self._sentences) - index - 1)
            lines += within(list(flowed(sentence.split(" "), " ", width)), room, width) if sentence else []
        self.update(Content("\n").join(Content(directed(app_of(self).words, line)) for line in lines))
