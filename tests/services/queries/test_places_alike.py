"""A place is found by a spelling that is in no list, the likest first."""

import pytest

from famcase.domain import names
from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.place_candidates import sounding_nearly
from famcase.services.queries.places import find_places, resolve


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Armnaz", "Armanaz"),
        ("Armanza", "Armanaz"),
        ("أرمناص", "Armanaz"),
        ("Kefer Deriyan", "Kafr Deryan"),
        ("كفرضريان", "Kafr Deryan"),
        ("Mashta el Helou", "Mashta Elhiu"),
        ("Karnaz", "Karnaz"),
    ],
)
def test_a_spelling_one_slip_away_finds_the_place(desk: Desk, typed: str, first: str) -> None:
    assert find_places(desk, typed)[0].name == first


def test_what_is_typed_so_far_still_begins_the_names_found(desk: Desk) -> None:
    assert all(hit.name.startswith("Kafr") for hit in find_places(desk, "Kafr"))


@pytest.mark.parametrize("sound", ["", "k", "kf"])
def test_short_sounds_are_not_looked_for_with_a_slip(desk: Desk, sound: str) -> None:
    assert sounding_nearly(desk.store.tables, sound) == []


def test_the_same_sound_stands_before_one_that_is_a_slip_away(desk: Desk) -> None:
    known = sounding_nearly(desk.store.tables, "Armnz")
    assert known[0].shown in {"Armanaz", "أرمناز", "ارمناز"}
    assert len(known) <= 200


def test_of_villages_of_one_name_the_nearest_stands_first_with_its_district_and_distance(desk: Desk) -> None:
    from_armanaz = find_places(desk, "Dana", near=Where(pcode="C4176"))
    from_damascus = find_places(desk, "Dana", near=resolve(desk, "Damascus"))
    named = [[hit for hit in hits if hit.name.startswith("Dana")] for hits in (from_armanaz, from_damascus)]
    for hits in named:
        assert len(hits) > 1
        assert all(hit.km is not None and hit.within for hit in hits)
    assert {hit.where for hit in named[0]} == {hit.where for hit in named[1]}
    assert [hit.km for hit in named[0]] != [hit.km for hit in named[1]]
    assert {hit.km for hit in find_places(desk, "Dana")} == {None}


def test_a_village_with_an_article_stands_no_nearer_than_it_lies(desk: Desk) -> None:
    found = find_places(desk, "msheirfeh", near=Where(pcode="C4176"))
    assert [(hit.name, hit.km) for hit in found[:2]] == [
        ("Msheirfeh (Salqin)", 15),
        ("Msheirfeh (Jisr-Ash-Shugur)", 37),
    ]
    distances = [hit.km for hit in found if names.sort_key(hit.name).startswith("msheirfeh")]
    assert "Al-Msheirfeh" in [hit.name for hit in found]
    assert distances == sorted(distances, key=lambda km: km or 0)


def test_a_village_and_what_is_named_after_it_say_what_they_are(desk: Desk) -> None:
    assert [hit.kind for hit in find_places(desk, "Harim") if hit.name == "Harim"] == [
        "community",
        "sub-district",
        "district",
    ]
