"""Text from people, checked once on its way in: what is kept, what is dropped, what is refused."""

import re
import unicodedata

from famcase.errors import Refused
from famcase.wording import N_, Said

NAME_LIMIT = 200
"""Characters (code points after NFC) that a name, a place or any other single line may have."""

NOTE_LIMIT = 20_000
"""Characters (code points after NFC) that a note may have."""

# Marks that show nothing and change nothing: soft hyphen, Arabic letter mark, zero width space, direction marks, word
# joiner, invisible operators, byte order mark. ZWNJ and ZWJ (U+200C, U+200D) stay: Kurdish and Persian spelling needs
# the first, emoji the second; `names.fold` drops both, so no search depends on them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_ENDS = " \n\u200c\u200d"
_SPREADSHEET_ENDS = " \t\r\n"

# Format characters (category Cf) that are seen and belong to Arabic or Syriac writing, such as the sign of the year.
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_JOINERS = frozenset("\u200c\u200d")


class TextRefused(Refused):
    """A text that cannot be kept. The sentence names the field and the character's code, never the text itself."""


def check_name(text: str, field: str) -> str:
    """Return a line of `text` as it is to be stored: NFC, without invisible marks and blank ends; may be empty.

    `field` is the msgid of the field's name for the sentence. Raises TextRefused for control characters (a line break
    or a tab inside too), bidi overrides, embeddings and isolates, lone surrogates, other hidden characters, or more
    than NAME_LIMIT characters.
    """
    return _checked(text.strip(_SPREADSHEET_ENDS), field, NAME_LIMIT, allowed="")


def check_note(text: str, field: str) -> str:
    """Return `text` of any number of lines as it is to be stored; a tab becomes a space; may be empty.

    Raises TextRefused as `check_name` does, but for more than NOTE_LIMIT characters.
    """
    return _checked(_LINE_ENDS.sub("\n", text).replace("\t", " "), field, NOTE_LIMIT, allowed="\n")


def _checked(text: str, field: str, limit: int, allowed: str) -> str:
    # Marks go before NFC: one between a letter and its accent would keep the two apart, and a second check join them.
    kept = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    kept = "".join(" " if unicodedata.category(character) == "Zs" else character for character in kept).strip(_ENDS)
    for character in kept:
        if character not in allowed and _is_refused(character):
            raise TextRefused(
                N_("{field} holds a hidden character that cannot be kept ({character})."),
                hint=N_("Type it anew instead of pasting it, or paste it as plain text."),
                field=Said(field),
                character=f"U+{ord(character):04X}",
            )
    if len(kept) > limit:
        raise TextRefused(
            N_("{field} is too long: {length} characters, at most {limit}."),
            hint=N_("Shorten it, or put the rest in a note."),
            field=Said(field),
            length=len(kept),
            limit=limit,
        )
    return kept


def _is_refused(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in _VISIBLE_FORMAT and character not in _JOINERS
    # Zl and Zp break a line without being a newline; the last two code points of each plane are no characters (XML and
    # spreadsheets refuse them). Letters of a newer Unicode than Python's (Cn) are let through.
    return (
        category in {"Cc", "Cs", "Zl", "Zp"} or ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    )
