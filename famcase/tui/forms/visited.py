"""Visited: what came of a visit or call, what was given, what is met and new, and the next visit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.needs import OPEN_NEEDS
from famcase.presentation import dates
from famcase.presentation.family_words import follow_up_words, need_words
from famcase.services.commands.follow_ups import record_visit
from famcase.services.inputs import NewAssistance, NewNeed, NewVisit
from famcase.services.queries.timetable import next_after_answer, proposed_visit
from famcase.tui.forms import next_visit
from famcase.tui.forms.asked import DAY_HELP, TICKS_HELP, Asked
from famcase.tui.forms.entry import Entry
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.rows import Rows
from famcase.tui.forms.sending import Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry, TicksEntry
from famcase.tui.forms.typed import DayEntry, NoteEntry, NumberEntry
from famcase.wording import N_


class VisitedForm(Form):
    """The outcome of a visit."""

    NAME = "visited"
    TITLE_TEXT = N_("Visited")
    HELP_TEXT = N_(
        "Mostly Enter: they were seen today, and the next visit is the one that their priority proposes. The visit "
        "answers what was planned first, and says that they are still where they were."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "on", "NoVisitForSomething": "next"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        words, family = self.words, self.shown_family
        yield asked.choice("outcome", N_("What came of it"), "outcome", value="seen")
        yield DayEntry("on", N_("Day"), help=DAY_HELP)
        planned = [each for each in family.follow_ups if each.status == "open"]
        if len(planned) > 1:
            choices = [Choice(each.uid.hex(), follow_up_words(words, each)) for each in planned]
            yield ChoiceEntry("answers", N_("Answers"), choices, value=choices[0].code)
        yield Rows("gave", N_("Given"), lambda: self._item(asked))
        needs = [Choice(each.uid.hex(), need_words(words, each)) for each in family.needs if each.status in OPEN_NEEDS]
        if needs:
            yield TicksEntry("met", N_("Needs now met"), needs, help=TICKS_HELP)
        yield asked.ticks("needs", N_("New needs"), "need")
        yield from next_visit.asked()
        yield NoteEntry("note", N_("Note"), help=N_("No details of violence, names of armed men, or routes."))

    def ready(self) -> None:
        words, today = self.words, self.desk_app.clock.today()
        self.part("on").suggest(dates.day_echo(words, today, today))
        visit = self._next_of_series() or proposed_visit(self.desk_app.open_desk, self.shown_family.priority)
        next_visit.propose(self, visit)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = self.read(self.part("answers")) if "answers" in self.parts else ""
        met = self.read(self.part("met")) if "met" in self.parts else ()
        on = self.read(self.part("on"))
        gave = []
        for row in self.part("gave").filled:
            item, quantity = (self.read(entry) for entry in row.entries)
            gave.append(NewAssistance(item, on=on, quantity=quantity))
        new = NewVisit(
            outcome=self.read(self.part("outcome")),
            on=on,
            follow_up=RecordId(bytes.fromhex(answers)) if answers else None,
            gave=tuple(gave),
            needs_met=tuple(RecordId(bytes.fromhex(need)) for need in met),
            new_needs=tuple(NewNeed(category) for category in self.read(self.part("needs"))),
            next=next_visit.said(self),
            note=self.read(self.part("note")),
        )
        return Sending(record_visit, (family.uid, new), {"seen": family.version})

    def _next_of_series(self) -> date | None:
        """Return the next day of the follow-up that the visit answers, where that one repeats."""
        planned = [each for each in self.shown_family.follow_ups if each.status == "open"]
        chosen = self.read(self.part("answers")) if "answers" in self.parts else ""
        answered = next((each for each in planned if each.uid.hex() == chosen), planned[0] if planned else None)
        desk = self.desk_app.open_desk
        return None if answered is None else next_after_answer(desk, answered.repeats, answered.due)

    def _item(self, asked: Asked) -> list[Entry[Any]]:
        return [
            asked.code("item", N_("what"), "item", is_inline=True),
            NumberEntry("quantity", N_("how many"), is_inline=True),
        ]
