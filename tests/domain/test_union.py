"""What two families become that are one: who is whom, whose values are proposed, and one journey out of two."""

from datetime import date
from itertools import count

import pytest

from famcase.domain import union
from famcase.domain.changes import Json, RecordId, Ref, journal_value
from famcase.domain.state import RecordState, Setting, SubjectState
from famcase.domain.union_journeys import UnitedStay, one_journey

WRITER = bytes(8)
AUG = {day: date(2018, 8, day) for day in range(1, 32)}
_NUMBERS = count(1)


def record(table: str, **values: object) -> RecordState:
    """Return a record of which these values stand, made after those before it."""
    number = next(_NUMBERS)
    uid = RecordId(WRITER + number.to_bytes(5, "big") + bytes(3))
    ref = Ref(WRITER, number)
    settings = {name: [Setting(journal_value(value), ref, number)] for name, value in values.items()}
    return RecordState(uid, table, bytes(16), number, known=True, settings=settings)


def person(name: str, **values: object) -> RecordState:
    parts = dict(zip(("first", "father", "surname"), name.split(), strict=False))
    script = "_ar" if name and not name.isascii() else ""
    return record("member", **{part + script: text for part, text in parts.items()}, **values)


def family(*records: RecordState, **values: object) -> SubjectState:
    head = record("family", **values)
    return SubjectState(head.record, {one.record: one for one in (head, *records)}, [])


def paired(ours: list[RecordState], theirs: list[RecordState]) -> list[tuple[int, int]]:
    return [(ours.index(one), theirs.index(other)) for one, other, _ in union.pair_people(ours, theirs)]


def test_people_are_paired_across_scripts_and_each_once() -> None:
    ours = [person("Khaled Ahmad Adnan", sex="male"), person("Omar Khaled Adnan", sex="male")]
    theirs = [person("عمر خالد عدنان"), person("خالد أحمد عدنان")]
    assert sorted(paired(ours, theirs)) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Omar Khaled Adnan"), person("Ahmad Khaled Adnan")),
        (person("Nour Khaled Adnan", sex="male"), person("Nour Khaled Adnan", sex="female")),
        (person("Omar Khaled Adnan", born_on=date(2010, 1, 1)), person("Omar Khaled Adnan", born_on=date(1980, 1, 1))),
        (person("", relation="son-daughter"), person("", relation="son-daughter")),
        (person("", relation="wife-husband"), person("Amina Yusuf Hassoun", relation="son-daughter")),
    ],
)
def test_who_may_well_be_two_people_is_not_paired(one: RecordState, other: RecordState) -> None:
    assert paired([one], [other]) == []


def test_two_heads_of_one_name_are_one_however_old_somebody_took_them_for() -> None:
    ours = person("Hassan Tawfiq Saleh", relation="head", born_on=date(1979, 7, 1))
    theirs = person("حسن توفيق صالح", relation="head", born_on=date(1992, 7, 1))
    brother = person("Husam Tawfiq Saleh", relation="head", born_on=date(1992, 7, 1))
    assert paired([ours], [theirs]) == [(0, 0)]
    assert paired([ours], [brother]) == []


def test_a_head_without_a_name_is_the_other_head() -> None:
    assert paired([person("", relation="head")], [person("Khaled Ahmad Adnan", relation="head")]) == [(0, 0)]


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "proposed"),
    [
        ("origin", {"origin_place": "C1"}, {"origin_place": "C2"}, "left"),
        ("origin", {}, {"origin_text": "a farm"}, "right"),
        ("priority", {"priority": 3}, {"priority": 1}, "right"),
        ("priority", {"priority": 3}, {"priority": 0}, "left"),
        ("size", {"declared_people": 5}, {"declared_people": 9}, "right"),
        ("size", {"declared_people": 9}, {"men": 2}, "left"),
        ("registered_on", {"registered_on": AUG[5]}, {"registered_on": AUG[2]}, "right"),
        ("withheld", {}, {"withhold_name": True}, "right"),
    ],
)
def test_the_kept_familys_values_are_proposed_unless_the_others_are_safer(
    name: str, ours: dict[str, object], theirs: dict[str, object], proposed: str
) -> None:
    found = {pair.name: pair for pair in union.plan(family(**ours), family(**theirs)).fields}
    assert found[name].proposed == proposed


@pytest.mark.parametrize(
    ("ours", "theirs", "taken"),
    [
        ({"presence": "here"}, {"presence": "dead"}, "dead"),
        ({"presence": "left"}, {"presence": "here"}, "here"),
        (
            {"presence": "missing", "presence_since": AUG[3]},
            {"presence": "found", "presence_since": AUG[9]},
            "found",
        ),
        ({"presence": "away"}, {}, "away"),
    ],
)
def test_of_where_somebody_is_the_later_word_counts(
    ours: dict[str, object], theirs: dict[str, object], taken: str
) -> None:
    plan = union.plan(family(person("Omar", **ours)), family(person("Omar", **theirs)))
    (both,) = plan.people
    presence = next(pair for pair in both.fields if pair.name == "presence")
    assert union.taken(presence, None)["presence"] == taken


def test_a_chosen_pair_stands_and_frees_the_others() -> None:
    khaled, khalid, omar = person("Khaled Adnan"), person("Khalid Adnan"), person("Omar Adnan")
    plan = union.plan(family(khaled), family(khalid, omar), {omar.record: khaled.record})
    assert [(pair.left, pair.right) for pair in plan.people] == [
        (khaled.record, omar.record),
        (None, khalid.record),
    ]


def stay(place: str, since: date | None = None, **values: object) -> RecordState:
    said: dict[str, object] = {"since": since} if since else {}
    return record("stay", place=place, **said, **values)


def told(line: list[UnitedStay]) -> list[tuple[Json, date | None, date | None]]:
    return [(one.state.value("place"), one.since, one.left_on) for one in line]


def test_stays_at_one_place_in_the_same_days_are_one() -> None:
    ours = [stay("A", AUG[1]), stay("B", AUG[10])]
    theirs = [stay("A", AUG[3]), stay("B", AUG[8]), stay("C", AUG[20])]
    assert told(one_journey(ours, theirs, AUG[30])) == [
        ("A", AUG[1], None),
        ("B", AUG[8], None),
        ("C", AUG[20], None),
    ]


def test_a_gap_that_nobody_fills_stays_and_no_departure_is_after_the_next_arrival() -> None:
    ours = [stay("A", AUG[1], left_on=AUG[5]), stay("B", AUG[15])]
    assert told(one_journey(ours, [stay("C", AUG[3])], AUG[30])) == [
        ("A", AUG[1], None),
        ("C", AUG[3], None),
        ("B", AUG[15], None),
    ]
    assert told(one_journey(ours, [stay("C", AUG[8], left_on=AUG[9]), stay("B", AUG[16])], AUG[30])) == [
        ("A", AUG[1], AUG[5]),
        ("C", AUG[8], AUG[9]),
        ("B", AUG[15], None),
    ]


def test_where_they_are_since_nobody_knows_when_is_not_put_at_the_beginning() -> None:
    theirs = [stay("C", confirmed_on=AUG[12])]
    assert told(one_journey([stay("A", AUG[1])], theirs, AUG[30]))[-1] == ("C", AUG[12], None)
    assert told(one_journey([], [stay("C")], AUG[30])) == [("C", None, None)]


def test_what_one_stay_does_not_say_the_other_fills() -> None:
    ours = [stay("A", AUG[5], living="unknown", confirmed_on=AUG[6], confirmed_how="phone")]
    theirs = [stay("A", AUG[7], living="tent", tent="12", confirmed_on=AUG[9], confirmed_how="visit")]
    (one,) = one_journey(ours, theirs, AUG[30])
    assert one.changes() == {
        "living": "tent",
        "tent": "12",
        "confirmed_on": "2018-08-09",
        "confirmed_how": "visit",
    }
