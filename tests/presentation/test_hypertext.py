"""Text inside HTML: markup stays text, and a number stays whole, on the page and when it is copied."""

from html import unescape
from re import sub

import pytest

from famcase.presentation.hypertext import NUMBERS, as_html


def copied(page: str) -> str:
    """Return what is copied from a piece of a page."""
    return unescape(sub("<[^>]*>", "", page))


@pytest.mark.parametrize("number", ["20411-087-5", "2018-08-15", "0933-111-222", "٢٠٤١١-٠٨٧-٥"])
def test_no_browser_breaks_a_number_at_its_hyphens(number: str) -> None:
    page = as_html(f"see {number}, then")

    assert page == f'see <span class="n">{number}</span>, then'
    assert copied(page) == f"see {number}, then"
    assert NUMBERS == ".n{white-space:nowrap}"


@pytest.mark.parametrize("text", ["<b>1-2</b>", "&#39;1-2", 'x" class="1-2', "al-Midan - 5-", "1-2-\x1b[31m"])
def test_what_people_write_stays_text(text: str) -> None:
    page = as_html(text)

    assert page.count("<") == 2 * page.count('<span class="n">')
    assert "\x1b" not in page
    assert copied(page).startswith(text[:4])
