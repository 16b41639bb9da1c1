"""How to reach a family."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.phones import check_phone
from famcase.services.commands.contacts import add_contact, edit_contact
from famcase.services.inputs import NewContact
from famcase.services.views import ContactView
from famcase.tui.forms.asked import Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_


class ContactForm(Form):
    """One way to reach a family: new, or corrected."""

    NAME = "contact"
    TITLE_TEXT = N_("New contact")
    HELP_TEXT = N_("A number, whose it is, and whether it is safe to call: a call in the wrong moment can do harm.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotAPhoneNumber": "number"}

    def __init__(self, family: RecordId, contact: RecordId | None = None) -> None:
        super().__init__(family)
        self._contact = contact

    def subject(self) -> str:
        return self._contact.hex() if self._contact else super().subject()

    def title_text(self) -> str:
        return N_("Contact") if self._contact else super().title_text()

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        known = self._known() or ContactView(RecordId(b""), "phone", "", "head", False, "unknown", "", False)
        yield TextEntry("number", N_("Number"), value=known.number, check=check_phone)
        yield asked.choice("whose", N_("Whose"), "contact-whose", value=known.whose)
        yield asked.choice("kind", N_("Kind"), "contact-kind", value=known.kind)
        yield no_or_yes(self.words, "whatsapp", N_("WhatsApp"), value=known.whatsapp)
        yield asked.choice("safe", N_("Safe to call"), "contact-safe", value=known.safe)
        yield TextEntry("when", N_("When to call"), value=known.when)
        yield no_or_yes(self.words, "silent", N_("Do not say who we are"), value=known.do_not_say_who)

    def gather(self) -> Sending:
        family = self.shown_family
        number = self.read(self.part("number"))
        if not number:
            self.refuse(self.part("number"), Missing(N_("Number")))
        new = NewContact(
            number,
            kind=self.read(self.part("kind")),
            whose=self.read(self.part("whose")),
            whatsapp=self.read(self.part("whatsapp")) == "yes",
            safe=self.read(self.part("safe")),
            when=self.read(self.part("when")),
            do_not_say_who=self.read(self.part("silent")) == "yes",
        )
        if self._contact is not None:
            return Sending(edit_contact, (family.uid, self._contact, new), {"seen": family.version})
        return Sending(add_contact, (family.uid, new), {"seen": family.version})

    def _known(self) -> ContactView | None:
        return next((each for each in self.shown_family.contacts if each.uid == self._contact), None)
