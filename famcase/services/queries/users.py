"""Lists the people who work here."""

from typing import Any

from famcase.domain.changes import RecordId
from famcase.errors import NotFound
from famcase.services.desk import Desk
from famcase.services.views import UserView
from famcase.wording import N_


def list_users(desk: Desk) -> tuple[UserView, ...]:
    """Return everybody who works or worked here, by name; who left stays, for what they did bears their name."""
    user = desk.store.tables["user"]
    return tuple(_view(row) for row in user.select().order_by(user.name, user.id))


def may_receive(desk: Desk) -> tuple[UserView, ...]:
    """Return who can be given a case from this desk, by name: a caseworker takes cases and gives none."""
    return tuple(
        user for user in list_users(desk) if user.active and (desk.user.is_supervisor or user.uid == desk.user.uid)
    )


def find_user(desk: Desk, name: str) -> UserView:
    """Return the user of that name, whatever its capitals, those who work here first; raise NotFound."""
    wanted = " ".join(name.casefold().split())
    found = [view for view in list_users(desk) if " ".join(view.name.casefold().split()) == wanted]
    if not found:
        raise NotFound(
            N_("Nobody named “{name}” works here."),
            hint=N_("Look at the list of users, and type the name as it stands there."),
            name=name,
        )
    return min(found, key=lambda view: not view.active)


def _view(row: Any) -> UserView:
    return UserView(RecordId(bytes(row.uid)), row.name, row.role, row.active)
