"""Sentences about two families that become one, or one that becomes two, the same wherever they are said."""

from typing import Final

from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView
from famcase.wording import N_

GOES_INTO: Final = N_("{gone} goes into {kept}, and both numbers will find it. One undo takes it back.")
"""A msgid: what merging does, said before it is done."""

MERGED: Final = N_("{gone} was merged into {kept}. They are {count}.")

APART: Final = N_("{family} and {other} are not the same: nobody is asked about them again.")

SPLIT: Final = N_("{family} is a family of {count} now, and {other} one of {left}. Ask the new one for its consent.")

JOINED: Final = N_("{family} are {count} now, and {other} are {others}. What they are to its head is to be said there.")

_AFTER: Final = N_(
    "After it: {people} people, {stays} stays, {needs} needs, {contacts} numbers to call, {notes} notes."
)


def after_it(words: Wording, family: FamilyView) -> str:
    """Return what a family that others went into would be."""
    return words(
        _AFTER,
        people=family.people,
        stays=len(family.stays),
        needs=len(family.needs),
        contacts=len(family.contacts),
        notes=len(family.notes),
    )
