"""Add and remove the people who work here, and change one's own passphrase.

A desk keeps no private keys, so these acts ask for the passphrase of the person at the desk again (`mine`). They are
called directly and not through `Desk.tell`: removing somebody closes the desk's threads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from famcase.domain.changes import RecordId
from famcase.errors import Locked, NotFound, Refused, StorageFault
from famcase.paths import Home
from famcase.services.batch import Done
from famcase.services.commands import checked
from famcase.services.commands.closing import SupervisorOnly, require_supervisor
from famcase.services.desk import Desk, command
from famcase.services.views import UserView
from famcase.storage.keys import STRONG, KeyFile, OpenedKeys, PassphraseCost, new_database_key, read_keys, write_keys
from famcase.storage.postgres import admit, dismiss
from famcase.storage.rekey import rekey
from famcase.wording import N_


class KeyNotChanged(StorageFault):
    """Somebody was removed, but the database still has the key that they knew."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("{name} was removed, but the database could not be given a new key."),
            hint=N_("Close famcase everywhere else on this computer, then remove them once more."),
            name=name,
        )


@command
def add_user(
    desk: Desk,
    home: Home,
    name: str,
    role: str,
    passphrase: str = "",
    *,
    mine: str = "",
    cost: PassphraseCost | None = None,
) -> UserView:
    """Let somebody work here, with a passphrase of their own that they can change.

    Only a supervisor may, or anybody while there is no supervisor. `mine` is the passphrase of the person at the desk.
    On an office server neither is needed: the name is that of a role which the server lets in, and it is given the
    rights to the tables. Raises Refused for a name that somebody here bears, or a short passphrase, Locked for `mine`.
    """
    _require_who_may_add(desk)
    name, role = checked.user_name(name), checked.user_role(role)
    _check_free(desk, name)
    if desk.store.engine == "postgresql":
        return UserView(_record(desk, name, role, ""), name, role)
    opened = _my_keys(desk, home, mine)
    keys, added = read_keys(home.keys).with_user(opened, passphrase, cost or STRONG)
    with _key_file(home, keys):
        return UserView(_record(desk, name, role, added.label), name, role)


def remove_user(desk: Desk, home: Home, name: str, *, mine: str = "") -> None:
    """Let somebody work here no more, and give the database a new key: they may have a copy of the old one.

    The desk is closed afterwards; open it again. Backups made earlier still open with the passphrases of their day. On
    an office server the role loses its rights to the tables. Raises NotFound when nobody of that name works here,
    Refused for oneself (so a supervisor always stays), KeyNotChanged when another program holds the database.
    """
    require_supervisor(desk.user)
    name = checked.user_name(name)
    if desk.store.engine == "postgresql":
        _retire(desk, _row_to_remove(desk, name, ()))
        desk.close()
        return
    opened = _my_keys(desk, home, mine)
    keys = read_keys(home.keys)
    row = _row_to_remove(desk, name, keys.labels)
    announced = keys.without_user(row.slot, new_database_key(), opened)
    if row.active:
        _retire(desk, row)
    desk.close()
    try:
        rekey(home.database, home.keys, announced, opened)
    except StorageFault as fault:
        raise KeyNotChanged(name) from fault
    for ending in ("", "-wal", "-shm"):
        drafts = home.drafts(row.slot)
        drafts.with_name(drafts.name + ending).unlink(missing_ok=True)


def change_passphrase(desk: Desk, home: Home, mine: str, new: str, *, cost: PassphraseCost | None = None) -> Done:
    """Change the passphrase of the person at the desk from `mine` to `new`; nobody else's is touched.

    Raises Locked for a wrong `mine`, Refused for a `new` one that is too short or is another user's.
    """
    if desk.store.engine == "postgresql":
        raise Refused(
            N_("On an office server the server itself keeps the passphrases."),
            hint=N_("Change it there; nothing was changed here."),
        )
    opened = _my_keys(desk, home, mine)
    keys = read_keys(home.keys).with_passphrase(opened, new, cost or STRONG)
    with _key_file(home, keys), desk.write("passphrase-changed") as batch:
        batch.mention(batch.open(desk.user.uid))
    return batch.done


def _require_who_may_add(desk: Desk) -> None:
    users = desk.store.tables["user"]
    if desk.user.is_supervisor:
        return
    if users.select().where((users.role == "supervisor") & (users.active == 1)).exists():
        raise SupervisorOnly


def _record(desk: Desk, name: str, role: str, slot: str) -> RecordId:
    with desk.write("user-added") as batch:
        _check_free(desk, name)  # again, inside: on a server two people may add the same one
        user = batch.new("user", name=name, role=role, active=True, slot=slot)
        if desk.store.engine == "postgresql":
            admit(desk.store.database, name, supervisor=role == "supervisor")
    return user.id


@command
def _retire(desk: Desk, row: Any) -> None:
    with desk.write("user-removed") as batch:
        uid = RecordId(bytes(row.uid))
        if uid == desk.user.uid:
            raise Refused(N_("You cannot remove yourself."), hint=N_("Another supervisor can."))
        batch.edit(batch.open(uid), uid, active=False)
        if desk.store.engine == "postgresql":
            dismiss(desk.store.database, row.name)


def _check_free(desk: Desk, name: str) -> None:
    if _row_named(desk, name) is not None:
        raise Refused(N_("Somebody called “{name}” works here already."), name=name)


def _row_named(desk: Desk, name: str) -> Any:
    users = desk.store.tables["user"]
    return users.get_or_none((users.name == name) & (users.active == 1))


def _row_to_remove(desk: Desk, name: str, labels: tuple[str, ...]) -> Any:
    """Return who is called so: somebody at work, or somebody whose removal was interrupted before the new key."""
    users = desk.store.tables["user"]
    row = _row_named(desk, name) or users.get_or_none((users.name == name) & users.slot.in_(labels))
    if row is None:
        raise NotFound(
            N_("No active user is called “{name}”."), hint=N_("`user list` shows who works here."), name=name
        )
    return row


def _my_keys(desk: Desk, home: Home, mine: str) -> OpenedKeys:
    """Return the keys of the person at the desk; raise Locked for another passphrase, also another user's."""
    opened = read_keys(home.keys).unlock(mine)
    users = desk.store.tables["user"]
    if not users.select().where((users.uid == desk.user.uid) & (users.slot == opened.label)).exists():
        raise Locked(N_("This is not your passphrase; nothing was changed."))
    return opened


@contextmanager
def _key_file(home: Home, changed: KeyFile) -> Iterator[None]:
    """Write the key file, and put the earlier one back when what belongs to it cannot be saved."""
    before = read_keys(home.keys)
    write_keys(home.keys, changed)
    try:
        yield
    except BaseException:
        write_keys(home.keys, before)
        raise
