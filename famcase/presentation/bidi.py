"""Right-to-left text on terminals: who reorders it, and how famcase does it where the terminal does not."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any
from unicodedata import bidirectional

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, safe

# Marks that travel with a character through the reordering (U+FE00, U+FE01 and the variation selectors of plane 14).
# All are non-spacing marks to the bidi algorithm, which gives them the direction of the character they follow.
_FIRST, _LAST = "\ufe00", "\ufe01"
_DIGITS_FROM = 0xE0100
_RADIX = 240
_ALONE = "\u034f"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff][\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]*")
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
_LETTER = "\u0590-\u05ff\u0610-\u061a\u061f-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# A sign at the end of a stretch would be taken by what stands beside it.
_STRETCH = re.compile(f"[{_LETTER}](?:[{_LETTER} ،؛]*[{_LETTER}])?|[{_ARABIC_DIGITS}]+")
# What is not read as words: "/home/salma/list.csv", "--level", "20411-087-3", "+963 944 123456". One that holds Arabic
# is left alone: its parts follow each other from the right, and what stands between two of them is at its place.
_TOKEN = re.compile('\\+\\d+(?: \\d+)+|[^\\s\u200e\u200f()"“”«»،؛؟ـ]+')
_IN_ITSELF = re.compile(r".*[A-Za-z]|\d+(?:-\d+){2,}|\+\d")
_OPENING = re.compile(r"[-/~.\\@#$%*_+=\d]")
_CLOSING = ("/", "\\", "*")
_OF_THE_SENTENCE = ".,:;!?…'"
_DIRECTION_SIGNS = frozenset("\u200e\u200f")

# VTE reorders since 0.58.
_VTE_FLOOR = 5800
_REORDERING_TERMS = ("mlterm", "putty", "konsole")
_PLAIN_TERMS = ("alacritty", "foot", "xterm-kitty", "wezterm", "rxvt", "st-", "linux", "xterm-ghostty")


class Bidi(StrEnum):
    """Who puts right-to-left text in the order it is read."""

    AUTO = "auto"
    """Decided from the environment."""

    TERMINAL = "terminal"
    """The terminal reorders."""

    APP = "app"
    """famcase reorders and joins the letters."""

    OFF = "off"
    """Nobody: text goes out as it is stored."""


def choose(setting: Bidi, environ: Mapping[str, str]) -> Bidi:
    """Return what `setting` means here; AUTO becomes TERMINAL where `environ` names a terminal that reorders, else APP.

    A terminal started from another inherits its variables, so what TERM and TERM_PROGRAM name goes first.
    """
    if setting is not Bidi.AUTO:
        return setting
    term = environ.get("TERM", "").lower()
    program = environ.get("TERM_PROGRAM", "").lower()
    if program == "apple_terminal" or program == "mlterm" or term.startswith(_REORDERING_TERMS):
        return Bidi.TERMINAL
    if program in {"wezterm", "vscode", "iterm.app", "ghostty"} or term.startswith(_PLAIN_TERMS):
        return Bidi.APP
    if "XTERM_VERSION" in environ or "WT_SESSION" in environ:
        return Bidi.APP
    version = environ.get("VTE_VERSION", "")
    if version.isdecimal() and int(version) >= _VTE_FLOOR:
        return Bidi.TERMINAL
    if "KONSOLE_VERSION" in environ or "MLTERM" in environ:
        return Bidi.TERMINAL
    return Bidi.APP


def reorder(line: str, *, right_to_left: bool = False) -> str:
    """Return one line reordered; whoever has many lines keeps a `Reorderer`, which takes 0.4 ms to make."""
    if line.isascii() and not right_to_left:
        return safe(line)
    return Reorderer()(line, right_to_left=right_to_left)


def is_read_from_right(text: str) -> bool:
    """Say whether `text` holds a letter read from right to left; digits of any script are read from the left."""
    return any(bidirectional(character) in ("R", "AL") for character in text)


def for_terminal(ordered: str) -> str:
    """Return what a terminal that reorders lines read from the left has to get to show `ordered` as it stands.

    `ordered` is in the order of the screen, its letters not joined. Each stretch of Arabic letters is turned around
    once more and stands between U+200E, so that nothing beside it (a digit, a sign, a Latin name) changes its place.
    """
    turned = _STRETCH.sub(lambda found: f"{LEFT_TO_RIGHT_MARK}{_backwards(found[0])}{LEFT_TO_RIGHT_MARK}", ordered)
    return turned.replace(LEFT_TO_RIGHT_MARK * 2, LEFT_TO_RIGHT_MARK)


def _backwards(stretch: str) -> str:
    from wcwidth import iter_graphemes

    return stretch if stretch[0] in _ARABIC_DIGITS else "".join(list(iter_graphemes(stretch))[::-1])


def without_signs(sentence: str) -> str:
    """Return a sentence without the signs by which Latin words keep their place in it: another program shows none."""
    return "".join(character for character in sentence if character not in _DIRECTION_SIGNS)


def kept_whole(line: str) -> str:
    """Return a line that is read from the right with U+200E beside paths, options and numbers with hyphens in it.

    A sign at their end has no direction of its own and would stand at the other one, as in "home/salma/list.csv/" and
    "level--"; parts of a number would change places. Only for what is shown: no file and no program gets such a sign.
    """
    return _TOKEN.sub(_kept_whole, line)


def _kept_whole(token: re.Match[str]) -> str:
    text = token[0]
    body = text.rstrip(_OF_THE_SENTENCE)
    if not _IN_ITSELF.match(body) or is_read_from_right(body):
        return text
    before = LEFT_TO_RIGHT_MARK if _OPENING.match(body) else ""
    after = LEFT_TO_RIGHT_MARK if body.endswith(_CLOSING) else ""
    return f"{before}{body}{after}{text[len(body) :]}"


class Reorderer:
    """Puts lines in the order in which their cells stand on the screen from left to right, Arabic letters joined."""

    def __init__(self, *, joins: bool = True) -> None:
        """Load what reordering needs, 90 ms the first time. Without `joins` the letters stay as they are stored."""
        from bidi.mirror import MIRRORED

        self._reshaper: Any = None
        if joins:
            from arabic_reshaper import ArabicReshaper

            # Ligatures would make one cell of two characters.
            self._reshaper = ArabicReshaper({"support_ligatures": False, "delete_harakat": False})
        self._mirrored: Mapping[str, str] = MIRRORED

    def __call__(self, line: str, *, right_to_left: bool = False) -> str:
        """Return `line` reordered: as many cells come out as went in.

        `right_to_left` is the direction of the line itself, not of the words in it: a table is laid out from the left
        in both languages. Wrap first and reorder each line after. What is drawn is that of the Unicode Bidirectional
        Algorithm with mirrored brackets (rule L4) and with marks after their letter (rule L3); the direction signs
        U+200E and U+200F have done their work and are left out.
        """
        line = safe(line)
        if line.isascii() and not right_to_left:
            return line
        return "".join(text for text, _ in self._ordered(line, (), right_to_left=right_to_left))

    def cells(self, line: str, followed: Collection[int], *, right_to_left: bool) -> Sequence[tuple[str, int | None]]:
        """Return the characters of `line` (as `iter_graphemes` counts them) in order, each with where it came from.

        None stands where that is not known: for signs and spaces that are not among those `followed`.
        """
        return list(self._ordered(safe(line), followed, right_to_left=right_to_left))

    def _ordered(
        self, line: str, followed: Collection[int], *, right_to_left: bool
    ) -> Iterator[tuple[str, int | None]]:
        from bidi import get_display
        from wcwidth import iter_graphemes

        clusters = list(iter_graphemes(self._joined(line)))
        marked = "".join(
            self._marked(index, cluster, is_followed=bool(followed) and (index in followed or cluster.isalnum()))
            for index, cluster in enumerate(clusters)
        )
        return self._placed(str(get_display(marked, base_dir="R" if right_to_left else "L")), clusters)

    def _joined(self, line: str) -> str:
        """Return the line with the forms Arabic letters take beside each other; one character stays one character."""
        # Only the Arabic: the reshaper drops the joiners that hold an emoji together.
        if self._reshaper is None:
            return line
        return _ARABIC.sub(self._join, line)

    def _join(self, stretch: re.Match[str]) -> str:
        return str(self._reshaper.reshape(stretch[0]))

    def _marked(self, index: int, cluster: str, *, is_followed: bool) -> str:
        """Return what stands for a cluster in the reordering: its first character and, where needed, its number.

        A cluster is a character with the marks on it, and is to stay whole. A mirrored character is marked to learn
        its direction: marks that arrive before their character were turned around. python-bidi does not mirror.
        Others go bare, since a mark would hide a separator or a trailing space from rules W4 and L1.
        """
        if not is_followed and len(cluster) == 1 and cluster not in self._mirrored and not _is_mark(cluster):
            return cluster
        digits = "".join(chr(_DIGITS_FROM + index // _RADIX**power % _RADIX) for power in (2, 1, 0))
        return f"{_ALONE if _is_mark(cluster[0]) else cluster[0]}{_FIRST}{digits}{_LAST}"

    def _placed(self, ordered: str, clusters: list[str]) -> Iterator[tuple[str, int | None]]:
        """Yield the clusters in the order of `ordered`, mirrored where they were turned around, and their numbers."""
        characters = iter(ordered)
        pending = next(characters, None)
        while pending is not None:
            if pending == _LAST:
                index = _number(reversed([next(characters) for _ in range(3)]))
                next(characters)  # _FIRST
                next(characters)  # the character itself
                cluster = clusters[index]
                yield self._mirrored.get(cluster[0], cluster[0]) + cluster[1:], index
                pending = next(characters, None)
                continue
            following = next(characters, None)
            if following == _FIRST:
                index = _number(next(characters) for _ in range(3))
                yield clusters[index], index
                next(characters)  # _LAST
                following = next(characters, None)
            elif pending not in _DIRECTION_SIGNS:
                yield pending, None
            pending = following


def _is_mark(character: str) -> bool:
    return character in (_FIRST, _LAST) or _DIGITS_FROM <= ord(character) < _DIGITS_FROM + _RADIX


def _number(digits: Iterator[str]) -> int:
    number = 0
    for digit in digits:
        number = number * _RADIX + ord(digit) - _DIGITS_FROM
    return number
