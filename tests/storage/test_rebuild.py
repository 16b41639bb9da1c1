"""The tables are a function of the set of changes, whoever made them and in whatever order they came."""

from typing import Any

from famcase.domain.changes import Change, RecordId, Ref, Version
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import edit_family, register
from famcase.services.commands.notes import write_note
from famcase.services.commands.sites import add_site, edit_site
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewSite, NewStay, Where
from famcase.services.opening import new_writer
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.hand_made import edit
from tests.services.builders import ARMANAZ, AUG_12, the_adnans


def rebuilt(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    return snapshot(desk.store.tables)


def say(desk: Desk, subject: RecordId, hlc: int, field: str, value: int, replaces: list[Ref]) -> Ref:
    """Append an edit by another laptop, as a merge would."""
    tables = desk.store.tables
    with desk.store.write():
        writer = tables["writer"].get_by_id(new_writer(desk.store, None))
        uid = bytes(writer.uid)
        known = journal.load(tables, subject).records[subject]
        part = edit(field, value, replaces, subject)
        theirs = type(part)(part.table, part.record, False, part.values, known.secret)
        change = Change(Ref(uid, 1), bytes(32), hlc, 1, subject, "edited", "", [theirs])
        journal.append(tables, writer, [change])
    return Ref(uid, 1)


def test_two_edits_of_one_value_both_stand_and_the_later_shows(desk: Desk) -> None:
    family = the_adnans(desk)
    made = journal.load(desk.store.tables, family.uid).changes[0]
    edit_family(desk, family.uid, priority=3)
    mine = journal.load(desk.store.tables, family.uid).hlc

    say(desk, family.uid, mine + 1, "priority", 4, [made.ref])

    state = journal.load(desk.store.tables, family.uid).records[family.uid]
    assert [setting.value for setting in state.conflicts()["priority"]] == [4, 3]
    rebuilt(desk)
    assert desk.store.tables["family"].get().priority == 4
    assert journal.verify(desk.store.tables) == []


def test_an_edit_by_a_clock_that_is_behind_stands_without_showing(desk: Desk) -> None:
    family = the_adnans(desk)
    made = journal.load(desk.store.tables, family.uid).changes[0]
    edit_family(desk, family.uid, priority=3)

    say(desk, family.uid, made.hlc + 1, "priority", 4, [made.ref])

    state = journal.load(desk.store.tables, family.uid).records[family.uid]
    assert [setting.value for setting in state.conflicts()["priority"]] == [3, 4]
    rebuilt(desk)
    assert desk.store.tables["family"].get().priority == 3


def test_choosing_ends_the_conflict(desk: Desk) -> None:
    family = the_adnans(desk)
    made = journal.load(desk.store.tables, family.uid).changes[0]
    edit_family(desk, family.uid, priority=3)
    say(desk, family.uid, made.hlc + 1, "priority", 4, [made.ref])

    edit_family(desk, family.uid, priority=3)

    state = journal.load(desk.store.tables, family.uid).records[family.uid]
    assert state.conflicts() == {}
    assert state.value("priority") == 3


def test_a_version_seen_before_a_foreign_edit_does_not_cover_it(desk: Desk) -> None:
    family = the_adnans(desk)
    state = journal.load(desk.store.tables, family.uid)
    seen = Version.read(str(state.version))

    theirs = say(desk, family.uid, state.hlc + 1, "priority", 4, [state.changes[0].ref])

    assert not seen.covers(theirs)


def test_a_clock_ahead_elsewhere_does_not_reorder_ones_own_work(desk: Desk) -> None:
    family, other = the_adnans(desk), the_adnans(desk)
    state = journal.load(desk.store.tables, family.uid)
    say(desk, family.uid, state.hlc + 10**12, "priority", 4, [state.changes[0].ref])

    edit_family(desk, family.uid, priority=3)
    write_note(desk, other.uid, "They asked for blankets.")

    assert undo(desk).verb == "note"


def test_a_rebuild_writes_each_subject_once(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ))
    the_adnans(desk, stays=(NewStay(Where(site=site), AUG_12, "open"),))
    before = snapshot(desk.store.tables)

    with desk.store.write():
        subjects = rebuild(desk.store.tables, desk.clock.today())

    assert subjects == 3
    assert snapshot(desk.store.tables) == before


def test_a_rebuild_mends_rows_that_no_change_explains(desk: Desk) -> None:
    family = the_adnans(desk)
    before = snapshot(desk.store.tables)
    tables = desk.store.tables
    tables["family"].update(priority=4, number="1").execute()
    tables["member"].update(first="Somebody else").execute()
    tables["case_list"].update(people=99).execute()
    tables["posting"].delete().execute()
    assert snapshot(tables) != before

    assert rebuilt(desk) == before
    assert family.number


def test_what_refers_to_a_later_subject_is_rebuilt(desk: Desk) -> None:
    family = register(desk, NewFamily(stays=(NewStay(ARMANAZ, AUG_12, "tent"),)))
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ))
    edit_site(desk, site, room="full")
    with desk.write("moved") as batch:
        subject = batch.open(family.uid)
        batch.edit(subject, subject.records("stay")[0].record, site=site)
    before = snapshot(desk.store.tables)

    assert rebuilt(desk) == before
    assert desk.store.tables["stay"].get().site.name == "al-Midan"


def test_a_snapshot_knows_nothing_of_local_integers(desk: Desk) -> None:
    the_adnans(desk)
    gone = the_adnans(desk)
    the_adnans(desk)
    erase(desk, gone.uid, "asked for it")
    before = snapshot(desk.store.tables)
    numbers = [row.id for row in desk.store.tables["family"].select().order_by(desk.store.tables["family"].uid)]

    assert rebuilt(desk) == before
    again = [row.id for row in desk.store.tables["family"].select().order_by(desk.store.tables["family"].uid)]
    assert desk.store.engine == "sqlite" or again != numbers


def test_a_snapshot_sees_every_difference(desk: Desk) -> None:
    the_adnans(desk)
    tables = desk.store.tables
    before = snapshot(tables)

    for table, values in (("family", {"priority": 4}), ("case_list", {"people": 9}), ("word", {"sound": "x"})):
        tables[table].update(**values).execute()
        after = snapshot(tables)
        assert after[table] != before[table]
        before = after
