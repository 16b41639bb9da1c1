"""Every figure of the summaries equals a count in plain Python over all records, on desks filled at random."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median_low
from typing import Any

import pytest

from famcase.domain import journeys
from famcase.domain.changes import RecordId
from famcase.domain.days import BirthDay, age_band, age_on, week_of
from famcase.domain.households import COUNTED, size
from famcase.domain.names import NameParts
from famcase.domain.periods import Period
from famcase.errors import FamcaseError
from famcase.paths import Home
from famcase.services.commands.closing import assign, close
from famcase.services.commands.families import register
from famcase.services.commands.follow_ups import schedule
from famcase.services.commands.needs import meet_need
from famcase.services.commands.referrals import refer
from famcase.services.commands.sites import add_site
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewNeed, NewReferral, NewSite, NewStay, Where
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.summaries import QUERIES, figures
from famcase.services.queries.summaries_cases import median
from famcase.services.queries.summaries_work import referrals
from famcase.services.views import Composition
from famcase.storage import journal
from tests.conftest import AUG_15, FrozenClock, copied_file_desk, copied_server_desk
from tests.services.builders import the_adnans

PERIOD = Period(AUG_15 - timedelta(days=40), AUG_15)
PLACES = (Where(pcode="C4176"), Where(pcode="C4081"), Where(text="a farm"), Where(text="a farm"), Where())


@pytest.fixture(scope="module")
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on which many things were done, drawn from a number, for tests that only read."""
    engine, seed = request.param
    draw, clock = random.Random(seed), FrozenClock()  # noqa: S311
    if engine == "sqlite":
        home = Home(tmp_path_factory.mktemp("summaries") / "home")
        desk = copied_file_desk(request.getfixturevalue("founded_home"), home, clock)
    else:
        founded = request.getfixturevalue("founded_database")
        desk = copied_server_desk(request.getfixturevalue("postgres"), founded, clock)
    camp = Where(site=add_site(desk, NewSite("al-Midan camp", "self-settled", Where(pcode="C4132"))))
    families = []
    clock.go_on(-60)
    for _ in range(40):
        if draw.random() < 0.3:
            clock.go_on(draw.randint(1, 6))
        families.append(register(desk, _family(draw, camp, clock.today())).uid)
    clock.moment = clock.moment.replace(month=8, day=15)
    for family in families:
        for act in (_assign, _close, _meet, _put_off):
            try:
                act(desk, draw, family)
            except FamcaseError:
                continue
    yield desk
    desk.close()


def _family(draw: random.Random, camp: Where, today: date) -> NewFamily:
    people = tuple(_person(draw, today) for _ in range(draw.randint(0, 4)))
    came = today - timedelta(days=draw.randint(0, 40))
    living = draw.choice(("open", "rented", "tent", ""))
    return NewFamily(
        head=NewMember(NameParts("A", "", "B"), NameParts(), "head", draw.choice(("male", "female", ""))),
        members=people,
        composition=Composition(people=draw.choice((None, 3, 9))),
        displacement=draw.choice(("displaced", "displaced", "at-risk")),
        origin=draw.choice(PLACES),
        left_on=draw.choice((None, came)),
        stays=(NewStay(draw.choice((*PLACES, camp)), draw.choice((None, came)), living),)
        if draw.random() < 0.9
        else (),
        priority=draw.randint(0, 4),
        needs=tuple(NewNeed(draw.choice(("food", "shelter", "wash")), since=came) for _ in range(draw.randint(0, 3))),
        follow_up=NewFollowUp(today + timedelta(days=draw.randint(0, 60))) if draw.random() < 0.6 else None,
        registered_on=today,
    )


def _person(draw: random.Random, today: date) -> NewMember:
    birthday = today - timedelta(days=draw.choice((0, 1826, 1827, 4383, 6574, 6575, 21914, 21915, 30000)))
    return NewMember(
        NameParts("C"),
        NameParts(),
        "",
        draw.choice(("male", "female", "")),
        born=draw.choice((None, BirthDay(birthday, "day", False))),
        presence=draw.choice(("here", "here", "away", "missing", "dead")),
        vulnerabilities=tuple(draw.sample(("single-parent", "disability"), draw.randint(0, 2)))
        if draw.random() < 0.2
        else (),
    )


def _assign(desk: Desk, draw: random.Random, family: RecordId) -> None:
    if draw.random() < 0.5:
        assign(desk, family, desk.user.name)


def _close(desk: Desk, draw: random.Random, family: RecordId) -> None:
    if draw.random() < 0.25:
        close(desk, family, draw.choice(("goals-met", "moved-away")))


def _meet(desk: Desk, draw: random.Random, family: RecordId) -> None:
    for need in journal.load(desk.store.tables, family).of("need"):
        if draw.random() < 0.4:
            meet_need(desk, family, need.record)


def _put_off(desk: Desk, draw: random.Random, family: RecordId) -> None:
    """Put a follow-up off as is done when nobody can go: its first day is kept."""
    if draw.random() < 0.4:
        schedule(desk, family, NewFollowUp(AUG_15 + timedelta(days=draw.randint(0, 9))))
        with desk.write("put-off") as batch:
            subject = batch.open(family)
            for planned in subject.records("follow_up"):
                batch.edit(subject, planned.record, put_off_from=AUG_15 - timedelta(days=3))


class Told:
    """All records of a desk, counted without SQL."""

    def __init__(self, desk: Desk) -> None:
        tables = desk.store.tables
        self.today = desk.clock.today()
        self.rows = {
            name: list(tables[name].select()) for name in ("family", "member", "stay", "need", "follow_up", "plan_step")
        }
        self.open = [row for row in self.rows["family"] if row.status == "open"]

    def of(self, family: Any, table: str) -> list[Any]:
        return [row for row in self.rows[table] if row.family_id == family.id]

    def people(self, family: Any) -> int:
        return size((member.presence for member in self.of(family, "member")), family.declared_people)

    def stay(self, family: Any) -> Any:
        return journeys.current(self.of(family, "stay"))

    def at(self, family: Any) -> tuple[Any, ...]:
        now = self.stay(family)
        if now is None:
            return (None, None, "", "unknown")
        return (now.site_id, None if now.site_id else now.place_id, _words(now), now.living)

    def is_overdue(self, family: Any) -> bool:
        return any(row.status == "open" and row.due < self.today for row in self.of(family, "follow_up"))

    def is_put_off(self, family: Any) -> bool:
        planned = [row for row in self.of(family, "follow_up") if row.status == "open"]
        return not self.is_overdue(family) and any(row.put_off_from is not None for row in planned)

    def counted(self, family: Any) -> list[Any]:
        return [member for member in self.of(family, "member") if member.presence in COUNTED]


def _words(stay: Any) -> str:
    return "" if stay.site_id or stay.place_id else str(stay.place_text)


def _in(day: date | None) -> bool:
    return day is not None and PERIOD.start <= day <= PERIOD.end


def lines(desk: Desk, name: str) -> tuple[Any, ...]:
    return figures(desk, name, PERIOD).lines


SEEDS = pytest.mark.parametrize(
    "filled",
    [
        pytest.param(("sqlite", 1), id="sqlite-1"),
        pytest.param(("postgresql", 1), id="postgresql-1", marks=pytest.mark.postgres),
        pytest.param(("sqlite", 2018), id="sqlite-2018", marks=pytest.mark.slow),
        pytest.param(("postgresql", 2018), id="postgresql-2018", marks=[pytest.mark.postgres, pytest.mark.slow]),
    ],
    indirect=True,
    scope="module",
)


@SEEDS
def test_where_families_are_is_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    by_hand = Counter(told.at(family) for family in told.open)
    assert sorted(by_hand.values()) == sorted(line.families for line in lines(filled, "where"))
    people = sum(told.people(family) for family in told.open)
    assert sum(line.people for line in lines(filled, "where")) == people
    outside = [family for family in told.open if told.at(family)[3] == "open"]
    found = lines(filled, "outside")
    assert sum(line.families for line in found) == len(outside)
    for line in found:
        held = (line.up_to_3, line.up_to_7, line.up_to_14, line.up_to_30, line.longer, line.not_known)
        assert sum(held) == line.families
    short = [family for family in outside if (since := told.stay(family).since) and (told.today - since).days <= 3]
    assert sum(line.up_to_3 for line in found) == len(short)


@SEEDS
def test_arrivals_and_departures_are_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    gone = [family for family in told.open if family.displacement != "at-risk"]
    came = Counter(week_of(stay.since) for family in gone if (stay := told.stay(family)) and _in(stay.since))
    left = Counter(week_of(family.left_on) for family in gone if _in(family.left_on))
    for name, by_hand in (("arrivals", came), ("departures", left)):
        found: Counter[date] = Counter()
        for line in lines(filled, name):
            found[line.week] += line.families
        assert found == by_hand


@SEEDS
def test_who_went_where_is_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    gone = [family for family in told.open if family.displacement != "at-risk"]
    by_hand = Counter(
        (family.origin_place_id, "" if family.origin_place_id else family.origin_text, told.at(family)[:3])
        for family in gone
    )
    found = lines(filled, "flows")
    assert sorted(by_hand.values()) == sorted(line.families for line in found)
    assert len(found) > 3
    assert sum(line.people for line in found) == sum(map(told.people, gone))
    since = told.today - timedelta(days=30)
    fresh = [one for one in gone if (stay := told.stay(one)) and stay.confirmed_on and stay.confirmed_on >= since]
    assert sum(line.confirmed_30_days for line in found) == len(fresh)


@SEEDS
def test_the_work_is_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    for line in lines(filled, "overdue"):
        theirs = [one for one in told.open if bool(one.assigned_to_id) == bool(line.caseworker)]
        assert line.families == len(theirs)
        assert line.overdue == sum(map(told.is_overdue, theirs))
        assert line.no_access == sum(map(told.is_put_off, theirs))
    assert any(line.no_access for line in lines(filled, "overdue"))
    by_priority = Counter(family.priority for family in told.open)
    assert {line.priority: line.families for line in lines(filled, "priority")} == by_priority
    lacking = Counter(
        category
        for family in told.open
        for category in {
            need.category for need in told.of(family, "need") if need.status in ("open", "in-progress", "referred")
        }
    )
    met = [need for need in told.rows["need"] if need.status == "met" and _in(need.met_on)]
    found = {line.category: line for line in lines(filled, "needs")}
    assert {category: line.families for category, line in found.items() if line.families} == lacking
    assert {c: line.met for c, line in found.items() if line.met} == Counter(need.category for need in met)
    for category, line in found.items():
        days = [(need.met_on - need.since).days for need in met if need.category == category]
        assert line.median_days == (median_low(days) if days else None)


@SEEDS
def test_cases_are_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    closed = [family for family in told.rows["family"] if family.status == "closed" and _in(family.closed_on)]
    by_reason = Counter(family.close_reason for family in closed)
    assert {line.reason: line.families for line in lines(filled, "closures")} == by_reason
    assert sum(line.families for line in lines(filled, "lengths")) == len(closed)
    within = sum((family.closed_on - family.registered_on).days <= 30 for family in closed)
    assert [line.families for line in lines(filled, "lengths") if line.length == "30"] == [within] or not closed
    new = [family for family in told.rows["family"] if _in(family.registered_on)]
    weeks = lines(filled, "registrations")
    assert {line.week: line.registered for line in weeks if line.registered} == Counter(
        week_of(family.registered_on) for family in new
    )
    assert sum(line.closed for line in weeks) == len(closed)
    by_place = lines(filled, "cases")
    assert sum(line.registered for line in by_place) == len(new)
    assert sum(line.closed for line in by_place) == len(closed)
    for name, field in (("steps", "step"), ("intentions", "intention")):
        by_code = Counter(getattr(family, field) for family in told.open)
        assert {line.code: line.families for line in lines(filled, name)} == by_code


@SEEDS
def test_people_are_counted_as_by_hand(filled: Desk) -> None:
    told = Told(filled)
    bands: Counter[tuple[str, str]] = Counter()
    needs: Counter[str] = Counter()
    for family in told.open:
        for member in told.counted(family):
            band = "unknown" if member.born_on is None else age_band(age_on(member.born_on, told.today))
            bands[band, member.sex] += 1
            needs.update(set(member.vulnerabilities))
    found = {line.band: line for line in lines(filled, "ages")}
    for band, line in found.items():
        if band != "not-listed":
            assert (line.female, line.male, line.not_told) == (
                bands[band, "female"],
                bands[band, "male"],
                bands[band, ""],
            )
    assert sum(line.people for line in found.values()) == sum(told.people(family) for family in told.open)
    assert {line.code: line.people for line in lines(filled, "vulnerabilities")} == needs


@SEEDS
def test_figures_that_should_agree_do(filled: Desk) -> None:
    families = count_cases(filled)
    for name in ("where", "cases", "overdue", "caseload", "priority", "steps", "intentions"):
        assert sum(line.families for line in lines(filled, name)) == families, name
    people = {
        name: sum(line.people for line in lines(filled, name)) for name in ("where", "caseload", "priority", "ages")
    }
    assert len(set(people.values())) == 1
    overdue = {name: sum(line.overdue for line in lines(filled, name)) for name in ("overdue", "priority")}
    assert set(overdue.values()) == {count_cases(filled, CaseFilters(overdue=True))}
    for line in lines(filled, "caseload"):
        shares = (line.priority_1, line.priority_2, line.priority_3, line.priority_4, line.not_assessed)
        assert sum(shares) == line.families
    assert sum(line.families for line in lines(filled, "closures")) == sum(
        line.families for line in lines(filled, "lengths")
    )


def test_an_empty_desk_has_nothing_to_count(desk: Desk) -> None:
    for name in QUERIES:
        assert lines(desk, name) == (), name


def test_another_name_is_said_to_be_none(desk: Desk) -> None:
    with pytest.raises(FamcaseError, match="There is no summary"):
        figures(desk, "weather")


def test_a_confidential_referral_is_in_no_figure(desk: Desk) -> None:
    family = the_adnans(desk).uid
    refer(desk, family, NewReferral("F1", kind="confidential"))
    refer(desk, family, NewReferral("Bright clinic", basis="consent"))

    assert [(line.kind, line.referrals) for line in referrals(desk)] == [("referral", 1)]


def test_the_middle_of_some_days_is_the_earlier_of_two_and_none_where_none_is_known() -> None:
    assert median([]) is None
    assert median([None, None]) is None
    assert median([9, None, -2, 9, 4, 4]) == 4
    assert median([7, 3, None, 3, 7]) == 3
    assert median([5, 1, 5, 5, 2]) == 5
