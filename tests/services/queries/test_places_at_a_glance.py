"""Sites found while somebody types, origins summed up and how far they have emptied, on both engines."""

from dataclasses import replace
from datetime import date

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.services.commands.families import register
from famcase.services.commands.sites import add_site, close_site, record_count
from famcase.services.desk import Desk
from famcase.services.inputs import NewCount, NewFamily, NewSite, Where
from famcase.services.queries.events import list_events
from famcase.services.queries.origins import find_origins, get_origin, list_origins
from famcase.services.queries.site_book import ORDERS, find_sites, site_book
from famcase.services.queries.site_page import get_site
from famcase.services.queries.standards import standards
from famcase.services.views import Composition
from tests.conftest import AUG_15
from tests.services.builders import AUG_10
from tests.services.queries.conftest import TAMANAAH, Caseload


@pytest.mark.parametrize("typed", ["midan", "al-Midan", "الميدان", "maydan", "midan camp", "kafr deryan midan"])
def test_a_site_is_found_by_words_of_its_names_and_its_place(caseload: Caseload, typed: str) -> None:
    found = find_sites(caseload.desk, site_book(caseload.desk), typed, "name", with_closed=False)
    assert [line.name for line in found.lines] == ["al-Midan camp"]


def test_what_is_no_word_finds_nothing_and_nothing_typed_finds_all(caseload: Caseload) -> None:
    book = site_book(caseload.desk)
    assert find_sites(caseload.desk, book, "💥", "name", with_closed=True).lines == ()
    assert find_sites(caseload.desk, book, "  ", "name", with_closed=True).lines == book.lines


def test_the_words_of_sites_are_read_for_the_first_letter_alone(caseload: Caseload) -> None:
    first = find_sites(caseload.desk, site_book(caseload.desk), "m", "name", with_closed=False)
    second = find_sites(caseload.desk, first.book, "mi", "name", with_closed=False)
    assert first.book.words is second.book.words is not None


def test_sites_are_sorted_by_what_is_asked(desk: Desk) -> None:
    place = Where(pcode="C4176")
    for name, capacity, room in (("A", 100, ""), ("B", None, "has-room"), ("C", None, "refuses"), ("D", 10, "")):
        site = add_site(desk, NewSite(name, "self-settled", place, capacity_families=capacity, room=room))
        if capacity:
            record_count(desk, NewCount("manager", families=50, site=site))
    close_site(desk, add_site(desk, NewSite("E", "self-settled", place, capacity_families=1)))
    book = site_book(desk)

    def names(order: object, *, with_closed: bool = False) -> str:
        found = find_sites(desk, book, "", order, with_closed=with_closed)  # type: ignore[arg-type]
        assert (found.open, found.closed) == (4, 1)
        return "".join(line.name for line in found.lines)

    assert names("fullness") == "DACB"
    assert names("fullness", with_closed=True) == "DACBE"
    assert [names(order) for order in ORDERS[1:]] == ["ABCD"] * 3


def test_a_site_that_is_gone_is_told_and_its_standards_follow_the_newest_count(caseload: Caseload) -> None:
    with pytest.raises(NotFound):
        get_site(caseload.desk, RecordId(bytes(16)))
    needed = {
        line.code: line.needed for line in standards(caseload.desk, get_site(caseload.desk, caseload.al_midan).line)
    }
    assert (needed["latrines"], needed["water"], needed["refuse-containers"]) == (65, 19_350, 24)
    assert needed["water-distance"] is None


def test_totals_by_sub_district_and_district_are_those_of_the_places(caseload: Caseload) -> None:
    places = list_origins(caseload.desk)
    for level in ("sub-district", "district"):
        summed = list_origins(caseload.desk, level)
        for figure in ("families", "people", "this_week", "places"):
            assert sum(getattr(line, figure) for line in summed) == sum(getattr(line, figure) for line in places)
        assert len(summed) <= len(places)


def test_the_weeks_of_each_origin_add_up_to_its_line(caseload: Caseload) -> None:
    for line in list_origins(caseload.desk):
        origin = get_origin(caseload.desk, line.pcode, "" if line.pcode else line.name)
        assert replace(origin.line) == line
        assert sum(week.families for week in origin.weeks) == line.families
        assert sum(week.people for week in origin.weeks) == line.people
        assert sum(len(week.events) for week in origin.weeks) == len(list_events(caseload.desk, line.pcode or "-"))


def test_a_place_that_nobody_left_still_has_its_events(caseload: Caseload) -> None:
    origin = get_origin(caseload.desk, "C4176")
    assert (origin.line.families, origin.line.share, origin.weeks) == (0, None, ())
    with pytest.raises(NotFound):
        get_origin(caseload.desk, "C0000")


def test_an_origin_is_found_by_any_spelling_of_it_or_of_what_is_around_it(caseload: Caseload) -> None:
    lines = list_origins(caseload.desk)
    for typed in ("tamanaah", "at-Tamana", "التمانعة"):
        assert TAMANAAH in {line.pcode for line in find_origins(caseload.desk, lines, typed)}
    assert find_origins(caseload.desk, lines, "zzz") == ()
    assert find_origins(caseload.desk, lines, "") == lines


def test_a_share_is_told_only_of_a_figure_older_than_the_departures(desk: Desk) -> None:
    new = NewFamily(composition=Composition(people=45), origin=Where(pcode=TAMANAAH), left_on=AUG_10)
    register(desk, new)
    record_count(desk, NewCount("survey", people=50, on=AUG_15, pcode=TAMANAAH))
    (line,) = list_origins(desk)
    assert line.share is None

    record_count(desk, NewCount("survey", people=50, on=date(2018, 6, 1), pcode=TAMANAAH))
    (line,) = list_origins(desk)
    assert (line.population_on, line.share, line.is_emptied) == (date(2018, 6, 1), 0.9, True)
    record_count(desk, NewCount("survey", people=51, on=date(2018, 6, 2), pcode=TAMANAAH))
    assert not list_origins(desk)[0].is_emptied


def test_families_at_risk_who_stayed_are_no_departures(desk: Desk) -> None:
    register(desk, NewFamily(composition=Composition(people=5), origin=Where(pcode=TAMANAAH), displacement="at-risk"))
    assert list_origins(desk) == ()
    assert get_origin(desk, TAMANAAH).weeks == ()
