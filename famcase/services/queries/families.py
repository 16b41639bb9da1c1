"""One family with everything of it, and the case that a number names."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from peewee import fn

from famcase.domain import households, journeys, numbers, steps
from famcase.domain.changes import RecordId, Version
from famcase.domain.names import NameParts
from famcase.domain.needs import OPEN_NEEDS
from famcase.domain.referrals import OPEN
from famcase.errors import Ambiguous, NotFound
from famcase.services.desk import Desk
from famcase.services.queries import family_parts as parts
from famcase.services.queries import timetable
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.lines import arabic_name, latin_name
from famcase.services.queries.standing import merged_into, standing
from famcase.services.views import Composition, FamilyView, MergedView
from famcase.storage import journal
from famcase.storage.projection import head_of
from famcase.storage.schema import Tables
from famcase.wording import N_

ViewT = TypeVar("ViewT")


class NoSuchCase(NotFound):
    def __init__(self, text: str) -> None:
        super().__init__(
            N_("No family has the case number {number}."),
            hint=N_("Search by a name or a phone, or compare the number digit by digit with the paper."),
            number=text,
        )


class SameNumber(Ambiguous):
    def __init__(self, number: str, families: int) -> None:
        super().__init__(
            N_("{families} families have the case number {number}: two laptops gave it at once."),
            hint=N_("Search by a name, and open the right one from the list."),
            families=families,
            number=number,
        )


class FamilyGone(NotFound):
    def __init__(self) -> None:
        super().__init__(N_("This family is not there any more."), hint=N_("It was undone, merged or erased."))


def get_family(desk: Desk, family: RecordId) -> FamilyView:
    """Return everything about one family, in a number of queries that depends on nothing.

    Raises NotFound when it is not there any more.
    """
    tables = desk.store.tables
    # The version first: what is saved between these queries then shows as not seen, never as seen and missing.
    version = version_of(desk, family)
    erased = _is_erased(tables, family)
    row = tables["family"].get_or_none(tables["family"].uid == family)
    if row is None:
        raise FamilyGone
    of = {name: _of(tables, name, row.id) for name in _PARTS}
    users = {user.id: user.name for user in tables["user"].select()}
    places = PlaceViews(tables, [row.origin_place_id, *(stay.place_id for stay in of["stay"])])
    sites = {site.id: site for site in _sites(tables, of["stay"])}
    members = {member.id: RecordId(bytes(member.uid)) for member in of["member"]}
    need_uids = {need.id: RecordId(bytes(need.uid)) for need in of["need"]}
    today = desk.clock.today()
    head = head_of(of["member"])
    presences = [member.presence for member in of["member"]]
    stays = tuple(parts.stay_view(stay, places, sites) for stay in journeys.in_order(of["stay"]))
    now = journeys.current(stays)
    needs = sorted(of["need"], key=lambda need: (need.status not in OPEN_NEEDS, need.made, need.id))
    follow_ups = sorted(of["follow_up"], key=lambda one: (one.due, one.made, one.id))
    return FamilyView(
        uid=RecordId(bytes(row.uid)),
        version=version,
        number=row.number,
        name=latin_name(head) if head else NameParts(),
        name_ar=arabic_name(head) if head else NameParts(),
        withheld=row.withhold_name,
        withhold_from=row.withhold_from,
        withhold_reason=row.withhold_reason,
        status=row.status,
        step=row.step,
        priority=row.priority,
        displacement=row.displacement,
        registered_on=row.registered_on,
        origin=places.view(row.origin_place_id, row.origin_text),
        left_on=row.left_on,
        people=households.size(presences, row.declared_people),
        listed=households.listed(presences),
        units=row.units,
        composition=_composition(row),
        assigned_to=users.get(row.assigned_to_id, ""),
        close_reason=row.close_reason,
        close_requested_by=users.get(row.close_requested_by_id, ""),
        close_comment=row.close_comment,
        closed_on=row.closed_on,
        intention=row.intention,
        members=tuple(parts.member_view(member, today) for member in _head_first(of["member"], head)),
        stays=stays,
        needs=tuple(parts.need_view(need, members) for need in needs),
        assistance=_newest(of["assistance"], lambda one: parts.assistance_view(one, members, need_uids)),
        follow_ups=tuple(parts.follow_up_view(one, users) for one in follow_ups),
        visits=_newest(of["visit"], lambda one: parts.visit_view(one, users)),
        notes=_newest(of["note"], lambda one: parts.note_view(one, users)),
        contacts=tuple(parts.contact_view(one) for one in of["contact"]),
        consents=tuple(parts.consent_view(one) for one in of["consent"]),
        flags=parts.flag_views(of["flag"], members),
        links=parts.link_views(tables, row.id),
        other_numbers=tuple(parts.other_number_view(one, members) for one in of["foreign_id"]),
        referrals=tuple(
            parts.referral_view(one, users, members, today) for one in sorted(of["referral"], key=_asked, reverse=True)
        ),
        plan=tuple(
            parts.plan_step_view(one, need_uids)
            for one in sorted(of["plan_step"], key=lambda one: (one.status != "open", one.made, one.id))
        ),
        next_step=steps.proposed(
            row.step,
            is_assessed=bool(row.priority),
            has_plan=bool(of["plan_step"]),
            has_services=bool(of["assistance"] or of["referral"]),
            is_plan_ended=all(step.status != "open" for step in of["plan_step"]),
        ),
        now=now,
        next_due=min((one.due for one in follow_ups if one.status == "open"), default=None),
        first_contact_by=_first_contact_by(desk, row, of["visit"]),
        review_by=timetable.reviewed_by(desk, _last_review(row, follow_ups, of["visit"])),
        erased=erased,
        merged_into=_merged(tables, family) if row.merged_into_id else None,
        merged=tuple(MergedView(RecordId(bytes(uid)), number) for _, uid, number in merged_into(tables, row.id)),
    )


def _merged(tables: Tables, family: RecordId) -> MergedView:
    """Return the family that a merged one is now."""
    families, uid = tables["family"], standing(tables, family)
    return MergedView(uid, str(families.select(families.number).where(families.uid == uid).scalar()))


def _first_contact_by(desk: Desk, family: Any, visits: list[Any]) -> date | None:
    reached = timetable.reaching(desk)
    if family.status != "open" or any(visit.outcome in reached for visit in visits):
        return None
    return timetable.first_contact_by(desk, family.priority, family.registered_on)


def _last_review(family: Any, follow_ups: list[Any], visits: list[Any]) -> date | None:
    """Return the day of the last review that took place, else of the registration; None for a closed case."""
    if family.status != "open":
        return None
    days = {visit.id: visit.on for visit in visits}
    reviews = [one for one in follow_ups if one.kind == "review" and one.status == "done"]
    done = [days[one.visit_id] for one in reviews if one.visit_id in days]
    return max([*done, *([family.registered_on] if family.registered_on else [])], default=None)


def version_of(desk: Desk, subject: RecordId) -> Version:
    """Return how far the history of a family (site, event …) goes now."""
    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    query = change.select(writer.uid, fn.MAX(change.seq)).join(writer).where(change.subject == subject)
    return Version({bytes(uid): int(last) for uid, last in query.group_by(writer.uid).tuples()})


def find_case(desk: Desk, number_text: str) -> RecordId:
    """Return the family of a case number, in any script and grouping; that of one merged since is the one it is now.

    Raises NotACaseNumber or WrongCheckDigit (usage) for what can be no case number, NoSuchCase, and SameNumber where
    two families bear it.
    """
    tables = desk.store.tables
    shown, found = _numbered(desk, number_text)
    stand = dict.fromkeys(standing(tables, family) for family in found)
    if len(stand) > 1:
        raise SameNumber(shown, len(stand))
    return next(iter(stand))


def find_own(desk: Desk, number_text: str) -> RecordId:
    """Return the family that was registered under a case number, whether it was merged since or not: it has a history.

    Raises what `find_case` raises.
    """
    shown, found = _numbered(desk, number_text)
    if len(found) > 1:
        raise SameNumber(shown, len(found))
    return found[0]


def _numbered(desk: Desk, number_text: str) -> tuple[str, list[RecordId]]:
    number = numbers.read_case_number(number_text)
    if number is None:
        raise numbers.explain_case_number(number_text) or numbers.NotACaseNumber()
    family = desk.store.tables["family"]
    found = [RecordId(bytes(row[0])) for row in family.select(family.uid).where(family.number == number).tuples()]
    shown = numbers.shown_case_number(number)
    if not found:
        raise NoSuchCase(shown)
    return shown, found


_PARTS = (
    *("member", "stay", "need", "assistance", "follow_up", "visit", "note", "contact", "consent"),
    *("referral", "plan_step", "flag", "foreign_id"),
)


def _of(tables: Tables, name: str, family: int) -> list[Any]:
    model = tables[name]
    return list(model.select().where(model.family == family).order_by(model.made, model.id))


def _sites(tables: Tables, stays: list[Any]) -> list[Any]:
    site = tables["site"]
    return list(site.select().where(site.id.in_([stay.site_id for stay in stays if stay.site_id])))


def _head_first(members: list[Any], head: Any) -> list[Any]:
    return sorted(members, key=lambda member: member is not head)


def _newest(rows: list[Any], view: Callable[[Any], ViewT]) -> tuple[ViewT, ...]:
    return tuple(view(row) for row in sorted(rows, key=lambda row: (row.on, row.made, row.id), reverse=True))


def _asked(row: Any) -> tuple[Any, ...]:
    return (row.status in OPEN, row.requested_on or date.min, row.made, row.id)


def _composition(row: Any) -> Composition:
    return Composition(
        people=row.declared_people,
        men=row.men,
        women=row.women,
        boys=row.boys,
        girls=row.girls,
        under5=row.under5,
        over60=row.over60,
        pregnant=row.pregnant,
        disability=row.disability,
    )


def _is_erased(tables: Tables, family: RecordId) -> bool:
    try:
        changes = journal.load(tables, family).changes
    except ValueError:
        return False  # damaged, not erased: `check` says so, and the family opens all the same
    return any(isinstance(part, bytes) for change in changes for part in change.parts)
