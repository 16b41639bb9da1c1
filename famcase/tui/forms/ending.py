"""Who has a case, and its end: assign, ask to close or close, send a request back."""

from collections.abc import Iterable
from typing import Any

from famcase.domain.text import check_note
from famcase.services.commands.closing import assign, close, send_back
from famcase.services.queries.users import may_receive
from famcase.services.views import UserView
from famcase.tui.forms.asked import CHOICE_HELP, Asked
from famcase.tui.forms.form import Form, Part
from famcase.tui.forms.sending import Missing, Sending
from famcase.tui.forms.ticks import Choice, ChoiceEntry
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_


class AssignForm(Form):
    """Gives a case to somebody."""

    NAME = "assign"
    TITLE_TEXT = N_("Assign")
    HELP_TEXT = N_("Who looks after this family from now on. A caseworker takes a case that nobody has.")

    _users: tuple[UserView, ...] = ()

    async def prepare(self) -> None:
        self._users = await self.ask.now(may_receive)

    def ask_for(self) -> Iterable[Part]:
        me = self.desk_app.open_desk.user.name
        choices = [Choice(user.name, user.name) for user in self._users]
        yield ChoiceEntry("user", N_("To"), choices, value=me, help=CHOICE_HELP)

    def gather(self) -> Sending:
        family = self.shown_family
        return Sending(assign, (family.uid, self.read(self.part("user"))), {"seen": family.version})


class CloseForm(Form):
    """Closes a case, or asks a supervisor to."""

    NAME = "close"
    TITLE_TEXT = N_("Close the case")
    HELP_TEXT = N_("From a caseworker this is a request that a supervisor answers; a supervisor closes at once.")

    def ask_for(self) -> Iterable[Part]:
        asked = Asked(self, self.desk_app.open_desk)
        yield asked.choice("reason", N_("Reason"), "close-reason")

    def gather(self) -> Sending:
        family = self.shown_family
        reason = self.read(self.part("reason"))
        if not reason:
            self.refuse(self.part("reason"), Missing(N_("Reason")))
        return Sending(close, (family.uid, reason), {"seen": family.version})

    def harm(self) -> str:
        if not self.desk_app.open_desk.user.is_supervisor:
            return ""
        return self.words(
            N_("Close the case of {family}? Its planned visits are cancelled."), family=self.family_in_words()
        )

    def after(self, answer: Any) -> None:
        if answer == "requested":
            self.desk_app.say(self.words(N_("Asked: a supervisor closes the case or sends it back.")))


class SendBackForm(Form):
    """Sends a request to close back."""

    NAME = "send-back"
    TITLE_TEXT = N_("Send the request to close back")
    HELP_TEXT = N_("Say what is still to be done; the caseworker reads it on the family's page.")

    def ask_for(self) -> Iterable[Part]:
        yield TextEntry("comment", N_("Comment"), check=lambda typed: check_note(typed, N_("Comment")))

    def gather(self) -> Sending:
        family = self.shown_family
        comment = self.read(self.part("comment"))
        if not comment:
            self.refuse(self.part("comment"), Missing(N_("Comment")))
        return Sending(send_back, (family.uid, comment), {"seen": family.version})
