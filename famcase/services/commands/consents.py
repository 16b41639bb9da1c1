"""Record what a family agreed to, for one purpose at a time."""

from datetime import date

from famcase.domain.changes import RecordId, Version
from famcase.domain.consents import REFERRAL
from famcase.domain.names import fold
from famcase.domain.state import RecordState
from famcase.domain.text import check_name, check_note
from famcase.errors import Refused
from famcase.services.batch import Done, Subject
from famcase.services.commands import checked
from famcase.services.desk import Desk, command
from famcase.wording import N_


class PartnerUnnamed(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Consent to a referral is given for a partner by name."),
            hint=N_("Say which partner they agreed to; each is asked for on its own."),
        )


@command
def set_consent(
    desk: Desk,
    family: RecordId,
    purpose: str,
    state: str,
    seen: Version | None = None,
    *,
    basis: str = "",
    given_by: str = "",
    how: str = "",
    on: date | None = None,
    partner: str = "",
    withhold: str = "",
) -> Done:
    """Record what a family said for one purpose, in place of what was known of it; the history keeps that.

    A referral is agreed to for each partner on its own; for other purposes no partner is kept. `withhold` says what is
    to be kept from whom, and why. Raises Refused for a day to come, and PartnerUnnamed.
    """
    with desk.write("consent") as batch:
        subject = checked.open_family(batch, family, seen)
        purpose = checked.chosen(desk, "consent-purpose", purpose)
        partner = check_name(partner, N_("Partner")) if purpose == REFERRAL else ""
        fields = {
            "state": checked.chosen(desk, "consent-state", state),
            "basis": checked.code(desk, "consent-basis", basis),
            "given_by": check_name(given_by, N_("Given by")),
            "how": check_name(how, N_("How")),
            "on": checked.not_later(desk, on),
            "withhold": check_note(withhold, N_("Withhold")),
        }
        if purpose == REFERRAL and not partner and fields["state"] == "given":
            raise PartnerUnnamed
        known = answer_known(subject, purpose, partner)
        if known is not None:
            batch.edit(subject, known.record, **fields)
        else:
            batch.add(subject, "consent", family=family, purpose=purpose, partner=partner, **fields)
    return batch.done


def answer_known(subject: Subject, purpose: str, partner: str = "") -> RecordState | None:
    """Return what a family answered for a purpose, to a partner by any spelling of its name; None: not asked."""
    wanted = fold(partner)
    answers = [
        record
        for record in subject.records("consent")
        if record.value("purpose") == purpose and fold(str(record.value("partner") or "")) == wanted
    ]
    return answers[-1] if answers else None
