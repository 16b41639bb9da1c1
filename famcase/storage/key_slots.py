"""One slot of the key file: what it holds, and how a passphrase or a private key opens it."""

import base64
import re
import secrets
import unicodedata
from dataclasses import dataclass

from nacl import exceptions, pwhash
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.signing import SigningKey

from famcase.errors import Refused, StorageFault
from famcase.wording import N_

KEY_BYTES = 32
SALT_BYTES = pwhash.argon2id.SALTBYTES
SHORTEST_PASSPHRASE = 8
_CODE = re.compile(r"[A-Z2-7]{32}")
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_MISREAD = str.maketrans("018", "OIB")


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """What one guess at a passphrase costs: Argon2id passes, and memory in bytes."""

    operations: int
    memory: int

    def __post_init__(self) -> None:
        """Refuse figures that libsodium cannot do, or that would exhaust an old laptop (a forged file could ask)."""
        if not (1 <= self.operations <= 64 and 8 * 1024 <= self.memory <= 1024**3):
            raise ValueError("Argon2id cost out of range")


STRONG = PassphraseCost(operations=3, memory=256 * 1024**2)
"""About half a second on an old laptop."""

CHEAP_FOR_TESTS = PassphraseCost(operations=1, memory=8 * 1024)
"""Protects nothing. Only ever used where it is passed in; no setting and no variable of the environment leads here."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A person's private keys, encrypted under one passphrase: X25519 private and Ed25519 seed, 32 bytes each."""

    salt: bytes
    cost: PassphraseCost
    private: bytes

    @classmethod
    def close(cls, private: bytes, passphrase: str, cost: PassphraseCost) -> "Lock":
        """Lock `private` under `passphrase` with a new salt."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(salt, cost, bytes(SecretBox(_stretch(passphrase, salt, cost)).encrypt(private)))

    def open(self, passphrase: str) -> bytes | None:
        """Return the private keys, or None when the passphrase is another one. Takes as long as the cost says."""
        try:
            return SecretBox(_stretch(passphrase, self.salt, self.cost)).decrypt(self.private)
        except exceptions.CryptoError:
            return None


@dataclass(frozen=True, slots=True)
class Sealed:
    """The database key, sealed to one public key."""

    current: bytes
    following: bytes | None = None
    """The key that the database is being moved to; None when no such move is under way."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One user's slot. The label is random; names stay in the encrypted database."""

    label: str
    box_public: bytes
    signing_public: bytes
    lock: Lock
    recovery: Lock | None
    sealed: Sealed

    def open(self, passphrase: str) -> bytes | None:
        """Return the private keys when `passphrase` is this user's, or their recovery code; else None."""
        opened = self.lock.open(passphrase)
        code = read_recovery_code(passphrase)
        if opened is None and code is not None and self.recovery is not None:
            opened = self.recovery.open(code)
        return opened


@dataclass(frozen=True, slots=True)
class OrganisationSlot:
    """The organisation's public key, and the database key sealed to it."""

    public: bytes
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class PublicHalf:
    """The public keys that belong to a pair of private ones."""

    box: bytes
    signing: bytes

    @classmethod
    def of(cls, private: bytes) -> "PublicHalf":
        """Compute them from 64 bytes: X25519 private, then Ed25519 seed."""
        box = PrivateKey(private[:KEY_BYTES]).public_key
        return cls(bytes(box), bytes(SigningKey(private[KEY_BYTES:]).verify_key))


def seal(key: bytes, public: bytes) -> bytes:
    """Encrypt `key` so that only the holder of the private half of `public` can read it."""
    return bytes(SealedBox(PublicKey(public)).encrypt(key))


def unseal(sealed: bytes, private: bytes) -> bytes | None:
    """Return the key sealed to this private half, or None when it was sealed to another or has been changed."""
    try:
        key = SealedBox(PrivateKey(private)).decrypt(sealed)
    except exceptions.CryptoError:
        return None
    return key if len(key) == KEY_BYTES else None


def check_passphrase(passphrase: str, shortest: int = SHORTEST_PASSPHRASE) -> None:
    """Refuse a passphrase that is too short (in characters after NFC) or that no keyboard can repeat."""
    characters = unicodedata.normalize("NFC", passphrase)
    if len(characters) < max(shortest, 1) or not characters.strip():
        raise Refused(
            N_("A passphrase has at least {shortest} characters."),
            hint=N_("Four or five unrelated words are strong and easy to remember."),
            shortest=shortest,
        )
    if any(unicodedata.category(character) in ("Cs", "Cc") for character in characters):
        raise Refused(
            N_("The passphrase holds a character that cannot be typed again."),
            hint=N_("Use letters, digits, spaces and signs of the keyboard."),
        )


def make_recovery_code() -> str:
    """Return 160 random bits as eight groups of four letters and digits: `ABCD-…`."""
    letters = base64.b32encode(secrets.token_bytes(20)).decode()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def read_recovery_code(text: str) -> str | None:
    """Return the code in its one form, however it was typed (spaces, small letters, 0 for O); None when it is none."""
    letters = _SEPARATORS.sub("", text).upper().translate(_MISREAD)
    return letters if _CODE.fullmatch(letters) else None


def _stretch(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    # The same letters arrive composed or decomposed from different keyboards; surrogates come from a console with
    # a wrong encoding, can open nothing, and must not crash.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return pwhash.argon2id.kdf(KEY_BYTES, typed, salt, opslimit=cost.operations, memlimit=cost.memory)
    except (exceptions.RuntimeError, MemoryError) as error:
        raise StorageFault(
            N_("There is not enough free memory to check the passphrase; nothing was changed."),
            hint=N_("Close other programs and try again."),
        ) from error
