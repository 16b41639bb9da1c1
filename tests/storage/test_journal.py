"""The journal is only added to, and whatever else happens to it is found."""

from collections.abc import Callable
from typing import Any

import pytest

from famcase.domain.changes import NO_HASH, RecordId, Ref, unpack_body
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import edit_family, register
from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily
from famcase.storage import journal
from tests.services.builders import the_adnans

Spoil = Callable[[Any], object]


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A desk with some weeks of work: two families, edits, notes."""
    first = the_adnans(desk)
    second = register(desk, NewFamily(note="They have nothing."))
    for number in range(6):
        write_note(desk, first.uid, f"Visit {number}.")
        edit_family(desk, second.uid, priority=number % 4 + 1)
    return desk


def changes(desk: Desk) -> list[Any]:
    change = desk.store.tables["change"]
    return list(change.select().order_by(change.seq))


def test_a_journal_that_was_only_added_to_is_whole(busy: Desk) -> None:
    assert journal.verify(busy.store.tables) == []


def test_each_change_names_the_one_before(busy: Desk) -> None:
    rows = changes(busy)

    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert len({bytes(row.hash) for row in rows}) == len(rows)
    writer = busy.store.tables["writer"].get()
    assert (writer.seq, bytes(writer.head)) == (len(rows), bytes(rows[-1].hash))


def flip(desk: Desk, seq: int, column: str, at: int) -> None:
    change = desk.store.tables["change"]
    row = change.get(change.seq == seq)
    spoilt = bytearray(bytes(getattr(row, column)))
    spoilt[at % len(spoilt)] ^= 1
    change.update(**{column: bytes(spoilt)}).where(change.seq == seq).execute()


@pytest.mark.parametrize("column", ["body", "hash"])
def test_a_changed_byte_is_found_wherever_it_is(file_desk: Desk, column: str) -> None:
    the_adnans(file_desk)
    size = len(bytes(getattr(changes(file_desk)[1], column)))

    for at in range(0, size, 5):
        flip(file_desk, 2, column, at)
        faults = journal.verify(file_desk.store.tables)
        assert any(fault.ref.seq == 2 for fault in faults)
        flip(file_desk, 2, column, at)
    assert journal.verify(file_desk.store.tables) == []


def swap_bodies(tables: Any) -> None:
    change = tables["change"]
    one, other = (change.get(change.seq == seq) for seq in (4, 5))
    for row, body in ((one, bytes(other.body)), (other, bytes(one.body))):
        change.update(body=body).where(change.id == row.id).execute()


def swap_whole(tables: Any) -> None:
    change = tables["change"]
    for seq, other in ((4, 400), (5, 4), (400, 5)):
        change.update(seq=other).where(change.seq == seq).execute()


def set_column(seq: int, **values: Any) -> Spoil:
    def spoil(tables: Any) -> None:
        change = tables["change"]
        change.update(**values).where(change.seq == seq).execute()

    return spoil


def delete(*numbers: int) -> Spoil:
    def spoil(tables: Any) -> None:
        change = tables["change"]
        change.delete().where(change.seq.in_(numbers)).execute()

    return spoil


def cut_with_its_head(tables: Any) -> None:
    """Drop the last change and set the writer's number back, but not its hash."""
    change, writer = tables["change"], tables["writer"]
    last = writer.get().seq
    change.delete().where(change.seq == last).execute()
    writer.update(seq=last - 1).execute()


def set_forward(tables: Any) -> None:
    """Claim one change more than there is, under the right hash."""
    tables["writer"].update(seq=16).execute()


SPOILT: dict[str, tuple[Spoil, int]] = {
    "two bodies trade places": (swap_bodies, 4),
    "two changes trade places": (swap_whole, 4),
    "the first is missing": (delete(1), 2),
    "one in the middle is missing": (delete(5), 6),
    "several are missing": (delete(5, 6, 7), 8),
    "the last is missing": (delete(15), 14),
    "the end was cut off": (cut_with_its_head, 14),
    "one more was claimed": (set_forward, 15),
    "all are missing": (delete(*range(1, 16)), 0),
    "another day": (set_column(5, hlc=5), 5),
    "another batch": (set_column(5, batch=1), 5),
    "another subject": (set_column(5, subject=bytes(16)), 5),
    "an unknown form": (set_column(5, schema=9), 5),
    "an empty body": (set_column(5, body=b""), 5),
}


@pytest.mark.parametrize(("spoil", "first"), SPOILT.values(), ids=SPOILT.keys())
def test_what_was_replaced_or_lost_is_found(busy: Desk, spoil: Spoil, first: int) -> None:
    assert busy.store.tables["writer"].get().seq == 15

    spoil(busy.store.tables)

    faults = journal.verify(busy.store.tables)
    assert faults
    assert faults[0].ref.seq == first


def test_a_missing_change_is_told_from_an_altered_one(busy: Desk) -> None:
    delete(5)(busy.store.tables)

    assert "missing" in journal.verify(busy.store.tables)[0].message


def test_a_body_repacked_with_other_words_is_found(busy: Desk) -> None:
    import zlib

    from famcase.domain import changes as form

    change = busy.store.tables["change"]
    row = next(row for row in changes(busy) if b"Visit 3" in unpack_body(1, bytes(row.body)))
    text = unpack_body(1, bytes(row.body)).replace(b"Visit 3", b"Visit 9")
    squeeze = zlib.compressobj(6, zdict=form._DICTIONARY[1])
    change.update(body=squeeze.compress(text) + squeeze.flush()).where(change.id == row.id).execute()

    assert [fault.ref.seq for fault in journal.verify(busy.store.tables)] == [row.seq]


def test_erasing_one_person_leaves_a_whole_journal_without_their_name(desk: Desk) -> None:
    family = the_adnans(desk)
    member = journal.load(desk.store.tables, family.uid).of("member")[0]
    secret = member.secret

    erase(desk, family.uid, "asked for it", member.record)

    assert journal.verify(desk.store.tables) == []
    bodies = b"".join(unpack_body(1, bytes(row.body)) for row in changes(desk))
    assert b"Khaled" not in bodies
    assert secret.hex().encode() not in bodies
    assert "خالد".encode() not in bodies
    assert b"southern Idlib" in bodies


def test_erasing_empties_each_part_once(desk: Desk) -> None:
    family = the_adnans(desk)
    tables = desk.store.tables
    with desk.store.write():
        emptied = journal.erase(tables, family.uid, None)
        again = journal.erase(tables, family.uid, None)

    assert emptied >= 3
    assert again == 0
    assert journal.load(tables, family.uid).records == {}
    assert journal.verify(tables) == []


def test_edits_of_other_records_still_verify_when_a_maker_is_erased(desk: Desk) -> None:
    family = the_adnans(desk)
    edit_family(desk, family.uid, priority=4)

    with desk.store.write():
        journal.erase(desk.store.tables, family.uid, {RecordId(family.uid)})

    assert journal.verify(desk.store.tables) == []


def test_a_batch_is_read_as_it_was_written(desk: Desk) -> None:
    family = the_adnans(desk)
    done = edit_family(desk, family.uid, priority=4)
    assert done.batch is not None

    (change,) = journal.changes_of_batch(desk.store.tables, done.batch)

    assert (change.ref, change.verb, change.subject) == (done.batch, "edited", family.uid)
    assert change.actor == desk.user.uid.hex()
    assert change.previous == NO_HASH
    made = Ref(family.uid[:8], int.from_bytes(family.uid[8:13], "big"))
    part = change.parts[0]
    assert not isinstance(part, bytes)
    assert part.values == {"priority": [4, [str(made)]]}
