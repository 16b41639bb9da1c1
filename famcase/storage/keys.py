"""The key file beside the database: who may open it, each with a passphrase of their own."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from famcase.errors import Locked, NotFound, Refused, StorageFault
from famcase.paths import write_private
from famcase.storage import key_text
from famcase.storage.key_slots import (
    CHEAP_FOR_TESTS,
    KEY_BYTES,
    SHORTEST_PASSPHRASE,
    STRONG,
    Lock,
    OrganisationSlot,
    PassphraseCost,
    PublicHalf,
    Sealed,
    Slot,
    check_passphrase,
    make_recovery_code,
    read_recovery_code,
    seal,
    unseal,
)
from famcase.wording import N_

__all__ = [
    "CHEAP_FOR_TESTS",
    "SHORTEST_PASSPHRASE",
    "STRONG",
    "KeyFile",
    "NewUser",
    "OpenedKeys",
    "PassphraseCost",
    "new_database_key",
    "read_keys",
    "write_keys",
]

_MAC_PURPOSE: Final = b"famcase key file"


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What one person's passphrase gave: their own keys and the database's. Its text never shows a secret."""

    label: str
    box_public: bytes
    signing_public: bytes
    database_key: bytes = field(repr=False)
    following_key: bytes | None = field(repr=False)
    """The key the database is being moved to; None when it is at rest."""
    box_private: bytes = field(repr=False)
    signing_seed: bytes = field(repr=False)

    @property
    def newest_key(self) -> bytes:
        """The key that the database has, or will have once the move under way is finished."""
        return self.following_key or self.database_key


@dataclass(frozen=True, slots=True)
class NewUser:
    """A slot just added: its label, to be kept with the user's name in the database, and its public keys."""

    label: str
    box_public: bytes
    signing_public: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of a key file. Changing returns a new KeyFile; only `write_keys` touches the disk."""

    slots: tuple[Slot, ...]
    organisation: OrganisationSlot | None
    mac: bytes
    """Over all slots, under the newest database key: a slot put in by somebody who has no key is noticed."""

    @classmethod
    def create(
        cls, passphrase: str, cost: PassphraseCost, *, shortest: int = SHORTEST_PASSPHRASE
    ) -> tuple["KeyFile", OpenedKeys]:
        """Make a new database key and the first user's slot.

        `shortest` is the least number of characters; only the demo, which holds no real person, passes a smaller one.
        Raises Refused for a passphrase that is too short.
        """
        check_passphrase(passphrase, shortest)
        key = new_database_key()
        slot, private = _new_slot(passphrase, cost, key)
        keys = _signed((slot,), None, key)
        return keys, _opened(slot, private, key, None)

    @classmethod
    def from_bytes(cls, data: bytes) -> "KeyFile":
        """Read a key file's content. Raises StorageFault when it is damaged."""
        return cls(*key_text.parse(data))

    def to_bytes(self) -> bytes:
        """Return the content of the file: canonical JSON."""
        return key_text.file_bytes(self.slots, self.organisation, self.mac)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all users, in the order in which they were added."""
        return tuple(slot.label for slot in self.slots)

    @property
    def is_changing(self) -> bool:
        """Whether the database is being moved to a new key (see `storage.rekey`)."""
        return any(slot.sealed.following is not None for slot in self.slots)

    def unlock(self, passphrase: str) -> OpenedKeys:
        """Try the passphrase, or recovery code, on each slot; return the keys of whom it belongs to.

        A wrong one costs the time of all slots. Raises Locked when it opens none, StorageFault when the file was
        changed by somebody who could not open it.
        """
        for slot in self.slots:
            private = slot.open(passphrase)
            if private is not None:
                return self._verified(slot, private)
        raise Locked(
            N_("This passphrase opens nothing here; nothing was changed."),
            hint=N_("Check the keyboard layout and Caps Lock, and try again."),
        )

    def reopen(self, opened: OpenedKeys) -> OpenedKeys:
        """Return what this version of the file gives to somebody who had opened an earlier one; no passphrase needed.

        Raises Locked when their slot is gone.
        """
        slot = self._slot_of(opened)
        return self._verified(slot, opened.box_private + opened.signing_seed)

    def open_with_organisation_key(self, private_key: bytes) -> tuple[bytes, ...]:
        """Return the database keys to try, newest first; more than one only while the key is being changed.

        Raises Locked when the file has no slot for an organisation, or another organisation's.
        """
        if self.organisation is None:
            raise Locked(
                N_("This database was made without an organisation's key."),
                hint=N_("Only its users can open it, each with their own passphrase."),
            )
        current = unseal(self.organisation.sealed.current, private_key)
        sealed_following = self.organisation.sealed.following
        following = None if sealed_following is None else unseal(sealed_following, private_key)
        if current is None or (sealed_following is not None and following is None):
            raise Locked(N_("This is not the organisation's key that this database was made with."))
        self._check_mac(following or current)
        return (current,) if following is None else (following, current)

    def with_user(
        self, opened: OpenedKeys, passphrase: str, cost: PassphraseCost, *, shortest: int = SHORTEST_PASSPHRASE
    ) -> tuple["KeyFile", NewUser]:
        """Add a slot that `passphrase` opens.

        Raises Refused when it is too short, or already opens another slot: who unlocked is who acts, so two users
        cannot share one.
        """
        self._check_new_passphrase(passphrase, shortest, among=self.slots)
        key = self._settled_key(opened)
        slot, _ = _new_slot(passphrase, cost, key)
        keys = _signed((*self.slots, slot), self.organisation, key)
        return keys, NewUser(slot.label, slot.box_public, slot.signing_public)

    def without_user(self, label: str, new_database_key: bytes, opened: OpenedKeys) -> "KeyFile":
        """Remove a slot and announce a new database key, sealed to everybody who stays and to the organisation.

        The one removed may have a copy of the old key, so the database must change to the new one: hand the result
        to `storage.rekey.rekey`. Raises NotFound for an unknown label, Refused for one's own.
        """
        self._settled_key(opened)
        if label not in self.labels:
            raise NotFound(N_("There is no such user in the key file."))
        if label == opened.label:
            raise Refused(N_("You cannot remove yourself."), hint=N_("Another supervisor can."))

        def announced(sealed: Sealed, public: bytes) -> Sealed:
            return replace(sealed, following=seal(new_database_key, public))

        slots = tuple(slot for slot in self.slots if slot.label != label)
        return self._with_seals(slots, announced, new_database_key)

    def promoted(self, opened: OpenedKeys) -> "KeyFile":
        """Make the announced key the only one. Call it once the database opens with it, not before."""
        if opened.following_key is None:
            return self
        key = opened.following_key
        return self._with_seals(self.slots, lambda _sealed, public: Sealed(seal(key, public)), key)

    def with_passphrase(
        self, opened: OpenedKeys, passphrase: str, cost: PassphraseCost, *, shortest: int = SHORTEST_PASSPHRASE
    ) -> "KeyFile":
        """Change the passphrase of the person who opened the file; keys, recovery code and other slots stay.

        Raises Refused when it is too short or is another user's.
        """
        key = self._settled_key(opened)
        mine = self._slot_of(opened)
        others = tuple(slot for slot in self.slots if slot.label != opened.label)
        self._check_new_passphrase(passphrase, shortest, among=others)
        lock = Lock.close(opened.box_private + opened.signing_seed, passphrase, cost)
        return _signed(self._replacing(replace(mine, lock=lock)), self.organisation, key)

    def with_recovery(self, opened: OpenedKeys, cost: PassphraseCost) -> tuple["KeyFile", str]:
        """Make a recovery code, in place of an earlier one, for the person who opened the file; it is to be shown once.

        Whoever finds the code opens everything: on a laptop that may be searched, none is made unless asked for.
        """
        key = self._settled_key(opened)
        shown = make_recovery_code()
        lock = Lock.close(opened.box_private + opened.signing_seed, read_recovery_code(shown) or shown, cost)
        mine = replace(self._slot_of(opened), recovery=lock)
        return _signed(self._replacing(mine), self.organisation, key), shown

    def with_organisation(self, opened: OpenedKeys, public_key: bytes) -> "KeyFile":
        """Seal the database key to an organisation's public key too, in place of an earlier one."""
        key = self._settled_key(opened)
        return _signed(self.slots, OrganisationSlot(public_key, Sealed(seal(key, public_key))), key)

    def with_slot_renewed(
        self, organisation_private: bytes, label: str, passphrase: str, cost: PassphraseCost
    ) -> "KeyFile":
        """Put a new slot with new private keys in the place of one whose passphrase was forgotten.

        Also while the database key is being changed: whoever opens the file next finishes that. Raises Locked as
        `open_with_organisation_key`, NotFound for an unknown label, Refused as `with_user`.
        """
        *following, current = self.open_with_organisation_key(organisation_private)
        if label not in self.labels:
            raise NotFound(N_("There is no such user in the key file."))
        others = tuple(slot for slot in self.slots if slot.label != label)
        self._check_new_passphrase(passphrase, SHORTEST_PASSPHRASE, among=others)
        slot, _ = _new_slot(passphrase, cost, current)
        sealed = replace(slot.sealed, following=seal(following[0], slot.box_public) if following else None)
        renewed = replace(slot, label=label, sealed=sealed)
        return _signed(self._replacing(renewed), self.organisation, following[0] if following else current)

    def _slot_of(self, opened: OpenedKeys) -> Slot:
        for slot in self.slots:
            if slot.label == opened.label:
                return slot
        raise Locked(
            N_("You have been removed from the users of this database; nothing was changed."),
            hint=N_("A supervisor can add you again."),
        )

    def _replacing(self, changed: Slot) -> tuple[Slot, ...]:
        return tuple(changed if slot.label == changed.label else slot for slot in self.slots)

    def _with_seals(
        self, slots: tuple[Slot, ...], sealed: Callable[[Sealed, bytes], Sealed], mac_key: bytes
    ) -> "KeyFile":
        resealed = tuple(replace(slot, sealed=sealed(slot.sealed, slot.box_public)) for slot in slots)
        organisation = self.organisation and replace(
            self.organisation, sealed=sealed(self.organisation.sealed, self.organisation.public)
        )
        return _signed(resealed, organisation, mac_key)

    def _verified(self, slot: Slot, private: bytes) -> OpenedKeys:
        box_private = private[:KEY_BYTES]
        key = unseal(slot.sealed.current, box_private)
        sealed_following = slot.sealed.following
        following = None if sealed_following is None else unseal(sealed_following, box_private)
        if key is None or (sealed_following is not None and following is None):
            raise key_text.damaged()
        if PublicHalf.of(private) != PublicHalf(slot.box_public, slot.signing_public):
            raise key_text.damaged()
        self._check_mac(following or key)
        return _opened(slot, private, key, following)

    def _check_mac(self, key: bytes) -> None:
        if not hmac.compare_digest(self.mac, _mac(self.slots, self.organisation, key)):
            raise key_text.damaged()

    def _settled_key(self, opened: OpenedKeys) -> bytes:
        """Return the database key of this file as it is now; refuse while it is being changed."""
        if self.is_changing:
            raise StorageFault(
                N_("A change of the database key was interrupted; the key file was left as it is."),
                hint=N_("Open the database once more: famcase finishes the change, and then try again."),
            )
        return self.reopen(opened).database_key

    def _check_new_passphrase(self, passphrase: str, shortest: int, *, among: tuple[Slot, ...]) -> None:
        check_passphrase(passphrase, shortest)
        if any(slot.open(passphrase) is not None for slot in among):
            raise Refused(
                N_("Choose another passphrase: with this one, famcase could not tell two users apart."),
                hint=N_("Four or five unrelated words are strong and easy to remember."),
            )


def new_database_key() -> bytes:
    """Return 32 random bytes for a database."""
    return secrets.token_bytes(KEY_BYTES)


def read_keys(path: Path) -> KeyFile:
    """Read the key file. Raises Locked when there is none, StorageFault when it cannot be read or is damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Locked(
            N_("The key file is missing, so the database stays closed; nothing was changed."),
            hint=N_("Put back the key file that belongs to this database from a backup."),
        ) from error
    except OSError as error:
        raise StorageFault(
            N_("The key file cannot be read; nothing was changed."),
            hint=N_("Check that the disk is there and that the folder is yours."),
        ) from error
    return KeyFile.from_bytes(data)


def write_keys(path: Path, keys: KeyFile) -> None:
    """Replace the key file as a whole, readable by its owner only. Raises StorageFault; the old file then stands."""
    write_private(path, keys.to_bytes())


def _new_slot(passphrase: str, cost: PassphraseCost, key: bytes) -> tuple[Slot, bytes]:
    private = secrets.token_bytes(2 * KEY_BYTES)
    public = PublicHalf.of(private)
    lock = Lock.close(private, passphrase, cost)
    sealed = Sealed(seal(key, public.box))
    return Slot(secrets.token_hex(8), public.box, public.signing, lock, None, sealed), private


def _opened(slot: Slot, private: bytes, key: bytes, following: bytes | None) -> OpenedKeys:
    return OpenedKeys(
        label=slot.label,
        box_public=slot.box_public,
        signing_public=slot.signing_public,
        database_key=key,
        following_key=following,
        box_private=private[:KEY_BYTES],
        signing_seed=private[KEY_BYTES:],
    )


def _signed(slots: tuple[Slot, ...], organisation: OrganisationSlot | None, key: bytes) -> KeyFile:
    return KeyFile(slots, organisation, _mac(slots, organisation, key))


def _mac(slots: tuple[Slot, ...], organisation: OrganisationSlot | None, key: bytes) -> bytes:
    # A key of its own, derived from the database key: the cipher uses that one as it is.
    derived = hashlib.blake2b(key=key, digest_size=KEY_BYTES, person=_MAC_PURPOSE).digest()
    return hashlib.blake2b(key_text.body_bytes(slots, organisation), key=derived, digest_size=32).digest()
