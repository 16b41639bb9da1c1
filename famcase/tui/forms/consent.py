"""What a family agreed to, and whether its name is withheld."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on

from famcase.domain.changes import RecordId
from famcase.domain.consents import REFERRAL
from famcase.domain.text import check_note
from famcase.presentation import dates
from famcase.services.commands.consents import set_consent
from famcase.services.commands.families import withhold_name
from famcase.services.views import ConsentView
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_


class ConsentForm(Form):
    """What a family said for one purpose."""

    NAME = "consent"
    TITLE_TEXT = N_("Consent")
    HELP_TEXT = N_(
        "Without consent for a purpose nothing of this family leaves for that purpose. A referral is agreed to for "
        "each partner by name. Vital interest is for saving a life; legitimate interest never for a list that leaves."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"PartnerUnnamed": "partner", "NotYet": "on"}

    def __init__(self, family: RecordId, consent: RecordId | None = None, *, purpose: str = "") -> None:
        super().__init__(family)
        self._consent = consent
        self._purpose = purpose

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        known = self._known() or ConsentView(None, self._purpose or "services", "given", "consent", None)
        yield asked.choice("purpose", N_("Consent to"), "consent-purpose", value=known.purpose)
        yield TextEntry("partner", N_("Partner"), value=known.partner)
        yield asked.choice("state", N_("Answer"), "consent-state", value=known.state)
        yield asked.choice("basis", N_("Basis"), "consent-basis", value=known.basis)
        yield TextEntry("given_by", N_("Given by"), value=known.given_by)
        yield TextEntry("how", N_("How"), value=known.how, help=N_("On paper, aloud, by telephone, before whom."))
        yield DayEntry("on", N_("Day"), help=DAY_HELP)
        yield TextEntry(
            "withhold",
            N_("Withhold"),
            value=known.withhold,
            check=lambda typed: check_note(typed, N_("Withhold")),
            help=N_("What is to be kept from whom, and why."),
        )

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))
        self._fit()

    @on(Entry.Changed)
    def _fit(self) -> None:
        """Ask for a partner only where it is about a referral."""
        if "partner" in self.parts:
            self.part("partner").display = self.part("purpose").read() == REFERRAL

    def gather(self) -> Sending:
        family = self.shown_family
        named = {key: self.read(self.part(key)) for key in ("basis", "given_by", "how", "on", "partner", "withhold")}
        args = (family.uid, self.read(self.part("purpose")), self.read(self.part("state")))
        return Sending(set_consent, args, {"seen": family.version, **named})

    def harm(self) -> str:
        """Say what a withdrawal means, before it is saved."""
        purpose, state = self.part("purpose").read(), self.part("state").read()
        before = [each.state for each in self.shown_family.consents if each.purpose == purpose]
        if state != "withdrawn" or "given" not in before:
            return ""
        return self.words(
            N_(
                "Record that {family} took back its consent to: {purpose}? From now on nothing of it leaves for that, "
                "and no list made for it has this family. What was handed over already stays out."
            ),
            family=self.family_in_words(),
            purpose=self.words.label("consent-purpose", str(purpose)),
        )

    def _known(self) -> ConsentView | None:
        return next((each for each in self.shown_family.consents if self._consent and each.uid == self._consent), None)


class WithholdForm(Form):
    """Keeps a family's name off every list and output, from whom and why."""

    NAME = "withhold"
    TITLE_TEXT = N_("Withhold the name")
    HELP_TEXT = N_("No list, search or file shows the name any more; it is found by its case number.")

    def ask_for(self) -> Iterable[Part]:
        family = self.shown_family
        yield TextEntry("from_whom", N_("From whom"), value=family.withhold_from)
        yield TextEntry(
            "reason", N_("Why"), value=family.withhold_reason, check=lambda typed: check_note(typed, N_("Reason"))
        )

    def gather(self) -> Sending:
        family = self.shown_family
        named = {
            "seen": family.version,
            "reason": self.read(self.part("reason")),
            "withhold_from": self.read(self.part("from_whom")),
        }
        return Sending(withhold_name, (family.uid, True), named)

    def harm(self) -> str:
        if self.shown_family.withheld:
            return ""
        return self.words(
            N_("Withhold the name of {family}? No list, search or file shows it any more."),
            family=self.family_in_words(),
        )
