"""Sites: how full each camp or centre is, by the newest count, and who of ours is there."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.services.queries.sites import list_sites
from famcase.services.views import SiteLine
from famcase.tui.actions import FIND, NEW, OPEN_SITE, Action
from famcase.tui.screen import DeskScreen
from famcase.tui.sites.lines import SiteHead, SiteList
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_


class SitesScreen(DeskScreen[None]):
    """The list of sites."""

    PLACE = "sites"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN_SITE, FIND, NEW)
    HELP_TEXT = N_(
        "Each site with what was counted there last, by whom and when, beside the families that are with us; the two "
        "are never added. Where the capacity is not known stands what was said of the room. Enter lists our families."
    )

    def compose_body(self) -> ComposeResult:
        yield Vertical(SiteHead(), SiteList(), Static("", markup=False, id="empty"), classes="whole")

    def on_mount(self) -> None:
        self.query_one("#empty").display = False

    def reload(self) -> None:
        self.ask(list_sites, then=self.show)

    def show(self, sites: tuple[SiteLine, ...]) -> None:
        """Show the sites that were asked for."""
        listed = self.query_one(SiteList)
        listed.show_sites(sites)
        listed.display = bool(sites)
        empty = self.query_one("#empty", Static)
        empty.display = not sites
        empty.update(Content(directed(self.words, self.words(N_("No site here yet. `famcase site add` records one.")))))

    @on(LineList.Chosen)
    def action_open(self) -> None:
        site = self.query_one(SiteList).site_here
        if site is not None:
            self.desk_app.action_go("families", self.words.named(site.named))

    def action_find(self) -> None:
        self.desk_app.action_go("families")

    def action_new(self) -> None:
        self.desk_app.open_form("register")
