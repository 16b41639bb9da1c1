"""The parts of a person's name, and how a name typed in one line falls into them."""

import re
from dataclasses import dataclass

from famcase.domain.names_folding import (
    Word,
    begins_compound,
    ends_compound,
    fold,
    has_article,
    joined_sound,
    sort_key,
    words,
)
from famcase.domain.similarity import Likeness, Reason, compare, likeness, similarity
from famcase.domain.spoken_names import SpokenName, speak

__all__ = [
    "Likeness",
    "NameParts",
    "Reason",
    "SpokenName",
    "Word",
    "compare",
    "fold",
    "joined_sound",
    "likeness",
    "similarity",
    "sort_key",
    "speak",
    "split_name",
    "words",
]

_IN_BRACKETS = re.compile(r"[(\[（]\s*([^()\[\]（）]*?)\s*[)\]）]")
_CALLED = frozenset({"abu", "abou", "aboo", "abo", "umm", "um", "om", "oum", "ابو", "ام"})


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name as it is recorded; any part may be empty ("Umm Ahmad", a newborn without a name)."""

    first: str = ""
    father: str = ""
    """The father's name, or all that stands between first name and surname."""

    surname: str = ""
    called: str = ""
    """What people call them (Abu …, Umm …)."""

    mother: str = ""

    def shown(self) -> str:
        """Return the name in one line, as "Khaled Ahmad al-Adnan (Abu Ahmad)"; without the mother's; may be empty."""
        name = " ".join(filter(None, (self.first, self.father, self.surname)))
        if name and self.called:
            return f"{name} ({self.called})"
        return name or self.called

    @property
    def is_blank(self) -> bool:
        """Whether no part is known."""
        return not (self.first or self.father or self.surname or self.called or self.mother)


def split_name(text: str) -> NameParts:
    """Return the parts of a name typed in one line, in either script; the spelling stays as typed.

    What stands in brackets, or Abu/Umm and a name in front, is what the person is called. Of the rest one name is the
    first name (with an article: the surname), two are first name and surname, of more the last is the surname and those
    between are the father's. Compounds (Abd al-Rahman, Nour al-Din, a name and its article) are one name.
    """
    called = [inside for inside in _IN_BRACKETS.findall(text) if inside]
    names = _names(_IN_BRACKETS.sub(" ", text).split())
    if names and len(names[0].split()) > 1 and fold(names[0].split()[0]) in _CALLED:
        called.insert(0, names.pop(0))
    shown = " ".join(called)
    if len(names) < 2:
        alone = "".join(names)
        return NameParts(surname=alone, called=shown) if has_article(alone) else NameParts(first=alone, called=shown)
    return NameParts(names[0], " ".join(names[1:-1]), names[-1], shown)


def _names(tokens: list[str]) -> list[str]:
    """Return the tokens with those of one compound joined by a space."""
    names: list[str] = []
    is_open = False
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        ends = bool(names) and not is_open and ends_compound(token, following)
        if names and (is_open or ends):
            names[-1] = f"{names[-1]} {token}"
        else:
            names.append(token)
        is_open = bool(following) and begins_compound(token, following)
    return names
