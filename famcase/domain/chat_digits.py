"""Digits that stand for letters which Latin lacks, as people type Arabic on phones: Mo7ammad, 3ali, 5aled."""

import re

_WORD = re.compile(r"[\w'’]+")
_DIGIT = re.compile(r"\d")
# At least two letters, no two digits together, and none behind a last consonant: Camp7, B12 and 5a are no names.
_IS_NAME = re.compile(r"(?i)(?=.*[a-z].*[a-z])(?=.{3})(?!.*\d['’]?\d)(?!.*[bcdfghjklmnpqrstvwxz]\d$)[a-z\d'’]*$")
_WRITTEN = tuple(
    (re.compile(typed, re.IGNORECASE), written)
    for typed, written in (
        ("3['’]", "gh"), ("[57]['’]|5", "kh"), ("7", "h"), ("6['’]", "z"), ("6", "t"), ("9['’]", "d"), ("9", "s"),
        ("8", "q"), ("^[23](?=[aeiou])|(?<=[aeiou])[23]$", ""), ("[23]", "a"),
    )
)  # fmt: skip


def written_out(text: str) -> str:
    """Return a text with such digits as letters; numbers, and letters with a number (Camp 7, B12), stay as they are."""
    return _WORD.sub(_word, text)


def _word(typed: re.Match[str]) -> str:
    word = typed[0]
    # asked of a whole word: an expression that looks for its digit tries each place of a page of letters anew
    if _DIGIT.search(word) and _IS_NAME.match(word):
        for digits, written in _WRITTEN:
            word = digits.sub(written, word)
    return word
