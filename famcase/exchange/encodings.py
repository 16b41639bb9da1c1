"""Guess how the bytes of a text file are encoded: by its mark, its NULs, strict UTF-8, then by Arabic letters."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_COMMON_FIRST = "البيمنورتةهدعسقفكحجشصخطضذغزثءأإىآؤئظ"
_LETTER_WEIGHTS = {letter: len(_COMMON_FIRST) - position for position, letter in enumerate(_COMMON_FIRST)}
"""Arabic letters, the commonest first; the weight is only an order, enough to tell two code pages apart."""

_UNLIKELY = -40
"""What a character costs that no Arabic list has inside a word, such as é or × between two Arabic letters."""


def decode_text(data: bytes) -> str:
    """Return the text of `data`; raises UnicodeDecodeError when no supported encoding fits."""
    return data.decode(guess_encoding(data))


def guess_encoding(data: bytes) -> str:
    """Return the Python name of the encoding that fits `data` best."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    for encoding in _wide_candidates(data):
        if _reads_as_words(data, encoding):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return max(("cp1256", "iso8859-6"), key=lambda encoding: _arabic_score(data, encoding))
    return "utf-8"


def _wide_candidates(data: bytes) -> tuple[str, ...]:
    """Return the UTF-16 orders that the positions of NUL bytes allow; a single stray NUL in UTF-8 names one too."""
    if len(data) % 2 or b"\0" not in data:
        return ()
    high_first, low_first = data[0::2].count(0), data[1::2].count(0)
    return ("utf-16-le",) if low_first >= high_first else ("utf-16-be",)


def _reads_as_words(data: bytes, encoding: str) -> bool:
    """Return whether nine in ten characters are ASCII, Latin or Arabic: misread text becomes Chinese."""
    try:
        sample = data[: 1 << 16].decode(encoding)
    except UnicodeDecodeError:
        return False
    if "\0" in sample:
        return False
    known = sum(1 for sign in sample if "\t" <= sign < "\u0250" or "\u0600" <= sign < "\u0780")
    return known >= 0.9 * len(sample)


def _arabic_score(data: bytes, encoding: str) -> float:
    """Return how much the words look like Arabic; minus infinity when the bytes are not of this encoding at all."""
    try:
        text = data[: 1 << 18].decode(encoding)
    except UnicodeDecodeError:
        return float("-inf")
    score = 0
    for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if sign < "\x80":
            continue
        if sign in _LETTER_WEIGHTS:
            score += _UNLIKELY if _is_latin(before) or _is_latin(after) else _LETTER_WEIGHTS[sign]
        elif _is_arabic(before) or _is_arabic(after):
            score += _UNLIKELY if not _is_mark(sign) else 0
        elif sign < "\xa0":
            score += _UNLIKELY
    score += 60 * (text.count("ال") - text.count("اه"))  # the article, and what it becomes in the wrong code page
    return score


def _is_arabic(sign: str) -> bool:
    return "\u0621" <= sign <= "\u064a"


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _is_mark(sign: str) -> bool:
    return "\u064b" <= sign <= "\u0652" or sign in "ـ،؛؟«»\u200c\u200d\u200e\u200f\xa0"
