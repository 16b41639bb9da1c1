"""Entries that are typed: words, numbers, phones, days, births and notes."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.widgets import TextArea

from famcase.domain.days import BirthDay, DateOrder, age_on, read_birth, read_day
from famcase.domain.numbers import western
from famcase.domain.text import check_name, check_note
from famcase.errors import FamcaseError, Usage
from famcase.presentation import dates
from famcase.tui.forms.entry import Entry
from famcase.tui.session import app_of
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.writing import Writing
from famcase.wording import N_

T = TypeVar("T")


class NotANumber(Usage):
    def __init__(self) -> None:
        super().__init__(N_("This is not a number."), hint=N_("Type it in digits, or leave it empty."))


class LineEntry(Entry[T], Generic[T]):
    """What is typed on one line."""

    KIND: ClassVar[tuple[str, ...]] = ()
    """Its classes in the style sheet, which gives a number less room than a name."""

    def __init__(self, key: str, label: str, *, value: str = "", placeholder: str = "", **named: Any) -> None:
        """`value` is what stands there at first, `placeholder` a msgid."""
        super().__init__(key, label, **named)
        self.add_class(*self.KIND)
        self._field = Field(value, classes="entry-field")
        self._placeholder = placeholder

    @property
    def control(self) -> Field:
        return self._field

    @property
    def text(self) -> str:
        return self._field.value

    def on_mount(self) -> None:
        if self._placeholder:
            self.suggest(self.words(self._placeholder))
        elif self.is_inline:
            self.suggest(self.words(self.label))
            self.show_meaning()

    def suggest(self, sentence: str) -> None:
        """Show in the empty field what is meant, or what goes without typing."""
        self._field.placeholder = sentence

    def kept(self) -> Any:
        return self.text or None

    async def restore(self, kept: Any) -> None:
        self._field.value = str(kept or "")

    def typed(self) -> None:
        """Answer each change of what stands here."""
        self.show_meaning()
        self.changed()

    def show_meaning(self) -> None:
        """Say beside the field what was understood; in a row, below what hides it, what was asked."""
        if self.is_inline:
            self.echo(self.words(self.label) if self.text else "")

    # Textual calls the decorated handler of this class, not what a subclass puts in its place.

    @on(Field.Changed)
    def _field_changed(self, event: Field.Changed) -> None:
        event.stop()
        self.typed()


class TextEntry(LineEntry[str]):
    """Words, checked when they are read."""

    KIND = ("text",)
    blank = ""

    def __init__(self, key: str, label: str, *, check: Callable[[str], str] | None = None, **named: Any) -> None:
        """`check` takes what was typed and returns what is kept of it, or raises; else it is checked as a name."""
        super().__init__(key, label, **named)
        self._check = check

    def read(self) -> str:
        return self._check(self.text) if self._check else check_name(self.text, self.label)


class NumberEntry(LineEntry[int | None]):
    """A number in the digits of any script."""

    KIND = ("number",)
    blank = None

    def read(self) -> int | None:
        digits = western(self.text).strip()
        if not digits:
            return None
        if not digits.isdecimal() or len(digits) > 9:
            raise NotANumber
        return int(digits)


class DayEntry(LineEntry[date | None]):
    """A day; what was understood stands beside it in words before it is saved."""

    KIND = ("day",)
    IS_TO_COME: ClassVar[bool] = False
    blank = None

    _suggestion = ""
    """The day that goes without typing, in words."""

    def read(self) -> date | None:
        if not self.text.strip():
            return None
        return read_day(self.text, app_of(self).clock.today(), _order(self), is_to_come=self.IS_TO_COME)

    @property
    def understood(self) -> date | None:
        """The day, None while what is typed is none."""
        try:
            return self.read()
        except FamcaseError:
            return None

    def suggest(self, sentence: str) -> None:
        if self.is_inline:
            super().suggest(sentence)
        else:
            self._suggestion = sentence
            self.show_meaning()

    def show_meaning(self) -> None:
        day = self.understood
        if day is None:
            is_empty = not self.text.strip()
            self.echo(f"({self._suggestion})" if self._suggestion and is_empty else "")
        elif self.is_inline:
            self.echo(dates.day(self.words, day))
        else:
            self.echo(dates.day_echo(self.words, day, app_of(self).clock.today()))


class DueEntry(DayEntry):
    """A day to come: without a year the next such day is meant."""

    IS_TO_COME = True


class BirthEntry(LineEntry[BirthDay | None]):
    """A birth date, a year or an age."""

    KIND = ("day",)
    blank = None

    def read(self) -> BirthDay | None:
        return read_birth(self.text, app_of(self).clock.today(), _order(self)) if self.text.strip() else None

    def show_meaning(self) -> None:
        try:
            birth = self.read()
        except FamcaseError:
            birth = None
        if birth is None:
            self.echo("")
            return
        age = age_on(birth.on, app_of(self).clock.today())
        self.echo(self.words(N_("age {age}"), age=age))


def _order(entry: Entry[Any]) -> DateOrder:
    return DateOrder(app_of(entry).settings.date_order)


class NoteEntry(Entry[str]):
    """Some lines; Enter begins a new one."""

    blank = ""

    def __init__(self, key: str, label: str, **named: Any) -> None:
        super().__init__(key, label, **named)
        self._area = Writing()

    @property
    def control(self) -> Writing:
        return self._area

    def read(self) -> str:
        return check_note(self._area.text, self.label)

    def kept(self) -> Any:
        return self._area.text or None

    async def restore(self, kept: Any) -> None:
        self._area.load_text(str(kept or ""))

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.changed()
