"""A step of the case plan: added, or what became of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from famcase.services.commands.plans import add_step, change_step
from famcase.services.inputs import NewStep
from famcase.services.views import PlanStepView
from famcase.tui.forms.asked import DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.of_record import RecordForm, chosen_record, need_entry, typed_day
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.typed import DueEntry, TextEntry
from famcase.wording import N_


class PlanStepForm(Form):
    """What is to be done, by whom and until when."""

    NAME = "plan-step"
    TITLE_TEXT = N_("New step of the plan")
    HELP_TEXT = N_("What is to be done, who does it (the family, we, a partner), and until when.")

    def ask_for(self) -> Iterable[Part]:
        yield from _asked(self, None)

    def gather(self) -> Sending:
        family = self.shown_family
        answers = _answers(self)
        if not answers["what"]:
            self.refuse(self.part("what"), Missing(N_("What is to be done")))
        return Sending(add_step, (family.uid, NewStep(**answers)), {"seen": family.version})


class PlanStepChangedForm(RecordForm):
    """What became of a step, and what was wrong about it."""

    NAME = "plan-step-changed"
    TITLE_TEXT = N_("Step of the plan")
    HELP_TEXT = N_("Say whether it is done or was dropped; whatever else you change is corrected.")

    def ask_for(self) -> Iterable[Part]:
        step = next((one for one in self.shown_family.plan if one.uid == self.record), None)
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("status", N_("Now"), "plan-step-status", value=step.status if step else "")
        yield from _asked(self, step)

    def gather(self) -> Sending:
        fields = self.only_typed({"status": self.read(self.part("status")), **_answers(self)})
        return Sending(change_step, (self.shown_family.uid, self.record), {"seen": self.shown_family.version, **fields})


def _asked(form: Form, step: PlanStepView | None) -> Iterator[Part]:
    yield TextEntry("what", N_("What is to be done"), value=step.what if step else "")
    yield TextEntry("who", N_("Who does it"), value=step.who if step else "")
    yield DueEntry("due", N_("Until"), value=typed_day(step.due if step else None), help=DAY_HELP)
    need = need_entry(form, N_("For which need"), step.need if step else None)
    if need is not None:
        yield need


def _answers(form: Form) -> dict[str, Any]:
    read = {key: form.read(form.part(key)) for key in ("what", "who", "due")}
    if "need" in form.parts:
        read["need"] = chosen_record(form, "need")
    return read
