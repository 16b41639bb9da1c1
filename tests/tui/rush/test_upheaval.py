"""A camp evicted overnight: everyone moved at once, then verified one key a line; and what nobody reaches put off."""

import pytest

from famcase.domain.changes import RecordId
from famcase.services.commands.bulk import do_all
from famcase.services.commands.bulk_moves import Moving
from famcase.services.desk import Desk
from famcase.services.inputs import NewStay, Where
from famcase.services.queries.families import get_family
from famcase.services.queries.there import families_at
from famcase.services.views import FamilyView
from tests.conftest import AUG_15
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed
from tests.tui.rendered import check_golden, in_each_look


def all_of(desk: Desk, families: tuple[RecordId, ...]) -> list[FamilyView]:
    return [get_family(desk, family) for family in families]


async def test_everyone_of_a_camp_moves_after_what_will_happen_was_shown(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    families = families_at(file_desk, Where(site=camp))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("move", site=camp, shown="al-Midan camp")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "6 families there" in screen(pilot)
        await press(pilot, "enter")
        await typed(pilot, "Salqin")
        await press(pilot, "enter", "enter")
        await typed(pilot, "today")
        await press(pilot, "enter")
        await typed(pilot, "open")
        await press(pilot, "enter")
        await typed(pilot, "eviction")
        await press(pilot, "ctrl+s")
        assert "6 of 6 families: assumed at Salqin since Wed 15 Aug 2018" in " ".join(screen(pilot).split())
        assert {str(view.now.where) for view in all_of(file_desk, families) if view.now} == {"al-Midan camp"}
        await press(pilot, "enter")
        views = all_of(file_desk, families)
        assert {(str(view.now.where), view.now.sureness) for view in views if view.now} == {("Salqin", "assumed")}
        await press(pilot, "ctrl+z")
        assert {str(view.now.where) for view in all_of(file_desk, families) if view.now} == {"al-Midan camp"}


async def test_marked_families_scatter_and_nobody_knows_which_went_where(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    families = families_at(file_desk, Where(site=camp))[:2]
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_many("move-many", families)  # type: ignore[attr-defined]
        await quiet(pilot)
        await typed(pilot, "Salqin")
        await press(pilot, "enter")
        await typed(pilot, "Armanaz")
        await press(pilot, "enter", "enter", "ctrl+s")
        assert "Salqin / Armanaz" in screen(pilot)
        await press(pilot, "enter")
    assert {str(view.now.where) for view in all_of(file_desk, families) if view.now} == {"Salqin / Armanaz"}


async def test_a_place_where_nobody_is_moves_nobody(file_desk: Desk, camp: RecordId, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("move")  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "ctrl+s")
        assert "“Everyone at” is missing." in screen(pilot)
        await typed(pilot, "Tah")
        await press(pilot, "ctrl+s")
        assert "None of our families is there." in screen(pilot)
    assert len(families_at(file_desk, Where(site=camp))) == 6


@pytest.mark.slow
async def test_a_round_is_one_key_a_line_and_each_is_taken_back(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    families = families_at(file_desk, Where(site=camp))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("round", site=camp, shown="al-Midan camp")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "0 of 6 verified" in screen(pilot)
        await press(pilot, "h", "ا", "n")
        assert "3 of 6 verified" in screen(pilot)
        await press(pilot, "e")
        await typed(pilot, "Salqin")
        await press(pilot, "ctrl+s")
        await press(pilot, "s")
        await typed(pilot, "12")
        await press(pilot, "ctrl+s", "p", "tab")
        await typed(pilot, "2")
        await press(pilot, "ctrl+s")
        assert "6 of 6 verified" in screen(pilot)
        views = {view.people: view for view in all_of(file_desk, families)}
        await press(pilot, "ctrl+z")
        assert "5 of 6 verified" in screen(pilot)
        await press(pilot, "escape")
        pilot.app.open_rush("round", site=camp, shown="al-Midan camp")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "0 of 1 verified" in screen(pilot), "it goes on where it stopped"
    visits = [one.outcome for view in views.values() for one in view.visits]
    assert sorted(visits) == ["moved-unknown", *["seen"] * 5]
    now = {str(view.now.where): view.now for view in views.values() if view.now}
    assert set(now) == {"al-Midan camp", "", "Salqin"}
    assert now[""].living == "unknown"
    assert 12 in views
    confirmed = [
        view.now.confirmed_how for view in views.values() if view.now and str(view.now.where) == "al-Midan camp"
    ]
    assert set(confirmed) == {"round"}


async def test_the_round_of_a_camp_that_everyone_left_goes_where_they_went(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    families = families_at(file_desk, Where(site=camp))
    do_all(file_desk, families, Moving(NewStay(Where(pcode="C4140"), AUG_15, "open")))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("round", site=camp, shown="al-Midan camp")  # type: ignore[attr-defined]
        await quiet(pilot)
        assert "6 families moved on from here and are assumed elsewhere: Enter begins" in screen(pilot)
        await press(pilot, "enter")
        assert "0 of 6 verified" in screen(pilot)
        assert "Salqin" in screen(pilot)
        await press(pilot, "h")
        assert "1 of 6 verified" in screen(pilot)


@pytest.mark.usefixtures("camp")
async def test_marked_families_are_verified_from_the_list(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "2", "down", "space", "space", "f9")
        await typed(pilot, "marked verify")
        await press(pilot, "enter")
        assert "0 of 2 verified" in screen(pilot)


async def test_a_finding_that_is_refused_is_said_and_the_family_stays_to_be_verified(
    file_desk: Desk, camp: RecordId, make_app: AppMaker
) -> None:
    from famcase.services.commands.moves import record_move
    from famcase.services.inputs import NewStay

    first = families_at(file_desk, Where(site=camp))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("round", families=first[:1])  # type: ignore[attr-defined]
        await quiet(pilot)
        file_desk.tell(record_move, first[0], NewStay(Where(pcode="C4140"), AUG_15, "host")).result()
        await press(pilot, "h")
        assert "This family was changed while you were looking at it" in screen(pilot)
        assert "0 of 1 verified" in screen(pilot)


async def test_everything_due_at_a_place_is_put_off(file_desk: Desk, camp: RecordId, make_app: AppMaker) -> None:
    families = families_at(file_desk, Where(site=camp))
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        pilot.app.open_rush("put-off", site=camp, shown="al-Midan camp")  # type: ignore[attr-defined]
        await quiet(pilot)
        await press(pilot, "enter", "ctrl+s")
        assert "“Until” is missing." in screen(pilot)
        await typed(pilot, "2018-08-20")
        await press(pilot, "ctrl+s")
        assert "6 of 6 families: all that is due earlier is put off until" in screen(pilot)
        await press(pilot, "enter")
    due = {str(one.due) for view in all_of(file_desk, families) for one in view.follow_ups}
    assert due == {"2018-08-20"}


@pytest.mark.slow
@in_each_look
async def test_the_forms_and_the_round_look_as_they_did(
    file_desk: Desk, camp: RecordId, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    end = f"{size[0]}x{size[1]}-{language}"
    app = make_app(file_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        for name in ("move", "put-off"):
            app.open_rush(name, site=camp, shown="al-Midan camp")
            await quiet(pilot)
            check_golden(f"rush-{name}-{end}", app)
            await press(pilot, "escape")
        app.open_rush("move", site=camp, shown="al-Midan camp")
        await quiet(pilot)
        await press(pilot, "enter")
        await typed(pilot, "Salqin")
        await press(pilot, "ctrl+s")
        check_golden(f"rush-move-shown-{end}", app)
        await press(pilot, "escape", "escape")
        app.open_rush("round", site=camp, shown="al-Midan camp")
        await quiet(pilot)
        await press(pilot, "h", "n")
        check_golden(f"round-{end}", app)
        await press(pilot, "p")
        check_golden(f"round-part-{end}", app)
