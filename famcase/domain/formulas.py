"""Text that a spreadsheet would run as a formula, made text for it and given back exactly."""

import re

# What Excel, LibreOffice or a mail program's preview start a formula or a command with, full-width forms included.
_TRIGGERS = "=+\\-@\t\r\n＝＋－＠"
_STARTS_FORMULA = re.compile(f"'*[{_TRIGGERS}]")
_DEFUSED = re.compile(f"'+[{_TRIGGERS}]")


def defused(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would take it for a formula.

    Text that already has apostrophes before such a sign gets one more, so that `given_back` is exact.
    """
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def given_back(text: str) -> str:
    """Return what `defused` was given: one apostrophe is taken from before a formula's sign, from nothing else."""
    return text[1:] if _DEFUSED.match(text) else text
