"""Text that tries to be more than text."""

import pytest

HOSTILE = (
    "Omar [/b] Ali",
    "[@click=app.bell]x[/]",
    "a\x1b]52;c;aGk=\x07b",
    "a\x9b31mb",
    "a\x00b",
    "a\u202eb\u2066c",
    "=cmd|' /C calc'!A0",
    "x" * 10_000,
    "👨‍👩‍👧‍👦 family 👍🏽 🇸🇾",
    "\ud800 alone \udfff",
    "محمد 12 ٣",
    "مُحَمَّد",
    "two\nlines\r\nthree\u2028four\x85five",
)


@pytest.fixture
def hostile() -> tuple[str, ...]:
    """Markup, terminal commands, formulas, overrides, lone surrogates, very long and very small text."""
    return HOSTILE
