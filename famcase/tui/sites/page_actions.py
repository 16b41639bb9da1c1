"""What can be done on the page of a site."""

from dataclasses import replace

from famcase.tui import actions
from famcase.tui.actions import Action
from famcase.tui.family.actions import LAST_BLOCK, LEFT, NEXT_BLOCK, RIGHT
from famcase.wording import N_

EDIT = replace(actions.EDIT, help=N_("Correct what is known of the site; on a count, that count."))
COUNT = Action("new", ("f4", "n", "ى"), N_("Count"), N_("Record what somebody counted here."))
STATUS = Action("status", ("o", "خ"), N_("Status"), N_("Record that it is closed, evicted, hit, or open again."))
MOVED = Action(
    "everyone_moved",
    ("f6", "m", "ة"),
    N_("All moved"),
    N_("Record where all our families there are now."),
)
DISTRIBUTION = Action(
    "distribution", ("d", "ي"), N_("Distribution"), N_("Make a list of what is handed out here."), in_foot=False
)
OPEN = replace(actions.OPEN, help=N_("Open the family under the cursor, or show a count in whole words."))
REMOVE = Action(
    "remove", ("delete",), N_("Take back"), N_("Take back a count that was recorded in error."), in_foot=False
)
STANDARDS = Action(
    "standards",
    ("t", "ف"),
    N_("Standards"),
    N_("Show what so many people need by the reference figures."),
    in_foot=False,
)
FAMILIES_THERE = Action(
    "families_there", ("f", "ب"), N_("Families there"), N_("List our families at this site."), in_foot=False
)
BACK = replace(actions.BACK, help=N_("Go back to the list."))

ROUND = Action(
    "verification_round", (), N_("Verification round"), N_("Verify who is still here, one key a family."), in_foot=False
)

ON_THE_PAGE = (
    EDIT, COUNT, MOVED, OPEN, STATUS, BACK, STANDARDS, DISTRIBUTION, ROUND, FAMILIES_THERE, REMOVE, NEXT_BLOCK,
    LAST_BLOCK, LEFT, RIGHT, actions.EXPORT,
)  # fmt: skip
