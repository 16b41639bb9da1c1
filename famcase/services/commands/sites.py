"""Add and change sites, and record counts and events."""

from datetime import date
from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.text import check_name, check_note
from famcase.errors import NotFound, Refused
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewCount, NewEvent, NewSite
from famcase.wording import N_

_LISTS: Final = {"type": "site-type", "status": "site-status", "room": "room"}
_NUMBERS: Final = frozenset({"capacity_families", "capacity_people"})
_EDITABLE: Final = _NUMBERS | {*_LISTS, "name", "name_ar", "aliases", "place", "place_text", "room_on"}


@command
def add_site(desk: Desk, new: NewSite) -> RecordId:
    """Add a camp, collective centre or reception centre; return its id. A site holds no coordinates."""
    name, name_ar = (check_name(given, N_("Name of the site")) for given in (new.name, new.name_ar))
    if not name and not name_ar:
        raise Refused(N_("A site needs a name."))
    for capacity in (new.capacity_families, new.capacity_people):
        _check_number(capacity)
    with desk.write("site-added") as batch:
        subject = batch.new(
            "site",
            name=name,
            name_ar=name_ar,
            aliases=checked.other_names(new.aliases, N_("Other name")),
            **checked.place_fields(new.at),
            type=checked.code(desk, "site-type", new.type),
            capacity_families=new.capacity_families,
            capacity_people=new.capacity_people,
            room=checked.code(desk, "room", new.room),
            room_on=desk.clock.today() if new.room else None,
        )
    return subject.id


@command
def edit_site(desk: Desk, /, site: RecordId, **fields: object) -> Done:
    """Change fields of a site by their names."""
    checked.only(fields, _EDITABLE)
    with desk.write("site-changed") as batch:
        subject = batch.open(site)
        known = subject.record("site", site)
        fields = {name: _checked(desk, name, value) for name, value in fields.items()}
        if not any(fields.get(name, known.value(name)) for name in ("name", "name_ar")):
            raise Refused(N_("A site needs a name."))
        batch.edit(subject, site, **fields)
    return batch.done


@command
def record_count(desk: Desk, new: NewCount) -> Done:
    """Record what somebody reports of a site or a place; it stands beside our caseload and is never mixed with it."""
    for number in (new.families, new.people, new.in_the_open):
        _check_number(number)
    if new.families is None and new.people is None and new.in_the_open is None:
        raise Refused(N_("A count needs a number of families or people."))
    with desk.write("counted") as batch:
        fields = {
            "site": new.site,
            "place": new.pcode,
            "on": checked.not_later(desk, new.on),
            "families": new.families,
            "people": new.people,
            "in_the_open": new.in_the_open,
            "source": checked.code(desk, "count-source", new.source),
            "sureness": checked.code(desk, "sureness", new.sureness),
        }
        if new.site is not None:
            subject = batch.open(new.site)
            subject.record("site", new.site)
            batch.add(subject, "count", **fields)
        elif new.pcode:
            batch.new("count", **fields)
        else:
            raise NotFound(N_("A count is of a site or of a place of the gazetteer."))
    return batch.done


@command
def record_event(desk: Desk, new: NewEvent) -> Done:
    """Record what happened at a place; there is no field for who did it."""
    with desk.write("event") as batch:
        batch.new(
            "event",
            kind=checked.code(desk, "event-kind", new.kind),
            **checked.place_fields(new.at),
            on=checked.not_later(desk, new.on),
            source=check_name(new.source, N_("Source")),
            sureness=checked.code(desk, "sureness", new.sureness),
            text=check_note(new.text, N_("What happened")),
        )
    return batch.done


def _checked(desk: Desk, name: str, value: object) -> object:
    if name in _LISTS:
        return checked.code(desk, _LISTS[name], str(value))
    if isinstance(value, date):
        return checked.not_later(desk, value)
    if isinstance(value, int):
        _check_number(value)
    if isinstance(value, tuple | list):
        return checked.other_names(value, N_("Other name"))
    return check_name(value, N_("Name of the site")) if isinstance(value, str) else value


def _check_number(number: int | None) -> None:
    if number is not None and not 0 <= number <= 10_000_000:
        raise Refused(N_("{number} is no number of families or people."), number=number)
