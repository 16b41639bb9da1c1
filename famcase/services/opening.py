"""Make a desk's database, and open it: by passphrase on a laptop, by the server's own login in an office."""

import hashlib
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from peewee import ProgrammingError

from famcase.clock import Clock
from famcase.domain.changes import RecordId
from famcase.domain.sounds import SHORT_FOR_MUHAMMAD
from famcase.domain.vocabulary import Term, Vocabulary
from famcase.errors import Locked, NotFound, Refused, StorageFault
from famcase.paths import Home, data_folder, is_there, make_private_folder, migrations_folder
from famcase.services.backups import back_up_file
from famcase.services.commands.checked import user_name, user_role
from famcase.services.desk import Desk
from famcase.services.drafts import Drafts
from famcase.services.views import UserView
from famcase.settings import Settings, read_settings
from famcase.storage.faults import file_errors
from famcase.storage.gazetteer import load_places
from famcase.storage.keys import (
    SHORTEST_PASSPHRASE,
    STRONG,
    KeyFile,
    OpenedKeys,
    PassphraseCost,
    read_keys,
    write_keys,
)
from famcase.storage.migrations import migrate
from famcase.storage.organisation_keys import read_organisation_public
from famcase.storage.postgres import admit, keep_rights, open_postgres, session_role
from famcase.storage.private_files import put_in_place
from famcase.storage.projection import project_all, project_bearers
from famcase.storage.reference import read_places, read_vocabulary
from famcase.storage.rekey import finish_rekey
from famcase.storage.sqlite import open_sqlite
from famcase.storage.store import Store
from famcase.wording import N_

_FILLS_ITSELF: Final = "0007"
"""From this migration on each fills what it makes."""

_RESPOKEN: Final = "0009_last_digits_and_short_names"
"""But for this one, which has short forms of a name be spoken as the name is."""

FEWEST_LETTERS = SHORTEST_PASSPHRASE
"""Letters that a passphrase has at least."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new desk, open; the recovery code only where one was asked for."""

    desk: Desk
    recovery_code: str


class NoDatabase(NotFound):
    def __init__(self) -> None:
        super().__init__(
            N_("There is no database here yet."),
            hint=N_("`famcase init` makes one, `famcase demo` shows one with invented families."),
        )


def exists(home: Home) -> bool:
    """Return whether a home holds a database; raise Usage for a folder that no system can have."""
    return is_there(home.database)


def create(
    home: Home,
    user: str,
    role: str,
    passphrase: str,
    *,
    clock: Clock,
    cost: PassphraseCost | None = None,
    organisation_key: str = "",
    recovery: bool = False,
    shortest_passphrase: int = FEWEST_LETTERS,
) -> Created:
    """Make an encrypted database with its first user; `organisation_key` is the text of a public key file.

    `cost` is what a guess at the passphrase costs; None is the strong one of every real database.
    The database appears under its name only when it is whole. Raises Refused where one exists already.
    """
    if exists(home):
        raise Refused(N_("There is a database here already: nothing was changed."))
    begun = home.folder / (home.database.name + ".new")
    if is_there(home.keys) and not is_there(begun):  # beside a begun database nobody has used the keys yet
        raise Refused(
            N_("There is a key file here whose database is elsewhere: nothing was changed."),
            hint=N_("Without its key file a database can never be opened again: put {file} where that one is."),
            file=home.keys.name,
        )
    name = user_name(user)
    user_role(role)
    make_private_folder(home.folder)
    cost = cost or STRONG
    keys, opened = KeyFile.create(passphrase, cost, shortest=shortest_passphrase)
    code = ""
    if organisation_key:
        keys = keys.with_organisation(opened, read_organisation_public(organisation_key))
    if recovery:
        keys, code = keys.with_recovery(opened, cost)
    begun.unlink(missing_ok=True)
    store = Store.over(open_sqlite(begun, opened.database_key, create=True), "sqlite")
    _fill(store, clock, name, role, opened.label)
    store.close()
    write_keys(home.keys, keys)
    with file_errors():
        put_in_place(begun, home.database)
    return Created(unlock_with(home, opened, clock=clock), code)


def unlock(home: Home, passphrase: str, *, clock: Clock, user: str = "") -> Desk:
    """Open a desk with a passphrase; whose it is, is who acts.

    Raises Locked for a wrong passphrase, or when it is not that of `user`.
    """
    if not exists(home):
        raise NoDatabase
    keys = read_keys(home.keys)
    opened = keys.unlock(passphrase)
    keys, opened = finish_rekey(home.database, home.keys, keys, opened)
    desk = unlock_with(home, opened, clock=clock)
    if user and desk.user.name != user.strip():
        desk.close()
        raise Locked(N_("This passphrase is not that user's: the database stays locked."))
    return desk


def unlock_with(home: Home, opened: OpenedKeys, *, clock: Clock) -> Desk:
    """Open a desk with keys that a passphrase gave, bringing the database to this program's schema first."""
    store = Store.over(open_sqlite(home.database, opened.database_key), "sqlite")
    try:
        back_up = partial(back_up_file, home, opened.database_key, clock)
        migrate(store.database, migrations_folder(), back_up, partial(_fill_what_was_made, store, clock))
        users = store.tables["user"]
        row = users.get_or_none((users.slot == opened.label) & (users.active == 1))
        if row is None:
            raise Locked(N_("This passphrase belongs to nobody who works here."))
        drafts = Drafts(home.drafts(opened.label), drafts_key(opened))
        return desk_for(store, row, clock, drafts, read_settings(home.settings).settings)
    except BaseException:
        store.close()
        raise


def open_server(url: str, *, clock: Clock, user: str = "", create: str = "", settings: Settings = Settings()) -> Desk:
    """Open an office database; the server's role is who acts. `create` is the role of the first user of a new one.

    Raises Locked when `user` is not the session's role, or the role is not a user here.
    """
    store = Store.over(open_postgres(url), "postgresql")
    with store.errors():
        store.database.connect(reuse_if_open=True)
        role = session_role(store.database)
    if user and user != role:
        store.close()
        raise Locked(N_("The server let you in under another name than that user's: nothing was opened."))
    if create:
        if store.tables["user"].table_exists():
            store.close()
            raise Refused(N_("There is a database here already: nothing was changed."))
        _fill(store, clock, role, user_role(create), "")
    users = store.tables["user"]
    if not users.table_exists():
        store.close()
        raise NoDatabase
    try:
        row = users.get_or_none((users.name == role) & (users.active == 1))
    except ProgrammingError:
        row = None  # the server lets them in, but they have no rights to the tables
    if row is None:
        store.close()
        raise Locked(N_("The server's role is no user of famcase: nothing was opened."))
    try:
        _migrate_server(store, clock)
        return desk_for(store, row, clock, None, settings)
    except BaseException:
        store.close()
        raise


def _fill_what_was_made(store: Store, clock: Clock, migrations: Collection[str]) -> None:
    """Fill what migrations made and left to the program to fill from the families, which takes minutes for many."""
    if any(name < _FILLS_ITSELF for name in migrations):
        project_all(store.tables, clock.today())
    elif _RESPOKEN in migrations:
        project_bearers(store.tables, SHORT_FOR_MUHAMMAD, clock.today())


def _migrate_server(store: Store, clock: Clock) -> None:
    """Bring an office database to this program's schema; raise StorageFault where it is another's to do so."""
    try:
        migrate(store.database, migrations_folder(), _nothing_to_back_up, partial(_end_upgrade, store, clock))
    except ProgrammingError as error:
        raise StorageFault(
            N_("The office database is still that of an older famcase: it was not touched."),
            hint=N_("Whoever made it opens it once with this famcase, after a backup on the server."),
        ) from error


def _end_upgrade(store: Store, clock: Clock, migrations: Collection[str]) -> None:
    """Fill the tables that migrations made, and give everybody who works here their rights to them."""
    _fill_what_was_made(store, clock, migrations)
    keep_rights(store.database)
    users = store.tables["user"]
    for name, role in users.select(users.name, users.role).where(users.active == 1).tuples():
        with suppress(NotFound):  # a role that the server has no more
            admit(store.database, name, supervisor=role == "supervisor")


def desk_for(store: Store, row: Any, clock: Clock, drafts: Drafts | None, settings: Settings = Settings()) -> Desk:
    """Return the desk of a user's row, with a writer of their own."""
    user = UserView(RecordId(bytes(row.uid)), row.name, row.role)
    return Desk(store, clock, user, writer_of(store, user.uid), vocabulary_of(store), drafts, settings)


def vocabulary_of(store: Store) -> Vocabulary:
    """Return the shipped lists with the organisation's own entries over them."""
    shipped = read_vocabulary(data_folder())
    extras = {(term.list, term.code): term.extra for term in shipped}
    own = [
        Term(
            list=row.list,
            code=row.code,
            label_en=row.label_en,
            label_ar=row.label_ar,
            position=row.position,
            active=not row.retired,
            extra=extras.get((row.list, row.code), {}),
        )
        for row in store.tables["term"].select().order_by(store.tables["term"].made)
    ]
    return Vocabulary([*shipped, *own])


def writer_of(store: Store, user: RecordId, kind: str = "desk") -> int:
    """Return the local id of a user's writer of a kind, beginning one where there is none."""
    writers = store.tables["writer"]
    found = writers.get_or_none((writers.user == user) & (writers.kind == kind) & (writers.retired == 0))
    if found is not None:
        return int(found.id)
    with store.write():
        return new_writer(store, user, kind)


def new_writer(store: Store, user: RecordId | None, kind: str = "desk") -> int:
    """Begin a writer: eight random bytes for its ids, five random digits for its case numbers."""
    writers = store.tables["writer"]
    taken = {digits for (digits,) in writers.select(writers.digits).tuples()}
    digits = next(digits for digits in iter(_five_digits, 0) if digits not in taken)
    return int(writers.insert(uid=secrets.token_bytes(8), digits=digits, user=user, kind=kind).execute())


def _five_digits() -> int:
    return 10_000 + secrets.randbelow(90_000)


def drafts_key(opened: OpenedKeys) -> bytes:
    """Return the key of a user's drafts, which nobody else at the same laptop can open."""
    return hashlib.blake2b(opened.signing_seed, digest_size=32, person=b"famcase drafts").digest()


def _fill(store: Store, clock: Clock, name: str, role: str, slot: str) -> None:
    with store.errors():
        migrate(store.database, migrations_folder(), _nothing_to_back_up)
    with store.write():
        if store.engine == "postgresql":
            keep_rights(store.database)
        load_places(store.tables, read_places(data_folder()))
        writer = new_writer(store, None)
    nobody = UserView(RecordId(b""), name, role)
    founding = Desk(store, clock, nobody, writer, Vocabulary(()), None)
    with founding.write("user-added") as batch:
        user = batch.new("user", name=name, role=role, active=True, slot=slot).id
    with store.write():
        writers = store.tables["writer"]
        writers.update(user=user).where(writers.id == writer).execute()


def _nothing_to_back_up() -> None:
    return None
