"""Forms about many families at once: what will happen, and who is left out, is shown before anything is saved."""

from collections.abc import Iterable
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_note
from famcase.presentation import dates, outcome_words
from famcase.services.commands.bulk import Assigning, Flagging, Outcome, Scheduling, Task, do_all, preview
from famcase.services.inputs import NewFollowUp
from famcase.services.queries.users import may_receive
from famcase.services.views import UserView
from famcase.tui.dialogs.question import Question
from famcase.tui.forms.asked import CHOICE_HELP, DAY_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import DueEntry, TextEntry
from famcase.wording import N_

_MOST_NAMED = 8
"""Families left out that the question names; all of them stand in the answer of the command line's --dry-run."""

_MANY = 100
"""More take a second or longer to look at."""

_FEW_NAMED = 2
"""As many as the line above the foot has room for."""


class ManyForm(Form):
    """A form over families; a subclass gives the task that its entries say, and what that does in words."""

    families: tuple[RecordId, ...]

    def __init__(self, families: tuple[RecordId, ...]) -> None:
        super().__init__()
        self.families = families
        self._what = ""

    def what_to_do(self) -> Task:
        """Read the entries, each through `read`, and return what is to be done to each family."""
        raise NotImplementedError

    def in_words(self, task: Any) -> str:
        """Return what the task does, in words that follow "38 of 40 families:"."""
        raise NotImplementedError

    def head_line(self) -> str:
        marked = self.words.plural("{count} family marked", "{count} families marked", len(self.families))
        return f"{super().head_line()} · {marked}"

    def gather(self) -> Sending:
        task = self.what_to_do()
        return Sending(do_all, (self.families, task))

    async def agreed(self, sending: Sending) -> bool:
        task = sending.args[1]
        if len(self.families) > _MANY:
            self.desk_app.say(self.words(N_("Looking at each of them …")))
        # on the saving thread, so that no list waits for it
        outcome: Outcome = await self.ask.tell(preview, self.families, task)
        self._what = self.in_words(task)
        lines = [outcome_words.summary(self.words, self._what, outcome)]
        if not outcome.changed:
            lines += outcome_words.left_out_lines(self.words, outcome, _FEW_NAMED)
            self.desk_app.say("\n".join(lines), is_error=True)
            return False
        lines += outcome_words.left_out_lines(self.words, outcome, _MOST_NAMED)
        question = Question(
            "\n".join(lines), yes=self.words(N_("Save it so")), no=self.words(N_("Go back")), is_harmless=True
        )
        return await self.app.push_screen_wait(question)

    def after(self, answer: Any) -> None:
        self.desk_app.say(outcome_words.summary(self.words, self._what, answer))


class AssignManyForm(ManyForm):
    """Gives cases to somebody."""

    NAME = "assign-many"
    TITLE_TEXT = N_("Assign")
    HELP_TEXT = N_("Who looks after these families from now on. A caseworker takes cases that nobody has.")

    _users: tuple[UserView, ...] = ()

    async def prepare(self) -> None:
        self._users = await self.ask.now(may_receive)

    def ask_for(self) -> Iterable[Part]:
        choices = [Choice(user.name, user.name) for user in self._users]
        me = self.desk_app.open_desk.user.name
        yield ChoiceEntry("user", N_("To"), choices, value=me, help=CHOICE_HELP)

    def what_to_do(self) -> Task:
        return Assigning(self.read(self.part("user")))

    def in_words(self, task: Assigning) -> str:
        return self.words(N_("assigned to {user}"), user=task.user)


class FollowUpManyForm(ManyForm):
    """The same visit or call for each."""

    NAME = "follow-up-many"
    TITLE_TEXT = N_("New follow-up")
    HELP_TEXT = N_("A day from today on, and what for: it is planned for each of the families.")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield DueEntry("due", N_("Day"), help=DAY_HELP)
        yield TextEntry("what", N_("What for"))
        yield asked.choice("kind", N_("Kind"), "follow-up-kind", value="visit")

    def what_to_do(self) -> Task:
        due = self.read(self.part("due"))
        if due is None:
            self.refuse(self.part("due"), Missing(N_("Day")))
            due = self.desk_app.clock.today()
        return Scheduling(NewFollowUp(due, self.read(self.part("what")), self.read(self.part("kind"))))

    def in_words(self, task: Scheduling) -> str:
        return self.words(N_("a follow-up on {day}"), day=dates.day(self.words, task.new.due))


class FlagManyForm(ManyForm):
    """The same flag on each."""

    NAME = "flag-many"
    TITLE_TEXT = N_("Flag")
    HELP_TEXT = N_("Why these families need attention; those that bear this flag already stay as they are.")
    FAULTY: ClassVar[dict[str, str]] = {"UnknownCode": "kind"}

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("kind", N_("Flag"), "flag-kind", value="needs-a-look")
        yield TextEntry("reason", N_("Reason"), check=lambda typed: check_note(typed, N_("Reason")))

    def what_to_do(self) -> Task:
        return Flagging(self.read(self.part("kind")), self.read(self.part("reason")))

    def in_words(self, task: Flagging) -> str:
        return self.words(N_("flagged “{flag}”"), flag=self.words.label("flag-kind", task.kind))
