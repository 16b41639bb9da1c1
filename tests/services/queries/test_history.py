"""A family's history: newest first, what was there before and after, and what was taken back."""

import pytest

from famcase.domain.changes import RecordId
from famcase.domain.names import NameParts
from famcase.errors import NotFound
from famcase.services.commands.closing import assign
from famcase.services.commands.erasing import erase
from famcase.services.commands.families import edit_family
from famcase.services.commands.members import add_member
from famcase.services.commands.notes import write_note
from famcase.services.commands.undoing import undo
from famcase.services.commands.uniting import unite
from famcase.services.desk import Desk
from famcase.services.inputs import NewMember
from famcase.services.queries.history import history
from famcase.services.queries.naming import Naming
from famcase.storage.journal import load
from tests.services.builders import the_adnans


def test_the_newest_change_stands_first_with_who_made_it(desk: Desk) -> None:
    family = the_adnans(desk).uid
    write_note(desk, family, "A note")
    newest, first = history(desk, family)
    assert (newest.verb, first.verb) == ("note", "registered")
    assert newest.by == first.by == desk.user.name
    assert newest.at > first.at
    assert [line.verb for line in history(desk, family, limit=1)] == ["note"]


def test_an_edit_shows_what_was_there_before(desk: Desk) -> None:
    family = the_adnans(desk).uid
    edit_family(desk, family, priority=1)
    edit_family(desk, family, priority=3)
    (detail,) = history(desk, family)[0].details
    assert (detail.table, detail.field, detail.before, detail.after, detail.is_new) == (
        "family",
        "priority",
        1,
        3,
        False,
    )
    (first,) = history(desk, family)[1].details
    assert (first.before, first.after) == (2, 1)


def test_references_are_shown_by_their_names(desk: Desk) -> None:
    family = the_adnans(desk).uid
    assign(desk, family, desk.user.name)
    after = {detail.field: detail.after for line in history(desk, family) for detail in line.details}
    assert after["assigned_to"] == desk.user.name
    assert after["place"] == "Armanaz"


def test_what_was_undone_is_marked_and_what_was_done_again_is_not(desk: Desk) -> None:
    family = the_adnans(desk).uid
    write_note(desk, family, "A note")
    undo(desk)
    assert [(line.verb, line.undone) for line in history(desk, family)] == [
        ("undid", False),
        ("note", True),
        ("registered", False),
    ]
    undo(desk, history(desk, family)[0].batch)
    assert [(line.verb, line.undone) for line in history(desk, family)] == [
        ("undid", False),
        ("undid", True),
        ("note", False),
        ("registered", False),
    ]


def test_what_was_erased_is_in_no_detail_and_its_reason_stays(desk: Desk) -> None:
    family = the_adnans(desk).uid
    lina = add_member(desk, family, NewMember(NameParts("Lina"), relation="son-daughter"))
    erase(desk, family, "asked for", member=lina)
    lines = history(desk, family)
    assert lines[0].reason == "asked for"
    assert "Lina" not in repr(lines)
    assert lines[1].details == ()


def test_nothing_recorded_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        history(desk, RecordId(bytes(16)))


def test_a_family_that_is_not_there_any_more_is_named_by_its_number_and_never_by_an_id(desk: Desk) -> None:
    kept, gone = the_adnans(desk), the_adnans(desk)
    unite(desk, kept.uid, gone.uid)
    undo(desk)
    undo(desk)

    said = [detail for line in history(desk, kept.uid) for detail in line.details if detail.field == "merged_from"]
    assert {one.after for one in said if one.after} == {gone.number}


def test_a_family_of_which_nothing_is_known_has_no_number(desk: Desk) -> None:
    naming = Naming(desk.store.tables, load(desk.store.tables, the_adnans(desk).uid))
    assert naming.shown("family", "merged_into", bytes(16).hex()) == "–"
