"""Families meet under a key whatever of them is missing or spelled otherwise, and are few enough to be compared."""

from dataclasses import replace

import pytest

from famcase.domain.blocking import KEY_BYTES, MOST_BEARERS, SCORED, coarse, keys, worth_comparing
from famcase.domain.described_families import Described, Origin, Person, named
from famcase.domain.names import NameParts

VILLAGE = Origin(1, "SY0703")


def person(name: NameParts, relation: str) -> Person:
    return Person(**named([name]), sex="", born_on=None, born_precision="", relation=relation)


WIFE = person(NameParts("Fatima"), "wife-husband")


def family(name: NameParts, *others: Person, origin: Origin | None = VILLAGE) -> Described:
    return Described((person(name, "head"), *others), origin=origin)


WHOLE = NameParts("Khaled", "Ahmad", "al-Adnan", "Abu Omar", "Maryam")
ARABIC = NameParts("خالد", "أحمد", "العدنان", "أبو عمر", "مريم")


@pytest.mark.parametrize("missing", [{"father", "surname"}, {"first", "father"}, {"mother", "called"}, {"first"}])
def test_two_things_missing_and_another_script_still_leave_a_key(missing: set[str]) -> None:
    again = family(replace(ARABIC, **dict.fromkeys(missing, "")))

    assert keys(family(WHOLE)) & keys(again)


def test_a_family_that_comes_from_nobody_knows_where_meets_by_its_names() -> None:
    assert keys(family(WHOLE)) & keys(family(ARABIC, origin=None))


def test_the_husband_or_wife_is_met_by_too() -> None:
    only_first = NameParts("Khaled")

    assert keys(family(only_first, WIFE, origin=None)) & keys(family(ARABIC, WIFE))
    assert not keys(family(only_first, origin=None))


def test_strangers_do_not_meet() -> None:
    assert not keys(family(WHOLE)) & keys(family(NameParts("Samer", "Nabil", "Haddad"), origin=Origin(2, "SY0504")))


def test_keys_are_few_and_small() -> None:
    whole = family(WHOLE, WIFE)
    found = keys(whole)

    assert len(found) == 9
    assert all(-(2 ** (8 * KEY_BYTES - 1)) <= key < 2 ** (8 * KEY_BYTES - 1) for key in found)
    assert keys(Described()) == keys(family(NameParts())) == set()


@pytest.mark.parametrize(
    ("one", "other"), [("Khaled", "خالد"), ("Mohamad", "محمد"), ("Thaer", "ثائر"), ("Iyad", "إياد"), ("Huda", "هدى")]
)
def test_what_is_left_of_a_name_is_the_same_in_both_scripts(one: str, other: str) -> None:
    assert coarse(one) == coarse(other) != ""


def test_those_who_share_what_few_share_are_compared_first() -> None:
    common, rare = list(range(MOST_BEARERS)), [7, 1_500]

    assert worth_comparing([common, rare])[:2] == [7, 1_500]
    assert len(worth_comparing([common])) == SCORED
