"""How a family's name is shown: in the reader's script where it is known in it, and never when it is withheld."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from famcase.presentation.cells import safe
from famcase.presentation.columns import Column, Json, Show
from famcase.presentation.wording import Wording
from famcase.wording import N_

_ARTICLE = re.compile("^(?:[Aa]l-|ال(?=..))")


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name in both scripts, either of which may be empty."""

    latin: str
    arabic: str
    withheld: bool = False


def name(wording: Wording, value: object) -> str:
    """Show a ShownName: "(name withheld)", the reader's own script, else the other, else "(no name)"."""
    if not isinstance(value, ShownName):
        return safe(str(value or ""))
    if value.withheld:
        return wording(N_("(name withheld)"))
    first, second = (value.arabic, value.latin) if wording.right_to_left else (value.latin, value.arabic)
    return safe(first or second) or wording(N_("(no name)"))


def initials(value: object) -> object:
    """Return a ShownName with the first letters alone, "K. A. A." for Khaled Ahmad al-Adnan; of others nothing."""
    if not isinstance(value, ShownName) or value.withheld:
        return value if isinstance(value, ShownName) else None
    return ShownName(_first_letters(value.latin), _first_letters(value.arabic))


def _first_letters(shown: str) -> str:
    """What somebody is called stands in brackets, and would say who it is."""
    words = (_ARTICLE.sub("", word) for word in shown.partition("(")[0].split())
    return " ".join(f"{word[0].upper()}." for word in words if word)


def name_raw(value: object) -> Json:
    """Return the name in Latin letters, else in Arabic, for machines; None when withheld or not known."""
    if not isinstance(value, ShownName) or value.withheld:
        return None
    return value.latin or value.arabic or None


def named(
    id_: str, title: str, of: Callable[[Any], ShownName | None], width: int | None = None, show: Show = name
) -> Column[Any]:
    """Return a column of names, which leave whole or as initials; `title` is a msgid."""
    return Column(id_, title, of, show, width=width, raw=name_raw, is_private=True, is_name=True)


def name_column(width: int = 24) -> Column[Any]:
    """Return the column of the name of whom a line is about: of any line with a name, name_ar and withheld."""
    return named("name", N_("Name"), lambda line: ShownName(line.name, line.name_ar, line.withheld), width)
