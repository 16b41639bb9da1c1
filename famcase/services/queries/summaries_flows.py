"""Summaries of who went where: from which origin families are where now, and where they came to by week."""

from datetime import date

from peewee import fn

from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names
from famcase.services.queries.summaries_periods import Periods, Weeks, in_all
from famcase.services.queries.summaries_places import Whereabouts, add, is_fresh
from famcase.services.queries.summaries_split import people, split_by
from famcase.services.views import CameLine, FlowLine
from famcase.storage.tables.desk import is_away
from famcase.wording import Named


def flows(desk: Desk) -> tuple[FlowLine, ...]:
    """Return open families that left their homes by origin and by where they are now, those with most families first.

    Two villages of one name stay two lines, and so do words that people used for a place of that name.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    at = (case.origin, case.origin_words, case.site, case.place, case.place_words)
    counted = (fn.COUNT(case.family), fn.SUM(is_fresh(case, desk.clock.today())))
    rows = split_by(desk, at, is_away(case), counted)
    places = place_names(tables, {row[0] for row in rows})
    names = Whereabouts(tables, ((row[2], row[3]) for row in rows))
    found: dict[tuple[Named, int, Named, int], list[int]] = {}
    for origin, origin_words, site, place, words, *figures in rows:
        come_from = places[origin] if origin else Named(origin_words, is_typed=True)
        add(found, (come_from, origin, *names.at(site, place, words)), figures)
    lines = [
        FlowLine(come_from, where, families, *people(who), fresh, origin, local)
        for (come_from, origin, where, local), (families, fresh, *who) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.origin, line.where)))


def came(desk: Desk, periods: Periods) -> list[tuple[CameLine, ...]]:
    """Return open families by the week of their last move and where it brought them; those at home do not count."""
    tables = desk.store.tables
    case = tables["case_list"]
    days, weeks = in_all(periods), Weeks(periods, desk.settings.first_weekday)
    at = (case.since, case.site, case.place, case.place_words)
    in_time = is_away(case) & case.since.between(days.start, days.end)
    # by origin too, as their index is sorted: SQLite would have to sort them all
    walked = (case.since, case.origin, case.origin_words, *at[1:])
    rows = split_by(desk, at, in_time, [fn.COUNT(case.family)], walked)
    names = Whereabouts(tables, {(site, place) for _, site, place, *_ in rows})
    found: list[dict[tuple[date, Named, int], list[int]]] = [{} for _ in periods]
    for on, site, place, words, *figures in rows:
        which, week = weeks[on]
        add(found[which], (week, *names.at(site, place, words)), figures)
    return [
        tuple(
            CameLine(week, where, families, *people(who), local)
            for (week, where, local), (families, *who) in sorted(lines.items())
        )
        for lines in found
    ]
