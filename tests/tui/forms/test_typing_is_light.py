"""A letter is drawn where it is typed, and nothing else of the form is arranged anew."""

from famcase.services.desk import Desk
from famcase.tui.widgets.field import Field
from tests.tui.conftest import AppMaker
from tests.tui.keys import press, quiet, screen, typed


async def test_letters_do_not_have_the_form_arranged_anew(file_desk: Desk, make_app: AppMaker) -> None:
    app = make_app(file_desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "tab")
        await typed(pilot, "K")
        arranged: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, arranged.append, immediate=True)
        await typed(pilot, "haledino")
        assert "Khaledino" in screen(pilot)
        assert arranged == []
        await pilot.resize_terminal(100, 30)
        await quiet(pilot)
        assert arranged, "otherwise nothing was listened to"


async def test_who_types_more_than_the_line_holds_sees_the_end_of_it(file_desk: Desk, make_app: AppMaker) -> None:
    async with make_app(file_desk).run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        await press(pilot, "f4", "tab")
        assert isinstance(pilot.app.focused, Field)
        room = pilot.app.focused.content_size.width
        await typed(pilot, "b" * room + "the end")
        assert "the end" in screen(pilot)
        await press(pilot, "home")
        assert "the end" not in screen(pilot)
        await press(pilot, "end")
        assert "the end" in screen(pilot)
