"""Changes made by hand, as another laptop could send them."""

from collections.abc import Mapping, Sequence

from famcase.domain.changes import NO_HASH, Change, Json, Part, RecordId, Ref, record_id

ME = bytes.fromhex("0102030405060708")
SHE = bytes.fromhex("1112131415161718")
SECRET = bytes(range(16))
FAMILY = record_id(ME, 1, 0)


def new(values: Mapping[str, Json], record: RecordId = FAMILY, table: str = "family") -> Part:
    return Part(table, record, True, values, SECRET)


def edit(name: str, value: Json, replaces: Sequence[Ref], record: RecordId = FAMILY, table: str = "family") -> Part:
    return Part(table, record, False, {name: [value, [str(ref) for ref in replaces]]}, SECRET)


def change(
    writer: bytes, seq: int, hlc: int, *parts: Part | bytes, subject: RecordId = FAMILY, previous: bytes = NO_HASH
) -> Change:
    return Change(Ref(writer, seq), previous, hlc, seq, subject, "edited", "", parts)
