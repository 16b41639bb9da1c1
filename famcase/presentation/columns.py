"""What a column of a table is, shown the same on the screen, on paper and in files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from famcase.domain.days import week_of
from famcase.presentation import dates
from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, safe
from famcase.presentation.wording import Wording
from famcase.wording import N_, Named

View = TypeVar("View")
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Show = Callable[[Wording, object], str]


def text(wording: Wording, value: object) -> str:
    """Show people's text, safe and on one line; nothing for None. Names in the reader's script. Also joins lists."""
    if value is None:
        return ""
    if isinstance(value, Named):
        return wording.named(value)
    if isinstance(value, list | tuple):
        return wording(N_(", ")).join(text(wording, part) for part in value)
    return safe(str(value))


def number(wording: Wording, value: object) -> str:
    """Show a count or a measure; nothing for None."""
    return wording.number(value) if isinstance(value, int | float | Decimal) else text(wording, value)


def day(wording: Wording, value: object) -> str:
    """Show a day as "Wed 15 Aug 2018"."""
    return dates.day(wording, value) if isinstance(value, date) else text(wording, value)


def short_day(wording: Wording, value: object) -> str:
    """Show a day as "10 Aug", with its year where that is not this one."""
    return dates.short_day(wording, value, wording.today()) if isinstance(value, date) else text(wording, value)


def due(wording: Wording, value: object) -> str:
    """Show how far a day is ("! overdue 3 d"); the day itself where the session has no clock."""
    today = wording.today()
    if not isinstance(value, date) or today is None:
        return day(wording, value)
    return dates.due(wording, value, today)


def flag(wording: Wording, value: object) -> str:
    """Show yes or no; nothing for None, which is "not known"."""
    if value is None:
        return ""
    return wording(N_("yes")) if value else wording(N_("no"))


def said(wording: Wording, value: object) -> str:
    """Show one of famcase's own words (a msgid marked with `N_`), translated."""
    return wording(str(value)) if value is not None else ""


def code(vocabulary: str) -> Show:
    """Return a `show` for a code of `vocabulary`: its label."""

    def show(wording: Wording, value: object) -> str:
        return wording.label(vocabulary, str(value)) if value else ""

    return show


def codes(vocabulary: str) -> Show:
    """Return a `show` for a sequence of codes of `vocabulary`: their labels, in the order given."""

    def show(wording: Wording, value: object) -> str:
        if not isinstance(value, list | tuple):
            return ""
        return wording(N_(", ")).join(wording.label(vocabulary, str(part)) for part in value)

    return show


def case_number(wording: Wording, value: object) -> str:
    """Show a case number in the three groups in which it is said: 20411-087-3."""
    from famcase.domain.numbers import shown_case_number

    return shown_case_number(value) if isinstance(value, str) and value else text(wording, value)


def number_among_words(wording: Wording, value: object) -> str:
    """Show a case number whose groups keep their places after Arabic letters too."""
    return f"{LEFT_TO_RIGHT_MARK}{case_number(wording, value)}{LEFT_TO_RIGHT_MARK}"


def case_numbers(wording: Wording, value: object) -> str:
    """Show several case numbers."""
    return wording(N_(", ")).join(case_number(wording, one) for one in (value if isinstance(value, list) else []))


def raw(value: object) -> Json:
    """Return a value as JSON and CSV carry it: days as ISO 8601, codes as codes, flags as true and false.

    Raises TypeError for a value that has no such form: a column then names its own `raw`.
    """
    if isinstance(value, Enum):
        return raw(value.value)
    if isinstance(value, Named):
        return str(value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(key): raw(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [raw(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted((raw(part) for part in value), key=str)
    raise TypeError(f"no raw form for {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Changed(Generic[View]):
    """Takes a value from a view and changes it; known apart, so that of many equal values one is changed."""

    take: Callable[[View], object]
    change: Callable[[object], object]

    def __call__(self, view: View) -> object:
        return self.change(self.take(view))


@dataclass(frozen=True, slots=True)
class Column(Generic[View]):
    """One column over views, declared once for the screen, tables, print and files."""

    id: str
    """Its name in JSON and CSV, never translated."""

    title: str
    """A msgid."""

    of: Callable[[View], object]
    """Takes the value from a view."""

    show: Show = text
    """Turns the value into words; what it takes from people has to come back through `safe`."""

    width: int | None = None
    """The most terminal cells it takes in a table of text, cut with … beyond; None cuts nothing."""

    align: Literal["left", "right"] = "left"
    """Where its text stands in a left-to-right language; in a right-to-left one all stands at the right."""

    raw: Callable[[object], Json] = raw
    """Turns the value into JSON, for machines."""

    is_private: bool = False
    """Whether it says who a family is, in a name or in people's words: it leaves only where names were asked for."""

    is_name: bool = False
    """Whether it is a private one whose initials may leave alone; its values are `names_shown.ShownName`."""

    choice: str = ""
    """What somebody has to name of `domain.levels.BY_CHOICE` before it leaves; with ONLY_HERE it never does."""

    sensitive_in: str = ""
    """The list of codes some of which are sensitive: these leave only when they are named."""

    coded: "Column[View] | None" = None
    """What leaves in its place at codes; itself where None."""

    hxl: str = ""
    """Its hashtag with attributes in the Humanitarian Exchange Language, "#affected+hh"; empty where it has none."""

    beside: "tuple[Column[View], ...]" = ()
    """What stands behind it where columns bear hashtags: the codes of a place, by which other programs join lists."""

    inner: "tuple[Column[Any], ...]" = ()
    """The columns of the table that it holds, where it holds one."""

    def shown(self, wording: Wording, view: View) -> str:
        """Return the value of `view` in words."""
        return self.show(wording, self.of(view))

    def value(self, view: View) -> Json:
        """Return the value of `view` as JSON."""
        return self.raw(self.of(view))


def figure(name: str, title: str, hxl: str = "") -> Column[Any]:
    """Return the column of a number that lines have under `name`; `title` is a msgid."""
    return Column(name, title, attrgetter(name), number, align="right", hxl=hxl)


def family_day(name: str, title: str) -> Column[Any]:
    """Return the column of a day that is of one family among those of a line; at codes it is the Monday of its week."""
    of = attrgetter(name)

    def monday(line: object) -> object:
        on = of(line)
        return week_of(on) if isinstance(on, date) else on

    return Column(name, title, of, short_day, coded=Column(name, title, monday, day))
