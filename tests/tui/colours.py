"""The colours that are really drawn on a screen, and how far a letter stands out from what is behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.color import Color as RichColor
from rich.style import Style
from textual.app import App


@dataclass(frozen=True, slots=True)
class Drawn:
    """Some letters in one pair of colours."""

    text: str
    foreground: tuple[int, int, int]
    background: tuple[int, int, int]

    @property
    def contrast(self) -> float:
        """The ratio of WCAG 2.1, 1 to 21."""
        light, dark = sorted((_luminance(self.foreground), _luminance(self.background)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def drawn(app: App[Any]) -> Iterator[Drawn]:
    """Yield what stands on the screen, with the colours it has there; blanks have none."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if text.strip() and style is not None:
                front, behind = style.color, style.bgcolor
                assert front is not None, text
                assert behind is not None, text
                pair = (_triplet(front), _triplet(behind))
                yield Drawn(text, *(pair[::-1] if style.reverse else pair))


def styles(app: App[Any]) -> Iterator[tuple[str, Style]]:
    """Yield what stands on the screen with its style as it goes out to the terminal."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None:
                yield text, style


def _triplet(colour: RichColor) -> tuple[int, int, int]:
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
