"""One thing that a form asks: its label, what it is answered with, what that means, and what is wrong with it."""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.cells import cell
from famcase.presentation.wording import Wording
from famcase.tui.session import app_of
from famcase.wording import N_

T = TypeVar("T")


class Entry(Vertical, Generic[T]):
    """A labelled question. A subclass gives the control, and reads and keeps what stands in it."""

    class Changed(Message):
        """Something was typed or chosen; the form keeps it as a draft."""

    class Complained(Message):
        """What is wrong with an entry of a row is another."""

    blank: T
    """What `Form.read` goes on with where the entry cannot be read."""

    def __init__(self, key: str, label: str, *, help: str = "", is_inline: bool = False) -> None:  # noqa: A002
        """`key` names it in drafts; `label` and `help` are msgids. Inline it stands in a row, without its label."""
        super().__init__(classes=f"entry inline of-{key}" if is_inline else "entry")
        self.key = key
        self.label = label
        self.help_message = help
        self.is_inline = is_inline
        self.complaint = ""
        """What is wrong with it, in words; in a row they begin with the name of the field."""
        self._under = Static("", markup=False, classes="entry-under")
        self._echoed = ""
        self._echo = Static("", markup=False, classes="entry-under" if is_inline else "entry-echo")

    @property
    def words(self) -> Wording:
        return app_of(self).words

    @property
    def control(self) -> Widget:
        """What has the focus when this is asked."""
        raise NotImplementedError

    def read(self) -> T:
        """Return the answer; raises FamcaseError when it cannot be understood."""
        raise NotImplementedError

    def kept(self) -> Any:
        """Return what a draft keeps, as JSON; None when nothing was answered."""
        raise NotImplementedError

    async def restore(self, kept: Any) -> None:
        """Put back what `kept` returned once."""
        raise NotImplementedError

    async def settle(self) -> None:
        """Wait for what is still being looked up."""

    def controls(self) -> Iterator[Widget]:
        """Yield what can have the focus, in the order of reading."""
        yield self.control

    def compose(self) -> ComposeResult:
        if self.is_inline:
            yield self.control
            yield self._echo
        else:
            label = Static(Content(self.words(self.label)), markup=False, classes="entry-label")
            parts = (label, self.control, self._echo)
            yield Horizontal(*(parts[::-1] if self.words.right_to_left else parts), classes="entry-line")
            yield self._under

    def echo(self, sentence: str) -> None:
        """Show what the answer means, beside it."""
        if sentence == self._echoed:
            return  # each update lays the whole form out anew, 14 ms
        self._echoed = sentence
        self._echo.update(Content(cell(sentence)))
        self._echo.set_class(bool(sentence), "said")

    def complain(self, error: FamcaseError) -> None:
        """Show what is wrong below the entry, or below the row that it stands in."""
        self.add_class("wrong")
        self._say(self._named(error) if self.is_inline else self.words.error(error))

    def _named(self, error: FamcaseError) -> str:
        """Return what is wrong in words that name the field: below a row that could be any of them."""
        sentence, *hint = self.words.error(error).split("\n")
        named = self.words(N_("{field}: {sentence}"), field=self.words(self.label), sentence=sentence)
        return "\n".join([named, *hint])

    def content_again(self) -> None:
        """Take the complaint away."""
        if self.has_class("wrong"):
            self.remove_class("wrong")
            self._say("")

    def _say(self, complaint: str) -> None:
        self.complaint = complaint
        if self.is_inline:
            self.post_message(self.Complained())
        else:
            self._under.update(Content(complaint))

    def changed(self) -> None:
        self.content_again()
        self.post_message(self.Changed())

    def entered(self) -> None:
        """Answer Enter, before the form goes to the next field."""
