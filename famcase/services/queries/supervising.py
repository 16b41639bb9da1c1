"""What waits for a supervisor: cases that are nobody's, and requests to close."""

from datetime import date, timedelta
from typing import Any, Final

from famcase.domain.deadlines import working_day
from famcase.services.desk import Desk
from famcase.services.queries.lines import headings, place_names, user_names, where_names
from famcase.services.views.supervising import ClosureLine, UnassignedLine

MOST: Final = 200
"""Lines of each list: who has more of them needs other means than a list."""


def unassigned(desk: Desk, limit: int = MOST) -> tuple[UnassignedLine, ...]:
    """Return the open cases that are nobody's, those registered first at the top; none that waits is left out below."""
    tables = desk.store.tables
    case = tables["case_list"]
    nobodys = case.select().where((case.status == "open") & (case.assigned_to == 0))
    rows = list(nobodys.order_by(case.registered_on, case.family).limit(limit))
    headed = headings(tables, {row.family_id for row in rows})
    where = where_names(tables, rows, place_names(tables, {row.place for row in rows if row.place}))
    return tuple(
        UnassignedLine(
            family=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=row.people,
            priority=row.priority,
            place=where[row.family_id],
            registered_on=row.registered_on,
            is_late=_is_late(desk, row.registered_on),
        )
        for row in rows
        if (head := headed.get(row.family_id)) is not None
    )


def closures_asked(desk: Desk, limit: int = MOST) -> tuple[ClosureLine, ...]:
    """Return the requests to close open cases, those asked first at the top."""
    tables = desk.store.tables
    family, case = tables["family"], tables["case_list"]
    asked = (family.close_requested_by.is_null(False)) & (case.status == "open")
    columns = (family.id, family.close_reason, family.close_requested_by, family.close_requested_on, case.people)
    query = family.select(*columns).join(case, on=(case.family == family.id)).where(asked)
    rows: list[Any] = list(query.order_by(family.close_requested_on, family.id).limit(limit).tuples())
    headed = headings(tables, {row[0] for row in rows})
    users = user_names(tables, {row[2] for row in rows})
    return tuple(
        ClosureLine(
            family=head.uid,
            number=head.number,
            name=head.name,
            name_ar=head.name_ar,
            withheld=head.withheld,
            people=people,
            reason=reason,
            asked_by=users.get(by, ""),
            asked_on=on,
        )
        for local, reason, by, on, people in rows
        if (head := headed.get(local)) is not None
    )


def _is_late(desk: Desk, registered_on: date | None) -> bool:
    """Return whether a case waits longer than one working day to be assigned."""
    if registered_on is None:
        return False
    settings = desk.settings
    until = working_day(registered_on + timedelta(days=1), settings.weekdays_off, settings.holidays)
    return until < desk.clock.today()
