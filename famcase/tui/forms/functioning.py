"""What is hard for a person, by the Washington Group's short set of questions."""

from collections.abc import Iterable

from famcase.domain.changes import RecordId
from famcase.presentation.family_words import person_name
from famcase.presentation.people_columns import people_of
from famcase.services.commands.members import edit_member
from famcase.tui.forms.asked import CHOICE_HELP
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.ticks import ChoiceEntry, offered
from famcase.wording import N_, Said


class FunctioningForm(Form):
    """Six questions, each with four answers; what was not asked stays unsaid."""

    NAME = "functioning"
    TITLE_TEXT = N_("What is hard for {person}")
    HELP_TEXT = N_(
        "Asked of everybody from 5 years on, in these words: because of a health problem, is it hard to …? From “a lot "
        "of difficulty” on it counts as a disability. Never ask about a disability itself."
    )

    def __init__(self, family: RecordId, member: RecordId) -> None:
        super().__init__(family)
        self._member = member

    def subject(self) -> str:
        return self._member.hex()

    def head_line(self) -> str:
        person = next((row for row in people_of(self.shown_family) if row[1].uid == self._member), None)
        return self.words(self.TITLE_TEXT, person=person_name(self.words, person) if person else Said(N_("a person")))

    def ask_for(self) -> Iterable[Part]:
        words, vocabulary = self.words, self.desk_app.open_desk.vocabulary
        known = next((row[1].functioning for row in people_of(self.shown_family) if row[1].uid == self._member), ())
        said = dict(answer.split(":", 1) for answer in known)
        levels = offered(words, vocabulary, "functioning-level")
        for domain in vocabulary.codes("functioning-domain"):
            label = vocabulary.label("functioning-domain", domain, words.language)
            yield ChoiceEntry(domain, label, levels, value=said.get(domain, ""), help=CHOICE_HELP)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = tuple(f"{domain}:{level}" for domain in self.parts if (level := self.read(self.part(domain))))
        named = {"seen": family.version, "functioning": answers}
        return Sending(edit_member, (family.uid, self._member), named)
