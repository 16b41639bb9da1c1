"""What a test looks for on any screen: texts that end without a sign, lines wider than their list, keys and hints."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, cell, cells_wide, has_right_to_left
from famcase.tui.widgets.line_list import LineList
from tests.tui.rendered import rendered

_MARKS = dict.fromkeys(map(ord, LEFT_TO_RIGHT_MARK + RIGHT_TO_LEFT_MARK))
_LETTERS = {False: "abcdefghijklmnoprstuvwxy", True: "ابتجحدرسصطعفكلمهوي"}
_ENDS = {False: ("q", "z"), True: ("ق", "ن")}
_WORDS = 9
_CANARY = re.compile("(?<!\\w)(?:q([a-y]{2})|ق([ابتجحدرسصطعفكلمهوي]{2}))(?:(\\d{2})([zن]?)|\\d)")
_CUT = re.compile(" ?(?:[qق]\\w{0,5})?…")
"""What follows a word of a text that is cut with a sign."""


class Canaries:
    """Makes long texts of numbered words, each text with letters of its own: where one ends too early, it is seen."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def __call__(self, plain: str) -> str:
        """Return the text that stands for a plain one, in the script of that; nothing for nothing."""
        if not plain:
            return ""
        is_arabic = has_right_to_left(plain)
        letters, (begin, end) = _LETTERS[is_arabic], _ENDS[is_arabic]
        first, second = divmod(len(self.texts), len(letters))
        tag = letters[first] + letters[second]
        self.texts[tag] = " ".join(f"{begin}{tag}{number:02d}{end}" for number in range(1, _WORDS + 1))
        return self.texts[tag]


def on_top(app: App[Any]) -> str:
    """Return what stands on the screen; of a dialog only what is its own."""
    shown = (each for each in rendered(app).translate(_MARKS) if not unicodedata.combining(each))  # a character a cell
    lines = "".join(shown).split("\n")
    for field in app.screen.query("Input, TextArea"):  # it scrolls
        left, top, width, height = visible_part(field)
        for row in range(top, top + height):
            lines[row] = lines[row][:left].ljust(left) + " " * width + lines[row][left + width :]
    text = "\n".join(lines)
    for sheet in app.screen.query(".sheet"):
        left, top, width, height = sheet.region
        return "\n".join(line[left : left + width] for line in text.split("\n")[top : top + height])
    return text


def cut_canaries(text: str) -> Iterator[str]:
    """Yield the lines of a screen in which a canary ends without being whole or followed by “…”."""
    for found in _CANARY.finditer(text):
        tag, number, end = found[1] or found[2], found[3], found[4]
        after = text[found.end() :]
        if _CUT.match(after):
            continue
        is_whole = bool(number) and bool(end)
        if is_whole and (int(number) == _WORDS or f"{tag}{int(number) + 1:02d}" in after):
            continue
        line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n")[0]
        yield f"{found[0]}: {line}"


def visible_part(widget: Widget) -> Region:
    """Return what of a widget is in sight."""
    region = widget.region
    for above in widget.ancestors:
        if isinstance(above, Widget):
            region = region.intersection(above.content_region if above.is_container else above.region)
    return region


def clipped(screen: Screen[Any]) -> Iterator[str]:
    """Yield the texts that take more lines or cells than they have, where nothing scrolls and nothing says so."""
    for widget in screen.query("*").results(Widget):
        if not widget.display or not widget.visible or not widget.region.area:
            continue
        if isinstance(widget, Input):
            if not widget.value and cells_wide(widget.placeholder) > widget.content_size.width:
                yield f"placeholder “{widget.placeholder}” in {widget.content_size.width}"
        elif isinstance(widget, LineList):
            yield from _too_wide(widget)
        elif isinstance(widget, Static) or (not widget.is_container and not widget.is_scrollable):
            yield from _too_high(widget, screen)


def _too_high(widget: Widget, screen: Screen[Any]) -> Iterator[str]:
    shown = str(getattr(widget, "content", "") or getattr(widget, "render", str)())
    if not shown.strip():
        return
    width = widget.content_size.width
    needed = widget.get_content_height(widget.container_size, screen.size, width)
    if needed > widget.content_size.height:
        yield f"{type(widget).__name__} “{shown}” needs {needed} lines of {width}, has {widget.content_size.height}"
    scrolls = [above for above in widget.ancestors if isinstance(above, Widget) and above.max_scroll_y > 0]
    if not scrolls and visible_part(widget).height < widget.region.height:
        yield f"{type(widget).__name__} “{shown}” is out of sight, and nothing scrolls"


def _too_wide(lines: LineList) -> Iterator[str]:
    width = max(0, lines.scrollable_content_region.width - 3)
    top = lines.scroll_offset.y
    for index in range(top, min(lines.count, top + lines.size.height)):
        cells = lines.cells_of(index, width)
        wide = sum(each.width for each in cells) + len(cells) - 1
        if wide > width:
            yield f"{type(lines).__name__}: {wide} of {width}: {[each.text for each in cells]}"
        for each in cells:
            if each.text and not cell(each.text, each.width):
                yield f"{type(lines).__name__}: no room for “{each.text}”"
