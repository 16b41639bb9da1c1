"""The one door through which people's text reaches a screen, a table or a sentence."""

import re

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
ELLIPSIS = "…"
NEWLINE_SIGN = "↵"
UNKNOWN_SIGN = "\ufffd"

# U+2028 and U+2029 break lines in some terminals and in str.splitlines, which tabulate calls.
_LINE_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\x85]")
# Control bytes (C0, DEL, C1), direction embeddings, overrides and isolates, the invisible annotation
# characters, and lone surrogates, which no terminal encoding can carry.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def safe(text: str) -> str:
    """Return `text` on one line without anything a terminal would obey.

    Line breaks become ↵, tabs spaces, everything else unsafe U+FFFD: visible, so that nobody trusts a name that
    carried a command. Applying it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(UNKNOWN_SIGN, _LINE_BREAK.sub(NEWLINE_SIGN, text).replace("\t", " "))


def has_right_to_left(text: str) -> bool:
    """Say whether `text` holds a letter of a script written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def cell(text: str, width: int | None = None) -> str:
    """Return `text` safe and at most `width` terminal cells wide, cut with … where it is longer; never padded.

    U+200E ends it when it holds a right-to-left letter: terminals that reorder a line (VTE, Konsole, mlterm) then keep
    what follows in its own column. `width` None cuts nothing.
    """
    shown = safe(text).rstrip(LEFT_TO_RIGHT_MARK)
    if width is not None:
        shown = _cut(shown, width)
    return shown + LEFT_TO_RIGHT_MARK if has_right_to_left(shown) else shown


def cells_wide(text: str) -> int:
    """Return how many terminal cells `text` takes."""
    from wcwidth import wcswidth  # 40 ms to load

    if text.isascii() and text.isprintable():
        return len(text)
    return max(0, wcswidth(text))


def _cut(text: str, width: int) -> str:
    """Cut between the characters a reader sees: a letter keeps its marks, a family of emoji stays whole."""
    # A character takes at most two cells or, with its marks, several code points: no shortcut by len().
    if cells_wide(text) <= width:
        return text
    from wcwidth import iter_graphemes

    kept: list[str] = []
    room = width - cells_wide(ELLIPSIS)
    for grapheme in iter_graphemes(text):
        room -= cells_wide(grapheme)
        if room < 0:
            break
        kept.append(grapheme)
    start = "".join(kept).rstrip()
    if width < 1:
        return ""
    if has_right_to_left(start[-1:]):
        # Without it the … of an Arabic word is drawn at its beginning.
        return start + ELLIPSIS + RIGHT_TO_LEFT_MARK
    return start + ELLIPSIS
