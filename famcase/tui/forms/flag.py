"""A flag: what needs a look, and when it is settled."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_note
from famcase.presentation import dates
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.services.commands.flags import add_flag, resolve_flag
from famcase.services.views import FlagView
from famcase.tui.forms.asked import CHOICE_HELP, DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_

_FAMILY = "family"


class FlagForm(Form):
    """Something to look at, of a family or of one of its people."""

    NAME = "flag"
    TITLE_TEXT = N_("New flag")
    HELP_TEXT = N_("What somebody has to look at, and why; it stands at the head of the page until it is settled.")
    HINT = N_("No details of violence, names of armed men, or routes.")

    def __init__(self, family: RecordId, member: RecordId | None = None) -> None:
        super().__init__(family)
        self._member = member

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("kind", N_("To look at"), "flag-kind", is_needed=True)
        yield TextEntry("reason", N_("Reason"), check=lambda typed: check_note(typed, N_("Reason")))
        people = [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in people_of(self.shown_family)]
        if people:
            choices = [Choice(_FAMILY, self.words(N_("the family"))), *people]
            value = self._member.hex() if self._member else _FAMILY
            yield ChoiceEntry("member", N_("Of whom"), choices, value=value, help=CHOICE_HELP)

    def gather(self) -> Sending:
        family, kind = self.shown_family, self.read(self.part("kind"))
        if not kind:
            self.refuse(self.part("kind"), Missing(N_("To look at")))
        member = self.read(self.part("member")) if "member" in self.parts else ""
        named = {"seen": family.version, "member": None if member in ("", _FAMILY) else RecordId(bytes.fromhex(member))}
        return Sending(add_flag, (family.uid, kind, self.read(self.part("reason"))), named)


class FlagSettledForm(Form):
    """A flag that needs no look any more."""

    NAME = "flag-settled"
    TITLE_TEXT = N_("Settled: {flag}")
    HELP_TEXT = N_("When it was settled, and how; the flag stays in the list, below those that are open.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on"}

    def __init__(self, family: RecordId, flag: RecordId) -> None:
        super().__init__(family)
        self._flag = flag

    def subject(self) -> str:
        return self._flag.hex()

    def head_line(self) -> str:
        flag = self._known()
        return self.words(self.TITLE_TEXT, flag=self.words.label("flag-kind", flag.kind) if flag else "")

    def ask_for(self) -> Iterable[Part]:
        yield TextEntry("reason", N_("How"), check=lambda typed: check_note(typed, N_("Reason")))
        yield DayEntry("on", N_("Day"), help=DAY_HELP)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        family = self.shown_family
        named = {"seen": family.version, "on": self.read(self.part("on"))}
        return Sending(resolve_flag, (family.uid, self._flag, self.read(self.part("reason"))), named)

    def _known(self) -> FlagView | None:
        return next((flag for flag in self.shown_family.flags if flag.uid == self._flag), None)
