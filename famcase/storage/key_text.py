"""The key file as text: canonical JSON that is refused when a single byte of it was changed."""

import hashlib
import json
from typing import Any, Final

import rfc8785

from famcase.errors import StorageFault
from famcase.storage.key_slots import KEY_BYTES, SALT_BYTES, Lock, OrganisationSlot, PassphraseCost, Sealed, Slot
from famcase.wording import N_

KIND: Final = "famcase keys"
VERSION: Final = 1
LARGEST: Final = 1024**2
_SEALED_BYTES: Final = KEY_BYTES + 48
_PRIVATE_BYTES: Final = 2 * KEY_BYTES + 40
_MAC_BYTES: Final = 32


def body_bytes(slots: tuple[Slot, ...], organisation: OrganisationSlot | None) -> bytes:
    """Return what the MAC of the file is computed over: everything in it but the MAC and the checksum."""
    return rfc8785.dumps(_body(slots, organisation))


def file_bytes(slots: tuple[Slot, ...], organisation: OrganisationSlot | None, mac: bytes) -> bytes:
    """Return the whole file. The checksum tells a damaged file from a wrong passphrase; the MAC stops forgers."""
    body = _body(slots, organisation) | {"mac": mac.hex()}
    return rfc8785.dumps(body | {"checksum": hashlib.sha256(rfc8785.dumps(body)).hexdigest()})


def parse(data: bytes) -> tuple[tuple[Slot, ...], OrganisationSlot | None, bytes]:
    """Return slots, organisation slot and MAC of a key file.

    Raises StorageFault when the file is not exactly what `file_bytes` writes, or comes from a newer famcase.
    """
    try:
        if len(data) > LARGEST:
            raise ValueError("too large")
        document = json.loads(data.decode("ascii"))
        if document["kind"] != KIND:
            raise ValueError("another kind of file")
        version = document["version"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged() from error
    if isinstance(version, int) and version > VERSION:
        raise StorageFault(
            N_("The key file was written by a newer famcase; it was left as it is."),
            hint=N_("Install the newer famcase on this laptop too."),
        )
    try:
        slots = tuple(_slot(slot) for slot in document["slots"])
        organisation = None if document["organisation"] is None else _organisation(document["organisation"])
        mac = _bytes(document["mac"], _MAC_BYTES)
        if not slots or len({slot.label for slot in slots}) != len(slots):
            raise ValueError("no slot, or two under one label")
        # One text for one meaning: spare fields, other spellings and a wrong checksum all end here.
        if file_bytes(slots, organisation, mac) != data:
            raise ValueError("not canonical, or changed")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged() from error
    return slots, organisation, mac


def damaged() -> StorageFault:
    """The error for a key file that is not as famcase wrote it."""
    return StorageFault(
        N_("The key file is damaged or was changed by something else than famcase; the database was not touched."),
        hint=N_("Put back the key file of the last backup, or ask the holder of the organisation's key."),
    )


def _body(slots: tuple[Slot, ...], organisation: OrganisationSlot | None) -> dict[str, Any]:
    return {
        "kind": KIND,
        "version": VERSION,
        "slots": [
            {
                "label": slot.label,
                "box_public": slot.box_public.hex(),
                "signing_public": slot.signing_public.hex(),
                "lock": _lock_fields(slot.lock),
                "recovery": None if slot.recovery is None else _lock_fields(slot.recovery),
                "sealed": _sealed_fields(slot.sealed),
            }
            for slot in slots
        ],
        "organisation": None
        if organisation is None
        else {"public": organisation.public.hex(), "sealed": _sealed_fields(organisation.sealed)},
    }


def _lock_fields(lock: Lock) -> dict[str, Any]:
    return {
        "salt": lock.salt.hex(),
        "operations": lock.cost.operations,
        "memory": lock.cost.memory,
        "private": lock.private.hex(),
    }


def _sealed_fields(sealed: Sealed) -> dict[str, Any]:
    return {"current": sealed.current.hex(), "following": sealed.following and sealed.following.hex()}


def _slot(fields: dict[str, Any]) -> Slot:
    label = _bytes(fields["label"], 8).hex()
    return Slot(
        label,
        _bytes(fields["box_public"], KEY_BYTES),
        _bytes(fields["signing_public"], KEY_BYTES),
        _lock(fields["lock"]),
        None if fields["recovery"] is None else _lock(fields["recovery"]),
        _sealed(fields["sealed"]),
    )


def _organisation(fields: dict[str, Any]) -> OrganisationSlot:
    return OrganisationSlot(_bytes(fields["public"], KEY_BYTES), _sealed(fields["sealed"]))


def _lock(fields: dict[str, Any]) -> Lock:
    cost = PassphraseCost(int(fields["operations"]), int(fields["memory"]))
    return Lock(_bytes(fields["salt"], SALT_BYTES), cost, _bytes(fields["private"], _PRIVATE_BYTES))


def _sealed(fields: dict[str, Any]) -> Sealed:
    following = fields["following"]
    return Sealed(
        _bytes(fields["current"], _SEALED_BYTES), None if following is None else _bytes(following, _SEALED_BYTES)
    )


def _bytes(text: str, length: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError("wrong length")
    return value
