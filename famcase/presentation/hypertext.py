"""Text inside an HTML page: escaped, and no number broken at its hyphens."""

import re
from html import escape
from typing import Final

from famcase.presentation.cells import safe

_HYPHENED: Final = re.compile(r"\d+(?:-\d+)+")

NUMBERS: Final = ".n{white-space:nowrap}"
"""The rule of style that `as_html` needs in its page."""


def as_html(text: str) -> str:
    """Return a text for a page: numbers with hyphens stay on one line, and what is copied from there is the text."""
    # a case number with a special hyphen inside would be found by no search
    return _HYPHENED.sub(r'<span class="n">\g<0></span>', escape(safe(text)))
