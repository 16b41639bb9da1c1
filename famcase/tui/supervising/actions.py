"""What can be done with what waits."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from famcase.tui import actions
from famcase.tui.actions import Action
from famcase.tui.family.actions import LAST_BLOCK, LEFT, NEXT_BLOCK, RIGHT
from famcase.wording import N_

OPEN: Final = replace(actions.OPEN, help=N_("Open the family under the cursor, or the families of the caseworker."))
MARK: Final = Action("mark", ("space",), N_("Mark"), N_("Mark the case under the cursor, or not; then go on."))
ASSIGN: Final = Action("assign", ("a", "ش"), N_("Assign"), N_("Give the marked cases, or this one, to somebody."))
AGREE: Final = Action(
    "agree", ("y", "غ"), N_("Approve"), N_("Close the case as was asked, or accept the transfer or referral.")
)
DECLINE: Final = Action(
    "decline", ("x", "ء"), N_("Send back"), N_("Send the closure back with a comment, or reject with a reason.")
)
ACCEPT: Final = replace(AGREE, hint=N_("Accept"), help=N_("Accept the transfer or referral under the cursor."))
REJECT: Final = replace(DECLINE, hint=N_("Reject"), help=N_("Reject the transfer or referral, with a reason."))
REASSIGN: Final = Action(
    "reassign", ("r", "ق"), N_("Hand over"), N_("Give the whole load of the caseworker under the cursor to others.")
)
SHEET: Final = Action(
    "sheet", ("h", "ا"), N_("Sheet"), N_("Show the handover sheet of the caseworker under the cursor.")
)
CLOSE_AGAIN: Final = Action(
    "ask_again", ("c", "ؤ"), N_("Ask again"), N_("Ask again to close the case that was sent back.")
)
DOUBLES: Final = replace(actions.DOUBLES, keys=("d", "ي"), in_foot=True)

_AROUND: Final = (DOUBLES, NEXT_BLOCK, LAST_BLOCK, LEFT, RIGHT, actions.EXPORT)

OF_SUPERVISORS: Final = (OPEN, ASSIGN, AGREE, DECLINE, REASSIGN, actions.BACK, MARK, SHEET, *_AROUND)
OF_CASEWORKERS: Final = (OPEN, ACCEPT, REJECT, actions.BACK, CLOSE_AGAIN, SHEET, *_AROUND)
OF_PARTS: Final[Mapping[str, tuple[Action, ...]]] = {
    "unassigned": (MARK, ASSIGN, DOUBLES, OPEN, actions.BACK),
    "closures": (AGREE, DECLINE, OPEN, DOUBLES, actions.BACK),
    "answers": (ACCEPT, REJECT, OPEN, actions.BACK),
    "sent-back": (CLOSE_AGAIN, OPEN, actions.BACK),
    "loads": (REASSIGN, SHEET, OPEN, DOUBLES, actions.BACK),
}
"""What the foot line says while the keys go to a part."""

ALL: Final = (*OF_SUPERVISORS, CLOSE_AGAIN)
"""Whose keys the screen has, whoever sits at it: rules say no, not missing keys."""
