"""The views of what a family's page holds, from its rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from famcase.domain.changes import RecordId
from famcase.domain.days import age_on
from famcase.services.queries.gazetteer import PlaceViews
from famcase.services.queries.lines import arabic_name, latin_name
from famcase.services.views import (
    AssistanceView,
    ConsentView,
    ContactView,
    FollowUpView,
    MemberView,
    NeedView,
    NoteView,
    StayView,
    VisitView,
)
from famcase.wording import Named

OPEN_NEEDS: Final = ("open", "in-progress", "referred")
"""The states of a need that is not met yet."""


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
    )


def assistance_view(row: Any) -> AssistanceView:
    return AssistanceView(_uid(row), row.on, row.item, row.quantity, row.giver, row.evidence)


def follow_up_view(row: Any, users: Mapping[int, str]) -> FollowUpView:
    return FollowUpView(_uid(row), row.due, row.what, row.kind, row.status, users.get(row.assigned_to_id, ""))


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
    return ConsentView(_uid(row), row.purpose, row.state, row.basis, row.on)


def _uid(row: Any) -> RecordId:
    return RecordId(bytes(row.uid))
