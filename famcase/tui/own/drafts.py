"""The forms that were begun and not saved: each can be gone on with, or thrown away."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from famcase.presentation import dates
from famcase.presentation.wording import Wording
from famcase.services.drafts import Draft
from famcase.tui.actions import BACK, Action
from famcase.tui.dialogs.question import Question
from famcase.tui.forms import keeping
from famcase.tui.screen import DeskScreen
from famcase.tui.session import app_of
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

if TYPE_CHECKING:
    from datetime import datetime

    from famcase.tui.app import FamcaseApp

GO_ON = Action("go_on", ("enter",), N_("Continue"), N_("Open the form under the cursor as it was left."))
THROW_AWAY = Action("throw_away", ("delete",), N_("Throw away"), N_("Forget what was typed into this form."))


def how_long_ago(words: Wording, then: "datetime", now: "datetime") -> str:
    """Return "3 min ago", "2 h ago" or "4 days ago"."""
    minutes = max(0, int((now - then).total_seconds() // 60))
    if minutes < 60:
        return words.plural("{count} min ago", "{count} min ago", minutes)
    if minutes < 24 * 60:
        return words.plural("{count} h ago", "{count} h ago", minutes // 60)
    return dates.days_ago(words, then.date(), now.date())


async def offer(app: "FamcaseApp") -> None:
    """Say at the foot which form was typed last and never saved, where there is one."""
    if app.desk is None:
        return
    drafts = await asyncio.wrap_future(app.desk.tell(keeping.all_kept))
    if not drafts or drafts[0].at is None:
        return
    words, newest = app.words, drafts[0]
    ago = how_long_ago(words, drafts[0].at, app.clock.now())
    app.say(
        words(
            N_("You were typing: {form}, {ago}. F9 “Drafts” goes on with it."),
            form=keeping.called(words, newest),
            ago=ago,
        )
    )


class DraftList(LineList):
    """What was begun, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._drafts: tuple[Draft, ...] = ()

    def show_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self._drafts = drafts
        self.show_lines(len(drafts), self.cursor)

    @property
    def chosen(self) -> Draft | None:
        """The draft under the cursor."""
        return self._drafts[self.cursor] if self.cursor < len(self._drafts) else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        app, draft = app_of(self), self._drafts[index]
        ago = how_long_ago(app.words, draft.at, app.clock.now()) if draft.at else ""
        title, when = widths((Room(30, 1), Room(16)), width)
        return (LineCell(keeping.called(app.words, draft), title, "strong"), LineCell(ago, when))


class DraftsScreen(DeskScreen[None]):
    """The forms that were begun."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (GO_ON, THROW_AWAY, BACK)
    HELP_TEXT = N_(
        "Forms that were begun and not saved, because something came between. Enter goes on where one stopped, Delete "
        "throws one away. They lie encrypted in a file of your own that no colleague can open."
    )

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False, classes="form-title")
        yield DraftList()
        yield Static("", markup=False, id="empty")

    def on_mount(self) -> None:
        words = self.words
        self.query_one(".form-title", Static).update(Content(directed(words, words(N_("Drafts")))))
        self.query_one("#empty").display = False
        self.query_one(DraftList).focus()

    def reload(self) -> None:
        self.run_worker(self._read(), exclusive=True, group="drafts", exit_on_error=False)

    async def _read(self) -> None:
        drafts = await self.ask.tell(keeping.all_kept)
        listed, empty, words = self.query_one(DraftList), self.query_one("#empty", Static), self.words
        listed.display, empty.display = bool(drafts), not drafts
        listed.show_drafts(drafts)
        empty.update(
            Content(directed(words, words(N_("Nothing is half typed. What you begin and leave is kept here."))))
        )
        if drafts:
            listed.focus()

    @on(LineList.Chosen)
    def action_go_on(self) -> None:
        draft = self.query_one(DraftList).chosen
        if draft is None:
            return
        form = keeping.opened_again(draft)
        if form is None:
            self.desk_app.say(self.words(N_("Open that form where you began it: it goes on as it was left.")))
        else:
            self.app.push_screen(form)

    def action_throw_away(self) -> None:
        draft = self.query_one(DraftList).chosen
        if draft is not None:
            self.run_worker(self._throw_away(draft), exit_on_error=False)

    async def _throw_away(self, draft: Draft) -> None:
        words = self.words
        sentence = words(
            N_("Throw away what was typed into “{form}”? It cannot be brought back."), form=keeping.called(words, draft)
        )
        if await self.app.push_screen_wait(Question(sentence, yes=words(N_("Yes")), no=words(N_("No")))):
            await self.ask.tell(keeping.throw_away, draft)
            self.reload()

    def action_back(self) -> None:
        self.dismiss()
