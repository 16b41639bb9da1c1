"""A note about a family."""

from collections.abc import Iterable

from famcase.services.commands.notes import write_note
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.typed import NoteEntry
from famcase.wording import N_


class NoteForm(Form):
    """What happened, in words."""

    NAME = "note"
    TITLE_TEXT = N_("Note")
    HINT = N_("No details of violence, names of armed men, or routes.")
    HELP_TEXT = N_(
        "Write what a colleague must know. Enter begins a new line; ctrl+s saves. A note is never changed afterwards: "
        "a wrong one is taken back with ctrl+z."
    )

    def ask_for(self) -> Iterable[Part]:
        self.add_class("form-tall")
        yield NoteEntry("text", N_("Note"), help=self.HINT)

    def gather(self) -> Sending:
        family = self.shown_family
        return Sending(write_note, (family.uid, self.read(self.part("text"))), {"seen": family.version})
