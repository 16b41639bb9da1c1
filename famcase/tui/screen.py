"""What every screen of the open desk has: the line of places, the foot line, its actions and its way to ask."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from textual.app import App, ComposeResult
from textual.await_complete import AwaitComplete
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from famcase.presentation.wording import Wording
from famcase.tui.actions import ALL, DOUBLES, EVERYWHERE, HELP, PLACES, RUSH, WAITING, Action, bindings
from famcase.tui.asking import Asking
from famcase.tui.session import app_of
from famcase.tui.widgets.foot import Foot, Hints
from famcase.tui.widgets.places import PlaceLine

if TYPE_CHECKING:
    from famcase.tui.app import FamcaseApp

Answer = TypeVar("Answer")


class _Shared(Screen[Answer]):
    """What screens and dialogs share: actions that become keys, words, and asking off the event loop."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    """What can be done here, in the order of the foot line; `HELP` and `ALL` stand around it by themselves."""

    HELP_TEXT: ClassVar[str] = ""
    """A msgid: what this screen is for, in a few sentences, shown by F1."""

    IS_HELP: ClassVar[bool] = False
    """Whether this is what F1 or F9 shows, and so has neither itself."""

    REACH: ClassVar[tuple[Action, ...]] = (*PLACES, WAITING, DOUBLES, *RUSH, *EVERYWHERE)
    """What can be done besides; before the desk is open that is less."""

    def __init_subclass__(cls, *, has_keys: bool = True, **named: Any) -> None:
        # keys are inherited: what only stands above other screens must have none
        cls.BINDINGS = [*bindings((HELP, *cls.ACTIONS, ALL, *cls.REACH))] if has_keys else []
        super().__init_subclass__(**named)

    def __init__(self) -> None:
        super().__init__()
        self.ask = Asking(self)

    @property
    def desk_app(self) -> "FamcaseApp":
        return app_of(self)

    @property
    def words(self) -> Wording:
        return self.desk_app.words

    def in_reading_order(self, *parts: Widget) -> tuple[Widget, ...]:
        """Return parts that stand side by side: the first one read stands right in Arabic."""
        return parts[::-1] if self.words.right_to_left else parts

    def all_actions(self) -> tuple[Action, ...]:
        """Everything that can be done here, for F1 and F9."""
        return (HELP, *self.ACTIONS, ALL, *self.REACH)

    def help_text(self) -> str:
        """Return what F1 says first."""
        return self.words(self.HELP_TEXT) if self.HELP_TEXT else ""

    def on_mount(self) -> None:
        self.set_class(self.words.right_to_left, "right-to-left")

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leave, and take along what was opened above meanwhile: help, the list of actions; nothing where one has left.

        Textual takes off whatever stands on top, whichever screen asked: a form that is saved while its help is read
        would go on standing there.
        """
        if self not in self.app.screen_stack:
            return AwaitComplete()
        while self.app.screen is not self:
            self.app.screen.dismiss()
        return super().dismiss(result)


class DeskScreen(_Shared[Answer], has_keys=False):
    """A whole screen; a subclass gives `compose_body`."""

    PLACE: ClassVar[str] = ""
    """The place it belongs to, "today" or "families"."""

    def __new__(cls, *args: Any, **named: Any) -> Self:
        screen = super().__new__(cls)
        screen.made_args, screen.made_named = args, named
        return screen

    made_args: tuple[Any, ...]
    made_named: Mapping[str, Any]
    """What it was made with."""

    def compose(self) -> ComposeResult:
        yield PlaceLine(self.PLACE)
        yield from self.compose_body()
        yield Foot(self.foot_actions())

    def compose_body(self) -> ComposeResult:
        """Build what stands between the line of places and the foot line."""
        yield from ()

    def foot_actions(self) -> tuple[Action, ...]:
        return (HELP, *(action for action in self.ACTIONS if action.in_foot), ALL)

    def reload(self) -> None:
        """Ask anew for what is shown; called when something was saved, or the screen comes back."""

    def put_away(self) -> None:
        """Keep what is half typed; called before the desk is locked."""

    def way_back(self) -> Callable[[], Screen[Any]] | None:
        """Return what makes this screen anew after the lock; None for one that is not shown again.

        A screen comes back when it was made of ids and words alone: what it read of the desk is not kept.
        """
        given = (*self.made_args, *self.made_named.values())
        if not all(value is None or isinstance(value, bytes | str | int) for value in given):
            return None
        return partial(type(self)._again, self.made_args, self.made_named)

    @classmethod
    def _again(cls, args: tuple[Any, ...], named: Mapping[str, Any]) -> Screen[Any]:
        screen = cls(*args, **named)
        screen.comes_back()
        return screen

    def comes_back(self) -> None:
        """Called on a screen that is made anew after the lock, before it is shown."""

    def on_screen_resume(self) -> None:
        self.reload()


class DeskDialog(_Shared[Answer], ModalScreen[Answer], has_keys=False):
    """A question or a list above a screen, with its own keys at the foot in place of that screen's."""

    OWN_KEYS: ClassVar[tuple[Action, ...]] = ()
    """What the widget in it does by itself; said at the foot only."""

    def on_mount(self) -> None:
        self.mount(Hints(self.foot_actions()))
        self.desk_app.release_keys()

    def foot_actions(self) -> tuple[Action, ...]:
        own = (*self.OWN_KEYS, *(action for action in self.ACTIONS if action.in_foot))
        return own if self.IS_HELP else (*own, HELP)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave the screen below as it is: it went through the door already, and letters turned twice stand wrong."""
        return App.get_line_filters(self.desk_app)
