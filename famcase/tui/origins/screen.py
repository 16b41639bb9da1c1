"""Origins: which places families left, how many, when, and how far those places have emptied."""

from typing import ClassVar

from famcase.presentation.origin_columns import ORIGINS
from famcase.presentation.wording import Wording
from famcase.services.queries.origins import LEVELS, OriginLevel, find_origins, list_origins
from famcase.services.views import OriginLine
from famcase.tui.actions import EXPORT, Action
from famcase.tui.narrowed import LEAVE, NarrowedScreen
from famcase.tui.origins.lines import ORIGIN_COLUMNS
from famcase.tui.widgets.view_list import ViewList
from famcase.wording import N_

OPEN = Action("open", ("enter",), N_("Open"), N_("Show departures by week from the place under the cursor."))
FIND = Action("find", ("f3", "slash"), N_("Find"), N_("Find a place that families left, in any spelling."))
NEW = Action("new", ("f4", "n", "ى"), N_("New event"), N_("Record what happened at a place."))
EVENTS = Action("events", ("e", "ث"), N_("Events"), N_("List what happened at all places."))
LEVEL = Action("level", ("s", "س"), N_("Totals"), N_("Sum up by sub-district, by district, or show each place."))

_SUMMED: dict[OriginLevel, str] = {
    "place": N_("Each place by itself."),
    "sub-district": N_("Summed up by sub-district."),
    "district": N_("Summed up by district."),
}


class OriginsScreen(NarrowedScreen):
    """The list of origins."""

    PLACE = "origins"
    ACTIONS: ClassVar[tuple[Action, ...]] = (FIND, NEW, OPEN, EVENTS, LEVEL, LEAVE, EXPORT)
    FILE = ("origins", N_("Origins"))
    FILE_COLUMNS = ORIGINS
    SEARCH_HINT = N_("a village, a sub-district …")
    HELP_TEXT = N_(
        "The places that our families left, those with most families first. “Gone” is the share of the people who "
        "lived there, told only where that figure is older than the first departure; from nine in ten on the place is "
        "almost entirely emptied. Enter shows departures by week with what happened there; F4 records an event."
    )

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self._lines: tuple[OriginLine, ...] | None = None
        self._level: OriginLevel = LEVELS[0]

    def make_list(self) -> ViewList[OriginLine]:
        return ViewList(ORIGIN_COLUMNS, lambda line: (line.pcode, line.name), id="origins")

    def reload(self) -> None:
        self.ask(list_origins, self._level, then=self._read, topic="origins")

    def _read(self, lines: tuple[OriginLine, ...]) -> None:
        self._lines = lines
        self.narrow()

    def narrow(self) -> None:
        if self._lines is not None:
            self.ask(find_origins, self._lines, self.typed, then=self.show)

    def show(self, found: tuple[OriginLine, ...]) -> None:
        """Show the origins that were found."""
        teaching = N_("No place is like that. Fewer letters find more.")
        if not self._lines:
            teaching = N_("No family here has left a place yet. F4 records what happened at one.")
        self.show_found(found, in_words(self.words, found), self.words(teaching))

    def action_open(self) -> None:
        line: OriginLine | None = self.list.view_here
        if line is None:
            return
        from famcase.tui.origins.page import OriginPage

        if line.places > 1 or self._level != "place":
            self._level = "place"
            self.query_one("#search").value = self.words.named(line.named)  # type: ignore[attr-defined]
            self.reload()
        else:
            self.app.push_screen(OriginPage(line.pcode, "" if line.pcode else line.name))

    def action_new(self) -> None:
        from famcase.tui.forms.events import EventForm

        line: OriginLine | None = self.list.view_here
        self.app.push_screen(EventForm(line.pcode if line else ""))

    def action_events(self) -> None:
        from famcase.tui.origins.events import EventsScreen

        self.app.push_screen(EventsScreen())

    def action_level(self) -> None:
        self._level = LEVELS[(LEVELS.index(self._level) + 1) % len(LEVELS)]
        self.reload()
        self.desk_app.say(self.words(_SUMMED[self._level]))


def in_words(words: Wording, lines: tuple[OriginLine, ...]) -> str:
    """Return "12 families, 61 people" of all lines together."""
    families, people = sum(line.families for line in lines), sum(line.people for line in lines)
    told = [
        words.plural("{count} family", "{count} families", families),
        words.plural("{count} person", "{count} people", people),
    ]
    return words(N_(", ")).join(told) if families else ""
