"""Summaries of movement: who came and left by week, where families are now, who is in the open, and events."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from peewee import Case, fn

from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names, site_names
from famcase.services.queries.sites import newest_counts
from famcase.services.queries.summaries_periods import Periods, Weeks, in_all
from famcase.services.queries.summaries_split import people, split_by
from famcase.services.views import ArrivalLine, EventMark, OutsideLine, WhereLine
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.storage.tables.desk import is_away, is_open
from famcase.wording import Named

FRESH: Final = 30
"""Days for which a family counts as confirmed where it is."""

BOUNDS: Final = (3, 7, 14, 30)
"""Days in the open up to which a family stands in one column of `OutsideLine`."""

LineT = TypeVar("LineT")


def arrivals(desk: Desk, periods: Periods) -> list[tuple[ArrivalLine, ...]]:
    """Return open families by the week they came to where they are now and by origin, for each period.

    A family counts once, where its last move ended; families still at home do not. A first and a last week may be
    cut by the period.
    """
    return _by_week_and_origin(desk, desk.store.tables["case_list"].since, periods)


def departures(desk: Desk, periods: Periods) -> list[tuple[ArrivalLine, ...]]:
    """Return open families by the week they left their home and by origin; families still at home do not count."""
    return _by_week_and_origin(desk, desk.store.tables["case_list"].left_on, periods)


def where_now(desk: Desk) -> tuple[WhereLine, ...]:
    """Return our open cases by where they are and how they live, those with most families first.

    Beside a site stands its newest reported count, once more on each of its lines; the two are never added.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    at = (case.place, case.site, case.place_words, case.living)
    counted = (fn.COUNT(case.family), fn.SUM(is_fresh(case, desk.clock.today())))
    rows = split_by(desk, at, is_open(case), counted)
    names = Whereabouts(tables, ((site, place) for place, site, *_ in rows))
    counts = newest_counts(tables, names.sites)
    lines: dict[tuple[Named, int, str], list[int]] = {}
    for place, site, words, living, *figures in rows:
        add(lines, (*names.at(site, place, words), living), figures)
    made = [_where_line(line, figures, counts) for line, figures in lines.items()]
    return tuple(sorted(made, key=lambda line: (-line.families, line.where, line.living)))


def outside(desk: Desk) -> tuple[OutsideLine, ...]:
    """Return the open families that live in the open by where that is and for how many days, the longest first."""
    tables = desk.store.tables
    case = tables["case_list"]
    at = (case.site, case.place, case.place_words, case.since)
    rows = split_by(desk, at, (case.status == "open") & (case.living == "open"), [fn.COUNT(case.family)])
    names = Whereabouts(tables, ((site, place) for site, place, *_ in rows))
    today = desk.clock.today().toordinal()
    found: dict[tuple[Named, int], dict[int | None, list[int]]] = {}
    for site, place, words, since, *figures in rows:
        stays = found.setdefault(names.at(site, place, words), {})
        add(stays, None if since == NO_DAY else max(0, today - since), figures)
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

    def at(self, site: int, place: int, words: str = "") -> tuple[Named, int]:
        """Return the name and a number: a site's local id, else a place's below zero; 0 where words alone say it."""
        if site:
            return self.sites[site], site
        return (self.places[place], -place) if place else (Named(words, is_typed=bool(words)), 0)


def is_fresh(case: Any, today: date) -> Any:
    """Return 1 for a family of the case list that was confirmed lately where it is, 0 for another."""
    return Case(None, [(case.confirmed_on.between(today - timedelta(days=FRESH), today), 1)], 0)


def add(lines: dict[LineT, list[int]], at: LineT, figures: Collection[Any]) -> None:
    """Add figures to those of a line."""
    lines[at] = [before + int(more) for before, more in zip(lines.get(at, [0] * len(figures)), figures, strict=True)]


def _by_week_and_origin(desk: Desk, day: Any, periods: Periods) -> list[tuple[ArrivalLine, ...]]:
    tables = desk.store.tables
    case = tables["case_list"]
    days, weeks = in_all(periods), Weeks(periods, desk.settings.first_weekday)
    at = (day, case.origin, case.origin_words)
    rows = split_by(desk, at, is_away(case) & day.between(days.start, days.end), [fn.COUNT(case.family)])
    named = place_names(tables, {row[1] for row in rows})
    # Two villages of one name stay two lines: they are told apart by the gazetteer, not by what is shown.
    found: list[dict[tuple[date, Named, int], list[int]]] = [{} for _ in periods]
    for on, origin, words, *figures in rows:
        which, week = weeks[on]
        add(found[which], (week, named[origin] if origin else Named(words, is_typed=True), origin), figures)
    return [
        tuple(
            ArrivalLine(week, origin, families, *people(who), place)
            for (week, origin, place), (families, *who) in sorted(lines.items())
        )
        for lines in found
    ]


def _where_line(at: tuple[Named, int, str], figures: list[int], counts: dict[int, Any]) -> WhereLine:
    where, local, living = at
    families, confirmed, *who = figures
    count = counts.get(local)
    return WhereLine(
        where,
        living,
        families,
        *people(who),
        count.families if count else None,
        count.on if count else None,
        confirmed,
        local,
    )


def _outside_line(where: Named, stays: dict[int | None, list[int]], at: int) -> OutsideLine:
    """Return a line of families, and the sums of `split_columns`, by the days for which they have been there."""
    lasting = dict.fromkeys((*BOUNDS, None), 0)
    for days, (families, *_) in stays.items():
        if days is not None:
            lasting[next((bound for bound in BOUNDS if days <= bound), None)] += families
    up_to_3, up_to_7, up_to_14, up_to_30, longer = lasting.values()
    return OutsideLine(
        where,
        sum(families for families, *_ in stays.values()),
        *people([sum(figures) for figures in zip(*(who for _, *who in stays.values()), strict=True)]),
        up_to_3,
        up_to_7,
        up_to_14,
        up_to_30,
        longer,
        stays.get(None, [0])[0],
        max((days for days in stays if days is not None), default=None),
        at,
    )
