"""What happened at a place: recorded, or corrected."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_note
from famcase.presentation import dates
from famcase.services.commands.events import correct_event, record_event
from famcase.services.inputs import NewEvent, Where
from famcase.services.queries.events import get_event
from famcase.services.queries.gazetteer import place_view
from famcase.services.views import EventView, PlaceView
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_


class EventForm(Form):
    """One more event."""

    NAME = "event"
    TITLE_TEXT = N_("New event")
    HELP_TEXT = N_(
        "What happened where, and who says so: it stands as a mark among the departures from there. Who did it is not "
        "held."
    )
    HINT = N_("No details of violence, names of armed men, or routes.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on"}

    def __init__(self, pcode: str = "") -> None:
        """`pcode` is the place that stands there at first."""
        super().__init__()
        self._pcode = pcode
        self._lies: PlaceView | None = None
        self._event: EventView | None = None

    async def prepare(self) -> None:
        if self._pcode:
            self._lies = await self.ask.now(place_view, self._pcode)

    def subject(self) -> str:
        return self._pcode

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        event, place = self._event, self._lies
        kind = event.kind if event else ""
        yield asked.choice("kind", N_("What happened"), "event-kind", value=kind, is_needed=True)
        entry = PlaceEntry("at", N_("Where"), help=PLACE_HELP)
        if place is not None:
            where = Where(pcode=place.pcode, text="" if place.pcode else place.name)
            entry.start_with(where, self.words.named(place.named))
        yield entry
        yield DayEntry("on", N_("Day"), value=event.on.isoformat() if event else "", help=DAY_HELP)
        yield TextEntry("source", N_("Source"), value=event.source if event else "", help=N_("Who says so."))
        yield asked.choice("sureness", N_("How we know"), "sureness", value=event.sureness if event else "")
        text = " ".join(event.text.split()) if event else ""
        yield TextEntry(
            "text", N_("In a few words"), value=text, check=lambda typed: check_note(typed, N_("What happened"))
        )

    def ready(self) -> None:
        today = self.desk_app.clock.today()
        if self._event is None:
            self.part("on").suggest(dates.day_echo(self.words, today, today))

    def gather(self) -> Sending:
        kind, where = self.read(self.part("kind")), self._where()
        if not kind:
            self.refuse(self.part("kind"), Missing(N_("What happened")))
        if not where:
            self.refuse(self.part("at"), Missing(N_("Where")))
        on = self.read(self.part("on")) or self.desk_app.clock.today()
        named = {key: self.read(self.part(key)) for key in ("source", "sureness", "text")}
        return Sending(record_event, (NewEvent(kind, where, on, **named),))

    def _where(self) -> Where:
        """Return where it was; the name of a site is kept as words, since an event is of a place."""
        where: Where = self.read(self.part("at"))
        return Where(text=self.part("at").text) if where.site else where


def _check_text(typed: str) -> str:
    return check_note(typed, N_("What happened"))


class EventCorrectedForm(EventForm):
    """An event that was written down wrong."""

    NAME = "event-corrected"
    TITLE_TEXT = N_("Correct the event")

    def __init__(self, event: RecordId) -> None:
        super().__init__()
        self._uid = event

    async def prepare(self) -> None:
        self._event = await self.ask.now(get_event, self._uid)
        self._lies = self._event.place

    def subject(self) -> str:
        return self._uid.hex()

    def gather(self) -> Sending:
        typed = self.typed()
        fields: dict[str, object] = {
            key: self.read(self.part(key)) for key in ("kind", "on", "source", "sureness", "text") if key in typed
        }
        if "at" in typed:
            where = self._where()
            fields |= {"place": where.pcode, "place_text": where.text}
        return Sending(correct_event, (self._uid,), {"seen": self._event.version if self._event else None, **fields})
