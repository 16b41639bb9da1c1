"""What a search text asks for, word by word and number by number, before anything is looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from famcase.domain import names, numbers
from famcase.domain.found_ids import id_key
from famcase.domain.phones import SYRIA, TURKEY, fold_phone
from famcase.domain.typed_words import Typed, beside
from famcase.storage.tables.people import LAST_DIGITS

_FEWEST_LETTERS: Final = 2
_FEWEST_FOR_PHRASES: Final = 3
_WITH_ITS_COUNTRY: Final = 9
"""So many digits that begin with a country are a telephone number from its beginning."""
"""Two letters begin the names of hundreds of villages."""

# Digits in groups, as numbers of cases and telephones are written.
_NUMBER = re.compile(r"(?<!\w)[+#(]?\d[\d\s\-_./\\()‐‑‒–—−]*\d(?!\w)")
# Letters and digits without a blank between: 3ali, SY-123, HH/2018/44.
# Looked for where a word begins alone: within one of 20,000 letters each letter would look to its end.
_MIXED = re.compile(r"(?<!\S)(?=\S*\d)(?=\S*[^\W\d_])\S+")
_BETWEEN: Final = " | "
"""What is cut out of a text leaves this: digits on either side of it are not one number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One word or number of a search; each of its forms may find a family."""

    typed: tuple[Typed, ...] = ()
    """What names and the words of sites are compared with, and places from three letters."""
    phrase: Typed | None = None
    """All of the text, where it is longer than this word: the spelling of a place of two words."""
    digits: str = ""
    """Of a number: what a case number begins with."""
    phones: tuple[str, ...] = ()
    """What a telephone number may begin with."""
    ending: str = ""
    """Of a number long enough for it: what a case number or a telephone number may end with."""
    ids: tuple[str, ...] = ()
    """What the key of another list's id may begin with."""

    @property
    def is_word(self) -> bool:
        """Whether it may be a name: then those come first whose head has it."""
        return not self.digits


def is_blank(text: str) -> bool:
    """Whether a text holds nothing that can be searched for, however it goes on."""
    return not names.fold(text)


def asked_of(text: str) -> list[Asked]:
    """Return what a text asks for; none while only single letters are typed."""
    plain = numbers.western(text)
    found: list[Asked] = []
    for mixed in _MIXED.findall(plain):
        ids = _ids(mixed)
        found += [replace(one, ids=tuple(dict.fromkeys((*one.ids, *ids)))) for one in _plain(mixed)]
    found += _plain(_MIXED.sub(_BETWEEN, plain))
    if len(found) > 1:
        folded = names.Word(names.fold(text), names.joined_sound(text))
        phrase = Typed(folded) if len(folded.fold) >= _FEWEST_FOR_PHRASES else None
        whole = _ids(text)
        found = [replace(one, phrase=phrase, ids=tuple(dict.fromkeys((*one.ids, *whole)))) for one in found]
    return found


def _plain(text: str) -> Iterator[Asked]:
    for typed in _NUMBER.findall(text):
        yield _number(typed)
    for typed in beside(names.words(_NUMBER.sub(_BETWEEN, text))):
        if len(typed.word.fold) >= _FEWEST_LETTERS or typed.word.fold.isdecimal():
            yield Asked((typed,))


def _number(typed: str) -> Asked:
    digits = re.sub(r"\D", "", typed)
    national = digits.lstrip("0")
    phones = {fold_phone(typed), digits, national}
    if not digits.startswith("00"):
        phones |= {country + national for country in (SYRIA, TURKEY)}
    begun = tuple(sorted(beginning for beginning in phones if len(beginning) >= _FEWEST_LETTERS))
    ending = digits if len(digits) >= LAST_DIGITS and not _is_from_its_beginning(digits) else ""
    return Asked((Typed(names.Word(digits, digits)),), digits=digits, phones=begun, ending=ending, ids=_ids(digits))


def _is_from_its_beginning(digits: str) -> bool:
    """Return whether it is so much of a telephone number, its country first, that nobody means the end of one."""
    return len(digits) >= _WITH_ITS_COUNTRY and digits.startswith((SYRIA, TURKEY))


def _ids(text: str) -> tuple[str, ...]:
    key = id_key(text)
    # one sign more than its mark: two digits begin half of a list's numbers
    return (key,) if len(key) > _FEWEST_FOR_PHRASES else ()
