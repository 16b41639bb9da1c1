"""Exchange: bring a list in, back up, and see what was brought in, kept and written into files."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.left_columns import LEFT
from famcase.services.backups import backup
from famcase.services.commands.undoing import undo
from famcase.services.queries.exchange import Exchanged, exchanged
from famcase.tui.actions import EXPORT, FIND, Action
from famcase.tui.dialogs.question import Question
from famcase.tui.exchange.lines import ExchangeList, moment
from famcase.tui.exchange.tabular import HasTable, Tabular, at_once
from famcase.tui.screen import DeskScreen
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

BRING = Action("bring", ("f4", "n", "ى"), N_("Bring in"), N_("Bring a household list in from a file."))
BACK_UP = Action("back_up", ("k", "ن"), N_("Back up"), N_("Write an encrypted copy of everything and read it back."))
TAKE_BACK = Action(
    "take_back", ("u", "ع"), N_("Take back"), N_("Take back the whole import under the cursor, as long as it can be.")
)
LEAVE = Action("leave", ("escape",), N_("Back"), N_("Go back to Today."))


class ExchangeScreen(HasTable, DeskScreen[None]):
    """What comes in and what leaves."""

    PLACE = "exchange"
    ACTIONS: ClassVar[tuple[Action, ...]] = (BRING, BACK_UP, TAKE_BACK, LEAVE, FIND, EXPORT)
    HELP_TEXT = N_(
        "F4 brings a household list in: what would happen is shown before anything is written. k makes a backup in the "
        "folder of the desk; copy it to another disk. u takes back the import under the cursor. What was printed or "
        "left as a file is listed with who took it, how many lines, and whether names were in it; ctrl+e on any screen "
        "prints or writes one."
    )

    def __init__(self) -> None:
        super().__init__()
        self._is_backing_up = False

    def compose_body(self) -> ComposeResult:
        yield Vertical(
            Static("", markup=False, classes="exchange-head"),
            ExchangeList(),
            Static("", markup=False, classes="exchange-told"),
            classes="whole",
        )

    def on_mount(self) -> None:
        self.query_one(ExchangeList).focus()

    def reload(self) -> None:
        self.ask(exchanged, self.desk_app.way_in.home, then=self.show)

    def show(self, found: Exchanged) -> None:
        """Show what was asked for, and above it how old the newest backup is."""
        self.query_one(ExchangeList).show(found)
        words = self.words
        if found.is_on_server:
            told = words(N_("An office database is backed up on its server."))
        elif found.backups:
            told = words(N_("Last backup: {moment}."), moment=moment(words, found.backups[0].at))
        else:
            told = words(N_("! No backup of this desk yet: k makes one."))
        self.query_one(".exchange-head", Static).update(Content(directed(words, told)))

    @on(LineList.Moved)
    def show_all_of_it(self) -> None:
        """Say below the list all that the line under the cursor says: the list cuts what is long."""
        told, below = self.query_one(ExchangeList).told_here, self.query_one(".exchange-told", Static)
        below.display = bool(told)
        below.update(Content(directed(self.words, told)))

    def tabular(self) -> Tabular | None:
        """Return what left, by which the number on a print is found."""
        left = self.query_one(ExchangeList).left
        return Tabular("what-left", N_("What left"), LEFT, at_once(left), len(left)) if left else None

    def action_bring(self) -> None:
        from famcase.tui.exchange.bringing import BringForm

        self.app.push_screen(BringForm())

    def action_back_up(self) -> None:
        if not self._is_backing_up:
            self._is_backing_up = True
            self.desk_app.say(self.words(N_("Backing up …")))
            self.run_worker(self._back_up(), exit_on_error=False)

    async def _back_up(self) -> None:
        app = self.desk_app
        try:
            file = await self.ask.tell(backup, app.way_in.home)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # nothing that goes wrong with a disk may take the screen with it
            app.say_fault(fault)
        else:
            app.say(self.words(N_("The backup is in {file}; it opens with the passphrases of today."), file=str(file)))
            self.reload()
        finally:
            self._is_backing_up = False

    def action_take_back(self) -> None:
        chosen = self.query_one(ExchangeList).import_here
        if chosen is None or chosen.is_undone:
            self.desk_app.say(self.words(N_("No import that could be taken back is under the cursor.")))
            return
        words = self.words
        question = words(
            N_("Take back the import of {moment}: {families} go back to how they were?"),
            moment=moment(words, chosen.at),
            families=words.plural("{count} family", "{count} families", chosen.families),
        )

        def take_back(is_meant: bool | None) -> None:
            if is_meant:
                self.run_worker(self._take_back(chosen.batch), exit_on_error=False)

        self.app.push_screen(Question(question, yes=words(N_("Take it back")), no=words(N_("Leave it"))), take_back)

    async def _take_back(self, batch: object) -> None:
        app = self.desk_app
        try:
            await self.ask.tell(undo, batch)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # said, so that the screen stays
            app.say_fault(fault)
        else:
            app.saved()
            app.say(self.words(N_("The import was taken back.")))

    def action_find(self) -> None:
        self.desk_app.action_go("families")

    def action_leave(self) -> None:
        self.desk_app.action_go("today")
