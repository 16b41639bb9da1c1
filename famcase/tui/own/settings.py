"""How this desk works, and changing it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation.setting_columns import SettingLine, setting_lines, value_words
from famcase.settings_kinds import OneOf, Setting, YesNo
from famcase.tui.actions import BACK, EVERYWHERE, Action
from famcase.tui.dialogs.choosing import Choosing
from famcase.tui.screen import DeskDialog, DeskScreen
from famcase.tui.session import app_of
from famcase.tui.widgets.field import Field
from famcase.tui.widgets.line_list import LineCell, LineList
from famcase.tui.widgets.rooms import Room, widths
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_, Said

CHANGE = Action("change", ("enter",), N_("Change"), N_("Change the setting under the cursor."))
TAKE = Action("take", ("enter",), N_("Take"), N_("Take what was typed."))


class SettingList(LineList):
    """Each setting with its value."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SettingLine, ...] = ()

    def show_settings(self) -> None:
        self._lines = setting_lines(app_of(self).settings)
        self.show_lines(len(self._lines), self.cursor)

    @property
    def chosen(self) -> Setting | None:
        """The setting under the cursor."""
        return self._lines[self.cursor].setting if self._lines else None

    def cells_of(self, index: int, width: int) -> Sequence[LineCell]:
        words, line = app_of(self).words, self._lines[index]
        title, value = widths((Room(24), Room(20, 1)), width)
        return (
            LineCell(words(line.setting.title), title),
            LineCell(value_words(words, line) or "–", value, "strong"),
        )


class SettingsScreen(DeskScreen[None]):
    """The table of settings."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (CHANGE, BACK)
    HELP_TEXT = N_(
        "How this desk works, for everybody who works at it. The settings stand in a file beside the database, "
        "in plain words, and the command famcase settings changes them too."
    )

    def compose_body(self) -> ComposeResult:
        yield Static("", markup=False, classes="form-title")
        yield SettingList()
        yield Static("", markup=False, id="setting-help", classes="form-hint")

    def on_mount(self) -> None:
        words = self.words
        self.query_one(".form-title", Static).update(Content(directed(words, words(N_("Settings")))))
        self.query_one(SettingList).focus()

    def reload(self) -> None:
        self.query_one(SettingList).show_settings()

    @on(LineList.Moved)
    def explain(self) -> None:
        """Say below the list what the setting under the cursor is."""
        setting, words = self.query_one(SettingList).chosen, self.words
        self.query_one("#setting-help", Static).update(Content(directed(words, words(setting.help) if setting else "")))

    def action_back(self) -> None:
        self.dismiss()

    @on(LineList.Chosen)
    def action_change(self) -> None:
        setting = self.query_one(SettingList).chosen
        if setting is not None:
            self.run_worker(self._change(setting), exit_on_error=False)

    async def _change(self, setting: Setting) -> None:
        app, words = self.desk_app, self.words
        before = getattr(app.settings, setting.name)
        if isinstance(setting, OneOf | YesNo):
            yes_or_no = (("yes", N_("yes")), ("no", N_("no")))
            choices = setting.choices if isinstance(setting, OneOf) else yes_or_no
            known = sorted(choices, key=lambda choice: choice[0] != setting.text(before))
            typed = await app.push_screen_wait(
                Choosing(words(setting.title), [(code, words(of)) for code, of in known])
            )
        else:
            typed = await app.push_screen_wait(TypeSetting(setting, setting.text(before)))
        if typed is None:
            return
        try:
            await app.change_setting(setting, setting.read(typed))
        except FamcaseError as error:
            app.say_error(error)
            return
        if setting.name == "language":  # all is said anew
            app.say_anew()
            return
        self.reload()
        value = setting.shown(getattr(app.settings, setting.name))
        app.say(app.words(N_("{setting} is now: {value}."), setting=Said(setting.title), value=value))


class TypeSetting(DeskDialog[str]):
    """Asks for a value that is typed."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (TAKE, BACK)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    def __init__(self, setting: Setting, before: str) -> None:
        super().__init__()
        self._setting, self._before = setting, before

    def compose(self) -> ComposeResult:
        words = self.words
        with Vertical(classes="sheet"):
            yield Static(Content(directed(words, words(self._setting.title))), markup=False, classes="help-text")
            yield Field(self._before)
            yield Static("", markup=False, classes="sheet-wrong")
            yield Static(Content(directed(words, words(self._setting.help))), markup=False, classes="help-text")

    @on(Field.Submitted)
    def action_take(self) -> None:
        typed = self.query_one(Field).value
        try:
            self._setting.read(typed)
        except FamcaseError as error:
            wrong = Content(directed(self.words, self.words.error(error)))
            self.query_one(".sheet-wrong", Static).update(wrong)
        else:
            self.dismiss(typed)

    def action_back(self) -> None:
        self.dismiss()
