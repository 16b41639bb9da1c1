"""An organisation's own entries of the lists."""

import pytest

from famcase.domain.vocabulary import Vocabulary
from famcase.errors import Refused, Usage
from famcase.services.commands.closing import SupervisorOnly
from famcase.services.commands.families import edit_family
from famcase.services.commands.needs import raise_need
from famcase.services.commands.terms import retire_term, set_term
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewNeed
from famcase.services.opening import vocabulary_of
from tests.services.builders import the_adnans


def lists(desk: Desk) -> Vocabulary:
    return vocabulary_of(desk.store)


def test_an_own_entry_stands_after_the_shipped_ones(desk: Desk) -> None:
    set_term(desk, "need", "school-bags", "School bags", "حقائب مدرسية")

    assert lists(desk).codes("need")[-1] == "school-bags"
    assert lists(desk).label("need", "school-bags", "ar") == "حقائب مدرسية"


def test_a_shipped_entry_is_worded_anew_in_its_place(desk: Desk) -> None:
    before = lists(desk).codes("living")

    set_term(desk, "living", "tent", "Tent among the olives")

    assert lists(desk).codes("living") == before
    assert lists(desk).label("living", "tent", "en") == "Tent among the olives"


def test_what_only_the_list_says_of_a_code_stays_when_it_is_worded_anew(desk: Desk) -> None:
    set_term(desk, "close-reason", "cannot-be-contacted", "No contact")

    assert lists(desk).get("close-reason", "cannot-be-contacted").extra["after_months"] == "3"


def test_wording_an_entry_twice_keeps_one(desk: Desk) -> None:
    set_term(desk, "need", "school-bags", "Bags")
    set_term(desk, "need", "school-bags", "School bags")

    assert lists(desk).codes("need").count("school-bags") == 1
    assert desk.store.tables["term"].select().count() == 1
    assert lists(desk).label("need", "school-bags", "en") == "School bags"


def test_a_retired_entry_is_offered_no_more_and_still_read(desk: Desk) -> None:
    retire_term(desk, "living", "tent")

    assert "tent" not in lists(desk).codes("living")
    assert lists(desk).label("living", "tent", "en") != "tent"


def test_an_entry_is_taken_back(desk: Desk) -> None:
    before = lists(desk).codes("need")
    set_term(desk, "need", "school-bags", "School bags")

    undo(desk)

    assert lists(desk).codes("need") == before


@pytest.mark.parametrize("code", ["School", "school bags", "", "-x", "x-", "a" * 41, "حقائب", "x\n"])
def test_what_is_no_code_is_refused(desk: Desk, code: str) -> None:
    with pytest.raises(Refused):
        set_term(desk, "need", code, "School bags")


def test_an_entry_without_a_label_or_in_no_list_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        set_term(desk, "need", "bags", "  ")
    with pytest.raises(Usage):
        set_term(desk, "no-such-list", "bags", "Bags")
    with pytest.raises(Usage):
        retire_term(desk, "need", "bags")


def test_a_caseworker_changes_no_list(sami: Desk) -> None:
    with pytest.raises(SupervisorOnly):
        set_term(sami, "need", "bags", "Bags")
    with pytest.raises(SupervisorOnly):
        retire_term(sami, "need", "food")


def test_a_code_of_no_list_is_refused_in_a_record(desk: Desk) -> None:
    family = the_adnans(desk)

    with pytest.raises(Usage):
        raise_need(desk, family.uid, NewNeed("school-bags"))
    with pytest.raises(Usage):
        edit_family(desk, family.uid, step="no-such-step")
