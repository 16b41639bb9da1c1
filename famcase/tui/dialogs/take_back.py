"""The question before something is taken back that nobody did just now."""

from datetime import date

from famcase.presentation.taken_back import question
from famcase.presentation.wording import Wording
from famcase.services.views import LastDone
from famcase.tui.dialogs.question import Question
from famcase.wording import N_


class TakeBack(Question):
    """Asks about what undo would take back; Enter alone and Esc keep it."""

    def __init__(self, words: Wording, last: LastDone, today: date) -> None:
        message, values = question(words, last, today)
        super().__init__(words(message, **values), yes=words(N_("Take it back")), no=words(N_("Keep it")))
