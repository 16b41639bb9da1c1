"""What can be done on the page of a family, besides what lists of families offer too."""

from collections.abc import Iterator
from dataclasses import replace

from famcase.services.views import FamilyView, UserView
from famcase.settings import Settings
from famcase.tui import actions
from famcase.tui.actions import Action
from famcase.tui.family import course, people
from famcase.wording import N_

EDIT = replace(actions.EDIT, help=N_("Correct what has the cursor: a person, a need, or the family itself."))
NEW = replace(actions.NEW, help=N_("Add a person, a need, a follow-up or a contact."))
OPEN = replace(actions.OPEN, help=N_("Show everything of the line under the cursor, in whole words."))
BACK = replace(actions.BACK, help=N_("Go back to the list."))
NEXT_BLOCK = Action("block(1)", ("tab",), N_("Next part"), N_("Go to the next part of the page."), in_foot=False)
LAST_BLOCK = Action("block(-1)", ("shift+tab",), N_("Part before"), N_("Go to the part before."), in_foot=False)
LEFT = Action("block_left", ("left",), N_("Part left"), N_("Go to the part on the left."), in_foot=False)
RIGHT = Action("block_right", ("right",), N_("Part right"), N_("Go to the part on the right."), in_foot=False)
SHOW_NAME = Action(
    "show_name", ("s", "س"), N_("Show name"), N_("Show the withheld name here, or hide it."), in_foot=False
)
FIX = Action(
    "form('edit')", (), N_("Correct"), N_("Correct name, size, priority or origin of the family."), in_foot=False
)
STILL = Action(
    "form('confirm')", (), N_("Still there"), N_("Record that they are still where they were."), in_foot=False
)
ASSIGN = Action("form('assign')", (), N_("Assign"), N_("Give this case to somebody."), in_foot=False)
TAKE = replace(ASSIGN, hint=N_("Take on"), help=N_("Take this case, which nobody has."))
CLOSE = Action("form('close')", (), N_("Close"), N_("Close this case, or ask a supervisor to."), in_foot=False)
SEND_BACK = Action("form('send-back')", (), N_("Send back"), N_("Send the request to close back."), in_foot=False)
KEPT = Action("kept", ("k", "ن"), N_("Kept case"), N_("Show the family that this one was merged into."), in_foot=False)
REOPEN = Action("reopen", (), N_("Reopen"), N_("Open this case again."), in_foot=False)

ON_THE_PAGE = (
    EDIT, NEW, actions.VISITED, actions.MOVED, actions.NOTE, actions.SHOW, OPEN, BACK, NEXT_BLOCK, LAST_BLOCK, LEFT,
    RIGHT, SHOW_NAME, KEPT, *people.OF_PEOPLE, *course.OF_THE_COURSE, FIX, STILL, ASSIGN, CLOSE, SEND_BACK, REOPEN,
    actions.EXPORT,
)  # fmt: skip


_OF_OPEN_CASES = {
    EDIT, NEW, actions.VISITED, actions.MOVED, *people.OF_OPEN_CASES, *course.OF_OPEN_CASES, FIX, STILL, ASSIGN,
    CLOSE, SEND_BACK,
}  # fmt: skip


def applying(family: FamilyView, is_withheld: bool, settings: Settings, user: UserView) -> Iterator[Action]:
    """Yield the actions that fit how the case stands, and who sits here."""
    is_open = family.status == "open"
    unfit = {SHOW_NAME} if not is_withheld else set()
    unfit |= {REOPEN} if is_open else _OF_OPEN_CASES
    unfit |= {REOPEN} if family.merged_into else {KEPT}
    if not (family.close_requested_by and user.is_supervisor):
        unfit.add(SEND_BACK)
    if family.now is None:
        unfit.add(STILL)
    if not family.next_step:
        unfit.add(course.MOVE_ON)
    if not settings.washington_group:
        unfit.add(people.FUNCTIONING)
    if family.assigned_to and not user.is_supervisor:
        unfit.add(ASSIGN)
    for action in ON_THE_PAGE:
        if action not in unfit:
            yield TAKE if action is ASSIGN and not user.is_supervisor else action
