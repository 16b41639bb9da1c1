"""Thirty families of one village reach the camp in an afternoon, and Rana writes them down on the arrival sheet.

What they share is said once; then each is a line, and one of them is there already and is not written down twice.
"""

import pytest

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import CaseFilters, count_cases
from famcase.services.queries.sites import find_site, list_sites
from tests.tui.stories.conftest import LARGE, SIZES, Sit, camp, lives

pytestmark = pytest.mark.slow

FAMILIES = 30
KEYS_A_FAMILY = 5
"""Keystrokes for each family beyond the values typed: an Enter after each of five cells."""

NAMES = ("Rima", "خالد", "Yusuf", "فاطمة", "Hasan")
SURNAMES = ("الحداد", "al-Khatib", "الأسعد", "Sabbagh", "قدور", "Nasser")


@SIZES
async def test_a_wave(file_desk: Desk, sit: Sit, size: tuple[int, int]) -> None:
    site = camp(file_desk, capacity_families=150)
    lives(file_desk, "ريما الحداد", Where(site=site))
    many = FAMILIES if size == LARGE else 8
    async with sit(size) as me:
        await me.choose("arrival sheet")
        await me.fill("Tah", "10 Aug", "bombardment", "midan", "yesterday", "open")
        await me.press("right", "ctrl+s")
        assert "from Tah · left Fri 10 Aug 2018" in me.screen
        begun = me.keys
        for number in range(many):
            name = f"{NAMES[number % 5]} {SURNAMES[number % 6]}"
            await me.type(name)
            if name == "Rima الحداد":
                assert "May be here already: ريما الحداد" in me.screen, "she is in the camp, in the other script"
            await me.fill("", "", "1 2 3 1", "", f"T{number}")
        keys = (me.keys - begun) / many
        assert f"{many} families saved, {many * 7} people" in me.screen
        await me.press("escape", "3")
        assert me.line_with("al-Midan camp").count(str(many + 1)) == 1
    assert keys == KEYS_A_FAMILY
    assert count_cases(file_desk) == many + 1
    (line,) = list_sites(file_desk)
    assert (line.with_us_families, line.in_the_open) == (many + 1, many)
    assert count_cases(file_desk, CaseFilters(site=find_site(file_desk, "midan"))) == many + 1
