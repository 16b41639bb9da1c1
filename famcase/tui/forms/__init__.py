"""The forms: what is typed by people and sent to the desk as one command."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from famcase.domain.changes import RecordId

if TYPE_CHECKING:
    from famcase.tui.forms.form import Form
    from famcase.tui.forms.many import ManyForm


OF_PLACES = ("site-new", "site-edit", "site-status", "count", "event", "event-corrected")
"""Forms of sites and of what happened at places; `record` is the site, or the event, that they are of."""


def open_form(name: str, family: RecordId | None = None, record: RecordId | None = None) -> "Form":
    """Return a form by its name; `family` where it is of one, `record` where it is of one record of that family.

    Raises LookupError for a name that is no form's.
    """
    if name in OF_PLACES:
        return _of_places(name, record)
    if family is None:
        from famcase.tui.forms.register import RegisterForm

        return RegisterForm()
    from famcase.tui.forms import contact, edit, ending, member, moved, need, note, planned, visited

    forms: dict[str, type[Form]] = {
        "moved": moved.MovedForm,
        "confirm": moved.ConfirmForm,
        "visited": visited.VisitedForm,
        "note": note.NoteForm,
        "edit": edit.EditForm,
        "need": need.NeedForm,
        "follow-up": planned.FollowUpForm,
        "contact": contact.ContactForm,
        "consent": contact.ConsentForm,
        "assign": ending.AssignForm,
        "close": ending.CloseForm,
        "send-back": ending.SendBackForm,
    }
    if name == "member":
        return member.MemberForm(family, record)
    if name == "need-changed" and record is not None:
        return need.NeedChangedForm(family, record)
    return forms[name](family)


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

    forms: dict[str, type[ManyForm]] = {
        "assign-many": many.AssignManyForm,
        "follow-up-many": many.FollowUpManyForm,
        "flag-many": many.FlagManyForm,
    }
    return forms[name](families)
