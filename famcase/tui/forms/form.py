"""What all forms do: fill, go from field to field, keep a draft, say what is wrong where it is wrong, and save."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from famcase.domain.changes import RecordId
from famcase.errors import FamcaseError
from famcase.presentation.cells import cell
from famcase.presentation.columns import number_among_words
from famcase.presentation.family_columns import shown_name
from famcase.services.batch import ChangedSince
from famcase.services.desk import Desk
from famcase.services.views import FamilyView
from famcase.tui.actions import BACK, EVERYWHERE, SAVE, Action
from famcase.tui.dialogs.question import Question, QuestionToLeave
from famcase.tui.forms import changed_since, keeping
from famcase.tui.forms.body import ENTER, NEXT, PREVIOUS, Body, More
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.field_by_field import FieldByField, Part
from famcase.tui.forms.rows import Row
from famcase.tui.forms.sending import Sending
from famcase.tui.widgets.sentences import directed
from famcase.tui.widgets.subject_line import SubjectLine
from famcase.wording import N_

__all__ = ["Form", "Part"]

T = TypeVar("T")

PATIENCE: Final = 1.0
"""Seconds of saving after which it is said that it goes on."""


class Form(FieldByField):
    """A form; a subclass gives what is asked, and what is sent of it."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (SAVE, BACK, ENTER, NEXT, PREVIOUS)
    REACH: ClassVar[tuple[Action, ...]] = EVERYWHERE

    NAME: ClassVar[str]
    """What its drafts are filed under."""

    TITLE_TEXT: ClassVar[str]
    """A msgid."""

    HINT: ClassVar[str] = ""
    """A msgid of what always stands below the form."""

    FAULTY: ClassVar[Mapping[str, str]] = {}
    """Which entry a refusal belongs to, by the name of the error's class."""

    def __init__(self, family: RecordId | None = None) -> None:
        super().__init__()
        self.uid = family
        self.family: FamilyView | None = None
        self._first: Mapping[str, Any] = {}
        self._complaints: list[tuple[Entry[Any], FamcaseError]] = []
        self._pause: Timer | None = None
        self._is_ready = self._is_saving = self._is_saved = self._is_continued = False
        self._desk: Desk | None = None

    # What a subclass gives

    def ask_for(self) -> Iterable[Part]:
        """Yield what is asked, in its order; `self.family` is there when the form is of one."""
        raise NotImplementedError

    def gather(self) -> Sending:
        """Read the entries, each through `read`, and return what is to be sent."""
        raise NotImplementedError

    def after(self, answer: Any) -> None:
        """Go on after the form was saved and closed; `answer` is what the command returned."""

    def subject(self) -> str:
        """Return what the draft is about."""
        return self.uid.hex() if self.uid else ""

    def title_text(self) -> str:
        """Return the msgid of the title."""
        return self.TITLE_TEXT

    def head_line(self) -> str:
        return self.words(self.title_text())

    async def prepare(self) -> None:
        """Ask for what `ask_for` needs besides the family."""

    def harm(self) -> str:
        """Return the question that names the family and the consequence, where saving does harm; else nothing."""
        return ""

    async def agreed(self, sending: Sending) -> bool:  # noqa: ARG002 - for subclasses that say what is sent
        """Ask what has to be asked before saving; return whether to go on."""
        harm = self.harm()
        if not harm:
            return True
        return await self.app.push_screen_wait(Question(harm, yes=self.words(N_("Yes")), no=self.words(N_("No"))))

    # Building

    def hint(self) -> str:
        """Return what is said below all that is asked, a msgid; nothing where that is plain."""
        return self.HINT

    def compose_body(self) -> ComposeResult:
        yield SubjectLine()
        with Body(classes="form", can_focus=False):
            if said := self.hint():
                hint = Content(directed(self.words, self.words(said)))
                yield Static(hint, markup=False, classes="form-hint")
        yield More()

    @on(Body.Scrolled)
    def show_more(self) -> None:
        self.query_one(More).show(self.query_one(Body))

    def on_mount(self) -> None:
        self._desk = self.desk_app.open_desk
        self.run_worker(self._open(), exit_on_error=False)

    async def _open(self) -> None:
        try:
            if self.uid is not None:
                from famcase.services.queries.families import get_family

                self.family = await self.ask.now(get_family, self.uid)
            await self.prepare()
            parts = list(self.ask_for())
            self.parts = {part.key: part for part in parts}
            self._show_title()
            await self.query_one(".form", VerticalScroll).mount_all(parts, before=0 if self.hint() else None)
            self._first = self._kept()
            kept = await self.ask.tell(keeping.take, self.NAME, self.subject())
        except FamcaseError as error:
            self.desk_app.forget_keys()
            self.dismiss()
            self.desk_app.call_next(self.desk_app.say_error, error)
            return
        except Exception as fault:  # a form that cannot open must not take the screen below with it
            self.desk_app.say_fault(fault)
            return
        self._focus_first()
        if kept and self._is_continued:
            await self._restore(kept)
        elif kept:
            question = QuestionToLeave(
                self.words(N_("This form was begun and not saved. Continue where you stopped?")),
                yes=self.words(N_("Continue")),
                no=self.words(N_("Start afresh")),
                is_harmless=True,
            )
            aside = self.desk_app.set_keys_aside()
            goes_on: bool | None = await self.app.push_screen_wait(question)
            if goes_on is None:
                self._leave()
                self._say_kept()
                return
            if goes_on:
                await self._restore(kept)
            self.desk_app.put_keys_back(aside)
        self._is_ready = True
        self.keep_soon()
        self.ready()
        self.desk_app.release_keys()

    @property
    def holds_keys(self) -> bool:
        """Whether what is typed waits for the first field."""
        return not self._is_ready

    def ready(self) -> None:
        """Do what only can be done when every entry stands on the screen."""

    @property
    def shown_family(self) -> FamilyView:
        """The family that the form is of, as the person sees it."""
        if self.family is None:
            raise LookupError("this form is of no family")
        return self.family

    def family_in_words(self) -> str:
        """Return "Khaled al-Adnan · 20411-087-5"; empty where the form is of no family."""
        if self.family is None:
            return ""
        number = number_among_words(self.words, self.family.number)
        return f"{cell(shown_name(self.words, self.family))} · {number}"

    def _show_title(self) -> None:
        line = " · ".join(filter(None, (self.head_line(), self.family_in_words())))
        self.query_one(SubjectLine).show(line)

    # Drafts

    @on(Entry.Changed)
    def keep_soon(self) -> None:
        """Keep what is typed, at most so long after the first key, also while somebody types on."""
        if not self._is_ready:
            return
        if self._pause is None:
            self._pause = self.set_timer(keeping.PAUSE, self._keep)

    def _kept(self) -> dict[str, Any]:
        return {key: kept for key, part in self.parts.items() if (kept := part.kept()) is not None}

    def typed(self) -> dict[str, Any]:
        """Return what differs from how the form was opened; an answer that was taken away as None."""
        now = self._kept()
        return {key: now.get(key) for key in self.parts if now.get(key) != self._first.get(key)}

    def only_typed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers whose entries were changed."""
        typed = self.typed()
        return {key: value for key, value in answers.items() if key in typed}

    def _keep(self) -> None:
        self._pause = None
        if self._desk is None or self._is_saved or not self._is_ready:
            return
        try:
            self._desk.tell(keeping.keep, keeping.draft_of(self, self.typed()))
        except RuntimeError:  # the desk was locked since the last key
            return

    def comes_back(self) -> None:
        """Go on with what was typed, without asking."""
        self._is_continued = True

    async def _restore(self, kept: Mapping[str, Any]) -> None:
        for key, value in kept.items():
            if key in self.parts:
                await self.parts[key].restore(value)

    def put_away(self) -> None:
        self._keep()

    def on_unmount(self) -> None:
        self._keep()

    def action_back(self) -> None:
        """Close the list of an entry, else go back and keep what is typed, unless it is being saved at this moment."""
        if self._is_saving:
            return
        entry = self.entry_with_focus()
        if entry is not None and entry.has_class("open"):
            entry.remove_class("open")
            return
        self._leave()

    def _leave(self) -> None:
        is_kept = self._is_ready and bool(self.typed())
        app = self.desk_app
        if not self._is_ready:
            app.forget_keys()
        self.dismiss()
        if is_kept:
            self._say_kept()

    def _say_kept(self) -> None:
        app = self.desk_app
        app.call_next(app.say, self.words(N_("Kept as a draft: open the form again to go on.")))

    # Saving

    def read(self, entry: Entry[T]) -> T:
        """Return what an entry was answered with; what is wrong with it is noted, and its blank returned."""
        try:
            return entry.read()
        except FamcaseError as error:
            self._complaints.append((entry, error))
            return entry.blank

    def refuse(self, entry: Entry[Any], error: FamcaseError) -> None:
        """Note what is wrong with an entry, unless it could not even be read."""
        if all(complained is not entry for complained, _ in self._complaints):
            self._complaints.append((entry, error))

    def action_save(self) -> None:
        if self._is_ready and not self._is_saving:
            self._is_saving = True
            self.run_worker(self._save(), exit_on_error=False)

    async def _save(self) -> None:
        app = self.desk_app
        try:
            await self._catch_up()
            for entry in self.query(Entry):
                entry.content_again()
                await entry.settle()
            self._complaints = []
            sending = self.gather()
            if self._complaints:
                self._complain()
                return
            if not await self.agreed(sending):
                return
            answer = await self._sent(sending)
            self._is_saved = True
            await self.ask.tell(keeping.keep, keeping.draft_of(self, {}))
            self._close(answer)
        except ChangedSince as error:
            await self._look_again(error)
        except FamcaseError as error:
            self._place(error)
        except Exception as fault:  # nothing typed may be lost to a fault of the program
            app.say_fault(fault)
        finally:
            self._is_saving = False

    async def _sent(self, sending: Sending) -> Any:
        """Return what the command answers; who waits for it, behind another program's import, is told so."""
        waiting = self.set_timer(PATIENCE, partial(self.desk_app.say, self.words(N_("Saving …"))))
        try:
            return await self.ask.tell(sending.command, *sending.args, **sending.named)
        finally:
            waiting.stop()

    def _close(self, answer: Any) -> None:
        app = self.desk_app
        self.dismiss()
        app.call_next(app.saved)
        app.call_next(self.after, answer)

    def _complain(self) -> None:
        for entry, error in self._complaints:
            entry.complain(error)
        self._go_to(self._complaints[0][0])
        count = len(self._complaints)
        many = N_("{count} answers are to be corrected; what is wrong stands below each of them.")
        self.desk_app.say(self.words(many, count=count) if count > 1 else "", is_error=True)

    def _go_to(self, entry: Entry[Any]) -> None:
        """Put the focus on an entry that is wrong, with what is wrong below it in sight."""
        entry.control.focus()
        whole = next((node for node in entry.ancestors if isinstance(node, Row)), entry)
        self.call_after_refresh(self.query_one(".form", VerticalScroll).scroll_to_widget, whole, animate=False)

    def _place(self, error: FamcaseError) -> None:
        """Show a refusal at the entry it belongs to; one that belongs to none, or to one not asked, at the foot."""
        part = self.parts.get(self.FAULTY.get(type(error).__name__, ""))
        if isinstance(part, Entry) and part.display:
            self.say_at(part, error)
        else:
            self.desk_app.say_error(error)

    def say_at(self, entry: Entry[Any], error: FamcaseError) -> None:
        """Say what is wrong with an entry below it, and nowhere else."""
        entry.complain(error)
        self._go_to(entry)
        self.desk_app.say("")

    async def _look_again(self, error: ChangedSince) -> None:
        """Say what somebody else changed meanwhile; saving again then saves upon it."""
        if self.uid is None or self.family is None:
            self.desk_app.say_error(error)
            return
        from famcase.services.queries.families import get_family

        sentence = await changed_since.told(self.ask, self.words, self.uid, self.family)
        self.family = await self.ask.now(get_family, self.uid)
        self.desk_app.say(sentence, is_error=True)
