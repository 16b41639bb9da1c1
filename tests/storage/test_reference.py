"""Reading the shipped CSV files."""

from pathlib import Path

import pytest

from famcase.storage.reference import REGION, PlaceRow, read_places, read_vocabulary


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "vocabularies").mkdir()
    (tmp_path / "vocabularies" / "item.csv").write_text(
        "code,label_en,label_ar,need,source\ntent,Tent,خيمة,shelter,here\ncash,Cash,نقد,,there\n", encoding="utf-8"
    )
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "places.csv").write_text(
        "pcode,level,name_en,name_ar,arabic_approximate,parent,lat,lon,population,population_as_of\n"
        "SY,0,Syria,سوريا,,,34.8,39.05,,\n"
        "C4089,4,Farja (Tamanaah),فريجي,1,SY,35.4,36.8,25,2023\n",
        encoding="utf-8",
    )
    (tmp_path / "gazetteer" / "aliases.csv").write_text("pcode,alias\nC4089,Farja\nC4089,فريجي\n", encoding="utf-8")
    (tmp_path / "gazetteer" / "regions.csv").write_text(
        "code,name_en,name_ar,parent,about,other_spellings\nR-X,the hills,الجبل,SY,somewhere,hills|Jabal\n",
        encoding="utf-8",
    )
    return tmp_path


def test_terms_bear_the_name_of_their_file_their_order_and_what_only_they_say(data: Path) -> None:
    tent, cash = read_vocabulary(data)

    assert (tent.list, tent.code, tent.label_en, tent.label_ar, tent.position) == ("item", "tent", "Tent", "خيمة", 0)
    assert tent.extra == {"need": "shelter"}
    assert (cash.position, cash.extra) == (1, {"need": ""})


def test_a_place_has_its_figures_and_every_spelling_once(data: Path) -> None:
    assert read_places(data)[1] == PlaceRow(
        pcode="C4089",
        level=4,
        name_en="Farja (Tamanaah)",
        name_ar="فريجي",
        parent="SY",
        lat=35.4,
        lon=36.8,
        population=25,
        population_year=2023,
        approximate_arabic=True,
        names=("Farja (Tamanaah)", "فريجي", "Farja"),
    )


def test_what_nobody_knows_of_a_place_is_none_and_not_zero(data: Path) -> None:
    country = read_places(data)[0]

    assert (country.population, country.population_year, country.approximate_arabic) == (None, None, False)


def test_a_region_has_names_and_nothing_that_a_boundary_would_give(data: Path) -> None:
    region = read_places(data)[2]

    assert (region.pcode, region.level, region.parent) == ("R-X", REGION, "SY")
    assert region.names == ("the hills", "الجبل", "hills", "Jabal")
    assert (region.lat, region.lon, region.population) == (None, None, None)
