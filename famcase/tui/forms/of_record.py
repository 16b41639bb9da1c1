"""What forms of one record of a family share: which record, and people and needs to choose from."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from famcase.domain.changes import RecordId
from famcase.presentation.family_words import need_words, person_name
from famcase.presentation.people_columns import people_of
from famcase.tui.forms.form import Form
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.wording import N_

NOBODY: Final = " "
"""The code of "nobody" or "none" where one of several may be chosen: it is chosen until another is."""


class RecordForm(Form):
    """A form of one record."""

    def __init__(self, family: RecordId, record: RecordId) -> None:
        super().__init__(family)
        self.record = record

    def subject(self) -> str:
        return self.record.hex()


def typed_day(day: date | None) -> str:
    """Return what stands in a day's field at first."""
    return day.isoformat() if day else ""


def people_choices(form: Form) -> Sequence[Choice]:
    """Return the people of the form's family."""
    return [Choice(row[1].uid.hex(), person_name(form.words, row)) for row in people_of(form.shown_family)]


def person_entry(form: Form, label: str, chosen: RecordId | None = None) -> ChoiceEntry | None:
    """Ask for one person, or all of them; None where nobody is listed."""
    people = people_choices(form)
    if not people:
        return None
    choices = [Choice(NOBODY, form.words(N_("all of them"))), *people]
    return ChoiceEntry("member", label, choices, value=chosen.hex() if chosen else NOBODY)


def need_entry(form: Form, label: str, chosen: RecordId | None = None) -> ChoiceEntry | None:
    """Ask for one of the family's needs, or none; None where none is recorded."""
    needs = [Choice(need.uid.hex(), need_words(form.words, need)) for need in form.shown_family.needs]
    if not needs:
        return None
    choices = [Choice(NOBODY, form.words(N_("none of them"))), *needs]
    return ChoiceEntry("need", label, choices, value=chosen.hex() if chosen else NOBODY)


def chosen_record(form: Form, key: str) -> RecordId | None:
    """Return the record that an entry of the form was answered with; None where it was not asked."""
    answer = form.read(form.part(key)) if key in form.parts else ""
    return RecordId(bytes.fromhex(answer)) if answer.strip() else None
