"""Entries that are typed while what fits appears below, and the one for a long list of codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key

from famcase.domain.names import fold
from famcase.domain.vocabulary import UnknownCode
from famcase.errors import Usage
from famcase.tui.forms.ticks import Choice
from famcase.tui.forms.typed import LineEntry
from famcase.tui.session import app_of
from famcase.tui.widgets.choice_list import ChoiceList
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_

T = TypeVar("T")
V = TypeVar("V")


_NAMED = 4
"""Choices that a complaint names; the list below the field has them all."""


class NotOfTheList(Usage):
    """What was typed is the beginning of no choice."""

    def __init__(self, typed: str, offered: Sequence[str], *, is_more: bool) -> None:
        """`offered` are the first labels of the list."""
        super().__init__(
            N_("“{typed}” is not in the list: {offered} … Down shows it.")
            if is_more
            else N_("“{typed}” is not in the list: {offered}."),
            typed=typed,
            offered=", ".join(offered),
        )


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """Something that may be meant."""

    value: V
    shown: str
    beside: str = ""
    """What tells it from others: where it lies, how full it is."""


class PickEntry(LineEntry[T], Generic[T, V]):
    """What is typed, with matches below: Down and Up go through them, Enter takes the one marked."""

    def __init__(self, key: str, label: str, **named: Any) -> None:
        super().__init__(key, label, **named)
        self._list = ChoiceList()
        self._list.can_focus = False
        self._matches: tuple[Match[V], ...] = ()
        self.picked: Match[V] | None = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._list

    @property
    def is_open(self) -> bool:
        return self.has_class("open")

    def look_up(self, typed: str) -> None:
        """Find matches and give them to `offer`, now or later."""
        raise NotImplementedError

    def offer(self, matches: Sequence[Match[V]], marked: int | None) -> None:
        """Show what may be meant; nothing while somebody types elsewhere."""
        self._matches = tuple(matches)
        self._list.offer([(match.shown, match.beside) for match in matches], marked)
        self.set_class(bool(matches) and self._field.has_focus, "open")

    def pick(self, match: Match[V]) -> None:
        """Take a match as the answer."""
        self.picked = match
        with self._field.prevent(Field.Changed):
            self._field.value = match.shown
        self._field.cursor_position = len(match.shown)
        self.close()
        self.echo(match.beside)
        self.changed()

    def close(self) -> None:
        """Take the matches away."""
        self.remove_class("open")

    def typed(self) -> None:
        if self.picked is not None and self.text == self.picked.shown:
            return
        self.picked = None
        self.echo("")
        self.look_up(self.text)
        self.changed()

    def entered(self) -> None:
        self.take_marked()
        self.close()

    def take_marked(self) -> None:
        """Take the marked match as the answer, where there is one of what is typed now."""
        marked = self._list.marked if self.is_open and self.is_up_to_date() else None
        if marked is not None and self.picked is None:
            self.pick(self._matches[marked])

    def is_up_to_date(self) -> bool:
        """Return whether the matches are those of what is typed, and not of what was typed before."""
        return True

    async def settle(self) -> None:
        self.take_marked()

    def on_key(self, event: Key) -> None:
        if event.key not in ("up", "down"):
            return
        if not self.is_open:
            if event.key != "down" or self.picked is not None:
                return
            self.look_up(self.text)
            if not self.is_open and not self.text:
                return
        else:
            self._list.mark(1 if event.key == "down" else -1)
            self.picked = None
        event.stop()
        event.prevent_default()

    def on_descendant_blur(self) -> None:
        self.take_marked()
        self.close()
        self.left()

    def left(self) -> None:
        """Say what becomes of what stands here, now that somebody types elsewhere."""

    @on(LineList.Chosen)
    def clicked(self, event: LineList.Chosen) -> None:
        event.stop()
        if self._list.marked is not None:
            self.pick(self._matches[self._list.marked])
        self._field.focus()

    @on(LineList.Moved)
    def marked(self, event: LineList.Moved) -> None:
        event.stop()


class CodeEntry(PickEntry[str, str]):
    """A code of a long list: the beginning of its label in either language is enough."""

    blank = ""

    def __init__(self, key: str, label: str, vocabulary: str, choices: Sequence[Choice], **named: Any) -> None:
        super().__init__(key, label, **named)
        self._vocabulary = vocabulary
        self._choices = tuple(choices)

    def start_with(self, code: str) -> "CodeEntry":
        """Have a code chosen from the beginning."""
        for choice in self._choices:
            if choice.code == code:
                self.picked = Match(choice.code, choice.shown)
                self._field.value = choice.shown
        return self

    def look_up(self, typed: str) -> None:
        folded = fold(typed)
        fitting = [choice for choice in self._choices if choice.begins(folded)]
        fitting.sort(key=lambda choice: not fold(choice.shown).startswith(folded))
        self.offer([Match(choice.code, choice.shown) for choice in fitting], 0 if fitting and folded else None)

    def read(self) -> str:
        if self.picked is not None:
            return self.picked.value
        typed = fold(self.text)
        if not typed:
            return ""
        fitting = [choice.code for choice in self._choices if choice.begins(typed)]
        if len(fitting) == 1:
            return fitting[0]
        try:
            return app_of(self).open_desk.vocabulary.find(self._vocabulary, self.text)
        except UnknownCode:
            offered = [choice.shown for choice in self._choices[:_NAMED]]
            raise NotOfTheList(self.text, offered, is_more=len(offered) < len(self._choices)) from None

    def kept(self) -> Any:
        if self.picked is not None:
            return {"code": self.picked.value}
        return {"text": self.text} if self.text else None

    async def restore(self, kept: Any) -> None:
        if not kept:
            self.picked = None
            self._field.value = ""
        elif "code" in kept:
            self.start_with(str(kept["code"]))
        else:
            self._field.value = str(kept["text"])

    def left(self) -> None:
        if self.picked is None and self.text.strip():
            try:
                code = self.read()
            except NotOfTheList as unknown:
                self.complain(unknown)
                return
            found = next(choice for choice in self._choices if choice.code == code)
            self.pick(Match(found.code, found.shown))
