"""Reads the words of a filter in either language; what is no filter word is left as text to search for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from famcase.domain import names
from famcase.services.desk import Desk
from famcase.services.queries.case_filters import CaseFilters
from famcase.services.queries.filter_phrases import BEGUN, SAID
from famcase.services.queries.filter_values import Values

_MOST_WORDS: Final = 9
"""The longest filter: "registered 1 August 2018 to 15 August 2018"."""

_MOST_BEGINNING: Final = 3
"""The most words that begin a filter and are followed by its value: "in the open"."""

_MOST_READ: Final = 60
_LONGEST_WORD: Final = 100
"""So many words of so many letters are looked at: a page that is pasted by mistake is only searched for."""

_TOKEN: Final = re.compile(r'["“”«»](?P<quoted>[^"“”«»]*)["“”«»]|(?P<plain>\S+)')

TEXT: Final = "text"
"""The filter that words are of which say none."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words that follow each other, and what they say."""

    typed: str
    fields: Mapping[str, object]
    """Fields of CaseFilters; `text` alone for what is searched for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of the words of a search line."""

    filters: CaseFilters
    said: tuple[Said, ...]
    """All the words, in the order in which they were typed."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    fold: str
    is_text: bool
    """Whether it can be no filter."""
    typed: str


def read_filters(desk: Desk, words: Sequence[str]) -> Reading:
    """Return what words in either language say; whatever is no filter word, or stands in quotes, is text.

    `open overdue mine al-Midan adnan`: states, priorities ("priority 1"), steps ("step new"), kinds of shelter, needs
    not met ("food", "no tent"), what they did not get ("no nfi-kit 6 months"), "not confirmed 30 days", "confirmed 7
    days", "mine", "unassigned", "with NAME", "at PLACE", "from PLACE", "in the open 3 days", "no consent", "consent
    refused", "withheld", "registered since last Friday", "moved 1 Aug - 15 Aug", "size 5-9", "size >= 8", kinds of
    vulnerability, "flagged", "flag do-not-visit", "close requested", "looked for", "first contact overdue", "at
    risk", "all"; and the exact name of a site, or of a place that is nobody's name here. Of two filters of one kind
    the second is text.
    """
    tokens = list(_tokens(" ".join(words)))
    values = Values(desk)
    fields: dict[str, object] = {}
    said: list[Said] = []
    text: list[str] = []
    at = 0
    while at < len(tokens):
        length, found = _longest(tokens[at : at + _MOST_WORDS], values, fields)
        if not length:
            text.append(tokens[at].text)
            said.append(Said(tokens[at].typed, {TEXT: tokens[at].text}))
            at += 1
            continue
        fields.update(found)
        said.append(Said(" ".join(token.typed for token in tokens[at : at + length]), found))
        at += length
    known: dict[str, Any] = {**fields, TEXT: " ".join(filter(None, text))}
    return Reading(CaseFilters(**known), tuple(said))


def _tokens(line: str) -> Iterator[_Token]:
    for place, match in enumerate(_TOKEN.finditer(line)):
        is_quoted = match["plain"] is None
        text = (match["quoted"] if is_quoted else match["plain"]).strip()
        is_text = is_quoted or place >= _MOST_READ or len(text) > _LONGEST_WORD
        yield _Token(text, "" if is_text else names.fold(text), is_text, match[0])


def _longest(tokens: Sequence[_Token], values: Values, known: Mapping[str, object]) -> tuple[int, Mapping[str, object]]:
    """Return the most of the first words that say a filter not yet set, and that filter; (0, {}) for none."""
    plain = list(takewhile(lambda token: not token.is_text, tokens))
    for length in range(len(plain), 0, -1):
        words = [token.text for token in plain[:length]]
        for found in _readings(words, [token.fold for token in plain[:length]], values):
            if not any(name in known for name in found):
                return length, found
    return 0, {}


def _readings(words: Sequence[str], folds: Sequence[str], values: Values) -> Iterator[Mapping[str, object]]:
    """Yield what a phrase may say as a whole, the likeliest first."""
    phrase = " ".join(filter(None, folds))
    if phrase in SAID:
        yield SAID[phrase]
    for length in range(min(_MOST_BEGINNING, len(words) - 1), 0, -1):
        begun = BEGUN.get(" ".join(folds[:length]))
        if begun is not None:
            found = values.read(begun, " ".join(words[length:]))
            if found is not None:
                yield found
    for found in (values.coded(" ".join(words), phrase), values.somewhere(" ".join(words))):
        if found is not None:
            yield found
