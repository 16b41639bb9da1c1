"""The standard summaries of our open cases, as things are today: each one query over a narrow index."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

from peewee import Case, fn

from famcase.domain.days import monday_of
from famcase.domain.deadlines import days_late
from famcase.services.desk import Desk
from famcase.services.queries.family_parts import OPEN_NEEDS
from famcase.services.queries.lines import place_names, site_names, stay_words, user_names
from famcase.services.queries.origins import STAYED
from famcase.services.queries.sites import newest_counts
from famcase.services.queries.sources import chunks
from famcase.services.views import ArrivalLine, NeedLine, OverdueLine, WhereLine
from famcase.storage.schema import Tables
from famcase.wording import Named

FRESH: Final = 30
"""Days for which a family counts as confirmed where it is."""


def arrivals(desk: Desk, start: date, end: date) -> tuple[ArrivalLine, ...]:
    """Return families by the week they came to where they are now and by origin, from `start` to `end` inclusive.

    A family counts once, where its last move ended; families still at home do not. A first and a last week may be
    cut by the period.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    came = (case.status == "open") & (case.displacement != STAYED) & case.since.between(start, end)
    counted = (fn.COUNT(case.family), fn.SUM(case.people))
    known = list(
        case.select(case.since, case.origin, *counted)
        .where(came & (case.origin != 0))
        .group_by(case.since, case.origin)
        .tuples()
    )
    named = place_names(tables, {row[1] for row in known})
    worded = (
        case.select(case.since, family.origin_text, *counted)
        .join(family)
        .where(came & (case.origin == 0))
        .group_by(case.since, family.origin_text)
        .tuples()
    )
    # Two villages of one name stay two lines: they are told apart by the gazetteer, not by what is shown.
    weeks: dict[tuple[date, Named, int], tuple[int, int]] = {}
    rows = [(since, named[origin], origin, families, people) for since, origin, families, people in known]
    rows += [(since, Named(text), 0, families, people) for since, text, families, people in worded]
    for since, origin, place, families, people in rows:
        key = (monday_of(since), origin, place)
        before = weeks.get(key, (0, 0))
        weeks[key] = (before[0] + families, before[1] + int(people))
    return tuple(
        ArrivalLine(week, origin, families, people) for (week, origin, _), (families, people) in sorted(weeks.items())
    )


def where_now(desk: Desk) -> tuple[WhereLine, ...]:
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
    sites = site_names(tables, {row[1] for row in known if row[1]})
    places = place_names(tables, {row[0] for row in known if row[0] and not row[1]})
    counts = newest_counts(tables, sites)
    lines: dict[tuple[Named, int, str], list[int]] = {}
    for place, site, living, *figures_of in known:
        at = (sites[site], site, living) if site else (places.get(place, Named()), -place, living)
        _add(lines, at, figures_of)
    for text, living, *figures_of in _by_words(tables, today):
        _add(lines, (Named(text), 0, living), figures_of)
    made = [_where_line(at, figures_of, counts) for at, figures_of in lines.items()]
    return tuple(sorted(made, key=lambda line: (-line.families, line.where, line.living)))


def open_needs(desk: Desk) -> tuple[NeedLine, ...]:
    """Return the needs not met yet of open cases by category; a family counts once in each, whatever it lacks there."""
    tables = desk.store.tables
    need, case = tables["need"], tables["case_list"]
    lacking = (
        need.select(need.category, need.family.alias("family"), fn.MIN(need.since).alias("since"))
        .where(need.status.in_(OPEN_NEEDS))
        .group_by(need.category, need.family)
    )
    query = (
        case.select(lacking.c.category, fn.COUNT(case.family), fn.SUM(case.people), fn.MIN(lacking.c.since))
        .join(lacking, on=(lacking.c.family == case.family))
        .where(case.status == "open")
        .group_by(lacking.c.category)
    )
    lines = [
        NeedLine(category, families, int(people), date.fromordinal(oldest) if isinstance(oldest, int) else oldest)
        for category, families, people, oldest in query.tuples()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.category)))


def overdue_by_caseworker(desk: Desk) -> tuple[OverdueLine, ...]:
    """Return open cases and those with an overdue follow-up by whom they are assigned to, the most overdue first.

    An empty name stands for families that are nobody's.
    """
    tables = desk.store.tables
    case = tables["case_list"]
    today = desk.clock.today()
    late = fn.SUM(Case(None, [(case.next_due < today, 1)], 0))
    query = case.select(case.assigned_to, fn.COUNT(case.family), late, fn.MIN(case.next_due))
    rows = list(query.where(case.status == "open").group_by(case.assigned_to).tuples())
    users = user_names(tables, {row[0] for row in rows})
    lines = [
        OverdueLine(users.get(local, ""), families, int(overdue), _late(first, today) if overdue else 0)
        for local, families, overdue, first in rows
    ]
    return tuple(sorted(lines, key=lambda line: (-line.overdue, -line.families, line.caseworker)))


def _late(first: date | int, today: date) -> int:
    return days_late(date.fromordinal(first) if isinstance(first, int) else first, today)


def _add(lines: dict[tuple[Named, int, str], list[int]], at: tuple[Named, int, str], figures: Collection[Any]) -> None:
    lines[at] = [before + int(more) for before, more in zip(lines.get(at, [0, 0, 0]), figures, strict=True)]


def _by_words(tables: Tables, today: date) -> list[tuple[str, str, int, int, int]]:
    """Return (words, living, families, people, confirmed) of families whose place is in no list: only they are read."""
    case = tables["case_list"]
    nowhere = (case.status == "open") & (case.place == 0) & (case.site == 0)
    columns = (case.family, case.living, case.people, case.confirmed_on)
    rows = list(case.select(*columns).where(nowhere).tuples())
    words: dict[int, str] = {}
    for part in chunks(row[0] for row in rows):
        words.update(stay_words(tables, part))
    since = today - timedelta(days=FRESH)
    return [
        (words.get(family, ""), living, 1, people, int(confirmed is not None and since <= confirmed <= today))
        for family, living, people, confirmed in rows
    ]


def _where_line(at: tuple[Named, int, str], figures: list[int], counts: dict[int, Any]) -> WhereLine:
    where, local, living = at
    families, people, confirmed = figures
    count = counts.get(local)
    return WhereLine(
        where, living, families, people, count.families if count else None, count.on if count else None, confirmed
    )
