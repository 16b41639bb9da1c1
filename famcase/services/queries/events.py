"""What happened at places, and what was counted there."""

from collections.abc import Collection, Iterable
from typing import Any

from peewee import fn

from famcase.domain.changes import RecordId, Version
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.views import CountView, EventView
from famcase.storage.schema import Tables
from famcase.wording import N_

MOST_EVENTS = 500
"""Events of one list: more is no list that somebody reads."""


class NoSuchEvent(NotFound):
    def __init__(self, number: int) -> None:
        super().__init__(
            N_("There is no event {number}."),
            hint=N_("famcase event list lists them with their numbers."),
            number=number,
        )


def list_events(desk: Desk, place: str = "", words: str = "", *, limit: int = MOST_EVENTS) -> tuple[EventView, ...]:
    """Return events, the newest first: of the place of that P-code or of those words, else of all places."""
    tables = desk.store.tables
    event = tables["event"]
    query = event.select().order_by(event.on.desc(), event.made.desc(), event.id.desc()).limit(limit)
    if place:
        at = tables["place"]
        query = query.where(event.place.in_(at.select(at.id).where(at.pcode == place)))
    elif words:
        query = query.where(event.place.is_null() & (event.place_text == words))
    return event_views(desk, query)


def find_event(desk: Desk, number: int) -> EventView:
    """Return the event of a number; raise NoSuchEvent."""
    table = desk.store.tables["event"]
    found = event_views(desk, table.select().where(table.id == number))
    if not found:
        raise NoSuchEvent(number)
    return found[0]


def get_event(desk: Desk, event: RecordId) -> EventView:
    """Return one event; raise NotFound when it is not there any more."""
    table = desk.store.tables["event"]
    found = event_views(desk, table.select().where(table.uid == event))
    if not found:
        raise NotFound(N_("This event is not there any more."), hint=N_("Look at the list of events."))
    return found[0]


def event_views(desk: Desk, rows: Iterable[Any]) -> tuple[EventView, ...]:
    """Return rows of the table of events as views."""
    listed = list(rows)
    places = PlaceViews(desk.store.tables, [row.place_id for row in listed])
    versions = _versions(desk.store.tables, [bytes(row.uid) for row in listed])
    return tuple(
        EventView(
            uid=RecordId(bytes(row.uid)),
            version=versions[bytes(row.uid)],
            number=row.id,
            kind=row.kind,
            place=places.view(row.place_id, row.place_text),
            on=row.on,
            source=row.source,
            sureness=row.sureness,
            text=row.text,
        )
        for row in listed
    )


def _versions(tables: Tables, events: Collection[bytes]) -> dict[bytes, Version]:
    change, writer = tables["change"], tables["writer"]
    query = change.select(change.subject, writer.uid, fn.MAX(change.seq)).join(writer)
    last: dict[bytes, dict[bytes, int]] = {event: {} for event in events}
    if events:
        grouped = query.where(change.subject.in_(list(events))).group_by(change.subject, writer.uid)
        for subject, uid, seq in grouped.tuples():
            last[bytes(subject)][bytes(uid)] = int(seq)
    return {event: Version(known) for event, known in last.items()}


def counts_of_place(desk: Desk, pcode: str) -> tuple[CountView, ...]:
    """Return what was counted of a place itself, the newest first."""
    tables = desk.store.tables
    count, at = tables["count"], tables["place"]
    query = count.select().where(count.place.in_(at.select(at.id).where(at.pcode == pcode)))
    return count_views(query.order_by(count.on.desc(), count.made.desc(), count.id.desc()))


def count_views(rows: Iterable[Any], site: RecordId | None = None) -> tuple[CountView, ...]:
    """Return rows of the table of counts as views; of a place each count is a subject of its own."""
    return tuple(
        CountView(
            uid=RecordId(bytes(row.uid)),
            subject=site or RecordId(bytes(row.uid)),
            number=row.id,
            on=row.on,
            families=row.families,
            people=row.people,
            in_the_open=row.in_the_open,
            arrived=row.arrived,
            left=row.left,
            remaining=row.remaining,
            source=row.source,
            sureness=row.sureness,
        )
        for row in rows
    )
