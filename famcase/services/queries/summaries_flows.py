"""The summary of who went where: open families by where they come from and where they are now."""

from datetime import timedelta
from typing import Any

from peewee import Case, fn

from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries.lines import place_names, stay_words
from famcase.services.queries.origins import STAYED
from famcase.services.queries.summaries_places import FRESH, Whereabouts
from famcase.services.views import FlowLine
from famcase.wording import Named


def flows(desk: Desk, period: Period | None = None) -> tuple[FlowLine, ...]:  # noqa: ARG001 - as things are today
    """Return open families that left their homes by origin and by where they are now, those with most families first.

    Two villages of one name stay two lines, and so do words that people used for a place of that name.
    """
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    today = desk.clock.today()
    gone = (case.status == "open") & (case.displacement != STAYED)
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
        FlowLine(come_from, where, families, people, fresh, bool(origin and local))
        for (come_from, origin, where, local), (families, people, fresh) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.families, line.origin, line.where)))
