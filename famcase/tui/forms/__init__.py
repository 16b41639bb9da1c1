"""The forms: what is typed by people and sent to the desk as one command."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from famcase.domain.changes import RecordId

if TYPE_CHECKING:
    from famcase.tui.forms.form import Form
    from famcase.tui.forms.many import ManyForm


OF_RECORDS = (
    *("stay", "stay-before", "need-changed", "assistance-changed", "follow-up-changed", "put-off"),
    *("referral-answer", "referral-rejected", "plan-step-changed"),
)
"""Forms of the course of a case; `record` is the stay, need … that they are of."""

OF_PLACES = ("site-new", "site-edit", "site-status", "count", "event", "event-corrected")
"""Forms of sites and of what happened at places; `record` is the site, or the event, that they are of."""


OF_PEOPLE = (
    *("member", "changed", "contact", "consent", "withhold", "flag", "flag-settled", "functioning", "link"),
    *("other-number", "merge", "split", "move-people"),
)
"""Forms of a family's people, ties, contacts and consent; `record` is the one that they correct or begin with."""


def open_form(name: str, family: RecordId | None = None, record: RecordId | None = None) -> "Form":
    """Return a form by its name; `family` where it is of one, `record` where it is of one record of that family.

    Raises LookupError for a name that is no form's.
    """
    if name in OF_PLACES:
        return _of_places(name, record)
    if family is None:
        from famcase.tui.forms.register import RegisterForm

        return RegisterForm()
    if name in OF_PEOPLE:
        return _of_people(name, family, record)
    if name in OF_RECORDS and record is not None:
        return _of_record(name, family, record)
    from famcase.tui.forms import (
        assistance,
        edit,
        ending,
        moved,
        need,
        note,
        plan,
        planned,
        referral,
        visited,
    )

    forms: dict[str, type[Form]] = {
        "assistance": assistance.AssistanceForm,
        "refer": referral.ReferForm,
        "transfer": referral.TransferForm,
        "plan-step": plan.PlanStepForm,
        "moved": moved.MovedForm,
        "confirm": moved.ConfirmForm,
        "visited": visited.VisitedForm,
        "note": note.NoteForm,
        "edit": edit.EditForm,
        "need": need.NeedForm,
        "follow-up": planned.FollowUpForm,
        "assign": ending.AssignForm,
        "close": ending.CloseForm,
        "send-back": ending.SendBackForm,
    }
    return forms[name](family)


def _of_record(name: str, family: RecordId, record: RecordId) -> "Form":
    from famcase.tui.forms import assistance, need, plan, planned, referral, stay
    from famcase.tui.forms.of_record import RecordForm

    forms: dict[str, type[RecordForm]] = {
        "stay": stay.StayForm,
        "stay-before": stay.StayBeforeForm,
        "need-changed": need.NeedChangedForm,
        "assistance-changed": assistance.AssistanceChangedForm,
        "follow-up-changed": planned.FollowUpChangedForm,
        "put-off": planned.PutOffForm,
        "referral-answer": referral.ReferralAnswerForm,
        "referral-rejected": referral.ReferralRejectedForm,
        "plan-step-changed": plan.PlanStepChangedForm,
    }
    return forms[name](family, record)


def _of_people(name: str, family: RecordId, record: RecordId | None) -> "Form":
    from famcase.tui.forms import (
        changed,
        consent,
        contact,
        flag,
        functioning,
        linked,
        member,
        merging,
        other_number,
        parting,
    )

    if name == "flag-settled" and record is not None:
        return flag.FlagSettledForm(family, record)
    if name == "functioning" and record is not None:
        return functioning.FunctioningForm(family, record)
    of_one: dict[str, Callable[[RecordId, RecordId | None], Form]] = {
        "member": member.MemberForm,
        "changed": changed.ChangedForm,
        "contact": contact.ContactForm,
        "consent": consent.ConsentForm,
        "flag": flag.FlagForm,
    }
    of_all: dict[str, type[Form]] = {
        "link": linked.LinkForm,
        "other-number": other_number.OtherNumberForm,
        "withhold": consent.WithholdForm,
        "merge": merging.MergeForm,
        "split": parting.SplitForm,
        "move-people": parting.MovePeopleForm,
    }
    return of_all[name](family) if name in of_all else of_one[name](family, record)


def _of_places(name: str, record: RecordId | None) -> "Form":
    from famcase.tui.forms import counts, events, sites

    if name == "event":
        return events.EventForm()
    if name == "site-new" or record is None:
        return sites.SiteNewForm()
    if name == "count":
        return counts.CountForm(site=record)
    of_one: dict[str, Callable[[RecordId], Form]] = {
        "site-edit": sites.SiteEditForm,
        "site-status": sites.SiteStatusForm,
        "event-corrected": events.EventCorrectedForm,
    }
    return of_one[name](record)


def open_many(name: str, families: tuple[RecordId, ...]) -> "ManyForm":
    """Return a form over many families by its name; raises LookupError for a name that is no form's."""
    from famcase.tui.forms import many
    from famcase.tui.rush.everyone import BulkMoveForm, PutOffForm

    forms: dict[str, type[ManyForm]] = {
        "move-many": BulkMoveForm,
        "put-off-many": PutOffForm,
        "assign-many": many.AssignManyForm,
        "follow-up-many": many.FollowUpManyForm,
        "flag-many": many.FlagManyForm,
    }
    return forms[name](families)
