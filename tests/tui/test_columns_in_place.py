"""On a terminal that reorders lines (VTE, Konsole) each column stays where it is, whatever script stands before it.

What is sent is put in order as such a terminal does it, line by line from the left; then each cell of a list has to
hold what the list put there, and nothing of its neighbours.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from bidi import get_display
from textual.screen import Screen

from famcase.paths import Home
from famcase.presentation.bidi import Bidi
from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, cell, has_right_to_left
from famcase.services.desk import Desk
from famcase.tui.widgets.line_list import LineList
from tests.tui.conftest import AppMaker
from tests.tui.every_screen import WAYS, every
from tests.tui.keys import press, quiet, typed
from tests.tui.rendered import rendered
from tests.tui.told_world import tell

_MARKS = dict.fromkeys(map(ord, LEFT_TO_RIGHT_MARK + RIGHT_TO_LEFT_MARK))
_BRACKETS = str.maketrans(")]>»", "([<«")


def as_drawn(line: str) -> str:
    """Return the cells of a line as a terminal draws them that reorders it, from the left, and knows no columns."""
    ordered = str(get_display(line, base_dir="L")).translate(_MARKS)
    return "".join(character for character in ordered if not unicodedata.combining(character))


def letters(text: str) -> list[str]:
    """Return what stands in a cell without order, blanks and the direction of brackets."""
    shown = text.translate(_MARKS).translate(_BRACKETS)
    return sorted(each for each in shown if not each.isspace() and not unicodedata.combining(each))


def out_of_place(screen: Screen[Any], lines: list[str], *, right_to_left: bool) -> Iterator[str]:
    """Yield the cells of every list in sight that do not stand in their column."""
    for listed in screen.query(LineList):
        region = listed.scrollable_content_region
        if not listed.is_on_screen or not region.area:
            continue
        for row in range(region.height):
            index = row + listed.scroll_offset.y
            if index >= listed.count:
                break
            drawn = as_drawn(lines[region.y + row]).ljust(region.right)
            x = 2
            for each in listed.cells_of(index, region.width - 3):
                start = region.right - x - each.width if right_to_left else region.x + x
                there, wanted = drawn[start : start + each.width], cell(each.text, each.width)
                if letters(there) != letters(wanted):
                    yield f"{type(listed).__name__} {index}: “{there}” and not “{wanted}”"
                x += each.width + 1


def test_a_name_without_its_mark_would_be_seen() -> None:
    assert as_drawn("خالد\u200e  12  مريم\u200e  5") == "دلاخ  12  ميرم  5"
    assert as_drawn("خالد  12  مريم\u200e  5") != "دلاخ  12  ميرم  5"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_every_column_stays_in_place(file_desk: Desk, home: Home, make_app: AppMaker, language: str) -> None:
    world = tell(file_desk, home)
    app = make_app(file_desk, language=language, bidi=Bidi.TERMINAL)
    faults, arabic = {}, 0
    async with app.run_test(size=(80, 24)) as pilot:
        await quiet(pilot)
        async for name in every(pilot, world, WAYS):
            if name == "rush.arrivals.ArrivalSheet":
                for line in ("خالد العدنان", "Mariam"):
                    await typed(pilot, line)
                    await press(pilot, "ctrl+s")
            for size in ((120, 40), (80, 24)):
                await pilot.resize_terminal(*size)
                await quiet(pilot)
                lines = rendered(app).split("\n")
                arabic += sum(map(has_right_to_left, lines))
                said = list(out_of_place(app.screen, lines, right_to_left=language == "ar"))
                if said:
                    faults[f"{name} {size[0]}"] = said
    assert faults == {}
    assert arabic > 30  # otherwise nothing was looked at
