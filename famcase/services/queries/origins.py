"""Where our families came from, and when they left."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.days import monday_of
from famcase.services.desk import Desk
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.views import OriginLine, PlaceView
from famcase.storage.fields import NO_DAY
from famcase.storage.schema import Tables
from famcase.wording import Named

STAYED: Final = "at-risk"
"""The displacement of families that have not left their homes: no figure of departures or arrivals counts them."""


def list_origins(desk: Desk) -> tuple[OriginLine, ...]:
    """Return the places that our open cases left, those with most families first.

    A place that nobody matched to the gazetteer stands by the words used for it; no words at all is an empty name.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    monday = monday_of(desk.clock.today())
    gone = (case.status == "open") & (case.displacement != STAYED)
    known = _figures(tables, gone & (case.origin != 0), case.origin, monday)
    views = PlaceViews(tables, [row[0] for row in known])
    events = _newest_events(tables, [row[0] for row in known])
    family = tables["family"]
    wordly = _figures(tables, gone & (case.origin == 0), family.origin_text, monday)
    lines = [_line(views.view(row[0]), views.row(row[0]), row[1:], events.get(row[0])) for row in known]
    lines += [_line(PlaceView("", row[0], ""), None, row[1:], None) for row in wordly]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.name, line.pcode)))


def _figures(tables: Tables, condition: Any, by: Any, monday: date) -> list[tuple[Any, ...]]:
    """Return (origin, families, people, first day, last day, families gone since Monday) of each origin."""
    case, family = tables["case_list"], tables["family"]
    known = Case(None, [(case.left_on < NO_DAY, case.left_on)], None)
    this_week = fn.SUM(Case(None, [(case.left_on.between(monday, NO_DAY - 1), 1)], 0))
    query = case.select(by, fn.COUNT(case.family), fn.SUM(case.people), fn.MIN(known), fn.MAX(known), this_week)
    if by is family.origin_text:
        query = query.join(family)
    return list(query.where(condition).group_by(by).tuples())


def _newest_events(tables: Tables, places: list[int]) -> Mapping[int, tuple[str, date]]:
    event = tables["event"]
    query = event.select(event.place, event.kind, event.on).where(event.place.in_(places))
    return {place: (kind, on) for place, kind, on in query.order_by(event.on, event.made, event.id).tuples()}


def _line(place: PlaceView | None, row: Any, figures: tuple[Any, ...], event: tuple[str, date] | None) -> OriginLine:
    families, people, first, last, this_week = figures
    return OriginLine(
        pcode=place.pcode if place else "",
        name=place.name if place else "",
        name_ar=place.name_ar if place else "",
        within=place.within if place else Named(),
        families=families,
        people=int(people),
        first_left=_day(first),
        last_left=_day(last),
        this_week=int(this_week),
        population=row.population if row is not None else None,
        population_year=row.population_year if row is not None else None,
        last_event=event[0] if event else "",
        last_event_on=event[1] if event else None,
    )


def _day(value: date | int | None) -> date | None:
    return date.fromordinal(value) if isinstance(value, int) else value
