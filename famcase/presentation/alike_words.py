"""A family that another may be, in a few words."""

from collections.abc import Sequence

from famcase.presentation.columns import case_number, number_among_words
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.views import Alike


def called(words: Wording, alike: Alike) -> str:
    """Return "Khaled al-Adnan · 20411-087-5 · Tah"."""
    return " · ".join(known_by(words, alike))


def known_by(words: Wording, alike: Alike) -> Sequence[str]:
    """Return who they are, their case number, and where they are now if that is known."""
    shown = name(words, ShownName(alike.name, alike.name_ar))
    return [shown, number_among_words(words, alike.number), *filter(None, [words.named(alike.place)])]


def numbered(words: Wording, alike: Alike) -> str:
    """Return "20411-087-5 Khaled al-Adnan"."""
    return f"{case_number(words, alike.number)} {name(words, ShownName(alike.name, alike.name_ar))}"


def speaks_for(words: Wording, alike: Alike) -> Sequence[str]:
    """Return what speaks for it being the same, the weightiest first."""
    return [words(reason.message, **reason.values) for reason in alike.reasons if reason.speaks_for]
