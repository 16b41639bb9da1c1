"""The next visit, as a visit and a registration end with it: its day, that there is none, and what it is for."""

from collections.abc import Iterable
from datetime import date

from famcase.domain.days import says_none
from famcase.presentation import dates
from famcase.services.inputs import NextVisit
from famcase.services.queries.timetable import said_next
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.typed import DueEntry, TextEntry
from famcase.wording import N_

_HELP = N_(
    "Empty, it is the day shown beside it, by the timetable of the priority. A day: 2018-08-20, 20 Aug, +3d, next "
    "Sunday. “none”: nobody comes again."
)


class NextVisitEntry(DueEntry):
    """The day of the next visit, or the word that there is none."""

    def __init__(self) -> None:
        super().__init__("next", N_("Next visit"), help=_HELP)

    def read(self) -> date | None:
        return None if says_none(self.text) else super().read()

    def show_meaning(self) -> None:
        if says_none(self.text):
            self.echo(self.words(N_("no next visit")))
        else:
            super().show_meaning()


def asked() -> Iterable[Part]:
    """Ask when somebody comes again, and what for."""
    yield NextVisitEntry()
    yield TextEntry("next_what", N_("What for"), help=N_("What to do at the next visit."))


def propose(form: Form, visit: date | None) -> None:
    """Show which day goes without typing, or how there comes to be one."""
    words, today = form.words, form.desk_app.clock.today()
    proposed = dates.day_echo(words, visit, today) if visit else words(N_("none without a priority"))
    form.part("next").suggest(proposed)


def said(form: Form) -> NextVisit:
    """Return what was answered."""
    entry = form.part("next")
    return said_next(entry.text, form.read(entry), form.read(form.part("next_what")))
