"""The faces of paper: one for Latin letters and digits, one for Arabic letters, each upright and bold."""

from functools import cached_property
from importlib.resources import files
from pathlib import Path
from struct import unpack
from typing import Any, Final
from unicodedata import category

_LATIN: Final = ("fontpkg_ibm_plex_sans_condensed", "IBMPlexSansCondensed")
_ARABIC: Final = ("fontpkg_amiri", "Amiri")

_ENLARGED: Final = 1.22
"""At one size the letters of Amiri are so much smaller than those of Plex."""

_SUBSTITUTES: Final = {"▼": "↓", "▲": "↑", "●": "•", "\u2011": "-", "\u00a0": " "}
"""What is drawn for signs that neither face has."""

_NOBODYS: Final = "◊"
"""What is drawn for any other character that neither face has."""


class Face:
    """One face at one weight; its letters are measured for type of size 1."""

    def __init__(self, package: str, family: str, weight: str, scale: float) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        self.name = f"famcase-{family}-{weight}"
        self.scale = scale
        if self.name not in pdfmetrics.getRegisteredFontNames():
            file = Path(str(files(package) / "files" / f"{family}-{weight}.ttf"))
            pdfmetrics.registerFont(TTFont(self.name, str(file)))
        self.font: Any = pdfmetrics.getFont(self.name)
        self._face = self.font.face

    def has(self, character: str) -> bool:
        """Say whether it can draw a character."""
        return ord(character) in self._face.charToGlyph

    def width(self, character: str) -> float:
        """Return how far a character moves on what follows it."""
        widths = self._face.charWidths
        return float(widths.get(ord(character), self._face.defaultWidth)) * self.scale / 1000

    def middle(self, character: str) -> float:
        """Return how far to the right of its beginning the middle of what is drawn of a character stands."""
        at = self._face.glyphPos[self._face.charToGlyph[ord(character)]]
        # of an outline first how many contours it has, then its lowest x, lowest y, highest x, highest y
        _, left, _, right, _ = unpack(">5h", self._outlines[at : at + 10])
        return float(left + right) / 2 / float(self._face.unitsPerEm) * self.scale

    @cached_property
    def _outlines(self) -> bytes:
        return bytes(self._face.get_table("glyf"))


class Letters(dict[str, tuple[int, str, float]]):
    """How each character is drawn at one weight: (face, what is drawn, its width), found out when first met.

    Face 0 is the Latin one, 1 the Arabic one.
    """

    def __init__(self, weight: str) -> None:
        super().__init__()
        self.faces = (Face(*_LATIN, weight, 1.0), Face(*_ARABIC, weight, _ENLARGED))

    def __missing__(self, character: str) -> tuple[int, str, float]:
        found = self[character] = self._found(character)
        return found

    def _found(self, character: str) -> tuple[int, str, float]:
        latin, arabic = self.faces
        drawn = _SUBSTITUTES.get(character, character)
        if latin.has(drawn):
            return 0, drawn, latin.width(drawn)
        if arabic.has(drawn):
            return 1, drawn, arabic.width(drawn)
        if category(character) in ("Cf", "Mn", "Me"):  # joiners, direction signs, marks of other scripts
            return 0, "", 0.0
        return 0, _NOBODYS, latin.width(_NOBODYS)
