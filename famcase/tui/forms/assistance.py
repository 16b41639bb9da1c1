"""What a family received: recorded, or corrected."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from famcase.domain.money import read_amount, shown_amount
from famcase.presentation import dates
from famcase.services.commands.needs import correct_assistance, record_assistance
from famcase.services.inputs import NewAssistance
from famcase.services.views import AssistanceView
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import RecordForm, chosen_record, need_entry, person_entry, typed_day
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, LineEntry, NumberEntry
from famcase.wording import N_


class AmountEntry(LineEntry[int | None]):
    """An amount of money, read into hundredths."""

    KIND = ("number",)
    blank = None

    def read(self) -> int | None:
        return read_amount(self.text)


class AssistanceForm(Form):
    """Something received, from us or anybody else."""

    NAME = "assistance"
    TITLE_TEXT = N_("Received")
    HELP_TEXT = N_(
        "What they received, from us or anybody else: an item with its number, or money with its currency. The need "
        "that it meets stays open until you say that it is met."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on", "CurrencyMissing": "amount"}

    def ask_for(self) -> Iterable[Part]:
        yield from _asked(self, None)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        answers = _answers(self)
        if not answers["item"]:
            self.refuse(self.part("item"), Missing(N_("Item")))
        family = self.shown_family
        return Sending(record_assistance, (family.uid, NewAssistance(**answers)), {"seen": family.version})


class AssistanceChangedForm(RecordForm):
    """What was wrong about something received."""

    NAME = "assistance-changed"
    TITLE_TEXT = N_("Correct what was received")
    HELP_TEXT = N_("Only what you change is recorded as changed. What was never given is taken out: F9.")
    FAULTY: ClassVar[Mapping[str, str]] = AssistanceForm.FAULTY

    def ask_for(self) -> Iterable[Part]:
        given = next((one for one in self.shown_family.assistance if one.uid == self.record), None)
        yield from _asked(self, given)

    def gather(self) -> Sending:
        fields = self.only_typed(_answers(self))
        return Sending(
            correct_assistance, (self.shown_family.uid, self.record), {"seen": self.shown_family.version, **fields}
        )


def _asked(form: Form, given: AssistanceView | None) -> Iterator[Part]:
    asked = Asked(form, form.desk_app.open_desk)
    yield asked.code("item", N_("Item"), "item", value=given.item if given else "")
    quantity = str(given.quantity) if given and given.quantity else ""
    yield NumberEntry("quantity", N_("How many"), value=quantity)
    amount = shown_amount(given.amount) if given and given.amount else ""
    yield AmountEntry("amount", N_("Amount"), value=amount, help=N_("Money, such as 50 or 12.50, with its currency."))
    yield asked.choice("currency", N_("Currency"), "currency", value=given.currency if given else "")
    yield DayEntry("on", N_("Day"), value=typed_day(given.on if given else None), help=DAY_HELP)
    yield asked.choice("giver", N_("From"), "giver", value=given.giver if given else "us")
    yield asked.choice("evidence", N_("How we know"), "evidence", value=given.evidence if given else "")
    for entry in (
        person_entry(form, N_("For whom"), given.member if given else None),
        need_entry(form, N_("Need it meets"), given.need if given else None),
    ):
        if entry is not None:
            yield entry


def _answers(form: Form) -> dict[str, Any]:
    read = {
        key: form.read(form.part(key)) for key in ("item", "quantity", "amount", "currency", "on", "giver", "evidence")
    }
    for key in ("member", "need"):
        if key in form.parts:
            read[key] = chosen_record(form, key)
    return read
