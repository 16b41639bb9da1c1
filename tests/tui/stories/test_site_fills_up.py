"""The manager of al-Midan counts more families than the camp has room for, and another family is on its way there.

The site says that it is over, Today says so too, and the move warns before it is saved: people are where they are.
"""

import pytest

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.site_page import get_site
from famcase.services.queries.sites import list_sites
from famcase.services.queries.today import today
from tests.tui.stories.conftest import ARMANAZ, SIZES, Sit, camp, found, lives

pytestmark = pytest.mark.slow


@SIZES
async def test_a_site_fills_up(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    site = camp(file_desk, capacity_families=150)
    lives(file_desk, "مريم بركات", Where(site=site), living="open")
    lives(file_desk, "Omar Qaddour", ARMANAZ, living="rented")
    async with sit(size) as me:
        await me.press("3")
        await me.press("enter")
        assert "room for 150 families" in me.screen
        await me.press("f4")
        begun = me.keys
        await me.press("m", "enter")  # the manager says so
        await me.type("١٤٧")
        await me.press("ctrl+s")
        assert me.keys - begun == 3
        assert "147 families counted" in me.screen
        assert "98 %" in me.screen
        await me.press("f4")
        await me.press("enter")  # the manager again, who counted last
        await me.type("231")
        await me.press("ctrl+s")
        assert "231 families counted" in me.screen
        assert "! over, 154 %" in me.screen
        assert "1 family with us · 1 in the open" in me.screen
        await me.press("tab")
        assert "147" in me.screen, "what was counted before is kept"

        await me.press("1")
        assert "Look at" in me.screen
        assert "! al-Midan camp 231 families counted, ! over, 154 % · 1 family with us" in me.screen
        assert "! 1 family in the open for more than 3 days" in me.screen

        await me.press("2")
        await me.type("omar")
        await me.press("enter", "f6")
        await me.type("الميدان")
        assert "! over, 154 %" in me.screen, "it warns while somebody chooses it"
        await me.fill("", "")
        await me.type("open")
        await me.press("ctrl+s")
        assert "saved 12:00" in me.screen
        await me.press("3")
        line = me.line_with("al-Midan camp")
        assert "231 15 Aug" in line
        assert " 2 2 " in line
        assert line.endswith("! over, 154 %")
    omar = found(file_desk, "Omar")
    assert omar.now is not None
    assert (str(omar.now.where), omar.now.living) == ("al-Midan camp", "open")
    assert [count.families for count in get_site(file_desk, site).counts] == [231, 147]
    assert [(one.name, one.with_us_families, one.in_the_open) for one in list_sites(file_desk)] == [
        ("al-Midan camp", 2, 2)
    ]
    assert [one.name for one in today(file_desk).sites_over] == ["al-Midan camp"]
