"""Entries whose few choices all stand in sight: one of them, or as many as apply."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from textual import on
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from famcase.domain.names import fold
from famcase.domain.vocabulary import Vocabulary
from famcase.presentation.cells import cell, cells_wide
from famcase.presentation.wording import Wording
from famcase.tui.forms.entry import Entry
from famcase.tui.session import app_of
from famcase.tui.widgets.pieces import Piece, one_line
from famcase.wording import N_

T = TypeVar("T")

_CHOSEN, _FREE = "●", "○"
_AROUND = 5
"""Cells beside a label: the pointer, the sign and blanks."""

_COLUMN = 19
"""Cells that a column of choices has at least."""

_ARTICLE: Final = re.compile(r"\b[بو]?ال(?=\w\w)")
"""With "and" or "by" before it where these are written in one word with it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen."""

    code: str
    shown: str
    spellings: tuple[str, ...] = ()
    """What else it is found by when somebody types: its label in the other language."""

    def begins(self, typed: str) -> bool:
        """Return whether a word of any of its spellings begins so, an Arabic article aside; `typed` is folded."""
        forms = [fold(self.shown), fold(self.code), *(fold(spelling) for spelling in self.spellings)]
        forms += [_ARTICLE.sub("", form) for form in forms]
        return any(form.startswith(typed) or f" {typed}" in form for form in forms)


class Ticks(Widget, can_focus=True):
    """Draws the choices side by side: arrows move, Space ticks, letters find. Of one choice the arrows choose."""

    class Changed(Message):
        """Something else is chosen."""

    def __init__(self, choices: Sequence[Choice], *, several: bool, chosen: str = "", finds: bool = True) -> None:
        """`finds` says whether letters choose too."""
        super().__init__()
        self._finds = finds
        self.choices = tuple(choices)
        self.chosen = frozenset({chosen}) if chosen else frozenset()
        self._several = several
        self._cursor = self._first_chosen()
        self._typed = ""

    def choose(self, codes: Iterable[str]) -> None:
        """Choose these and nothing else."""
        self.chosen = frozenset(codes)
        self._cursor = self._first_chosen()
        self.refresh()
        self.post_message(self.Changed())

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer others from now on; what was chosen and is still among them stays chosen."""
        offered_now = tuple(choices)
        if offered_now != self.choices:
            self.choices = offered_now
            self.chosen &= {choice.code for choice in offered_now}
            self._cursor = self._first_chosen()
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's form
        return len(self._lines(width))

    def render(self) -> Content:
        right_to_left, width = app_of(self).words.right_to_left, self.size.width
        lines = []
        for line in self._lines(width):
            pieces = [piece for index, room in line for piece in self._pieces(index, room, right_to_left)]
            lines.append(one_line(pieces, (), width, right_to_left=right_to_left))
        return Content("\n").join(lines)

    def on_focus(self) -> None:
        self._typed = ""
        self.refresh()

    def on_key(self, event: Key) -> None:
        right_to_left = app_of(self).words.right_to_left
        steps = {"left": 1 if right_to_left else -1, "right": -1 if right_to_left else 1}
        rows = {"up": -1, "down": 1}
        if event.key in steps:
            # of one choice the first arrow chooses the first
            is_begun = self._several or bool(self.chosen)
            self._move(self._cursor + (steps[event.key] if is_begun else 0))
        elif event.key in rows and self._several:
            target = self._beyond(rows[event.key])
            if target is None:
                return  # the form goes to the entry below or above
            self._move(target)
        elif event.key == "space":
            self.take()
        elif self._finds and event.is_printable and event.character:
            self._find(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: Click) -> None:
        lines = self._lines(self.size.width)
        x = self.size.width - 1 - event.x if app_of(self).words.right_to_left else event.x
        for index, room in lines[event.y] if event.y < len(lines) else ():
            if 0 <= x < room:
                self._move(index)
                if self._several:
                    self.take()
                return
            x -= room

    def _first_chosen(self) -> int:
        return next((index for index, choice in enumerate(self.choices) if choice.code in self.chosen), 0)

    def _lines(self, width: int) -> list[list[tuple[int, int]]]:
        """Return the choices line by line, each with its room in cells: in columns where several may be ticked."""
        rooms = [min(cells_wide(cell(choice.shown)) + _AROUND, max(1, width)) for choice in self.choices]
        if self._several and rooms:
            # a label too long for its column takes two
            column = max(1, width // max(1, width // _COLUMN))
            rooms = [min(-(-room // column) * column, max(1, width)) for room in rooms]
        lines: list[list[tuple[int, int]]] = [[]]
        for index, room in enumerate(rooms):
            if lines[-1] and sum(taken for _, taken in lines[-1]) + room > width:
                lines.append([])
            lines[-1].append((index, room))
        return lines

    def _beyond(self, step: int) -> int | None:
        """Return the choice nearest below or above the cursor; None where there is no such line."""
        lines = self._lines(self.size.width)
        starts = {}
        for y, line in enumerate(lines):
            x = 0
            for index, room in line:
                starts[index] = (x, y)
                x += room
        if not starts:
            return None
        x, y = starts[self._cursor]
        level = [index for index, (_, other) in starts.items() if other == y + step]
        return min(level, key=lambda index: abs(starts[index][0] - x), default=None)

    def _pieces(self, index: int, room: int, right_to_left: bool) -> list[Piece]:
        choice = self.choices[index]
        is_chosen, is_here = choice.code in self.chosen, self.has_focus and index == self._cursor
        pointer = ("◂" if right_to_left else "▸") if is_here else " "
        label = cell(choice.shown, max(0, room - _AROUND))
        blank = " " * max(0, room - 3 - cells_wide(label))
        style = "bold reverse" if is_here else "bold" if is_chosen else ""
        sign = f"{pointer}{_CHOSEN if is_chosen else _FREE} "
        return [Piece(sign[::-1] if right_to_left else sign), Piece(label, style), Piece(blank)]

    def _move(self, index: int) -> None:
        if not 0 <= index < len(self.choices):
            return
        self._cursor = index
        if self._several:
            self._typed = ""
            self.refresh()
        else:
            self.choose((self.choices[index].code,))

    def take(self) -> None:
        """Choose what is under the cursor; of several, tick it or not."""
        if not self.choices:
            return
        code = self.choices[self._cursor].code
        cursor = self._cursor
        self.choose(self.chosen ^ {code} if self._several else {code})
        self._cursor = cursor

    def _find(self, character: str) -> None:
        """Go to the first choice that begins with what was typed; a letter that fits nothing begins anew."""
        for typed in (fold(self._typed + character), fold(character)):
            found = next((index for index, choice in enumerate(self.choices) if typed and choice.begins(typed)), None)
            if found is not None:
                self._move(found)
                self._typed = typed
                return
        self._typed = ""


class _Ticked(Entry[T], Generic[T]):
    """What both kinds of entry share."""

    def __init__(self, key: str, label: str, ticks: Ticks, **named: Any) -> None:
        super().__init__(key, label, **named)
        self.ticks = ticks

    @property
    def control(self) -> Ticks:
        return self.ticks

    async def restore(self, kept: Any) -> None:
        self.ticks.choose(str(code) for code in (kept if isinstance(kept, list) else [kept] if kept else []))

    @on(Ticks.Changed)
    def ticked(self, event: Ticks.Changed) -> None:
        event.stop()
        self.changed()


class TicksEntry(_Ticked[tuple[str, ...]]):
    """As many as apply."""

    blank = ()

    def __init__(self, key: str, label: str, choices: Sequence[Choice], **named: Any) -> None:
        super().__init__(key, label, Ticks(choices, several=True), **named)

    def start_with(self, codes: Iterable[str]) -> "TicksEntry":
        """Have some chosen from the beginning."""
        self.ticks.chosen = frozenset(codes)
        return self

    def read(self) -> tuple[str, ...]:
        return tuple(choice.code for choice in self.ticks.choices if choice.code in self.ticks.chosen)

    def kept(self) -> Any:
        return list(self.read()) or None


class ChoiceEntry(_Ticked[str]):
    """One of a few."""

    blank = ""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[Choice],
        *,
        value: str = "",
        is_needed: bool = False,
        finds: bool = True,
        **named: Any,
    ) -> None:
        """`is_needed` says that nothing can be saved without it: Enter then takes the choice under the cursor."""
        super().__init__(key, label, Ticks(choices, several=False, chosen=value, finds=finds), **named)
        self._is_needed = is_needed

    def entered(self) -> None:
        if self._is_needed and not self.ticks.chosen:
            self.ticks.take()

    def read(self) -> str:
        return next(iter(self.ticks.chosen), "")

    def kept(self) -> Any:
        return self.read() or None


def no_or_yes(words: Wording, key: str, label: str, *, value: bool = False, **named: Any) -> ChoiceEntry:
    """Return an entry that is answered "no" or "yes"."""
    choices = (Choice("no", words(N_("no")), ("no", "لا")), Choice("yes", words(N_("yes")), ("yes", "نعم")))
    return ChoiceEntry(key, label, choices, value="yes" if value else "no", **named)


def offered(words: Wording, vocabulary: Vocabulary, name: str, without: Collection[str] = ()) -> tuple[Choice, ...]:
    """Return what a list offers, labelled in the session's language and found in both."""
    return tuple(
        Choice(term.code, words.label(name, term.code), (term.label_en, term.label_ar))
        for term in vocabulary.terms(name)
        if term.code not in without
    )
