"""Two families beside each other: why they may be one, what they say differently, and the merge."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from famcase.domain.changes import RecordId
from famcase.domain.same_family import FamilyLikeness
from famcase.domain.union import Side as Taken
from famcase.errors import FamcaseError
from famcase.presentation.alike_columns import likely, why
from famcase.presentation.columns import case_number
from famcase.presentation.family_columns import numbered
from famcase.presentation.union_words import APART, GOES_INTO, MERGED, after_it
from famcase.services.commands.telling_apart import tell_apart
from famcase.services.commands.uniting import plan_of_union, unite
from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.pairs import likeness_of
from famcase.services.queries.unions import side_by_side
from famcase.services.views import UnionView
from famcase.tui.actions import EVERYWHERE, Action
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.dialogs.question import Question
from famcase.tui.same_family import actions
from famcase.tui.same_family.decided import Decided
from famcase.tui.same_family.lines import PairHead, PairList, member_name
from famcase.tui.same_family.sides import Side
from famcase.tui.same_family.told import Told
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.line_list import LineList
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Compared:
    """Two families, what is proposed, and how likely they are one."""

    plan: UnionView
    likeness: FamilyLikeness | None
    """None where a name is withheld: nobody is told that such a family is like another."""


class SideBySide(DeskScreen[RecordId]):
    """Answers with the family that is kept once the two are merged; with nothing when the person went back."""

    PLACE = "families"
    ACTIONS: ClassVar[tuple[Action, ...]] = actions.SIDE_BY_SIDE
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE
    HELP_TEXT = N_(
        "Two families that may be one. The case that is kept stands where reading begins, the other one goes into it; "
        "x exchanges them. Each line is something both say, and not the same: the filled sign is what will be taken, "
        "Left and Right or Space choose. People who are one stand on one line; Space lets them go, or says who "
        "somebody is. m merges after a question, and one undo takes all of it back. n remembers that they are two."
    )

    def __init__(self, keep: RecordId, other: RecordId) -> None:
        super().__init__()
        self._keep, self._other = keep, other
        self._decided = Decided()
        self._compared: Compared | None = None
        self._is_deciding = False

    def compose_body(self) -> ComposeResult:
        sides = self.in_reading_order(Side(N_("Kept:"), id="kept"), Side(N_("Goes into it:"), id="gone"))
        yield Vertical(
            Horizontal(*sides, classes="sides"),
            Told(4, id="why"),
            PairHead(),
            PairList(),
            Told(2, id="told"),
            classes="whole",
        )

    def on_mount(self) -> None:
        self.query_one(PairList).focus()

    @property
    def holds_keys(self) -> bool:
        """Whether what is typed waits for the two to be shown, or to be decided about."""
        return self._compared is None or self._is_deciding

    def way_back(self) -> Callable[[], Screen[Any]]:
        return partial(type(self)._chosen_again, self._keep, self._other, self._decided.without_words())

    @classmethod
    def _chosen_again(cls, keep: RecordId, other: RecordId, decided: Decided) -> Screen[Any]:
        screen = cls(keep, other)
        screen._decided = decided
        return screen

    def reload(self) -> None:
        self.ask(_compared, self._keep, self._other, self._decided, then=self.show)

    def show(self, compared: Compared) -> None:
        """Show the two as they are now; leave where they are one already."""
        plan = compared.plan
        if plan.left.merged_into or plan.right.merged_into:
            if self.is_current:
                self.dismiss()
            return
        self._compared = compared
        self.query_one("#kept", Side).show(plan.left)
        self.query_one("#gone", Side).show(plan.right)
        self.query_one("#why", Told).tell([self._why(compared.likeness)])
        self.query_one(PairList).show_plan(plan, self._decided)
        self.desk_app.release_keys()

    def _why(self, likeness: FamilyLikeness | None) -> str:
        words = self.words
        if likeness is None:
            return words(N_("One of the two is withheld: nothing says how alike they are."))
        told = why(words, likeness.reasons) or words(N_("nothing speaks for it"))
        return words(N_("One family? {likely}: {why}"), likely=likely(words, likeness.score), why=told)

    @on(LineList.Moved)
    def tell_the_line(self) -> None:
        """Say the line under the cursor in whole words."""
        listed = self.query_one(PairList)
        line = listed.line_here
        told = [] if line is None else [part.strip() for part in listed.told(line, is_whole=True) if part.strip()]
        self.query_one("#told", Told).tell([" · ".join(told)])

    # Choosing

    @on(LineList.Chosen)
    def action_turn(self) -> None:
        line = self.query_one(PairList).line_here
        if line is None:
            return
        if line.choice is not None:
            self._decide(self._decided.turn(line.person, line.choice))
        else:
            self._pair()

    def action_take_left(self) -> None:
        self._take("right" if self.words.right_to_left else "left")

    def action_take_right(self) -> None:
        self._take("left" if self.words.right_to_left else "right")

    def _take(self, side: Taken) -> None:
        line = self.query_one(PairList).line_here
        if line is not None and line.choice is not None:
            self._decide(self._decided.take(line.person, line.choice, side))

    def _decide(self, decided: Decided) -> None:
        self._decided = decided
        self.query_one(PairList).show_decided(decided)
        self.tell_the_line()

    def _pair(self) -> None:
        """Let two people go who were taken for one, or ask who somebody is in the other family."""
        line, compared = self.query_one(PairList).line_here, self._compared
        if line is None or line.person is None or compared is None:
            return
        plan, person = compared.plan, line.person
        if person.left is not None and person.right is not None:
            self._pair_up(plan, person.right.uid, None)
            return
        family, members = (
            (plan.right, [one.right for one in plan.people if one.left is None])
            if person.right is None
            else (plan.left, [one.left for one in plan.people if one.right is None])
        )
        named = [(one.uid.hex(), member_name(self.words, family, one)) for one in members if one is not None]
        if not named:
            self.desk_app.say(self.words(N_("Everybody of the other family is somebody already: let one go first.")))
            return

        def taken(chosen: str | None) -> None:
            if chosen:
                other = RecordId(bytes.fromhex(chosen))
                if person.right is not None:
                    self._pair_up(plan, person.right.uid, other)
                elif person.left is not None:
                    self._pair_up(plan, other, person.left.uid)

        self.app.push_screen(Choosing(self.words(N_("Who is it in the other family?")), named), taken)

    def _pair_up(self, plan: UnionView, right: RecordId, left: RecordId | None) -> None:
        self._decided = self._decided.pair(plan, right, left)
        self.reload()

    def action_exchange(self) -> None:
        if self._compared is not None:
            self._decided = self._decided.exchanged(self._compared.plan)
            self._keep, self._other = self._other, self._keep
            self.reload()

    # What becomes of them

    def action_pages(self) -> None:
        if self._compared is not None:
            plan = self._compared.plan
            choices = [(one.uid.hex(), numbered(self.words, one)) for one in (plan.left, plan.right)]
            self.app.push_screen(Choosing(self.words(N_("Open the page of")), choices), self._open)

    def _open(self, chosen: str | None) -> None:
        if chosen:
            self.desk_app.open_family(RecordId(bytes.fromhex(chosen)))

    def action_merge(self) -> None:
        self._begin(self._merge)

    def _begin(self, decide: Callable[[UnionView], Coroutine[Any, Any, None]]) -> None:
        if self._compared is not None and not self._is_deciding:
            self._is_deciding = True
            self.run_worker(self._finish(decide, self._compared.plan), exit_on_error=False)

    async def _finish(self, decide: Callable[[UnionView], Coroutine[Any, Any, None]], plan: UnionView) -> None:
        app = self.desk_app
        try:
            await decide(plan)
        except FamcaseError as error:
            self.reload()
            app.say_error(error)
        except Exception as fault:  # the screen stays usable whatever went wrong
            app.say_fault(fault)
        finally:
            self._is_deciding = False
            app.release_keys()

    async def _merge(self, plan: UnionView) -> None:
        words, choices = self.words, self._decided.choices()
        keep, gone = plan.left, plan.right
        after = (await self.ask.tell(plan_of_union, keep.uid, gone.uid, choices)).after
        will = words(GOES_INTO, gone=numbered(self.words, gone), kept=numbered(self.words, keep))
        question = Question(f"{will}\n{after_it(words, after)}", yes=words(N_("Merge")), no=words(N_("No")))
        if not await self.app.push_screen_wait(question):
            return
        await self.ask.tell(unite, keep.uid, gone.uid, choices, keep.version, gone.version)
        kept = await self.ask.now(get_family, keep.uid)
        number = case_number(words, gone.number)
        self._leave(keep.uid, words(MERGED, gone=number, kept=numbered(self.words, kept), count=kept.people))

    def action_tell_apart(self) -> None:
        self._begin(self._tell_apart)

    async def _tell_apart(self, plan: UnionView) -> None:
        await self.ask.tell(tell_apart, plan.left.uid, plan.right.uid, plan.left.version)
        one, other = numbered(self.words, plan.left), numbered(self.words, plan.right)
        self._leave(None, self.words(APART, family=one, other=other))

    def _leave(self, kept: RecordId | None, sentence: str) -> None:
        app = self.desk_app
        self.dismiss(kept)
        app.call_next(app.saved)
        app.call_next(app.say, sentence)

    def action_back(self) -> None:
        if self._compared is None:
            self.desk_app.forget_keys()
        self.dismiss()


def _compared(desk: Desk, keep: RecordId, other: RecordId, decided: Decided) -> Compared:
    return Compared(side_by_side(desk, keep, other, decided.people), likeness_of(desk, keep, other))
