"""What a desk can be told about itself, declared once for the file, the screen and the command line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from famcase.errors import FamcaseError, NotFound, StorageFault, Usage
from famcase.paths import is_there, make_private_folder, write_private
from famcase.wording import N_, Said

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Codes of the days of the week, in the order of `date.weekday`."""

PRIORITIES = 4

Value = str | int | bool | tuple[str, ...] | tuple[int, ...] | tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How one desk works; no names of people, for the file is not encrypted."""

    language: str = "system"
    bidi: str = "auto"
    theme: str = "dark"
    date_order: str = "dmy"
    week_start: str = "monday"
    days_off: tuple[str, ...] = ("friday",)
    holidays: tuple[date, ...] = ()
    lock_minutes: int = 5
    first_contact_hours: tuple[int, ...] = (24, 72, 168, 336)
    """By priority, 1 to 4."""
    next_visit_days: tuple[int, ...] = (3, 7, 14, 30)
    """By priority, 1 to 4."""
    review_days: int = 90
    organisation: str = ""
    washington_group: bool = False

    @property
    def first_weekday(self) -> int:
        """The day on which a week begins, as `date.weekday` counts."""
        return WEEKDAYS.index(self.week_start)

    @property
    def weekdays_off(self) -> frozenset[int]:
        """The days of the week on which no visit is proposed, as `date.weekday` counts."""
        return frozenset(WEEKDAYS.index(day) for day in self.days_off)

    def next_visit_after(self, priority: int) -> int | None:
        """Return after how many days a family of a priority is seen again; None for one not assessed."""
        return self.next_visit_days[priority - 1] if 1 <= priority <= PRIORITIES else None

    def first_contact_within(self, priority: int) -> int | None:
        """Return within how many hours a family of a priority is contacted first; None for one not assessed."""
        return self.first_contact_hours[priority - 1] if 1 <= priority <= PRIORITIES else None


@dataclass(frozen=True, slots=True)
class Setting:
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

    def checked(self, raw: Any) -> Value:
        """Return the value that a file holds, as `Settings` has it. Raises Usage."""
        raise NotImplementedError

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
        return [Said(_DAY_NAMES[day]) for day in value] or Said(N_("none"))


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


_DAY_NAMES: Mapping[str, str] = dict(
    zip(
        WEEKDAYS,
        (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")),
        strict=True,
    )
)

SETTINGS: tuple[Setting, ...] = (
    OneOf(
        "language",
        N_("Language"),
        N_("The language of all words."),
        (("system", N_("as the system")), ("en", N_("English")), ("ar", N_("Arabic"))),
    ),
    OneOf(
        "theme",
        N_("Colours"),
        N_(
            "Contrast is for bright sun and weak eyes; 16 colours are the terminal's own, and send least over the line."
        ),
        (
            ("dark", N_("dark")),
            ("light", N_("light")),
            ("contrast", N_("contrast")),
            ("ansi", N_("16 colours")),
        ),
    ),
    OneOf(
        "bidi",
        N_("Order of Arabic letters"),
        N_("Who puts Arabic in its order. Where it stands scrambled, try another one. It counts from the next start."),
        (
            ("auto", N_("whoever seems right")),
            ("terminal", N_("the terminal")),
            ("app", N_("famcase")),
            ("off", N_("nobody")),
        ),
    ),
    OneOf(
        "date_order",
        N_("Day or month first"),
        N_("What 3/4 means: the third of April, or March the fourth. What was understood always stands beside it."),
        (("dmy", N_("3/4 is 3 April")), ("mdy", N_("3/4 is 4 March"))),
    ),
    OneOf("week_start", N_("Week begins on"), N_("The first day of a week in summaries."), tuple(_DAY_NAMES.items())),
    Weekdays("days_off", N_("Days off"), N_("Days of the week on which no visit is proposed.")),
    Dates("holidays", N_("Holidays"), N_("Days of the calendar on which no visit is proposed, as 2018-08-21.")),
    Number(
        "lock_minutes",
        N_("Lock after minutes"),
        N_("So many minutes after the last key the passphrase is asked for again."),
        least=1,
        most=60,
    ),
    ByPriority(
        "first_contact_hours",
        N_("First contact, hours"),
        N_("Within how many hours a new family is contacted, for priority 1, 2, 3 and 4."),
        most=2000,
    ),
    ByPriority(
        "next_visit_days",
        N_("Next visit, days"),
        N_("After how many days a family is seen again, for priority 1, 2, 3 and 4."),
        most=365,
    ),
    Number(
        "review_days",
        N_("Review, days"),
        N_("After how many days a case is looked through again."),
        least=7,
        most=730,
    ),
    Words("organisation", N_("Organisation"), N_("The name that stands on prints.")),
    YesNo(
        "washington_group",
        N_("Questions on functioning"),
        N_("Whether the six Washington Group questions on seeing, hearing, walking … are asked of a person."),
    ),
)
"""Every setting, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of settings says."""

    settings: Settings = field(default_factory=Settings)
    complaints: tuple[FamcaseError, ...] = ()
    """What could not be taken, each a sentence; the value that came with famcase goes in its place."""


class WrongInFile(Usage):
    """A line of the file that cannot be taken."""

    def __init__(self, setting: Setting, line: int, wrong: Usage) -> None:
        super().__init__(
            N_("Settings, line {line}: {setting} cannot be “{value}”; “{default}” is used."),
            hint=wrong.hint,
            **{
                **wrong.values,
                "line": line,
                "default": setting.shown(getattr(Settings(), setting.name)),
            },
        )


class FileNotUnderstood(Usage):
    def __init__(self, line: int) -> None:
        super().__init__(
            N_("The settings cannot be understood at line {line}; those that came with famcase are used."),
            hint=N_("Correct that line, or remove the file {file}."),
            line=line,
            file="settings.toml",
        )


def find_setting(name: str) -> Setting:
    """Return a setting by its name, underscores or hyphens in it. Raises NotFound."""
    plain = name.strip().casefold().replace("-", "_")
    for setting in SETTINGS:
        if setting.name == plain:
            return setting
    raise NotFound(
        N_("There is no setting “{name}”."),
        hint=N_("It is one of: {known}."),
        name=name,
        known=", ".join(setting.name for setting in SETTINGS),
    )


def read_settings(path: Path) -> Reading:
    """Return what the file says; one that is missing says nothing, and nothing in it keeps famcase from starting."""
    try:
        text = path.read_text(encoding="utf-8-sig") if is_there(path) else ""
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        return Reading(complaints=(FileNotUnderstood(_line_of(wrong)),))
    except UnicodeDecodeError as wrong:
        return Reading(complaints=(FileNotUnderstood(wrong.object[: wrong.start].count(b"\n") + 1),))
    except (OSError, StorageFault) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault.values.get("reason")
        return Reading(
            complaints=(StorageFault(N_("{path} cannot be read: {reason}."), path=str(path), reason=reason or ""),)
        )
    taken: dict[str, Any] = {}
    complaints: list[FamcaseError] = []
    for setting in SETTINGS:
        if setting.name not in said:
            continue
        try:
            taken[setting.name] = setting.checked(said[setting.name])
        except Usage as wrong:
            complaints.append(WrongInFile(setting, _line_with(setting.name, text), wrong))
    return Reading(Settings(**taken), tuple(complaints))


def write_setting(path: Path, settings: Settings, setting: Setting, value: Value) -> Settings:
    """Put one value into the file, which keeps its other lines as they are; return the settings with it.

    Raises StorageFault, and Usage where the file was written by hand and cannot be understood.
    """
    import tomlkit
    from tomlkit.exceptions import ParseError

    make_private_folder(path.parent)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig")) if is_there(path) else tomlkit.document()
    except ParseError as wrong:
        raise FileNotUnderstood(wrong.line) from wrong
    except UnicodeDecodeError as wrong:
        raise FileNotUnderstood(wrong.object[: wrong.start].count(b"\n") + 1) from wrong
    document[setting.name] = setting.written(value)
    write_private(path, tomlkit.dumps(document).encode())
    changed: dict[str, Any] = {setting.name: value}
    return replace(settings, **changed)


def _line_of(wrong: tomllib.TOMLDecodeError) -> int:
    found = re.search(r"at line (\d+)", str(wrong))
    return int(found[1]) if found else 1


def _line_with(name: str, text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*\"?{name}\"?\s*=", line)), 1)
