"""The form that hands somebody's whole load over, and then shows its sheet."""

from collections.abc import Iterable
from typing import Any, ClassVar

from famcase.domain.changes import RecordId
from famcase.domain.text import check_name
from famcase.services.commands.bulk import Outcome, Task
from famcase.services.commands.handing_over import NobodyReceives, NothingToHandOver, Reassigning
from famcase.services.desk import Desk
from famcase.services.queries.handover import load_of
from famcase.services.queries.users import list_users
from famcase.services.views import UserView
from famcase.tui.forms.asked import TICKS_HELP
from famcase.tui.forms.form import Part
from famcase.tui.forms.many import ManyForm
from famcase.tui.forms.ticks import Choice, TicksEntry
from famcase.tui.forms.typed import TextEntry
from famcase.wording import N_


class HandOverForm(ManyForm):
    """To whom a load goes."""

    NAME = "hand-over"
    TITLE_TEXT = N_("Hand a caseload over")
    HELP_TEXT = N_(
        "To whom the open cases go, with what is planned for their caseworker by name. Of several colleagues each gets "
        "as many, and who gets one camp gets all of it as far as that goes. One undo takes all of it back. The sheet "
        "follows; who tells the families is printed on it."
    )
    FAULTY: ClassVar[dict[str, str]] = {"NobodyReceives": "to", "SameHands": "to"}

    _users: tuple[UserView, ...] = ()

    def __init__(self, user: RecordId) -> None:
        super().__init__(())
        self.user = user
        self._tells = ""

    def subject(self) -> str:
        return self.user.hex()

    async def prepare(self) -> None:
        self._users, self.families = await self.ask.now(_load, self.user)

    def head_line(self) -> str:
        of = self.words(N_("{user}: {families}"), user=self._holder, families=self._count())
        return f"{self.words(self.TITLE_TEXT)} · {of}"

    def _count(self) -> str:
        return self.words.plural("{count} family", "{count} families", len(self.families))

    @property
    def _holder(self) -> str:
        return next((user.name for user in self._users if user.uid == self.user), "")

    def ask_for(self) -> Iterable[Part]:
        others = [user for user in self._users if user.active and user.uid != self.user]
        yield TicksEntry("to", N_("To"), [Choice(user.uid.hex(), user.name) for user in others], help=TICKS_HELP)
        yield TextEntry(
            "tells",
            N_("Who tells the families"),
            help=N_("Such as: Sami calls those with a safe number before Sunday."),
            check=lambda typed: check_name(typed, N_("Who tells the families")),
        )

    def what_to_do(self) -> Task:
        receivers = tuple(RecordId(bytes.fromhex(code)) for code in self.read(self.part("to")))
        if not receivers:
            self.refuse(self.part("to"), NobodyReceives())
        self._tells = self.read(self.part("tells"))
        return Reassigning(self.user, receivers)

    def in_words(self, task: Any) -> str:
        names = [user.name for user in self._users if user.uid in task.to]
        return self.words(
            N_("handed over from {holder} to {users}"), holder=self._holder, users=self.words(N_(", ")).join(names)
        )

    def after(self, answer: Outcome) -> None:
        from famcase.tui.supervising.sheet import SheetScreen

        app = self.desk_app
        app.push_screen(SheetScreen(self.user, answer.changed, self._tells))
        app.call_next(super().after, answer)


def _load(desk: Desk, user: RecordId) -> tuple[tuple[UserView, ...], tuple[RecordId, ...]]:
    users, load = list_users(desk), load_of(desk, user)
    if not load:
        raise NothingToHandOver(next((one.name for one in users if one.uid == user), ""))
    return users, tuple(held.family for held in load)
