"""Add sites, correct and close them, and record what is counted there."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from famcase.domain.changes import RecordId, Version
from famcase.domain.phones import check_phone
from famcase.domain.sites import COVERAGE
from famcase.domain.text import check_name
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewCount, NewSite
from famcase.services.queries.site_telling import Standing, twin
from famcase.wording import N_

_LISTS: Final = {
    "type": "site-type",
    "status": "site-status",
    "room": "room",
    **dict.fromkeys(COVERAGE, "coverage"),
}
_NUMBERS: Final = ("capacity_families", "capacity_people", "capacity_tents")
_NAMES: Final = {"aliases": N_("Other name"), "sectors": N_("Sector")}
_TEXTS: Final = {
    "name": N_("Name of the site"),
    "name_ar": N_("Name of the site"),
    "place_text": N_("Place"),
    "cluster": N_("Cluster"),
    "manager": N_("Manager"),
}
_EDITABLE: Final = frozenset(
    {*_LISTS, *_NUMBERS, *_NAMES, *_TEXTS, "place", "room_on", "notice_until", "manager_phone"}
)

_TELLING: Final = ("name", "name_ar", "place", "place_text")
"""What tells a site from every other."""

_REPORTED: Final = ("families", "people", "in_the_open", "arrived", "left", "remaining")
_COUNTED: Final = frozenset({*_REPORTED, "on", "source", "sureness"})


class SiteTwin(Refused):
    """A site of this name is at this place already."""

    def __init__(self, twin: Standing) -> None:
        is_open = twin.status in ("", "open")
        super().__init__(
            N_("{site} is known already at {place}: nothing was saved.")
            if twin.place
            else N_("{site} is known already: nothing was saved."),
            hint=N_("Use that one, or give this one a name that tells the two apart.")
            if is_open
            else N_("Open that one again, or give this one a name that tells the two apart."),
            site=twin.named,
            place=twin.place,
        )


@command
def add_site(desk: Desk, new: NewSite) -> RecordId:
    """Add a camp, collective centre or reception centre; return its id. A site holds no coordinates."""
    checked.only(new.coverage, COVERAGE)
    given: dict[str, object] = {
        "name": new.name,
        "name_ar": new.name_ar,
        "aliases": new.aliases,
        **checked.place_fields(new.at),
        "type": new.type,
        "capacity_families": new.capacity_families,
        "capacity_people": new.capacity_people,
        "capacity_tents": new.capacity_tents,
        "room": new.room,
        "room_on": new.room_on or desk.clock.today() if new.room else None,
        "cluster": new.cluster,
        "sectors": new.sectors,
        "notice_until": new.notice_until,
        "manager": new.manager,
        "manager_phone": new.manager_phone,
        **new.coverage,
    }
    fields = {name: _checked(desk, name, value) for name, value in given.items()}
    _need_a_name(fields)
    with desk.write("site-added") as batch:
        _need_no_twin(desk, fields)
        subject = batch.new("site", **fields)
    return subject.id


@command
def edit_site(desk: Desk, /, site: RecordId, seen: Version | None = None, **fields: object) -> Done:
    """Change fields of a site by their names; `seen` is the version that the person looked at."""
    checked.only(fields, _EDITABLE)
    with desk.write("site-changed") as batch:
        subject = open_site(batch, site, seen)
        known = subject.record("site", site)
        said = {name: _checked(desk, name, value) for name, value in fields.items()}
        named = {name: said.get(name, known.value(name)) for name in _TELLING}
        _need_a_name(named)
        if any(said.get(name, known.value(name)) != known.value(name) for name in _TELLING):
            _need_no_twin(desk, named, besides=site)
        batch.edit(subject, site, **said)
    return batch.done


@command
def close_site(
    desk: Desk, site: RecordId, how: str = "closed", *, reason: str = "", seen: Version | None = None
) -> Done:
    """Record that a site is closed, evicted or hit: it takes nobody in. Families there stay recorded there.

    Nothing is assumed of where they went: a move says that, of one family or of many.
    """
    if checked.code(desk, "site-status", how) in ("", "open"):
        raise Refused(N_("A site is closed, evicted or hit; one that is open again is reopened."))
    return _set_status(desk, "site-closed", site, how, reason, seen)


@command
def reopen_site(desk: Desk, site: RecordId, *, reason: str = "", seen: Version | None = None) -> Done:
    """Record that a site takes people in again."""
    return _set_status(desk, "site-reopened", site, "open", reason, seen)


@command
def record_count(desk: Desk, new: NewCount) -> Done:
    """Record what somebody reports of a site or a place; it stands beside our caseload and is never mixed with it."""
    fields = _count_fields(desk, {name: getattr(new, name) for name in _COUNTED})
    _need_a_number(fields)
    with desk.write("counted") as batch:
        if new.site is not None:
            subject = open_site(batch, new.site)
            batch.add(subject, "count", site=new.site, **fields)
        elif new.pcode:
            batch.new("count", place=new.pcode, **fields)
        else:
            raise NotFound(N_("A count is of a site or of a place of the gazetteer."))
    return batch.done


@command
def correct_count(
    desk: Desk, /, subject: RecordId, count: RecordId, seen: Version | None = None, **fields: object
) -> Done:
    """Correct what was recorded of a count; `subject` is its site, or the count itself where it is of a place."""
    checked.only(fields, _COUNTED)
    with desk.write("count-corrected") as batch:
        of = batch.open(subject, seen)
        known = of.record("count", count)
        said = _count_fields(desk, fields)
        _need_a_number({name: said.get(name, known.value(name)) for name in _REPORTED})
        batch.edit(of, count, **said)
    return batch.done


@command
def remove_count(desk: Desk, subject: RecordId, count: RecordId, *, seen: Version | None = None) -> Done:
    """Take back a count that was recorded in error."""
    with desk.write("count-removed") as batch:
        of = batch.open(subject, seen)
        of.record("count", count)
        batch.remove(of, count)
    return batch.done


def open_site(batch: Batch, site: RecordId, seen: Version | None = None) -> Subject:
    """Return a site's subject; raise NotFound for one that is not there any more."""
    subject = batch.open(site, seen)
    known = subject.state.records.get(site)
    if known is None or known.table != "site" or not known.stands:
        raise NotFound(N_("This site is not there any more."), hint=N_("Look at the list of sites."))
    return subject


def check_number(number: object) -> None:
    """Raise Refused for what is no number of families, people or tents."""
    if number is not None and not (isinstance(number, int) and 0 <= number <= 10_000_000):
        raise Refused(N_("{number} is no number of families or people."), number=number)


def _set_status(desk: Desk, verb: str, site: RecordId, status: str, reason: str, seen: Version | None) -> Done:
    with desk.write(verb, reason=check_name(reason, N_("Reason"))) as batch:
        subject = open_site(batch, site, seen)
        batch.edit(subject, site, status=status)
    return batch.done


def _count_fields(desk: Desk, given: Mapping[str, object]) -> dict[str, object]:
    fields = dict(given)
    for name in _REPORTED:
        check_number(fields.get(name))
    if "on" in fields:
        fields["on"] = checked.not_later(desk, fields["on"] if isinstance(fields["on"], date) else None)
    for name, vocabulary in (("source", "count-source"), ("sureness", "sureness")):
        if name in fields:
            fields[name] = checked.code(desk, vocabulary, str(fields[name]))
    return fields


def _need_a_number(fields: Mapping[str, object]) -> None:
    if all(fields.get(name) is None for name in _REPORTED):
        raise Refused(N_("A count needs a number of families or people."))


def _need_a_name(fields: Mapping[str, object]) -> None:
    if not fields["name"] and not fields["name_ar"]:
        raise Refused(N_("A site needs a name."))


def _need_no_twin(desk: Desk, fields: Mapping[str, object], besides: RecordId | None = None) -> None:
    """Raise SiteTwin where a site is so called at this place: nobody could say which of the two is meant."""
    names = [str(fields[name] or "") for name in ("name", "name_ar")]
    pcode, words = str(fields["place"] or ""), str(fields["place_text"] or "")
    found = twin(desk.store.tables, names, pcode, words, besides)
    if found is not None:
        raise SiteTwin(found)


def _checked(desk: Desk, name: str, value: object) -> object:
    if name in _LISTS:
        return checked.code(desk, _LISTS[name], str(value or ""))
    if name in _NUMBERS:
        check_number(value)
    elif name in _NAMES:
        given = value if isinstance(value, tuple | list) else ()
        return checked.other_names(given, _NAMES[name])
    elif name in _TEXTS:
        return check_name(str(value or ""), _TEXTS[name])
    elif name == "manager_phone":
        return check_phone(str(value)) if value else ""
    elif name == "room_on" and isinstance(value, date):
        return checked.not_later(desk, value)
    return value
