"""Sites: how full each camp or centre is, by the newest count, and who of ours is there."""

from typing import ClassVar

from famcase.presentation.site_columns import SITES
from famcase.presentation.wording import Wording
from famcase.services.queries.site_book import ORDERS, SiteBook, SiteOrder, SitesFound, find_sites, site_book
from famcase.services.views import SiteLine
from famcase.tui.actions import EXPORT, Action
from famcase.tui.narrowed import LEAVE, NarrowedScreen
from famcase.tui.sites.lines import site_list
from famcase.tui.widgets.view_list import ViewList
from famcase.wording import N_

OPEN = Action("open", ("enter",), N_("Open"), N_("Open the site under the cursor: its families, counts and services."))
FIND = Action("find", ("f3", "slash"), N_("Find"), N_("Find a site by any spelling, or by its village."))
NEW = Action("new", ("f4", "n", "ى"), N_("New site"), N_("Add a camp, collective centre or reception centre."))
COUNT = Action("count", ("c", "ؤ"), N_("Count"), N_("Record what somebody counted at the site under the cursor."))
FAMILIES_THERE = Action(
    "families_there", ("f", "ب"), N_("Families there"), N_("List our families at this site."), in_foot=False
)
SORT = Action("sort", ("s", "س"), N_("Sort"), N_("Sort by how full, by name, by how many are with us, or by place."))
CLOSED = Action(
    "closed", ("o", "خ"), N_("Closed too"), N_("Show also sites that are closed, evicted or hit, or hide them again.")
)

_SORTED: dict[SiteOrder, str] = {
    "fullness": N_("Sorted by how full they are."),
    "name": N_("Sorted by name."),
    "with-us": N_("Sorted by how many families are with us."),
    "place": N_("Sorted by place."),
}


class SitesScreen(NarrowedScreen):
    """The list of sites."""

    PLACE = "sites"
    ACTIONS: ClassVar[tuple[Action, ...]] = (FIND, NEW, OPEN, COUNT, SORT, CLOSED, FAMILIES_THERE, LEAVE, EXPORT)
    FILE = ("sites", N_("Sites"))
    FILE_COLUMNS = SITES
    SEARCH_HINT = N_("a site, a village, a sub-district …")
    HELP_TEXT = N_(
        "Each site with what was counted there last, by whom and when, beside the families that are with us; the two "
        "are never added. Where the capacity is not known stands what was said of the room, and when. The fullest "
        "stand first; S sorts otherwise. F3 finds a site in any spelling, Enter opens it."
    )

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self._book: SiteBook | None = None
        self._order: SiteOrder = ORDERS[0]
        self._with_closed = False

    def make_list(self) -> ViewList[SiteLine]:
        return site_list()

    def reload(self) -> None:
        self.ask(site_book, then=self._read, topic="book")

    def _read(self, book: SiteBook) -> None:
        self._book = book
        self.narrow()

    def narrow(self) -> None:
        if self._book is not None:
            self.ask(find_sites, self._book, self.typed, self._order, then=self.show, with_closed=self._with_closed)

    def show(self, found: SitesFound) -> None:
        """Show the sites that were found."""
        self._book, words = found.book, self.words
        teaching = N_("No site is like that. Fewer letters find more; F4 adds a site.")
        if not found.open and not found.closed:
            teaching = N_("No site yet. F4 adds one.")
        elif not self.typed.strip():
            teaching = N_("No site is open. O shows those that are closed.")
        self.show_found(found.lines, in_words(words, found), words(teaching))

    @property
    def site_here(self) -> SiteLine | None:
        """The site under the cursor."""
        here: SiteLine | None = self.list.view_here
        return here

    def action_open(self) -> None:
        site = self.site_here
        if site is not None:
            from famcase.tui.sites.page import SitePage

            self.app.push_screen(SitePage(site.uid))

    def action_new(self) -> None:
        self._open_form("site-new")

    def action_count(self) -> None:
        site = self.site_here
        if site is not None:
            from famcase.tui.forms.counts import CountForm

            self.app.push_screen(CountForm(site=site.uid))

    def action_sort(self) -> None:
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.narrow()
        self.desk_app.say(self.words(_SORTED[self._order]))

    def action_closed(self) -> None:
        self._with_closed = not self._with_closed
        self.narrow()

    def action_families_there(self) -> None:
        site = self.site_here
        if site is not None:
            self.desk_app.action_go("families", self.words.named(site.named))

    def _open_form(self, name: str) -> None:
        from famcase.tui.forms import open_form

        self.app.push_screen(open_form(name))


def in_words(words: Wording, found: SitesFound) -> str:
    """Return "12 of 40 sites"; the number alone where all that are open are shown."""
    shown = len(found.lines)
    if shown == found.open:
        return words.plural("{count} site", "{count} sites", found.open)
    return words.plural("{found} of {count} site", "{found} of {count} sites", found.open + found.closed, found=shown)
