"""Families that came together: what they share said once, a line a family, all of a list or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.errors import FamcaseError, Refused
from famcase.services.commands import arriving
from famcase.services.commands.arriving import (
    ArrivalHeader,
    Arrived,
    EmptyLine,
    LinesRefused,
    NotSizes,
    check_header,
    read_sizes,
    register_arrival,
    register_arrivals,
)
from famcase.services.commands.bulk import TooMany
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import CaseFilters, case_page
from famcase.services.queries.families import get_family
from famcase.services.views import Composition
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, AUG_15

HEADER = ArrivalHeader(
    origin=Where(pcode="C4081"),
    left_on=AUG_10,
    reason="bombardment",
    to=ARMANAZ,
    since=AUG_12,
    living="open",
    consent="given",
)


def test_a_line_is_a_family_with_all_that_the_header_says(desk: Desk) -> None:
    made = register_arrival(desk, HEADER, Arrived("Khaled al-Adnan", "Abu Ahmad", "1 2 3 1", "0933 123 456", "B 12"))

    family = get_family(desk, made.uid)
    assert (family.name.first, family.name.surname, family.name.called) == ("Khaled", "al-Adnan", "Abu Ahmad")
    assert (family.people, family.composition.boys) == (7, 3)
    assert family.origin is not None
    assert (family.origin.pcode, family.left_on) == ("C4081", AUG_10)
    assert family.now is not None
    assert (str(family.now.where), family.now.since, family.now.living) == ("Armanaz", AUG_12, "open")
    assert (family.now.reason, family.now.tent) == ("bombardment", "B 12")
    assert [contact.number for contact in family.contacts] == ["963933123456"]
    assert [(one.state, one.basis) for one in family.consents] == [("given", "consent")]


def test_a_name_in_arabic_letters_stands_where_it_belongs(desk: Desk) -> None:
    made = register_arrival(desk, HEADER, Arrived("خالد العدنان", "أبو أحمد", "٦"))

    family = get_family(desk, made.uid)
    assert family.name.is_blank
    assert (family.name_ar.surname, family.name_ar.called, family.people) == ("العدنان", "أبو أحمد", 6)


def test_who_cannot_be_asked_is_kept_on_another_basis(desk: Desk) -> None:
    header = ArrivalHeader(to=ARMANAZ, consent="not-asked", basis="vital-interest")

    family = get_family(desk, register_arrival(desk, header, Arrived("Omar")).uid)

    assert [(one.state, one.basis) for one in family.consents] == [("not-asked", "vital-interest")]
    assert family.now is not None
    assert family.now.since == AUG_15


def test_a_header_that_cannot_be_is_refused_before_the_first_family(desk: Desk) -> None:
    for wrong in (
        ArrivalHeader(left_on=AUG_15, since=AUG_12),
        ArrivalHeader(since=AUG_15.replace(day=16)),
        ArrivalHeader(living="no such"),
        ArrivalHeader(basis="no such"),
        ArrivalHeader(origin=Where(text="a\x1bb")),
    ):
        with pytest.raises(FamcaseError):
            check_header(desk, wrong)


def test_a_list_is_registered_whole_and_taken_back_at_once(desk: Desk) -> None:
    lines = [
        Arrived("Khaled al-Adnan", sizes="6"),
        Arrived(),
        Arrived("", sizes="4"),
        Arrived("Mariam", phone="0933123456"),
    ]

    made = register_arrivals(desk, HEADER, lines)

    assert len(made) == len({one.number for one in made}) == 3
    undo(desk)
    assert case_page(desk, CaseFilters(status="")).lines == ()


def test_a_list_with_wrong_lines_names_each_and_saves_none(desk: Desk) -> None:
    lines = [
        Arrived("Khaled"),
        Arrived("Omar", sizes="many"),
        Arrived("Ali", phone="12"),
        Arrived("Rima", sizes="9999"),
    ]

    with pytest.raises(LinesRefused) as refused:
        register_arrivals(desk, HEADER, lines)

    assert [(one.line, type(one.error).__name__) for one in refused.value.lines] == [
        (2, "NotSizes"),
        (3, "NotAPhoneNumber"),
        (4, "ImpossibleSize"),
    ]
    assert case_page(desk, CaseFilters(status="")).lines == ()
    first = register_arrival(desk, HEADER, Arrived("Khaled"))
    assert first.number[5:8] == "001", "the numbers of what was not saved are not used up"


def test_a_list_longer_than_one_go_can_have_is_refused_and_not_cut(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "MOST", 2)

    with pytest.raises(TooMany):
        register_arrivals(desk, HEADER, [Arrived("Khaled"), Arrived("Omar"), Arrived("Ali")])

    assert case_page(desk, CaseFilters(status="")).lines == ()


def test_an_empty_line_is_no_family(desk: Desk) -> None:
    with pytest.raises(EmptyLine):
        register_arrival(desk, HEADER, Arrived(" ", "", "", " "))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Composition()),
        ("6", Composition(people=6)),
        ("٦", Composition(people=6)),
        ("1 2 3 1", Composition(people=7, men=1, women=2, boys=3, girls=1)),
        ("1/1/0/2", Composition(people=4, men=1, women=1, boys=0, girls=2)),
        ("١،١،٢،٠", Composition(people=4, men=1, women=1, boys=2, girls=0)),
    ],
)
def test_how_many_they_are(typed: str, expected: Composition) -> None:
    assert read_sizes(typed) == expected


@pytest.mark.parametrize("typed", ["x", "1 2", "1 2 3", "1 2 3 4 5", "six", "99999", "²", "1 2 3 x", "-"])
def test_what_does_not_say_how_many(typed: str) -> None:
    with pytest.raises(NotSizes):
        read_sizes(typed)


@given(st.text(max_size=30))
def test_whatever_is_typed_as_a_size_is_one_or_is_refused(typed: str) -> None:
    try:
        read_sizes(typed)
    except Refused:
        raise AssertionError("a size that cannot be read is no rule") from None
    except FamcaseError:
        pass
