"""The kinds of settings: how each is typed, kept in the file, checked and shown."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from famcase.errors import Usage
from famcase.wording import N_, Said

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Codes of the days of the week, in the order of `date.weekday`."""

DAY_NAMES: Final = dict(
    zip(
        WEEKDAYS,
        (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")),
        strict=True,
    )
)
"""Their names, msgids."""

PRIORITIES: Final = 4

Value = str | int | bool | tuple[str, ...] | tuple[int, ...] | tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Setting(ABC):
    """One thing that can be set; a subclass says of which kind its value is."""

    name: str
    """Its name in the file and on the command line, and the field of `Settings`."""
    title: str
    """A msgid."""
    help: str
    """A msgid of a sentence or two."""

    def read(self, text: str) -> Value:
        """Return the value that was typed. Raises Usage."""
        return self.checked(self.typed(text.strip()))

    def typed(self, text: str) -> Any:
        """Return what was typed as a TOML file would hold it."""
        return text

    @abstractmethod
    def checked(self, raw: Any) -> Value:
        """Return the value that a file holds, as `Settings` has it. Raises Usage."""

    def written(self, value: Any) -> Any:
        """Return a value as a TOML file holds it."""
        return list(value) if isinstance(value, tuple) else value

    def text(self, value: Any) -> str:
        """Return a value as one would type it."""
        return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    def shown(self, value: Any) -> object:
        """Return a value for a sentence: `Said` for famcase's own words, else people's text."""
        return self.text(value)

    def refuse(self, raw: object, hint: str, **values: object) -> Usage:
        return Usage(
            N_("{setting} cannot be “{value}”."),
            hint=hint,
            setting=Said(self.title),
            value=self.text(tuple(raw)) if isinstance(raw, list) else str(raw),
            **values,
        )


@dataclass(frozen=True, slots=True)
class OneOf(Setting):
    """One of a few words."""

    choices: tuple[tuple[str, str], ...] = ()
    """(code, msgid)."""

    def checked(self, raw: Any) -> str:
        word = raw.casefold() if isinstance(raw, str) else raw
        if word in (code for code, _ in self.choices):
            return str(word)
        raise self.refuse(raw, N_("It is one of: {known}."), known=", ".join(code for code, _ in self.choices))

    def shown(self, value: Any) -> object:
        return Said(dict(self.choices)[value])


@dataclass(frozen=True, slots=True)
class YesNo(Setting):
    """Yes or no."""

    def typed(self, text: str) -> Any:
        return {"yes": True, "true": True, "نعم": True, "no": False, "false": False, "لا": False}.get(
            text.casefold(), text
        )

    def checked(self, raw: Any) -> bool:
        if isinstance(raw, bool):
            return raw
        raise self.refuse(raw, N_("It is yes or no."))

    def text(self, value: Any) -> str:
        return {True: "yes", False: "no"}.get(value, str(value))

    def shown(self, value: Any) -> object:
        return bool(value)


@dataclass(frozen=True, slots=True)
class Number(Setting):
    """A whole number between two others."""

    least: int = 0
    most: int = 0

    def typed(self, text: str) -> Any:
        return int(text) if text.isdecimal() and len(text) < 7 else text

    def checked(self, raw: Any) -> int:
        if isinstance(raw, int) and not isinstance(raw, bool) and self.least <= raw <= self.most:
            return raw
        raise self.refuse(raw, N_("It is a whole number from {least} to {most}."), least=self.least, most=self.most)


@dataclass(frozen=True, slots=True)
class ByPriority(Setting):
    """Four whole numbers, for priority 1 to 4, of which none is smaller than the one before."""

    most: int = 0

    def typed(self, text: str) -> Any:
        parts = re.split(r"[\s,;،/]+", text)
        return [int(part) if part.isdecimal() and len(part) < 7 else part for part in parts]

    def checked(self, raw: Any) -> tuple[int, ...]:
        numbers = tuple(raw) if isinstance(raw, list) else ()
        if len(numbers) == PRIORITIES and all(type(number) is int and 1 <= number <= self.most for number in numbers):
            if list(numbers) == sorted(numbers):
                return numbers
            raise self.refuse(raw, N_("A more urgent priority cannot be later than a less urgent one."))
        raise self.refuse(
            raw, N_("It is four whole numbers from 1 to {most}, for priority 1, 2, 3 and 4."), most=self.most
        )


@dataclass(frozen=True, slots=True)
class Weekdays(Setting):
    """Some days of the week, but not all."""

    def typed(self, text: str) -> Any:
        return [part for part in re.split(r"[\s,;،]+", text.casefold()) if part not in ("", "none")]

    def checked(self, raw: Any) -> tuple[str, ...]:
        named = {str(day).casefold() for day in raw} if isinstance(raw, list) else {""}
        if named <= set(WEEKDAYS) and len(named) < len(WEEKDAYS):
            return tuple(day for day in WEEKDAYS if day in named)
        raise self.refuse(
            raw, N_("It is some of these days, but not all, or “none”: {known}."), known=", ".join(WEEKDAYS)
        )

    def text(self, value: Any) -> str:
        return Setting.text(self, value) or "none"

    def shown(self, value: Any) -> object:
        return [Said(DAY_NAMES[day]) for day in value] or Said(N_("none"))


@dataclass(frozen=True, slots=True)
class Dates(Setting):
    """Some days of the calendar."""

    def typed(self, text: str) -> Any:
        parts = [part for part in re.split(r"[\s,;،]+", text) if part not in ("", "none")]
        return [_iso(part) for part in parts]

    def checked(self, raw: Any) -> tuple[date, ...]:
        days = [_iso(day) for day in raw] if isinstance(raw, list) else [raw]
        if all(type(day) is date for day in days):
            return tuple(sorted(set(days)))
        raise self.refuse(raw, N_("They are days such as 2018-08-21, one after the other, or “none”."))

    def text(self, value: Any) -> str:
        return Setting.text(self, value) or "none"

    def shown(self, value: Any) -> object:
        return list(value) or Said(N_("none"))


@dataclass(frozen=True, slots=True)
class Words(Setting):
    """A short line of text."""

    most: int = 80

    def checked(self, raw: Any) -> str:
        if isinstance(raw, str) and len(raw) <= self.most and raw.isprintable():
            return raw.strip()
        raise self.refuse(raw, N_("It is one line of at most {most} letters."), most=self.most)


def _iso(raw: Any) -> Any:
    try:
        western = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in raw) if isinstance(raw, str) else raw
        return date.fromisoformat(western) if isinstance(western, str) else raw
    except ValueError:
        return raw
