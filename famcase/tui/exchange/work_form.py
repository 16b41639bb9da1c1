"""A form whose saving takes a while: it shows how far it is, and Esc stops it."""

from collections.abc import Mapping
from time import monotonic
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from famcase.errors import FamcaseError
from famcase.presentation import how_far as far
from famcase.presentation.wording import Wording
from famcase.services.progress import Progress, Stopped
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form
from famcase.tui.widgets.sentences import directed
from famcase.wording import N_

_EACH = 0.2
"""Seconds between two looks at how far the work is."""


class WorkForm(Form):
    """Asks, then works; a subclass gives `ask_for` and `work`. It keeps no draft."""

    NAME: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.progress: Progress | None = None
        self._began = 0.0
        self._ticking: Timer | None = None

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Static("", markup=False, classes="working")

    def typed(self) -> dict[str, Any]:
        """Nothing here is worth keeping as a draft."""
        return {}

    async def work(self, answers: Mapping[str, Any]) -> None:
        """Do what was asked, counting on `self.progress`; raises FamcaseError where it cannot be done."""
        raise NotImplementedError

    def action_save(self) -> None:
        if self._is_ready and not self._is_saving:
            self._is_saving = True
            self.run_worker(self._work(), exit_on_error=False)

    def action_back(self) -> None:
        """Stop the work, else go back."""
        if self.progress is not None:
            self.progress.stop()
            return
        super().action_back()

    async def _work(self) -> None:
        app = self.desk_app
        try:
            await self._catch_up()
            for entry in self.query(Entry):
                entry.content_again()
                await entry.settle()
                entry.remove_class("open")
            self._complaints = []
            answers = {key: self.read(part) for key, part in self.parts.items() if isinstance(part, Entry)}
            if self._complaints:
                self._complain()
                return
            self._begin()
            await self.work(answers)
        except Stopped as stopped:
            app.say(self.words.error(stopped))
        except FamcaseError as error:
            self._place(error)
        except Exception as fault:  # a broken file must not take the screen with it
            app.say_fault(fault)
        finally:
            self._end()
            self._is_saving = False

    def _begin(self) -> None:
        self.progress = Progress()
        self._began = monotonic()
        self.desk_app.say("")
        self._ticking = self.set_interval(_EACH, self._show_progress)

    def go_through(self) -> None:
        """Have the last step of the work done, which Esc does not stop. Raises Stopped where it came before."""
        if self.progress is not None:
            self.progress.step(0)
        if self._ticking is not None:
            self._ticking.stop()
        self.query_one(".working", Static).update(Content(directed(self.words, self.words(N_("Working …")))))

    def _end(self) -> None:
        self.progress = None
        if self._ticking is not None:
            self._ticking.stop()
        if self.is_attached:
            self.query_one(".working", Static).update("")

    def _show_progress(self) -> None:
        if self.progress is not None:
            shown = how_far(self.words, self.progress, monotonic() - self._began)
            self.query_one(".working", Static).update(Content(directed(self.words, shown)))


def how_far(words: Wording, progress: Progress, taken: float) -> str:
    """Return "██████      1,200 of 7,000, 3 s left. Esc stops it."."""
    if not progress.total:
        return words(N_("Working … Esc stops it."))
    return words(N_("{progress}. Esc stops it."), progress=far.how_far(words, progress, taken))
