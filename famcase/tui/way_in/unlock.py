"""The passphrase: it names no user and shows nothing of what is behind it."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from famcase.errors import FamcaseError
from famcase.services.desk import Desk
from famcase.tui.actions import LANGUAGE, QUIT, Action
from famcase.tui.screen import DeskScreen
from famcase.tui.way_in.way_in import WayIn
from famcase.tui.widgets.field import Field
from famcase.wording import N_

GO_IN = Action("go_in", ("enter",), N_("Open"), N_("Open the desk with this passphrase."))


class UnlockScreen(DeskScreen[None]):
    """Asks for the passphrase until it is right."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (GO_IN,)
    REACH: ClassVar[tuple[Action, ...]] = (LANGUAGE, QUIT)
    HELP_TEXT = N_(
        "Everything here is encrypted. Type your passphrase and press Enter; whose it is, is who works. "
        "A forgotten passphrase cannot be read out of the file: a colleague with another one, or the key that the "
        "organisation keeps elsewhere, can let you in again."
    )

    def __init__(self, way_in: WayIn) -> None:
        super().__init__()
        self._way_in = way_in

    def compose_body(self) -> ComposeResult:
        with Vertical(classes="way-in"):
            yield Label(self.words(N_("Passphrase")), markup=False)
            yield Field(password=True, id="passphrase")

    @on(Field.Submitted)
    def action_go_in(self) -> None:
        field = self.query_one("#passphrase", Field)
        passphrase, field.value = field.value, ""
        if passphrase:
            open_desk(self, lambda: self._way_in.unlock(passphrase))


def open_desk(screen: DeskScreen[None], opening: Callable[[], Desk]) -> None:
    """Open the desk off the event loop, the fields resting meanwhile; what goes wrong is said at the foot."""
    app = screen.desk_app

    async def attempt() -> None:
        app.say(app.words(N_("Opening …")))
        for field in screen.query(Field):
            field.disabled = True
        try:
            await app.enter(opening)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # a damaged file must end in a sentence, not in a trace
            app.say_fault(fault)
        finally:
            for field in screen.query(Field):
                field.disabled = False
            if screen.is_current:
                screen.focus_next()

    screen.run_worker(attempt(), group="opening", exclusive=True, exit_on_error=False)
