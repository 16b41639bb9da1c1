"""A need: raised, or what became of it."""

from collections.abc import Iterable

from famcase.domain.changes import RecordId
from famcase.presentation.family_columns import people_of
from famcase.presentation.family_words import need_words, person_name
from famcase.services.commands.needs import meet_need, raise_need
from famcase.services.inputs import NewNeed
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_


class NeedForm(Form):
    """What a family lacks."""

    NAME = "need"
    TITLE_TEXT = N_("New need")
    HELP_TEXT = N_("What they lack, how urgent it is, and for whom where it is one person's.")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("category", N_("Need"), "need")
        yield TextEntry("what", N_("What exactly"))
        yield asked.choice("urgency", N_("How urgent"), "urgency")
        yield DayEntry("since", N_("Since"), help=DAY_HELP)
        people = [Choice(row[1].uid.hex(), person_name(self.words, row)) for row in people_of(self.shown_family)]
        if people:
            yield ChoiceEntry("member", N_("For whom"), [Choice("", self.words(N_("all of them"))), *people])

    def gather(self) -> Sending:
        family = self.shown_family
        category = self.read(self.part("category"))
        if not category:
            self.refuse(self.part("category"), Missing(N_("Need")))
        member = self.read(self.part("member")) if "member" in self.parts else ""
        new = NewNeed(
            category,
            self.read(self.part("what")),
            self.read(self.part("urgency")),
            self.read(self.part("since")),
            RecordId(bytes.fromhex(member)) if member else None,
        )
        return Sending(raise_need, (family.uid, new), {"seen": family.version})


class NeedChangedForm(Form):
    """What became of a need."""

    NAME = "need-changed"
    TITLE_TEXT = N_("What became of the need: {need}")
    HELP_TEXT = N_("A need that is met, by whomever, no longer stands on any list of what is lacking.")

    def __init__(self, family: RecordId, need: RecordId) -> None:
        super().__init__(family)
        self._need = need

    def subject(self) -> str:
        return self._need.hex()

    def head_line(self) -> str:
        need = next((each for each in self.shown_family.needs if each.uid == self._need), None)
        return self.words(self.TITLE_TEXT, need=need_words(self.words, need) if need else "")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("status", N_("Now"), "need-status", value="met")
        yield TextEntry("by", N_("By whom"))

    def gather(self) -> Sending:
        family = self.shown_family
        named = {
            "seen": family.version,
            "status": self.read(self.part("status")),
            "by": self.read(self.part("by")),
        }
        return Sending(meet_need, (family.uid, self._need), named)
