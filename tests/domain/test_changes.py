"""What a change is: ids, hashes that survive erasing, and a body that reads back as it was packed."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.changes import (
    NO_HASH,
    Change,
    Json,
    Part,
    RecordId,
    Ref,
    Version,
    journal_value,
    made_by,
    next_hlc,
    pack,
    record_id,
    unpack_body,
)
from tests.hand_made import FAMILY, ME, SECRET, SHE, change, edit, new

NOON = datetime(2018, 8, 15, 12, tzinfo=UTC)


def test_a_record_names_the_change_that_made_it() -> None:
    record = record_id(ME, 77_000_000, 5)

    assert len(record) == 16
    assert made_by(record) == Ref(ME, 77_000_000)


def test_records_of_one_change_differ_by_their_counter() -> None:
    assert record_id(ME, 1, 0) != record_id(ME, 1, 1)
    assert record_id(ME, 1, 0) < record_id(ME, 1, 1) < record_id(ME, 2, 0)


@given(st.binary(min_size=8, max_size=8), st.integers(1, 2**40 - 1))
def test_a_reference_reads_back_as_written(writer: bytes, seq: int) -> None:
    assert Ref.read(str(Ref(writer, seq))) == Ref(writer, seq)


@pytest.mark.parametrize("text", ["", "1", "0102030405060708", "0102030405060708-", "0102030405060708-1 ", "xx-1"])
def test_what_is_no_reference_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        Ref.read(text)


def test_a_version_covers_what_was_seen_of_each_writer() -> None:
    version = Version({ME: 3})

    assert version.covers(Ref(ME, 3))
    assert version.covers(Ref(ME, 1))
    assert not version.covers(Ref(ME, 4))
    assert not version.covers(Ref(SHE, 1))


@given(st.dictionaries(st.binary(min_size=8, max_size=8), st.integers(1, 2**40 - 1), max_size=4))
def test_a_version_reads_back_as_written(last: dict[bytes, int]) -> None:
    assert Version.read(str(Version(last))) == Version(last)


def test_a_changes_hash_covers_everything_it_says() -> None:
    whole = change(ME, 2, 5, new({"priority": 1}))
    hashes = {
        whole.hash(),
        replace(whole, ref=Ref(ME, 3)).hash(),
        replace(whole, ref=Ref(SHE, 2)).hash(),
        replace(whole, previous=hashlib.sha256(b"").digest()).hash(),
        replace(whole, hlc=6).hash(),
        replace(whole, batch=1).hash(),
        replace(whole, subject=record_id(ME, 2, 0)).hash(),
        replace(whole, verb="moved").hash(),
        replace(whole, actor="00").hash(),
        replace(whole, undoes=str(Ref(ME, 1))).hash(),
        replace(whole, schema=2).hash(),
        replace(whole, parts=[new({"priority": 2})]).hash(),
        replace(whole, parts=[new({"priority": 1}, table="member")]).hash(),
        replace(whole, parts=[new({"priority": 1}, record_id(ME, 1, 1))]).hash(),
        replace(whole, parts=[Part("family", FAMILY, False, {"priority": 1}, SECRET)]).hash(),
        replace(whole, parts=[replace(new({"priority": 1}), secret=bytes(16))]).hash(),
        replace(whole, parts=[]).hash(),
    }

    assert len(hashes) == 17


def test_erasing_a_part_keeps_the_changes_hash() -> None:
    name, size = new({"first": "Khaled"}, record_id(ME, 1, 1), "member"), new({"priority": 1})
    whole = change(ME, 1, 5, size, name)

    erased = replace(whole, parts=[size, name.hash()])

    assert erased.hash() == whole.hash()
    assert b"Khaled" not in unpack_body(1, pack(erased))


def test_an_erased_value_cannot_be_guessed_from_its_hash() -> None:
    one, other = new({"first": "Khaled"}), replace(new({"first": "Khaled"}), secret=bytes(16))

    assert one.hash() != other.hash()


def test_a_change_knows_when_it_was_made() -> None:
    assert change(ME, 1, next_hlc(NOON)).when() == NOON


def test_the_clock_of_changes_goes_on_although_the_computers_goes_back() -> None:
    first = next_hlc(NOON)
    second = next_hlc(NOON - timedelta(days=300), first)
    third = next_hlc(NOON, second, 7)

    assert first < second < third < 2**53


def test_the_journal_keeps_days_as_text_and_ids_as_hex() -> None:
    assert journal_value(date(2018, 8, 15)) == "2018-08-15"
    assert journal_value(FAMILY) == FAMILY.hex()
    assert journal_value((FAMILY, "x", 3, True, None)) == [FAMILY.hex(), "x", 3, True, None]


@pytest.mark.parametrize("value", [1.5, {"a": 1}, object(), {1}])
def test_the_journal_keeps_nothing_that_changes_its_form(value: object) -> None:
    with pytest.raises(TypeError):
        journal_value(value)


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_VALUES: st.SearchStrategy[Json] = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), _TEXT, st.lists(_TEXT, max_size=3)
)


@given(st.dictionaries(_TEXT, _VALUES, max_size=5))
def test_a_body_holds_what_was_packed_in_canonical_form(values: dict[str, Json]) -> None:
    import json

    body = json.loads(unpack_body(1, pack(change(ME, 1, 5, new(values), SECRET * 2))))

    assert body["parts"][0] == {"id": FAMILY.hex(), "t": "family", "new": values, "s": SECRET.hex()}
    assert body["parts"][1] == {"h": (SECRET * 2).hex()}


def test_a_damaged_body_is_refused_at_every_byte() -> None:
    body = pack(change(ME, 1, 5, new({"first": "Khaled", "priority": 3})))
    spoilt = [body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :] for at in range(len(body))]

    read = 0
    for bad in [*spoilt, body[:-1], body + b"x", b""]:
        try:
            unpack_body(1, bad)
        except ValueError:
            continue
        read += 1
    assert read == 0


def test_a_body_of_a_newer_form_is_refused() -> None:
    with pytest.raises(ValueError, match="newer"):
        unpack_body(2, pack(change(ME, 1, 5, new({}))))


def test_an_edit_says_what_it_replaces() -> None:
    part = edit("priority", 2, [Ref(ME, 1)])

    assert part.values == {"priority": [2, ["0102030405060708-1"]]}
    assert isinstance(change(ME, 2, 6, part), Change)
    assert RecordId(FAMILY) == part.record
    assert change(ME, 2, 6, part).previous == NO_HASH


def test_what_is_printed_of_a_change_shows_neither_values_nor_secrets() -> None:
    part = Part("member", record_id(bytes(8), 1, 0), True, {"first": "Khaled"}, b"0123456789abcdef")
    shown = repr(Change(Ref(bytes(8), 1), NO_HASH, 0, 1, part.record, "registered", "", [part]))

    assert "Khaled" not in shown
    assert "0123456789abcdef" not in shown
