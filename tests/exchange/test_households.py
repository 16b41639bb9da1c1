"""Small lists with everything that goes wrong in real ones: each row is in a draft or has its reason."""

from collections.abc import Sequence
from datetime import date

import pytest

from famcase.domain.vocabulary import Vocabulary
from famcase.errors import Refused
from famcase.exchange.households import read_households
from famcase.exchange.mapping_text import read_mapping
from famcase.exchange.sheets import Cell, Sheet, Workbook
from famcase.services.household_drafts import Reading, StayDraft

TODAY = date(2018, 8, 20)

MAPPING = """\
source = "list"
dates = ["%d/%m/%Y"]

[household]
sheet = "main"
key = "_index"
foreign_id = "_uuid"

[[household.leave_out]]
column = "consent"
is = ["no"]
because = "no consent"

[family]
declared_people = "size"
registered_on = "day"
origin_text = "from"

[people]
sheet = "roster"
parent = "_parent_index"
foreign_id = "id"

[member]
first = "name"
age = "age"
sex = { column = "sex", values = { m = "male", f = "female" } }

[head]
first_when = { head = "yes" }
sex = "head sex"
age = "head age"

[[stay]]
place = "village"
living = "shelter"
since = "day"

[[needs]]
column = "needs"
values = { f = { need = "food", what = "Food" }, t = { need = "shelter", what = "Tent" } }

[[contact]]
column = "phone"

[[note]]
column = "note"

[consent]
services = { column = "consent", values = { yes = "given" }, blank = ["no"] }
"""

HEADER = (
    "_index", "_uuid", "consent", "size", "day", "from", "village", "shelter", "needs", "phone", "note", "head",
    "head sex", "head age",
)  # fmt: skip
PEOPLE = ("_parent_index", "id", "name", "age", "sex")

Row = dict[str, Cell]


def family(index: Cell = 1, uuid: Cell = "u1", **cells: Cell) -> Row:
    return {"_index": index, "_uuid": uuid, "size": 1, "village": "Armanaz", "head": "yes"} | cells


def person(parent: Cell = 1, uid: Cell = "p1", **cells: Cell) -> Row:
    return {"_parent_index": parent, "id": uid, "name": "Khaled", "age": 40, "sex": "m"} | cells


def read(vocabulary: Vocabulary, families: Sequence[Row], people: Sequence[Row], mapping: str = MAPPING) -> Reading:
    sheets = tuple(
        Sheet(name, (header, *(tuple(row.get(column) for column in header) for row in rows)))
        for name, header, rows in (("main", HEADER, families), ("roster", PEOPLE, people))
    )
    return read_households(Workbook("list.xlsx", sheets), read_mapping(mapping, vocabulary), TODAY)


def doubts(reading: Reading) -> list[tuple[str, int, str]]:
    return [(doubt.sheet, doubt.row, doubt.column) for doubt in reading.doubts]


def rejected(reading: Reading) -> list[tuple[str, int]]:
    return [(doubt.sheet, doubt.row) for doubt in reading.rejected]


def test_a_family_and_its_people_are_joined_by_the_index(vocabulary: Vocabulary) -> None:
    reading = read(
        vocabulary,
        [family(1, "u1", size=2), family(2, "u2")],
        [person(2, "p3", name="Omar"), person(1, "p1"), person(1, "p2", name="Fatima", sex="f")],
    )

    first, second = reading.households
    assert [member.names for member in first.members] == [{"first": "Khaled"}, {"first": "Fatima"}]
    assert [member.row for member in first.members] == [3, 4]
    assert [member.foreign_id for member in second.members] == ["p3"]
    assert first.members[0].relation == second.members[0].relation == "head"
    assert reading.doubts == reading.rejected == ()


def test_what_the_row_says_about_the_family_is_in_its_draft(vocabulary: Vocabulary) -> None:
    row = family(
        consent="yes",
        day="15/08/2018",
        needs="t f",
        phone="0933 123 456",
        note="two\nlines",
        shelter="Rented house or room",
    ) | {"from": "southern Idlib"}
    draft = read(vocabulary, [row], [person()]).households[0]

    assert draft.fields == {"declared_people": 1, "registered_on": date(2018, 8, 15), "origin_text": "southern Idlib"}
    assert draft.stays == (StayDraft("Armanaz", living="rented", since=date(2018, 8, 15)),)
    assert [(need.category, need.what, need.since) for need in draft.needs] == [
        ("shelter", "Tent", date(2018, 8, 15)),
        ("food", "Food", date(2018, 8, 15)),
    ]
    assert [contact.number for contact in draft.contacts] == ["0933 123 456"]
    assert [note.text for note in draft.notes] == ["two\nlines"]
    assert [(consent.purpose, consent.state) for consent in draft.consents] == [("services", "given")]


@pytest.mark.parametrize(
    ("written", "pcode"), [("c4176", "C4176"), ("SY0703", "SY0703"), ("PCODE1111", None), ("C4176 north", None)]
)
def test_a_place_is_kept_as_written_and_a_p_code_known_by_its_shape(
    vocabulary: Vocabulary, written: str, pcode: str | None
) -> None:
    stay = read(vocabulary, [family(village=written)], [person()]).households[0].stays[0]

    assert (stay.place_text, stay.pcode) == (written, pcode)


def test_people_of_no_household_are_rejected_with_their_row(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family()], [person(), person(7, "p9"), person(None, "p8")])

    assert rejected(reading) == [("roster", 3), ("roster", 4)]
    assert reading.people == 1


def test_people_without_an_index_do_not_fall_to_a_household_without_one(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(None, "u1")], [person(None)])

    assert reading.households[0].members == ()
    assert rejected(reading) == [("roster", 2)]


def test_households_with_one_index_are_rejected_with_their_people(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(1, "u1"), family(1, "u2"), family(2, "u3")], [person(1), person(2, "p2")])

    assert [household.foreign_id for household in reading.households] == ["u3"]
    assert rejected(reading) == [("main", 2), ("main", 3), ("roster", 2)]


def test_a_household_sent_twice_is_read_once(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(1, "u1"), family(2, "u1")], [person(1), person(2, "p2")])

    assert [household.row for household in reading.households] == [2]
    assert rejected(reading) == [("main", 3), ("roster", 3)]
    assert reading.rejected[1].message == "This person's household, row {row}, is not read."
    assert reading.rejected[1].values == {"row": 3}


@pytest.mark.parametrize("uuid", [None, "  ", "a\0b", "x" * 500])
def test_a_household_without_a_usable_name_of_its_row_is_rejected(vocabulary: Vocabulary, uuid: Cell) -> None:
    reading = read(vocabulary, [family(uuid=uuid)], [person()])

    assert rejected(reading) == [("main", 2), ("roster", 2)]
    assert reading.households == ()


def test_households_without_consent_are_left_out_and_listed(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(consent="No")], [person()])

    assert rejected(reading) == [("main", 2), ("roster", 2)]
    assert reading.rejected[0].values == {"reason": "no consent"}


def test_empty_rows_are_no_families(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(), {}, {"village": "  "}, family(2, "u2")], [person(), person(2, "p2")])

    assert [household.row for household in reading.households] == [2, 5]
    assert reading.rejected == ()


@pytest.mark.parametrize("size", ["many", -1, 4.5, "4,5", True, 10**30, date(2018, 8, 15), "½", "²"])
def test_a_size_that_is_no_number_is_left_out_and_listed(vocabulary: Vocabulary, size: Cell) -> None:
    reading = read(vocabulary, [family(size=size)], [person()])

    assert "declared_people" not in reading.households[0].fields
    assert doubts(reading) == [("main", 2, "size")]


@pytest.mark.parametrize("size", ["14", "١٤", 14.0, " 14 ", "14.0"])
def test_a_size_is_read_in_digits_of_every_script(vocabulary: Vocabulary, size: Cell) -> None:
    reading = read(vocabulary, [family(size=size)], [])

    assert reading.households[0].fields["declared_people"] == 14
    assert reading.doubts == ()


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        ("2018-08-15", date(2018, 8, 15)),
        ("2018-08-15T23:59:00+0300", date(2018, 8, 15)),
        ("15/08/2018", date(2018, 8, 15)),
        ("١٥/٠٨/٢٠١٨", date(2018, 8, 15)),
        (date(2018, 8, 15), date(2018, 8, 15)),
        ("08/15/2018", None),
        ("13", None),
        ("last week", None),
        (43327, None),
        ("2018-08-21", None),
    ],
)
def test_a_day_is_read_in_the_named_forms_and_never_guessed(
    vocabulary: Vocabulary, told: Cell, read_as: date | None
) -> None:
    reading = read(vocabulary, [family(day=told)], [person()])

    assert reading.households[0].fields.get("registered_on") == read_as
    assert set(doubts(reading)) == (set() if read_as else {("main", 2, "day")})


@pytest.mark.parametrize(("age", "kept"), [(100, 100), (101, 101), (150, 150), (151, None), (99_999, None)])
def test_an_age_over_100_is_kept_and_flagged_up_to_where_it_is_no_age(
    vocabulary: Vocabulary, age: int, kept: int | None
) -> None:
    reading = read(vocabulary, [family()], [person(age=age)])

    assert reading.households[0].members[0].age == kept
    assert [(d.kind, d.sheet, d.row, d.person) for d in reading.doubts] == (
        [] if age <= 100 else [("doubtful-age", "roster", 2, "p1")]
    )


@pytest.mark.parametrize("name", ["Kha\0led", "\ud800", "\u202eelder", "a\x1b[2Jb", "x" * 201])
def test_a_name_that_cannot_be_kept_is_left_out_and_listed_by_row(vocabulary: Vocabulary, name: str) -> None:
    reading = read(vocabulary, [family()], [person(name=name)])

    assert reading.households[0].members[0].names == {}
    assert doubts(reading) == [("roster", 2, "name")]


@pytest.mark.parametrize("name", ["[/b]", "=cmd|' /C calc'!A0", "🏕", "x" * 200, "خالد", "{value}", "%s"])
def test_any_other_name_is_kept_exactly(vocabulary: Vocabulary, name: str) -> None:
    reading = read(vocabulary, [family()], [person(name=name)])

    assert reading.households[0].members[0].names == {"first": name}
    assert reading.doubts == ()


def test_a_sentence_never_repeats_control_characters_or_a_whole_page(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(shelter="\x1b]52;c;eA==\x07" + "x" * 500)], [person()])

    told = str(reading.doubts[0].values["value"])
    assert len(told) == 60
    assert told.isprintable()


def test_a_code_that_the_mapping_does_not_know_is_left_out_and_listed(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(shelter="palace", needs="f gold")], [person(sex="x")])

    draft = reading.households[0]
    assert (draft.stays[0].living, draft.members[0].sex) == (None, None)
    assert [need.category for need in draft.needs] == ["food"]
    assert sorted(doubts(reading)) == [("main", 2, "needs"), ("main", 2, "shelter"), ("roster", 2, "sex")]


def test_a_case_of_which_the_mapping_is_unsure_is_taken_and_listed(vocabulary: Vocabulary) -> None:
    cases = '[[stay.living]]\ncode = "self-settled"\nwhen = { shelter = "tent" }\nunsure = "planned or not?"\n'
    mapping = MAPPING.replace('living = "shelter"\n', "").replace("[[needs]]", cases + "[[needs]]")
    reading = read(vocabulary, [family(shelter="Tent"), family(2, "u2")], [person(), person(2, "p2")], mapping)

    assert [household.stays[0].living for household in reading.households] == ["self-settled", None]
    assert doubts(reading) == [("main", 2, "shelter")]
    assert reading.doubts[0].values["reason"] == "planned or not?"


def test_a_nameless_family_of_nobody_listed_is_a_family(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(size=14)], [])

    assert (reading.households[0].names, reading.households[0].members) == ({}, ())
    assert reading.doubts == reading.rejected == ()


@pytest.mark.parametrize(("size", "people"), [(None, 0), (0, 0), (3, 1)])
def test_a_size_that_does_not_fit_the_people_is_listed(vocabulary: Vocabulary, size: Cell, people: int) -> None:
    reading = read(vocabulary, [family(size=size)], [person()] * people)

    assert [doubt.kind for doubt in reading.doubts] == ["doubtful-size"]


def test_people_without_an_id_of_their_own_are_kept_by_their_place_in_the_list(vocabulary: Vocabulary) -> None:
    reading = read(vocabulary, [family(size=3)], [person(uid=None), person(uid="p"), person(uid="p")])

    assert [member.foreign_id for member in reading.households[0].members] == ["u1/1", "p", "u1/3"]
    assert doubts(reading) == [("roster", 2, "id"), ("roster", 4, "id")]


@pytest.mark.parametrize(
    ("sex", "age", "head"), [("f", 30, "p2"), ("m", 30, None), ("f", 99, None), (None, 30, "p2"), ("f", None, None)]
)
def test_the_head_is_the_one_of_that_sex_and_age_or_asked_for(
    vocabulary: Vocabulary, sex: Cell, age: Cell, head: str | None
) -> None:
    reading = read(
        vocabulary,
        [family(size=3, head="no") | {"head sex": sex, "head age": age}],
        [person(), person(1, "p2", sex="f", age=30), person(1, "p3", sex="f", age=5)],
    )

    assert [m.foreign_id for m in reading.households[0].members if m.relation == "head"] == ([head] if head else [])
    assert len(reading.doubts) == (0 if head else 1)


def test_a_file_without_a_roster_gives_families_of_a_declared_size(vocabulary: Vocabulary) -> None:
    mapping = (
        'source = "camp"\n[household]\nforeign_id = "no"\n[family]\nfirst = "name"\nfirst_ar = "الاسم"\n'
        'declared_people = "n"\n'
    )
    table = Sheet("list.csv", (("no", "name", "الاسم", "n"), ("1", "Khaled", "خالد", "14"), ("2", None, "فاطمة")))
    reading = read_households(Workbook("list.csv", (table,)), read_mapping(mapping, vocabulary), TODAY)

    assert [household.names for household in reading.households] == [
        {"first": "Khaled", "first_ar": "خالد"},
        {"first_ar": "فاطمة"},
    ]
    assert [doubt.row for doubt in reading.doubts] == [3]


@pytest.mark.parametrize(
    ("wrong", "right", "values"),
    [
        ('sheet = "roster"', 'sheet = "people"', {"sheet": "people", "line": 19, "known": "main, roster"}),
        ('age = "age"', 'age = "years"', {"sheet": "roster", "column": "years", "line": 26}),
        ('"size"', '"how many"', {"sheet": "main", "column": "how many", "line": 15}),
        ('foreign_id = "_uuid"', 'foreign_id = "uid"', {"sheet": "main", "column": "uid", "line": 4}),
        ('column = "note"', 'column = "notes"', {"sheet": "main", "column": "notes"}),
        ('sex = "head sex"', 'sex = "hs"', {"sheet": "main", "column": "hs"}),
    ],
)
def test_a_mapping_for_another_file_is_refused_naming_its_line(
    vocabulary: Vocabulary, wrong: str, right: str, values: dict[str, object]
) -> None:
    assert wrong in MAPPING
    with pytest.raises(Refused) as caught:
        read(vocabulary, [family()], [person()], MAPPING.replace(wrong, right))

    assert values.items() <= caught.value.values.items()
    assert caught.value.values["file"] == "list.xlsx"


def test_a_column_that_stands_twice_is_refused(vocabulary: Vocabulary) -> None:
    mapping = 'source = "x"\n[household]\nforeign_id = "no"\n'
    workbook = Workbook("list.csv", (Sheet("list.csv", (("no", "no"), ("1", "2"))),))

    with pytest.raises(Refused, match="twice"):
        read_households(workbook, read_mapping(mapping, vocabulary), TODAY)


def test_answers_that_say_nothing_are_no_doubts(vocabulary: Vocabulary) -> None:
    mapping = MAPPING.replace('column = "sex", values', 'column = "sex", blank = ["x"], values')
    mapping = mapping.replace('column = "needs"', 'column = "needs"\nblank = ["none"]')
    reading = read(vocabulary, [family(needs="none t t")], [person(sex="X")], mapping)

    assert [need.what for need in reading.households[0].needs] == ["Tent"]
    assert reading.households[0].members[0].sex is None
    assert reading.doubts == ()


def test_without_a_rule_for_the_first_listed_the_head_is_known_by_sex_and_age(vocabulary: Vocabulary) -> None:
    mapping = MAPPING.replace('first_when = { head = "yes" }\n', "")
    row = family(size=2) | {"head sex": "f", "head age": 30}
    reading = read(vocabulary, [row], [person(), person(1, "p2", sex="f", age=30)], mapping)

    assert [member.relation for member in reading.households[0].members] == [None, "head"]


def test_a_further_sheet_tells_more_about_a_person_and_its_stray_rows_are_rejected(vocabulary: Vocabulary) -> None:
    mapping = (
        'source = "x"\n[household]\nsheet = "main"\nkey = "i"\nforeign_id = "i"\n[people]\nsheet = "roster"\n'
        'parent = "i"\nforeign_id = "id"\n[[people.also]]\nsheet = "health"\nperson = "who"\n'
        '[[vulnerability]]\ncode = "chronic-illness"\nwhen = { ill = "yes" }\n'
    )
    sheets = (
        Sheet("main", (("i",), (1,))),
        Sheet("roster", (("i", "id"), (1, "a"), (1, "b"))),
        Sheet("health", (("who", "ill"), ("b", "yes"), ("c", "yes"), ("b", "no"))),
    )
    reading = read_households(Workbook("x.xlsx", sheets), read_mapping(mapping, vocabulary), TODAY)

    assert [m.vulnerabilities for m in reading.households[0].members] == [(), ("chronic-illness",)]
    assert rejected(reading) == [("health", 3), ("health", 4)]
