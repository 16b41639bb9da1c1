"""What is derived from a family, its row of the case list and the words that find it; and the names of a site."""

from datetime import date
from typing import Any

import pytest

from famcase.domain.changes import RecordId, Ref
from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts
from famcase.services.commands.families import edit_family, register, withhold_name
from famcase.services.commands.follow_ups import record_visit, schedule
from famcase.services.commands.members import add_member, edit_member
from famcase.services.commands.sites import add_site, edit_site
from famcase.services.commands.undoing import undo
from famcase.services.desk import Desk
from famcase.services.inputs import NewFamily, NewFollowUp, NewMember, NewSite, NewVisit
from famcase.services.queries.history import history
from famcase.services.views import Composition
from famcase.storage import projection
from famcase.storage.fields import NO_DAY
from famcase.storage.postings import found
from famcase.storage.rebuild import snapshot
from tests.services.builders import ARMANAZ, AUG_10, AUG_12, KHALED_AR, the_adnans


def postings(desk: Desk) -> dict[str, int]:
    """Return how many families each word finds."""
    word = desk.store.tables["word"]
    return {row.fold: len(found(desk.store.tables, [row.id]).families) for row in word.select()}


def words(desk: Desk) -> set[str]:
    word = desk.store.tables["word"]
    return {row.fold for row in word.select()}


def row(desk: Desk) -> Any:
    return desk.store.tables["case_list"].get()


def test_every_word_of_every_name_finds_the_family(desk: Desk) -> None:
    children = (NewMember(NameParts("Yusuf", mother="Amina")), NewMember(spellings=("Joseph",)))
    the_adnans(desk, members=children)

    found = postings(desk)
    assert set(found.values()) == {1}
    assert len({"yusuf", "joseph"} & {fold for fold in found if fold in {"yusuf", "joseph"}}) == 2
    assert any("khal" in fold for fold in found)


def test_one_word_finds_every_family_that_bears_it(desk: Desk) -> None:
    the_adnans(desk)
    the_adnans(desk, head=NewMember(NameParts("Omar", surname="al-Adnan")))

    assert sorted(postings(desk).values())[-1] == 2
    assert words(desk) == set(postings(desk))


def test_a_word_that_finds_nobody_any_more_vanishes(desk: Desk) -> None:
    family = the_adnans(desk)
    member = add_member(desk, family.uid, NewMember(NameParts("Zenobia")))
    assert "zenobia" in words(desk)

    edit_member(desk, family.uid, member, first="Yusuf")

    assert "zenobia" not in words(desk)
    assert words(desk) == set(postings(desk))


def test_a_withheld_name_has_no_postings_and_no_key(desk: Desk) -> None:
    family = the_adnans(desk, withhold_name=True)
    assert (words(desk), row(desk).name_key, row(desk).withheld) == (set(), "", True)

    edit_family(desk, family.uid, head=(NameParts("Zenobia"), NameParts()))
    assert words(desk) == set()

    withhold_name(desk, family.uid, False)
    assert "zenobia" in words(desk)


def test_a_family_known_in_arabic_alone_is_sorted_by_that(desk: Desk) -> None:
    register(desk, NewFamily(head=NewMember(name_ar=KHALED_AR)))

    assert row(desk).name_key != ""


def test_nothing_known_stands_as_nothing_and_sorts_last(desk: Desk) -> None:
    register(desk, NewFamily())

    found = row(desk)
    assert (found.name_key, found.assigned_to, found.origin, found.place, found.site) == ("", 0, 0, 0, 0)
    assert (found.left_on, found.since, found.confirmed_on, found.next_due) == (None, None, None, None)
    stored = desk.store.database.execute_sql("SELECT left_on, since, confirmed_on, next_due FROM case_list")
    assert stored.fetchall()[0] == (NO_DAY, NO_DAY, NO_DAY, NO_DAY)


def test_the_next_visit_is_the_earliest_open_one(desk: Desk) -> None:
    family = the_adnans(desk, priority=0)
    for day in (20, 18, 19):
        schedule(desk, family.uid, NewFollowUp(date(2018, 8, day)))

    assert row(desk).next_due == date(2018, 8, 18)


def test_the_row_follows_an_edit(desk: Desk) -> None:
    family = the_adnans(desk)
    edit_family(desk, family.uid, priority=4, origin_place="C4081", left_on=AUG_12, declared_people=20)

    found = row(desk)
    place = desk.store.tables["place"]
    assert (found.priority, found.left_on, found.people) == (4, AUG_12, 20)
    assert found.origin == place.get(place.pcode == "C4081").id


def test_the_row_says_who_is_in_the_family_and_who_of_them_grows_up_next(desk: Desk) -> None:
    days = {"male": date(2000, 8, 16), "female": date(2012, 1, 1)}
    boy, girl = (NewMember(sex=sex, born=BirthDay(day, "day", False)) for sex, day in days.items())
    family = the_adnans(desk, composition=Composition(), members=(boy, girl, NewMember(sex="female")))
    found = row(desk)
    assert (found.people, found.women, found.men, found.girls, found.boys) == (4, 0, 0, 1, 1)
    assert found.eldest_child == date(2000, 8, 16)

    edit_family(desk, family.uid, declared_people=6, women=2, men=1, boys=3)
    found = row(desk)
    assert (found.people, found.women, found.men, found.girls, found.boys) == (6, 2, 1, 0, 3)
    assert found.eldest_child is None


def test_projecting_again_changes_nothing(desk: Desk) -> None:
    family = the_adnans(desk)
    before = snapshot(desk.store.tables)

    with desk.store.write():
        projection.project(desk.store.tables, desk.store.tables["family"].get().id, desk.clock.today())

    assert snapshot(desk.store.tables) == before
    assert family.number


def test_the_head_is_the_first_with_that_relation(desk: Desk) -> None:
    the_adnans(desk, members=(NewMember(NameParts("Omar"), relation="head"),))
    members = list(desk.store.tables["member"].select())

    head = projection.head_of(members)
    assert head.first == "Khaled"
    assert projection.head_of([]) is None


def test_an_undone_family_leaves_no_row_and_no_word(desk: Desk) -> None:
    the_adnans(desk)

    undo(desk)

    assert words(desk) == set()
    assert not desk.store.tables["case_list"].select().exists()


@pytest.mark.parametrize("left_on", [None, AUG_10])
def test_a_day_is_a_day_again_when_it_is_read(desk: Desk, left_on: date | None) -> None:
    the_adnans(desk, left_on=left_on)

    assert row(desk).left_on == left_on


def test_a_follow_up_that_was_answered_is_not_the_next(desk: Desk) -> None:
    family = the_adnans(desk, priority=0).uid
    for day in (16, 20):
        schedule(desk, family, NewFollowUp(AUG_12.replace(day=day)))

    record_visit(desk, family, NewVisit("seen"))

    assert row(desk).next_due == AUG_12.replace(day=20)


def site_names(desk: Desk) -> dict[str, str]:
    """Return how each name of the sites is compared."""
    named = desk.store.tables["site_name"]
    return dict(named.select(named.shown, named.fold).where(named.shown != "").tuples())


def test_a_site_is_found_by_its_names_as_long_as_it_bears_them(desk: Desk) -> None:
    site = add_site(desk, NewSite("al-Midan camp", "self-settled", ARMANAZ, aliases=("North field",)))
    named = desk.store.tables["site_name"]
    single = {row.fold for row in named.select().where(named.shown == "")}
    assert site_names(desk) == {"al-Midan camp": "midan", "North field": "north field"}
    assert single >= {"midan", "camp", "north", "field"}

    edit_site(desk, site, aliases=("South field",))
    assert set(site_names(desk)) == {"al-Midan camp", "South field"}

    undo(desk)
    assert set(site_names(desk)) == {"al-Midan camp", "North field"}

    undo(desk, added_by(desk, site))
    assert named.select().count() == 0


def added_by(desk: Desk, site: RecordId) -> Ref:
    """Return the batch that a site was added by."""
    return history(desk, site)[-1].batch
