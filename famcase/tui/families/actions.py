"""What can be done on the case list, besides what lists of families offer too."""

from collections.abc import Iterable

from famcase.services.views import UserView
from famcase.tui.actions import Action
from famcase.wording import N_

LEAVE = Action(
    "leave", ("escape",), N_("Back"), N_("Empty the search line; from the empty line go back to Today."), in_foot=False
)
FILTER = Action("filter", ("f8", "f", "ب"), N_("Filter"), N_("Choose filters, or a list that you keep, from lists."))
MARK = Action(
    "mark", ("space",), N_("Mark"), N_("Mark the family under the cursor, or not; then go on."), in_foot=False
)
MARK_ALL = Action("mark_all", ("a", "ش"), N_("Mark all"), N_("Mark all families that the search finds."), in_foot=False)
UNMARK_ALL = Action("unmark_all", ("u", "ع"), N_("Unmark all"), N_("Take away all marks."), in_foot=False)
SORT = Action("sort", ("s", "س"), N_("Sort"), N_("Sort by a column; by the same again turns it round."), in_foot=False)
COLUMNS = Action("columns", ("c", "ؤ"), N_("Columns"), N_("Choose columns and their order."), in_foot=False)
ASSIGN = Action(
    "many('assign-many')", (), N_("Marked: assign"), N_("Give all marked cases to somebody."), in_foot=False
)
TAKE = Action(
    ASSIGN.name, (), N_("Marked: take on"), N_("Take those of the marked cases that nobody has."), in_foot=False
)
"""What assigning is for a caseworker, who gives no case to others."""
PLAN = Action(
    "many('follow-up-many')", (), N_("Marked: visit"), N_("Plan the same visit or call for all marked."), in_foot=False
)
FLAG = Action("many('flag-many')", (), N_("Marked: flag"), N_("Raise the same flag on all marked."), in_foot=False)
MOVE = Action("many('move-many')", (), N_("Marked: moved"), N_("Record where all marked are now."), in_foot=False)
PUT_OFF = Action(
    "many('put-off-many')",
    (),
    N_("Marked: put off"),
    N_("Move what is due of all marked to another day."),
    in_foot=False,
)
VERIFY = Action("verify_marked", (), N_("Marked: verify"), N_("Verify all marked, one key a family."), in_foot=False)

ON_THE_LIST = (FILTER, MARK, MARK_ALL, UNMARK_ALL, SORT, COLUMNS)
FOR_MARKED = (ASSIGN, PLAN, FLAG, MOVE, VERIFY, PUT_OFF)


def fitting(all_of_them: Iterable[Action], user: UserView) -> tuple[Action, ...]:
    """Return the actions as they are for somebody's role."""
    return tuple(TAKE if action is ASSIGN and not user.is_supervisor else action for action in all_of_them)
