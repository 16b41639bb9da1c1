"""What a change in the journal is: record ids, parts that can be erased, and the hash that chains them.

A *part* is what a change says of one record: its first values, or edits that name the changes they replace. Each
record has a 16-byte secret; a part's hash is keyed with it, so that once values and secret are erased the hash proves
the chain and gives nothing away (a bare hash of "Khaled" could be guessed). Canonical JSON is RFC 8785; hashes
are SHA-256.
"""

import hashlib
import hmac
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Final, NewType

import rfc8785

RecordId = NewType("RecordId", bytes)
"""16 bytes: the writer's 8, the change's number in 5, a counter within the change in 3 (big-endian)."""

Json = str | int | bool | list[Any] | dict[str, Any] | None

GONE: Final = "gone"
"""The field that says whether a record stands: an undo sets it, undoing that undo clears it."""

NO_HASH: Final = bytes(32)
"""What the first change of a writer names as the hash before it."""

SCHEMA: Final = 1
"""The version of the body's form; each has its own dictionary for zlib."""

_DICTIONARY: Final = {
    1: (
        b'"actor":"","erases":[],"undoes":"","text":"reason","referral","distribution","event","flag","foreign_id","link"'
        b'"declared_people":"boys":"girls":"men":"women":"under5":"withhold_name":true,"assigned_to":"close_reason":"'
        b'"status":"closed","status":"met","outcome":"seen","visit","assistance","item":"quantity":"giver":"us","evidence":'
        b'"t":"note","new":{"on":"20","text":"","purpose":"services","state":"given","t":"consent"},{"kind":"phone","number":"'
        b'963","safe":"unknown","t":"contact"},{"follow_up","new":{"due":"202","status":"open","what":"","t":"need","category":"'
        b'shelter","food","since":"202","sureness":"told-by-family","confirmed_on":"20","living":"rented","open","tent","'
        b'place":"C","place_text":"","reason":"bombardment","site":"","since":"20","t":"stay"},"born_on":"19","born_precision":"'
        b'age","estimated":true,"presence":"here","relation":"son-daughter","sex":"female","vulnerabilities":["'
        b'"called":"","father":"","father_ar":"","first":"","first_ar":"","surname":"al-","surname_ar":"\xd8\xa7\xd9\x84'
        b'","relation":"head","sex":"male"},"s":"","t":"member"},{"id":"000000","new":{"displacement":"displaced","left_on":"20'
        b'","number":"","origin_place":"C","priority":0,"registered_on":"202","t":"family","set":{"gone":[true,["'
        b'{"actor":"","parts":[{"id":"","new":{"},"s":"","t":"family"}],"verb":"registered"}'
    ),
}


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Names one change wherever it is: its writer's 8 bytes and its number there, from 1."""

    writer: bytes
    seq: int

    def __str__(self) -> str:
        return f"{self.writer.hex()}-{self.seq}"

    @staticmethod
    def read(text: str) -> "Ref":
        """Read back what `str` wrote; raise ValueError for anything else."""
        found = re.fullmatch(r"([0-9a-f]{16})-([0-9]+)", text)
        if found is None:
            raise ValueError("not a reference to a change")
        return Ref(bytes.fromhex(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Version:
    """What of a subject's history somebody has seen: the last number of each writer."""

    last: Mapping[bytes, int]

    def covers(self, ref: Ref) -> bool:
        return self.last.get(ref.writer, 0) >= ref.seq

    def __str__(self) -> str:
        return ",".join(f"{writer.hex()}-{seq}" for writer, seq in sorted(self.last.items()))

    @staticmethod
    def read(text: str) -> "Version":
        """Read back what `str` wrote; raise ValueError for anything else."""
        refs = [Ref.read(piece) for piece in text.split(",") if piece]
        return Version({ref.writer: ref.seq for ref in refs})


@dataclass(frozen=True, slots=True)
class Part:
    """What a change says of one record, or the hash alone where that was erased or withheld.

    `values` maps fields to values for a new record, and to `[value, [refs of the changes it replaces]]` for an edit.
    """

    table: str
    record: RecordId
    is_new: bool
    values: Mapping[str, Json] = field(repr=False)
    secret: bytes = field(repr=False)

    def hash(self) -> bytes:
        kind = "new" if self.is_new else "set"
        said: dict[str, Any] = {"id": self.record.hex(), "t": self.table, kind: dict(self.values)}
        return hmac.digest(self.secret, rfc8785.dumps(said), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what one batch did to one subject (a family, site, event, user …)."""

    ref: Ref
    previous: bytes
    hlc: int
    """Hybrid clock: milliseconds since 1970 times 1024 plus a counter; below 2**53, as canonical JSON needs."""
    batch: int
    """The number of the batch's first change by the same writer."""
    subject: RecordId
    verb: str
    actor: str
    """Hex id of the user who acted, empty for the change that makes the first user."""
    parts: Sequence[Part | bytes]
    """Parts, or the 32-byte hash alone of a part that was erased or withheld."""
    undoes: str = ""
    """The `Ref` of the first change of the batch that this one undoes."""
    schema: int = SCHEMA

    def part_hashes(self) -> list[bytes]:
        return [part if isinstance(part, bytes) else part.hash() for part in self.parts]

    def hash(self) -> bytes:
        said: dict[str, Any] = {
            "actor": self.actor,
            "batch": self.batch,
            "hlc": self.hlc,
            "parts": [piece.hex() for piece in self.part_hashes()],
            "previous": self.previous.hex(),
            "schema": self.schema,
            "seq": self.ref.seq,
            "subject": self.subject.hex(),
            "undoes": self.undoes,
            "verb": self.verb,
            "writer": self.ref.writer.hex(),
        }
        return hashlib.sha256(rfc8785.dumps(said)).digest()

    def when(self) -> datetime:
        return moment(self.hlc)


def record_id(writer: bytes, seq: int, n: int) -> RecordId:
    return RecordId(writer + seq.to_bytes(5, "big") + n.to_bytes(3, "big"))


def made_by(record: RecordId) -> Ref:
    """Return the change that made a record: its id says so."""
    return Ref(record[:8], int.from_bytes(record[8:13], "big"))


def moment(hlc: int) -> datetime:
    """Return the moment (UTC) of a reading of the hybrid clock."""
    return datetime.fromtimestamp((hlc >> 10) / 1000, UTC)


def next_hlc(now: datetime, *seen: int) -> int:
    """Return a clock reading after `now` and after everything `seen`, however wrong the computer's clock is."""
    return max(int(now.timestamp() * 1000) << 10, *(reading + 1 for reading in seen), 0)


def journal_value(value: object) -> Json:
    """Return what the journal keeps of a value: days as ISO text, record ids as hex, tuples as lists."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, tuple | list):
        return [journal_value(item) for item in value]
    raise TypeError(f"the journal holds no {type(value).__name__}")


def pack(change: Change) -> bytes:
    """Return the change's body as it is stored: compressed canonical JSON of what its columns do not say."""
    parts: list[Json] = []
    for part in change.parts:
        if isinstance(part, bytes):
            parts.append({"h": part.hex()})
            continue
        said: dict[str, Json] = {"id": part.record.hex(), "t": part.table}
        said["new" if part.is_new else "set"] = dict(part.values)
        if part.is_new:
            said["s"] = part.secret.hex()
        parts.append(said)
    body: dict[str, Any] = {"actor": change.actor, "parts": parts, "verb": change.verb}
    if change.undoes:
        body["undoes"] = change.undoes
    squeeze = zlib.compressobj(6, zdict=_DICTIONARY[change.schema])
    return squeeze.compress(rfc8785.dumps(body)) + squeeze.flush()


def unpack_body(schema: int, body: bytes) -> bytes:
    """Return a stored body's canonical JSON; raise ValueError when it is damaged or of an unknown schema."""
    if schema not in _DICTIONARY:
        raise ValueError("a change of a newer famcase")
    stretch = zlib.decompressobj(zdict=_DICTIONARY[schema])
    try:
        text = stretch.decompress(body) + stretch.flush()
    except zlib.error as error:
        raise ValueError("a damaged change") from error
    if not stretch.eof or stretch.unused_data:
        raise ValueError("a damaged change")
    return text
