"""Cells: hostile text is disarmed, Arabic keeps its column, nothing is cut in the middle of a character."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from famcase.presentation.cells import cell, cells_wide, safe


def test_nothing_a_terminal_obeys_is_left(hostile: tuple[str, ...]) -> None:
    for text in hostile:
        shown = cell(text)

        assert shown.encode()  # no lone surrogate
        assert not [sign for sign in shown if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}]
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
        assert len(shown.splitlines()) == 1


def test_markup_is_kept_as_it_was_typed() -> None:
    assert cell("Omar [/b] [@click=app.bell]x[/]") == "Omar [/b] [@click=app.bell]x[/]"


def test_a_line_break_and_a_command_stay_visible() -> None:
    assert safe("a\nb\tc") == "a↵b c"
    assert safe("a\x1b[31mb") == "a\ufffd[31mb"


def test_a_cell_with_arabic_ends_in_a_left_to_right_mark_once() -> None:
    assert cell("خالد") == "خالد\u200e"
    assert cell(cell("خالد")) == "خالد\u200e"
    assert cell("Khaled") == "Khaled"


def test_a_long_name_is_cut_with_a_sign() -> None:
    assert cell("Khaled al-Adnan", 10) == "Khaled al…"
    assert cell("Khaled", 6) == "Khaled"
    assert cell("Khaled", 1) == "…"
    assert cell("Khaled", 0) == ""


def test_a_cut_arabic_name_has_its_sign_where_reading_ends() -> None:
    assert cell("خالد العدنان", 5) == "خالد…\u200f\u200e"


def test_marks_take_no_cell_and_stay_on_their_letter() -> None:
    assert cells_wide("مُحَمَّد") == 4
    assert cell("مُحَمَّد", 4) == "مُحَمَّد\u200e"
    assert cell("مُحَمَّد", 3).startswith("مُحَ…")


def test_a_family_of_emoji_is_two_cells_and_is_never_taken_apart() -> None:
    family = "👨‍👩‍👧‍👦"
    assert cells_wide(family) == 2
    assert cell(family * 3, 5) == f"{family}{family}…"
    assert cell(family * 3, 4) == f"{family}…"


@given(st.text(max_size=60), st.integers(0, 30))
def test_a_cell_is_never_wider_than_asked(text: str, width: int) -> None:
    assert cells_wide(cell(text, width)) <= width


@given(st.text(max_size=60))
def test_safe_twice_is_safe_once(text: str) -> None:
    assert safe(safe(text)) == safe(text)
