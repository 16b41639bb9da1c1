"""The views of what a family's page holds, from its rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from famcase.domain.changes import RecordId
from famcase.domain.days import age_on
from famcase.domain.referrals import is_stale
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.lines import arabic_name, latin_name
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


def member_view(row: Any, today: date) -> MemberView:
    return MemberView(
        uid=_uid(row),
        name=latin_name(row),
        name_ar=arabic_name(row),
        spellings=row.spellings,
        relation=row.relation,
        sex=row.sex,
        born_on=row.born_on,
        born_precision=row.born_precision,
        estimated=row.estimated,
        age=None if row.born_on is None else age_on(row.born_on, today),
        presence=row.presence,
        tracing_open=row.tracing_open,
        vulnerabilities=row.vulnerabilities,
        presence_since=row.presence_since,
        functioning=row.functioning,
    )


def stay_view(row: Any, places: PlaceViews, sites: Mapping[int, Any]) -> StayView:
    site = sites.get(row.site_id)
    return StayView(
        uid=_uid(row),
        made=row.made,
        place=places.view(row.place_id, row.place_text),
        site=Named(site.name, site.name_ar) if site else Named(),
        site_uid=_uid(site) if site else None,
        living=row.living,
        since=row.since,
        left_on=row.left_on,
        reason=row.reason,
        members=tuple(RecordId(member) for member in row.members),
        sureness=row.sureness,
        confirmed_on=row.confirmed_on,
        confirmed_how=row.confirmed_how,
        sector=row.sector,
        tent=row.tent,
        directions=row.directions,
        tenure=row.tenure,
        rent_until=row.rent_until,
        eviction_until=row.eviction_until,
        tent_since=row.tent_since,
        onward_to=row.onward_to,
    )


def need_view(row: Any, members: Mapping[int, RecordId]) -> NeedView:
    return NeedView(
        uid=_uid(row),
        category=row.category,
        what=row.what,
        urgency=row.urgency,
        since=row.since,
        status=row.status,
        met_on=row.met_on,
        member=members.get(row.member_id),
        by=row.by,
    )


def assistance_view(row: Any, members: Mapping[int, RecordId], needs: Mapping[int, RecordId]) -> AssistanceView:
    return AssistanceView(
        uid=_uid(row),
        on=row.on,
        item=row.item,
        quantity=row.quantity,
        giver=row.giver,
        evidence=row.evidence,
        amount=row.amount,
        currency=row.currency,
        member=members.get(row.member_id),
        need=needs.get(row.need_id),
    )


def follow_up_view(row: Any, users: Mapping[int, str]) -> FollowUpView:
    return FollowUpView(
        uid=_uid(row),
        due=row.due,
        what=row.what,
        kind=row.kind,
        status=row.status,
        assigned_to=users.get(row.assigned_to_id, ""),
        repeats=row.repeats,
        put_off_from=row.put_off_from,
        put_off_why=row.put_off_why,
    )


def referral_view(row: Any, users: Mapping[int, str], members: Mapping[int, RecordId], today: date) -> ReferralView:
    since = row.requested_on if row.status == "requested" else row.answered_on
    return ReferralView(
        uid=_uid(row),
        kind=row.kind,
        to=row.to,
        to_user=users.get(row.to_user_id, ""),
        service=row.service,
        status=row.status,
        reason=row.reason,
        requested_on=row.requested_on,
        requested_by=users.get(row.requested_by_id, ""),
        answered_on=row.answered_on,
        answer=row.answer,
        member=members.get(row.member_id),
        is_stale=is_stale(row.status, row.kind, since, today),
    )


def plan_step_view(row: Any, needs: Mapping[int, RecordId]) -> PlanStepView:
    return PlanStepView(_uid(row), row.what, row.who, row.due, row.status, row.ended_on, needs.get(row.need_id))


def visit_view(row: Any, users: Mapping[int, str]) -> VisitView:
    return VisitView(_uid(row), row.on, row.outcome, users.get(row.by_id, ""))


def note_view(row: Any, users: Mapping[int, str]) -> NoteView:
    return NoteView(_uid(row), row.on, row.text, users.get(row.by_id, ""))


def contact_view(row: Any) -> ContactView:
    return ContactView(
        uid=_uid(row),
        kind=row.kind,
        number=row.number,
        whose=row.whose,
        whatsapp=row.whatsapp,
        safe=row.safe,
        when=row.when,
        do_not_say_who=row.do_not_say_who,
    )


def consent_view(row: Any) -> ConsentView:
    return ConsentView(
        uid=_uid(row),
        purpose=row.purpose,
        state=row.state,
        basis=row.basis,
        on=row.on,
        partner=row.partner,
        given_by=row.given_by,
        how=row.how,
        withhold=row.withhold,
    )


def flag_views(rows: Iterable[Any], members: Mapping[int, RecordId]) -> tuple[FlagView, ...]:
    """Return flags, those to be looked at first."""
    views = (
        FlagView(_uid(row), row.kind, row.reason, row.on, row.resolved_on, members.get(row.member_id)) for row in rows
    )
    return tuple(sorted(views, key=lambda flag: flag.resolved_on is not None))


def other_number_view(row: Any, members: Mapping[int, RecordId]) -> OtherNumberView:
    return OtherNumberView(_uid(row), row.source, row.value, members.get(row.member_id))


def link_views(tables: Tables, family: int) -> tuple[LinkView, ...]:
    """Return the links of a family, whichever of the two they were written for."""
    link, families, member = tables["link"], tables["family"], tables["member"]
    rows = list(link.select().where((link.family == family) | (link.other == family)).order_by(link.made, link.id))
    others = {row.id: row.other_id if row.family_id == family else row.family_id for row in rows}
    found = {row.id: row for row in families.select().where(families.id.in_(list(others.values())))}
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


def _uid(row: Any) -> RecordId:
    return RecordId(bytes(row.uid))
