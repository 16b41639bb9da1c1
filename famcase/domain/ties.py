"""Fields that only the journal has: from whose record another family's was copied, and who was found to be whom.

No table has a column for them. A person who is erased is erased wherever these lead (`services.commands.erasing`).
"""

from typing import Final

from famcase.domain.changes import RecordId
from famcase.domain.state import RecordState

COPY_OF: Final = "copy_of"
"""Of any record: the record of another family that it was copied from."""

SAME_AS: Final = "same_as"
"""Of a person: the people of other families whom they were found to be."""

MERGED_FROM: Final = "merged_from"
"""Of a family: the last family that was merged into it."""

MOVED_FROM: Final = "moved_from"
"""Of a family: the last family from which people came to it."""

MOVED_TO: Final = "moved_to"
"""Of a person: the family that they are of now."""

FAMILIES: Final = frozenset({MERGED_FROM, MOVED_FROM, MOVED_TO})
"""Those that name a family, and are shown as its case number."""

UNSEEN: Final = frozenset({COPY_OF, SAME_AS})
"""Those that no history shows."""

ALL: Final = FAMILIES | UNSEEN


def tied_to(state: RecordState) -> set[RecordId]:
    """Return the records of other families that a record was copied from, or whose person it is.

    A copy stays one when its copying is taken back; who was found to be whom is what stands now.
    """
    same = state.value(SAME_AS)
    copied = [setting.value for setting in state.settings.get(COPY_OF, ())]
    named = [*copied, *(same if isinstance(same, list) else ())]
    return {RecordId(bytes.fromhex(str(one))) for one in named if one}
