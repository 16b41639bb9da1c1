"""The demo tells its story on any day, with as many neighbours as asked for."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from famcase.domain.changes import RecordId
from famcase.errors import Refused
from famcase.paths import Home
from famcase.services import demo, opening
from famcase.services.desk import Desk
from famcase.services.queries.exchange import imports
from famcase.storage import journal
from famcase.storage.keys import CHEAP_FOR_TESTS
from famcase.storage.rebuild import rebuild, snapshot
from tests.conftest import AUG_15, PASSPHRASE, FrozenClock


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])])
def desk(request: pytest.FixtureRequest) -> Desk:
    """A desk without families on each engine: what the demo does is tested on a server by what it calls."""
    made: Desk = request.getfixturevalue("file_desk" if request.param == "sqlite" else "server_desk")
    return made


def khaled(desk: Desk) -> Any:
    member = desk.store.tables["member"]
    return member.get((member.first == "Khaled") & (member.surname == "al-Adnan")).family


def rows(desk: Desk, table: str, family: Any) -> list[Any]:
    model = desk.store.tables[table]
    return list(model.select().where(model.family == family).order_by(model.id))


def told(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the tables say, without ids, times of making, case numbers and key slots."""
    tables = desk.store.tables
    chance = {"id", "uid", "made", "number", "slot"}
    found = {}
    for name, model in tables.records.items():
        kept = [field for name, field in model._meta.fields.items() if name not in chance]
        found[name] = sorted(model.select(*kept).tuples(), key=repr)
    return found


def test_khaleds_household_is_as_the_story_tells_it(desk: Desk) -> None:
    demo.fill(desk, families=0)
    family = khaled(desk)
    stays = rows(desk, "stay", family)
    places = {place.id: place.pcode for place in desk.store.tables["place"].select()}

    assert (family.declared_people, len(rows(desk, "member", family))) == (14, 3)
    assert (places[family.origin_place_id], family.left_on) == ("C4081", date(2018, 8, 10))
    assert [places[stay.place_id] for stay in stays] == ["C4099", "C3983", "C4176"]
    assert stays[-1].living == "rented"
    assert [need.category for need in rows(desk, "need", family)] == ["shelter", "food"]
    assert [(AUG_15 - row.due).days for row in rows(desk, "follow_up", family)] == [5, -3]
    assert {row.kind for row in rows(desk, "follow_up", family)} == {"rent-due", "visit"}


def test_the_story_happens_on_whatever_day_it_is_told(desk: Desk, clock: FrozenClock) -> None:
    clock.go_on(days=2000)
    today = clock.today()

    demo.fill(desk, families=0)

    family = khaled(desk)
    assert family.left_on == today - timedelta(days=5)
    assert [(row.due - today).days for row in rows(desk, "follow_up", family)] == [-5, 3]
    assert max(row.on for row in desk.store.tables["count"].select()) == today


def test_with_no_neighbours_there_are_the_five_families_alone(desk: Desk) -> None:
    demo.fill(desk, families=0)

    tables = desk.store.tables
    assert {name: tables[name].select().count() for name in ("family", "site", "event", "user")} == {
        "family": 5,
        "site": 9,
        "event": 8,
        "user": 3,
    }
    assert tables["referral"].select().count() == 2
    assert [(row.kind, row.reason) for row in tables["flag"].select()] == [
        ("child-without-adult", "A girl of sixteen leads the family.")
    ]


def test_thirty_four_families_of_al_midan_are_ours_and_most_of_them_are_in_the_open(desk: Desk) -> None:
    demo.fill(desk)

    tables = desk.store.tables
    site = tables["site"].get(tables["site"].name == "al-Midan camp")
    case = tables["case_list"]
    living = Counter(row.living for row in case.select().where((case.site == site.id) & (case.status == "open")))
    assert tables["family"].select().count() == 60
    assert living == {"open": 25, "planned-camp": 9}


@pytest.mark.parametrize("families", [6, 10, 25])
def test_few_neighbours_are_not_all_at_one_site(file_desk: Desk, families: int) -> None:
    demo.fill(file_desk, families=families)

    case = file_desk.store.tables["case_list"]
    assert case.select().count() == families
    assert case.select().where(case.site == 0).exists()


def filled(folder: Path, seed: int) -> dict[str, list[tuple[Any, ...]]]:
    desk = opening.create(
        Home(folder), "Rana", "caseworker", PASSPHRASE, clock=FrozenClock(), cost=CHEAP_FOR_TESTS
    ).desk
    try:
        demo.fill(desk, families=40, seed=seed)
        return told(desk)
    finally:
        desk.close()


@pytest.mark.slow
def test_one_seed_draws_the_same_families_and_another_draws_others(tmp_path: Path) -> None:
    first = filled(tmp_path / "first", seed=7)

    assert filled(tmp_path / "again", seed=7) == first
    assert filled(tmp_path / "other", seed=8)["member"] != first["member"]


def test_the_journal_holds_all_of_it(desk: Desk) -> None:
    demo.fill(desk, families=20)
    tables = desk.store.tables
    before = snapshot(tables)

    assert journal.verify(tables) == []
    with desk.store.write():
        rebuild(tables, desk.clock.today())
    assert snapshot(tables) == before


def test_changes_are_dated_when_they_were_made_and_by_whom(desk: Desk) -> None:
    demo.fill(desk, families=0)

    changes = journal.load(desk.store.tables, RecordId(bytes(khaled(desk).uid))).changes
    assert [(change.verb, change.when().date()) for change in changes] == [
        ("registered", date(2018, 8, 10)),
        ("visited", date(2018, 8, 10)),
        ("note", date(2018, 8, 10)),
    ]
    assert {change.actor for change in changes} == {desk.user.uid.hex()}


def test_nothing_of_the_demo_was_brought_in_from_a_list(desk: Desk) -> None:
    demo.fill(desk, families=8)
    assert imports(desk) == ()


def test_texts_are_in_the_language_asked_for_and_names_in_both_scripts(file_desk: Desk) -> None:
    demo.fill(file_desk, families=0, language="ar")

    tables = file_desk.store.tables
    assert {user.name for user in tables["user"].select()} == {"Rana", "يمان", "ريما"}
    assert rows(file_desk, "need", khaled(file_desk))[0].what.startswith("بدل الإيجار")
    assert rows(file_desk, "member", khaled(file_desk))[0].first_ar == "خالد"


def test_every_phone_is_kept_as_a_search_looks_for_it(file_desk: Desk) -> None:
    demo.fill(file_desk, families=40)

    numbers = [contact.number for contact in file_desk.store.tables["contact"].select() if contact.number]
    assert len(numbers) > 10
    assert [number for number in numbers if not (number.isdigit() and number.startswith("963"))] == []


def test_nothing_is_written_where_there_are_families_already(file_desk: Desk) -> None:
    demo.fill(file_desk, families=0)
    before = snapshot(file_desk.store.tables)

    with pytest.raises(Refused):
        demo.fill(file_desk, families=0)

    assert snapshot(file_desk.store.tables) == before
