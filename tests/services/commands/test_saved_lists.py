"""Lists of families kept under a name by each person, and how the case list looks to them."""

import pytest

from famcase.errors import NotFound
from famcase.services.commands.families import withhold_name
from famcase.services.commands.saved_lists import (
    Nameless,
    NameTaken,
    keep_looks,
    remove_list,
    rename_list,
    save_list,
)
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewSavedList
from famcase.services.queries.order import NoSuchOrder
from famcase.services.queries.saved_lists import NoSuchList, find_saved_list, list_saved, looks
from tests.services.builders import the_adnans

TENTS = NewSavedList("Tents", "no tent  overdue", ("number", "name"), "since", backwards=True)


def kept(desk: Desk) -> list[tuple[str, str]]:
    return [(saved.name, saved.words) for saved in list_saved(desk)]


def test_a_list_is_kept_under_its_name_with_words_columns_and_order(desk: Desk) -> None:
    save_list(desk, TENTS)
    saved = find_saved_list(desk, " tents ")
    assert (saved.name, saved.words) == ("Tents", "no tent overdue")
    assert (saved.columns, saved.sort, saved.backwards) == (("number", "name"), "since", True)


def test_the_same_name_again_keeps_the_newer_words(desk: Desk) -> None:
    save_list(desk, TENTS)
    save_list(desk, NewSavedList("TENTS", "no tent"))
    assert kept(desk) == [("Tents", "no tent")]
    assert find_saved_list(desk, "Tents").columns == ()


def test_lists_stand_by_name_and_are_each_persons_own(desk: Desk, sami: Desk) -> None:
    for name in ("Zawiya", "abu", "Mine"):
        save_list(desk, NewSavedList(name, "overdue"))
    assert [name for name, _ in kept(desk)] == ["abu", "Mine", "Zawiya"]
    assert kept(sami) == []
    with pytest.raises(NoSuchList):
        find_saved_list(sami, "Mine")


def test_a_list_is_renamed_and_removed_and_each_is_taken_back(desk: Desk) -> None:
    save_list(desk, TENTS)
    save_list(desk, NewSavedList("Late", "overdue"))
    rename_list(desk, "tents", "Shelter")
    assert [name for name, _ in kept(desk)] == ["Late", "Shelter"]
    with pytest.raises(NameTaken):
        rename_list(desk, "Late", "SHELTER")
    remove_list(desk, "Late")
    assert [name for name, _ in kept(desk)] == ["Shelter"]
    undo(desk)
    assert [name for name, _ in kept(desk)] == ["Late", "Shelter"]


def test_what_is_no_name_or_no_order_is_refused(desk: Desk) -> None:
    with pytest.raises(Nameless):
        save_list(desk, NewSavedList("  ", "overdue"))
    with pytest.raises(NoSuchOrder):
        save_list(desk, NewSavedList("A", sort="surname"))
    with pytest.raises(NotFound):
        remove_list(desk, "A")
    assert kept(desk) == []


def test_how_the_list_looks_is_kept_and_no_list_of_a_name(desk: Desk, sami: Desk) -> None:
    assert looks(desk) is None
    keep_looks(desk, ("name", "people"), "people", backwards=False)
    keep_looks(desk, ("name",), "due", backwards=True)
    chosen = looks(desk)
    assert chosen is not None
    assert (chosen.columns, chosen.sort, chosen.backwards) == (("name",), "due", True)
    assert kept(desk) == []
    assert looks(sami) is None


def test_taking_back_what_was_saved_last_passes_over_the_looks_of_the_list(desk: Desk) -> None:
    family = the_adnans(desk).uid
    withhold_name(desk, family, True)
    keep_looks(desk, ("name",), "", backwards=False)
    assert undo(desk).verb == "name-withheld"
    assert looks(desk) is not None
