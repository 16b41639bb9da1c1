"""Summaries of who went where: from which origin families are where now, and where they came to by week."""

from datetime import timedelta
from typing import Any

from peewee import Case, fn

from famcase.domain.days import week_of
from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names, stay_words
from famcase.services.queries.origins import STAYED
from famcase.services.queries.summaries_places import FRESH, Whereabouts, worded
from famcase.services.views import CameLine, FlowLine
from famcase.wording import Named


def flows(desk: Desk, period: Period | None = None) -> tuple[FlowLine, ...]:  # noqa: ARG001 - as things are today
    """Return open families that left their homes by origin and by where they are now, those with most families first.

    Two villages of one name stay two lines, and so do words that people used for a place of that name.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    today = desk.clock.today()
    # LOWER: the list is scanned once; an index of origins would look up the place of each family, ten times as long
    gone = (fn.LOWER(case.status) == "open") & (case.displacement != STAYED)
    is_fresh = Case(None, [(case.confirmed_on.between(today - timedelta(days=FRESH), today), 1)], 0)
    is_listed = (case.origin != 0) & ((case.site != 0) | (case.place != 0))
    counted = (fn.COUNT(case.family), fn.SUM(case.people), fn.SUM(is_fresh))
    known = case.select(case.origin, case.site, case.place, *counted).where(gone & is_listed)
    rows: list[Any] = [(*row, "", "") for row in known.group_by(case.origin, case.site, case.place).tuples()]
    # only those whose origin or place is in no list are read one by one
    told = list(
        case.select(case.family, family.origin_text, case.origin, case.site, case.place, case.people, is_fresh)
        .join(family)
        .where(gone & ~is_listed)
        .tuples()
    )
    words = stay_words(tables, [row[0] for row in told if not row[3] and not row[4]])
    rows += [
        (origin, site, place, 1, people, fresh, "" if origin else text, words.get(one, ""))
        for one, text, origin, site, place, people, fresh in told
    ]
    places = place_names(tables, {row[0] for row in rows if row[0]})
    names = Whereabouts(tables, ((row[1], row[2]) for row in rows))
    found: dict[tuple[Named, int, Named, int], list[int]] = {}
    for origin, site, place, families, people, fresh, origin_text, where_text in rows:
        come_from = places[origin] if origin else Named(origin_text, is_typed=True)
        where, local = names.at(site, place) if site or place else (Named(where_text, is_typed=True), 0)
        figures = found.setdefault((come_from, origin, where, local), [0, 0, 0])
        for at, more in enumerate((families, people, fresh)):
            figures[at] += int(more)
    lines = [
        FlowLine(come_from, where, families, people, fresh, origin, local)
        for (come_from, origin, where, local), (families, people, fresh) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.origin, line.where)))


def came(desk: Desk, period: Period) -> tuple[CameLine, ...]:
    """Return open families by the week of their last move and where it brought them; those at home do not count."""
    tables = desk.store.tables
    case = tables["case_list"]
    # LOWER: as above, for an index of days
    moved = (fn.LOWER(case.status) == "open") & (case.displacement != STAYED)
    moved &= case.since.between(period.start, period.end)
    somewhere = moved & ((case.place != 0) | (case.site != 0))
    query = case.select(case.site, case.place, case.since, fn.COUNT(case.family), fn.SUM(case.people))
    known = list(query.where(somewhere).group_by(case.site, case.place, case.since).tuples())
    names = Whereabouts(tables, ((site, place) for site, place, *_ in known))
    rows = [(names.at(site, place), since, families, people) for site, place, since, families, people in known]
    nowhere = moved & (case.place == 0) & (case.site == 0)
    for text, since, people in worded(tables, nowhere, case.since, case.people):
        rows.append(((Named(text, is_typed=True), 0), since, 1, people))
    weeks: dict[Any, list[int]] = {}
    for at, since, families, people in rows:
        figures = weeks.setdefault((week_of(since, desk.settings.first_weekday), *at), [0, 0])
        figures[0] += families
        figures[1] += int(people)
    return tuple(
        CameLine(week, where, families, people, local)
        for (week, where, local), (families, people) in sorted(weeks.items())
    )
