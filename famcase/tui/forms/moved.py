"""Moved: who, where, since when, living in what, why."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.presentation import dates
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.services.commands.moves import confirm_stay, record_move
from famcase.services.inputs import NewStay, Where
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, WHO_MOVED_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry, near_family
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.ticks import Choice, TicksEntry
from famcase.tui.forms.typed import DayEntry, DueEntry, TextEntry
from famcase.wording import N_


class MovedForm(Form):
    """Where a family is now."""

    NAME = "moved"
    TITLE_TEXT = N_("Moved")
    HELP_TEXT = N_(
        "Where they are now: a site or place by any spelling, or empty where nobody knows. A full site is no obstacle: "
        "people are where they are. Without a day it is today; tick people only when not all of them moved."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {
        "StayBeforeLast": "since",
        "StayInFuture": "since",
        "LeftTooEarly": "left_before",
        "LeftTooLate": "left_before",
    }

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield PlaceEntry("where", N_("Where now"), near=lambda: near_family(self.family), help=PLACE_HELP)
        yield DayEntry("since", N_("Since"), help=DAY_HELP)
        yield asked.code("living", N_("Living in"), "living")
        yield asked.code("reason", N_("Why"), "reason")
        yield TextEntry(
            "directions", N_("Where exactly"), help=N_("Sector, tent number, whose house: how to find them.")
        )
        yield asked.choice("sureness", N_("How we know"), "sureness", value="told-by-family")
        if self.family is not None and len(self.family.members) > 1:
            people = [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in people_of(self.family)]
            yield TicksEntry("who", N_("Only these moved"), people, help=WHO_MOVED_HELP)
        yield DayEntry(
            "left_before", N_("Left before on"), help=N_("The day they left where they were, if somebody reported it.")
        )
        yield DueEntry("rent_until", N_("Rent paid until"), help=N_("A follow-up is planned two weeks before."))

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("since").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        family = self.shown_family
        who = self.read(self.part("who")) if "who" in self.parts else ()
        new = NewStay(
            to=self.read(self.part("where")),
            since=self.read(self.part("since")) or self.desk_app.clock.today(),
            living=self.read(self.part("living")),
            reason=self.read(self.part("reason")),
            members=tuple(RecordId(bytes.fromhex(member)) for member in who),
            sureness=self.read(self.part("sureness")),
            directions=self.read(self.part("directions")),
            left_before=self.read(self.part("left_before")),
            rent_until=self.read(self.part("rent_until")),
        )
        return Sending(record_move, (family.uid, new), {"seen": family.version})

    def harm(self) -> str:
        """An empty form that is saved by mistake would take away where they are."""
        if self.read(self.part("where")) != Where():
            return ""
        told = N_("No place is given: nobody will know where {family} is now. Record it so?")
        return self.words(told, family=self.family_in_words())


class ConfirmForm(Form):
    """They are still where they were."""

    NAME = "confirm"
    TITLE_TEXT = N_("Still there")
    HELP_TEXT = N_("Record that somebody confirmed, on a day and in a way, that they are where they are said to be.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on", "ConfirmedTooEarly": "on"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("how", N_("How we know"), "confirmed-how", value="phone")
        yield DayEntry("on", N_("Day"), help=DAY_HELP)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        family = self.shown_family
        args = (family.uid, self.read(self.part("how")), self.read(self.part("on")))
        return Sending(confirm_stay, args, {"seen": family.version})
