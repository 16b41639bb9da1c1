"""The lists of codes that people choose from, each code with a label in English and in Arabic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from famcase.errors import Usage
from famcase.wording import N_


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list: `living` / `rented` / "Rented house or room" / "بيت أو غرفة بالإيجار"."""

    list: str
    code: str
    label_en: str
    label_ar: str
    position: int
    """Where it stands in its list, from 0."""
    active: bool = True
    """Whether it is still offered; a code once used is kept, so that old records can be read."""
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What only this list says of its codes: `sensitive`, `need`, `unhcr_code` …; empty text where nothing is said."""


class UnknownCode(Usage):
    """What was typed is no code and no label of its list."""

    def __init__(self, list_name: str, text: str, known: Iterable[str]) -> None:
        super().__init__(
            N_("“{text}” is not in the list {list}, which has: {known}."),
            hint=N_("Type one of these codes, or a label of the list in English or Arabic."),
            text=text,
            list=list_name,
            known=", ".join(known),
        )


class Vocabulary:
    """Every list of one organisation: the shipped terms, and its own after them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the terms in order; a later one replaces an earlier one of the same list and code."""
        lists: dict[str, dict[str, Term]] = {}
        for term in terms:
            lists.setdefault(term.list, {})[term.code] = term
        # sorted() keeps the given order among equal positions
        self._lists = {
            name: {term.code: term for term in sorted(by_code.values(), key=lambda term: term.position)}
            for name, by_code in lists.items()
        }
        self._typed = {name: _typed(by_code.values()) for name, by_code in self._lists.items()}

    def terms(self, list_name: str) -> tuple[Term, ...]:
        """Return what the list offers, in its order; empty for a list that nobody has filled."""
        return tuple(term for term in self._lists.get(list_name, {}).values() if term.active)

    def codes(self, list_name: str) -> tuple[str, ...]:
        """Return the codes that the list offers, in its order."""
        return tuple(term.code for term in self.terms(list_name))

    def known_codes(self, list_name: str) -> tuple[str, ...]:
        """Return every code of the list, offered or not: what records may hold."""
        return tuple(self._lists.get(list_name, {}))

    def has(self, list_name: str, code: str) -> bool:
        """Return whether the list knows the code, offered or not."""
        return code in self._lists.get(list_name, {})

    def is_sensitive(self, list_name: str, code: str) -> bool:
        """Return whether a list says of a code that it can harm whoever it is known of; not of an unknown one."""
        term = self._lists.get(list_name, {}).get(code)
        return term is not None and term.extra.get("sensitive") == "1"

    def get(self, list_name: str, code: str) -> Term:
        """Return the term, offered or not; raises UnknownCode."""
        try:
            return self._lists[list_name][code]
        except KeyError:
            raise UnknownCode(list_name, code, self.codes(list_name)) from None

    def find(self, list_name: str, text: str) -> str:
        """Return the offered code that `text` names: the code itself or a label, whatever its capitals.

        Nothing is guessed: a typing error raises UnknownCode.
        """
        try:
            return self._typed[list_name][_fold(text)]
        except KeyError:
            raise UnknownCode(list_name, text, self.codes(list_name)) from None

    def label(self, list_name: str, code: str, language: Literal["en", "ar"]) -> str:
        """Return the label in that language, else in the other, else the code itself."""
        term = self._lists.get(list_name, {}).get(code)
        if term is None:
            return code
        first, second = (term.label_ar, term.label_en) if language == "ar" else (term.label_en, term.label_ar)
        return first or second or code


def _typed(terms: Iterable[Term]) -> dict[str, str]:
    """Return code by typed form; a code goes before a label, an earlier label before a later one."""
    offered = [term for term in terms if term.active]
    forms = [(term.code, term.code) for term in offered]
    forms += [(label, term.code) for term in offered for label in (term.label_en, term.label_ar) if label]
    typed: dict[str, str] = {}
    for form, code in forms:
        typed.setdefault(_fold(form), code)
    return typed


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
