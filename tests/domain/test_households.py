"""How many people a family is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain import households
from famcase.domain.days import age_on
from famcase.domain.households import Person, Split, child_born_from, is_child_without_adult

TODAY = date(2018, 8, 15)
CHILD, GROWN = Person(born_on=date(2000, 8, 16)), Person(born_on=date(2000, 8, 15))
UNKNOWN, GONE = Person(), Person("dead", born_on=date(1970, 1, 1))


@pytest.mark.parametrize(
    ("presences", "declared", "size"),
    [
        (["here"] * 3, 14, 14),
        (["here"] * 15, 14, 15),
        (["here"] * 3, None, 3),
        ([], 14, 14),
        ([], None, 0),
        (["here", "away", "found"], 1, 3),
        (["here", "dead", "missing", "separated", "with-relatives"], None, 1),
        (["dead"], 0, 0),
    ],
)
def test_the_size_is_the_members_listed_or_the_declared_size_where_that_is_larger(
    presences: list[str], declared: int | None, size: int
) -> None:
    assert households.size(presences, declared) == size


@given(st.lists(st.sampled_from(["here", "dead", "away", ""])), st.none() | st.integers(0, 500))
def test_no_listed_member_and_no_declared_one_is_left_out(presences: list[str], declared: int | None) -> None:
    size = households.size(presences, declared)

    assert size >= presences.count("here")
    assert size >= (declared or 0)


@pytest.mark.parametrize(
    ("person", "groups"),
    [
        (Person(sex="male", born_on=date(2000, 8, 15)), ("men",)),
        (Person(sex="female", born_on=date(2000, 8, 16)), ("girls",)),
        (Person(sex="male", born_on=date(2013, 8, 16)), ("boys", "under5")),
        (Person(sex="female", born_on=date(1958, 8, 15)), ("women", "over60")),
        (Person(born_on=date(1958, 8, 15)), ("over60",)),
        (Person(sex="female", vulnerabilities=("breastfeeding", "disability")), ("pregnant", "disability")),
        (Person(sex="male"), ()),
    ],
)
def test_a_person_is_of_the_groups_that_sex_and_age_tell(person: Person, groups: tuple[str, ...]) -> None:
    assert person.groups(TODAY) == groups


@pytest.mark.parametrize(
    ("people", "sizes", "alone"),
    [
        ([CHILD], (None, None, None), True),
        ([CHILD, GONE], (None, None, None), True),
        ([CHILD, Person("missing", born_on=date(1970, 1, 1))], (1, None, None), True),
        ([CHILD], (3, 0, 0), True),
        ([CHILD], (3, None, 0), False),
        ([CHILD], (3, 1, 0), False),
        ([CHILD, GROWN], (None, None, None), False),
        ([CHILD, UNKNOWN], (None, None, None), False),
        ([GONE], (None, None, None), False),
        ([], (5, 0, 0), False),
    ],
)
def test_a_child_is_without_an_adult_where_nobody_there_may_be_grown(
    people: list[Person], sizes: tuple[int | None, int | None, int | None], alone: bool
) -> None:
    assert is_child_without_adult(people, *sizes, TODAY) is alone


BOY, GIRL = Person(sex="male", born_on=date(2000, 8, 16)), Person(sex="female", born_on=date(2012, 1, 1))
WOMAN = Person(sex="female", born_on=date(2000, 8, 15))
NOBODY_SAID = Person(sex="female")
SAID = Split(women=2, men=1, boys=3)


@pytest.mark.parametrize(
    ("people", "declared", "composition", "split", "eldest"),
    [
        ([WOMAN, BOY, GIRL], None, Split(), Split(women=1, girls=1, boys=1), BOY.born_on),
        ([WOMAN, Person("dead", "male", date(1990, 1, 1)), Person("away", "male", date(1990, 1, 1))], None, Split(),
         Split(women=1, men=1), None),
        ([NOBODY_SAID, UNKNOWN, GIRL], 3, SAID, Split(girls=1), GIRL.born_on),  # all of them are listed
        ([WOMAN], 6, SAID, SAID, None),
        ([WOMAN, GIRL], 8, SAID, SAID, None),
        ([WOMAN, GIRL], 5, SAID, Split(women=1, girls=1), GIRL.born_on),  # it tells of more than were declared
        ([WOMAN, GIRL], 5, Split(men=2), Split(women=1, girls=1), GIRL.born_on),  # the list tells of as many
        ([], 14, Split(), Split(), None),
        ([], None, Split(women=1), Split(), None),
    ],
)  # fmt: skip
def test_a_family_is_split_by_who_is_listed_or_as_it_said(
    people: list[Person], declared: int | None, composition: Split, split: Split, eldest: date | None
) -> None:
    assert households.split(people, declared, composition, child_born_from(TODAY)) == (split, eldest)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (TODAY, date(2000, 8, 16)),
        (date(2018, 2, 28), date(2000, 2, 29)),
        (date(2018, 3, 1), date(2000, 3, 2)),
        (date(2020, 2, 29), date(2002, 3, 1)),
    ],
)
def test_who_is_under_18_was_born_from_a_day_on(today: date, first: date) -> None:
    assert child_born_from(today) == first
    assert (age_on(first, today), age_on(first - timedelta(days=1), today)) == (17, 18)
