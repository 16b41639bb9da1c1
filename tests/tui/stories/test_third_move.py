"""A family of two that bear the same first name moves for the third time, on a screen in Arabic from first to last.

The stop before was recorded on a wrong day; it is put right on the page, and days that would overlap are refused.
"""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from famcase.services.commands.moves import record_move
from famcase.services.desk import Desk
from famcase.services.inputs import NewStay, Where
from tests.conftest import AUG_15
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, found, lives

pytestmark = pytest.mark.slow

MOST_FOR_A_MOVE = 15
MOST_TO_OPEN = 6


@SIZES
async def test_a_third_move(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    uid = lives(file_desk, "خالد العدنان", Where(pcode="C4081"), days=9, living="host")
    lives(file_desk, "خالد العلي", ARMANAZ)
    record_move(file_desk, uid, NewStay(Where(text="مدرسة القرية"), AUG_15 - timedelta(days=5), "collective"))
    async with sit(size, language="ar") as me:
        await me.press("٢")
        await me.type("خالد العدنان")
        await me.press("enter", "enter")
        assert me.keys <= MOST_TO_OPEN
        assert "مدرسة القرية" in me.screen

        before = me.keys
        await me.press("f6")
        await me.fill("أرمناز", "أمس", "إيجار")
        await me.press("ctrl+s")
        assert me.keys - before <= MOST_FOR_A_MOVE
        assert "أرمناز" in me.screen

        await me.press(*["tab"] * 4)  # the journey
        await me.press("down", "f2", "tab", "ctrl+u")
        await me.type("15 Aug")  # after the next stay began
        await me.press("ctrl+s")
        assert "لا يمكن أن يكونوا" in me.screen, "the next stay began before"
        assert [stay.since for stay in found(file_desk, "خالد العدنان").stays][1] == AUG_15 - timedelta(days=5)
        await me.press("ctrl+u")
        await me.type("١٢ آب")
        await me.press("ctrl+s")
        assert "مدرسة القرية" in me.screen
    stays = found(file_desk, "خالد العدنان").stays
    assert [(str(stay.where), stay.since, stay.living) for stay in stays] == [
        ("Tamanaah", date(2018, 8, 6), "host"),
        ("مدرسة القرية", date(2018, 8, 12), "collective"),
        ("Armanaz", date(2018, 8, 14), "rented"),
    ]
    days = [stay.since for stay in stays if stay.since]
    assert all(earlier <= later for earlier, later in pairwise(days))
