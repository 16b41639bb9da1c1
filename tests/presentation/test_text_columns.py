"""Tables of text within a width: cells wrap, nothing is cut, whatever stands in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from famcase.presentation.cells import cells_wide
from famcase.presentation.text_columns import set_table, wrapped

TEXTS = st.text(st.sampled_from("ab خالد 12\u0301-()👨‍👩‍👧\x1b\u202e\n"), max_size=60)


def test_cells_wrap_within_their_columns() -> None:
    rows = [["1", "20411-087-3", "al-Midan camp, behind the old mill"], ["12", "20411-088-1", "Armanaz"]]

    table = set_table(["No.", "Case", "Place"], rows, ["right", "left", "left"], 36)

    assert table.head == ("No.  Case         Place", "---  -----------  ------------------")
    assert table.rows == (
        ("  1  20411-087-3  al-Midan camp,", "                  behind the old", "                  mill"),
        (" 12  20411-088-1  Armanaz",),
    )


def test_from_right_to_left_the_first_column_stands_right() -> None:
    table = set_table(["الرقم", "الاسم"], [["1", "خالد"]], ["left", "left"], 40, right_to_left=True)

    assert table.head[0].replace("\u200e", "").split() == ["الاسم", "الرقم"]
    assert table.rows[0][0].replace("\u200e", "").split() == ["خالد", "1"]


def test_a_table_with_too_many_columns_has_a_field_a_line() -> None:
    rows = [["20411-087-3", "14", "Armanaz"], ["20411-088-1", "", ""]]

    table = set_table(["Case", "People", "Where they live now"], rows, ["left", "right", "left"], 20)

    assert table.head == ()
    assert table.rows == (
        ("Case: 20411-087-3", "People: 14", "Where they live", "  now: Armanaz", ""),
        ("Case: 20411-088-1", ""),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(24, 132))
def test_no_line_is_wider_than_the_paper_and_no_letter_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    table = set_table(["One", "Two", "Three"], rows, ["left", "right", "left"], width)

    for lines, row in zip(table.rows, rows, strict=True):
        assert all(cells_wide(line) <= width for line in lines)
        shown = "".join(lines)
        assert all(shown.count(letter) >= "".join(row).count(letter) for letter in "ab12خ()")


@given(TEXTS, st.integers(2, 30))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert lines
    assert all(cells_wide(line) <= width for line in lines)
