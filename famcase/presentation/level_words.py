"""What the levels are called at which something leaves the desk."""

from typing import Final

from famcase.domain.levels import Level
from famcase.wording import N_

LEVELS: Final = (
    (Level.CODES, N_("Codes only")),
    (Level.INITIALS, N_("With initials")),
    (Level.FULL, N_("With names")),
    (Level.FIGURES, N_("Figures only")),
)
"""Each level with its msgid, in the order in which they are offered."""

LEVEL_WORDS: Final = {level.value: title for level, title in LEVELS}
"""The msgids by the codes of levels."""

NAMES_ON_PAPER: Final = N_(
    "Names are on this print. Use a printer of your own, never a print shop: printers and their queues keep copies."
)
