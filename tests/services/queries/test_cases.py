"""The case list: filters, orders, pages and words, each counted by hand."""

from dataclasses import replace

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.numbers import shown_case_number
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page, count_cases, read_words
from famcase.services.queries.every_case import every_case
from famcase.services.queries.families import find_case, get_family
from famcase.services.queries.order import NoSuchOrder
from famcase.services.queries.sort_keys import SORTS
from famcase.services.views import CaseLine
from tests.services.queries.conftest import ARMANAZ, KAFR_DERYAN, SOUTH_IDLIB, TAMANAAH, Caseload, august

ANY = CaseFilters(status="")


def named(desk: Desk, filters: CaseFilters, **how: object) -> list[str]:
    page = case_page(desk, filters, **how)  # type: ignore[arg-type]
    assert count_cases(desk, filters) == len(page.lines)
    return [line.name or ("(withheld)" if line.withheld else "(nameless)") for line in page.lines]


def line_of(caseload: Caseload, uid: bytes) -> CaseLine:
    return next(line for line in case_page(caseload.desk, ANY).lines if line.uid == uid)


def test_the_list_is_by_name_with_those_without_one_at_its_end(caseload: Caseload) -> None:
    assert named(caseload.desk, CaseFilters()) == [
        "Ahmad Sabbagh",
        "Fatima Sabbagh",
        "Khaled al-Adnan",
        "(withheld)",
        "(nameless)",
    ]


def test_a_line_says_what_is_known_of_a_family(caseload: Caseload) -> None:
    line = line_of(caseload, caseload.khaled)
    assert (line.name, line.name_ar, line.people, line.assigned_to) == ("Khaled al-Adnan", "خالد العدنان", 14, "Samir")
    assert (str(line.origin), line.left_on) == ("southern Idlib", august(10))
    assert (str(line.place), line.living, line.since, line.confirmed_on) == (
        "Armanaz",
        "rented",
        august(10),
        august(15),
    )
    assert (line.next_due, line.next_what, line.registered_on) == (august(10), "rent due", august(15))


def test_a_family_of_no_known_place_stands_with_the_words_used(caseload: Caseload) -> None:
    line = line_of(caseload, caseload.nameless)
    assert (str(line.origin), str(line.place), line.next_due, line.left_on) == ("PCODE2222", "PCODE1111", None, None)


def test_a_withheld_name_is_on_no_line(caseload: Caseload) -> None:
    line = line_of(caseload, caseload.withheld)
    assert (line.withheld, line.name, line.name_ar) == (True, "", "")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (CaseFilters(status="closed"), ["Omar Adnani"]),
        (CaseFilters(overdue=True), ["Ahmad Sabbagh", "Khaled al-Adnan", "(withheld)"]),
        (CaseFilters(living="rented"), ["Khaled al-Adnan"]),
        (CaseFilters(living="rented", status=""), ["Khaled al-Adnan", "Omar Adnani"]),
        (CaseFilters(in_the_open=True), ["Ahmad Sabbagh", "Fatima Sabbagh"]),
        (CaseFilters(need="shelter"), ["Ahmad Sabbagh", "Khaled al-Adnan"]),
        (CaseFilters(need="health"), []),
        (CaseFilters(origin=SOUTH_IDLIB), ["Khaled al-Adnan"]),
        (CaseFilters(place=ARMANAZ, status=""), ["Khaled al-Adnan", "Omar Adnani"]),
        (CaseFilters(place=TAMANAAH), ["Ahmad Sabbagh", "Fatima Sabbagh"]),
        (CaseFilters(origin="no such place"), []),
        (CaseFilters(priority=1), ["Ahmad Sabbagh"]),
        (CaseFilters(unassigned=True), ["Ahmad Sabbagh", "(withheld)", "(nameless)"]),
        (CaseFilters(withheld=True), ["(withheld)"]),
        (CaseFilters(withheld=False, overdue=True), ["Ahmad Sabbagh", "Khaled al-Adnan"]),
        (CaseFilters(mine=True), []),
        (CaseFilters(text="sabbagh", overdue=True), ["Ahmad Sabbagh"]),
    ],
)
def test_each_filter_narrows_the_list(caseload: Caseload, filters: CaseFilters, found: list[str]) -> None:
    assert named(caseload.desk, filters) == found


def test_families_of_a_site_are_those_there_now(caseload: Caseload) -> None:
    at_midan = CaseFilters(site=caseload.al_midan)
    assert named(caseload.desk, at_midan) == ["Ahmad Sabbagh", "Fatima Sabbagh"]
    assert named(caseload.desk, CaseFilters(site=caseload.camp_seven)) == []


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "Ahmad"), ("due", "Khaled"), ("registered", "Khaled"), ("priority", "Ahmad"), ("people", "Khaled")],
)
def test_each_order_begins_with_whom_it_is_for(caseload: Caseload, sort: str, first: str) -> None:
    assert case_page(caseload.desk, sort=sort).lines[0].name.split()[0] == first


def test_the_order_by_stay_begins_with_the_newest_arrival(caseload: Caseload) -> None:
    assert [line.since for line in case_page(caseload.desk, sort="since").lines[:3]] == [
        august(14),
        august(10),
        august(8),
    ]


@pytest.mark.parametrize(
    ("sort", "backwards", "found"),
    [
        ("name", True, ["Khaled al-Adnan", "Fatima Sabbagh", "Ahmad Sabbagh", "(nameless)", "(withheld)"]),
        ("people", True, ["(nameless)", "Fatima Sabbagh", "Ahmad Sabbagh", "(withheld)", "Khaled al-Adnan"]),
        ("due", True, ["Fatima Sabbagh", "Ahmad Sabbagh", "(withheld)", "Khaled al-Adnan", "(nameless)"]),
        ("next_due", False, ["Khaled al-Adnan", "(withheld)", "Ahmad Sabbagh", "Fatima Sabbagh", "(nameless)"]),
        ("place", False, ["Ahmad Sabbagh", "Fatima Sabbagh", "Khaled al-Adnan", "(withheld)", "(nameless)"]),
        ("place", True, ["(withheld)", "Khaled al-Adnan", "Fatima Sabbagh", "Ahmad Sabbagh", "(nameless)"]),
        ("origin", False, ["(withheld)", "(nameless)", "Khaled al-Adnan", "Ahmad Sabbagh", "Fatima Sabbagh"]),
        ("assigned_to", False, ["Khaled al-Adnan", "Fatima Sabbagh", "(withheld)", "Ahmad Sabbagh", "(nameless)"]),
        ("name_ar", False, ["Khaled al-Adnan", "(withheld)", "Ahmad Sabbagh", "Fatima Sabbagh", "(nameless)"]),
        ("next_what", False, ["Khaled al-Adnan", "(withheld)", "Ahmad Sabbagh", "Fatima Sabbagh", "(nameless)"]),
        ("confirmed_on", False, ["(withheld)", "Ahmad Sabbagh", "Khaled al-Adnan", "Fatima Sabbagh", "(nameless)"]),
        ("confirmed_on", True, ["Khaled al-Adnan", "Fatima Sabbagh", "(nameless)", "Ahmad Sabbagh", "(withheld)"]),
    ],
)
def test_any_column_orders_the_list_in_both_directions_what_is_unknown_last(
    caseload: Caseload, sort: str, backwards: bool, found: list[str]
) -> None:
    assert named(caseload.desk, CaseFilters(), sort=sort, backwards=backwards) == found


def test_an_unknown_order_is_refused_with_those_there_are(caseload: Caseload) -> None:
    with pytest.raises(NoSuchOrder):
        case_page(caseload.desk, sort="surname")


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("text", ["", "sabbagh", "ad"])
def test_pages_of_one_make_the_same_list_as_one_page(caseload: Caseload, sort: str, text: str, backwards: bool) -> None:
    filters = CaseFilters(status="", text=text)
    whole = [line.uid for line in case_page(caseload.desk, filters, sort=sort, backwards=backwards).lines]
    walked, after = [], None
    for _ in range(len(whole) + 1):
        page = case_page(caseload.desk, filters, sort=sort, backwards=backwards, after=after, limit=1)
        walked += [line.uid for line in page.lines]
        after = page.next
        if after is None:
            break
    assert walked == whole
    assert len(whole) == {"": 6, "sabbagh": 2, "ad": 2}[text]


def test_a_page_says_how_many_there_are(caseload: Caseload) -> None:
    page = case_page(caseload.desk, limit=2)
    assert (len(page.lines), page.total) == (2, 5)
    assert case_page(caseload.desk, ANY, limit=2).total == 6


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("open overdue mine adnan", CaseFilters(overdue=True, mine=True, text="adnan")),
        ("متأخرة لي عدنان", CaseFilters(overdue=True, mine=True, text="عدنان")),
        ("متاخر", CaseFilters(overdue=True)),
        ("closed", CaseFilters(status="closed")),
        ("مغلقة", CaseFilters(status="closed")),
        ("all", CaseFilters(status="")),
        ("Rented house or room Khaled", CaseFilters(living="rented", text="Khaled")),
        ("في العراء", CaseFilters(in_the_open=True)),
        ("food priority 1", CaseFilters(need="food", priority=1)),
        ("أولوية ١", CaseFilters(priority=1)),
        ("1", CaseFilters(text="1")),
        ("unassigned withheld", CaseFilters(unassigned=True, withheld=True)),
        ("Kafr Deryan", CaseFilters(place=KAFR_DERYAN)),
        ("كفردريان", CaseFilters(place=KAFR_DERYAN)),
        ("khaled", CaseFilters(text="khaled")),
        ("[/b] '; --", CaseFilters(text="[/b] '; --")),
        ("", CaseFilters()),
    ],
)
def test_words_in_either_language_are_filters_and_the_rest_is_text(
    caseload: Caseload, words: str, filters: CaseFilters
) -> None:
    assert read_words(caseload.desk, words.split()) == filters


@pytest.mark.parametrize("name", ["al-Midan", "al-Midan camp", "midan", "مخيم الميدان", "Midan of the olives"])
def test_the_name_of_a_site_is_a_filter_with_or_without_article_and_camp(caseload: Caseload, name: str) -> None:
    assert read_words(caseload.desk, [name, "open"]) == CaseFilters(site=caseload.al_midan)


def test_a_case_is_found_by_its_number_in_any_script_and_grouping(caseload: Caseload) -> None:
    number = get_family(caseload.desk, caseload.khaled).number
    arabic = shown_case_number(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for typed in (number, shown_case_number(number), arabic, f" {number[:3]} {number[3:]} "):
        assert find_case(caseload.desk, typed) == caseload.khaled
        assert named(caseload.desk, CaseFilters(text=typed)) == ["Khaled al-Adnan"]


@pytest.mark.parametrize(("sort", "backwards"), [("name", False), ("name", True), ("due", False)])
def test_few_families_stand_in_the_same_order_whether_they_are_sorted_or_met_in_it(
    crowd: Desk, sort: str, backwards: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = CaseFilters(people=(9, None))

    def pages() -> list[RecordId]:
        after, found = None, list[RecordId]()
        while True:
            page = case_page(crowd, filters, sort=sort, backwards=backwards, after=after, limit=60)
            found += [line.uid for line in page.lines]
            after = page.next
            if after is None:
                return found

    few = pages()
    monkeypatch.setattr("famcase.services.queries.order.FEW", -1)

    assert len(few) > 100
    assert pages() == few


@pytest.mark.parametrize("many", [0, 50_000])
@pytest.mark.parametrize("sort", SORTS)
def test_every_family_comes_in_the_order_of_its_pages(
    caseload: Caseload, sort: str, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("famcase.services.queries.every_case._MANY", many)
    for backwards in (False, True):
        every = every_case(caseload.desk, ANY, sort=sort, backwards=backwards)
        lines = [line for part in every.parts() for line in every.lines(caseload.desk, part)]
        assert lines == list(case_page(caseload.desk, ANY, sort=sort, backwards=backwards).lines)
        assert len(every) == len(lines) > 4


def test_every_family_of_a_text_comes_and_what_nobody_reads_is_empty(caseload: Caseload) -> None:
    unread = ("name", "name_ar", "next_what")
    every = every_case(caseload.desk, CaseFilters(text="khaled"), unread=unread)
    lines = [line for part in every.parts() for line in every.lines(caseload.desk, part)]

    found = case_page(caseload.desk, CaseFilters(text="khaled")).lines
    assert [line.uid for line in lines] == [line.uid for line in found]
    assert lines == [replace(line, name="", name_ar="", next_what="") for line in found]
    assert every_case(caseload.desk, CaseFilters(text="x" * 1_001)).families == []
