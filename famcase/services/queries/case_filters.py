"""What the families of a list have in common, and the conditions that find them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from peewee import fn

from famcase.domain.changes import RecordId
from famcase.domain.days_reading import shifted
from famcase.domain.households import COUNTED, SOUGHT
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.periods import Period
from famcase.services.desk import Desk
from famcase.services.queries import timetable
from famcase.services.queries.behind_figures import Figure, behind
from famcase.storage.fields import NO_DAY
from famcase.storage.projection import MERGED
from famcase.storage.schema import Tables
from famcase.storage.statements import local_id

ANYTHING: Final = "*"
"""Stands for an item: assistance of any kind."""

NONE: Final = "none"
"""Stands for a state of consent: whatever is not consent given."""

_COMMUNITY: Final = 4

_INDEXED: Final = ("mine", "unassigned", "assigned_to", "site", "at", "living", "in_the_open")
"""Filters that an index has beside the state."""


@dataclass(frozen=True, slots=True)
class Span:
    """So many days, weeks, months or years back from today."""

    count: int
    unit: str
    """"days", "weeks", "months" or "years"."""

    def began(self, today: date) -> date:
        """Return the day that the span began on; raises NoSuchDay where the calendar ends."""
        return shifted(today, -self.count, self.unit)


@dataclass(frozen=True, slots=True)
class CaseFilters:
    """What the families of a list have in common; each that is set narrows it further."""

    text: str = ""
    """Names in any spelling, a case number, phone, place or site; or the beginning of one."""
    status: str = "open"
    """Empty for any."""
    mine: bool = False
    overdue: bool = False
    living: str = ""
    in_the_open: bool = False
    need: str = ""
    """Category of a need not met yet."""
    site: RecordId | None = None
    place: str = ""
    """P-code of a place where they are now or come from; a district is all that lies in it."""
    origin: str = ""
    """P-code of the place they come from."""
    priority: int | None = None
    unassigned: bool = False
    withheld: bool | None = None
    at: str = ""
    """P-code of the place where they are now."""
    step: str = ""
    assigned_to: RecordId | None = None
    open_days: int | None = None
    """Days that a family in the open has been so for more than."""
    confirmed: Span | None = None
    """Somebody confirmed where they are within this span."""
    unconfirmed: Span | None = None
    """Nobody confirmed where they are for longer than this, or ever."""
    without: str = ""
    """Code of an item, or ANYTHING, that they did not get."""
    without_for: Span | None = None
    """For how long; None: ever."""
    consent: str = ""
    """State of the consent to services, or NONE."""
    registered: Period | None = None
    moved: Period | None = None
    """A stay of theirs began then."""
    people: tuple[int, int | None] | None = None
    """The least and the most people of the family."""
    vulnerability: str = ""
    """What somebody who counts for the family's size is."""
    flagged: bool = False
    flag: str = ""
    """Kind of a flag that stands."""
    close_requested: bool = False
    displacement: str = ""
    looked_for: bool = False
    """Somebody of the family is missing or separated, and looked for."""
    first_contact_late: bool = False
    """Nobody reached the family by the day of the timetable."""
    figure: Figure | None = None
    """The figure of a summary that counts them."""


def conditions(desk: Desk, filters: CaseFilters) -> list[Any]:
    """Return the conditions on the case list, the text apart."""
    return [
        *_on_the_row(desk, filters),
        *_days_on_the_row(desk, filters),
        *_whereabouts(desk, filters),
        *_on_the_family(desk, filters),
        *_on_what_it_has(desk, filters),
        *_on_its_people(desk, filters),
        *_on_the_first_contact(desk, filters),
        *([behind(desk, filters.figure)] if filters.figure else []),
    ]


def conditions_of_few(desk: Desk, filters: CaseFilters) -> list[Any] | None:
    """Return the conditions in the form in which few families are found soonest; None where only the state narrows.

    Asked with its state, SQLite reads one row after the other in the order of an index of states; where no index has
    the state and what else is asked for, the list itself is scanned, which is several times quicker.
    """
    narrowed = replace(filters, text="", status="")
    if narrowed == CaseFilters(status=""):
        return None
    if not filters.status or any(getattr(filters, name) for name in _INDEXED):
        return conditions(desk, filters)
    return [fn.LOWER(desk.store.tables["case_list"].status) == filters.status, *conditions(desk, narrowed)]


def _on_the_row(desk: Desk, filters: CaseFilters) -> list[Any]:
    case = desk.store.tables["case_list"]
    least, most = filters.people or (0, None)
    asked = (
        (bool(filters.status), case.status == filters.status),
        # whatever their state, families that were merged are listed only when they are asked for
        (not filters.status, case.status != MERGED),
        (filters.unassigned, case.assigned_to == 0),
        (bool(filters.living), case.living == filters.living),
        (filters.in_the_open, case.living == "open"),
        (filters.priority is not None, case.priority == filters.priority),
        (filters.withheld is not None, case.withheld == filters.withheld),
        (bool(filters.displacement), case.displacement == filters.displacement),
        (least > 0, case.people >= least),
        (most is not None, case.people <= most),
        (filters.mine, case.assigned_to == _user(desk.store.tables, desk.user.uid)),
    )
    found = [condition for is_asked, condition in asked if is_asked]
    if filters.assigned_to is not None:
        found.append(case.assigned_to == _user(desk.store.tables, filters.assigned_to))
    return found


def _days_on_the_row(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    case, today = desk.store.tables["case_list"], desk.clock.today()
    if filters.overdue:
        yield case.next_due < today
    if filters.open_days is not None:
        yield case.since < today - timedelta(days=filters.open_days)
    if filters.confirmed is not None:
        yield case.confirmed_on.between(filters.confirmed.began(today), today)
    if filters.unconfirmed is not None:
        yield (case.confirmed_on < filters.unconfirmed.began(today)) | (case.confirmed_on == NO_DAY)
    if filters.registered is not None:
        yield case.registered_on.between(filters.registered.start, filters.registered.end)


def _whereabouts(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    """Yield the conditions on sites and places; what is unknown is nobody's."""
    tables = desk.store.tables
    case, site = tables["case_list"], tables["site"]
    if filters.site is not None:
        yield case.site == (local_id(tables, "site", filters.site) or -1)
    if filters.origin:
        yield _lies_in(tables, case.origin, filters.origin)
    for pcode, or_origin in ((filters.at, False), (filters.place, True)):
        if not pcode:
            continue
        there = site.select(site.id).where(_lies_in(tables, site.place, pcode))
        now = _lies_in(tables, case.place, pcode) | case.site.in_(there)
        yield now | _lies_in(tables, case.origin, pcode) if or_origin else now


def _on_the_family(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    tables = desk.store.tables
    case, family = tables["case_list"], tables["family"]
    if filters.step:
        yield case.family.in_(family.select(family.id).where(family.step == filters.step))
    if filters.close_requested:
        yield case.family.in_(family.select(family.id).where(family.close_requested_by > 0))


def _on_what_it_has(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    """Yield the conditions on a family's other records, each one subquery that runs once."""
    tables, today = desk.store.tables, desk.clock.today()
    case = tables["case_list"]
    if filters.need:
        need = tables["need"]
        lacking = need.select(need.family).where((need.category == filters.need) & need.status.in_(OPEN_NEEDS))
        yield case.family.in_(lacking)
    if filters.without:
        yield case.family.not_in(_given(tables, filters, today))
    if filters.consent:
        consent = tables["consent"]
        asked = consent.select(consent.family).where(consent.purpose == "services")
        if filters.consent in (NONE, "given"):
            given = asked.where(consent.state == "given")
            yield case.family.in_(given) if filters.consent == "given" else case.family.not_in(given)
        elif filters.consent == "not-asked":
            yield case.family.not_in(asked.where(consent.state != "not-asked"))
        else:
            yield case.family.in_(asked.where(consent.state == filters.consent))
    if filters.moved is not None:
        stay = tables["stay"]
        yield case.family.in_(
            stay.select(stay.family).where(stay.since.between(filters.moved.start, filters.moved.end))
        )
    if filters.flagged or filters.flag:
        flag = tables["flag"]
        standing = flag.select(flag.family).where(flag.resolved_on.is_null())
        yield case.family.in_(standing.where(flag.kind == filters.flag) if filters.flag else standing)


def _on_its_people(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    tables = desk.store.tables
    case, member = tables["case_list"], tables["member"]
    if filters.vulnerability:
        said = member.vulnerabilities.cast("TEXT").contains(f" {filters.vulnerability} ")
        counts = (member.vulnerabilities > "") & member.presence.in_(sorted(COUNTED))
        yield case.family.in_(member.select(member.family).where(counts & said))
    if filters.looked_for:
        sought = member.presence.in_(sorted(SOUGHT)) & (member.tracing_open == 1)
        yield case.family.in_(member.select(member.family).where(sought))


def _on_the_first_contact(desk: Desk, filters: CaseFilters) -> Iterator[Any]:
    """Yield the condition that nobody reached the family by the day of the timetable for its priority."""
    if filters.first_contact_late:
        yield timetable.not_reached(desk)


def _given(tables: Tables, filters: CaseFilters, today: date) -> Any:
    """Return the families that did get it."""
    assistance = tables["assistance"]
    given = assistance.select(assistance.family).where(assistance.outcome != "absent")
    if filters.without != ANYTHING:
        given = given.where(assistance.item == filters.without)
    if filters.without_for is not None:
        given = given.where(assistance.on >= filters.without_for.began(today))
    return given


def _lies_in(tables: Tables, field: Any, pcode: str) -> Any:
    """Return the condition that a place is the one of a P-code, or lies in it."""
    place = tables["place"]
    found = place.select(place.id, place.level).where(place.pcode == pcode).tuples().first()
    if found is None:
        return field == -1
    if found[1] >= _COMMUNITY:
        return field == found[0]
    around = [pcode]
    for _ in range(_COMMUNITY - found[1] - 1):
        inner = place.select(place.pcode).where(place.parent.in_(around) & (place.level < _COMMUNITY))
        around = [pcode, *(row[0] for row in inner.tuples())]
    return field.in_(place.select(place.id).where(place.pcode.in_(around) | place.parent.in_(around)))


def _user(tables: Tables, uid: RecordId) -> int:
    return local_id(tables, "user", uid) or -1
