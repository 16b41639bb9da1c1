"""The arrival sheet: what they share once, then a line a family; Enter on the last cell saves it and opens the next."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from famcase.domain.changes import RecordId, Ref
from famcase.domain.phones import check_phone
from famcase.errors import FamcaseError
from famcase.presentation.columns import number_among_words
from famcase.presentation.names_shown import ShownName, name
from famcase.services.commands.arriving import ArrivalHeader, Arrived, family_of, read_sizes, register_arrival
from famcase.services.commands.families import Registered
from famcase.services.commands.undoing import undo
from famcase.services.inputs import NewFamily
from famcase.services.queries.arrivals import names_of
from famcase.services.queries.cases import lines_of
from famcase.services.views import Alike, CaseLine
from famcase.tui.actions import BACK, SAVE, Action
from famcase.tui.dialogs.question import Question
from famcase.tui.forms.asked import NAME_HELP
from famcase.tui.forms.body import ENTER, NEXT, PREVIOUS
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Part
from famcase.tui.forms.noticing import SAME_ONE, NoticingForm, leniently
from famcase.tui.forms.rows import Row
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.typed import TextEntry
from famcase.tui.rush.arrivals_header import HeaderForm, in_words, packed, unpacked
from famcase.tui.rush.arrivals_list import SavedHead, SavedLines
from famcase.tui.same_family.may_be_here import MayBeHere
from famcase.tui.widgets.line_list import LineList
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.subject_line import SubjectLine
from famcase.wording import N_, Named

HEADER = Action("header", ("f2",), N_("Header"), N_("Correct what all families of this sheet share."))
AFRESH = Action("afresh", ("f4",), N_("New sheet"), N_("Begin another sheet; the families of this one are saved."))
OPEN_LINE = Action(
    "open_line",
    ("f5",),
    N_("Open line"),
    N_("Open the family of the line under the cursor, to correct it."),
    in_foot=False,
)
TAKE_BACK = Action(
    "take_back", ("f8",), N_("Take back"), N_("Take back the registration of the line under the cursor."), in_foot=False
)

SIZES_HELP = N_("How many they are, such as 6; or men, women, boys and girls, such as 1 2 3 1.")

_KEYS_HINT = N_("Enter goes on and, in the last cell, saves; ctrl+s saves from any cell.")

_CELLS = ("name", "called", "sizes", "phone", "tent")


class ArrivalSheet(NoticingForm):
    """Registers family after family."""

    NAME = "arrivals"
    SAME_TEXT = N_("It is this family: empty the line and open their page")
    TITLE_TEXT = N_("Arrival sheet")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        SAVE, BACK, HEADER, SAME_ONE, AFRESH, OPEN_LINE, TAKE_BACK, ENTER, NEXT, PREVIOUS,
    )  # fmt: skip
    HELP_TEXT = N_(
        "A line a family: name, what they are called, how many, phone, tent; what is missing stays empty. Enter goes "
        "on and saves on the last cell, ctrl+s saves from any. Up goes into the lines saved: Enter opens one to "
        "correct it, F8 takes it back. Esc leaves; the sheet goes on where it stopped."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"ImpossibleSize": "sizes", "NotSizes": "sizes", "EmptyLine": "name"}

    def __init__(self) -> None:
        super().__init__()
        self._header: ArrivalHeader | None = None
        self._places: tuple[Named, ...] = (Named(), Named())
        self._saved: dict[RecordId, str] = {}
        """The batch that registered each family of the sheet, in the order of the lines."""
        self._lines: tuple[CaseLine, ...] = ()

    # Building

    def compose_body(self) -> ComposeResult:
        yield SubjectLine()
        yield Static("", markup=False, id="arrivals-header")
        yield Vertical(SavedHead(), SavedLines(), classes="whole")
        yield MayBeHere()
        yield VerticalScroll(classes="form", can_focus=False)
        yield Static(Content(directed(self.words, self.words(_KEYS_HINT))), markup=False, classes="form-hint")

    def ask_for(self) -> Iterable[Part]:
        cells = (
            TextEntry("name", N_("name"), help=NAME_HELP, is_inline=True),
            TextEntry("called", N_("called"), is_inline=True),
            TextEntry("sizes", N_("people"), help=SIZES_HELP, check=_checked_sizes, is_inline=True),
            TextEntry("phone", N_("phone"), check=check_phone, is_inline=True),
            TextEntry("tent", N_("tent"), is_inline=True),
        )
        yield Row("", cells, key="line")

    def ready(self) -> None:
        self._show_header()
        self.reload()
        self.line_changed()  # what was typed may have been saved just before a power cut
        if self._header is None:
            self.action_header()

    def reload(self) -> None:
        if self._is_ready:
            self.ask(lines_of, tuple(self._saved), then=self._show_saved, topic="saved")

    def _show_saved(self, lines: tuple[CaseLine, ...]) -> None:
        known = {line.uid for line in lines}
        asked = self.query_one(SavedLines)
        # one that was registered after this was asked for is not gone
        self._saved = {uid: batch for uid, batch in self._saved.items() if uid in known or uid not in asked.families}
        self._lines = lines
        asked.show_saved(lines)
        self._show_title()

    def head_line(self) -> str:
        lines, words = self._lines, self.words
        saved = words.plural("{count} family saved", "{count} families saved", len(lines))
        people = words.plural("{count} person", "{count} people", sum(line.people for line in lines))
        return f"{super().head_line()} · {words(N_(', ')).join((saved, people))}"

    def _show_header(self) -> None:
        shown = in_words(self.words, self._header, self._places) if self._header else ""
        self.query_one("#arrivals-header", Static).update(Content(directed(self.words, shown)))

    # The header

    def action_header(self) -> None:
        """Ask what all of them share."""
        form = HeaderForm(self._header, self._places if self._header else ())
        self.desk_app.push_screen(form, lambda _: self._take_header(form.given))

    def action_afresh(self) -> None:
        self._header, self._saved = None, {}
        self._show_saved(())
        self._show_header()
        self._keep()
        self.action_header()

    def _take_header(self, header: ArrivalHeader | None) -> None:
        if header is None:
            if self._header is None:
                self.dismiss()
            return
        self._header = header
        self.ask(names_of, (header.origin, header.to), then=self._take_places, topic="places")
        self._keep()
        self._focus_first()

    def _take_places(self, places: tuple[Named, ...]) -> None:
        self._places = places
        self._show_header()

    # A line

    @property
    def _line(self) -> Row:
        row: Row = self.part("line")
        return row

    def _cell(self, key: str) -> TextEntry:
        return next(entry for entry in self._line.entries if isinstance(entry, TextEntry) and entry.key == key)

    @on(Entry.Changed)
    def line_changed(self) -> None:
        """Show what the line is taken for, while it is typed."""
        if self._is_ready:
            self._show_size()

    def _show_size(self) -> None:
        """Show in the empty cell how many they are where nobody says it: who has a name is one."""
        words, is_named = self.words, any(self._cell(key).kept() for key in ("name", "called"))
        sizes = self._cell("sizes")
        sizes.suggest(words(N_("people: {count}"), count=1) if is_named else words(sizes.label))

    def so_far(self) -> NewFamily:
        line = Arrived(**{key: leniently(self._cell(key)) for key in _CELLS}, apart=tuple(self.apart))
        return family_of(self._header or ArrivalHeader(), line) if line else NewFamily()

    def is_the_same(self, alike: Alike) -> None:
        """Leave the line to the next family: this one is registered; their page says where they are now."""
        self.run_worker(self._empty_line(), exit_on_error=False)
        self.desk_app.open_family(alike.uid)

    def _in_words(self, line: CaseLine) -> str:
        words = self.words
        shown = name(words, ShownName(line.name, line.name_ar, line.withheld))
        return words(
            N_("{number} {name}, {people} people, {place}"),
            number=number_among_words(words, line.number),
            name=shown,
            people=line.people,
            place=line.place or words.label("living", "unknown"),
        )

    async def action_enter(self) -> None:
        if isinstance(self.focused, SavedLines):
            self.action_open_line()
            return
        if self.entry_with_focus() is self._line.entries[-1]:
            self.action_save()
            return
        await super().action_enter()

    def gather(self) -> Sending:
        for cell in self._line.entries:
            self.read(cell)  # what is wrong is said at its cell
        line = Arrived(**{key: str(self._cell(key).kept() or "") for key in _CELLS}, apart=tuple(self.apart))
        return Sending(register_arrival, (self._header, line))

    async def _save(self) -> None:
        app = self.desk_app
        try:
            await self._catch_up()
            for entry in self._line.entries:
                entry.content_again()
            self._complaints = []
            sending = self.gather()
            if self._complaints:
                self._complain()
                return
            if self._header is None:
                self.action_header()
                return
            answer: Registered = await self.ask.tell(sending.command, *sending.args)
            await self._next(answer)
        except FamcaseError as error:
            self._place(error)
        except Exception as fault:  # nothing typed may be lost to a fault of the program
            app.say_fault(fault)
        finally:
            self._is_saving = False

    async def _next(self, answer: Registered) -> None:
        """Empty the line for the next family; the one that was saved stands above with its number."""
        self._saved[answer.uid] = str(answer.done.batch)
        await self._empty_line()
        self.desk_app.saved()

    async def _empty_line(self) -> None:
        self.apart = {}
        for entry in self._line.entries:
            await entry.restore(None)
        self._focus_first()
        self._keep()

    def _place(self, error: FamcaseError) -> None:
        key = self.FAULTY.get(type(error).__name__, "")
        cell = next((cell for cell in self._line.entries if cell.key == key), None)
        if cell is None:
            self.desk_app.say_error(error)
        else:
            self.say_at(cell, error)

    # The lines saved

    def on_key(self, event: Any) -> None:
        """Up goes into the lines saved, Down behind the last of them comes back."""
        if not self._is_ready or event.key not in ("up", "down"):
            return  # the form's own answer follows
        listed = self.query_one(SavedLines)
        event.prevent_default()
        if not listed.has_focus:
            if event.key == "up" and listed.count:
                listed.focus()
            event.stop()
        elif event.key == "down" and listed.cursor == listed.count - 1:
            self._focus_first()
            event.stop()

    @on(LineList.Chosen)
    def action_open_line(self) -> None:
        line = self.query_one(SavedLines).here
        if line is not None:
            self.desk_app.open_family(line.uid)

    def action_take_back(self) -> None:
        line = self.query_one(SavedLines).here
        if line is not None and line.uid in self._saved:
            self.run_worker(self._take_back(line), exit_on_error=False)

    async def _take_back(self, line: CaseLine) -> None:
        app, words = self.desk_app, self.words
        question = Question(
            words(
                N_("Take back the registration of {family}? It is as if they had not come."),
                family=self._in_words(line),
            ),
            yes=words(N_("Take it back")),
            no=words(N_("Keep it")),
        )
        if not await app.push_screen_wait(question):
            return
        try:
            await self.ask.tell(undo, Ref.read(self._saved[line.uid]))
        except FamcaseError as error:
            app.say_error(error)
            return
        except Exception as fault:  # a broken command must not take the sheet with it
            app.say_fault(fault)
            return
        self._saved.pop(line.uid, None)
        self._keep()
        app.saved()

    # Drafts

    def typed(self) -> dict[str, Any]:
        line = super().typed()
        if self._header is None:
            return line
        saved = [[uid.hex(), batch] for uid, batch in self._saved.items()]
        return {**line, "header": packed(self._header), "saved": saved}

    async def _restore(self, kept: Mapping[str, Any]) -> None:
        await super()._restore(kept)
        if "header" in kept:
            self._header = unpacked(kept["header"])
            self._saved = {RecordId(bytes.fromhex(uid)): batch for uid, batch in kept.get("saved", ())}
            self._places = await self.ask.now(names_of, (self._header.origin, self._header.to))


def _checked_sizes(typed: str) -> str:
    read_sizes(typed)
    return typed
