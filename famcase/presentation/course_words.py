"""Signs on a family's page that something of the course of its case wants a look."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from famcase.domain.deadlines import is_tent_old
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView, StayView
from famcase.wording import N_, Coded

_SOON: Final = timedelta(days=30)
"""How long before its day an eviction is a sign."""


def signs(words: Wording, family: FamilyView, today: date) -> Iterator[str]:
    """Yield what wants a look: a roof that does not last, a transfer without an answer, a referral without an end."""
    if family.status != "open":
        return
    if family.first_contact_by is not None and family.first_contact_by < today:
        yield words(N_("! Nobody has reached them yet: due by {day}"), day=family.first_contact_by)
    if family.review_by is not None and family.review_by < today:
        yield words(N_("! The case was to be reviewed by {day}"), day=family.review_by)
    if family.now is not None:
        yield from _of_the_roof(words, family.now, today)
    for one in family.referrals:
        if one.kind == "transfer" and one.status == "requested":
            yield words(
                N_("! {user} was asked to take this case over, {days} d ago: F2 on it answers"),
                user=one.to_user,
                days=(today - one.requested_on).days if one.requested_on else 0,
            )
        elif one.is_stale:
            yield words(
                N_("! {kind} to {receiver}: {status} for too long"),
                kind=Coded("referral-kind", one.kind),
                receiver=one.to or one.to_user,
                status=Coded("referral-status", one.status),
            )


def _of_the_roof(words: Wording, now: StayView, today: date) -> Iterator[str]:
    if now.eviction_until is not None and now.eviction_until <= today + _SOON:
        yield words(N_("! Eviction notice until {day}"), day=now.eviction_until)
    if now.rent_until is not None and now.rent_until < today:
        yield words(N_("! Rent was paid until {day}"), day=now.rent_until)
    if now.tent_since is not None and is_tent_old(now.tent_since, today):
        yield words(N_("! The tent is older than a year"))
