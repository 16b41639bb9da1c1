"""Let in somebody who forgot their passphrase, with the key that the organisation keeps elsewhere."""

from pathlib import Path

from famcase.clock import Clock
from famcase.errors import NotFound, Refused
from famcase.paths import Home, write_private
from famcase.services import opening
from famcase.services.commands.checked import user_name
from famcase.services.desk import Desk
from famcase.storage.faults import KeyDoesNotFit
from famcase.storage.keys import STRONG, PassphraseCost, read_keys, write_keys
from famcase.storage.organisation_keys import make_organisation_keys as make_pair
from famcase.storage.organisation_keys import read_organisation_private
from famcase.storage.sqlite import open_sqlite
from famcase.storage.store import Store
from famcase.wording import N_


def make_organisation_keys(public: Path, private: Path) -> None:
    """Write a new pair: `public` goes to every laptop at `init`, `private` is locked away and on no laptop.

    Raises Refused where either file exists: another pair in its place would lock out every database made with it.
    """
    for file in (public, private):
        if file.exists():
            raise Refused(N_("{file} exists already: nothing was written."), file=str(file))
    public_text, private_text = make_pair()
    write_private(private, private_text.encode())
    write_private(public, public_text.encode())


def recover(
    home: Home,
    organisation_private: str,
    user: str,
    new_passphrase: str,
    *,
    clock: Clock,
    cost: PassphraseCost | None = None,
) -> Desk:
    """Give a user a new passphrase by the text of the organisation's private key file; return their desk, open.

    Their earlier passphrase and recovery code open nothing any more, and their half-typed forms are gone: both hung on
    the keys that only they could open. Raises Refused or Locked for another key, NotFound for an unknown user.
    """
    if not opening.exists(home):
        raise opening.NoDatabase
    private_key = read_organisation_private(organisation_private)
    keys = read_keys(home.keys)
    label = _label_of(home, keys.open_with_organisation_key(private_key), user_name(user))
    write_keys(home.keys, keys.with_slot_renewed(private_key, label, new_passphrase, cost or STRONG))
    for ending in ("", "-wal", "-shm"):
        drafts = home.drafts(label)
        drafts.with_name(drafts.name + ending).unlink(missing_ok=True)
    desk = opening.unlock(home, new_passphrase, clock=clock)
    with desk.write("passphrase-changed") as batch:
        batch.mention(batch.open(desk.user.uid))
    return desk


def _label_of(home: Home, database_keys: tuple[bytes, ...], name: str) -> str:
    """Return the label of an active user's slot, from the database that one of the keys opens."""
    for key in database_keys[:-1]:
        try:
            return _label_in(home, key, name)
        except KeyDoesNotFit:
            continue
    return _label_in(home, database_keys[-1], name)


def _label_in(home: Home, database_key: bytes, name: str) -> str:
    store = Store.over(open_sqlite(home.database, database_key), "sqlite")
    try:
        users = store.tables["user"]
        row = users.get_or_none((users.name == name) & (users.active == 1))
    finally:
        store.close()
    if row is None:
        hint = N_("A name is written as it was when the user was added.")
        raise NotFound(N_("No active user is called “{name}”."), hint=hint, name=name)
    return str(row.slot)
