"""A follow-up: planned, corrected, or put off."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Final

from famcase.domain import repeating
from famcase.domain.repeating import Repeat
from famcase.presentation import dates
from famcase.presentation.course_columns import every, repeats
from famcase.presentation.family_words import follow_up_words
from famcase.services.commands.follow_ups import correct_follow_up, put_off, schedule
from famcase.services.inputs import NewFollowUp
from famcase.services.queries.timetable import proposed_visit
from famcase.services.queries.users import list_users
from famcase.services.views import FollowUpView, UserView
from famcase.tui.forms.asked import CHOICE_HELP, DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import NOBODY, RecordForm, typed_day
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import DueEntry, NumberEntry, TextEntry
from famcase.wording import N_

_OFTEN: Final[Mapping[str, Repeat]] = {
    "week": Repeat("WEEKLY", 1),
    "two-weeks": Repeat("WEEKLY", 2),
    "month": Repeat("MONTHLY", 1),
    "three-months": Repeat("MONTHLY", 3),
}
_AS_IT_IS: Final = "kept"
"""Stands for a rule that the choices above do not say."""


class _Planning(Form):
    """Asks what both forms of a follow-up ask."""

    FAULTY: ClassVar[Mapping[str, str]] = {"EndlessRule": "times", "BadRule": "times"}

    _users: tuple[UserView, ...] = ()

    async def prepare(self) -> None:
        self._users = await self.ask.now(list_users)

    def asked_of(self, view: FollowUpView | None) -> Iterator[Part]:
        """Ask for a follow-up; `view` is the one that is corrected."""
        words = self.words
        asked = Asked(self, self.desk_app.open_desk)
        yield DueEntry("due", N_("Day"), value=typed_day(view.due if view else None), help=DAY_HELP)
        yield TextEntry("what", N_("What for"), value=view.what if view else "")
        yield asked.choice("kind", N_("Kind"), "follow-up-kind", value=view.kind if view else "visit")
        told = repeating.told(view.repeats) if view and view.repeats else None
        chosen = "no" if not (view and view.repeats) else _often(told)
        choices = [Choice("no", words(N_("once")))]
        choices += [Choice(code, every(words, one.unit, one.every)) for code, one in _OFTEN.items()]
        if chosen == _AS_IT_IS and view:
            choices.append(Choice(_AS_IT_IS, repeats(words, view.repeats)))
        yield ChoiceEntry("often", N_("How often"), choices, value=chosen, help=CHOICE_HELP)
        times = str(told.times) if told and told.times and chosen != _AS_IT_IS else ""
        yield NumberEntry("times", N_("Times in all"), value=times, help=N_("How many times it comes, or until when."))
        until = told.until if told and chosen != _AS_IT_IS else None
        yield DueEntry("until", N_("or until"), value=typed_day(until), help=DAY_HELP)
        users = [Choice(NOBODY, words(N_("whoever has the case")))]
        users += [Choice(user.name, user.name) for user in self._users if user.active]
        yield ChoiceEntry(
            "assigned_to", N_("Whose"), users, value=view.assigned_to if view and view.assigned_to else NOBODY
        )

    def repeat(self) -> Repeat | None:
        """Return how often, in plain words; what the choices do not say is asked for by the caller."""
        often = self.read(self.part("often"))
        unit = _OFTEN.get(often)
        times, until = self.read(self.part("times")), self.read(self.part("until"))
        return Repeat(unit.unit, unit.every, times, None if times else until) if unit else None


class FollowUpForm(_Planning):
    """A visit or call on a day to come."""

    NAME = "follow-up"
    TITLE_TEXT = N_("New follow-up")
    HELP_TEXT = N_(
        "A day from today on, and what for: it stands in your day when it comes. One that repeats is planned anew when "
        "it was answered, and passes days off by."
    )

    def ask_for(self) -> Iterable[Part]:
        yield from self.asked_of(None)

    def ready(self) -> None:
        day, today = proposed_visit(self.desk_app.open_desk, self.shown_family.priority), self.desk_app.clock.today()
        if day:
            self.part("due").suggest(dates.day_echo(self.words, day, today))

    def gather(self) -> Sending:
        family = self.shown_family
        due = self.read(self.part("due")) or proposed_visit(self.desk_app.open_desk, family.priority)
        if due is None:
            self.refuse(self.part("due"), Missing(N_("Day")))
            due = self.desk_app.clock.today()
        what, kind, whose = (self.read(self.part(key)) for key in ("what", "kind", "assigned_to"))
        new = NewFollowUp(due, what, kind, assigned_to=whose.strip(), repeat=self.repeat())
        return Sending(schedule, (family.uid, new), {"seen": family.version})


class FollowUpChangedForm(RecordForm, _Planning):
    """What was wrong about a follow-up."""

    NAME = "follow-up-changed"
    TITLE_TEXT = N_("Correct the follow-up")
    HELP_TEXT = N_(
        "Only what you change is recorded as changed. Where nobody could go, put it off instead: then its delay is "
        "nobody's fault."
    )

    def ask_for(self) -> Iterable[Part]:
        yield from self.asked_of(_one(self))

    def gather(self) -> Sending:
        answers: dict[str, Any] = {key: self.read(self.part(key)) for key in ("due", "what", "kind", "assigned_to")}
        answers["assigned_to"] = answers["assigned_to"].strip()
        fields = self.only_typed(answers)
        if answers["due"] is None:
            self.refuse(self.part("due"), Missing(N_("Day")))
        if {"often", "times", "until"} & set(self.typed()) and self.read(self.part("often")) != _AS_IT_IS:
            fields["repeat"] = self.repeat()
        return Sending(
            correct_follow_up, (self.shown_family.uid, self.record), {"seen": self.shown_family.version, **fields}
        )


class PutOffForm(RecordForm):
    """A follow-up that nobody can go to on its day."""

    NAME = "put-off"
    TITLE_TEXT = N_("Put off: {what}")
    HELP_TEXT = N_("Until which day, and why. The day it was due first is kept, and its delay is nobody's fault.")

    def head_line(self) -> str:
        view = _one(self)
        return self.words(self.TITLE_TEXT, what=follow_up_words(self.words, view) if view else "")

    def ask_for(self) -> Iterable[Part]:
        yield DueEntry("until", N_("Until"), help=DAY_HELP)
        yield TextEntry("why", N_("Why"), help=N_("No access, fighting, the road closed …"))

    def gather(self) -> Sending:
        family = self.shown_family
        until: date | None = self.read(self.part("until"))
        if until is None:
            self.refuse(self.part("until"), Missing(N_("Until")))
        args = (family.uid, self.record, until or self.desk_app.clock.today(), self.read(self.part("why")))
        return Sending(put_off, args, {"seen": family.version})


def _one(form: RecordForm) -> FollowUpView | None:
    return next((one for one in form.shown_family.follow_ups if one.uid == form.record), None)


def _often(told: Repeat | None) -> str:
    if told is None:
        return _AS_IT_IS
    said = (told.unit, told.every)
    return next((code for code, one in _OFTEN.items() if (one.unit, one.every) == said), _AS_IT_IS)
