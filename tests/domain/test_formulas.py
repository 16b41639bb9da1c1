"""Formulas: a spreadsheet runs nothing, and every text comes back exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famcase.domain.formulas import defused, given_back


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+963 21", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_would_run_gets_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert given_back(defused(text)) == text


@pytest.mark.parametrize("text", ["Khaled", "'Abd al-Rahman", "", "خالد", "a=b", "'"])
def test_other_text_is_left_alone(text: str) -> None:
    assert defused(text) == text
    assert given_back(text) == text


@given(st.text(alphabet="'=+-@\t\r\nax", max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert given_back(defused(text)) == text
    assert not defused(text).startswith(tuple("=+-@\t\r\n"))
