"""What waits: cases to be assigned, closures, transfers and referrals, and who carries how much."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation import supervising_columns as columns
from famcase.presentation.family_columns import shown_name
from famcase.services.commands.closing import SupervisorOnly, approve_closing
from famcase.services.commands.referrals import answer_referral
from famcase.services.queries.families import get_family
from famcase.services.queries.supervising import WhatWaits, what_waits
from famcase.services.views import FamilyView, ReferralLine
from famcase.services.views.supervising import CaseworkerLoad, ClosureLine, SentBackLine
from famcase.tui.actions import ALL as MORE
from famcase.tui.actions import HELP, Action
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.family.tabs import TabLine
from famcase.tui.screen import DeskScreen
from famcase.tui.sites.parts import SitePart
from famcase.tui.supervising import actions, parts
from famcase.tui.supervising.parts import UnassignedList
from famcase.tui.widgets.family_card import FamilyCard
from famcase.tui.widgets.foot import Hints
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import PartList, ViewList
from famcase.wording import N_

TITLES = {
    "unassigned": N_("To be assigned"),
    "closures": N_("Closures"),
    "sent-back": N_("Sent back"),
    "answers": N_("Transfers and referrals"),
    "loads": N_("Caseloads"),
}
"""The parts by their names; a caseworker has those that can be theirs."""


class SupervisingScreen(HasTable, DeskScreen[None]):
    """Everything that waits for whoever sits here."""

    PLACE = "today"
    ACTIONS: ClassVar[tuple[Action, ...]] = actions.ALL
    HELP_TEXT = N_(
        "What waits for you. d shows likely doubles: families that may be registered twice. A supervisor gives cases "
        "that are nobody's to caseworkers, approves closures or sends them back with a comment, and hands the whole "
        "load of somebody who is ill or gone to others. A caseworker answers transfers and referrals, and reads which "
        "closures were sent back and why. Tab goes from part to part."
    )

    def __init__(self, part: str = "") -> None:
        """`part` is the one to begin with; without it the first in which something waits."""
        super().__init__()
        self._first = part
        self._unassigned = UnassignedList()
        self._closures: PartList[ClosureLine] = PartList(parts.CLOSURES, lambda line: line.family, id="closures")
        self._sent_back: PartList[SentBackLine] = PartList(parts.SENT_BACK, lambda line: line.family, id="sent-back")
        self._answers: PartList[ReferralLine] = PartList(parts.ANSWERS, lambda line: line.referral, id="answers")
        self._loads: PartList[CaseworkerLoad] = PartList(parts.LOADS, lambda line: line.user, id="loads")
        self._parts: list[SitePart] = []
        self._tabs = TabLine(())

    @property
    def _is_supervisor(self) -> bool:
        return self.desk_app.open_desk.user.is_supervisor

    def compose_body(self) -> ComposeResult:
        if self._is_supervisor:
            told: tuple[tuple[ViewList[Any], str], ...] = (
                (self._unassigned, N_("Every open case is somebody's.")),
                (self._closures, N_("Nobody asks to close a case.")),
                (self._answers, N_("No transfer or referral waits for an answer.")),
                (self._loads, N_("Nobody works here yet: famcase user add lets somebody in.")),
            )
        else:
            told = (
                (self._answers, N_("No transfer or referral waits for you. A colleague's transfer stands here.")),
                (self._sent_back, N_("No closure was sent back. What a supervisor sends back stands here.")),
            )
        self._parts = [SitePart(_name(listed), TITLES[_name(listed)], listed, empty) for listed, empty in told]
        self._tabs = TabLine(self._parts)
        head = Static("", markup=False, classes="family-head", id="waits-head")
        listed_parts = Vertical(head, self._tabs, Container(*self._parts, classes="site-parts"))
        yield Container(*self.in_reading_order(listed_parts, FamilyCard()), classes="beside")

    def on_mount(self) -> None:
        self._open_part(next((part for part in self._parts if _name(part.list) == self._first), self._parts[0]))

    def foot_actions(self) -> tuple[Action, ...]:
        return (HELP, *actions.OF_PARTS["unassigned" if self._is_supervisor else "answers"], MORE)

    def all_actions(self) -> tuple[Action, ...]:
        return (HELP, *self._fitting(), MORE, *self.REACH)

    def _fitting(self) -> tuple[Action, ...]:
        return actions.OF_SUPERVISORS if self._is_supervisor else actions.OF_CASEWORKERS

    def reload(self) -> None:
        self.ask(what_waits, then=self.show)

    def show(self, found: WhatWaits) -> None:
        """Show what waits now."""
        self._unassigned.show_views(found.unassigned)
        self._closures.show_views(found.closures)
        self._sent_back.show_views(found.sent_back)
        self._answers.show_views(found.answers)
        self._loads.show_views(found.loads)
        counts = {"unassigned": found.waits.unassigned, "closures": found.waits.closures}
        for part in self._parts:
            part.show_title(counts.get(_name(part.list), part.list.count))
        if not self._first and not self._parts[self._tabs.open].list.count:
            self._open_part(next((part for part in self._parts if part.list.count), self._parts[0]))
        self._first = self._first or "opened"
        self._tabs.refresh()
        told = columns.waiting_words(self.words, found.waits)
        sentence = " · ".join(told) if told else self.words(N_("Nothing waits."))
        self.query_one("#waits-head", Static).update(Content(directed(self.words, sentence)))

    # From part to part

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        for index, part in enumerate(self._parts):
            part.set_class(part.list is event.widget, "open")
            part.show_title()
            if part.list is event.widget:
                self._tabs.open = index
                self.query_one(Hints).take((HELP, *actions.OF_PARTS[_name(part.list)], MORE))
        self._tabs.refresh()
        self.show_card()

    @on(LineList.Moved)
    def show_card(self) -> None:
        """Show the family under the cursor; a caseworker has no card."""
        self.query_one(FamilyCard).show(getattr(self._here, "family", None))

    def action_block(self, step: int) -> None:
        self._open_part(self._parts[(self._tabs.open + step) % len(self._parts)])

    def action_block_left(self) -> None:
        self.action_block(1 if self.words.right_to_left else -1)

    def action_block_right(self) -> None:
        self.action_block(-1 if self.words.right_to_left else 1)

    def _open_part(self, part: SitePart) -> None:
        part.add_class("open")  # what is not shown cannot have the focus
        part.list.focus()

    @property
    def _here(self) -> Any:
        """The line under the cursor of the part that has the keys."""
        listed = self._parts[self._tabs.open].list
        return listed.view_here if isinstance(listed, ViewList) else None

    # What can be done

    @on(LineList.Chosen)
    def action_open(self) -> None:
        here = self._here
        if isinstance(here, CaseworkerLoad):
            self.desk_app.action_go("families", self.words(N_("with {user}"), user=here.name))
        elif here is not None:
            self.desk_app.open_family(here.family)

    def action_back(self) -> None:
        self.dismiss()

    def action_mark(self) -> None:
        if self.focused is self._unassigned:
            self._unassigned.turn_mark()

    def action_assign(self) -> None:
        if not self._is_supervisor:
            self.desk_app.say_error(SupervisorOnly())
        elif self._unassigned.chosen:
            self.desk_app.open_many("assign-many", self._unassigned.chosen)

    def action_agree(self) -> None:
        """Approve the closure, or accept the transfer or referral, under the cursor."""
        here = self._here
        if isinstance(here, ClosureLine | ReferralLine):
            self.run_worker(self._agree(here), exit_on_error=False)
        else:
            self._nothing_here()

    async def _agree(self, here: ClosureLine | ReferralLine) -> None:
        app = self.desk_app
        try:
            family: FamilyView = await self.ask.now(get_family, here.family)
            question, command, args = self._agreement(family, here)
            if not await app.push_screen_wait(Question(question, yes=self.words(N_("Yes")), no=self.words(N_("No")))):
                return
            await self.ask.tell(command, *args)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the screen stays usable whatever went wrong
            app.say_fault(fault)
        else:
            app.saved()

    def _agreement(
        self, family: FamilyView, here: ClosureLine | ReferralLine
    ) -> tuple[str, Callable[..., Any], tuple[Any, ...]]:
        """Return the question that names family and consequence, and what is done after a "yes"."""
        words, name = self.words, shown_name(self.words, family)
        if isinstance(here, ClosureLine):
            reason = words.label("close-reason", family.close_reason)
            question = words(
                N_("Close the case of {family}, as {user} asks: {reason}? Its planned visits are cancelled."),
                family=name,
                user=family.close_requested_by,
                reason=reason,
            )
            return question, approve_closing, (family.uid, family.version)
        answering = (family.uid, here.referral, "done" if here.status == "accepted" else "accepted", family.version)
        if here.kind == "transfer":
            question = words(
                N_("Accept the transfer of {family}? The case and what is planned for it are {user}'s then."),
                family=name,
                user=here.to_user,
            )
        elif here.status == "accepted":
            question = words(N_("Record that the referral of {family} is done?"), family=name)
        else:
            question = words(N_("Record that the referral of {family} is accepted?"), family=name)
        return question, answer_referral, answering

    def action_decline(self) -> None:
        """Send the closure back, or reject the transfer or referral, under the cursor: both ask why."""
        from famcase.tui.forms import open_form

        here = self._here
        if isinstance(here, ClosureLine):
            self.app.push_screen(open_form("send-back", here.family))
        elif isinstance(here, ReferralLine):
            self.app.push_screen(open_form("referral-rejected", here.family, here.referral))
        else:
            self._nothing_here()

    def action_ask_again(self) -> None:
        """Ask again to close what was sent back."""
        here = self._here
        if isinstance(here, SentBackLine):
            self.desk_app.open_form("close", here.family)
        else:
            self._nothing_here()

    def action_reassign(self) -> None:
        if not self._is_supervisor:
            self.desk_app.say_error(SupervisorOnly())
        elif isinstance(self._here, CaseworkerLoad):
            from famcase.tui.supervising.handing_over import HandOverForm

            self.app.push_screen(HandOverForm(self._here.user))
        else:
            self.desk_app.say(self.words(N_("Put the cursor on a caseworker first.")))

    def action_sheet(self) -> None:
        """Show the sheet of the caseworker under the cursor, else one's own."""
        from famcase.tui.supervising.sheet import SheetScreen

        here = self._here
        user = here.user if isinstance(here, CaseworkerLoad) else self.desk_app.open_desk.user.uid
        self.app.push_screen(SheetScreen(user))

    def _nothing_here(self) -> None:
        self.desk_app.say(self.words(N_("Put the cursor on a closure, a transfer or a referral first.")))

    def tabular(self) -> Tabular | None:
        listed = self._parts[self._tabs.open].list
        if not isinstance(listed, ViewList) or not listed.views:
            return None
        name = _name(listed)
        of_part: dict[str, Any] = {
            "unassigned": columns.UNASSIGNED,
            "closures": columns.CLOSURES,
            "sent-back": columns.SENT_BACK,
            "answers": columns.ANSWERS,
            "loads": columns.LOADS,
        }
        return Tabular(
            name, TITLES[name], of_part[name], at_once(listed.views), len(listed.views), of_families=name != "loads"
        )


def _name(listed: LineList) -> str:
    return listed.id or ""
