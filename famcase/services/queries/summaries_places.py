"""Summaries of movement: who came and left by week, where families are now, who is in the open, and events."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.days import week_of
from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names, site_names, stay_words
from famcase.services.queries.origins import STAYED
from famcase.services.queries.sites import newest_counts
from famcase.services.views import ArrivalLine, EventMark, OutsideLine, WhereLine
from famcase.storage.schema import Tables
from famcase.wording import Named

FRESH: Final = 30
"""Days for which a family counts as confirmed where it is."""

BOUNDS: Final = (3, 7, 14, 30)
"""Days in the open up to which a family stands in one column of `OutsideLine`."""


def arrivals(desk: Desk, period: Period) -> tuple[ArrivalLine, ...]:
    """Return open families by the week they came to where they are now and by origin.

    A family counts once, where its last move ended; families still at home do not. A first and a last week may be
    cut by the period.
    """
    return _by_week_and_origin(desk, desk.store.tables["case_list"].since, period)


def departures(desk: Desk, period: Period) -> tuple[ArrivalLine, ...]:
    """Return open families by the week they left their home and by origin; families still at home do not count."""
    return _by_week_and_origin(desk, desk.store.tables["case_list"].left_on, period)


def where_now(desk: Desk, period: Period | None = None) -> tuple[WhereLine, ...]:  # noqa: ARG001 - as things are today
    """Return our open cases by where they are and how they live, those with most families first.

    Beside a site stands its newest reported count, once more on each of its lines; the two are never added.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    today = desk.clock.today()
    fresh = fn.SUM(Case(None, [(case.confirmed_on.between(today - timedelta(days=FRESH), today), 1)], 0))
    figures = (fn.COUNT(case.family), fn.SUM(case.people), fresh)
    is_somewhere = (case.place != 0) | (case.site != 0)
    query = case.select(case.place, case.site, case.living, *figures).where((case.status == "open") & is_somewhere)
    known = list(query.group_by(case.place, case.site, case.living).tuples())
    names = Whereabouts(tables, ((site, place) for place, site, *_ in known))
    counts = newest_counts(tables, names.sites)
    lines: dict[tuple[Named, int, str], list[int]] = {}
    for place, site, living, *figures_of in known:
        _add(lines, (*names.at(site, place), living), figures_of)
    nowhere = (case.status == "open") & (case.place == 0) & (case.site == 0)
    since = today - timedelta(days=FRESH)
    for text, living, people, confirmed in worded(tables, nowhere, case.living, case.people, case.confirmed_on):
        is_fresh = confirmed is not None and since <= confirmed <= today
        _add(lines, (Named(text, is_typed=True), 0, living), (1, people, int(is_fresh)))
    made = [_where_line(at, figures_of, counts) for at, figures_of in lines.items()]
    return tuple(sorted(made, key=lambda line: (-line.families, line.where, line.living)))


def outside(desk: Desk, period: Period | None = None) -> tuple[OutsideLine, ...]:  # noqa: ARG001 - as things are today
    """Return the open families that live in the open by where that is and for how many days, the longest first."""
    tables = desk.store.tables
    case = tables["case_list"]
    today = desk.clock.today()
    in_the_open = (case.status == "open") & (case.living == "open")
    somewhere = in_the_open & ((case.place != 0) | (case.site != 0))
    query = case.select(case.site, case.place, case.since, fn.COUNT(case.family), fn.SUM(case.people))
    known = list(query.where(somewhere).group_by(case.site, case.place, case.since).tuples())
    names = Whereabouts(tables, ((site, place) for site, place, *_ in known))
    rows = [(names.at(site, place), since, families, people) for site, place, since, families, people in known]
    nowhere = in_the_open & (case.place == 0) & (case.site == 0)
    rows += [
        ((Named(text, is_typed=True), 0), since, 1, people)
        for text, since, people in worded(tables, nowhere, case.since, case.people)
    ]
    found: dict[tuple[Named, int], list[tuple[int | None, int, int]]] = {}
    for at, since, families, people in rows:
        days = None if since is None else max(0, (today - since).days)
        found.setdefault(at, []).append((days, families, int(people)))
    lines = [_outside_line(where, stays, local) for (where, local), stays in found.items()]
    return tuple(sorted(lines, key=lambda line: (-(line.longest or 0), -line.families, line.where)))


def event_marks(desk: Desk, period: Period) -> tuple[EventMark, ...]:
    """Return the events of a period by their day."""
    tables = desk.store.tables
    event = tables["event"]
    query = event.select(event.on, event.kind, event.place, event.place_text)
    rows = list(query.where(event.on.between(period.start, period.end)).order_by(event.on, event.id).tuples())
    places = place_names(tables, {place for _, _, place, _ in rows if place})
    return tuple(EventMark(on, kind, places.get(place) or Named(text, is_typed=True)) for on, kind, place, text in rows)


class Whereabouts:
    """The names of sites and places of some rows of the case list, told apart by what they are and not by the name."""

    def __init__(self, tables: Tables, pairs: Iterable[tuple[int, int]]) -> None:
        """`pairs` are the local ids of (site, place); a site goes before its place."""
        listed = set(pairs)
        self.sites = site_names(tables, {site for site, _ in listed if site})
        self.places = place_names(tables, {place for site, place in listed if place and not site})

    def at(self, site: int, place: int) -> tuple[Named, int]:
        """Return the name and a number: a site's local id, else a place's below zero, 0 where neither is known."""
        return (self.sites[site], site) if site else (self.places.get(place, Named()), -place)


def worded(tables: Tables, condition: Any, *columns: Any) -> Iterator[tuple[Any, ...]]:
    """Yield (words for where they are, *columns) of families whose place is in no list: only they are read."""
    case = tables["case_list"]
    rows = list(case.select(case.family, *columns).where(condition).tuples())
    words = stay_words(tables, [row[0] for row in rows])
    for family, *values in rows:
        yield words.get(family, ""), *values


def worded_families(tables: Tables, condition: Any, words: str) -> list[int]:
    """Return the local ids of families that fulfil a condition and are where certain words say, in no list."""
    case = tables["case_list"]
    nowhere = condition & (case.place == 0) & (case.site == 0)
    return [family for text, family in worded(tables, nowhere, case.family) if text == words]


def _by_week_and_origin(desk: Desk, day: Any, period: Period) -> tuple[ArrivalLine, ...]:
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    moved = (case.status == "open") & (case.displacement != STAYED) & day.between(period.start, period.end)
    counted = (fn.COUNT(case.family), fn.SUM(case.people))
    known = list(
        case.select(day, case.origin, *counted).where(moved & (case.origin != 0)).group_by(day, case.origin).tuples()
    )
    named = place_names(tables, {row[1] for row in known})
    in_words = (
        case.select(day, family.origin_text, *counted)
        .join(family)
        .where(moved & (case.origin == 0))
        .group_by(day, family.origin_text)
        .tuples()
    )
    # Two villages of one name stay two lines: they are told apart by the gazetteer, not by what is shown.
    weeks: dict[tuple[date, Named, int], tuple[int, int]] = {}
    rows = [(on, named[origin], origin, families, people) for on, origin, families, people in known]
    rows += [(on, Named(text, is_typed=True), 0, families, people) for on, text, families, people in in_words]
    for on, origin, place, families, people in rows:
        key = (week_of(on, desk.settings.first_weekday), origin, place)
        before = weeks.get(key, (0, 0))
        weeks[key] = (before[0] + families, before[1] + int(people))
    return tuple(
        ArrivalLine(week, origin, families, people, place)
        for (week, origin, place), (families, people) in sorted(weeks.items())
    )


def _add(lines: dict[tuple[Named, int, str], list[int]], at: tuple[Named, int, str], figures: Collection[Any]) -> None:
    lines[at] = [before + int(more) for before, more in zip(lines.get(at, [0, 0, 0]), figures, strict=True)]


def _where_line(at: tuple[Named, int, str], figures: list[int], counts: dict[int, Any]) -> WhereLine:
    where, local, living = at
    families, people, confirmed = figures
    count = counts.get(local)
    return WhereLine(
        where,
        living,
        families,
        people,
        count.families if count else None,
        count.on if count else None,
        confirmed,
        local,
    )


def _outside_line(where: Named, stays: list[tuple[int | None, int, int]], at: int) -> OutsideLine:
    lasting = dict.fromkeys((*BOUNDS, None), 0)
    for days, families, _ in stays:
        if days is not None:
            lasting[next((bound for bound in BOUNDS if days <= bound), None)] += families
    up_to_3, up_to_7, up_to_14, up_to_30, longer = lasting.values()
    return OutsideLine(
        where,
        sum(families for _, families, _ in stays),
        sum(people for *_, people in stays),
        up_to_3,
        up_to_7,
        up_to_14,
        up_to_30,
        longer,
        sum(families for days, families, _ in stays if days is None),
        max((days for days, *_ in stays if days is not None), default=None),
        at,
    )
