"""Lines of text as PDF is told to draw them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from famcase.presentation.paper.faces import Face, Letters
from famcase.presentation.paper.typesetting import Line

_MARKS: Final = re.compile("([\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed])")
"""Marks on Arabic letters: short vowels, a letter said twice."""

_KEPT: Final = 50_000
"""Lines that are remembered: most of a list stand in it again and again."""


class Told:
    """Turns the lines of one document into operators; the faces get in it the letters that were used."""

    def __init__(self, document: Any, weights: Sequence[Letters]) -> None:
        """`document` is reportlab's."""
        self._document = document
        self._weights = weights
        self._kept: dict[tuple[Line, float], str] = {}

    def __call__(self, line: Line, size: float) -> str:
        """Return what draws a line in type of a size, from where the pen is."""
        key = (line, size)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = " ".join(self._operators(line, size))
        return found

    def _operators(self, line: Line, size: float) -> Iterator[str]:
        faces = self._weights[line.is_bold].faces
        for number, text in line.runs:
            face = faces[number]
            for piece, moved in _pieces(face, text) if _MARKS.search(text) else ((text, 0),):
                for subset, codes in face.font.splitString(piece, self._document):
                    # a number in TJ moves back, in thousandths of the type
                    shown = f"[{-moved} <{codes.hex()}> {moved}] TJ" if moved else f"<{codes.hex()}> Tj"
                    name = face.font.getSubsetInternalName(subset, self._document)
                    yield f"{name} {size * face.scale:.2f} Tf {shown}"


def _pieces(face: Face, text: str) -> Iterator[tuple[str, int]]:
    """Cut text at the marks that stand on a letter, each with how far it is moved to stand over the letter's middle.

    The faces say where by tables that reportlab does not read; without that a mark stands behind its letter.
    """
    letter = ""
    for piece in _MARKS.split(text):
        if _MARKS.fullmatch(piece):
            back = (face.width(letter) / 2 if letter else 0.0) + face.middle(piece)
            yield piece, round(-1000 * back / face.scale)
        elif piece:
            letter = piece[-1]
            yield piece, 0
