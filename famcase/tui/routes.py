"""Which screen a place, a family or a form is; each is loaded when it is first wanted."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from famcase.domain.changes import RecordId
from famcase.tui.way_in.way_in import WayIn

if TYPE_CHECKING:
    from famcase.tui.screen import DeskDialog, DeskScreen


def way_in(way: WayIn) -> Screen[Any]:
    """Return the passphrase, or the first questions where there is no database yet."""
    if way.exists():
        from famcase.tui.way_in.unlock import UnlockScreen

        return UnlockScreen(way)
    from famcase.tui.way_in.create import CreateScreen

    return CreateScreen(way)


def place(name: str, typed: str = "") -> Screen[Any]:
    """Return a place by its name; `typed` is for the search line of families, or names the summary to begin with."""
    if name == "families":
        from famcase.tui.families.screen import FamiliesScreen

        return FamiliesScreen(typed)
    if name == "sites":
        from famcase.tui.sites.screen import SitesScreen

        return SitesScreen()
    if name == "origins":
        from famcase.tui.origins.screen import OriginsScreen

        return OriginsScreen()
    if name == "summary":
        from famcase.tui.summary.screen import SummaryScreen

        return SummaryScreen(typed)
    if name == "exchange":
        from famcase.tui.exchange.screen import ExchangeScreen

        return ExchangeScreen()
    from famcase.tui.today.screen import TodayScreen

    return TodayScreen()


def family(uid: RecordId) -> Screen[Any]:
    """Return the page of one family."""
    from famcase.tui.family.screen import FamilyScreen

    return FamilyScreen(uid)


def side_by_side(keep: RecordId, other: RecordId) -> Screen[Any]:
    """Return two families that may be one beside each other; the first is kept unless somebody exchanges them."""
    from famcase.tui.same_family.screen import SideBySide

    return SideBySide(keep, other)


def form(name: str, uid: RecordId | None) -> Screen[Any]:
    """Return the form "register", or "edit", "moved", "visited" or "note" of a family."""
    from famcase.tui.forms import open_form

    return open_form(name, uid)


def many(name: str, families: tuple[RecordId, ...]) -> Screen[Any]:
    """Return the form "assign-many", "follow-up-many" or "flag-many" over families."""
    from famcase.tui.forms import open_many

    return open_many(name, families)


def rush(name: str, families: tuple[RecordId, ...], site: RecordId | None, pcode: str, shown: str) -> Screen[Any]:
    """Return a screen of rush and upheaval; see `tui.rush.open_rush`."""
    from famcase.tui.rush import open_rush

    return open_rush(name, families, site=site, pcode=pcode, shown=shown)


def waiting(part: str) -> Screen[Any]:
    """Return what waits for whoever sits here, beginning with a part of it; "doubles" are a screen of their own."""
    if part == "doubles":
        return doubles()
    from famcase.tui.supervising.screen import SupervisingScreen

    return SupervisingScreen(part)


def doubles() -> Screen[Any]:
    """Return the pairs of families that may be registered twice."""
    from famcase.tui.supervising.doubles import DoublesScreen

    return DoublesScreen()


def visit(uid: RecordId) -> Screen[Any]:
    """Return what one family may see of itself."""
    from famcase.tui.visit.screen import VisitScreen

    return VisitScreen(uid)


def settings() -> Screen[Any]:
    """Return how this desk works."""
    from famcase.tui.own.settings import SettingsScreen

    return SettingsScreen()


def drafts() -> Screen[Any]:
    """Return the forms that were begun."""
    from famcase.tui.own.drafts import DraftsScreen

    return DraftsScreen()


def help_for(screen: "DeskScreen[Any] | DeskDialog[Any]") -> Screen[Any]:
    from famcase.tui.dialogs.help import HelpDialog

    return HelpDialog(screen)


def all_actions(screen: "DeskScreen[Any] | DeskDialog[Any]") -> Screen[Any]:
    from famcase.tui.dialogs.all_actions import AllActions
    from famcase.tui.family.screen import FamilyScreen

    return AllActions(screen.all_actions(), is_of_family=isinstance(screen, FamilyScreen))
