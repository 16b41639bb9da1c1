"""What the round asks besides one key: where they are, who is not there, how many they are now."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.presentation import dates
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.services.commands.verifying import Finding, Found, verify
from famcase.services.inputs import Where
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, TICKS_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.ticks import Choice, TicksEntry
from famcase.tui.forms.typed import DayEntry, NumberEntry
from famcase.wording import N_

Recorded = Callable[[RecordId, Finding], None]


class FindingForm(Form):
    """A form of one family of the round; it tells the round what was recorded."""

    FINDING: ClassVar[Finding]
    FAULTY: ClassVar[Mapping[str, str]] = {
        "StayBeforeLast": "since",
        "StayInFuture": "since",
        "ImpossibleSize": "people",
        "SayWho": "people",
    }

    def __init__(self, family: RecordId, stay: RecordId | None, recorded: Recorded) -> None:
        super().__init__(family)
        self._stay = stay
        self._recorded = recorded

    def found(self, **more: Any) -> Sending:
        """Return what is to be sent."""
        found = Found(self.FINDING, stay=self._stay, **more)
        return Sending(verify, (self.shown_family.uid, found))

    def after(self, answer: Any) -> None:  # noqa: ARG002 - the form's way
        self._recorded(self.shown_family.uid, self.FINDING)


class ElsewhereForm(FindingForm):
    """They are somewhere else."""

    NAME = "round-elsewhere"
    FINDING = "elsewhere"
    TITLE_TEXT = N_("Elsewhere")
    HELP_TEXT = N_("Where they are, as people there say; empty where nobody knows. Without a day it is today.")

    def ask_for(self) -> Iterable[Part]:
        yield PlaceEntry("where", N_("Where now"), help=PLACE_HELP)
        yield DayEntry("since", N_("Since"), help=DAY_HELP)
        yield Asked(self, self.desk_app.open_desk).code("living", N_("Living in"), "living")

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("since").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        where, since, living = (self.read(self.part(key)) for key in ("where", "since", "living"))
        return self.found(where=where, since=since, living=living)


class PartForm(FindingForm):
    """A part of them is here."""

    NAME = "round-part"
    FINDING = "part"
    TITLE_TEXT = N_("Part of them")
    HELP_TEXT = N_(
        "Tick who is not here and say where they are, or nothing where nobody knows. Where nobody can say who, the "
        "number of those who are here is enough: a visit is planned that asks."
    )

    def ask_for(self) -> Iterable[Part]:
        members = people_of(self.shown_family) if self.shown_family.members else []
        people = [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in members]
        if people:
            yield TicksEntry("gone", N_("Not here"), people, help=TICKS_HELP)
        yield NumberEntry("people", N_("How many here"))
        yield PlaceEntry("where", N_("Others now at"), help=PLACE_HELP)

    def gather(self) -> Sending:
        gone = self.read(self.part("gone")) if "gone" in self.parts else ()
        people: int | None = self.read(self.part("people"))
        where: Where = self.read(self.part("where"))
        what = self.words(N_("{here} of {people} were here: who?"), here=people or 0, people=self.shown_family.people)
        return self.found(
            gone=tuple(RecordId(bytes.fromhex(member)) for member in gone), people=people, where=where, what=what
        )


class SizeForm(FindingForm):
    """They are here, and more or fewer."""

    NAME = "round-size"
    FINDING = "size"
    TITLE_TEXT = N_("Size changed")
    HELP_TEXT = N_("How many they are now; who came or left is recorded on the family's page.")

    def ask_for(self) -> Iterable[Part]:
        yield NumberEntry("people", N_("People now"))

    def gather(self) -> Sending:
        return self.found(people=self.read(self.part("people")))
