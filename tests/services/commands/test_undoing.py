"""One batch is taken back as one, as long as nobody built on it."""

from collections.abc import Callable

import pytest

from famcase.domain.changes import Ref
from famcase.errors import NotFound, Refused
from famcase.paths import Home
from famcase.services.batch import BuiltOn
from famcase.services.commands.closing import SupervisorOnly, assign, close
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import Registered, edit_family
from famcase.services.commands.follow_ups import record_visit
from famcase.services.commands.members import add_member
from famcase.services.commands.moves import record_move
from famcase.services.commands.needs import raise_need
from famcase.services.commands.notes import write_note
from famcase.services.commands.sites import add_site
from famcase.services.commands.undoing import look, undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewAssistance, NewFollowUp, NewMember, NewNeed, NewSite, NewStay, NewVisit, Where
from famcase.storage import journal
from famcase.storage.rebuild import rebuild, snapshot
from tests.services.builders import ARMANAZ, AUG_12, AUG_15, KHALED, colleague, the_adnans

Act = Callable[[Desk, Registered], object]


def visit_with_everything(desk: Desk, family: Registered) -> None:
    raise_need(desk, family.uid, NewNeed("food"))
    need = journal.load(desk.store.tables, family.uid).of("need")[0].record
    visit = NewVisit(
        "seen",
        gave=(NewAssistance("food-basket", quantity=1, need=need),),
        needs_met=(need,),
        new_needs=(NewNeed("shelter"),),
        next=NewFollowUp(AUG_15, "look at the roof"),
        note="The roof leaks.",
    )
    record_visit(desk, family.uid, visit)


ACTS: dict[str, Act] = {
    "note": lambda desk, family: write_note(desk, family.uid, "They asked for blankets."),
    "edit": lambda desk, family: edit_family(desk, family.uid, priority=4, left_on=AUG_12, declared_people=None),
    "name": lambda desk, family: edit_family(desk, family.uid, head=(KHALED, KHALED)),
    "member": lambda desk, family: add_member(desk, family.uid, NewMember(KHALED, sex="male")),
    "move": lambda desk, family: record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "tent")),
    "visit": visit_with_everything,
    "lost": lambda desk, family: record_visit(desk, family.uid, NewVisit("moved-unknown")),
    "close": lambda desk, family: close(desk, family.uid, "goals-met"),
    "assign": lambda desk, family: assign(desk, family.uid, desk.user.name),
    "register": lambda desk, _family: the_adnans(desk),
    "site": lambda desk, _family: add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_undo_gives_back_the_tables_redo_what_was_done_and_both_rebuild(
    desk: Desk, family: Registered, act: Act
) -> None:
    if act is visit_with_everything:
        raise_need(desk, family.uid, NewNeed("food"))
    before = snapshot(desk.store.tables)
    act(desk, family)
    after = snapshot(desk.store.tables)
    if act is visit_with_everything:
        undo(desk)
        undo(desk)
        assert snapshot(desk.store.tables) == before
        return

    undo(desk)
    assert snapshot(desk.store.tables) == before
    undo(desk, last_batch(desk))
    assert snapshot(desk.store.tables) == after
    undo(desk)
    assert snapshot(desk.store.tables) == before
    undo(desk, last_batch(desk))
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == after
    assert journal.verify(desk.store.tables) == []


def last_batch(desk: Desk) -> Ref:
    change, writer = desk.store.tables["change"], desk.store.tables["writer"]
    query = change.select(writer.uid, change.batch).join(writer).order_by(change.id.desc()).tuples()
    uid, batch = query.first()
    return Ref(bytes(uid), batch)


def test_undo_goes_back_batch_by_batch(desk: Desk, family: Registered) -> None:
    before = snapshot(desk.store.tables)
    write_note(desk, family.uid, "first")
    write_note(desk, family.uid, "second")

    undone = [undo(desk).verb for _ in range(2)]

    assert undone == ["note", "note"]
    assert snapshot(desk.store.tables) == before


def test_undo_says_what_it_took_back(desk: Desk, family: Registered) -> None:
    write_note(desk, family.uid, "first")

    undone = undo(desk)

    assert (undone.verb, undone.subjects, undone.at.date()) == ("note", 1, AUG_15)


def test_what_was_undone_is_not_undone_again(desk: Desk, family: Registered) -> None:
    done = write_note(desk, family.uid, "first")
    undo(desk, done.batch)

    with pytest.raises(NotFound):
        undo(desk, done.batch)


def test_nothing_but_the_founding_is_left_on_an_empty_desk(desk: Desk) -> None:
    with pytest.raises(NotFound):
        undo(desk)


def test_keys_and_users_are_passed_over_by_an_undo_and_an_erasing_is_not(desk: Desk, home: Home) -> None:
    write_note(desk, the_adnans(desk).uid, "They asked for blankets.")
    erased = the_adnans(desk)
    colleague(desk, home).close()

    assert undo(desk).verb == "registered"
    undo(desk, last_batch(desk))
    erase(desk, erased.uid, "they asked for it")
    with pytest.raises(Refused):
        undo(desk)

    assert desk.store.tables["note"].select().count() == 1


def test_an_unknown_batch_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        undo(desk, Ref(bytes(8), 1))


def test_a_registration_with_later_work_is_not_taken_back(desk: Desk, family: Registered) -> None:
    write_note(desk, family.uid, "They asked for blankets.")
    before = snapshot(desk.store.tables)

    with pytest.raises(BuiltOn):
        undo(desk, family.done.batch)

    assert snapshot(desk.store.tables) == before
    assert journal.verify(desk.store.tables) == []


def test_an_edit_that_was_edited_again_is_not_taken_back(desk: Desk, family: Registered) -> None:
    first = edit_family(desk, family.uid, priority=3)
    edit_family(desk, family.uid, priority=4)

    with pytest.raises(BuiltOn):
        undo(desk, first.batch)


def test_an_edit_of_another_field_does_not_hold_an_undo_back(desk: Desk, family: Registered) -> None:
    first = edit_family(desk, family.uid, priority=3)
    edit_family(desk, family.uid, left_on=AUG_12)

    undo(desk, first.batch)

    row = desk.store.tables["family"].get()
    assert (row.priority, row.left_on) == (2, AUG_12)


def test_a_stay_that_another_followed_is_not_taken_back(desk: Desk, family: Registered) -> None:
    first = record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "tent"))
    record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "open"))

    with pytest.raises(BuiltOn):
        undo(desk, first.batch)


def test_a_site_where_a_family_stays_is_not_taken_back(desk: Desk, family: Registered) -> None:
    site = add_site(desk, NewSite("al-Midan", "self-settled", ARMANAZ))
    made = last_batch(desk)
    record_move(desk, family.uid, NewStay(Where(site=site), AUG_15, "open"))

    with pytest.raises(BuiltOn):
        undo(desk, made)

    undo(desk)
    undo(desk, made)
    assert not desk.store.tables["site"].select().exists()


def test_what_was_erased_does_not_come_back(desk: Desk, family: Registered) -> None:
    erase(desk, family.uid, "they asked for it")

    with pytest.raises(Refused):
        undo(desk, family.done.batch)
    with pytest.raises(Refused):
        undo(desk)
    assert not desk.store.tables["family"].select().exists()


def test_each_person_undoes_their_own(desk: Desk, sami: Desk, family: Registered) -> None:
    write_note(sami, family.uid, "from Sami")
    write_note(desk, family.uid, "from Rana")

    undo(sami)

    assert [note.text for note in desk.store.tables["note"].select()] == ["from Rana"]


def test_a_caseworker_does_not_take_back_what_somebody_else_did(desk: Desk, sami: Desk, family: Registered) -> None:
    done = write_note(desk, family.uid, "from Rana")

    with pytest.raises(SupervisorOnly):
        undo(sami, done.batch)


def test_what_a_supervisor_took_back_does_not_stop_ones_own_undo(desk: Desk, sami: Desk, family: Registered) -> None:
    write_note(sami, family.uid, "first")
    second = write_note(sami, family.uid, "second")
    undo(desk, second.batch)

    undo(sami)

    assert not desk.store.tables["note"].select().exists()


def test_a_batch_that_begins_and_edits_one_record_is_taken_back_whole(desk: Desk, family: Registered) -> None:
    before = snapshot(desk.store.tables)
    with desk.write("edited") as batch:
        subject = batch.open(family.uid)
        member = batch.add(subject, "member", family=family.uid, first="Omar")
        batch.edit(subject, member, surname="al-Adnan")
        batch.edit(subject, member, first="Umar")
        batch.edit(subject, family.uid, priority=3)
        batch.edit(subject, family.uid, priority=4)
    after = snapshot(desk.store.tables)
    members = desk.store.tables["member"].select()
    assert {(row.first, row.surname) for row in members} == {("Khaled", "al-Adnan"), ("Umar", "al-Adnan")}
    assert desk.store.tables["family"].get().priority == 4

    undo(desk)
    assert snapshot(desk.store.tables) == before
    undo(desk, last_batch(desk))
    assert snapshot(desk.store.tables) == after


def test_what_an_undo_would_take_back_is_shown_and_nothing_is_changed(desk: Desk, family: Registered) -> None:
    moved = record_move(desk, family.uid, NewStay(ARMANAZ, AUG_15, "tent"))
    before = snapshot(desk.store.tables)
    assert moved.batch is not None

    would = look(desk, moved.batch)

    assert (would.verb, would.by, would.families) == ("moved", desk.user.name, 1)
    assert snapshot(desk.store.tables) == before
    assert journal.verify(desk.store.tables) == []
    assert undo(desk, moved.batch).verb == "moved"


def test_what_cannot_be_taken_back_says_what_was_built_on_it(desk: Desk, family: Registered) -> None:
    write_note(desk, family.uid, "They asked for blankets.")
    assert family.done.batch is not None

    with pytest.raises(BuiltOn) as refused:
        look(desk, family.done.batch)

    assert [coded.code for coded in refused.value.values["verbs"]] == ["note"]  # type: ignore[attr-defined]


def test_a_caseworker_is_not_shown_how_to_take_back_what_others_did(sami: Desk, family: Registered) -> None:
    assert family.done.batch is not None

    with pytest.raises(SupervisorOnly):
        look(sami, family.done.batch)
