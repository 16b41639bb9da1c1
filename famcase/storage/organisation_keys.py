"""The organisation's pair of keys as two short texts: one to give to every laptop, one to lock away."""

import hashlib
from typing import Final

from nacl.public import PrivateKey

from famcase.errors import Refused
from famcase.storage.key_slots import KEY_BYTES
from famcase.wording import N_

PUBLIC_TITLE: Final = "famcase organisation key, public half"
PRIVATE_TITLE: Final = "famcase organisation key, PRIVATE half"
_CHECK_DIGITS: Final = 8
_LONGEST: Final = 10_000


def make_organisation_keys() -> tuple[str, str]:
    """Make a new pair; return the public text and the private text, each a title line and a line of digits."""
    private = PrivateKey.generate()
    return _write(PUBLIC_TITLE, bytes(private.public_key)), _write(PRIVATE_TITLE, bytes(private))


def read_organisation_public(text: str) -> bytes:
    """Return the 32-byte public key. Raises Refused for any other text, the private half above all."""
    if PRIVATE_TITLE in text[:_LONGEST]:
        raise Refused(
            N_("This is the private half of the organisation's key; it was not used."),
            hint=N_("Take it off this laptop, and give the public half instead."),
        )
    return _read(PUBLIC_TITLE, text)


def read_organisation_private(text: str) -> bytes:
    """Return the 32-byte private key. Raises Refused for any other text."""
    return _read(PRIVATE_TITLE, text)


def _write(title: str, key: bytes) -> str:
    return f"{title}\n{key.hex()}-{_check_digits(title, key)}\n"


def _read(title: str, text: str) -> bytes:
    lines = [line.strip() for line in text[:_LONGEST].lstrip("\ufeff").splitlines() if line.strip()]
    try:
        found, digits = lines
        digits, check = digits.split("-")
        key = bytes.fromhex(digits)
    except ValueError:
        found, key, check = "", b"", ""
    if found != title or len(key) != KEY_BYTES or check != _check_digits(title, key):
        raise Refused(
            N_("This is not the half of an organisation's key that is needed here, or it was changed on its way."),
            hint=N_("Its first line must read: {title}"),
            title=title,
        )
    return key


def _check_digits(title: str, key: bytes) -> str:
    return hashlib.sha256(title.encode() + key).hexdigest()[:_CHECK_DIGITS]
