"""What the families of an arrival sheet share: asked once, shown above every line."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.presentation import dates
from famcase.presentation.wording import Wording
from famcase.services.commands.arriving import ArrivalHeader, check_header
from famcase.services.inputs import Where
from famcase.tui.actions import SAVE, Action
from famcase.tui.forms.asked import DAY_HELP, PLACE_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.places import PlaceEntry
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.typed import DayEntry
from famcase.wording import N_, Named


class HeaderForm(Form):
    """The head of a sheet."""

    NAME = "arrivals-header"
    ACTIONS: ClassVar[tuple[Action, ...]] = (replace(SAVE, hint=N_("To the lines")), *Form.ACTIONS[1:])
    TITLE_TEXT = N_("Arrival sheet: what all of them share")
    HELP_TEXT = N_(
        "Said once for all families of the sheet: where they fled from, when and why, where they are now and how they "
        "live there, and whether they were asked. ctrl+s goes on to the lines; F2 comes back here."
    )
    HINT = N_("ctrl+s goes on to the lines, one a family; F2 there comes back here.")
    LAST_TEXT = N_("ctrl+s goes on to the lines of the sheet.")
    FAULTY: ClassVar[Mapping[str, str]] = {"StayInFuture": "since", "NotYet": "left", "Refused": "since"}

    def __init__(self, header: ArrivalHeader | None = None, shown: tuple[Named, ...] = ()) -> None:
        """`shown` are the names of the places that the header has, in their order."""
        super().__init__()
        self.header = header
        self._shown = shown

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        known = self.header or ArrivalHeader()
        words = self.words
        origin, now = (words.named(name) for name in self._shown or (Named(), Named()))
        yield PlaceEntry("origin", N_("From where"), help=PLACE_HELP).start_with(known.origin, origin)
        yield DayEntry("left", N_("Left on"), help=DAY_HELP, value=_iso(known.left_on))
        yield asked.code("reason", N_("Why"), "reason", value=known.reason)
        yield PlaceEntry("now", N_("Where now"), help=PLACE_HELP).start_with(known.to, now)
        yield DayEntry("since", N_("Since"), help=DAY_HELP, value=_iso(known.since))
        yield asked.code("living", N_("Living in"), "living", value=known.living)
        yield asked.choice("consent", N_("Consent"), "consent-state", value=known.consent, without=("withdrawn",))
        yield asked.choice("basis", N_("Kept on"), "consent-basis", value=known.basis or "consent")

    def gather(self) -> Sending:
        basis = self.read(self.part("basis"))
        header = ArrivalHeader(
            origin=self.read(self.part("origin")),
            left_on=self.read(self.part("left")),
            reason=self.read(self.part("reason")),
            to=self.read(self.part("now")),
            since=self.read(self.part("since")),
            living=self.read(self.part("living")),
            consent=self.read(self.part("consent")) or "not-asked",
            basis="" if basis == "consent" else basis,
        )
        return Sending(check_header, (header,))

    def _close(self, answer: ArrivalHeader) -> None:
        self.header = answer
        self._is_given = True
        self.dismiss()

    _is_given = False

    @property
    def given(self) -> ArrivalHeader | None:
        """The header that was given; None when the form was left."""
        return self.header if self._is_given else None


def in_words(words: Wording, header: ArrivalHeader, shown: tuple[Named, ...]) -> str:
    """Return a header on a line or two: "from Tah · left Fri 10 Aug 2018 → al-Midan camp since …"."""
    origin, now = (words.named(name) for name in shown)
    unknown = words(N_("an unknown place"))
    parts = [
        words(N_("from {place}"), place=origin or unknown),
        words(N_("left {day}"), day=dates.day(words, header.left_on)) if header.left_on else "",
        words.label("reason", header.reason) if header.reason else "",
        words(N_("now {place}"), place=now or unknown),
        words(N_("since {day}"), day=dates.day(words, header.since)) if header.since else "",
        words.label("living", header.living) if header.living else "",
        words(N_("consent: {state}"), state=words.label("consent-state", header.consent)),
        words.label("consent-basis", header.basis) if header.basis else "",
    ]
    return " · ".join(filter(None, parts))


def packed(header: ArrivalHeader) -> dict[str, Any]:
    """Return a header as JSON, for the draft of its sheet."""
    return {
        "origin": _packed(header.origin),
        "left": _iso(header.left_on),
        "reason": header.reason,
        "to": _packed(header.to),
        "since": _iso(header.since),
        "living": header.living,
        "consent": header.consent,
        "basis": header.basis,
    }


def unpacked(kept: Mapping[str, Any]) -> ArrivalHeader:
    """Return the header of what `packed` returned."""
    from datetime import date

    left, since = (date.fromisoformat(kept[key]) if kept[key] else None for key in ("left", "since"))
    return ArrivalHeader(
        origin=_unpacked(kept["origin"]),
        left_on=left,
        reason=kept["reason"],
        to=_unpacked(kept["to"]),
        since=since,
        living=kept["living"],
        consent=kept["consent"],
        basis=kept["basis"],
    )


def _packed(where: Where) -> dict[str, str]:
    return {"site": where.site.hex() if where.site else "", "pcode": where.pcode, "text": where.text}


def _unpacked(kept: Mapping[str, str]) -> Where:
    site = RecordId(bytes.fromhex(kept["site"])) if kept["site"] else None
    return Where(site, kept["pcode"], kept["text"])


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
