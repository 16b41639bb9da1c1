"""What can be done on a family's page with its people: what changed, flags, ties, consent, a withheld name."""

from typing import Final

from famcase.domain.changes import RecordId
from famcase.tui.actions import Action
from famcase.tui.family.acting import PageActions
from famcase.tui.session import app_of
from famcase.wording import N_

CHANGED: Final = Action(
    "changed",
    ("c", "ؤ"),
    N_("What changed"),
    N_("Record who was born, died, married out, joined or came back."),
    in_foot=False,
)
REMOVE: Final = Action(
    "remove", ("delete",), N_("Take out"), N_("Take out what has the cursor and was entered in error."), in_foot=False
)
FLAG: Final = Action("flag", (), N_("Flag"), N_("Mark that this family, or one of them, needs a look."), in_foot=False)
LINK: Final = Action(
    "form('link')", (), N_("Link"), N_("Link a family that lives together with this one."), in_foot=False
)
MERGE: Final = Action(
    "form('merge')",
    (),
    N_("Merge with another …"),
    N_("Find the family that this one is too, and see both side by side."),
    in_foot=False,
)
SPLIT: Final = Action(
    "form('split')",
    (),
    N_("Some leave to a family of their own …"),
    N_("Split the case: who parts or marries becomes a family of their own, with its own number."),
    in_foot=False,
)
MOVE_PEOPLE: Final = Action(
    "form('move-people')",
    (),
    N_("Some are of another family …"),
    N_("Move some of them to another family that is registered, as people of that one."),
    in_foot=False,
)
FUNCTIONING: Final = Action(
    "functioning", (), N_("Functioning"), N_("Ask the person under the cursor what is hard for them."), in_foot=False
)
CONSENT: Final = Action("form('consent')", (), N_("Consent"), N_("Record what they agreed to."), in_foot=False)
WITHHOLD: Final = Action(
    "withhold", (), N_("Withhold name"), N_("Keep this name off lists and files, or not."), in_foot=False
)

OF_OPEN_CASES: Final = (CHANGED, REMOVE, FLAG, LINK, FUNCTIONING, SPLIT, MOVE_PEOPLE, MERGE)
"""What is done with a case that is open."""

OF_PEOPLE: Final = (*OF_OPEN_CASES, CONSENT, WITHHOLD)

_BEGINS_WITH_A_PERSON: Final = ("changed", "flag", "functioning")


class PeopleActions(PageActions):
    """Those of a family's people."""

    def add(self, form: str | None) -> None:
        """Open a form that adds something; what is of a person begins with the one under the cursor."""
        if form:
            self.action_form(form, self._person_here() if form in _BEGINS_WITH_A_PERSON else None)

    def action_edit(self) -> None:
        """Correct what has the cursor, else the family itself."""
        from famcase.tui.family.records import CORRECTED_BY
        from famcase.tui.forms.consent import ConsentForm

        record = self.record_here()
        form = CORRECTED_BY.get(record.kind, "") if record is not None else ""
        if record is None or not form:
            self.action_form("edit")
        elif form == "consent":  # there is a line for each purpose, also for those that nobody asked about
            app_of(self).push_screen(ConsentForm(self._uid, record.uid, purpose=record.row.purpose))
        else:
            self.action_form(form, record.uid)

    def action_remove(self) -> None:
        """Take out what has the cursor, after a question."""
        from famcase.tui.family.records import REMOVED_BY

        record = self.record_here()
        removal = REMOVED_BY.get(record.kind) if record is not None else None
        if record is None or removal is None or record.uid is None:
            self._tell(N_("What is under the cursor is not taken out but corrected or undone."))
        else:
            self._decide(removal.question, removal.command, self._uid, record.uid)

    def action_changed(self) -> None:
        self.add("changed")

    def action_flag(self) -> None:
        self.add("flag")

    def action_functioning(self) -> None:
        if self._person_here() is None:
            self._tell(N_("Put the cursor on a person first, in People."))
        else:
            self.add("functioning")

    def action_withhold(self) -> None:
        from famcase.services.commands.families import withhold_name

        if self._page is not None and self._page.is_withheld:
            sentence = N_("Let the name of {family} be shown again, on lists and in files?")
            self._decide(sentence, withhold_name, self._uid, False)
        else:
            self.action_form("withhold")

    def _person_here(self) -> RecordId | None:
        """Return the person under the cursor; None where there is none."""
        record = self.record_here()
        return record.uid if record is not None and record.kind == "members" else None

    def _tell(self, sentence: str) -> None:
        app = app_of(self)
        app.say(app.words(sentence))
