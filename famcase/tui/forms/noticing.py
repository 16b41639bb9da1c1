"""Forms that register a family, and notice while it is typed that it may be here already."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult

from famcase.domain.changes import RecordId
from famcase.domain.same_family import ASKED_FOR
from famcase.errors import FamcaseError
from famcase.presentation.alike_words import called
from famcase.services.inputs import NewFamily
from famcase.services.queries.same_family import candidates
from famcase.services.views import Alike
from famcase.tui.actions import Action
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form
from famcase.tui.same_family.here_already import LOOK, SAME, HereAlready
from famcase.tui.same_family.may_be_here import MayBeHere
from famcase.wording import N_

T = TypeVar("T")

PAUSE = 0.3
"""Seconds without a key after which it is asked who the family may be: a question costs more than a search."""

_MOST: Final = 9
"""Families shown: more are as good as none."""

SAME_ONE = Action("same", ("f3",), N_("Same?"), N_("See which families here this one may be, and why."))


class NoticingForm(Form):
    """A subclass says what is typed so far, and what happens where it is a family that is here already."""

    SAME_TEXT: ClassVar[str]
    """A msgid of the answer that it is the same family."""

    def __init__(self) -> None:
        super().__init__()
        self.apart: dict[RecordId, None] = {}
        """Families that this one is not, as the person said."""
        self._noticed = NewFamily()
        """What was asked about last."""

    def so_far(self) -> NewFamily:
        """Return what is typed, without what cannot be understood yet."""
        raise NotImplementedError

    def is_the_same(self, alike: Alike) -> None:
        """Go on where the person says that it is a family that is here already."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield MayBeHere()

    def ready(self) -> None:
        super().ready()
        self.notice()

    @on(Entry.Changed)
    def notice(self) -> None:
        """Ask who the family may be when nothing is typed for a moment, and what is known of it has changed."""
        if not self._is_ready or not self.is_attached:
            return
        new = self.so_far()
        if new == self._noticed:
            return
        self._noticed = new
        self.ask.forget("same")
        # no coroutine yet: a worker that is superseded before it began would leave it unawaited
        asking: Any = partial(self._ask_who, new)
        self.run_worker(asking, group="same", exclusive=True, exit_on_error=False)

    async def _ask_who(self, new: NewFamily) -> None:
        await asyncio.sleep(PAUSE)
        self.ask(candidates, new, _MOST, then=self._show_who, topic="same")

    def _show_who(self, found: tuple[Alike, ...]) -> None:
        self.query_one(MayBeHere).show(found)
        if self.focused is not None:  # the line takes its room from the form
            self.call_after_refresh(self.query_one(".form").scroll_to_widget, self.focused, animate=False)

    def action_same(self) -> None:
        self.run_worker(self._ask_which(), exit_on_error=False)

    async def _ask_which(self) -> None:
        """Show who the family may be, and do what is said of one."""
        app = self.desk_app
        try:
            if not await self._catch_up():
                return
            found = await self.ask.now(candidates, self.so_far(), _MOST, ASKED_FOR)
        except FamcaseError as error:
            app.say_error(error)
            return
        except Exception as fault:  # nothing typed may be lost to a fault of the program
            app.say_fault(fault)
            return
        if not self.is_current:
            return
        if found:
            app.push_screen(HereAlready(found, self.SAME_TEXT), self._said)
        else:
            app.say(self.words(N_("No family here is like this one, as far as it is typed.")))

    def _said(self, answer: tuple[str, Alike] | None) -> None:
        if answer is None:
            return
        said, alike = answer
        if said == LOOK:
            self.desk_app.open_family(alike.uid)
        elif said == SAME:
            self.is_the_same(alike)
        else:
            self.apart[alike.uid] = None
            self._keep()
            self.notice()
            told = N_("Not the same as {family}: this is remembered when the new family is saved.")
            self.desk_app.say(self.words(told, family=called(self.words, alike)))

    # Drafts

    def typed(self) -> dict[str, Any]:
        return {**super().typed(), **({"apart": [uid.hex() for uid in self.apart]} if self.apart else {})}

    async def _restore(self, kept: Mapping[str, Any]) -> None:
        self.apart = {RecordId(bytes.fromhex(uid)): None for uid in kept.get("apart", ())}
        await super()._restore(kept)


def leniently(entry: Entry[T]) -> T:
    """Return what an entry is answered with; its blank while that cannot be understood."""
    try:
        return entry.read()
    except FamcaseError:
        return entry.blank
