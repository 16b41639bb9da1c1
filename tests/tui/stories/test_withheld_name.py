"""A media activist asks that nobody reads his name, and is registered so from the first letter on.

His name then stands on no list, no search by it, no site, no summary, no list for a distribution and in no file; on his
own page it is shown when somebody asks for it on purpose, and hidden again.
"""

from pathlib import Path

import pytest

from famcase.services.desk import Desk
from famcase.services.inputs import Where
from famcase.services.queries.cases import case_page
from famcase.services.queries.families import get_family
from tests.tui.stories.conftest import SIZES, Sit, camp, lives
from tests.tui.stories.keyboard import Keyboard

pytestmark = pytest.mark.slow

NAMES = ("Samer", "Hidden", "سامر")


def hidden(me: Keyboard) -> bool:
    return not [name for name in NAMES if name in me.screen]


@SIZES
async def test_a_withheld_name(file_desk: Desk, sit: Sit, tmp_path: Path, size: tuple[int, int]) -> None:
    site = Where(site=camp(file_desk))
    lives(file_desk, "مريم بركات", site)
    file = tmp_path / "families.csv"
    async with sit(size) as me:
        await me.press("f4", "right", "enter")
        await me.fill("Samer al-Hidden", "سامر", "1", "", "", "", "", "midan", "yesterday", "tent")
        await me.press("enter", "enter")
        await me.press("enter", "enter")  # priority and needs
        await me.press("enter")  # others by name
        await me.fill("today", "call first")
        await me.press("right", "ctrl+s")
        await me.press("enter")
        assert "(name withheld)" in me.screen
        assert hidden(me)
        await me.press("s")
        assert "Samer al-Hidden" in me.screen, "shown on purpose"
        await me.press("s")
        assert hidden(me)

        for place in ("3", "4", "5", "6", "1"):
            await me.press(place)
            assert hidden(me), place
        assert "(name withheld)" in me.line_with("call first")
        await me.press("2")
        assert "(name withheld)" in me.screen
        for name in NAMES:
            await me.press("f3", "ctrl+u")
            await me.type(name)
            assert "No family is like that" in me.screen, name
        await me.press("escape")
        await me.press("ctrl+e", "ctrl+u")
        await me.type(str(file))
        await me.press("tab", "tab", "right", "right", "ctrl+s", "down", "enter")
        assert "Wrote 2 lines" in me.screen
        await me.press("down", "3", "enter")
        assert "(name withheld)" in me.screen
        assert hidden(me)
        await me.press("d")
        await me.type("food basket")
        await me.press("ctrl+s", "enter")
        assert "0 of 2 ticked" in me.screen
        assert "(name withheld)" in me.screen
        assert hidden(me)
    written = file.read_text(encoding="utf-8-sig")
    assert "مريم بركات" in written, "names were asked for"
    assert not [name for name in NAMES if name in written]
    (family,) = [line for line in case_page(file_desk).lines if line.withheld]
    assert (family.name, family.name_ar) == ("", "")
    assert get_family(file_desk, family.uid).name.first == "Samer", "it is kept, for whoever has to know it"
