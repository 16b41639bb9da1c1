"""What is kept, dropped and refused of a text on its way in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.text import NAME_LIMIT, NOTE_LIMIT, TextRefused, check_name, check_note
from famcase.wording import Said

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]), max_size=80)


@pytest.mark.parametrize(
    "text",
    [
        "خالد العدنان",
        "[/b]",
        "[@click=app.bell]x[/]",
        "=cmd|' /C calc'!A0",
        "👨‍👩‍👧 family",
        "می‌خواهم",  # a zero width non-joiner belongs to the spelling
        "O'Neil  two  spaces",
        "٢٠١٨",
    ],
)
def test_hostile_or_unusual_but_visible_text_is_kept_exactly(text: str) -> None:
    assert check_name(text, "Name") == text
    assert check_note(text, "Note") == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Khaled ", "Khaled"),
        ("\tخالد\r\n", "خالد"),
        ("\u200eخالد\u200f", "خالد"),
        ("\ufeffAhmad", "Ahmad"),
        ("Ah\u200bmad", "Ahmad"),
        ("Ah\u00admad", "Ahmad"),
        ("Jose\u0301", "Jos\u00e9"),
        ("e\u200e\u0301", "\u00e9"),
        ("Ahmad\u00a0Ali", "Ahmad Ali"),
        ("خالد\u200d", "خالد"),
        ("\u200e \u200f", ""),
        ("", ""),
    ],
)
def test_what_nobody_sees_is_dropped(typed: str, kept: str) -> None:
    assert check_name(typed, "Name") == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x1b[31mb", "U+001B"),
        ("a\x1b]52;c;eA==\x07", "U+001B"),
        ("a\x00b", "U+0000"),
        ("a\x7fb", "U+007F"),
        ("a\x9bb", "U+009B"),
        ("a\u202eb", "U+202E"),
        ("a\u202ab", "U+202A"),
        ("a\u2066b", "U+2066"),
        ("a\u2069", "U+2069"),
        ("a\ud800b", "U+D800"),
        ("a\U000e0041", "U+E0041"),
        ("a\uffffb", "U+FFFF"),
        ("\x1f", "U+001F"),
    ],
)
def test_what_could_harm_is_refused_by_its_code_in_names_and_notes(text: str, code: str) -> None:
    for check in (check_name, check_note):
        with pytest.raises(TextRefused) as refusal:
            check(text, "Name")
        assert refusal.value.values == {"field": Said("Name"), "character": code}
        assert text not in refusal.value.message + refusal.value.hint


@pytest.mark.parametrize("inside", ["\n", "\r", "\t", "\u2028", "\u2029", "\u0085"])
def test_a_name_is_one_line(inside: str) -> None:
    with pytest.raises(TextRefused):
        check_name(f"Khaled{inside}Ahmad", "Name")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085"])
def test_a_note_may_have_lines_and_every_kind_of_line_end_becomes_a_newline(line_end: str) -> None:
    assert check_note(f"one{line_end}two\tthree\n", "Note") == "one\ntwo three"


def test_lengths_are_counted_after_cleaning() -> None:
    assert len(check_name("  " + "e\u0301" * NAME_LIMIT, "Name")) == NAME_LIMIT
    with pytest.raises(TextRefused) as refusal:
        check_name("x" * (NAME_LIMIT + 1), "Name")
    assert refusal.value.values == {"field": Said("Name"), "length": NAME_LIMIT + 1, "limit": NAME_LIMIT}
    assert len(check_note("x" * NOTE_LIMIT, "Note")) == NOTE_LIMIT
    with pytest.raises(TextRefused):
        check_note("x" * (NOTE_LIMIT + 1), "Note")


@given(ANY_TEXT)
def test_what_was_accepted_once_is_accepted_again_unchanged(text: str) -> None:
    for check in (check_name, check_note):
        try:
            kept = check(text, "Name")
        except TextRefused:
            continue
        assert check(kept, "Name") == kept
        assert unicodedata.is_normalized("NFC", kept)
        kept.encode()
        assert not any(unicodedata.category(c) == "Cc" for c in kept.replace("\n", ""))
