"""What a person can do on the screens: each action with its keys, hint and help, declared here and nowhere else.

The foot line, the list behind F9, the help behind F1 and the key bindings are made of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

from famcase.wording import N_

_KEY_WORDS = {
    "escape": N_("Esc"),
    "enter": N_("Enter"),
    "space": N_("Space"),
    "delete": N_("Delete"),
    "up": N_("Up"),
    "down": N_("Down"),
    "left": "←",
    "right": "→",
    "tab": N_("Tab"),
    "shift+tab": N_("Shift+Tab"),
    "slash": "/",
    "minus": "-",
    "plus": "+",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do, and how they come to it."""

    name: str
    """The method that does it: `action_<name>` of the screen or, with "app." before, of the app; with what it takes."""

    keys: tuple[str, ...]
    """Textual's names; the first is the one shown. A Latin letter comes with the Arabic letter of the same key."""

    hint: str
    """A msgid of one or two words, for the foot line."""

    help: str
    """A msgid of one sentence, for F1 and F9."""

    in_foot: bool = True

    is_first: bool = False
    """Whether the keys are this action's also where a field knows them, and are answered before the next key is."""

    @property
    def key(self) -> str:
        """The key as people say it, a msgid."""
        first = self.keys[0]
        if first in _KEY_WORDS:
            return _KEY_WORDS[first]
        return first.upper() if first[0] == "f" and first[1:].isdecimal() else first

    @property
    def bindings(self) -> list[Binding]:
        # F-keys and ctrl win over a field's own keys, letters and digits never do; ctrl+z undoes typing in a field.
        return [
            Binding(key, self.name, show=False, priority=self.is_first or (_is_strong(key) and key != "ctrl+z"))
            for key in self.keys
        ]


def bindings(actions: Iterable[Action]) -> list[Binding]:
    """Return the key bindings of `actions`; where two share a key, the first has it."""
    bound: dict[str, Binding] = {}
    for action in actions:
        for binding in action.bindings:
            bound.setdefault(binding.key, binding)
    return list(bound.values())


def _is_strong(key: str) -> bool:
    return key.startswith("ctrl+") or (key[0] == "f" and key[1:].isdecimal())


HELP = Action("app.help_here", ("f1", "question_mark", "؟"), N_("Help"), N_("Explain this screen and its keys."))
EDIT = Action("edit", ("f2", "e", "ث"), N_("Edit"), N_("Correct what is recorded of this family."))
FIND = Action("find", ("f3", "slash"), N_("Find"), N_("Find a family by any spelling, number, phone or place."))
NEW = Action("new", ("f4", "n", "ى"), N_("New"), N_("Register a family."))
VISITED = Action("form('visited')", ("f5", "v", "ر"), N_("Visited"), N_("Record what came of a visit or a call."))
MOVED = Action("form('moved')", ("f6", "m", "ة"), N_("Moved"), N_("Record where this family is now."))
NOTE = Action("form('note')", ("f7", "w", "ص"), N_("Note"), N_("Write a note about this family."))
SHOW = Action(
    "visit_view",
    ("t", "ف"),
    N_("Turn around"),
    N_("Show only what this family may see of itself across the table."),
    in_foot=False,
)
ALL = Action("app.all_actions", ("f9", "ctrl+p"), N_("More"), N_("Show everything that can be done here."))
OPEN = Action("open", ("enter",), N_("Open"), N_("Open the family under the cursor."))
EXPORT = Action(
    "export",
    ("ctrl+e",),
    N_("Print or file"),
    N_("Print what this screen shows, or write it into a file."),
    in_foot=False,
)
BACK = Action("back", ("escape",), N_("Back"), N_("Go back; what was typed is kept."))
CHOOSE = Action("choose", ("enter",), N_("Choose"), N_("Take the one under the cursor."))
GIVE = Action("give", ("enter",), N_("Confirm"), N_("Go on with what was typed."))
CLOSE = Action("back", ("escape",), N_("Close"), N_("Go back to the screen below."))
SAVE = Action("save", ("ctrl+s",), N_("Save"), N_("Save this form."))
UNDO = Action("app.undo", ("ctrl+z",), N_("Undo"), N_("Take back what you saved last."), in_foot=False)
LANGUAGE = Action("app.language", (), N_("العربية / English"), N_("Change the language of the screen."), in_foot=False)
SETTINGS = Action("app.settings", (), N_("Settings"), N_("See and change how this desk works."), in_foot=False)
DRAFTS = Action("app.drafts", (), N_("Drafts"), N_("Go on with forms that you began and did not save."), in_foot=False)
LOCK = Action(
    "app.lock", ("ctrl+l",), N_("Lock"), N_("Close the desk until the passphrase is given again."), in_foot=False
)
QUIT = Action("app.quit", ("ctrl+q",), N_("Quit"), N_("Close the desk and leave."), in_foot=False)

TODAY = Action("app.go('today')", ("1", "١"), N_("Today"), N_("Show who is due, and what needs a look."), in_foot=False)
FAMILIES = Action("app.go('families')", ("2", "٢"), N_("Families"), N_("Show the list of all families."), in_foot=False)
SITES = Action("app.go('sites')", ("3", "٣"), N_("Sites"), N_("Show how full each site is."), in_foot=False)
ORIGINS = Action(
    "app.go('origins')", ("4", "٤"), N_("Origins"), N_("Show which places families left, and when."), in_foot=False
)
SUMMARY = Action(
    "app.go('summary')", ("5", "٥"), N_("Summary"), N_("Show the standard tables and their charts."), in_foot=False
)
EXCHANGE = Action(
    "app.go('exchange')", ("6", "٦"), N_("Exchange"), N_("Bring lists in, back up, see what left."), in_foot=False
)

PLACES = (TODAY, FAMILIES, SITES, ORIGINS, SUMMARY, EXCHANGE)
WAITING = Action(
    "app.waiting", (), N_("What waits"), N_("Show what waits for you: to assign, to approve, to answer."), in_foot=False
)
DOUBLES = Action(
    "app.waiting('doubles')",
    (),
    N_("Doubles"),
    N_("Show likely doubles: families that may be registered twice, to merge or tell apart."),
    in_foot=False,
)
RUSH = (
    Action("app.rush('arrivals')", (), N_("Arrival sheet"), N_("Register families that came together, a line each.")),
    Action("app.rush('move')", (), N_("Everyone moved"), N_("Record where everyone of a site or place is now.")),
    Action("app.rush('round')", (), N_("Verification round"), N_("Verify assumed stays, one key a family.")),
    Action(
        "app.rush('distributions')", (), N_("Distributions"), N_("Make lists of what is handed out; tick them off.")
    ),
    Action("app.rush('put-off')", (), N_("Put off everything"), N_("Move what is due at a place to another day.")),
)
"""What is done when many come or move at once, from anywhere."""

EVERYWHERE = (UNDO, DRAFTS, SETTINGS, LANGUAGE, LOCK, QUIT)
