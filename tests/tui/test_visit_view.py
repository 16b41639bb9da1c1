"""What one may show a family across the table, and nothing else."""

from famcase.services.commands.notes import write_note
from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen
from tests.tui.rendered import check_golden, in_each_look


@in_each_look
async def test_the_visit_view_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, language: str, size: tuple[int, int]
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=size) as pilot:
        await quiet(pilot)
        await press(pilot, "t")
        check_golden(f"visit-view-{size[0]}x{size[1]}-{language}", app)


async def test_one_key_shows_a_family_to_itself_without_priority_notes_users_or_others(
    told_desk: Desk, make_app: AppMaker
) -> None:
    family = next(line for line in case_page(told_desk).lines if line.priority == 1)
    write_note(told_desk, family.uid, "The uncle must not hear of this.")
    app = make_app(told_desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await quiet(pilot)
        for way in ("today", "page"):
            if way == "page":
                app.open_family(family.uid)
                await quiet(pilot)
            await press(pilot, "t")
            shown = screen(pilot)
            assert "Khaled Ahmad al-Adnan" in shown
            assert "Shelter" in shown
            for hidden in ("riority", "uncle", "Rana", "Mariam", "Midan", "Today", "Families", "overdue", "Armanaz"):
                assert hidden not in shown, hidden
            await press(pilot, "1", "2", "f4", "f9")
            assert "Mariam" not in screen(pilot)
            await press(pilot, "escape", "escape")


async def test_a_withheld_name_stays_withheld(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    hidden = next(line for line in case_page(told_desk).lines if line.withheld)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_visit(hidden.uid)
        await quiet(pilot)
        assert "(name withheld)" in screen(pilot)
        assert "Samer" not in screen(pilot)
