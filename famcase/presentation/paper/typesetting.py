"""Text as lines of paper: wrapped first, then each line put in the order in which it is drawn from the left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from unicodedata import bidirectional

from famcase.presentation.bidi import Reorderer
from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, NEWLINE_SIGN, has_right_to_left
from famcase.presentation.paper.faces import Letters

_LETTER: Final = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"
_ARABIC: Final = re.compile(f"[{_LETTER}][{_LETTER}\u200c\u200d]*")
_PLAIN: Final = re.compile("[\u0621-\u064a\u0671-\u06d3]+(?: [\u0621-\u064a\u0671-\u06d3]+)*")
"""Arabic words without digits, marks, brackets: backwards they are in the order in which they are drawn."""

_GROUPED: Final = re.compile("[0-9]+(?:-[0-9]+){2,}")
"""A day, a case number: its groups keep their order among Arabic words, which the bidi algorithm would turn around."""

_NEARLY: Final = 0.01
"""A word that is wider by so little than its place still fits: widths are sums of fractions."""

_KEPT: Final = 50_000
"""Texts that are remembered: more than a list of 2,000 families has, less than 20 MB."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in parts of one face each."""

    runs: tuple[tuple[int, str], ...]
    """(face of `faces.Letters`, text in the order in which it is drawn)"""
    width: float
    """In type of size 1."""
    is_bold: bool


class Typesetter:
    """Sets the text of one document, in which much is said again and again."""

    def __init__(self, *, right_to_left: bool) -> None:
        self._from_right = right_to_left
        self.weights = (Letters("Regular"), Letters("Bold"))
        self._joined_words: dict[str, str] = {}
        self._set: dict[tuple[str, float, bool, bool], tuple[Line, ...]] = {}

    @cached_property
    def _reorderer(self) -> Reorderer:
        return Reorderer(joins=False)

    @cached_property
    def _reshaper(self) -> Any:
        from arabic_reshaper import ArabicReshaper

        # of the ligatures only lam with alef, which Arabic must have
        return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})

    def lines(self, text: str, width: float, *, bold: bool = False, sentence: bool = False) -> tuple[Line, ...]:
        """Return safe text in lines of at most `width`, in type of size 1.

        A sentence has the direction of the document; any other text that of its first letter, and only what has letters
        from right to left is read so: a telephone number is not.
        """
        key = (text, width, bold, sentence)
        found = self._set.get(key)
        if found is None:
            if len(self._set) >= _KEPT:
                self._set.clear()
            found = self._set[key] = tuple(self._lines(text, width, bold, sentence))
        return found

    def measured(self, text: str, *, bold: bool = False) -> tuple[float, float]:
        """Return the width of the longest line of a text that is not wrapped, and that of its longest word."""
        widest = word = 0.0
        for line in text.replace(NEWLINE_SIGN, "\n").split("\n"):
            widths = [self._width(each, bold) for each in line.split(" ")]
            widest = max(widest, sum(widths) + (len(widths) - 1) * self.weights[bold][" "][2])
            word = max(word, *widths)
        return widest, word

    def _lines(self, text: str, width: float, bold: bool, sentence: bool) -> Iterator[Line]:
        for part in text.replace(NEWLINE_SIGN, "\n").split("\n"):
            from_right = has_right_to_left(part) and (self._from_right if sentence else _begins_from_right(part))
            for line in self._wrapped(part.strip(), width, bold):
                yield self._ordered(line, from_right, bold)

    def _wrapped(self, text: str, width: float, bold: bool) -> Iterator[str]:
        blank = self.weights[bold][" "][2]
        room, line = width, ""
        for word in text.split(" "):
            wide = self._width(word, bold)
            if line and wide + blank <= room + _NEARLY:
                line, room = f"{line} {word}", room - wide - blank
                continue
            if line:
                yield line
            if wide > width + _NEARLY:
                *whole, word = self._broken(word, width, bold)
                yield from whole
                wide = self._width(word, bold)
            line, room = word, width - wide
        yield line

    def _broken(self, word: str, width: float, bold: bool) -> list[str]:
        """Return a word in pieces that fit; a letter keeps its marks."""
        from wcwidth import iter_graphemes

        pieces, piece, room = [], "", width
        for cluster in iter_graphemes(word):
            wide = self._width(cluster, bold)
            if piece and wide > room:
                pieces.append(piece)
                piece, room = "", width
            piece, room = piece + cluster, room - wide
        return [*pieces, piece]

    def _width(self, word: str, bold: bool) -> float:
        letters = self.weights[bold]
        return sum(letters[character][2] for character in self._joined(word))

    def _joined(self, word: str) -> str:
        """Return the forms that Arabic letters take beside each other."""
        if word.isascii():
            return word
        found = self._joined_words.get(word)
        if found is None:
            if len(self._joined_words) >= _KEPT:
                self._joined_words.clear()
            found = self._joined_words[word] = _ARABIC.sub(self._join, word)
        return found

    def _join(self, stretch: re.Match[str]) -> str:
        return str(self._reshaper.reshape(stretch[0]))

    def _ordered(self, line: str, from_right: bool, bold: bool) -> Line:
        letters = self.weights[bold]
        if line.isascii():
            return Line(((0, line),) if line else (), sum(letters[character][2] for character in line), bold)
        joined = " ".join(map(self._joined, line.split(" ")))
        if _PLAIN.fullmatch(line):
            arabic = letters.faces[1]
            return Line(((1, joined[::-1]),), sum(map(arabic.width, joined)), bold)
        if has_right_to_left(line):
            grouped = _GROUPED.sub(lambda found: f"{LEFT_TO_RIGHT_MARK}{found[0]}{LEFT_TO_RIGHT_MARK}", joined)
            joined = self._reorderer(grouped, right_to_left=from_right)
        runs: list[tuple[int, str]] = []
        width = 0.0
        for character in joined:
            face, drawn, wide = letters[character]
            width += wide
            if runs and runs[-1][0] == face:
                runs[-1] = face, runs[-1][1] + drawn
            elif drawn:
                runs.append((face, drawn))
        return Line(tuple(runs), width, bold)


def _begins_from_right(text: str) -> bool:
    for character in text:
        direction = bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
