"""How to reach a family, and what it agreed to."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.phones import check_phone
from famcase.services.commands.consents import set_consent
from famcase.services.commands.contacts import add_contact
from famcase.services.inputs import NewContact
from famcase.tui.forms.asked import Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import no_or_yes
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_


class ContactForm(Form):
    """One more way to reach a family."""

    NAME = "contact"
    TITLE_TEXT = N_("New contact")
    HELP_TEXT = N_("A number, whose it is, and whether it is safe to call: a call in the wrong moment can do harm.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotAPhoneNumber": "number"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield TextEntry("number", N_("Number"), check=check_phone)
        yield asked.choice("whose", N_("Whose"), "contact-whose", value="head")
        yield asked.choice("kind", N_("Kind"), "contact-kind", value="phone")
        yield no_or_yes(self.words, "whatsapp", N_("WhatsApp"))
        yield asked.choice("safe", N_("Safe to call"), "contact-safe", value="unknown")
        yield TextEntry("when", N_("When to call"))
        yield no_or_yes(self.words, "silent", N_("Do not say who we are"))

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
        return Sending(add_contact, (family.uid, new), {"seen": family.version})


class ConsentForm(Form):
    """What a family agreed to, for one purpose."""

    NAME = "consent"
    TITLE_TEXT = N_("Consent")
    HELP_TEXT = N_("Without consent for a purpose nothing of this family leaves for that purpose.")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("purpose", N_("Consent to"), "consent-purpose", value="services")
        yield asked.choice("state", N_("Answer"), "consent-state", value="given")
        yield asked.choice("basis", N_("Basis"), "consent-basis", value="consent")
        yield TextEntry("given_by", N_("Given by"))
        yield TextEntry("how", N_("How"))

    def gather(self) -> Sending:
        family = self.shown_family
        named = {key: self.read(self.part(key)) for key in ("basis", "given_by", "how")}
        args = (family.uid, self.read(self.part("purpose")), self.read(self.part("state")))
        return Sending(set_consent, args, {"seen": family.version, **named})
