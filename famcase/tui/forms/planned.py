"""A follow-up to be planned."""

from collections.abc import Iterable

from famcase.presentation import dates
from famcase.services.commands.follow_ups import schedule
from famcase.services.inputs import NewFollowUp
from famcase.tui.forms.asked import DAY_HELP, Asked, proposed
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_


class FollowUpForm(Form):
    """A visit or call on a day to come."""

    NAME = "follow-up"
    TITLE_TEXT = N_("New follow-up")
    HELP_TEXT = N_("A day from today on, and what for: it stands in your day when it comes.")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield DayEntry("due", N_("Day"), help=DAY_HELP)
        yield TextEntry("what", N_("What for"))
        yield asked.choice("kind", N_("Kind"), "follow-up-kind", value="visit")

    def ready(self) -> None:
        day, today = proposed(self.desk_app.open_desk, self.shown_family.priority), self.desk_app.clock.today()
        if day:
            self.part("due").suggest(dates.day_echo(self.words, day, today))

    def gather(self) -> Sending:
        family = self.shown_family
        due = self.read(self.part("due")) or proposed(self.desk_app.open_desk, family.priority)
        if due is None:
            self.refuse(self.part("due"), Missing(N_("Day")))
            due = self.desk_app.clock.today()
        new = NewFollowUp(due, self.read(self.part("what")), self.read(self.part("kind")))
        return Sending(schedule, (family.uid, new), {"seen": family.version})
