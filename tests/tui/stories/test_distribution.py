"""Food baskets come to the camp: the list is made by a rule, written for paper, and ticked as numbers are called out.

Whoever collects has it recorded, so that "had none for six months" does not find them any more, and finds the absent.
"""

from pathlib import Path

import pytest

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import case_page, read_words
from famcase.services.queries.distributions import distribution_lines, list_distributions
from famcase.services.queries.families import get_family
from tests.tui.stories.conftest import SIZES, Sit, camp, lives

pytestmark = pytest.mark.slow

NAMES = ("Khaled al-Adnan", "مريم بركات", "Omar Qaddour", "يوسف الحسين", "Samer al-Hidden", "Hassan al-Khatib")


@SIZES
async def test_a_distribution(file_desk: Desk, sit: Sit, tmp_path: Path, size: tuple[int, int]) -> None:
    site = Where(site=camp(file_desk))
    for name in NAMES:
        asked = "not-asked" if name.startswith("Hassan") else "given"
        lives(file_desk, name, site, consent=asked, withhold_name="Hidden" in name)
    paper = tmp_path / "list.html"
    async with sit(size) as me:
        await me.press("2")
        await me.type("no food-basket 6 months")
        assert "6 families" in me.screen
        await me.press("escape", "escape", "3", "enter", "d")
        await me.fill("food basket", "", "", "", "")
        await me.press("ctrl+s")
        assert "5 families, 30 people: 5 × Food basket" in me.screen
        assert "1 left out: 1 not asked for consent" in me.screen
        await me.press("enter")
        assert "0 of 5 ticked" in me.screen

        await me.press("ctrl+e", "enter", "ctrl+u")
        await me.type(str(paper))
        await me.press("tab", "h", "ctrl+s")
        assert "Wrote 5 lines to" in " ".join(me.screen.split())

        before = me.keys
        await me.type("1-3")
        await me.press("enter")
        if "met by it?" in me.screen:
            await me.press("enter")
        await me.type("٤")
        await me.press("f5")
        await me.type("جارتها")
        await me.press("enter")
        await me.type("5")
        await me.press("f6")
        assert "5 of 5 ticked" in me.screen
        assert "3 collected" in me.screen
        assert me.keys - before <= 6
        await me.press("f8", "down", "enter")
        assert "closed Wed 15 Aug 2018" in me.screen

        await me.press("escape", "escape", "2")
        await me.type("no food-basket 6 months")
        assert "2 of 6 families" in me.screen
    (made,) = list_distributions(file_desk)
    lines = distribution_lines(file_desk, made.uid)
    assert [line.outcome for line in lines] == ["collected", "collected", "collected", "by-proxy", "absent"]
    received = [[given.item for given in get_family(file_desk, line.family).assistance] for line in lines]
    assert received == [["food-basket"]] * 4 + [[]]
    left = case_page(file_desk, read_words(file_desk, ["no", "food-basket", "6", "months"])).lines
    assert len(left) == 2
    written = paper.read_text(encoding="utf-8")
    case = lines[0].case
    assert f"{case[:5]}-{case[5:8]}-{case[8]}" in written
    assert not [name for name in NAMES if name in written], "numbers are called out, not names"
