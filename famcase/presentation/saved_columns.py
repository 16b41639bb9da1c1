"""The columns of the lists of families that a person keeps."""

from typing import Final

from famcase.presentation.columns import Column, flag
from famcase.services.queries.saved_lists import SavedList
from famcase.wording import N_

SAVED: Final[tuple[Column[SavedList], ...]] = (
    Column("name", N_("Name"), lambda saved: saved.name, width=24, is_private=True),
    Column("words", N_("Words"), lambda saved: saved.words, width=40, is_private=True),
    Column("columns", N_("Columns"), lambda saved: saved.columns, width=24),
    Column("sort", N_("Sorted by"), lambda saved: saved.sort or None),
    Column("backwards", N_("Backwards"), lambda saved: saved.backwards, flag),
)
