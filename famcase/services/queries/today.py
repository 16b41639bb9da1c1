"""A person's day: who is overdue, who is due, what to look at."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.domain.deadlines import days_late
from famcase.services.desk import Desk
from famcase.services.queries.lines import case_rows, headings, place_names, user_names, where_names
from famcase.services.queries.sites import list_sites
from famcase.services.queries.supervising import waits
from famcase.services.queries.users import find_user
from famcase.services.views import DueLine, Today
from famcase.services.views.supervising import Waits
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id

AHEAD: Final = 7
"""Days to come that a day shows."""

TOO_LONG_OUTSIDE: Final = 3
"""Days in the open after which a family stands on the first screen."""

MOST: Final = 200

_Days = tuple[date | None, date]
"""The first day, None for however long ago, and the last."""


def today(desk: Desk, on: date | None = None, user: str = "", limit: int = MOST) -> Today:
    """Return the day of a user, by name; without one, the day of whoever sits here: a supervisor's is everybody's.

    Each group holds at most `limit` follow-ups, those that wait longest. The overdue stand by their days of waiting,
    and within a day by site; the others by site, so that one round visits them all. Raises NotFound for nobody.
    """
    day = on or desk.clock.today()
    person = _person(desk, user)
    tables = desk.store.tables
    case = tables["case_list"]
    mine = [case.status == "open", *([] if person is None else [case.assigned_to == person])]
    outside = (case.living == "open") & (case.since < day - timedelta(days=TOO_LONG_OUTSIDE))
    spans: tuple[_Days, ...] = (
        (None, day - timedelta(days=1)),
        (day, day),
        (day + timedelta(days=1), day + timedelta(days=AHEAD)),
    )
    late, now, later = (_lines(desk, day, person, between, limit) for between in spans)
    return Today(
        day=day,
        overdue=_latest_first(late),
        today=now,
        next_days=later,
        counts=(
            _count(tables, person, spans[0], late, limit),
            _count(tables, person, spans[1], now, limit),
            _count(tables, person, spans[2], later, limit),
        ),
        sites_over=tuple(line for line in list_sites(desk) if line.is_over and line.status == "open"),
        in_the_open=int(case.select(case.family).where(*mine, outside).count()),
        families=int(case.select(case.family).where(*mine).count()),
        waits=Waits() if user else waits(desk),
    )


def due(desk: Desk, on: date | None = None, user: str = "") -> tuple[DueLine, ...]:
    """Return the open follow-ups that are due on a day or overdue then, grouped as `today` does."""
    day = on or desk.clock.today()
    return _lines(desk, day, _person(desk, user), (None, day), None)


def _person(desk: Desk, user: str) -> int | None:
    """Return the local id of the user whose day it is; None for everybody's."""
    if not user and desk.user.is_supervisor:
        return None
    uid = find_user(desk, user).uid if user else desk.user.uid
    return local_id(desk.store.tables, "user", uid) or -1


def _lines(desk: Desk, day: date, person: int | None, between: _Days, limit: int | None) -> tuple[DueLine, ...]:
    tables = desk.store.tables
    found = _follow_ups(tables, person, between, limit)
    cases = case_rows(tables, sorted({row.family_id for row in found}))
    places = place_names(tables, {row.place for row in cases.values() if row.place})
    where = where_names(tables, cases.values(), places)
    headed = headings(tables, cases)
    users = user_names(tables, {local for row in found for local in _assigned(row, cases)})
    lines = []
    for row in found:
        case, head = cases[row.family_id], headed[row.family_id]
        assigned = next(_assigned(row, cases), 0)
        lines.append(
            DueLine(
                family=head.uid,
                follow_up=RecordId(bytes(row.uid)),
                number=head.number,
                name=head.name,
                name_ar=head.name_ar,
                withheld=head.withheld,
                people=case.people,
                due=row.due,
                days_late=days_late(row.due, day),
                what=row.what,
                place=where[row.family_id],
                living=case.living,
                assigned_to=users.get(assigned, ""),
            )
        )
    return _by_site(lines)


def _count(tables: Tables, person: int | None, between: _Days, shown: Sequence[DueLine], limit: int) -> int:
    """Return how many follow-ups there are, which is asked only where there may be more than those shown."""
    return len(shown) if len(shown) < limit else int(_open_ones(tables, person, between).count())


def _follow_ups(tables: Tables, person: int | None, between: _Days, limit: int | None) -> list[Any]:
    """Return the open follow-ups of somebody's open cases between two days, those that wait longest first."""
    follow_up = tables["follow_up"]
    query = _open_ones(tables, person, between)
    return list(query.order_by(follow_up.due, follow_up.family, follow_up.id).limit(limit))


def _open_ones(tables: Tables, person: int | None, between: _Days) -> Any:
    case, follow_up = tables["case_list"], tables["follow_up"]
    first, last = between
    days = follow_up.due <= last if first is None else follow_up.due.between(first, last)
    open_ones = (follow_up.status == "open") & days & (case.status == "open")
    query = follow_up.select().join(case, on=(case.family == follow_up.family)).where(open_ones)
    if person is not None:
        is_mine = (follow_up.assigned_to == person) | (follow_up.assigned_to.is_null() & (case.assigned_to == person))
        query = query.where(is_mine)
    return query


def _assigned(row: Any, cases: dict[int, Any]) -> Iterator[int]:
    return (local for local in (row.assigned_to_id, cases[row.family_id].assigned_to) if local)


def _by_site(lines: Sequence[DueLine]) -> tuple[DueLine, ...]:
    """Return lines with those of one place together, the place that waits longest first.

    Of places that wait equally long the name decides, which stays the same while a round ticks off one after the other.
    """
    first: dict[str, date] = {}
    for line in lines:
        # Families at no known place are no group: each stands for itself.
        there = _round(line)
        first[there] = min(first.get(there, line.due), line.due)
    return tuple(sorted(lines, key=lambda line: (first[_round(line)], _round(line), line.due)))


def _latest_first(lines: Sequence[DueLine]) -> tuple[DueLine, ...]:
    """Return lines by their day; those of one day stay in their order."""
    return tuple(sorted(lines, key=lambda line: line.due))


def _round(line: DueLine) -> str:
    return str(line.place).casefold() or line.number
