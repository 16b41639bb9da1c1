"""Half-typed forms are kept for who typed them, and for nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from famcase.errors import StorageFault
from famcase.paths import Home
from famcase.services import opening
from famcase.services.commands.families import register
from famcase.services.commands.users import add_user
from famcase.services.desk import Desk
from famcase.services.drafts import Draft, Drafts
from famcase.services.inputs import NewFamily
from famcase.storage.keys import CHEAP_FOR_TESTS
from tests.conftest import PASSPHRASE, FrozenClock

KEY = bytes(range(32))


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    made = Drafts(tmp_path / "drafts.db", KEY)
    yield made
    made.close()


def test_a_form_is_kept_as_it_stands(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep("register", "", {"name": "Khaled", "name_ar": "خالد", "people": "14"})
    drafts.close()

    again = Drafts(tmp_path / "drafts.db", KEY)
    assert again.take("register", "") == Draft("register", "", {"name": "Khaled", "name_ar": "خالد", "people": "14"})
    again.close()


def test_a_form_kept_again_takes_the_place_of_the_first(drafts: Drafts) -> None:
    drafts.keep("note", "aa", {"text": "The ro"})
    drafts.keep("note", "aa", {"text": "The roof leaks."})

    assert [draft.fields["text"] for draft in drafts.all()] == ["The roof leaks."]


def test_forms_about_two_families_are_two(drafts: Drafts) -> None:
    drafts.keep("note", "aa", {"text": "one"})
    drafts.keep("note", "bb", {"text": "two"})

    assert [draft.subject for draft in drafts.all()] == ["bb", "aa"]


def test_a_form_taken_stays_until_it_is_dropped(drafts: Drafts) -> None:
    drafts.keep("note", "aa", {"text": "one"})

    assert drafts.take("note", "aa") == drafts.take("note", "aa")
    drafts.drop("note", "aa")
    assert drafts.take("note", "aa") is None
    drafts.drop("note", "aa")


def test_nothing_is_written_before_a_form_is_kept(tmp_path: Path) -> None:
    Drafts(tmp_path / "drafts.db", KEY).close()

    assert not (tmp_path / "drafts.db").exists()


def test_another_key_opens_no_draft(drafts: Drafts, tmp_path: Path) -> None:
    drafts.keep("note", "aa", {"text": "one"})
    drafts.close()

    with pytest.raises(StorageFault):
        Drafts(tmp_path / "drafts.db", KEY[::-1]).take("note", "aa")


def test_each_user_has_drafts_of_their_own(file_desk: Desk, home: Home, clock: FrozenClock) -> None:
    add_user(file_desk, home, "Sami", "caseworker", "a passphrase of Sami", mine=PASSPHRASE, cost=CHEAP_FOR_TESTS)
    sami = opening.unlock(home, "a passphrase of Sami", clock=clock)
    assert file_desk.drafts is not None
    assert sami.drafts is not None

    file_desk.drafts.keep("note", "aa", {"text": "one"})

    assert sami.drafts.all() == ()
    for desk in (file_desk, sami):
        assert desk.drafts is not None
        desk.drafts.close()
    sami.close()


def test_a_draft_is_kept_while_a_long_save_is_under_way(file_desk: Desk) -> None:
    assert file_desk.drafts is not None

    with file_desk.store.write():
        file_desk.drafts.keep("note", "aa", {"text": "one"})

    assert file_desk.drafts.take("note", "aa") is not None
    file_desk.drafts.close()


def test_a_desk_closes_its_drafts(file_desk: Desk, home: Home) -> None:
    def keep(desk: Desk) -> None:
        assert desk.drafts is not None
        desk.drafts.keep("note", "aa", {"text": "one"})

    file_desk.tell(keep).result()
    file_desk.tell(register, NewFamily()).result()
    file_desk.close()

    assert not list(home.folder.glob("*-wal"))


@pytest.mark.postgres
def test_an_office_server_keeps_no_drafts(server_desk: Desk) -> None:
    assert server_desk.drafts is None


def test_a_subject_that_was_erased_leaves_no_form_behind(drafts: Drafts) -> None:
    for form, subject in (("note", "aa"), ("visited", "aa"), ("note", "bb")):
        drafts.keep(form, subject, {"text": "The roof leaks."})

    drafts.forget("aa")

    assert [(draft.form, draft.subject) for draft in drafts.all()] == [("note", "bb")]
