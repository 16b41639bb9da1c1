"""Give the whole load of somebody who is ill, away or gone to colleagues: one batch, which is taken back as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from famcase.domain.changes import RecordId
from famcase.errors import NotFound, Refused
from famcase.services.batch import Batch, Subject
from famcase.services.commands import checked
from famcase.services.commands.bulk import Act
from famcase.services.commands.closing import hand_over, require_supervisor
from famcase.services.desk import Desk
from famcase.services.queries.handover import Held, load_of
from famcase.services.queries.users import list_users
from famcase.services.views import UserView
from famcase.wording import N_


class NothingToHandOver(NotFound):
    def __init__(self, user: str) -> None:
        super().__init__(
            N_("{user} has no open case and no planned visit."),
            hint=N_("The list of caseloads shows who has how many."),
            user=user,
        )


class NobodyReceives(Refused):
    def __init__(self) -> None:
        super().__init__(
            N_("Say who is to have these cases."), hint=N_("One colleague, or several who share them evenly.")
        )


class SameHands(Refused):
    def __init__(self, user: str) -> None:
        super().__init__(N_("{user} has these cases already."), user=user)


@dataclass(frozen=True, slots=True)
class Reassigning:
    """Give each case of a load, and what is planned for its holder by name, to whom it falls; supervisors only.

    With several receivers the load is cut into even pieces along sites and places, so that who goes to a camp has
    that camp's families.
    """

    verb: ClassVar[str] = "reassigned"
    holder: RecordId
    """Somebody who works here, or did: what a removed user left behind is handed over too."""
    to: tuple[RecordId, ...]

    def begun(self, desk: Desk) -> Act:
        require_supervisor(desk.user)
        users = {user.uid: user for user in list_users(desk)}
        if not self.to:
            raise NobodyReceives
        for receiver in self.to:
            if receiver not in users or not users[receiver].active:
                raise NotFound(N_("One of the receivers does not work here any more."), hint=N_("Choose them again."))
            if receiver == self.holder:
                raise SameHands(users[receiver].name)
        falls_to = shares(load_of(desk, self.holder), tuple(dict.fromkeys(self.to)))
        holder = self.holder.hex()

        def give_on(batch: Batch, subject: Subject) -> None:
            receiver = falls_to.get(subject.id, self.to[0])
            hand_over(desk, batch, checked.working(subject), holder, receiver)

        return give_on


def shares(load: Sequence[Held], receivers: Sequence[RecordId]) -> dict[RecordId, RecordId]:
    """Return who has each family of a load: pieces as even as can be, in the load's order of sites and places."""
    return {held.family: receivers[index * len(receivers) // len(load)] for index, held in enumerate(load)}


def handing_over(desk: Desk, from_user: str, to_users: Sequence[str]) -> tuple[tuple[RecordId, ...], Reassigning]:
    """Return the families that somebody's load is about, and the task for `bulk.preview` and `bulk.do_all`.

    It is all their open cases, and what is planned for them by name; closed cases stay whose they were.
    Raises NotFound for a name that nobody bears or a load of nothing, SupervisorOnly, NobodyReceives, SameHands.
    """
    require_supervisor(desk.user)
    receivers = tuple(checked.active_user(desk, name) for name in to_users)
    if not receivers:
        raise NobodyReceives
    holder = _holder(desk, from_user, receivers)
    if holder.uid in receivers:
        raise SameHands(holder.name)
    families = tuple(held.family for held in load_of(desk, holder.uid))
    if not families:
        raise NothingToHandOver(holder.name)
    return families, Reassigning(holder.uid, receivers)


def _holder(desk: Desk, name: str, receivers: Sequence[RecordId]) -> UserView:
    """Return whose load is meant: of two of one name, one who left and one who came back, not the receiver."""
    wanted = " ".join(name.casefold().split())
    found = [user for user in list_users(desk) if " ".join(user.name.casefold().split()) == wanted]
    if not found:
        raise NotFound(
            N_("Nobody named “{name}” works here."),
            hint=N_("Look at the list of users, and type the name as it stands there."),
            name=name,
        )
    return min(found, key=lambda user: (user.uid in receivers, not user.active))
