"""What can be done on a family's page with the course of its case: stays, follow-ups, referrals, plan, and undoing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from famcase.errors import FamcaseError
from famcase.presentation import taken_back
from famcase.presentation.family_columns import shown_name
from famcase.presentation.history_columns import saved_at, told
from famcase.services.views import FamilyView, HistoryLine
from famcase.tui.actions import Action
from famcase.tui.asking import Asking
from famcase.tui.dialogs.question import Question
from famcase.tui.family.acting import PageActions
from famcase.tui.session import app_of
from famcase.wording import N_, Coded

if TYPE_CHECKING:
    from famcase.tui.app import FamcaseApp

STAY_BEFORE: Final = Action(
    "stay_before", (), N_("Stay before"), N_("Insert a stay before the one under the cursor."), in_foot=False
)
RECEIVED: Final = Action("form('assistance')", (), N_("Received"), N_("Record what they received."), in_foot=False)
PUT_OFF: Final = Action(
    "put_off", (), N_("Put off"), N_("Put the follow-up under the cursor off, by nobody's fault."), in_foot=False
)
SKIP: Final = Action(
    "skip", (), N_("Leave out once"), N_("Leave out one day of a follow-up that repeats."), in_foot=False
)
REFER: Final = Action(
    "form('refer')", (), N_("Refer"), N_("Ask a partner or a colleague for something."), in_foot=False
)
TRANSFER: Final = Action(
    "form('transfer')", (), N_("Transfer"), N_("Ask a colleague to take this case over."), in_foot=False
)
PLAN: Final = Action("form('plan-step')", (), N_("Plan"), N_("Add a step to the case plan."), in_foot=False)
MOVE_ON: Final = Action("move_on", (), N_("Next step"), N_("Move the case on to its next step."), in_foot=False)
TAKE_BACK: Final = Action(
    "take_back",
    ("u", "ع"),
    N_("Take back"),
    N_("Take back the change under the cursor in the history, as long as nobody built on it."),
    in_foot=False,
)

OF_OPEN_CASES: Final = (RECEIVED, STAY_BEFORE, PUT_OFF, SKIP, REFER, TRANSFER, PLAN, MOVE_ON)
"""What is done with a case that is open."""

OF_THE_COURSE: Final = (*OF_OPEN_CASES, TAKE_BACK)


class CourseActions(PageActions):
    """Those of the course of a case."""

    def action_stay_before(self) -> None:
        otherwise = N_("Put the cursor on the stay in “Journey” before which one is missing.")
        self._of_kind("journey", "stay-before", otherwise)

    def action_put_off(self) -> None:
        self._of_kind("follow_ups", "put-off", N_("Put the cursor on a follow-up."))

    def action_skip(self) -> None:
        from famcase.services.commands.follow_ups import skip_follow_up

        record = self.record_here()
        if record is None or record.kind != "follow_ups":
            self._say(N_("Put the cursor on a follow-up."))
            return
        sentence = N_("Leave this day out for {family}? The next day of the series is planned.")
        self._decide(sentence, skip_follow_up, self._uid, record.uid)

    def action_move_on(self) -> None:
        from famcase.services.commands.plans import move_on

        if self._page is None:
            return
        step = self._page.family.next_step
        if not step:
            self._say(N_("The case stands as far as it has come: give a priority, plan a step, record what was given."))
            return
        words, page = app_of(self).words, self._page
        shown = words(
            N_("Move the case of {family} on to “{step}”?"),
            family=shown_name(words, page.family),
            step=Coded("step", step),
        )
        app_of(self).screen.run_worker(self._move_on(shown, move_on, page.family), exit_on_error=False)

    async def _move_on(self, shown: str, command: Callable[..., Any], family: FamilyView) -> None:
        app = app_of(self)
        try:
            if await _agreed(app, shown):
                await Asking(app.screen).tell(command, family.uid, family.version)
                app.saved()
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the page stays usable whatever went wrong
            app.say_fault(fault)

    def action_take_back(self) -> None:
        """Take back the change under the cursor, after showing what that would undo."""
        record = self.record_here()
        if record is None or not isinstance(record.row, HistoryLine):
            self._say(N_("Put the cursor on a change in “History”."))
            return
        app_of(self).screen.run_worker(self._take_back(record.row), exit_on_error=False)

    async def _take_back(self, line: HistoryLine) -> None:
        from famcase.services.commands.undoing import look, undo

        app = app_of(self)
        words = app.words
        page = self._page
        if page is None:
            return
        ask = Asking(app.screen)
        try:
            would = await ask.tell(look, line.batch)
            when = saved_at(words, line.at, app.clock.today())
            sentence = words(
                N_("Take back for {family}: {what}, saved {when} by {user}?"),
                family=shown_name(words, page.family),
                what=Coded("verb", line.verb),
                when=when,
                user=would.by,
            )
            more = told(words, line)
            if would.families > 1:
                more = words(N_("It was done to {count} at once, and is taken back of all."), count=would.families)
            shown = "\n".join(filter(None, (sentence, more)))
            if not await _agreed(app, shown):
                return
            undone = await ask.tell(undo, line.batch)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the page stays usable whatever went wrong
            app.say_fault(fault)
        else:
            app.saved()
            app.say_below(taken_back.told(words, undone, app.clock.today()))

    def _of_kind(self, kind: str, form: str, otherwise: str) -> None:
        """Open a form of the record under the cursor; say `otherwise` where it is of another kind."""
        record = self.record_here()
        if record is not None and record.kind == kind and record.uid is not None:
            self.action_form(form, record.uid)
        else:
            self._say(otherwise)

    def _say(self, sentence: str) -> None:
        app = app_of(self)
        app.say(app.words(sentence))


async def _agreed(app: "FamcaseApp", sentence: str) -> bool:
    question: Screen[bool] = Question(sentence, yes=app.words(N_("Yes")), no=app.words(N_("No")))
    return await app.push_screen_wait(question) is True
