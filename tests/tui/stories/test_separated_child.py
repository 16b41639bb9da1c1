"""On the road Rahaf, nine, was separated from her mother; she is registered so, looked for, and found.

The page says that she is looked for until she is home: found first, then reunited, which closes the tracing.
"""

import pytest

from famcase.services.desk import Desk
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, found, lives

pytestmark = pytest.mark.slow


@SIZES
async def test_a_separated_child_found(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    lives(file_desk, "أمينة الأحمد", ARMANAZ, living="rented")
    async with sit(size) as me:
        await me.press("2", "enter", "enter", "f4", "enter")
        begun = me.keys
        await me.fill("Rahaf", "رهف", "son", "f", "9", "")
        await me.type("separated")
        await me.press("ctrl+s")
        assert me.keys - begun <= 10
        assert "! looked for: Rahaf" in me.screen

        await me.press("escape", "enter", "down", "c")
        await me.type("found")
        await me.press("ctrl+s")
        assert "! looked for: Rahaf" in me.screen, "found is not home yet"
        rahaf = found(file_desk, "أمينة").members[1]
        assert (rahaf.presence, rahaf.tracing_open) == ("found", True)

        planned = [one.kind for one in found(file_desk, "أمينة").follow_ups if one.status == "open"]
        assert planned == ["reunification"]

        begun = me.keys
        await me.press("c")
        await me.type("reunited")
        await me.press("ctrl+s")
        assert me.keys - begun == 2
        assert "looked for" not in me.screen
    family = found(file_desk, "أمينة")
    rahaf = family.members[1]
    assert (rahaf.age, rahaf.presence, rahaf.tracing_open) == (9, "here", False)
    assert [flag.kind for flag in family.flags if flag.resolved_on is None] == []
