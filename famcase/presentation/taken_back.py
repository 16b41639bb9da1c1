"""What is taken back, and was, in words: what it was, of which family or place, and when it was saved."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK, has_right_to_left
from famcase.presentation.columns import case_number
from famcase.presentation.history_columns import saved_at, verb
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.views import About, LastDone, NamedFamily, Undone
from famcase.wording import N_

_REGISTERED: Final = "registered"
"""The verb that the family itself follows."""
_Kind = Literal["one registered", "of somebody", "of nobody"]
_QUESTIONS: Final[Mapping[_Kind, str]] = {
    "one registered": N_("Take back: {what} {whom}, saved {when}? It is as if they had not come."),
    "of somebody": N_("Take back for {whom}: {what}, saved {when}?"),
    "of nobody": N_("Take back: {what}, saved {when}?"),
}
_ANSWERS: Final[Mapping[_Kind, str]] = {
    "one registered": N_("Taken back: {what} {whom}, saved {when}."),
    "of somebody": N_("Taken back for {whom}: {what}, saved {when}."),
    "of nobody": N_("Taken back: {what}, saved {when}."),
}


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
    return _QUESTIONS[_kind(done, values["whom"])], values


def answer(words: Wording, undone: Undone, today: date) -> tuple[str, dict[str, str]]:
    """Return the sentence after something was taken back, a msgid, and its values."""
    values = _values(words, undone, today)
    return _ANSWERS[_kind(undone, values["whom"])], values


def told(words: Wording, undone: Undone, today: date) -> str:
    """Return the sentence after something was taken back."""
    message, values = answer(words, undone, today)
    return words(message, **values)


def _kind(done: LastDone | Undone, whom: str) -> _Kind:
    if done.verb == _REGISTERED and done.about.families == 1:
        return "one registered"
    return "of somebody" if whom else "of nobody"


def _values(words: Wording, done: LastDone | Undone, today: date) -> dict[str, str]:
    return {"what": verb(words, done.verb), "whom": whom(words, done.about), "when": saved_at(words, done.at, today)}


def _family(words: Wording, family: NamedFamily) -> str:
    number = case_number(words, family.number)
    shown = name(words, ShownName(family.name, family.name_ar, family.withheld))
    # after Arabic letters its groups would change places
    mark = LEFT_TO_RIGHT_MARK if has_right_to_left(shown) else ""
    return f"{shown} {mark}{number}{mark}"
