"""Which families a figure of a summary counts: for each of its columns the condition that finds just them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from peewee import fn

from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.periods import Period, end_of_month
from famcase.services.desk import Desk
from famcase.services.queries.origins import STAYED
from famcase.services.queries.standing import merged_away
from famcase.services.queries.summaries_aid import anything_given, families_given
from famcase.services.queries.summaries_cases import LENGTHS, MORE, UNKNOWN
from famcase.services.queries.summaries_people import BANDS, bands, who_counts
from famcase.services.queries.summaries_places import BOUNDS, FRESH
from famcase.services.queries.summaries_split import has_part, is_in_part
from famcase.services.queries.summaries_work import closing_asked, put_off, step_late
from famcase.services.queries.timetable import not_reached
from famcase.storage.fields import NO_DAY

_SIX_DAYS: Final = timedelta(days=6)
_SEXES: Final = ("female", "male")
_PARTS: Final = ("women", "men", "girls", "boys", "sex_or_age_not_told")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a summary."""

    summary: str
    column: str
    """The id of its column; of what counts people, those families are meant that the people are of."""
    line: Any
    """The view that is its line; None for what all lines add up to."""
    period: Period
    shown: str = ""
    """In words, what the line and the column are."""


def behind(desk: Desk, figure: Figure) -> Any:
    """Return the condition on the case list that a figure counts a family. Raises KeyError for a figure of none."""
    condition = _BEHIND[figure.summary](desk, figure)
    splits_families = figure.column in _PARTS and figure.summary != "vulnerabilities"
    return condition & has_part(desk, figure.column) if splits_families else condition


def _moved(desk: Desk, figure: Figure, day: Any) -> Any:
    return _from(desk, figure.line, _displaced(desk) & _of_week(figure, day))


def _arrivals(desk: Desk, figure: Figure) -> Any:
    return _moved(desk, figure, desk.store.tables["case_list"].since)


def _departures(desk: Desk, figure: Figure) -> Any:
    return _moved(desk, figure, desk.store.tables["case_list"].left_on)


def _came(desk: Desk, figure: Figure) -> Any:
    return _there(desk, figure.line, _displaced(desk) & _of_week(figure, desk.store.tables["case_list"].since))


def _flows(desk: Desk, figure: Figure) -> Any:
    gone = _from(desk, figure.line, _displaced(desk))
    return _there(desk, figure.line, _confirmed(desk, figure, gone))


def _displaced(desk: Desk) -> Any:
    case = desk.store.tables["case_list"]
    return (case.status == "open") & (case.displacement != STAYED)


def _of_week(figure: Figure, day: Any) -> Any:
    """Return the condition that a day is in the period, and in the week of the line."""
    start, end = figure.period.start, figure.period.end
    if figure.line is not None:
        start, end = max(figure.line.week, start), min(figure.line.week + _SIX_DAYS, end)
    return day.between(start, end)


def _confirmed(desk: Desk, figure: Figure, condition: Any) -> Any:
    """Return a condition narrowed to families that were confirmed lately, where the figure is of those."""
    if figure.column != "confirmed_30_days":
        return condition
    today = desk.clock.today()
    return condition & desk.store.tables["case_list"].confirmed_on.between(today - timedelta(days=FRESH), today)


def _from(desk: Desk, line: Any, condition: Any) -> Any:
    """Return the condition that families for which another holds fled from where a line says; from anywhere of none."""
    case = desk.store.tables["case_list"]
    if line is None:
        return condition
    if line.origin_id:
        return condition & (case.origin == line.origin_id)
    return condition & (case.origin == 0) & (case.origin_words == str(line.origin))


def _assistance(desk: Desk, figure: Figure) -> Any:
    case = desk.store.tables["case_list"]
    line, period = figure.line, figure.period
    if line is None:
        return case.family.in_(anything_given(desk, period))
    days = Period(max(line.month, period.start), min(end_of_month(line.month), period.end))
    return case.family.in_(families_given(desk, days, line.item, line.at))


def _approvals(desk: Desk, figure: Figure) -> Any:
    return _of_user(desk, figure.line, closing_asked(desk.store.tables))


def _of_user(desk: Desk, line: Any, condition: Any) -> Any:
    """Return the condition that families for which another holds are of a line's caseworker; anybody's of none."""
    return condition if line is None else condition & (desk.store.tables["case_list"].assigned_to == line.user)


def _there(desk: Desk, line: Any, condition: Any) -> Any:
    """Return the condition that families for which another holds are where a line says; anywhere of none."""
    case = desk.store.tables["case_list"]
    if line is None:
        return condition
    if line.at > 0:
        return condition & (case.site == line.at)
    if line.at < 0:
        return condition & (case.site == 0) & (case.place == -line.at)
    return condition & (case.site == 0) & (case.place == 0) & (case.place_words == str(line.where))


def _where(desk: Desk, figure: Figure) -> Any:
    case = desk.store.tables["case_list"]
    living = True if figure.line is None else case.living == figure.line.living
    return _there(desk, figure.line, _confirmed(desk, figure, (case.status == "open") & living))


def _sites(desk: Desk, figure: Figure) -> Any:
    case, site = desk.store.tables["case_list"], desk.store.tables["site"]
    of_line = site.id > 0 if figure.line is None else site.uid == figure.line.uid
    there = (case.status == "open") & case.site.in_(site.select(site.id).where(of_line))
    return there & (case.living == "open") if figure.column == "in_the_open" else there


def _outside(desk: Desk, figure: Figure) -> Any:
    case, today = desk.store.tables["case_list"], desk.clock.today()
    condition = (case.status == "open") & (case.living == "open")
    most = {f"up_to_{bound}": bound for bound in BOUNDS}
    if figure.column in most:
        place = BOUNDS.index(most[figure.column])
        latest = today - timedelta(days=BOUNDS[place - 1] + 1) if place else NO_DAY - 1
        condition &= case.since.between(today - timedelta(days=BOUNDS[place]), latest)
    elif figure.column == "longer":
        condition &= case.since < today - timedelta(days=BOUNDS[-1])
    elif figure.column == "not_known":
        condition &= case.since == NO_DAY
    return _there(desk, figure.line, condition)


def _cases(desk: Desk, figure: Figure) -> Any:
    case = desk.store.tables["case_list"]
    conditions = {"registered": _registered(desk, figure.period), "closed": _closed(desk, figure.period)}
    condition = conditions.get(figure.column, case.status == "open")
    return _there(desk, figure.line, condition)


def _registrations(desk: Desk, figure: Figure) -> Any:
    days = figure.period if figure.line is None else figure.line.days
    return _closed(desk, days) if figure.column == "closed" else _registered(desk, days)


def _registered(desk: Desk, period: Period) -> Any:
    case = desk.store.tables["case_list"]
    return case.registered_on.between(period.start, period.end) & (case.status != "duplicate")


def _closed(desk: Desk, period: Period, condition: Any = True) -> Any:
    """Return the condition that a case was closed in a period, and that another one on the family holds."""
    case, family = desk.store.tables["case_list"], desk.store.tables["family"]
    ended = (family.status == "closed") & family.closed_on.between(period.start, period.end)
    return case.family.in_(family.select(family.id).where(ended & condition))


def _needs(desk: Desk, figure: Figure) -> Any:
    case, need = desk.store.tables["case_list"], desk.store.tables["need"]
    of_kind = need.select(need.family).where(_is(need.category, figure.line, "category"))
    if figure.column == "met":
        met = (need.status == "met") & need.met_on.between(figure.period.start, figure.period.end)
        return case.family.in_(of_kind.where(met & need.family.not_in(merged_away(desk.store.tables))))
    return (case.status == "open") & case.family.in_(of_kind.where(need.status.in_(OPEN_NEEDS)))


def _overdue(desk: Desk, figure: Figure) -> Any:
    tables, today = desk.store.tables, desk.clock.today()
    case = tables["case_list"]
    theirs = _of_user(desk, figure.line, case.status == "open")
    if figure.column == "overdue":
        return theirs & (case.next_due < today)
    if figure.column == "steps_overdue":
        return theirs & step_late(tables, today)
    if figure.column == "no_access":
        return theirs & put_off(tables, today)
    return theirs & not_reached(desk) if figure.column == "first_contact" else theirs


def _caseload(desk: Desk, figure: Figure) -> Any:
    case = desk.store.tables["case_list"]
    theirs = _of_user(desk, figure.line, case.status == "open")
    priority = {"not_assessed": 0, **{f"priority_{number}": number for number in range(1, 5)}}.get(figure.column)
    return theirs if priority is None else theirs & (case.priority == priority)


def _priority(desk: Desk, figure: Figure) -> Any:
    case = desk.store.tables["case_list"]
    theirs = (case.status == "open") & _is(case.priority, figure.line, "priority")
    return theirs & (case.next_due < desk.clock.today()) if figure.column == "overdue" else theirs


def _steps(desk: Desk, figure: Figure) -> Any:
    return _of_family(desk, _is(desk.store.tables["family"].step, figure.line, "code"))


def _intentions(desk: Desk, figure: Figure) -> Any:
    return _of_family(desk, _is(desk.store.tables["family"].intention, figure.line, "code"))


def _of_family(desk: Desk, condition: Any) -> Any:
    case, family = desk.store.tables["case_list"], desk.store.tables["family"]
    return (case.status == "open") & case.family.in_(family.select(family.id).where(condition))


def _ages(desk: Desk, figure: Figure) -> Any:
    case, member = desk.store.tables["case_list"], desk.store.tables["member"]
    listed = member.select(member.family).where(who_counts(desk.store.tables))
    if figure.line is None:
        of_sex = case.family.in_(listed.where(_of_sex(member, figure.column))) if figure.column in _SEXES else True
        return (case.status == "open") & (case.people > 0) & of_sex
    if figure.line.band in (*BANDS, UNKNOWN):
        aged = bands(member.born_on, desk.clock.today())[figure.line.band]
        return (case.status == "open") & case.family.in_(listed.where(aged & _of_sex(member, figure.column)))
    if figure.column in _SEXES:
        return case.family == 0  # of those who are only counted it is told of nobody
    theirs = member.select(fn.COUNT(member.id)).where((member.family == case.family) & who_counts(desk.store.tables))
    return (case.status == "open") & (case.people > theirs)


def _vulnerabilities(desk: Desk, figure: Figure) -> Any:
    case, member = desk.store.tables["case_list"], desk.store.tables["member"]
    said = member.vulnerabilities.cast("TEXT").contains(f" {figure.line.code} ") & (member.vulnerabilities > "")
    counted = who_counts(desk.store.tables) & said
    if figure.column in _PARTS:
        # of these people, not of all in their families
        counted &= is_in_part(member, figure.column, desk.clock.today())
    return (case.status == "open") & case.family.in_(member.select(member.family).where(counted))


def _of_sex(member: Any, column: str) -> Any:
    if column in _SEXES:
        return member.sex == column
    return member.sex.not_in(_SEXES) if column == "not_told" else True


def _referrals(desk: Desk, figure: Figure) -> Any:
    case, referral = desk.store.tables["case_list"], desk.store.tables["referral"]
    of_kind = _is(referral.kind, figure.line, "kind") & _is(referral.status, figure.line, "status")
    return (case.status == "open") & case.family.in_(referral.select(referral.family).where(of_kind))


def _closures(desk: Desk, figure: Figure) -> Any:
    return _closed(desk, figure.period, _is(desk.store.tables["family"].close_reason, figure.line, "reason"))


def _is(column: Any, line: Any, name: str) -> Any:
    """Return the condition that a column is what a line has under a name; that it is anything of none."""
    return column.is_null(False) if line is None else column == getattr(line, name)


def _lengths(desk: Desk, figure: Figure) -> Any:
    family = desk.store.tables["family"]
    if figure.line is None:
        return _closed(desk, figure.period)
    days, length = family.closed_on - family.registered_on, figure.line.length
    if length == UNKNOWN:
        return _closed(desk, figure.period, family.registered_on.is_null())
    known = family.registered_on.is_null(False)
    if length == MORE:
        return _closed(desk, figure.period, known & (days > LENGTHS[-1]))
    place = LENGTHS.index(int(length))
    more = days > LENGTHS[place - 1] if place else True
    return _closed(desk, figure.period, known & more & (days <= LENGTHS[place]))


_BEHIND: Final[Mapping[str, Callable[[Desk, Figure], Any]]] = {
    "arrivals": _arrivals,
    "departures": _departures,
    "came": _came,
    "flows": _flows,
    "where": _where,
    "sites": _sites,
    "outside": _outside,
    "cases": _cases,
    "registrations": _registrations,
    "needs": _needs,
    "assistance": _assistance,
    "overdue": _overdue,
    "approvals": _approvals,
    "caseload": _caseload,
    "priority": _priority,
    "steps": _steps,
    "ages": _ages,
    "vulnerabilities": _vulnerabilities,
    "intentions": _intentions,
    "referrals": _referrals,
    "closures": _closures,
    "lengths": _lengths,
}
