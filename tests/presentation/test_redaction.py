"""What of a table leaves at each level, and what only leaves when it is named."""

import dataclasses
import importlib
import pkgutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.households import Split
from famcase.domain.levels import BY_CHOICE, CONTACTS, NOTES, ONLY_HERE, SENSITIVE, Level
from famcase.presentation.case_columns import CASES
from famcase.presentation.columns import Column, Json, code, family_day
from famcase.presentation.family_columns import WHOLE
from famcase.presentation.names_shown import ShownName, initials, name_column
from famcase.presentation.nested import table_in
from famcase.presentation.origin_columns import ORIGINS
from famcase.presentation.redaction import Redaction
from famcase.presentation.summary_columns import NEEDS
from famcase.presentation.wording import Wording
from famcase.services.gate import families_of
from famcase.services.queries import find
from famcase.services.views import NeedLine
from famcase.services.views.lists import CaseLine
from famcase.wording import Named


class Lists:
    def label(self, list_name: str, code: str, language: str, /) -> str:  # noqa: ARG002 - one for all
        return code

    def is_sensitive(self, list_name: str, code: str, /) -> bool:
        return (list_name, code) == ("reason", "arrest")


WORDS = Wording("en", Lists())


@dataclass(frozen=True, slots=True)
class Line:
    name: str = "Khaled Ahmad al-Adnan (Abu Ahmad)"
    name_ar: str = "خالد أحمد العدنان"
    withheld: bool = False
    phone: str = "0933"
    note: str = "CANARY"
    reason: str = "arrest"
    origin: Named = field(default_factory=lambda: Named("Tah", "الطح"))
    place: Named = field(default_factory=lambda: Named("the farm of Abu Samer", is_typed=True))
    since: date = date(2018, 8, 15)
    at: datetime = datetime(2018, 8, 12, 14, 5, tzinfo=UTC)


_INNER: tuple[Column[Line], ...] = (
    Column("text", "Note", lambda line: line.note, is_private=True, choice=NOTES),
    Column("on", "Day", lambda line: line.since),
)
COLUMNS: tuple[Column[Line], ...] = (
    name_column(),
    Column("name_ar", "Name in Arabic", lambda line: line.name_ar, is_private=True),
    Column("phone", "Phone", lambda line: line.phone, is_private=True, choice=CONTACTS),
    Column("reason", "Why", lambda line: line.reason, code("reason"), sensitive_in="reason"),
    Column("origin", "From", lambda line: line.origin, coded=Column("origin", "From", lambda _: Named("Khan Shaykun"))),
    Column("place", "Now", lambda line: line.place),
    Column("since", "Since", lambda line: line.since),
    Column("at", "At", lambda line: line.at),
    table_in("notes", "Notes", _INNER, lambda line: [line]),
)


def told(redaction: Redaction, line: Line | None = None) -> dict[str, Json]:
    return {column.id: column.value(line or Line()) for column in redaction.columns(COLUMNS, WORDS)}


def test_at_codes_there_are_no_names_no_words_the_area_and_the_monday() -> None:
    assert told(Redaction(Level.CODES, (), True)) == {
        "reason": "",
        "origin": "Khan Shaykun",
        "place": "",
        "since": "2018-08-13",
        "at": "2018-08-06",
        "notes": [{"on": "2018-08-13"}],
    }


def test_days_of_what_is_no_family_stay_and_words_do_not() -> None:
    of_a_site = told(Redaction(Level.FIGURES))

    assert (of_a_site["since"], of_a_site["place"]) == ("2018-08-15", "")


def test_the_day_of_one_family_among_many_is_the_monday_of_its_week_in_figures_too() -> None:
    column = family_day("oldest", "Oldest")
    need = NeedLine("food", 1, 4, Split(), date(2018, 8, 15))
    for level, told in ((Level.FIGURES, "2018-08-13"), (Level.CODES, "2018-08-13"), (Level.FULL, "2018-08-15")):
        [leaving] = Redaction(level).columns((column,), WORDS)
        assert leaving.value(need) == told
        assert leaving.value(NeedLine("food", 0, 0, Split(), None)) is None
    columns: tuple[Column[Any], ...] = (*NEEDS, *ORIGINS)
    ids = {each.id for each in columns if each.coded is not None}
    assert ids == {"oldest", "first_left", "last_left"}


def test_of_a_table_in_a_record_only_those_lines_leave_that_may() -> None:
    nobody = Redaction(Level.CODES, (), True, inside=lambda lines: lines[1:])

    assert told(nobody)["notes"] == []
    (notes,) = [column for column in nobody.columns(COLUMNS, WORDS) if column.inner]
    assert notes.shown(WORDS, Line()) == ""


def test_at_initials_names_are_their_first_letters() -> None:
    few = told(Redaction(Level.INITIALS, (), True))

    assert few["name"] == "K. A. A."
    assert "name_ar" not in few
    assert "phone" not in few
    assert (few["since"], few["origin"], few["place"]) == ("2018-08-15", "Tah", "the farm of Abu Samer")
    assert initials(ShownName("", "خالد أحمد العدنان")) == ShownName("", "خ. أ. ع.")
    assert initials(ShownName("Khaled", "خالد", withheld=True)) == ShownName("Khaled", "خالد", withheld=True)
    assert told(Redaction(Level.INITIALS), Line(withheld=True))["name"] is None


def test_in_full_notes_numbers_and_sensitive_codes_leave_only_when_they_are_named() -> None:
    full = told(Redaction(Level.FULL, (), True))

    assert full["name"] == Line().name
    assert full["reason"] == ""
    assert "phone" not in full
    assert "CANARY" not in str(full)
    everything = told(Redaction(Level.FULL, BY_CHOICE, True))
    assert (everything["phone"], everything["reason"]) == ("0933", "arrest")
    assert everything["notes"] == [{"text": "CANARY", "on": "2018-08-15"}]


@pytest.mark.parametrize("level", [Level.CODES, Level.FIGURES])
def test_a_choice_lets_nothing_private_out_at_codes(level: Level) -> None:
    few = told(Redaction(level, BY_CHOICE, True))

    assert not {"name", "name_ar", "phone"} & few.keys()
    assert few["reason"] == "arrest"
    assert "CANARY" not in str(few)


def test_what_is_chosen_leaves_beside_initials() -> None:
    assert told(Redaction(Level.INITIALS, (CONTACTS,), True))["phone"] == "0933"


def test_the_columns_of_cases_and_of_a_family_know_their_areas_and_what_is_sensitive() -> None:
    assert [column.id for column in CASES if column.coded] == ["origin"]
    inner = {column.id: {each.id for each in column.inner if each.sensitive_in} for column in WHOLE if column.inner}
    assert inner["journey"] == {"reason"}
    assert [column.id for column in WHOLE if column.sensitive_in] == ["intention"]
    by_choice = {each.choice for column in WHOLE for each in column.inner}
    assert by_choice == {"", NOTES, CONTACTS, ONLY_HERE}
    assert SENSITIVE in BY_CHOICE
    assert ONLY_HERE not in BY_CHOICE


def test_every_line_that_names_a_family_is_known_to_the_gate() -> None:
    """A view with a head's name or whether it is withheld tells of a family: the gate must find which."""
    # of these some are no lines of families, and some stand only inside a family's own tables
    inside = {"CaseFilters", "Heading", "LinkView", "NamedFamily", "SiteLine", "SiteView", "PlaceView"}
    unknown, seen = [], 0
    for package in ("famcase.services.views", "famcase.services.queries"):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
            for view in vars(importlib.import_module(module.name)).values():
                if not dataclasses.is_dataclass(view) or not isinstance(view, type) or view.__name__ in inside:
                    continue
                fields = {each.name: each.type for each in dataclasses.fields(view)}
                if "withheld" not in fields and not {"name", "name_ar", "number"} <= fields.keys():
                    continue
                seen += 1
                one = object.__new__(view)
                for part in {"uid", "family"} & fields.keys():
                    object.__setattr__(one, part, RecordId(bytes(16)))
                if families_of(one) != (RecordId(bytes(16)),):
                    unknown.append(f"{view.__module__}.{view.__name__}")
    assert unknown == []
    assert seen > 8
    hit = find.Hit(dataclasses.replace(_line(), uid=RecordId(b"1" * 16)), ())
    assert families_of((1, hit, None)) == (RecordId(b"1" * 16),)


def _line() -> CaseLine:
    blank = {"str": "", "int": 0, "bool": False, "RecordId": RecordId(bytes(16))}
    given = {each.name: blank.get(str(each.type)) for each in dataclasses.fields(CaseLine)}
    return CaseLine(**given)  # type: ignore[arg-type]
