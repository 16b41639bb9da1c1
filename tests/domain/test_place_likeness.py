"""Places that a typed spelling means, the likest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.place_likeness import (
    DISTRICT,
    GOVERNORATE,
    SUBDISTRICT,
    VILLAGE,
    KnownPlace,
    likely_places,
    plain,
    without_level,
)
from famcase.domain.slips import is_one_slip

KNOWN = [
    KnownPlace(1, VILLAGE, "Kafr Deryan", 2_000),
    KnownPlace(1, VILLAGE, "كفر دريان", 2_000),
    KnownPlace(2, VILLAGE, "Dana (Al Bab)", 300),
    KnownPlace(3, VILLAGE, "Dana (Dana)", 100_000),
    KnownPlace(4, SUBDISTRICT, "Dana", 200_000),
    KnownPlace(5, VILLAGE, "Damas", 0),
]


def places(text: str) -> list[int]:
    return [found.place for found in likely_places(text, KNOWN)]


@pytest.mark.parametrize("text", ["Kafr Dariyan", "Kafrdaryan", "كفردريان", "Kefr Derian", "Kafr Deryna"])
def test_the_place_that_is_meant_comes_first(text: str) -> None:
    assert places(text)[0] == 1


def test_of_namesakes_the_larger_village_comes_first_and_what_is_named_after_it_last() -> None:
    assert places("Danah")[:3] == [3, 2, 4]


def test_who_asks_for_a_sub_district_gets_no_village() -> None:
    assert places("Dana Subdistrict") == places("ناحية دانا") == [4]


def test_what_is_like_no_place_finds_none() -> None:
    assert places("Xyzzy") == places("") == []


@pytest.mark.parametrize(
    ("text", "name", "level"),
    [
        ("Banyas Subdistrict", "banyas", SUBDISTRICT),
        ("Banyas sub-district", "banyas", SUBDISTRICT),
        ("منطقة القرداحة", "القرداحه", DISTRICT),
        ("Aleppo Governorate", "aleppo", GOVERNORATE),
        ("District", "District", None),
        ("Kafr Deryan", "Kafr Deryan", None),
    ],
)
def test_words_for_a_level_are_no_part_of_the_name(text: str, name: str, level: int | None) -> None:
    assert without_level(text) == (name, level)


def test_brackets_that_tell_namesakes_apart_are_not_compared() -> None:
    assert plain("Dana (Al Bab)") == "Dana"
    assert plain("(Dana)") == "(Dana)"


@pytest.mark.parametrize(
    ("one", "other"), [("kfr", "kfr"), ("kfr", "kr"), ("kfr", "kfrn"), ("kfr", "ktr"), ("kfr", "krf")]
)
def test_one_slip_is_near(one: str, other: str) -> None:
    assert is_one_slip(one, other)
    assert is_one_slip(other, one)


@pytest.mark.parametrize(("one", "other"), [("kfr", "k"), ("kfr", "rfk"), ("kfrn", "krnf"), ("", "kf")])
def test_two_slips_are_not(one: str, other: str) -> None:
    assert not is_one_slip(one, other)
    assert not is_one_slip(other, one)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_one_from_both_sides(one: str, other: str) -> None:
    assert is_one_slip(one, other) == is_one_slip(other, one)


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(text: str) -> None:
    assert len(places(text)) <= 5
