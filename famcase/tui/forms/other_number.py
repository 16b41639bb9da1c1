"""What a document, a list or another system calls a family or one of its people."""

from collections.abc import Iterable

from famcase.domain.changes import RecordId
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.services.commands.members import add_other_number
from famcase.tui.forms.asked import CHOICE_HELP
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_

_FAMILY = "family"


class OtherNumberForm(Form):
    """A number of another list."""

    NAME = "other-number"
    TITLE_TEXT = N_("Number of another list")
    HELP_TEXT = N_(
        "A booklet, a camp's list, another organisation's case. It is never needed: papers are lost, and some are "
        "dangerous to have been seen with."
    )

    def ask_for(self) -> Iterable[Part]:
        yield TextEntry("source", N_("List or document"))
        yield TextEntry("value", N_("Number there"))
        people = [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in people_of(self.shown_family)]
        if people:
            choices = [Choice(_FAMILY, self.words(N_("the family"))), *people]
            yield ChoiceEntry("member", N_("Of whom"), choices, value=_FAMILY, help=CHOICE_HELP)

    def gather(self) -> Sending:
        family = self.shown_family
        said = [self.read(self.part(key)) for key in ("source", "value")]
        for key, text, label in zip(
            ("source", "value"), said, (N_("List or document"), N_("Number there")), strict=True
        ):
            if not text:
                self.refuse(self.part(key), Missing(label))
        member = self.read(self.part("member")) if "member" in self.parts else ""
        named = {"seen": family.version, "member": None if member in ("", _FAMILY) else RecordId(bytes.fromhex(member))}
        return Sending(add_other_number, (family.uid, *said), named)
