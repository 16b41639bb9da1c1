"""Two families that are one: what the kept one gets, that both numbers find it, and that one undo takes it back."""

from dataclasses import replace
from datetime import date

import pytest

from famcase.domain.changes import RecordId, Ref, unpack_body
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.domain.union import Choices
from famcase.services.batch import BuiltOn, ChangedSince
from famcase.services.commands import families, notes
from famcase.services.commands.checked import MergedAway
from famcase.services.commands.closing import SupervisorOnly, assign, close
from famcase.services.commands.copying import OneFamily
from famcase.services.commands.erasing import erase
from famcase.services.commands.telling_apart import ToldApartAlready, tell_apart
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import HowToTake, KeptIsClosed, plan_of_union, unite
from famcase.services.desk import Desk
from famcase.services.inputs import NewContact, NewFamily, NewMember, NewNeed, NewStay, Where
from famcase.services.queries.families import find_case, get_family
from famcase.services.queries.history import history
from famcase.services.views import FamilyView, MergedView
from famcase.storage.journal import verify
from famcase.storage.rebuild import rebuild, snapshot
from tests.services.builders import ARMANAZ, the_adnans

KAFR = Where(pcode="C4081")
AMINA = NewMember(NameParts("Amina", "Yusuf", "Hassoun"), relation="wife-husband", sex="female")
OMAR = NewMember(
    NameParts("Omar", "Khaled", "al-Adnan"),
    relation="son-daughter",
    sex="male",
    born=BirthDay(date(2010, 5, 1), "day", False),
)


def their_double(desk: Desk, **changed: object) -> RecordId:
    """Register the Adnans as another camp did: spelt otherwise, with a child and a place that the first has not."""
    fields: dict[str, object] = {
        "head": NewMember(NameParts("Khalid", "Ahmad", "Aladnan"), sex="male"),
        "members": (OMAR,),
        "stays": (NewStay(ARMANAZ, date(2018, 8, 11), "rented"), NewStay(KAFR, date(2018, 8, 14), "tent")),
        "contacts": (NewContact("0933 123 456"),),
        "needs": (NewNeed("food", "flour"),),
        "note": "They came by night.",
        "foreign": ("camp list", "K-17"),
        "priority": 1,
    }
    return families.register(desk, NewFamily(**{**fields, **changed})).uid  # type: ignore[arg-type]


def whole(desk: Desk, family: RecordId) -> FamilyView:
    return get_family(desk, family)


def test_the_kept_family_has_what_both_knew(desk: Desk) -> None:
    kept, gone = the_adnans(desk, members=(AMINA,)).uid, their_double(desk)
    unite(desk, kept, gone)
    family = whole(desk, kept)
    assert [member.name.first for member in family.members] == ["Khaled", "Amina", "Omar"]
    assert "Khalid Ahmad Aladnan" in family.members[0].spellings
    assert [(stay.where.latin, stay.since) for stay in family.stays] == [
        ("Armanaz", date(2018, 8, 11)),
        (whole(desk, gone).stays[1].where.latin, date(2018, 8, 14)),
    ]
    assert [need.what for need in family.needs] == ["flour"]
    assert [contact.number for contact in family.contacts] == ["963933123456"]
    assert [note.text for note in family.notes] == ["They came by night."]
    assert [(one.source, one.value) for one in family.other_numbers] == [("camp list", "K-17")]
    assert family.priority == 1
    assert family.people == 14


def test_one_undo_leaves_both_as_they_were(desk: Desk) -> None:
    kept, gone = the_adnans(desk).uid, their_double(desk)
    before = snapshot(desk.store.tables)
    unite(desk, kept, gone)
    merged = snapshot(desk.store.tables)
    assert merged != before
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == merged
    undo(desk)
    assert snapshot(desk.store.tables) == before


def test_nothing_is_recorded_of_a_family_that_was_merged(desk: Desk) -> None:
    kept, gone = the_adnans(desk).uid, their_double(desk)
    unite(desk, kept, gone)
    with pytest.raises(MergedAway):
        notes.write_note(desk, gone, "To nobody.")


def test_a_plan_changes_nothing_and_says_what_will_be(desk: Desk) -> None:
    kept, gone = the_adnans(desk, members=(AMINA,)).uid, their_double(desk)
    before = snapshot(desk.store.tables)
    plan = plan_of_union(desk, kept, gone)
    assert snapshot(desk.store.tables) == before
    assert {choice.name: choice.proposed for choice in plan.fields if choice.differs} == {"priority": "right"}
    assert [bool(person.left and person.right) for person in plan.people] == [True, False, False]
    unite(desk, kept, gone, None, plan.left.version, plan.right.version)
    assert [member.name for member in plan.after.members] == [member.name for member in whole(desk, kept).members]


def test_both_numbers_find_the_kept_family_however_often_it_is_merged(desk: Desk) -> None:
    first, second, third = (the_adnans(desk) for _ in range(3))
    unite(desk, second.uid, first.uid)
    unite(desk, third.uid, second.uid)
    assert {find_case(desk, one.number) for one in (first, second, third)} == {third.uid}
    assert [one.number for one in whole(desk, third.uid).merged] == [second.number, first.number]
    assert whole(desk, first.uid).merged_into == MergedView(third.uid, third.number)
    with pytest.raises(BuiltOn):
        undo(desk, whole_batch(desk, first.uid))


def whole_batch(desk: Desk, family: RecordId) -> Ref:
    """Return the batch of a family's last change."""
    return history(desk, family)[0].batch


def test_who_is_erased_is_erased_in_both(desk: Desk) -> None:
    kept, gone = the_adnans(desk, members=(AMINA,)).uid, their_double(desk)
    unite(desk, kept, gone)
    head, _, omar = whole(desk, kept).members
    erase(desk, kept, "they asked for it", omar.uid)
    assert not _says_anywhere(desk, "Omar")
    erase(desk, kept, "they asked for it", head.uid)
    assert not _says_anywhere(desk, "Khalid")
    assert _says_anywhere(desk, "Amina")
    assert verify(desk.store.tables) == []
    _check_rebuilt(desk)


def test_a_family_is_erased_with_those_that_were_merged_into_it(desk: Desk) -> None:
    kept, gone, third = the_adnans(desk).uid, their_double(desk), their_double(desk)
    unite(desk, gone, third)
    unite(desk, kept, gone)
    undone = their_double(desk)
    unite(desk, kept, undone)
    undo(desk)
    erase(desk, undone, "they asked for it")
    assert whole(desk, kept).merged[0].uid == gone
    erase(desk, kept, "they asked for it")
    assert not any(_says_anywhere(desk, word) for word in ("Khaled", "Omar", "They came by night"))
    assert desk.store.tables["family"].select().count() == 0
    assert verify(desk.store.tables) == []
    _check_rebuilt(desk)


def _says_anywhere(desk: Desk, word: str) -> bool:
    """Return whether the journal or a row still has a word."""
    tables = desk.store.tables
    change = tables["change"]
    bodies = (unpack_body(schema, bytes(body)) for schema, body in change.select(change.schema, change.body).tuples())
    return any(word.encode() in body for body in bodies) or word in repr(snapshot(tables))


def test_of_who_was_merged_by_mistake_nothing_is_left_when_they_are_erased(desk: Desk) -> None:
    kept, gone = the_adnans(desk).uid, their_double(desk)
    unite(desk, kept, gone)
    undo(desk)
    before = whole(desk, kept)
    erase(desk, gone, "they asked for it", whole(desk, gone).members[0].uid)
    assert not _says_anywhere(desk, "Khalid")
    erase(desk, gone, "they asked for it")
    for word in ("Khalid", "Omar", "They came by night", "933123456"):
        assert not _says_anywhere(desk, word)
    assert replace(whole(desk, kept), version=before.version, erased=False) == before
    assert verify(desk.store.tables) == []
    _check_rebuilt(desk)


def _check_rebuilt(desk: Desk) -> None:
    before = snapshot(desk.store.tables)
    with desk.store.write():
        rebuild(desk.store.tables, desk.clock.today())
    assert snapshot(desk.store.tables) == before


def test_a_merge_that_was_undone_comes_back_only_while_nothing_was_added_since(desk: Desk) -> None:
    kept, gone = the_adnans(desk).uid, their_double(desk)
    unite(desk, kept, gone)
    undo(desk)
    undone = whole_batch(desk, gone)
    notes.write_note(desk, gone, "They came again.")
    with pytest.raises(BuiltOn):
        undo(desk, undone)
    undo(desk)
    undo(desk, undone)
    assert whole(desk, gone).merged_into is not None


def test_the_stricter_answer_counts_unless_somebody_chooses(desk: Desk) -> None:
    kept, gone, third = (the_adnans(desk, consent=said).uid for said in ("given", "refused", "given"))
    unite(desk, kept, gone)
    assert [(one.purpose, one.state) for one in whole(desk, kept).consents] == [("services", "refused")]
    unite(desk, kept, third, Choices({"consent:services": "right"}))
    assert [one.state for one in whole(desk, kept).consents] == ["given"]


def test_what_is_chosen_is_taken(desk: Desk) -> None:
    kept, gone = the_adnans(desk, members=(AMINA,)).uid, their_double(desk)
    khaled, omar = whole(desk, gone).members
    amina = whole(desk, kept).members[1]
    choices = Choices({"priority": "left"}, {khaled.uid: None, omar.uid: amina.uid}, {(omar.uid, "name"): "right"})
    unite(desk, kept, gone, choices)
    family = whole(desk, kept)
    assert family.priority == 2
    assert [(one.name.first, one.relation) for one in family.members] == [
        ("Khaled", "head"), ("Omar", "wife-husband"), ("Khalid", ""),
    ]  # fmt: skip
    assert "Amina Yusuf Hassoun" in family.members[1].spellings
    with pytest.raises(HowToTake):
        unite(desk, kept, their_double(desk), Choices({"shoes": "left"}))


def test_what_may_not_be_merged_is_refused(desk: Desk, sami: Desk) -> None:
    kept, gone, mine = the_adnans(desk).uid, their_double(desk), their_double(sami)
    assign(desk, gone, desk.user.name)
    seen = whole(desk, gone).version
    with pytest.raises(SupervisorOnly):
        unite(sami, mine, gone)
    with pytest.raises(OneFamily):
        unite(desk, kept, kept)
    notes.write_note(desk, gone, "Seen today.")
    with pytest.raises(ChangedSince):
        unite(desk, kept, gone, seen_gone=seen)
    close(desk, kept, "goals-met")
    with pytest.raises(KeptIsClosed):
        unite(desk, kept, gone)
    unite(desk, gone, kept)
    assert whole(desk, kept).status == "duplicate"


def test_families_told_apart_are_so_until_they_are_merged(desk: Desk) -> None:
    first, second, third = (the_adnans(desk).uid for _ in range(3))
    tell_apart(desk, first, second)
    with pytest.raises(ToldApartAlready):
        tell_apart(desk, second, first)
    undo(desk)
    tell_apart(desk, second, first)
    tell_apart(desk, second, third)
    assert history(desk, first)[0].verb == "told-apart"
    unite(desk, first, second)
    told = desk.store.tables["told_apart"]
    family = desk.store.tables["family"]
    kept = family.get(family.uid == first).id
    assert told.select().where(told.family == kept).count() == 1
