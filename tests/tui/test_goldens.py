"""Each screen as plain text, on a small terminal and on a big one, in both languages."""

from collections.abc import Sequence

import pytest

from famcase.services.desk import Desk
from tests.tui.conftest import AppMaker
from tests.tui.rendered import check_golden, goldens, in_each_language, in_each_look, rendered, settled

KEYS: dict[str, Sequence[str]] = {
    "today": (),
    "families": ("2",),
    "sites": ("3",),
    "search": ("2", *"adnan", "down"),
    "nothing-found": ("2", *"zzzz"),
    "help": ("f1",),
    "all-actions": ("f9",),
}


@pytest.mark.slow
@in_each_look
async def test_each_screen_looks_as_it_did(
    told_desk: Desk, make_app: AppMaker, size: tuple[int, int], language: str
) -> None:
    with goldens() as check:
        for name, keys in KEYS.items():
            app = make_app(told_desk, language=language)
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                await pilot.press(*keys)
                await settled(pilot)
                assert all(len(line) <= 2 * size[0] for line in rendered(app).splitlines())
                check(f"{name}-{size[0]}x{size[1]}-{language}", app)


@in_each_language
async def test_an_empty_desk_teaches_the_next_key(file_desk: Desk, make_app: AppMaker, language: str) -> None:
    app = make_app(file_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        check_golden(f"empty-today-80x24-{language}", app)
        await pilot.press("2")
        await settled(pilot)
        check_golden(f"empty-families-80x24-{language}", app)


@in_each_language
async def test_the_first_questions_look_as_they_did(make_app: AppMaker, language: str) -> None:
    app = make_app(language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        check_golden(f"create-80x24-{language}", app)
