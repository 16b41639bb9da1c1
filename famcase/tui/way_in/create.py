"""The first questions: who works here, as what, and the passphrase that opens it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from famcase.tui.actions import LANGUAGE, QUIT, Action
from famcase.tui.forms.ticks import Choice, Ticks
from famcase.tui.screen import DeskScreen
from famcase.tui.typed_ahead import taken
from famcase.tui.way_in.unlock import open_desk
from famcase.tui.way_in.way_in import WayIn
from famcase.tui.widgets.field import Field
from famcase.wording import N_

BEGIN = Action("begin", ("ctrl+s",), N_("Begin"), N_("Make the encrypted file and open it."))
GO_ON = Action(
    "go_on",
    ("enter",),
    N_("Go on"),
    N_("Go to the next question, from the last one begin."),
    in_foot=False,
    is_first=True,
)
ROLES = (("caseworker", N_("Caseworker")), ("supervisor", N_("Supervisor")))


class CreateScreen(DeskScreen[None]):
    """Makes the database of a laptop that has none."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (BEGIN, GO_ON)
    REACH: ClassVar[tuple[Action, ...]] = (LANGUAGE, QUIT)
    HELP_TEXT = N_(
        "There is no file of families on this computer yet. Your name, your work and a passphrase, typed "
        "twice, make one, encrypted from its first byte. "
        "Choose a passphrase of several words: without it nobody can read the file, you neither."
    )

    def __init__(self, way_in: WayIn) -> None:
        super().__init__()
        self._way_in = way_in

    def compose_body(self) -> ComposeResult:
        words = self.words
        with Vertical(classes="way-in"):
            yield Label(
                words(N_("No families are kept here yet. Three questions make an encrypted file for them.")),
                markup=False,
            )
            yield Label(words(N_("Your name")), markup=False)
            yield Field(id="name")
            yield Label(words(N_("You work as")), markup=False)
            yield Ticks(
                [Choice(code, words(title)) for code, title in ROLES], several=False, chosen=ROLES[0][0], finds=False
            )
            yield Label(
                words(N_("Passphrase, at least {count} letters"), count=self._way_in.fewest_letters), markup=False
            )
            yield Field(password=True, id="passphrase")
            yield Label(words(N_("The same passphrase again")), markup=False)
            yield Field(password=True, id="again")

    async def action_go_on(self) -> None:
        field = self.focused
        if field is not None:
            await taken(field, self)
        if field is not None and field.id == "again":
            self.action_begin()
        else:
            self.focus_next()

    def action_begin(self) -> None:
        name, passphrase, again = (self.query_one(f"#{each}", Field).value for each in ("name", "passphrase", "again"))
        role = next(iter(self.query_one(Ticks).chosen), ROLES[0][0])
        if passphrase != again:
            self.desk_app.say(self.words(N_("The two passphrases are not the same.")), is_error=True)
            for each in ("again", "passphrase"):
                self.query_one(f"#{each}", Field).value = ""
            self.query_one("#passphrase", Field).focus()
            return
        open_desk(self, lambda: self._way_in.create(name, role, passphrase))
