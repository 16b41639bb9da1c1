"""What may become of a referral or a transfer, when one waits too long, and what consent one needs."""

from datetime import date, timedelta
from typing import Final

from famcase.errors import Refused
from famcase.wording import N_, Coded

STALE_AFTER: Final = 14
"""Days without an answer, or without an end, after which a referral is stale."""

CHILD_PROTECTION_WITHIN: Final = 1
"""Days within which a referral for child protection is followed up."""

OPEN: Final = ("requested", "accepted")

_NEXT: Final = {
    "requested": ("accepted", "rejected", "taken-back"),
    "accepted": ("done", "rejected", "taken-back"),
}
"""What each state may become; the others are ends."""

LAWFUL: Final = {
    "given": ("consent", "vital-interest", "legitimate-interest"),
    "not-asked": ("consent", "vital-interest", "legitimate-interest"),
    "refused": ("vital-interest",),
    "withdrawn": ("vital-interest",),
}
"""On what basis a family may be referred, by what it answered."""


class NotFromHere(Refused):
    """An answer to a referral that has another already."""

    def __init__(self, status: str, wanted: str) -> None:
        super().__init__(
            N_("This referral is “{status}” and cannot become “{wanted}”."),
            hint=N_("Ask anew where it is still needed."),
            status=Coded("referral-status", status),
            wanted=Coded("referral-status", wanted),
        )


class NoConsent(Refused):
    """A referral to a partner that the family did not agree to."""

    def __init__(self, partner: str, answer: str) -> None:
        super().__init__(
            N_("Referral to {partner}: consent is “{answer}”."),
            hint=N_(
                "Ask the family, and say the basis. Where they said no only vital interest counts, "
                "and a supervisor says so."
            ),
            partner=partner,
            answer=Coded("consent-state", answer),
        )


def check_next(status: str, wanted: str, kind: str) -> None:
    """Raise NotFromHere when a referral cannot go from one state to another; an accepted transfer is an end."""
    allowed = _NEXT.get(status, ())
    if wanted not in allowed or (kind == "transfer" and status == "accepted"):
        raise NotFromHere(status, wanted)


def is_stale(status: str, kind: str, since: date | None, today: date) -> bool:
    """Return whether a referral waits too long: for its answer, or once accepted for its end.

    `since` is the day it was asked for or answered; an accepted transfer waits for nothing.
    """
    if since is None or status not in OPEN or (kind == "transfer" and status == "accepted"):
        return False
    return (today - since).days > STALE_AFTER


def check_day(kind: str, asked_on: date) -> date | None:
    """Return the day on which somebody must look after a referral; None where nothing presses."""
    return asked_on + timedelta(days=CHILD_PROTECTION_WITHIN) if kind == "child-protection" else None


def check_consent(partner: str, answer: str, basis: str) -> None:
    """Raise NoConsent when a family may not be referred to a partner on this basis (empty: none was said)."""
    if answer == "given" and not basis:
        return
    if basis not in LAWFUL.get(answer, ()):
        raise NoConsent(partner, answer)
