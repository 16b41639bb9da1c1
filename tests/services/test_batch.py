"""One batch: numbers without gaps, nothing half saved, and nobody overwrites what they have not seen."""

import threading
from concurrent.futures import ThreadPoolExecutor

import apsw
import pytest

from famcase.domain.changes import RecordId, Ref
from famcase.errors import NotFound, Refused, StorageFault
from famcase.services.batch import ChangedSince
from famcase.services.commands.closing import close
from famcase.services.commands.families import Registered, edit_family, register, withhold_name
from famcase.services.commands.moves import record_move
from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk, command
from famcase.services.inputs import NewFamily, NewStay, Where
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from famcase.storage.store import TryAgain
from famcase.wording import Coded
from tests.conftest import FrozenClock
from tests.services.builders import ARMANAZ, AUG_12, AUG_15, the_adnans


def numbers(desk: Desk) -> list[int]:
    change = desk.store.tables["change"]
    query = change.select(change.seq).where(change.writer == desk.writer).order_by(change.seq)
    return [seq for (seq,) in query.tuples()]


def version(desk: Desk, family: Registered) -> object:
    return journal.load(desk.store.tables, family.uid).version


def check_whole(desk: Desk) -> None:
    tables = desk.store.tables
    assert journal.verify(tables) == []
    assert numbers(desk) == list(range(1, len(numbers(desk)) + 1))
    before = snapshot(tables)
    with desk.store.write():
        rebuild(tables, desk.clock.today())
    assert snapshot(tables) == before


def test_a_batch_numbers_only_what_it_changes(desk: Desk) -> None:
    first, second, third = (register(desk, NewFamily()).uid for _ in range(3))
    before = len(numbers(desk))

    with desk.write("edited") as batch:
        opened = [batch.open(uid) for uid in (first, second, third)]
        batch.edit(opened[2], third, priority=1)
        batch.edit(opened[1], second, priority=0)  # as it is
        batch.edit(opened[0], first, priority=2)

    assert batch.done.changed == 2
    assert numbers(desk)[before:] == [before + 1, before + 2]
    check_whole(desk)


def test_a_batch_that_changes_nothing_writes_nothing(desk: Desk, family: Registered) -> None:
    before = numbers(desk)

    done = edit_family(desk, family.uid, priority=2)

    assert (done.batch, done.changed) == (None, 0)
    assert numbers(desk) == before


def test_a_batch_that_fails_half_way_leaves_nothing(desk: Desk, family: Registered) -> None:
    before = snapshot(desk.store.tables), numbers(desk)

    def break_off() -> None:
        with desk.write("edited") as batch:
            batch.edit(batch.open(family.uid), family.uid, priority=4)
            batch.new("family", number="1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()

    assert (snapshot(desk.store.tables), numbers(desk)) == before
    register(desk, NewFamily())
    check_whole(desk)


def test_a_rule_broken_by_the_last_record_leaves_nothing_of_the_first(desk: Desk) -> None:
    before = snapshot(desk.store.tables)
    stays = (NewStay(ARMANAZ, AUG_15, "rented"), NewStay(ARMANAZ, AUG_12, "tent"))

    with pytest.raises(Refused):
        register(desk, NewFamily(note="a note", stays=stays))

    assert snapshot(desk.store.tables) == before
    assert register(desk, NewFamily()).number.endswith(register_check(desk))


def register_check(desk: Desk) -> str:
    return str(desk.store.tables["family"].get().number)[-1]


def test_the_batch_names_its_first_change(desk: Desk) -> None:
    with desk.write("edited") as batch:
        for number in ("1", "2"):
            batch.new("family", number=number)

    change = desk.store.tables["change"]
    assert batch.done.batch is not None
    assert {row.batch for row in change.select().where(change.seq >= batch.done.batch.seq)} == {batch.done.batch.seq}
    assert len(journal.changes_of_batch(desk.store.tables, batch.done.batch)) == 2


def test_the_reason_of_a_batch_is_a_part_that_can_be_erased(desk: Desk, family: Registered) -> None:
    with desk.write("edited", reason="Khaled asked") as batch:
        batch.edit(batch.open(family.uid), family.uid, priority=4)

    state = journal.load(desk.store.tables, family.uid)
    assert [reason.value("text") for reason in state.of("reason")] == ["Khaled asked"]
    check_whole(desk)


def test_a_field_goes_back_to_its_default(desk: Desk, family: Registered) -> None:
    edit_family(desk, family.uid, declared_people=None, left_on=None, origin_text="")

    row = desk.store.tables["family"].get()
    assert (row.declared_people, row.left_on, row.origin_text) == (None, None, "")
    check_whole(desk)


def test_what_changed_since_it_was_seen_is_not_overwritten(desk: Desk, beside: Desk, family: Registered) -> None:
    seen = version(desk, family)
    edit_family(beside, family.uid, priority=4)

    with pytest.raises(ChangedSince) as caught:
        edit_family(desk, family.uid, seen, priority=1)  # type: ignore[arg-type]

    assert caught.value.values["verbs"] == [Coded("verb", "edited")]
    assert desk.store.tables["family"].get().priority == 4


def test_another_field_that_changed_since_does_not_matter(desk: Desk, sami: Desk, family: Registered) -> None:
    seen = version(desk, family)
    edit_family(sami, family.uid, priority=4)

    edit_family(desk, family.uid, seen, left_on=AUG_12)  # type: ignore[arg-type]

    row = desk.store.tables["family"].get()
    assert (row.priority, row.left_on) == (4, AUG_12)
    check_whole(desk)


def test_a_stay_recorded_since_stops_a_second_move(desk: Desk, sami: Desk, family: Registered) -> None:
    seen = version(desk, family)
    record_move(sami, family.uid, NewStay(ARMANAZ, AUG_15, "tent"))

    with pytest.raises(ChangedSince):
        record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "open"), seen)  # type: ignore[arg-type]


def test_a_note_since_does_not_stop_a_move(desk: Desk, sami: Desk, family: Registered) -> None:
    seen = version(desk, family)
    write_note(sami, family.uid, "They asked for blankets.")

    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "open"), seen)  # type: ignore[arg-type]

    assert desk.store.tables["stay"].select().count() == 2


def test_a_case_closed_since_takes_no_more_work(desk: Desk, beside: Desk, family: Registered) -> None:
    close(beside, family.uid, "goals-met")

    with pytest.raises(Refused):
        edit_family(desk, family.uid, priority=1)


def test_one_version_saves_twice_what_it_saw_itself(desk: Desk, family: Registered) -> None:
    seen = version(desk, family)
    withhold_name(desk, family.uid, True, seen)  # type: ignore[arg-type]

    with pytest.raises(ChangedSince):
        withhold_name(desk, family.uid, False, seen)  # type: ignore[arg-type]


def test_a_family_that_nobody_made_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        write_note(desk, RecordId(bytes(16)), "Who are they?")


def test_a_site_that_was_taken_back_is_no_place_to_move_to(desk: Desk, family: Registered) -> None:
    with pytest.raises(NotFound):
        record_move(desk, family.uid, NewStay(Where(site=RecordId(bytes(16))), AUG_15, "tent"))


def at_once(desks: list[Desk], each: int) -> list[str]:
    """Register on every desk at the same time; return the case numbers."""
    together = threading.Barrier(len(desks))

    def work(desk: Desk) -> list[str]:
        together.wait()
        try:
            return [the_adnans(desk).number for _ in range(each)]
        finally:
            desk.store.close()

    with ThreadPoolExecutor(len(desks)) as threads:
        return [number for numbers in threads.map(work, desks) for number in numbers]


def test_two_programs_of_one_person_registering_at_once_both_succeed(desk: Desk, beside: Desk) -> None:
    given = at_once([desk, beside], 8)

    assert len(set(given)) == 16
    assert desk.store.tables["family"].select().count() == 16
    check_whole(desk)


def test_two_colleagues_registering_at_once_both_succeed(desk: Desk, sami: Desk) -> None:
    given = at_once([desk, sami], 8)

    assert len(set(given)) == 16
    check_whole(desk)
    assert numbers(sami) == list(range(1, 9))


def test_two_people_editing_one_family_at_once_both_stand_or_are_told(
    desk: Desk, sami: Desk, family: Registered
) -> None:
    together = threading.Barrier(2)

    def work(desk_and_priority: tuple[Desk, int]) -> None:
        mine, priority = desk_and_priority
        together.wait()
        try:
            for _ in range(4):
                edit_family(mine, family.uid, priority=priority)
        finally:
            mine.store.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, [(desk, 3), (sami, 4)]))

    state = journal.load(desk.store.tables, family.uid).records[family.uid]
    assert len(state.standing("priority")) == 1
    check_whole(desk)


def test_a_command_is_tried_again_when_another_came_between_and_says_so_when_it_never_ends() -> None:
    tried: list[int] = []

    def act(times: int) -> object:
        @command
        def acted(_desk: Desk) -> str:
            tried.append(1)
            if len(tried) < times:
                raise TryAgain
            return "done"

        return acted(None)  # type: ignore[arg-type]

    assert act(3) == "done"
    assert len(tried) == 3
    tried.clear()
    with pytest.raises(StorageFault):
        act(1_000)


def test_a_desk_asks_and_tells_on_threads_of_its_own(desk: Desk) -> None:
    names = [
        desk.ask(lambda _desk: threading.current_thread().name).result(),
        desk.tell(lambda _desk: threading.current_thread().name).result(),
    ]

    assert [name.split("_")[0] for name in names] == ["reader", "saver"]
    told = desk.tell(register, NewFamily()).result()
    assert desk.ask(lambda one: one.store.tables["family"].select().count()).result() == 1
    assert told.done.batch == Ref(told.uid[:8], int.from_bytes(told.uid[8:13], "big"))


def test_a_writer_s_clock_never_goes_back(desk: Desk, sami: Desk, clock: FrozenClock) -> None:
    ahead, other = the_adnans(desk).uid, the_adnans(desk).uid
    clock.go_on(400)
    write_note(sami, ahead, "Written at a laptop whose clock was wrong.")
    clock.go_on(-400)

    with desk.write("note") as batch:
        for uid in (ahead, other):
            batch.add(batch.open(uid), "note", family=uid, on=AUG_15, text="Both agreed.")

    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    newest = max(row.hlc for row in change.select().where(change.writer == desk.writer))
    assert writer.get(writer.id == desk.writer).hlc == newest


def test_a_read_that_fails_is_told_as_a_fault_of_the_storage(file_desk: Desk) -> None:
    def broken(_desk: Desk) -> None:
        raise apsw.CorruptError("a page")

    with pytest.raises(StorageFault):
        file_desk.ask(broken).result()


def test_a_question_is_asked_again_when_another_transaction_came_between(desk: Desk) -> None:
    asked: list[int] = []

    def answered_the_second_time(_desk: Desk) -> int:
        asked.append(1)
        if len(asked) == 1:
            raise TryAgain
        return len(asked)

    assert desk.ask(answered_the_second_time).result() == 2
