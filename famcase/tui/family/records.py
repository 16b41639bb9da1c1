"""What can be done with the record under the cursor: the form that corrects it, and the command that takes it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from famcase.services.commands.contacts import remove_contact
from famcase.services.commands.follow_ups import cancel_follow_up
from famcase.services.commands.links import unlink
from famcase.services.commands.members import remove_member, remove_other_number
from famcase.services.commands.moves import remove_stay
from famcase.services.commands.needs import remove_assistance, remove_need
from famcase.services.commands.referrals import take_back_referral
from famcase.wording import N_

CORRECTED_BY: Final[Mapping[str, str]] = {
    "members": "member",
    "needs": "need-changed",
    "contacts": "contact",
    "consents": "consent",
    "flags": "flag-settled",
    "journey": "stay",
    "assistance": "assistance-changed",
    "referrals": "referral-answer",
    "plan": "plan-step-changed",
    "follow_ups": "follow-up-changed",
}
"""The form that corrects a record, by the kind of the record; of any other kind the family itself is corrected."""


ADDED: Final = (
    ("member", N_("A person"), "people"),
    ("changed", N_("What changed: born, died, joined …"), "people"),
    ("flag", N_("Something to look at"), "people"),
    ("link", N_("A family that lives with them"), "people"),
    ("other-number", N_("A number of another list"), "people"),
    ("need", N_("A need"), "needs"),
    ("assistance", N_("Something they received"), "needs"),
    ("refer", N_("A referral"), "needs"),
    ("plan-step", N_("A step of the plan"), "needs"),
    ("follow-up", N_("A follow-up"), "follow-ups"),
    ("contact", N_("A contact"), "contacts"),
    ("consent", N_("What they agreed to"), "contacts"),
)
"""What F4 offers: the form, what it adds as a msgid, and the block where it is offered first."""


def added_from(block: str) -> list[tuple[str, str]]:
    """Return the forms that F4 offers and their msgids: those of a block first, the others in their order."""
    first = [(form, title) for form, title, of in ADDED if of == block]
    return first + [(form, title) for form, title, of in ADDED if of != block]


@dataclass(frozen=True, slots=True)
class Removal:
    """How a record that was entered in error is taken out."""

    question: str
    """A msgid that names the {family} and says what follows."""
    command: Callable[..., Any]
    """Takes the desk, the family and the record, and the version seen."""


REMOVED_BY: Final[Mapping[str, Removal]] = {
    "journey": Removal(
        N_("Take this stay of {family} out? The stay before it then lasts until the next one begins."), remove_stay
    ),
    "needs": Removal(
        N_("Take this need of {family} out? Only what was entered in error: what is over is “no longer needed”."),
        remove_need,
    ),
    "assistance": Removal(
        N_("Take this out of what {family} received? Only what was entered in error."), remove_assistance
    ),
    "referrals": Removal(
        N_("Take this referral of {family} back? It stays in sight as taken back."), take_back_referral
    ),
    "follow_ups": Removal(
        N_("Cancel this follow-up of {family}? Of one that repeats nothing more comes."), cancel_follow_up
    ),
    "members": Removal(
        N_("Take this person out of {family}? Only who was entered in error: who died or left is “what changed”."),
        remove_member,
    ),
    "contacts": Removal(N_("Take this contact out? Nobody finds {family} by it any more."), remove_contact),
    "links": Removal(N_("Take this link of {family} away? It goes from the other family's page too."), unlink),
    "other_numbers": Removal(
        N_("Take this number out of {family}? A list that knows them by it makes them a new family."),
        remove_other_number,
    ),
}
"""What can be taken out, by the kind of the record."""
