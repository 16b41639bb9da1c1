"""Read how many people live at places, by their P-codes, from a file and a mapping."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from famcase.domain.vocabulary import Vocabulary
from famcase.exchange.mapping_text import MappingRefused, key_lines
from famcase.exchange.sheets import Workbook
from famcase.exchange.tables import Row, check_columns, find_table
from famcase.exchange.values import Unreadable, people_of, shown
from famcase.services.count_drafts import CountDraft, CountReading
from famcase.services.household_drafts import Doubt
from famcase.wording import N_, Said

_TOP: Final = {"source", "title", "population"}
_KEYS: Final = {"sheet", "pcode", "people", "on", "count_source", "sureness"}
_NEEDED: Final = ("pcode", "people", "on", "count_source")


@dataclass(frozen=True, slots=True)
class PopulationMapping:
    """Which columns of a file say what, and what the file leaves unsaid: the day, and who says so."""

    source: str
    title: str
    sheet: str
    """Empty for the only sheet of the file."""
    pcode: str
    people: str
    on: date
    count_source: str
    sureness: str
    line: int
    """Of the table in the mapping's text, for sentences."""


def is_population_mapping(text: str) -> bool:
    """Return whether a mapping is one of populations, not of families; what is no TOML is neither."""
    try:
        return "population" in tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False


def read_population_mapping(text: str, vocabulary: Vocabulary) -> PopulationMapping:
    """Return the mapping that `text` (TOML) describes; raises MappingRefused, naming the key and the line."""
    data, lines = tomllib.loads(text), key_lines(text)
    table = data["population"] if isinstance(data["population"], dict) else {}

    def at(key: str) -> int:
        return lines.get(("population", key), lines.get(("population",), 1))

    for key in [*(key for key in data if key not in _TOP), *(key for key in table if key not in _KEYS)]:
        raise MappingRefused(
            N_("Line {line} of the mapping: nothing is called “{key}” here."),
            hint=N_("It can be one of: {known}."),
            line=lines.get((key,), at(key)),
            key=key,
            known=", ".join(sorted(_KEYS if key in table else _TOP)),
        )
    for key in _NEEDED:
        if key not in table:
            raise MappingRefused(
                N_("Line {line} of the mapping: “{key}” is missing."),
                hint=N_("Add it to that table."),
                line=at(key),
                key=f"population.{key}",
            )
    for key, value in table.items():
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        if not (is_day if key == "on" else isinstance(value, str)):
            raise MappingRefused(
                N_("Line {line} of the mapping: “{key}” has to be {wanted}."),
                hint=N_("Correct that line."),
                line=at(key),
                key=f"population.{key}",
                wanted=Said(N_("a day as 2023-12-31, without quotes") if key == "on" else N_("a text in quotes")),
            )
    for key, codes in (("count_source", "count-source"), ("sureness", "sureness")):
        if key in table and table[key] not in vocabulary.codes(codes):
            raise MappingRefused(
                N_("Line {line} of the mapping: “{code}” is not in the list {list} (for “{key}”)."),
                hint=N_("It can be one of: {known}."),
                line=at(key),
                code=table[key],
                list=codes,
                key=f"population.{key}",
                known=", ".join(vocabulary.codes(codes)),
            )
    return PopulationMapping(
        source=str(data.get("source", "")),
        title=str(data.get("title", "")),
        sheet=table.get("sheet", ""),
        pcode=table["pcode"],
        people=table["people"],
        on=table["on"],
        count_source=table["count_source"],
        sureness=table.get("sureness", ""),
        line=lines.get(("population",), 1),
    )


def read_populations(workbook: Workbook, mapping: PopulationMapping) -> CountReading:
    """Return the counts of `workbook` as `mapping` reads them.

    Raises Refused when a sheet or column that the mapping names is not there.
    """
    table = find_table(workbook, mapping.sheet, mapping.line)
    check_columns((table,), ((mapping.pcode, mapping.line), (mapping.people, mapping.line)))
    counts: list[CountDraft] = []
    rejected: list[Doubt] = []
    seen: dict[str, int] = {}
    for row in table.rows():
        try:
            counts.append(_draft(row, mapping, seen))
        except Unreadable as problem:
            column = str(problem.values.get("column", mapping.people))
            rejected.append(Doubt(table.name, row.number, column, problem.message, problem.values))
    return CountReading(
        source=mapping.source,
        on=mapping.on,
        count_source=mapping.count_source,
        sureness=mapping.sureness,
        counts=tuple(counts),
        doubts=tuple(_doubts(counts, mapping)),
        rejected=tuple(rejected),
    )


def _draft(row: Row, mapping: PopulationMapping, seen: dict[str, int]) -> CountDraft:
    """Return what a row says; raises Unreadable where it says nothing that can be kept."""
    pcode = row.text(mapping.pcode).upper()
    if not pcode:
        raise Unreadable(N_("This row names no place."), column=mapping.pcode)
    if pcode in seen:
        raise Unreadable(
            N_("“{value}” stands in row {row} too: which of the two figures counts cannot be told."),
            column=mapping.pcode,
            value=shown(pcode),
            row=seen[pcode],
        )
    seen[pcode] = row.number
    return CountDraft(pcode, people_of(row.cell(mapping.people)), row.table.name, row.number)


def _doubts(counts: list[CountDraft], mapping: PopulationMapping) -> Iterator[Doubt]:
    for count in counts:
        if count.people == 0:
            message = N_("The file says that nobody lives here: is it empty, or was nobody counted?")
            values: dict[str, Any] = {}
            yield Doubt(count.sheet, count.row, mapping.people, message, values)
