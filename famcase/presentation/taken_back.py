"""What is taken back, and was, in words: what it was, of which family or place, and when it was saved."""

from datetime import date
from typing import Final

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, has_right_to_left
from famcase.presentation.columns import case_number
from famcase.presentation.history_columns import saved_at, verb
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.views import About, LastDone, NamedFamily, Undone
from famcase.wording import N_

_REGISTERED: Final = "registered"
"""The verb that the family itself follows."""


def whom(words: Wording, about: About) -> str:
    """Return "Khaled al-Adnan 20411-087-5", "12 families" or the names of places; empty where it is of none."""
    if about.families > len(about.named):
        return words.plural("{count} family", "{count} families", about.families)
    if about.named:
        return words(N_(", ")).join(_family(words, family) for family in about.named)
    return words(N_(", ")).join(words.named(place) for place in about.places)


def question(words: Wording, done: LastDone, today: date) -> tuple[str, dict[str, str]]:
    """Return the question before something is taken back, a msgid, and its values."""
    values = _values(words, done, today)
    if _is_one_registered(done):
        return N_("Take back: {what} {whom}, saved {when}? It is as if they had not come."), values
    if values["whom"]:
        return N_("Take back for {whom}: {what}, saved {when}?"), values
    return N_("Take back: {what}, saved {when}?"), values


def answer(words: Wording, undone: Undone, today: date) -> tuple[str, dict[str, str]]:
    """Return the sentence after something was taken back, a msgid, and its values."""
    values = _values(words, undone, today)
    if _is_one_registered(undone):
        return N_("Taken back: {what} {whom}, saved {when}."), values
    if values["whom"]:
        return N_("Taken back for {whom}: {what}, saved {when}."), values
    return N_("Taken back: {what}, saved {when}."), values


def told(words: Wording, undone: Undone, today: date) -> str:
    """Return the sentence after something was taken back."""
    message, values = answer(words, undone, today)
    return words(message, **values)


def _is_one_registered(done: LastDone | Undone) -> bool:
    return done.verb == _REGISTERED and done.about.families == 1


def _values(words: Wording, done: LastDone | Undone, today: date) -> dict[str, str]:
    return {"what": verb(words, done.verb), "whom": whom(words, done.about), "when": saved_at(words, done.at, today)}


def _family(words: Wording, family: NamedFamily) -> str:
    number = case_number(words, family.number)
    shown = name(words, ShownName(family.name, family.name_ar, family.withheld))
    # after Arabic letters its groups would change places
    mark = LEFT_TO_RIGHT_MARK if has_right_to_left(shown) else ""
    return f"{shown} {mark}{number}{mark}"
