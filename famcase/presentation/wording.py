"""A session's language: messages, plurals, labels and errors as its reader sees them."""

import gettext
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, Protocol

from famcase.errors import FamcaseError
from famcase.presentation.cells import ELLIPSIS, LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, has_right_to_left, safe
from famcase.wording import N_, VERB, Coded, Named, Said

Language = Literal["en", "ar"]
CATALOGUES = Path(__file__).parent.parent / "locale"

_PLACE = re.compile(r"\{(\w+)\}")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
# A comma every three digits from here on, so that a year never gets one.
_GROUPED_FROM = 10_000

_REPEATED: Final = 1_000
"""Characters of what somebody typed that a sentence about it repeats: lists of codes have fewer."""


class Labels(Protocol):
    """What `Wording` needs of the vocabularies (`domain.vocabulary.Vocabulary` has it)."""

    def label(self, list_name: str, code: str, language: Language, /) -> str:
        """Return the label of `code` in `language`."""

    def is_sensitive(self, list_name: str, code: str, /) -> bool:
        """Return whether `code` can harm whoever it is known of."""


class Wording:
    """The words of one session; made once, passed to whatever shows something.

    `wording(N_("{name} has moved."), name=text)` translates the msgid and fills its places. English is the msgids
    themselves and needs no catalogue; a language whose catalogue is missing shows English.
    """

    def __init__(
        self, language: str, vocabulary: Labels | None = None, today: Callable[[], date] | None = None
    ) -> None:
        """A language that famcase does not speak is English. `today` lets columns say how far a day is;
        without it they show the day alone."""
        self.language: Language = "ar" if language == "ar" else "en"
        self.right_to_left = self.language == "ar"
        self._vocabulary = vocabulary
        self._today = today
        self._catalogue = gettext.translation("famcase", CATALOGUES, [self.language], fallback=True)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the msgid `message` in the session's language, its `{named}` places filled from `values`."""
        # The empty msgid is the catalogue's own header.
        return self._fill(self._catalogue.gettext(message), values) if message else ""

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form for `count` things; `{count}` is filled without being named (Arabic has six forms)."""
        return self._fill(self._catalogue.ngettext(one, many, count), {"count": count, **values})

    def label(self, vocabulary: str, code: str) -> str:
        """Return the label of a code of a vocabulary; the code itself where no vocabulary is at hand."""
        if vocabulary == VERB:
            from famcase.presentation.history_words import VERBS

            return safe(self(VERBS.get(code, code)))
        if self._vocabulary is None:
            return safe(code)
        return safe(self._vocabulary.label(vocabulary, code, self.language))

    def error(self, error: FamcaseError) -> str:
        """Return the error's sentence, and its hint on a line of its own; of a page of text only the beginning."""
        values = {name: _short(value) for name, value in error.values.items()}
        sentence = self(error.message, **values)
        return f"{sentence}\n{self(error.hint, **values)}" if error.hint else sentence

    def is_sensitive(self, list_name: str, code: str) -> bool:
        """Return whether a list of this desk says of a code that it can harm whoever it is known of."""
        return self._vocabulary is not None and self._vocabulary.is_sensitive(list_name, code)

    def today(self) -> date | None:
        """Return the session's day, None where it was given no clock."""
        return self._today() if self._today else None

    def named(self, name: Named) -> str:
        """Return a name in the reader's script where it is known in it, else in the other."""
        return safe((name.arabic or name.latin) if self.right_to_left else str(name))

    def number(self, value: float | Decimal) -> str:
        """Return a number in Western digits in both languages, as case numbers and P-codes are."""
        return f"{value:,}" if not -_GROUPED_FROM < value < _GROUPED_FROM else str(value)

    def value(self, value: object) -> str:
        """Return a value as it stands in a sentence: translated, dated or counted by its type.

        `Said` is translated and `Coded` labelled; a `str` is somebody's text: made safe, never a msgid or a template.
        """
        if value is None:
            return ""
        if isinstance(value, Said):
            return safe(self(value.message))
        if isinstance(value, Coded):
            return self.label(value.vocabulary, value.code)
        if isinstance(value, Named):
            return self._beside(self.named(value))
        if isinstance(value, bool):
            return self(N_("yes")) if value else self(N_("no"))
        if isinstance(value, int | float | Decimal):
            return self.number(value)
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, list | tuple | set | frozenset):
            parts = [self.value(part) for part in value]
            return self(N_(", ")).join(sorted(parts) if isinstance(value, set | frozenset) else parts)
        return self._beside(safe(str(value)))

    def _fill(self, template: str, values: dict[str, object]) -> str:
        """Fill all places in one pass: a value that looks like a place stays what it is."""
        return _PLACE.sub(lambda place: self.value(values[place[1]]) if place[1] in values else place[0], template)

    def _day(self, value: date) -> str:
        from famcase.presentation import dates

        if isinstance(value, datetime):
            return f"{dates.day(self, value.date())} {value:%H:%M}"
        return dates.day(self, value)

    def _beside(self, text: str) -> str:
        """End text of the other direction with a mark, so that the sentence's next word or digit stays after it."""
        if self.right_to_left:
            return text + RIGHT_TO_LEFT_MARK if _LATIN_LETTER.search(text) else text
        return text + LEFT_TO_RIGHT_MARK if has_right_to_left(text) else text


def _short(value: object) -> object:
    is_long = isinstance(value, str) and len(value) > _REPEATED
    return f"{str(value)[: _REPEATED - 1]}{ELLIPSIS}" if is_long else value
