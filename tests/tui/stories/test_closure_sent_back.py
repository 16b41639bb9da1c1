"""Nour asks to close a case, and Rana sends it back because the roof is not mended yet.

Nour reads that when she unlocks the desk, has the roof mended, asks again, and Rana approves it.
"""

import pytest

from famcase.services.commands.closing import assign
from famcase.services.desk import Desk
from tests.conftest import PASSPHRASE
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, change_seats, found, lives

pytestmark = pytest.mark.slow


@SIZES
async def test_a_closure_sent_back(file_desk: Desk, sit: Sit, with_nour: str, size: tuple[int, int]) -> None:
    assign(file_desk, lives(file_desk, "خالد العدنان", ARMANAZ, living="damaged"), "Nour")
    async with sit(size) as me:
        await change_seats(me, with_nour)
        await me.press("2", "enter", "enter")
        begun = me.keys
        await me.choose("close this case")
        await me.press("g", "ctrl+s")
        assert "Asked: a supervisor closes the case or sends it back." in me.screen
        assert me.keys - begun <= 20

        await change_seats(me, PASSPHRASE)
        assert "1 closure" in me.screen, "Today says so"
        await me.press("1", "p")
        await me.press("x")
        assert "Send the request to close back" in me.screen
        await me.type("The roof is not mended yet. السقف لم يُصلَح")
        await me.press("ctrl+s")

        await change_seats(me, with_nour)
        await me.press("1")
        assert "sent back" in me.screen
        await me.press("p")
        assert "The roof is not mended yet." in me.screen
        await me.press("enter")
        assert "The roof is not mended yet." in me.screen, "on the family's page too"
        await me.press("escape", "c", "g", "ctrl+s")

        await change_seats(me, PASSPHRASE)
        await me.press("1", "p", "y")
        assert "Close the case of خالد العدنان, as Nour asks: Goals met?" in me.screen
        await me.press("enter")
        assert found(file_desk_again(me), "خالد").status == "open", "Enter alone is no"
        await me.press("y", "down", "enter")
        assert "Nobody asks to close a case." in me.screen
        family = found(file_desk_again(me), "خالد")
    assert (family.status, family.close_reason, family.close_comment) == ("closed", "goals-met", "")


def file_desk_again(me: object) -> Desk:
    """Return the desk that was unlocked last."""
    return me.pilot.app.open_desk  # type: ignore[attr-defined, no-any-return]
