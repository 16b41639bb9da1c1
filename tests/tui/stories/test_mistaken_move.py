"""Somebody recorded a move of the wrong family, and noticed it only after other work was saved.

That one change is taken back from the history, where it is shown first what would be undone; a registration on which
moves and visits were built since is refused, and says what stands on it.
"""

import pytest

from famcase.services.desk import Desk
from famcase.services.queries.families import get_family
from famcase.services.queries.history import history
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, lives

pytestmark = pytest.mark.slow

HISTORY = 6


@SIZES
async def test_a_mistaken_move_undone(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    wrong = lives(file_desk, "خالد العدنان", ARMANAZ, living="rented")
    lives(file_desk, "Khaled al-Adham", ARMANAZ, living="rented")
    async with sit(size) as me:
        await me.press("2")
        await me.type("خالد العدنان")
        await me.press("enter", "enter", "f6")
        await me.fill("Salqin", "", "host")
        await me.press("ctrl+s", "f7")
        await me.type("The father looks for work.")
        await me.press("ctrl+s")
        assert "Salqin" in me.screen

        before = me.keys
        await me.press("shift+tab", "down", "u")  # the history, past the note
        assert "Take back for خالد العدنان: recorded a move" in me.screen
        await me.press("enter")
        assert str(get_family(file_desk, wrong).stays[-1].where) == "Salqin", "Enter alone is no"
        await me.press("u", "down", "enter")
        assert "Taken back for خالد العدنان" in me.screen
        assert ": recorded a move, saved" in me.screen
        assert me.keys - before <= 10
        view = get_family(file_desk, wrong)
        assert [str(stay.where) for stay in view.stays] == ["Armanaz"]
        assert len(view.notes) == 1, "what came after it stays"

        await me.press("end", "u")  # the registration, with a note upon it
        assert "Something was built on this since then" in me.screen
    view = get_family(file_desk, wrong)
    assert str(view.now.where) == "Armanaz" if view.now else False
    lines = history(file_desk, wrong)
    assert [line.verb for line in lines if line.undone] == ["moved"]
