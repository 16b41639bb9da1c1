"""F9: what is typed finds an action by how it is called, then by what it does, in any spelling."""

import pytest
from textual.widgets import OptionList

from famcase.services.desk import Desk
from famcase.services.queries.cases import case_page
from famcase.tui.supervising.doubles import DoublesScreen
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


async def test_what_is_called_so_stands_before_what_only_tells_of_it(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "down", "space")
        assert "1 marked · F9 acts on it" in screen(pilot)
        await press(pilot, "f9")
        await typed(pilot, "assign")
        shown = screen(pilot)
        assert 0 < shown.index("Marked: assign") < shown.index("What waits")


async def test_nothing_of_that_name_is_said_in_words(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f9")
        assert "Nothing is called that here" not in screen(pilot)
        await typed(pilot, "refer to a partner")
        assert "Nothing is called that here" in screen(pilot)
        await press(pilot, "enter")
        await press(pilot, "ctrl+u")
        assert "Nothing is called that here" not in screen(pilot)


async def test_an_arabic_action_is_found_without_its_hamza(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk, language="ar")
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(case_page(told_desk).lines[0].uid)
        await quiet(pilot)
        await press(pilot, "f9")
        for spelling in ("إحالة", "احاله"):
            await press(pilot, "ctrl+u")
            await typed(pilot, spelling)
            found = app.screen.query_one("OptionList").option_count  # type: ignore[attr-defined]
            assert found > 0, spelling


@pytest.mark.parametrize(
    ("language", "place", "said", "called"),
    [
        ("en", "exchange", "undo", "Take back"),
        ("en", "exchange", "تراجع", "Take back"),
        ("en", "families", "excel", "Print or file"),
        ("en", "families", "postp", "Marked: put off"),
        ("ar", "exchange", "تراجع", "سحب"),
        ("ar", "exchange", "undo", "سحب"),
        ("ar", "today", "الغاء", "تراجع"),
        ("en", "today", "double", "Doubles"),
        ("en", "families", "twice", "Doubles"),
        ("en", "sites", "merge", "Doubles"),
        ("en", "exchange", "duplicates", "Doubles"),
        ("ar", "today", "مكررة", "المكررة"),
        ("ar", "families", "مرتين", "المكررة"),
        ("ar", "families", "دمج", "المكررة"),
        ("ar", "today", "طباعه", "طباعة أو ملف"),
    ],
)
async def test_an_action_is_found_by_a_word_that_means_the_same(
    told_desk: Desk, make_app: AppMaker, language: str, place: str, said: str, called: str
) -> None:
    app = make_app(told_desk, language=language)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.action_go(place)
        await press(pilot, "f9")
        await typed(pilot, said)
        offered = app.screen.query_one(OptionList)
        assert any(called in str(option.prompt) for option in offered.options)
        await typed(pilot, " zz")
        assert not offered.options


async def test_a_screen_that_was_left_takes_no_answer_while_its_parts_go(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(case_page(told_desk).lines[0].uid)
        await quiet(pilot)
        left = app.screen
        assert left.ask.is_heard()  # type: ignore[attr-defined]
        app.pop_screen()
        assert left.is_attached
        assert not left.ask.is_heard()  # type: ignore[attr-defined]


async def test_likely_doubles_are_opened_from_the_list_of_all_actions(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f9")
        await typed(pilot, "twice")
        await press(pilot, "enter")
        assert isinstance(app.screen, DoublesScreen)


async def test_where_nothing_is_found_nothing_is_offered_to_be_chosen(told_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(told_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        app.open_family(case_page(told_desk).lines[0].uid)
        await quiet(pilot)
        await press(pilot, "f9")
        assert "Choose" in screen(pilot)
        await typed(pilot, "zzzz")
        assert "Nothing is called that here. More can be done at the places 1 to 6." in screen(pilot)
        assert "Choose" not in screen(pilot)
        await press(pilot, "ctrl+u")
        assert "Choose" in screen(pilot)
