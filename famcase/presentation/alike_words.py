"""A family that another may be, in a few words."""

from collections.abc import Sequence

from famcase.presentation.cells import LEFT_TO_RIGHT_MARK
from famcase.presentation.columns import case_number
from famcase.presentation.names_shown import ShownName, name
from famcase.presentation.wording import Wording
from famcase.services.views import Alike


def called(words: Wording, alike: Alike) -> str:
    """Return "Khaled al-Adnan · 20411-087-5 · Tah"."""
    return " · ".join(known_by(words, alike))


def known_by(words: Wording, alike: Alike) -> Sequence[str]:
    """Return who they are, their case number, and where they are now if that is known."""
    shown = name(words, ShownName(alike.name, alike.name_ar))
    # after Arabic letters its groups would change places
    number = f"{LEFT_TO_RIGHT_MARK}{case_number(words, alike.number)}{LEFT_TO_RIGHT_MARK}"
    return [shown, number, *filter(None, [words.named(alike.place)])]


def speaks_for(words: Wording, alike: Alike) -> Sequence[str]:
    """Return what speaks for it being the same, the weightiest first."""
    return [words(reason.message, **reason.values) for reason in alike.reasons if reason.speaks_for]
