"""What can be done with two families side by side."""

from typing import Final

from famcase.tui.actions import BACK, Action
from famcase.wording import N_

TURN: Final = Action(
    "turn", ("space", "enter"), N_("Choose"), N_("Take the other side of this line; take two people for one, or not.")
)
LEFT: Final = Action("take_left", ("left",), N_("Take left"), N_("Take what stands on the left."), in_foot=False)
RIGHT: Final = Action("take_right", ("right",), N_("Take right"), N_("Take what stands on the right."), in_foot=False)
MERGE: Final = Action("merge", ("m", "ة", "ctrl+s"), N_("Merge"), N_("Make one family of the two, after a question."))
APART: Final = Action(
    "tell_apart", ("n", "ى"), N_("Not the same"), N_("Remember that these are two families: nobody is asked again.")
)
EXCHANGE: Final = Action(
    "exchange", ("x", "ء"), N_("Exchange"), N_("Keep the other case, and have this one go into it.")
)
PAGES: Final = Action("pages", ("o", "خ"), N_("Pages"), N_("Open the page of one of the two."), in_foot=False)

SIDE_BY_SIDE: Final = (TURN, MERGE, APART, BACK, EXCHANGE, LEFT, RIGHT, PAGES)
