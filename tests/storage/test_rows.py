"""Rows of records, from their state in the journal."""

from famcase.domain.changes import Part, RecordId, record_id
from famcase.domain.state import RecordState, fold
from famcase.services.desk import Desk
from famcase.storage.rows import RowWriter
from tests.hand_made import FAMILY, ME, change, edit, new

SITE, STAY, NOTE = (record_id(ME, 2, n) for n in range(3))


def states(*parts: Part) -> list[RecordState]:
    return list(fold(FAMILY, [change(ME, 1, 10, *parts)]).records.values())


def family() -> Part:
    return new({"number": "204110017", "priority": 2, "origin_place": "C4176", "left_on": "2018-08-10"})


def stay(**values: str) -> Part:
    fields = {"family": FAMILY.hex(), "since": "2018-08-12", "living": "rented", "place": "C4176", **values}
    return new(fields, STAY, "stay")


def test_records_are_written_before_those_that_refer_to_them(desk: Desk) -> None:
    site = new({"name": "al-Midan", "type": "self-settled"}, SITE, "site")
    with desk.store.write():
        RowWriter(desk.store.tables).write(reversed(states(family(), site, stay(site=SITE.hex()))))

    row = desk.store.tables["stay"].get()
    assert (row.family.number, row.site.name, row.place.pcode) == ("204110017", "al-Midan", "C4176")
    assert (row.since.isoformat(), row.made, bytes(row.uid)) == ("2018-08-12", 10, STAY)


def test_what_nobody_said_is_the_tables_default(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(family()))

    row = desk.store.tables["family"].get()
    assert (row.status, row.step, row.units, row.men, row.withhold_name) == ("open", "new", 1, None, False)


def test_a_reference_to_nothing_is_none(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(family(), stay(site=SITE.hex(), place="no such code")))

    row = desk.store.tables["stay"].get()
    assert (row.site, row.place) == (None, None)


def test_a_record_about_to_be_erased_is_nothing_to_refer_to(desk: Desk) -> None:
    site = new({"name": "al-Midan", "type": "self-settled"}, SITE, "site")
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(family(), site, stay(site=SITE.hex())))
        RowWriter(desk.store.tables, unknown={SITE}).write(states(family(), stay(site=SITE.hex())))

    assert desk.store.tables["stay"].get().site is None


def test_a_record_without_what_it_cannot_stand_without_has_no_row(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(stay()))

    assert not desk.store.tables["stay"].select().exists()


def test_a_record_taken_back_loses_its_row(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(family(), stay()))
        taken_back = edit("gone", True, [], STAY, "stay")
        gone = fold(FAMILY, [change(ME, 1, 10, family(), stay()), change(ME, 2, 20, taken_back)])
        RowWriter(desk.store.tables).write(gone.records.values())

    assert not desk.store.tables["stay"].select().exists()
    assert desk.store.tables["family"].select().count() == 1


def test_writing_twice_keeps_one_row_and_its_local_integer(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(family()))
        first = desk.store.tables["family"].get().id
        RowWriter(desk.store.tables).write(states(new({"number": "204110017", "priority": 4})))

    row = desk.store.tables["family"].get()
    assert (row.id, row.priority, row.origin_place) == (first, 4, None)


def test_what_only_the_journal_holds_has_no_row(desk: Desk) -> None:
    with desk.store.write():
        RowWriter(desk.store.tables).write(states(new({"text": "asked for it"}, NOTE, "reason")))
        RowWriter(desk.store.tables).delete("reason", RecordId(NOTE))
