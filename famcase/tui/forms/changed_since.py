"""Says what others changed of a family while somebody filled in a form about it."""

from famcase.domain.changes import RecordId
from famcase.presentation.history_columns import HISTORY, without_names
from famcase.presentation.wording import Wording
from famcase.services.views import FamilyView
from famcase.tui.asking import Asking
from famcase.wording import N_

_SHOWN = ("at", "by", "verb", "details")


async def told(ask: Asking, words: Wording, uid: RecordId, seen: FamilyView) -> str:
    """Return the changes that `seen` does not show, a line each, and what can be done."""
    from famcase.services.queries.history import history

    lines = [line for line in await ask.now(history, uid) if not seen.version.covers(line.ref)]
    if seen.withheld:
        lines = without_names(lines)
    columns = [column for column in HISTORY if column.id in _SHOWN]
    changes = [" · ".join(filter(None, (column.shown(words, line) for column in columns))) for line in lines]
    return "\n".join(
        [
            words(N_("This family was changed while you were looking at it; nothing of yours was saved yet:")),
            *changes,
            words(N_("What you typed is kept: ctrl+s saves it all the same, Esc goes back.")),
        ]
    )
