"""What a desk can be told about itself, declared once for the file, the screen and the command line."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from famcase.errors import FamcaseError, NotFound, StorageFault, Usage
from famcase.paths import cannot_read, is_there, make_private_folder, write_private
from famcase.settings_kinds import (
    DAY_NAMES,
    PRIORITIES,
    WEEKDAYS,
    ByPriority,
    Dates,
    Number,
    OneOf,
    Setting,
    Value,
    Weekdays,
    Words,
    YesNo,
)
from famcase.wording import N_

Read = TypeVar("Read")


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
    destroy_days: int = 30
    washington_group: bool = False
    cluster_threshold: int = 5
    """Of figures for partners of the humanitarian cluster, those that come out no larger are told as few."""
    public_threshold: int = 11
    """The same for everybody else."""
    csv_mark: bool = True

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
    OneOf("week_start", N_("Week begins on"), N_("The first day of a week in summaries."), tuple(DAY_NAMES.items())),
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
    Number(
        "destroy_days",
        N_("Prints, days"),
        N_("Prints say that they are to be destroyed after so many days."),
        least=1,
        most=365,
    ),
    YesNo(
        "washington_group",
        N_("Questions on functioning"),
        N_("Whether the six Washington Group questions on seeing, hearing, walking … are asked of a person."),
    ),
    Number(
        "cluster_threshold",
        N_("Few, in the cluster"),
        N_("In figures for humanitarian partners, what comes out no larger than this is told as few."),
        least=5,
        most=50,
    ),
    Number(
        "public_threshold",
        N_("Few, in public"),
        N_("In figures for the public, what comes out no larger than this is told as few."),
        least=5,
        most=100,
    ),
    YesNo(
        "csv_mark",
        N_("CSV for Excel"),
        N_("Whether a CSV begins with the mark that Excel needs for Arabic; some other programs stumble over it."),
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
        text = _text_of(path)
        said = _understood(tomllib.loads, text)
    except (FileNotUnderstood, StorageFault) as wrong:
        return Reading(complaints=(wrong,))
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

    make_private_folder(path.parent)
    document = _understood(tomlkit.parse, _text_of(path))
    document[setting.name] = setting.written(value)
    write_private(path, tomlkit.dumps(document).encode())
    changed: dict[str, Any] = {setting.name: value}
    return replace(settings, **changed)


def _text_of(path: Path) -> str:
    """Return what a file holds, nothing where there is none. Raises StorageFault and FileNotUnderstood."""
    try:
        return path.read_text(encoding="utf-8-sig") if is_there(path) else ""
    except UnicodeDecodeError as wrong:
        raise FileNotUnderstood(wrong.object[: wrong.start].count(b"\n") + 1) from wrong
    except OSError as fault:
        raise cannot_read(path, fault) from fault


def _understood(read: Callable[[str], Read], text: str) -> Read:
    """Return what a reader of TOML makes of a text. Raises FileNotUnderstood."""
    try:
        return read(text)
    # a number of thousands of digits is a ValueError too, and brackets can be nested deeper than Python goes
    except (ValueError, RecursionError) as wrong:
        raise FileNotUnderstood(_line_of(wrong, text)) from wrong


def _line_of(wrong: Exception, text: str) -> int:
    """Return the line that is named; else the last one, or where something is far too long the longest."""
    if found := re.search(r"at line (\d+)", str(wrong)):
        return int(found[1])
    lines = text.splitlines() or [""]
    if isinstance(wrong, tomllib.TOMLDecodeError):  # "at end of document"
        return len(lines)
    return max(range(len(lines)), key=lambda index: len(lines[index])) + 1


def _line_with(name: str, text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*\"?{name}\"?\s*=", line)), 1)
