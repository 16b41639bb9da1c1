"""The views of what a family's page holds, from its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, ClassVar, Protocol, TypeVar

from famcase.domain.changes import RecordId
from famcase.domain.days import age_on
from famcase.domain.referrals import is_stale
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.lines import arabic_name, latin_name
from famcase.services.queries.standing import merged_into, standing
from famcase.services.views import (
    AssistanceView,
    ConsentView,
    ContactView,
    FlagView,
    FollowUpView,
    LinkView,
    MemberView,
    NeedView,
    NoteView,
    OtherNumberView,
    PlanStepView,
    ReferralView,
    StayView,
    VisitView,
)
from famcase.storage.projection import head_of
from famcase.storage.schema import Tables
from famcase.wording import Named


class _Viewed(Protocol):
    """A view, whose fields are mostly called as those of its row."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


ViewT = TypeVar("ViewT", bound=_Viewed)


def member_view(row: Any, today: date) -> MemberView:
    age = None if row.born_on is None else age_on(row.born_on, today)
    return _view(MemberView, row, name=latin_name(row), name_ar=arabic_name(row), age=age)


def stay_view(row: Any, places: PlaceViews, sites: Mapping[int, Any]) -> StayView:
    site = sites.get(row.site_id)
    return _view(
        StayView,
        row,
        place=places.view(row.place_id, row.place_text),
        site=Named(site.name, site.name_ar) if site else Named(),
        site_uid=_uid(site) if site else None,
        members=tuple(RecordId(member) for member in row.members),
    )


def need_view(row: Any, members: Mapping[int, RecordId]) -> NeedView:
    return _view(NeedView, row, member=members.get(row.member_id))


def assistance_view(row: Any, members: Mapping[int, RecordId], needs: Mapping[int, RecordId]) -> AssistanceView:
    return _view(AssistanceView, row, member=members.get(row.member_id), need=needs.get(row.need_id))


def follow_up_view(row: Any, users: Mapping[int, str]) -> FollowUpView:
    return _view(FollowUpView, row, assigned_to=users.get(row.assigned_to_id, ""))


def referral_view(row: Any, users: Mapping[int, str], members: Mapping[int, RecordId], today: date) -> ReferralView:
    since = row.requested_on if row.status == "requested" else row.answered_on
    return _view(
        ReferralView,
        row,
        to_user=users.get(row.to_user_id, ""),
        requested_by=users.get(row.requested_by_id, ""),
        member=members.get(row.member_id),
        is_stale=is_stale(row.status, row.kind, since, today),
    )


def plan_step_view(row: Any, needs: Mapping[int, RecordId]) -> PlanStepView:
    return _view(PlanStepView, row, need=needs.get(row.need_id))


def visit_view(row: Any, users: Mapping[int, str]) -> VisitView:
    return _view(VisitView, row, by=users.get(row.by_id, ""))


def note_view(row: Any, users: Mapping[int, str]) -> NoteView:
    return _view(NoteView, row, by=users.get(row.by_id, ""))


def contact_view(row: Any) -> ContactView:
    return _view(ContactView, row)


def consent_view(row: Any) -> ConsentView:
    return _view(ConsentView, row)


def flag_views(rows: Iterable[Any], members: Mapping[int, RecordId]) -> tuple[FlagView, ...]:
    """Return flags, those to be looked at first."""
    views = [_view(FlagView, row, member=members.get(row.member_id)) for row in rows]
    return tuple(sorted(views, key=lambda flag: flag.resolved_on is not None))


def other_number_view(row: Any, members: Mapping[int, RecordId]) -> OtherNumberView:
    return _view(OtherNumberView, row, member=members.get(row.member_id))


def link_views(tables: Tables, family: int) -> tuple[LinkView, ...]:
    """Return the links of a family, whichever of the two they were written for.

    Families that were merged are named by what they are now; their own links stand there as copies.
    """
    link, families, member = tables["link"], tables["family"], tables["member"]
    itself = {family, *(row[0] for row in merged_into(tables, family))}
    is_its = (link.family == family) | link.other.in_(list(itself))
    rows = list(link.select().where(is_its).order_by(link.made, link.id))
    others = {row.id: row.other_id if row.family_id == family else row.family_id for row in rows}
    found = {row.id: row for row in families.select().where(families.id.in_(list(others.values())))}
    away = {local for local, row in found.items() if row.merged_into_id}
    rows = [row for row in rows if row.family_id == family or row.family_id not in itself | away]
    for local in away:
        now = families.get(families.uid == standing(tables, _uid(found[local])))
        found[local] = found[now.id] = now
    rows = [row for row in rows if found[others[row.id]].id not in itself]
    heads: dict[int, list[Any]] = {}
    for head in member.select().where((member.family.in_(list(found))) & (member.relation == "head")):
        heads.setdefault(head.family_id, []).append(head)
    views = []
    for row in rows:
        other = found[others[row.id]]
        head = None if other.withhold_name else head_of(heads.get(other.id, []))
        views.append(
            LinkView(
                uid=_uid(row),
                kind=row.kind,
                is_reverse=row.family_id != family,
                other=_uid(other),
                number=other.number,
                name=latin_name(head).shown() if head else "",
                name_ar=arabic_name(head).shown() if head else "",
                withheld=other.withhold_name,
            )
        )
    return tuple(views)


def _view(kind: type[ViewT], row: Any, **found: Any) -> ViewT:
    """Return the view of a row: what was found for some of its fields, and for every other what the row says."""
    said = {"uid": _uid(row), **found}
    return kind(**said, **{field.name: getattr(row, field.name) for field in fields(kind) if field.name not in said})


def _uid(row: Any) -> RecordId:
    return RecordId(bytes(row.uid))
