"""What can be done with the event under the cursor, the same on every list of events."""

from textual.message_pump import MessagePump

from famcase.errors import FamcaseError
from famcase.presentation.event_columns import event_words
from famcase.services.commands.events import remove_event
from famcase.services.views import EventView
from famcase.tui.actions import Action
from famcase.tui.asking import Asking
from famcase.tui.dialogs.question import Question
from famcase.tui.session import app_of
from famcase.wording import N_, Named

EDIT = Action("edit", ("f2", "e", "ث"), N_("Edit"), N_("Correct the event under the cursor."))
REMOVE = Action("remove", ("delete",), N_("Take back"), N_("Take back an event that was recorded in error."))


class EventActions(MessagePump):
    """Mixed into a screen that says which event is under its cursor."""

    ask: Asking

    def event_here(self) -> EventView | None:
        """Return the event under the cursor; None where there is none."""
        raise NotImplementedError

    def action_edit(self) -> None:
        event = self.event_here()
        if event is not None:
            from famcase.tui.forms.events import EventCorrectedForm

            app_of(self).push_screen(EventCorrectedForm(event.uid))

    def action_remove(self) -> None:
        event = self.event_here()
        if event is not None:
            app_of(self).screen.run_worker(self._remove(event), exit_on_error=False)

    async def _remove(self, event: EventView) -> None:
        app = app_of(self)
        words = app.words
        question = words(
            N_("Take back the event at {place}: {event}? It then stands on no list and no chart."),
            place=event.place.named if event.place else Named(),
            event=event_words(words, event),
        )
        if not await app.push_screen_wait(Question(question, yes=words(N_("Yes")), no=words(N_("No")))):
            return
        try:
            await self.ask.tell(remove_event, event.uid, seen=event.version)
        except FamcaseError as error:
            app.say_error(error)
        except Exception as fault:  # the list stays usable whatever went wrong
            app.say_fault(fault)
        else:
            app.saved()
