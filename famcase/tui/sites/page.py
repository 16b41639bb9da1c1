"""The page of one site: parts side by side, or tabs where the screen is small."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError, NotFound
from famcase.presentation.case_columns import CASES
from famcase.presentation.count_columns import COUNTS
from famcase.presentation.printed.printable import Printable
from famcase.presentation.printed.site_page import site_print
from famcase.services.commands.sites import remove_count
from famcase.services.desk import Desk
from famcase.services.queries.cases import CaseFilters, case_page, count_cases
from famcase.services.queries.order import Key
from famcase.services.queries.site_page import get_site
from famcase.services.views import CasePage, SiteView
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.families.case_list import CaseList
from famcase.tui.families.finding import all_pages
from famcase.tui.families.list_head import ListHead
from famcase.tui.families.looks import Looks
from famcase.tui.family.tabs import TabLine
from famcase.tui.parted import PartedScreen
from famcase.tui.sites import page_actions
from famcase.tui.sites.head import SiteHead
from famcase.tui.sites.parts import AboutList, CountList, FamiliesThere, SitePart
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_

LOOKS = Looks(("number", "name", "people", "next_due", "living", "since"))
"""What tells our families there apart: the place is the same for all."""


class SitePage(HasTable, PartedScreen):
    """Everything that is known of one site."""

    ACTIONS = page_actions.ON_THE_PAGE
    HELP_TEXT = N_(
        "One site: our families there, what was counted over time, services and whom to ask. The manager's name and "
        "phone stand here alone, on no list. Tab, Left and Right go from part to part. F4 adds a count, F2 corrects; O "
        "records that the site is closed, evicted, hit, or open again: families stay recorded there until a move says "
        "where they are."
    )

    def __init__(self, uid: RecordId) -> None:
        super().__init__()
        self._uid = uid
        self._site: SiteView | None = None
        self._there = 0
        self._families = FamiliesThere()
        self._counts = CountList()
        self._about = AboutList()
        self._parts = [
            SitePart("families", N_("Families"), self._families, N_("No family of ours is there.")),
            SitePart("counts", N_("Counts"), self._counts, N_("Nobody counted yet. F4 adds a count.")),
            SitePart("about", N_("About the site"), self._about, N_("Nothing more is known. F2 adds what you know.")),
        ]
        self._tabs = TabLine(self._parts)

    def compose_body(self) -> ComposeResult:
        yield SiteHead()
        yield self._tabs
        yield Container(*self._parts, classes="site-parts")

    def on_mount(self) -> None:
        self._parts[0].list.focus()

    def reload(self) -> None:
        self.ask_whole(_load, self._uid, then=self.show)

    def show(self, loaded: tuple[SiteView, CasePage, int] | None) -> None:
        """Show the site as it is now; leave the page of one that was taken back."""
        if loaded is None:
            if self.is_current:
                self.desk_app.leave_gone(self)
            return
        self._site, page, self._there = loaded
        self.query_one(SiteHead).show_site(self._site)
        self._families.begin(page, LOOKS)
        self.query_one(ListHead).show_looks(LOOKS, self._families.number_width)
        self._counts.show_counts(self._site.counts)
        self._about.show_site(self._site)
        for part, count in zip(self._parts, (self._there, len(self._site.counts), 0), strict=True):
            part.show_title(count)
        self._tabs.refresh()

    @on(CaseList.Wanted)
    def fetch(self, event: CaseList.Wanted) -> None:
        take = partial(self._families.add, event)
        self.ask(_more, self._uid, event.after, then=take, topic=f"page {event.page}")

    def tabular(self) -> Tabular | None:
        """Return the part that has the keys: our families there, else the counts."""
        if self._site is None:
            return None
        if self.focused is self._families:
            pages = partial(all_pages, _more, self._uid)
            return Tabular("site-families", N_("Our families at the site"), CASES, pages, self._there, of_families=True)
        counts = self._site.counts
        if self.focused is not self._counts or not counts:
            return None
        return Tabular("site-counts", N_("Counts of the site"), COUNTS, at_once(counts), len(counts))

    def printables(self) -> Sequence[Printable]:
        return (site_print(self._uid),)

    # What can be done

    @on(LineList.Chosen)
    def action_open(self) -> None:
        if self.focused is self._families and self._families.family_here is not None:
            self.desk_app.open_family(self._families.family_here)
        elif self.focused is self._counts:
            self.action_edit()

    def action_edit(self) -> None:
        """Correct the count under the cursor, else the site."""
        here = self._counts.view_here
        if self.focused is self._counts and here is not None and self._site is not None:
            from famcase.tui.forms.counts import CountCorrectedForm

            self.app.push_screen(CountCorrectedForm(here.count, self._site.version, site=self._uid))
        else:
            self._open_form("site-edit")

    def action_new(self) -> None:
        self._open_form("count")

    def action_status(self) -> None:
        self._open_form("site-status")

    def action_everyone_moved(self) -> None:
        self._open_rush("move")

    def action_distribution(self) -> None:
        self._open_rush("distribution")

    def action_verification_round(self) -> None:
        self._open_rush("round")

    def _open_rush(self, name: str) -> None:
        if self._site is not None:
            shown = self.words.named(self._site.line.named)
            self.desk_app.open_rush(name, site=self._uid, shown=shown)

    def action_standards(self) -> None:
        if self._site is not None:
            from famcase.tui.sites.standards import Standards

            self.app.push_screen(Standards(self._site.line))

    def action_families_there(self) -> None:
        if self._site is not None:
            self.desk_app.action_go("families", self.words.named(self._site.line.named))

    def action_remove(self) -> None:
        if self.focused is self._counts and self._counts.view_here is not None:
            self.run_worker(self._remove(), exit_on_error=False)

    async def _remove(self) -> None:
        from famcase.presentation.count_columns import count_words
        from famcase.presentation.dates import day

        here, site, words, app = self._counts.view_here, self._site, self.words, self.desk_app
        if here is None or site is None:
            return
        question = words(
            N_("Take back the count of {site} of {day}: {count}? Occupancy then follows the count before it."),
            site=site.line.named,
            day=day(words, here.count.on),
            count=count_words(words, here.count),
        )
        if not await app.push_screen_wait(Question(question, yes=words(N_("Yes")), no=words(N_("No")))):
            return
        try:
            await self.ask.tell(remove_count, site.uid, here.count.uid, seen=site.version)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the page stays usable whatever went wrong
            app.say_fault(fault)
        else:
            app.saved()

    def _open_form(self, name: str) -> None:
        from famcase.tui.forms import open_form

        self.app.push_screen(open_form(name, record=self._uid))


def _load(desk: Desk, uid: RecordId) -> tuple[SiteView, CasePage, int] | None:
    """Return the site, the first page of our families there and how many those are; None when it is gone."""
    try:
        site = get_site(desk, uid)
    except NotFound:
        return None
    filters = CaseFilters(site=uid)
    page = case_page(desk, filters)
    return site, page, count_cases(desk, filters) if page.total is None else page.total


def _more(desk: Desk, uid: RecordId, after: Key | None) -> Any:
    return case_page(desk, CaseFilters(site=uid), after=after)
