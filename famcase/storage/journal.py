"""Reads, appends, erases and verifies the journal; a change is only ever added, erasing empties parts of it."""

import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from famcase.domain.changes import NO_HASH, Change, Part, RecordId, Ref, made_by, pack, unpack_body
from famcase.domain.state import SubjectState, fold
from famcase.storage.schema import Tables
from famcase.wording import N_

_ROWS_AT_ONCE = 1_000
"""Below the number of values that SQLite takes in one statement: an import changes thousands of families."""

SecretOf = Callable[[RecordId], bytes | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of the journal that does not hold, as a sentence about one change."""

    ref: Ref
    message: str


def load(tables: Tables, subject: RecordId) -> SubjectState:
    """Return what all changes of one subject add up to."""
    return fold(subject, decode(_rows(tables, tables["change"].subject == subject), no_other_secrets))


def changes_of_batch(tables: Tables, batch: Ref) -> list[Change]:
    """Return the changes of the batch that begins with `batch`, in their order."""
    change, writer = tables["change"], tables["writer"]
    rows = list(_rows(tables, (writer.uid == batch.writer) & (change.batch == batch.seq)))
    return list(decode(rows, lambda record: made_secret(tables, record)))


def decode(rows: Iterable[Any], secret_of: SecretOf) -> Iterator[Change]:
    """Turn stored rows into changes; `secret_of` finds secrets of records that were made outside these rows.

    Raises ValueError when a body is damaged.
    """
    secrets: dict[RecordId, bytes] = {}
    for uid, seq, hlc, batch, subject, schema, body in rows:
        said = json.loads(unpack_body(schema, bytes(body)))
        parts: list[Part | bytes] = []
        for stored in said["parts"]:
            if "h" in stored:
                parts.append(bytes.fromhex(stored["h"]))
                continue
            record = RecordId(bytes.fromhex(stored["id"]))
            if "s" in stored:
                secrets[record] = bytes.fromhex(stored["s"])
            secret = secrets.get(record) or secret_of(record) or b""
            is_new = "new" in stored
            parts.append(Part(stored["t"], record, is_new, stored["new" if is_new else "set"], secret))
        ref = Ref(bytes(uid), seq)
        subject_id = RecordId(bytes(subject))
        undoes = said.get("undoes", "")
        yield Change(ref, NO_HASH, hlc, batch, subject_id, said["verb"], said["actor"], parts, undoes, schema)


def append(tables: Tables, writer: Any, changes: Sequence[Change]) -> None:
    """Store `changes`, which go on from the writer's last one, and move the writer's head."""
    rows = []
    for change in changes:
        head = change.hash()
        rows.append(
            {
                "writer": writer.id,
                "seq": change.ref.seq,
                "hlc": change.hlc,
                "batch": change.batch,
                "subject": change.subject,
                "schema": change.schema,
                "body": pack(change),
                "hash": head,
            }
        )
        writer.seq, writer.head, writer.hlc = change.ref.seq, head, max(int(writer.hlc), change.hlc)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        tables["change"].insert_many(rows[start : start + _ROWS_AT_ONCE]).execute()
    tables["writer"].update(seq=writer.seq, head=writer.head, hlc=writer.hlc).where(
        tables["writer"].id == writer.id
    ).execute()


def erase(tables: Tables, subject: RecordId, records: set[RecordId] | None) -> int:
    """Empty the parts of `records` (None: of every record) in a subject's changes; return how many were emptied.

    The parts' hashes stay, so the chain still verifies; values and secrets are gone from the journal.
    """
    return _erase(tables, subject, lambda _ref, part: records is None or part.record in records)


def erase_parts(tables: Tables, subject: RecordId, parts: Collection[tuple[Ref, RecordId]]) -> int:
    """Empty what some changes said of some records, and leave what others say of them; return how many parts."""
    return _erase(tables, subject, lambda ref, part: (ref, part.record) in parts)


def _erase(tables: Tables, subject: RecordId, goes: Callable[[Ref, Part], bool]) -> int:
    emptied = 0
    change = tables["change"]
    rows = list(_rows(tables, change.subject == subject))
    for row, whole in zip(rows, decode(rows, no_other_secrets), strict=True):
        parts = [part.hash() if isinstance(part, Part) and goes(whole.ref, part) else part for part in whole.parts]
        gone = sum(1 for before, after in zip(whole.parts, parts, strict=True) if before is not after)
        if gone:
            emptied += gone
            writer = tables["writer"].select(tables["writer"].id).where(tables["writer"].uid == row[0])
            change.update(body=pack(replace(whole, parts=parts))).where(
                (change.writer == writer) & (change.seq == row[1])
            ).execute()
    return emptied


def verify(tables: Tables) -> list[Fault]:
    """Walk every writer's chain and return what does not hold; an empty list is a whole journal."""
    faults: list[Fault] = []
    for writer in tables["writer"].select().order_by(tables["writer"].id):
        faults.extend(_verify_writer(tables, writer))
    return faults


def _verify_writer(tables: Tables, writer: Any) -> Iterator[Fault]:
    expected, previous, uid = 1, NO_HASH, bytes(writer.uid)
    secrets = _Secrets(tables)
    query = _select(tables).select_extend(tables["change"].hash).where(tables["change"].writer == writer.id)
    for row in query.order_by(tables["change"].seq).tuples().iterator():
        ref = Ref(uid, row[1])
        if ref.seq != expected:
            yield Fault(ref, N_("A change before this one is missing."))
        expected = ref.seq + 1
        stored = bytes(row[-1])
        try:
            change = replace(next(iter(decode([row[:-1]], secrets))), previous=previous)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Fault(ref, N_("This change cannot be read: its bytes were altered."))
        else:
            if change.hash() != stored:
                yield Fault(ref, N_("This change is not what was saved: its hash does not hold."))
        previous = stored
    if expected - 1 != writer.seq or previous != bytes(writer.head):
        yield Fault(Ref(uid, expected - 1), N_("The end of this writer's changes is missing."))


class _Secrets:
    """Finds the secrets of records made in other changes, keeping the last few thousand."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._known: OrderedDict[RecordId, bytes | None] = OrderedDict()

    def __call__(self, record: RecordId) -> bytes | None:
        if record not in self._known:
            self._known[record] = made_secret(self._tables, record)
            if len(self._known) > 5_000:
                self._known.popitem(last=False)
        return self._known[record]


def no_other_secrets(_record: RecordId) -> bytes | None:
    """All changes of a subject are at hand: a record's secret is among them, or was erased."""
    return None


def made_secret(tables: Tables, record: RecordId) -> bytes | None:
    """Return the 16 bytes that seal a record's part of the journal; None where it was erased or is not there."""
    made = made_by(record)
    change, writer = tables["change"], tables["writer"]
    for row in _rows(tables, (writer.uid == made.writer) & (change.seq == made.seq)):
        for stored in json.loads(unpack_body(row[5], bytes(row[6])))["parts"]:
            if stored.get("id") == record.hex() and "s" in stored:
                return bytes.fromhex(stored["s"])
    return None


def _select(tables: Tables) -> Any:
    change, writer = tables["change"], tables["writer"]
    columns = (writer.uid, change.seq, change.hlc, change.batch, change.subject, change.schema, change.body)
    return change.select(*columns).join(writer)


def _rows(tables: Tables, condition: Any) -> list[Any]:
    change = tables["change"]
    return list(_select(tables).where(condition).order_by(change.hlc, change.writer, change.seq).tuples())
