"""Overnight the landowner puts a camp of a hundred families out, and by morning they are said to be in Salqin.

They are moved at once, as assumed, after it is shown what will happen, taken back once by mistake and moved again; then
the round verifies them, a key a line.
"""

import pytest

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.families import get_family
from famcase.services.queries.there import families_at
from tests.tui.stories.conftest import SALQIN, SIZES, SMALL, Sit, camp, lives

pytestmark = pytest.mark.slow


@SIZES
async def test_a_camp_evicted_overnight(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    site = Where(site=camp(file_desk))
    many = 100 if size == SMALL else 8
    for number in range(many):
        lives(file_desk, f"خالد العدنان {number}" if number % 2 else f"Rima Haddad {number}", site)
    async with sit(size) as me:
        await me.press("3", "enter")
        assert f"{many} families with us" in me.screen
        await me.press("f6", "enter")
        assert f"{many} families there" in me.screen
        await me.fill("Salqin", "", "today", "open")
        await me.type("eviction")
        await me.press("ctrl+s")
        assert f"{many} of {many} families: assumed at Salqin since Wed 15 Aug 2018" in me.screen
        assert len(families_at(file_desk, site)) == many, "nothing is done before it was shown"
        await me.press("enter")
        assert "No family of ours is there" in me.screen
        assert len(families_at(file_desk, SALQIN)) == many
        bulk = me.keys

        await me.press("ctrl+z")
        assert len(families_at(file_desk, site)) == many, "one undo takes all of it back"
        assert f"{many} families with us" in me.screen
        await me.press("f6", "enter")
        await me.fill("Salqin", "", "today", "open")
        await me.type("eviction")
        await me.press("ctrl+s", "enter")

        await me.press("1")
        await me.choose("verification")
        assert f"0 of {many} verified" in me.screen
        assert "assumed" in me.line_with("Rima Haddad 0")
        before = me.keys
        await me.press("h", "ا", "n", "h")
        assert f"4 of {many} verified" in me.screen
        assert me.keys - before == 4, "one key a line"
        await me.press("e")
        await me.type("Armanaz")
        await me.press("ctrl+s")
        assert f"5 of {many} verified" in me.screen
    assert bulk <= 20
    views = [get_family(file_desk, uid) for uid in families_at(file_desk, SALQIN)]
    assert len(views) == many - 2
    here = [view for view in views if view.visits]
    assert [visit.outcome for view in here for visit in view.visits] == ["seen"] * 3
    assert {view.now.confirmed_how for view in here if view.now} == {"round"}
    assert {view.now.sureness for view in views if view.now and view not in here} == {"assumed"}
