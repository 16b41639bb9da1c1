"""When something was recorded last, and whether this computer's clock can be right."""

from datetime import datetime, timedelta

from peewee import fn

from famcase.domain.changes import moment
from famcase.services.desk import Desk

_APART = timedelta(minutes=5)
"""By how much two computers' clocks may differ without anybody being asked."""


def last_change(desk: Desk) -> datetime | None:
    """Return the moment of the newest change in the journal (UTC); None in an empty one."""
    change = desk.store.tables["change"]
    newest = change.select(fn.MAX(change.hlc)).scalar()
    return moment(int(newest)) if newest else None


def recorded_ahead(desk: Desk) -> datetime | None:
    """Return the moment of the newest change where the desk's clock stands before it; None where it does not."""
    newest = last_change(desk)
    return newest if newest is not None and desk.clock.now() < newest - _APART else None
