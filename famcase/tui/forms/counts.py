"""What somebody counted at a site or a place: recorded, or corrected."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from famcase.domain.changes import RecordId, Version
from famcase.presentation import dates
from famcase.services.commands.sites import correct_count, record_count
from famcase.services.inputs import NewCount
from famcase.services.queries.gazetteer import place_view
from famcase.services.queries.site_page import get_site
from famcase.services.views import CountView
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, NumberEntry
from famcase.wording import N_, Named

NUMBERS = (
    ("families", N_("Families")),
    ("people", N_("People")),
    ("in_the_open", N_("In the open")),
    ("arrived", N_("Arrived")),
    ("left", N_("Have left")),
    ("remaining", N_("Remaining")),
)

_OURS: Final = "our-count"


class CountForm(Form):
    """One more count of a site, or of a place of the gazetteer."""

    NAME = "count"
    TITLE_TEXT = N_("New count")
    HELP_TEXT = N_(
        "What somebody says of everybody there, ours and others: it stands beside our caseload and is never added to "
        "it. One number is enough. Families in the open are those without a roof; arrived and left are since the count "
        "before."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on"}

    def __init__(self, *, site: RecordId | None = None, pcode: str = "") -> None:
        """A count is of exactly one of the two."""
        super().__init__()
        self._site = site
        self._pcode = pcode
        self._of = Named()
        self._said_last = ""
        """Who said the newest count of the site: mostly the one who says the next."""

    async def prepare(self) -> None:
        if self._site is not None:
            site = await self.ask.now(get_site, self._site)
            self._of = site.line.named
            self._said_last = site.counts[0].source if site.counts else ""
        elif self._pcode:
            place = await self.ask.now(place_view, self._pcode)
            self._of = place.named if place else Named(self._pcode)

    def subject(self) -> str:
        return self._site.hex() if self._site else self._pcode

    def head_line(self) -> str:
        return " · ".join(filter(None, (self.words(self.TITLE_TEXT), self.words.named(self._of))))

    def ask_for(self) -> Iterable[Part]:
        yield from self._asked(None)

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        numbers = {key: self.read(self.part(key)) for key, _ in NUMBERS}
        source, sureness = self.read(self.part("source")), self.read(self.part("sureness"))
        if all(number is None for number in numbers.values()):
            self.refuse(self.part("families"), Missing(N_("Families")))
        on = self.read(self.part("on"))
        new = NewCount(source, sureness=sureness, on=on, site=self._site, pcode=self._pcode, **numbers)
        return Sending(record_count, (new,))

    def _asked(self, count: CountView | None) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        source = count.source if count else self._said_last or _OURS
        who = asked.choice("source", N_("Who says so"), "count-source", value=source)
        if count is None:
            yield who
        for key, label in NUMBERS:
            known = getattr(count, key) if count else None
            yield NumberEntry(key, label, value="" if known is None else str(known))
        yield DayEntry("on", N_("Day"), value=count.on.isoformat() if count else "", help=DAY_HELP)
        if count is not None:
            yield who
        yield asked.choice("sureness", N_("How we know"), "sureness", value=count.sureness if count else "")


class CountCorrectedForm(CountForm):
    """A count that was written down wrong."""

    NAME = "count-corrected"
    TITLE_TEXT = N_("Correct the count")
    HELP_TEXT = N_("Only what you change is recorded as changed. What was counted anew is a new count: F4.")

    def __init__(
        self, count: CountView, seen: Version | None, *, site: RecordId | None = None, pcode: str = ""
    ) -> None:
        super().__init__(site=site, pcode=pcode)
        self._count = count
        self._seen = seen

    def subject(self) -> str:
        return self._count.uid.hex()

    def ask_for(self) -> Iterable[Part]:
        yield from self._asked(self._count)

    def gather(self) -> Sending:
        said = {key: self.read(self.part(key)) for key in (*(key for key, _ in NUMBERS), "on", "source", "sureness")}
        fields = self.only_typed(said)
        return Sending(correct_count, (self._count.subject, self._count.uid), {"seen": self._seen, **fields})
