"""A need: raised, or what became of it and what was wrong about it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from famcase.presentation.family_words import need_words
from famcase.services.commands.needs import correct_need, raise_need
from famcase.services.inputs import NewNeed
from famcase.services.views import NeedView
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import RecordForm, chosen_record, person_entry, typed_day
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DayEntry, TextEntry
from famcase.wording import N_


class NeedForm(Form):
    """What a family lacks."""

    NAME = "need"
    TITLE_TEXT = N_("New need")
    HELP_TEXT = N_("What they lack, how urgent it is, and for whom where it is one person's. It may come again.")
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "since"}

    def ask_for(self) -> Iterable[Part]:
        yield from _asked(self, None)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = _answers(self)
        if not answers["category"]:
            self.refuse(self.part("category"), Missing(N_("Need")))
        return Sending(raise_need, (family.uid, NewNeed(**answers)), {"seen": family.version})


class NeedChangedForm(RecordForm):
    """What became of a need, and what was wrong about it."""

    NAME = "need-changed"
    TITLE_TEXT = N_("What became of the need: {need}")
    HELP_TEXT = N_(
        "A need that is met, by whomever, no longer stands on any list of what is lacking. Whatever else you change is "
        "corrected."
    )
    FAULTY: ClassVar[Mapping[str, str]] = {"NotYet": "met_on", "MetBeforeSince": "met_on", "NotMet": "status"}

    @property
    def _need(self) -> NeedView | None:
        return next((each for each in self.shown_family.needs if each.uid == self.record), None)

    def head_line(self) -> str:
        need = self._need
        return self.words(self.TITLE_TEXT, need=need_words(self.words, need) if need else "")

    def ask_for(self) -> Iterable[Part]:
        need = self._need
        asked = Asked(self, self.desk_app.open_desk)
        # who only corrects a word must not strike the need off every list
        yield asked.choice("status", N_("Now"), "need-status", value=need.status if need else "")
        yield TextEntry("by", N_("By whom"), value=need.by if need else "")
        yield DayEntry("met_on", N_("Met on"), value=typed_day(need.met_on if need else None), help=DAY_HELP)
        yield from _asked(self, need)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = {**{key: self.read(self.part(key)) for key in ("status", "by", "met_on")}, **_answers(self)}
        return Sending(correct_need, (family.uid, self.record), {"seen": family.version, **self.only_typed(answers)})


def _asked(form: Form, need: NeedView | None) -> Iterator[Part]:
    asked = Asked(form, form.desk_app.open_desk)
    yield asked.choice("category", N_("Need"), "need", value=need.category if need else "")
    yield TextEntry("what", N_("What exactly"), value=need.what if need else "")
    yield asked.choice("urgency", N_("How urgent"), "urgency", value=need.urgency if need else "")
    yield DayEntry("since", N_("Since"), value=typed_day(need.since if need else None), help=DAY_HELP)
    person = person_entry(form, N_("For whom"), need.member if need else None)
    if person is not None:
        yield person


def _answers(form: Form) -> dict[str, Any]:
    read = {key: form.read(form.part(key)) for key in ("category", "what", "urgency", "since")}
    if "member" in form.parts:
        read["member"] = chosen_record(form, "member")
    return read
