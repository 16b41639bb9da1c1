"""The words of a filter in both languages, and whom each filter finds among families counted by hand."""

from datetime import date, timedelta

import pytest

from famcase.domain import names
from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.domain.periods import Period
from famcase.services.commands.bulk import Flagging, do_all
from famcase.services.commands.closing import assign, close
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import edit_family, register
from famcase.services.commands.follow_ups import record_visit
from famcase.services.commands.members import edit_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.needs import record_assistance
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewFamily, NewMember, NewStay, NewVisit, Where
from famcase.services.queries.case_filters import ANYTHING, NONE, CaseFilters, Span
from famcase.services.queries.cases import case_page, count_cases, read_words
from famcase.services.queries.families import get_family
from famcase.services.queries.filter_phrases import ANY_HELP, BEFORE_SPAN, BEGUN, EVER, OR_LESS, OR_MORE, SAID
from famcase.services.queries.filter_words import read_filters
from famcase.services.views import Composition
from tests.conftest import AUG_15, FrozenClock
from tests.services.queries.conftest import ARMANAZ, KAFR_DERYAN, TAMANAAH, Caseload, august

IDLIB, HARIM = "SY07", "SY0703"
"""A governorate, and the district that Armanaz and Kafr Deryan lie in."""


def test_the_words_of_filters_are_written_as_words_are_compared() -> None:
    words = [*SAID, *BEGUN, *ANY_HELP, *EVER, *BEFORE_SPAN, *OR_MORE, *OR_LESS]
    assert [names.fold(word) for word in words] == words


WEEK = Period(august(10), AUG_15)


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ("not confirmed 30 days", CaseFilters(unconfirmed=Span(30, "days"))),
        ("not confirmed for more than 2 weeks", CaseFilters(unconfirmed=Span(2, "weeks"))),
        ("غير مؤكدة منذ ٣٠ يوماً", CaseFilters(unconfirmed=Span(30, "days"))),
        ("confirmed 7 days", CaseFilters(confirmed=Span(7, "days"))),
        ("مؤكدة خلال أسبوعين", CaseFilters(confirmed=Span(2, "weeks"))),
        ("no nfi-kit 6 months", CaseFilters(without="nfi-kit", without_for=Span(6, "months"))),
        ("no NFI kit for 6 months", CaseFilters(without="nfi-kit", without_for=Span(6, "months"))),
        ("بلا سلة غذائية منذ 3 أشهر", CaseFilters(without="food-basket", without_for=Span(3, "months"))),
        ("no assistance 3 months", CaseFilters(without=ANYTHING, without_for=Span(3, "months"))),
        ("no blankets ever", CaseFilters(without="blankets")),
        ("no tent", CaseFilters(need="shelter")),
        ("no food", CaseFilters(need="food")),
        ("need food", CaseFilters(need="food")),
        ("بلا خيمة", CaseFilters(need="shelter")),
        ("in the open 3 days", CaseFilters(in_the_open=True, open_days=3)),
        ("open-ground for more than 3 days", CaseFilters(in_the_open=True, open_days=3)),
        ("في العراء منذ أسبوع", CaseFilters(in_the_open=True, text="منذ أسبوع")),
        ("في العراء 3 أيام", CaseFilters(in_the_open=True, open_days=3)),
        ("with Samir", None),
        ("from Tamanaah", CaseFilters(origin=TAMANAAH)),
        ("at Armanaz", CaseFilters(at=ARMANAZ)),
        ("في أرمناز", CaseFilters(at=ARMANAZ)),
        ("from SY07", CaseFilters(origin=IDLIB)),
        ("no consent", CaseFilters(consent=NONE)),
        ("consent refused", CaseFilters(consent="refused")),
        ("consent not asked", CaseFilters(consent="not-asked")),
        ("موافقة رفضوا", CaseFilters(consent="refused")),
        ("registered since 10 Aug", CaseFilters(registered=WEEK)),
        ("registered since last Friday", CaseFilters(registered=WEEK)),
        ("registered 10 Aug - 15 Aug", CaseFilters(registered=WEEK)),
        ("registered 10 Aug 2018 to 15 Aug 2018", CaseFilters(registered=WEEK)),
        ("سجلت منذ ١٠ آب", CaseFilters(registered=WEEK)),
        ("moved since 10/8", CaseFilters(moved=WEEK)),
        ("انتقلوا منذ الجمعة الماضية", CaseFilters(moved=WEEK)),
        ("registered yesterday", CaseFilters(registered=Period(august(14), august(14)))),
        ("size 5-9", CaseFilters(people=(5, 9))),
        ("size 5 - 9", CaseFilters(people=(5, 9))),
        ("size >= 8", CaseFilters(people=(8, None))),
        ("size 8+", CaseFilters(people=(8, None))),
        ("size 8 or more", CaseFilters(people=(8, None))),
        ("size > 8", CaseFilters(people=(9, None))),
        ("size <= 3", CaseFilters(people=(0, 3))),
        ("عدد الأفراد ٨ فأكثر", CaseFilters(people=(8, None))),
        ("size 4", CaseFilters(people=(4, 4))),
        ("disability", CaseFilters(vulnerability="disability")),
        ("إعاقة", CaseFilters(vulnerability="disability")),
        ("flagged", CaseFilters(flagged=True)),
        ("flag do-not-visit", CaseFilters(flag="do-not-visit")),
        ("close requested", CaseFilters(close_requested=True)),
        ("looked for", CaseFilters(looked_for=True)),
        ("مفقودون", CaseFilters(looked_for=True)),
        ("first contact overdue", CaseFilters(first_contact_late=True)),
        ("first contact late overdue", CaseFilters(first_contact_late=True, overdue=True)),
        ("أول تواصل متأخر", CaseFilters(first_contact_late=True)),
        ("at risk", CaseFilters(displacement="at-risk")),
        ("step assessed", CaseFilters(step="assessed")),
        ("المرحلة مقيمة", CaseFilters(step="assessed")),
        ("priority 2", CaseFilters(priority=2)),
        ("أولوية ٢", CaseFilters(priority=2)),
        ("status closed", CaseFilters(status="closed")),
        ('"overdue" mine', CaseFilters(text="overdue", mine=True)),
        ("open closed", CaseFilters(text="closed")),
        ("no nobody", CaseFilters(text="no nobody")),
        ("with nobody", CaseFilters(text="with nobody")),
        ("size", CaseFilters(text="size")),
        ("registered never", CaseFilters(text="registered never")),
    ],
)
def test_what_is_typed_says_which_families(caseload: Caseload, words: str, filters: CaseFilters | None) -> None:
    found = read_words(caseload.desk, words.split())
    if filters is None:
        assert (found.text, found.assigned_to is not None) == ("", True)
    else:
        assert found == filters


def test_what_was_understood_of_which_words_is_told(caseload: Caseload) -> None:
    reading = read_filters(
        caseload.desk, ["overdue", "at", "al-Midan", "camp", "adn", "not", "confirmed", "30", "days"]
    )
    assert [(said.typed, tuple(said.fields)) for said in reading.said] == [
        ("overdue", ("overdue",)),
        ("at al-Midan camp", ("site",)),
        ("adn", ("text",)),
        ("not confirmed 30 days", ("unconfirmed",)),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("at Armanaz", ["Khaled al-Adnan"]),
        ("at Kafr Deryan", ["Ahmad Sabbagh", "Fatima Sabbagh"]),
        ("at SY0703", ["Ahmad Sabbagh", "Fatima Sabbagh", "Khaled al-Adnan"]),
        ("from Tamanaah", ["Ahmad Sabbagh", "Fatima Sabbagh"]),
        ("from SY07", ["Ahmad Sabbagh", "Fatima Sabbagh", "Khaled al-Adnan", "(withheld)"]),
        ("with Samir", ["Fatima Sabbagh", "Khaled al-Adnan"]),
        ("in the open 3 days", ["Ahmad Sabbagh"]),
        ("in the open 7 days", []),
        ("confirmed 7 days", ["Fatima Sabbagh", "Khaled al-Adnan", "(nameless)"]),
        ("not confirmed 30 days", ["(withheld)"]),
        ("not confirmed 29 days", ["Ahmad Sabbagh", "(withheld)"]),
        ("at risk", ["(withheld)"]),
        ("size 5-6", ["Ahmad Sabbagh", "(withheld)"]),
        ("size >= 6", ["Khaled al-Adnan", "(withheld)"]),
        ("size <= 3 all", ["Omar Adnani", "(nameless)"]),
        ("registered 1 Aug - 10 Aug", ["(nameless)"]),
        ("registered today sabbagh", ["Ahmad Sabbagh", "Fatima Sabbagh"]),
        ("moved 14 Aug - 15 Aug", ["Fatima Sabbagh"]),
        ("moved since 10 Aug", ["Fatima Sabbagh", "Khaled al-Adnan"]),
        ("no food", ["Khaled al-Adnan"]),
    ],
)
def test_each_filter_finds_whom_it_should(caseload: Caseload, words: str, found: list[str]) -> None:
    filters = read_words(caseload.desk, words.split())
    page = case_page(caseload.desk, filters)
    assert [one.name or ("(withheld)" if one.withheld else "(nameless)") for one in page.lines] == found
    assert count_cases(caseload.desk, filters) == len(found)


def found_by(desk: Desk, words: str) -> list[str]:
    page = case_page(desk, read_words(desk, words.split()))
    assert count_cases(desk, read_words(desk, words.split())) == len(page.lines)
    return [line.name for line in page.lines]


def registered(desk: Desk, name: str, **said: object) -> RecordId:
    fields: dict[str, object] = {"head": NewMember(NameParts(name)), "composition": Composition(people=4), **said}
    return register(desk, NewFamily(**fields)).uid  # type: ignore[arg-type]


def test_who_did_not_get_a_thing_for_so_long_is_found(desk: Desk) -> None:
    long_ago, lately, _never, other = (registered(desk, name) for name in ("Adel", "Basel", "Camal", "Daoud"))
    record_assistance(desk, long_ago, NewAssistance("nfi-kit", on=date(2018, 2, 1)))
    record_assistance(desk, lately, NewAssistance("nfi-kit", on=date(2018, 7, 1)))
    record_assistance(desk, other, NewAssistance("bread", on=date(2018, 8, 1)))
    assert found_by(desk, "no nfi-kit 6 months") == ["Adel", "Camal", "Daoud"]
    assert found_by(desk, "no nfi-kit ever") == ["Camal", "Daoud"]
    assert found_by(desk, "no assistance 6 months") == ["Adel", "Camal"]
    assert found_by(desk, "بلا مساعدة شهرين") == ["Adel", "Camal"]


def test_consents_flags_and_requests_are_found(desk: Desk, sami: Desk) -> None:
    given = registered(desk, "Adel", consent="given")
    refused = registered(desk, "Basel", consent="refused")
    registered(desk, "Camal")
    set_consent(desk, refused, "statistics", "given")
    assert found_by(desk, "consent given") == ["Adel"]
    assert found_by(desk, "no consent") == ["Basel", "Camal"]
    assert found_by(desk, "consent refused") == ["Basel"]
    assert found_by(desk, "consent not asked") == ["Camal"]
    do_all(desk, [given], Flagging("do-not-visit"))
    do_all(desk, [refused], Flagging("doubtful-age"))
    assert found_by(desk, "flagged") == ["Adel", "Basel"]
    assert found_by(desk, "flag do not visit") == ["Adel"]
    assign(desk, given, sami.user.name)
    close(sami, given, "goals-met")
    assert found_by(desk, "close requested") == ["Adel"]
    edit_family(desk, refused, step="assessed")
    assert found_by(desk, "step assessed") == ["Basel"]
    assert found_by(desk, "step new no consent") == ["Camal"]


def test_the_people_of_a_family_are_found_by_what_they_are(desk: Desk) -> None:
    wife = NewMember(NameParts("Mona"), relation="wife-husband", vulnerabilities=("pregnant", "chronic-illness"))
    registered(desk, "Adel", members=(wife,))
    registered(desk, "Basel", members=(NewMember(NameParts("Amal"), vulnerabilities=("disability",)),))
    assert found_by(desk, "pregnant") == ["Adel"]
    assert found_by(desk, "chronic illness") == ["Adel"]
    assert found_by(desk, "vulnerable disability") == ["Basel"]
    assert found_by(desk, "single parent") == []


def test_who_looks_for_somebody_is_found_until_they_are_found(desk: Desk) -> None:
    child = NewMember(NameParts("Amal"), relation="son-daughter", presence="separated")
    family = registered(desk, "Adel", members=(child, NewMember(NameParts("Mona"))))
    registered(desk, "Basel", members=(NewMember(NameParts("Ziad"), presence="dead"),))
    registered(desk, "Camal", members=(NewMember(NameParts("Nur"), presence="missing"),))
    assert found_by(desk, "looked for") == ["Adel", "Camal"]
    (sought,) = (one for one in get_family(desk, family).members if one.tracing_open)
    edit_member(desk, family, sought.uid, presence="found")
    assert found_by(desk, "looked for") == ["Camal"]


def test_whom_nobody_reached_by_the_day_of_the_timetable_is_found(desk: Desk, clock: FrozenClock) -> None:
    reached, tried, slow, _unassessed = (
        registered(desk, name, priority=priority, follow_up=None)
        for name, priority in (("Adel", 1), ("Basel", 1), ("Camal", 3), ("Daoud", 0))
    )
    closed = registered(desk, "Emad", priority=1, follow_up=None)
    close(desk, closed, "goals-met")
    record_visit(desk, reached, NewVisit("seen", AUG_15, next=None))
    record_visit(desk, tried, NewVisit("nobody-there", AUG_15, next=None))
    assert found_by(desk, "first contact overdue") == []
    for days, late in ((1, []), (1, ["Basel"]), (14, ["Basel", "Camal"])):
        clock.moment += timedelta(days=days)
        assert found_by(desk, "first contact overdue") == late
        today = desk.clock.today()
        signs = [get_family(desk, one).first_contact_by for one in (reached, tried, slow)]
        assert [by is not None and by < today for by in signs] == [False, "Basel" in late, "Camal" in late]
    assert found_by(desk, "first contact overdue status closed") == []


def test_a_stay_of_the_way_counts_as_a_move_too(desk: Desk) -> None:
    moved = registered(desk, "Adel", stays=(NewStay(Where(pcode=KAFR_DERYAN), august(1), "tent"),))
    record_move(desk, moved, NewStay(Where(pcode=ARMANAZ), august(12), "rented"))
    assert found_by(desk, "moved 1 Aug - 2 Aug") == found_by(desk, "moved since 12 Aug") == ["Adel"]
    assert found_by(desk, "moved 3 Aug - 11 Aug") == []
