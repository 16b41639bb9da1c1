"""When something was recorded last, and whether this computer's clock can be right."""

from datetime import datetime, timedelta

from peewee import fn

from famcase.domain.changes import moment
from famcase.services.desk import Desk

_APART = timedelta(minutes=5)
"""By how much two computers' clocks may differ without anybody being asked."""


def last_change(desk: Desk) -> datetime | None:
    """Return the moment of the newest change in the journal (UTC); None in an empty one."""
    newest = newest_hlc(desk)
    return moment(newest) if newest else None


def newest_hlc(desk: Desk) -> int:
    """Return where the newest change stands among all (`Change.hlc`); 0 in an empty journal."""
    change = desk.store.tables["change"]
    return int(change.select(fn.MAX(change.hlc)).scalar() or 0)


def recorded_ahead(desk: Desk) -> datetime | None:
    """Return the moment of the newest change where the desk's clock stands before it; None where it does not."""
    newest = last_change(desk)
    return newest if newest is not None and desk.clock.now() < newest - _APART else None
