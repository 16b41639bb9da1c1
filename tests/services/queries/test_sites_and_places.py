"""Sites beside what is reported of them, and places found by any spelling."""

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.services.commands.sites import add_site
from famcase.services.desk import Desk
from famcase.services.inputs import NewSite, Where
from famcase.services.queries.places import find_places, resolve
from famcase.services.queries.site_telling import told
from famcase.services.queries.sites import NoSuchSite, SeveralSites, find_site, list_sites, site_line
from famcase.wording import Named
from tests.conftest import AUG_15
from tests.services.queries.conftest import ARMANAZ, KAFR_DERYAN, SOUTH_IDLIB, TAMANAAH, ZAWIYA, Caseload


def test_a_site_shows_the_newest_count_beside_our_own_families(caseload: Caseload) -> None:
    line = site_line(caseload.desk, caseload.al_midan)
    assert (line.count_families, line.count_people, line.count_on, line.count_source) == (231, 1_290, AUG_15, "manager")
    assert (line.with_us_families, line.with_us_people, line.in_the_open) == (2, 9, 2)
    assert (line.name, str(line.place), line.capacity_families) == ("al-Midan camp", "Kafr Deryan", 130)


def test_occupancy_is_rounded_up_so_that_one_too_many_is_over(caseload: Caseload) -> None:
    line = site_line(caseload.desk, caseload.al_midan)
    assert line.occupancy_percent == 178  # 231 of 130 is 177.7
    assert line.is_over


def test_a_site_of_unknown_capacity_has_no_occupancy(caseload: Caseload) -> None:
    line = site_line(caseload.desk, caseload.camp_seven)
    assert (line.occupancy_percent, line.is_over, line.room, line.with_us_families) == (None, False, "full", 0)


def test_sites_are_listed_by_name_without_the_article(caseload: Caseload) -> None:
    assert [line.name for line in list_sites(caseload.desk)] == ["Camp 7", "al-Midan camp"]


@pytest.mark.parametrize("text", ["al-Midan camp", "midan", "al-Maydan", "الميدان", "مخيم الميدان", "Midan of the ol"])
def test_a_site_is_found_by_name_alias_and_sound_in_either_script(caseload: Caseload, text: str) -> None:
    assert find_site(caseload.desk, text) == caseload.al_midan


def test_a_site_that_is_none_is_told(caseload: Caseload) -> None:
    for text in ("Atma", "", "💥"):
        with pytest.raises(NoSuchSite):
            find_site(caseload.desk, text)
    with pytest.raises(NotFound):
        site_line(caseload.desk, RecordId(bytes(16)))


def test_a_beginning_of_two_sites_is_ambiguous(desk: Desk) -> None:
    for name in ("Karama north", "Karama south"):
        add_site(desk, NewSite(name, "self-settled", Where(pcode=KAFR_DERYAN)))
    with pytest.raises(SeveralSites):
        find_site(desk, "Karama")


def namesakes(desk: Desk, *places: str) -> tuple[RecordId, ...]:
    """Sites of one name at these places, as two desks that worked apart can have them."""
    with desk.write("site-added") as batch:
        return tuple(
            batch.new("site", name="al-Nour camp", name_ar="النور", place=place, type="self-settled").id
            for place in places
        )


def test_each_of_the_sites_offered_for_one_name_is_found_by_what_was_offered(desk: Desk) -> None:
    made = namesakes(desk, KAFR_DERYAN, ARMANAZ, ARMANAZ, "")

    with pytest.raises(SeveralSites) as several:
        find_site(desk, "nour")

    offered = several.value.values["found"]
    assert isinstance(offered, list)
    assert {str(one) for one in offered} >= {"al-Nour camp (Kafr Deryan)"}
    for texts in ([str(one) for one in offered], [one.arabic for one in offered]):
        assert {find_site(desk, text) for text in texts} == set(made)
        assert {resolve(desk, text).site for text in texts} == set(made)
    assert told(desk, made[:1])[made[0]] == Named("al-Nour camp (Kafr Deryan)", "النور (كفردريان)")
    assert resolve(desk, "al-Nour camp (Armanaz)") == Where(text="al-Nour camp (Armanaz)"), "two are there"


def test_a_village_is_found_by_its_name_with_its_p_code(caseload: Caseload) -> None:
    assert resolve(caseload.desk, "Armanaz (C4176)") == Where(pcode=ARMANAZ)
    assert resolve(caseload.desk, "Tah (C4176)") == Where(text="Tah (C4176)")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Armanaz", "Armanaz"),
        ("armenaz", "Armanaz"),
        ("ارمناز", "Armanaz"),
        ("Kafr Dariyan", "Kafr Deryan"),
        ("كفر دريان", "Kafr Deryan"),
        ("midan", "al-Midan camp"),
        ("الميدان", "al-Midan camp"),
    ],
)
def test_a_place_is_found_by_any_spelling_in_both_scripts(caseload: Caseload, text: str, first: str) -> None:
    assert find_places(caseload.desk, text)[0].name == first


def test_a_village_stands_before_what_is_named_after_it(caseload: Caseload) -> None:
    village, subdistrict = find_places(caseload.desk, "Armanaz")[:2]
    assert (village.where.pcode, str(village.within)) == (ARMANAZ, "Armanaz, Harim")
    assert (subdistrict.name, str(subdistrict.within)) == ("Armanaz", "Harim, Idleb")


def test_a_site_among_places_says_how_full_it_is(caseload: Caseload) -> None:
    hit = find_places(caseload.desk, "al-Mid")[0]
    assert (hit.kind, hit.where.site) == ("site", caseload.al_midan)
    assert hit.note is not None
    assert hit.note.occupancy_percent == 178


def test_no_more_places_than_asked_for_and_none_for_nothing(caseload: Caseload) -> None:
    assert len(find_places(caseload.desk, "ka", limit=4)) == 4
    assert find_places(caseload.desk, "💥") == find_places(caseload.desk, "") == ()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("C4176", Where(pcode=ARMANAZ)),
        ("c4176", Where(pcode=ARMANAZ)),
        ("Armanaz", Where(pcode=ARMANAZ)),
        ("a-Tamanah", Where(pcode=TAMANAAH)),
        ("southern Idlib", Where(pcode=SOUTH_IDLIB)),
        ("جبل الزاوية", Where(pcode=ZAWIYA)),
        ("كفر دريان", Where(pcode=KAFR_DERYAN)),
        ("  under  the trees ", Where(text="under the trees")),
        ("Tah", Where(pcode="C4099")),
        ("Tata", Where(pcode="C2157")),
        ("PCODE1111", Where(text="PCODE1111")),
        ("", Where()),
        ("[/b]💥", Where(text="[/b]💥")),
    ],
)
def test_a_typed_place_is_resolved_or_stays_words(caseload: Caseload, text: str, where: Where) -> None:
    assert resolve(caseload.desk, text) == where


def test_the_beginning_of_a_name_is_not_another_place_that_sounds_so(caseload: Caseload) -> None:
    assert [hit.name for hit in find_places(caseload.desk, "Salq")][:1] == ["Salqin"]
    assert resolve(caseload.desk, "Salq") == Where(text="Salq")
    assert resolve(caseload.desk, "Sulook").pcode, "nothing else begins so"


def test_a_site_goes_before_a_village_of_its_name(caseload: Caseload) -> None:
    assert resolve(caseload.desk, "al-Midan") == Where(site=caseload.al_midan)
