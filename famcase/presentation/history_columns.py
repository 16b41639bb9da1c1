"""The columns of a family's history."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from famcase.domain.changes import GONE
from famcase.domain.levels import ONLY_HERE
from famcase.domain.money import shown_amount
from famcase.presentation import dates
from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, Json, case_number, flag, number, said
from famcase.presentation.course_columns import repeats
from famcase.presentation.history_words import FIELDS, OF_NAMES, TABLES, VERBS, VOCABULARIES
from famcase.presentation.wording import Wording
from famcase.services.views import Detail, HistoryLine
from famcase.wording import N_

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_TIES: Final = frozenset({"family"})
"""Fields that only tie a record to the family whose history this is."""

_BESIDE: Final = frozenset(
    {("note", "by"), ("visit", "by"), ("referral", "requested_by"), ("referral", "requested_on")}
)
"""Fields that say who did it and when, which stands beside the change."""

_BEGINNINGS: Final = frozenset({("status", "open"), ("status", "requested")})
"""What everything new is."""

_NUMBERS: Final = frozenset(
    {
        *(("family", field) for field in ("number", "merged_into", "merged_from", "moved_from")),
        *(("link", "other"), ("told_apart", "other"), ("member", "moved_to")),
    }
)
"""Fields that are shown as a case number."""

_ORDER: Final = {field: place for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True)
class _Details:
    """What a change said, to be shown in words."""

    of: tuple[Detail, ...]


def without_names(lines: Iterable[HistoryLine]) -> list[HistoryLine]:
    """Return the history of a family whose name is withheld: nothing in it says who they are."""
    return [
        replace(line, details=tuple(detail for detail in line.details if detail.field not in OF_NAMES))
        for line in lines
    ]


def without_confidential(lines: Iterable[HistoryLine]) -> list[HistoryLine]:
    """Return the history that may leave the program: a confidential referral is in no output."""
    return [line for line in lines if not line.is_confidential]


def verb(wording: Wording, value: object) -> str:
    """Show a verb of the journal in words."""
    return said(wording, VERBS.get(str(value), str(value)))


def moment(wording: Wording, value: object) -> str:
    """Show a moment in the computer's own time zone."""
    if not isinstance(value, datetime):
        return dates.day(wording, value) if isinstance(value, date) else ""
    here = value.astimezone()
    return f"{dates.day(wording, here.date())} {here:%H:%M}"


def saved_at(wording: Wording, at: datetime, today: date) -> str:
    """Return when something was saved: "18:22" today, else with its day."""
    here = at.astimezone()
    return f"{here:%H:%M}" if here.date() == today else moment(wording, at)


def detail(wording: Wording, value: Detail) -> str:
    """Return one thing that a change said: "priority: 2 → 1", "first name: Khaled"."""
    if value.field == GONE:
        return wording(N_("taken out")) if value.after else wording(N_("there again"))
    name = wording(FIELDS[value.field]) if value.field in FIELDS else safe(value.field)
    after = _value(wording, value, value.after)
    if value.is_new or value.before in (None, "", []):
        return wording(N_("{field} {after}"), field=name, after=after)
    before = _value(wording, value, value.before)
    return wording(N_("{field} {before}, now {after}"), field=name, before=before, after=after or "–")


def detail_value(wording: Wording, value: Detail) -> str:
    """Return what a field is after a change, in words."""
    return _value(wording, value, value.after)


def _value(wording: Wording, of: Detail, value: object) -> str:
    if (of.table, of.field) in _NUMBERS:
        return case_number(wording, value)
    vocabulary = VOCABULARIES.get((of.table, of.field))
    parts = value if isinstance(value, list) else [value]
    if of.field == "repeats":
        return repeats(wording, value)
    if of.field == "amount" and isinstance(value, int):
        return shown_amount(value)
    if vocabulary:
        return wording.value([wording.label(vocabulary, str(part)) for part in parts if part not in (None, "")])
    return wording.value([_day(part) for part in parts if part is not None])


def _day(value: object) -> object:
    """Return the date that a day of the journal is, anything else as it is."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _details(wording: Wording, value: object) -> str:
    if not isinstance(value, _Details):
        return ""
    by_table: dict[str, list[Detail]] = {}
    for one in value.of:
        if one.field in _TIES or (one.table, one.field) in _BESIDE:
            continue
        if one.is_new and (one.field, str(one.after)) in _BEGINNINGS:
            continue
        if one.after not in (None, "", [], False) or not one.is_new:
            by_table.setdefault(one.table, []).append(one)
    return wording(N_("; ")).join(
        wording(
            N_("{thing}: {told}"),
            thing=wording(TABLES[table]) if table in TABLES else table,
            told=[detail(wording, one) for one in sorted(details, key=_place)],
        )
        for table, details in by_table.items()
    )


def _place(value: Detail) -> int:
    """Return where a field stands among those of its record: what it is before when and by whom."""
    return _ORDER.get(value.field, len(_ORDER))


def told(wording: Wording, line: HistoryLine) -> str:
    """Return what a change said, in one line."""
    return _details(wording, _Details(line.details))


def _details_raw(value: object) -> Json:
    if not isinstance(value, _Details):
        return []
    return [
        {"table": one.table, "field": one.field, "before": json_of(one.before), "after": json_of(one.after)}
        for one in value.of
    ]


def json_of(value: object) -> Json:
    """Return a value of the journal as machines get it."""
    if value is None or isinstance(value, str | int):
        return value
    return [json_of(part) for part in value] if isinstance(value, list) else str(value)


HISTORY: Final[tuple[Column[HistoryLine], ...]] = (
    Column("at", N_("When"), lambda line: line.at, moment),
    Column("by", N_("Who"), lambda line: line.by, width=18),
    Column("verb", N_("What"), lambda line: line.verb, verb, width=30),
    Column(
        "details",
        N_("Said"),
        lambda line: _Details(line.details),
        _details,
        width=72,
        raw=_details_raw,
        is_private=True,
        choice=ONLY_HERE,  # it repeats whatever was written: names, numbers, sensitive codes, other families
    ),
    Column("reason", N_("Why"), lambda line: line.reason, width=24, is_private=True),
    Column("undone", N_("Undone"), lambda line: line.undone, flag),
)


def _numbered(column: Column[HistoryLine]) -> Column[tuple[int, HistoryLine]]:
    def of(row: tuple[int, HistoryLine]) -> object:
        return column.of(row[1])

    listed: Column[Any] = column
    return replace(listed, of=of)


NUMBERED: Final[tuple[Column[tuple[int, HistoryLine]], ...]] = (
    Column("change", N_("No."), lambda row: row[0], number, align="right"),
    *(_numbered(column) for column in HISTORY),
)
"""The history with numbers from 1, the newest first: what is undone is named by its number."""
