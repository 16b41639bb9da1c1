"""The review queue: pairs of families that may be registered twice, looked for page by page while one reads."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.alike_columns import PAIRS, why
from famcase.presentation.alike_words import numbered
from famcase.presentation.union_words import APART
from famcase.services.commands.telling_apart import tell_apart
from famcase.services.queries.pairs import Pair, undecided
from famcase.services.queries.same_family import PairPage, likely_pairs
from famcase.services.views import Alike, LikelyPair
from famcase.tui import actions
from famcase.tui.actions import BACK, EXPORT, Action
from famcase.tui.asking import Asking
from famcase.tui.exchange.tabular import HasTable, Tabular
from famcase.tui.same_family.actions import APART as TELL_APART
from famcase.tui.same_family.told import Told
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.rooms import Room
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.view_list import Placed, ViewHead, ViewList
from famcase.wording import N_

OPEN: Final = replace(actions.OPEN, help=N_("Show the two under the cursor side by side."))

_TITLE: Final = N_("Families that may be registered twice")
_AHEAD: Final = 40
"""Pairs that are looked for beyond the cursor."""
_A_PAGE: Final = 1
"""Pairs after which a page ends: what is found is shown at once, and what another screen asks waits for one page."""
_LEAVING: Final = 50
"""Pairs that are asked for at once for a file."""
_OF: Final = {column.id: column for column in PAIRS}

PLACED: Final[tuple[Placed[LikelyPair], ...]] = (
    Placed(_OF["number"], Room(11), from_width=100),
    Placed(_OF["name"], Room(20, 1, 40), look="strong"),
    Placed(_OF["other_number"], Room(11), from_width=100, title=N_("Case")),
    Placed(_OF["other_name"], Room(20, 1, 40), look="strong", title=N_("May be")),
    Placed(_OF["score"], Room(6)),
    Placed(_OF["why"], Room(12, 1)),
)


def key_of(pair: LikelyPair) -> Pair:
    """Return what tells a pair from others."""
    return pair.one.uid, pair.other.uid


class PairQueue(ViewList[LikelyPair]):
    """The pairs; where the one under the cursor goes, the next takes its place."""

    def __init__(self) -> None:
        super().__init__(PLACED, key_of)

    def show_views(self, views: Sequence[LikelyPair]) -> None:
        here, at = self.view_here, self.cursor
        super().show_views(views)
        if here is not None and key_of(here) not in {key_of(view) for view in views}:
            self.show_lines(self.count, at)


class DoublesScreen(HasTable, DeskScreen[None]):
    """Every pair that nobody has decided about; those registered last come first."""

    PLACE = "today"
    ACTIONS: ClassVar[tuple[Action, ...]] = (OPEN, TELL_APART, BACK, EXPORT)
    REACH: ClassVar[tuple[Action, ...]] = tuple(each for each in DeskScreen.REACH if each is not actions.DOUBLES)
    HELP_TEXT = N_(
        "Pairs of families that may be one, with how likely that is and why; below, the pair under the cursor in whole "
        "words. Enter shows the two side by side, where they are merged or told apart; n tells them apart at once, "
        "which is remembered. The newest registrations come first; more are looked for while you read."
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[Pair, LikelyPair] = {}
        self._decided: set[Pair] = set()
        self._after: int | None = None
        self._is_looking = self._is_all = False

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False, classes="family-head", id="doubles-head")
        head: ViewHead[LikelyPair] = ViewHead(PLACED)
        empty = Static("", markup=False, id="empty")
        yield Vertical(head, PairQueue(), empty, Told(4, id="pair"), classes="whole")

    def on_mount(self) -> None:
        self.query_one(PairQueue).focus()

    @property
    def pairs(self) -> list[LikelyPair]:
        """The pairs in sight."""
        return [pair for key, pair in self._found.items() if key not in self._decided]

    # Looking for them

    def reload(self) -> None:
        """Leave out what was decided meanwhile, bring back what was taken back, and go on looking."""
        asked = frozenset(self._found)
        if asked:
            self.ask(undecided, asked, then=partial(self._leave_out, asked))
        self._look_on()

    def _leave_out(self, asked: frozenset[Pair], standing: frozenset[Pair]) -> None:
        self._decided = set(asked - standing)
        self._show()
        self._look_on()

    def _look_on(self) -> None:
        wanted = self.query_one(PairQueue).cursor + _AHEAD
        # below another screen it rests: what that one asks would wait for a page
        self._is_looking = not self._is_all and len(self.pairs) < wanted and self.is_current
        if self._is_looking:
            self.ask(likely_pairs, self._after, _A_PAGE, then=self._take, failed=self._stop, topic="look")
        self._show_head()

    def _stop(self) -> None:
        self._is_looking = False
        self._show_head()

    def _take(self, page: PairPage) -> None:
        self._found |= {key_of(pair): pair for pair in page.pairs}
        self._after, self._is_all = page.next, page.next is None
        if page.pairs or self._is_all:
            self._show()
        self._look_on()

    # Showing

    def _show(self) -> None:
        pairs = self.pairs
        self.query_one(PairQueue).show_views(pairs)
        for widget in (self.query_one(PairQueue), self.query_one(ViewHead)):
            widget.display = bool(pairs)
        self._show_head()

    def _show_head(self) -> None:
        words, count = self.words, len(self.pairs)
        found = words.plural("{count} pair", "{count} pairs", count)
        looking = words(N_("still looking …"))
        more = looking if self._is_looking else "" if self._is_all or not count else words(N_("more below"))
        line = " · ".join(filter(None, (words(_TITLE), found if count else "", more)))
        self.query_one("#doubles-head", Static).update(Content(directed(words, line)))
        empty = self.query_one("#empty", Static)
        empty.display = not count
        rest = looking if self._is_looking else words(N_("Not all families were looked at."))
        empty.update(Content(directed(words, words(N_("No two families seem to be one.")) if self._is_all else rest)))

    @on(LineList.Moved)
    def tell_the_pair(self) -> None:
        """Say the pair under the cursor in whole words, and look for more where the end is near."""
        here, words = self.query_one(PairQueue).view_here, self.words
        lines = []
        if here is not None:
            lines = [*(self._whole(one) for one in (here.one, here.other)), why(words, here.reasons)]
        self.query_one("#pair", Told).tell(lines)
        if not self._is_looking:
            self._look_on()

    def _whole(self, alike: Alike) -> str:
        return " · ".join(filter(None, (numbered(self.words, alike), self.words.named(alike.place))))

    # What can be done

    @on(LineList.Chosen)
    def action_open(self) -> None:
        here = self.query_one(PairQueue).view_here
        if here is not None:
            # the older number is the one that papers and colleagues have
            self.desk_app.open_side_by_side(here.other.uid, here.one.uid)

    def action_tell_apart(self) -> None:
        here = self.query_one(PairQueue).view_here
        if here is not None:
            self._decided.add(key_of(here))  # so that the next n is of the next pair
            self._show()
            self.run_worker(self._tell_apart(here), exit_on_error=False)

    async def _tell_apart(self, pair: LikelyPair) -> None:
        app = self.desk_app
        try:
            await self.ask.tell(tell_apart, pair.one.uid, pair.other.uid)
        except FamcaseError as error:
            self.reload()
            app.say_error(error)
        except Exception as fault:  # the queue stays usable whatever went wrong
            self.reload()
            app.say_fault(fault)
        else:
            app.saved()
            one, other = numbered(self.words, pair.one), numbered(self.words, pair.other)
            app.say(self.words(APART, family=one, other=other))

    def action_back(self) -> None:
        self.dismiss()

    def tabular(self) -> Tabular | None:
        if not self.pairs:
            return None
        return Tabular(
            "registered-twice", _TITLE, PAIRS, _all_pairs, len(self.pairs) if self._is_all else 0, of_families=True
        )


async def _all_pairs(ask: Asking) -> AsyncIterator[Sequence[LikelyPair]]:
    after: int | None = None
    while True:
        page = await ask.now(likely_pairs, after, _LEAVING)
        yield page.pairs
        after = page.next
        if after is None:
            return
