"""A stay of the journey: corrected where it stands, or inserted before another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final

from famcase.domain.changes import RecordId
from famcase.presentation.family_words import place_name, stay_where
from famcase.services.commands.moves import correct_stay, insert_stay
from famcase.services.inputs import NewStay, Where
from famcase.services.views import StayView
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, WHO_MOVED_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import RecordForm, people_choices, typed_day
from famcase.tui.forms.places import PlaceEntry, near_family
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import TicksEntry
from famcase.tui.forms.typed import DayEntry, DueEntry, TextEntry
from famcase.wording import N_, Named

_FAULTY: Final = {
    **dict.fromkeys(("StayBeforeOther", "StayAfterOther", "StayOverlaps", "StayInFuture"), "since"),
    **dict.fromkeys(("StayDayMissing", "StayTied"), "since"),
    **dict.fromkeys(("LeftTooEarly", "LeftTooLate", "LeftForNowhere"), "left_on"),
    "NotYet": "tent_since",
}
_DAYS: Final = ("since", "left_on", "rent_until", "eviction_until", "tent_since")
_CODES: Final = ("living", "reason", "tenure", "sureness")
_TEXTS: Final = ("directions", "sector", "tent", "onward_to")


class StayForm(RecordForm):
    """What was wrong about a stay."""

    NAME = "stay"
    TITLE_TEXT = N_("Correct the stay: {place}")
    HELP_TEXT = N_(
        "Only what you change is recorded as changed. A stay ends where the next begins; give the day they left only "
        "where somebody reported it. The stay keeps its place in the journey."
    )
    FAULTY: ClassVar[Mapping[str, str]] = _FAULTY

    @property
    def _stay(self) -> StayView | None:
        return next((stay for stay in self.shown_family.stays if stay.uid == self.record), None)

    def head_line(self) -> str:
        stay = self._stay
        return self.words(self.TITLE_TEXT, place=stay_where(self.words, stay) if stay else "")

    def ask_for(self) -> Iterable[Part]:
        yield from _asked(self, self._stay)

    def gather(self) -> Sending:
        answers = _answers(self)
        fields = self.only_typed(answers)
        if "to" in answers and "where" in self.typed():
            fields["to"] = answers["to"]
        return Sending(
            correct_stay, (self.shown_family.uid, self.record), {"seen": self.shown_family.version, **fields}
        )


class StayBeforeForm(RecordForm):
    """A stay that nobody recorded."""

    NAME = "stay-before"
    TITLE_TEXT = N_("A stay before: {place}")
    HELP_TEXT = N_(
        "Where they were before the stay under the cursor, and since when. It ends where that one begins; give the day "
        "they left only where somebody reported it."
    )
    FAULTY: ClassVar[Mapping[str, str]] = _FAULTY

    def head_line(self) -> str:
        stay = next((stay for stay in self.shown_family.stays if stay.uid == self.record), None)
        return self.words(self.TITLE_TEXT, place=stay_where(self.words, stay) if stay else "")

    def ask_for(self) -> Iterable[Part]:
        yield from _asked(self, None)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = _answers(self)
        if not answers["to"]:
            self.refuse(self.part("where"), Missing(N_("Where")))
        left_on = answers.pop("left_on")
        new = NewStay(**answers)
        return Sending(insert_stay, (family.uid, new, self.record), {"seen": family.version, "left_on": left_on})


def _asked(form: Form, stay: StayView | None) -> Iterator[Part]:
    asked = Asked(form, form.desk_app.open_desk)
    where, shown = _where(form, stay)
    yield PlaceEntry("where", N_("Where"), near=lambda: near_family(form.family), help=PLACE_HELP).start_with(
        where, shown
    )
    yield DayEntry("since", N_("Since"), value=typed_day(stay.since if stay else None), help=DAY_HELP)
    yield DayEntry(
        "left_on",
        N_("Left on"),
        value=typed_day(stay.left_on if stay else None),
        help=N_("Only where somebody reported the day; else the stay ends where the next begins."),
    )
    yield asked.code("living", N_("Living in"), "living", value=stay.living if stay else "")
    yield asked.code("reason", N_("Why they came"), "reason", value=stay.reason if stay else "")
    yield TextEntry("directions", N_("Where exactly"), value=stay.directions if stay else "")
    yield TextEntry("sector", N_("Sector"), value=stay.sector if stay else "")
    yield TextEntry("tent", N_("Tent number"), value=stay.tent if stay else "")
    yield DayEntry("tent_since", N_("Tent since"), value=typed_day(stay.tent_since if stay else None), help=DAY_HELP)
    yield asked.choice("tenure", N_("Whose roof"), "tenure", value=stay.tenure if stay else "")
    yield DueEntry(
        "rent_until",
        N_("Rent paid until"),
        value=typed_day(stay.rent_until if stay else None),
        help=N_("A follow-up is planned two weeks before."),
    )
    yield DueEntry(
        "eviction_until",
        N_("Eviction notice until"),
        value=typed_day(stay.eviction_until if stay else None),
        help=DAY_HELP,
    )
    yield TextEntry("onward_to", N_("Onward to"), value=stay.onward_to if stay else "")
    sureness = stay.sureness if stay else "told-by-family"
    yield asked.choice("sureness", N_("How we know"), "sureness", value=sureness)
    people = people_choices(form)
    if people:
        ticks = TicksEntry("members", N_("Only these moved"), people, help=WHO_MOVED_HELP)
        yield ticks.start_with(member.hex() for member in (stay.members if stay else ()))


def _answers(form: Form) -> dict[str, Any]:
    """Return what the form was answered with, by the names of a stay's fields."""
    read = {key: form.read(form.part(key)) for key in (*_DAYS, *_CODES, *_TEXTS)}
    read["to"] = form.read(form.part("where"))
    if "members" in form.parts:
        read["members"] = tuple(RecordId(bytes.fromhex(one)) for one in form.read(form.part("members")))
    return read


def _where(form: Form, stay: StayView | None) -> tuple[Where, str]:
    if stay is None:
        return Where(), ""
    if stay.site_uid is not None:
        return Where(site=stay.site_uid), form.words.named(stay.site)
    place = stay.place
    if place is None:
        return Where(), ""
    where = Where(pcode=place.pcode) if place.pcode else Where(text=str(Named(place.name, place.name_ar)))
    return where, place_name(form.words, place)
