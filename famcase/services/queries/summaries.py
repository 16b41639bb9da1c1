"""The standard summaries by their names: each counted by one reader of the desk, with the moment it was counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from famcase.domain.periods import Period, last_weeks
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.queries.case_filters import conditions
from famcase.services.queries.cases import case_uids
from famcase.services.queries.filter_words import Reading, read_filters
from famcase.services.queries.sites import list_sites
from famcase.services.queries.summaries_aid import assistance
from famcase.services.queries.summaries_cases import closures, intentions, lengths, open_cases, registrations, steps
from famcase.services.queries.summaries_flows import came, flows
from famcase.services.queries.summaries_people import ages, vulnerabilities
from famcase.services.queries.summaries_periods import Periods
from famcase.services.queries.summaries_places import arrivals, departures, event_marks, outside, where_now
from famcase.services.queries.summaries_work import (
    approvals,
    caseload,
    needs,
    overdue_by_caseworker,
    priorities,
    referrals,
)
from famcase.services.views import Figures
from famcase.storage.narrowing import narrowed
from famcase.wording import N_

_EVERY: Final = 30_000
"""The most families that a text finds in a summary: an engine takes no more of them in one question."""


Lines = tuple[Any, ...]


def _today(count: Callable[[Desk], Lines]) -> Callable[[Desk, Periods], Sequence[Lines]]:
    return lambda desk, _periods: (count(desk),)


QUERIES: Final[Mapping[str, Callable[[Desk, Periods], Sequence[Lines]]]] = {
    "arrivals": arrivals,
    "departures": departures,
    "came": came,
    "where": _today(where_now),
    "flows": _today(flows),
    "sites": _today(list_sites),
    "outside": _today(outside),
    "cases": open_cases,
    "registrations": registrations,
    "needs": needs,
    "assistance": assistance,
    "overdue": _today(overdue_by_caseworker),
    "approvals": _today(approvals),
    "caseload": _today(caseload),
    "priority": _today(priorities),
    "steps": _today(steps),
    "ages": _today(ages),
    "vulnerabilities": _today(vulnerabilities),
    "intentions": _today(intentions),
    "referrals": _today(referrals),
    "closures": closures,
    "lengths": lengths,
}
"""How each is counted, by its name: its lines for each period, in one pass; what is as of today has one for all."""

_WITH_EVENTS: Final = frozenset({"arrivals", "departures", "came"})

OVER_A_PERIOD: Final = frozenset(
    {"arrivals", "departures", "came", "cases", "registrations", "needs", "assistance", "closures", "lengths"}
)


def figures(desk: Desk, name: str, period: Period | None = None, words: Sequence[str] = ()) -> Figures:
    """Return a summary by its name, over eight weeks where no period is given. Raises NotFound for another name.

    Words of the case list narrow it to families that they find, open and closed ones unless they say which.
    """
    if name not in QUERIES:
        raise NotFound(
            N_("There is no summary {name}."), hint=N_("There are: {known}."), name=name, known=", ".join(QUERIES)
        )
    over = period or last_weeks(desk.clock.today(), desk.settings.first_weekday)
    with _only(desk, words):
        return _counted(desk, name, over)


def _counted(desk: Desk, name: str, over: Period) -> Figures:
    before = over.before()
    lines, *of_before = QUERIES[name](desk, (over, before) if before and name in OVER_A_PERIOD else (over,))
    return Figures(
        name=name,
        as_of=desk.clock.now(),
        period=over,
        lines=lines,
        before=of_before[0] if of_before else (),
        marks=event_marks(desk, over) if name in _WITH_EVENTS else (),
    )


def narrowing(desk: Desk, words: Sequence[str]) -> Reading:
    """Return how words narrow a summary: it counts closed families too, unless they say which."""
    reading = read_filters(desk, words)
    if any("status" in said.fields for said in reading.said):
        return reading
    return replace(reading, filters=replace(reading.filters, status=""))


@contextmanager
def _only(desk: Desk, words: Sequence[str]) -> Iterator[None]:
    """Let only families be counted that words of the case list find; all of them where there are no words."""
    if not any(word.strip() for word in words):
        yield
        return
    filters = narrowing(desk, words).filters
    case, family = desk.store.tables["case_list"], desk.store.tables["family"]
    if filters.text:
        found = case_uids(desk, filters, _EVERY)
        query = family.select(family.id).where(family.uid.in_(found))
    else:
        query = case.select(case.family).where(*conditions(desk, filters))
    with narrowed(desk.store, query):
        yield
