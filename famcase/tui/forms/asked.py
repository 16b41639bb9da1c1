"""Questions that more than one form asks, and how their answers become what commands take."""

from collections.abc import Sequence

from famcase.domain.days import BirthDay
from famcase.domain.names import NameParts, split_name
from famcase.presentation.cells import has_right_to_left
from famcase.services.desk import Desk
from famcase.tui.forms.picking import CodeEntry
from famcase.tui.forms.ticks import ChoiceEntry, TicksEntry, offered
from famcase.tui.screen import DeskScreen
from famcase.wording import N_

NAME_HELP = N_(
    "The name on one line, in either script: first name, father's name, surname; Abu or Umm in front or in brackets."
)
DAY_HELP = N_(
    "2018-08-10, 10 Aug, 10/8 (which of them is the day, the settings say), today, yesterday, 3 days ago, last Friday, "
    "+2w; in the digits of any script."
)
PLACE_HELP = N_(
    "Type a village or a site in any spelling, in either script; Down and Enter take one of the list. "
    "What is not in the list is kept as your words."
)
LIST_HELP = N_(
    "Type the beginning, in English or Arabic, or press Down for the whole list; Enter takes the one marked."
)
TICKS_HELP = N_("The arrows move, Space ticks, a letter finds.")
WHO_MOVED_HELP = N_("Tick people only when not all of them moved; with nobody ticked it is all. Space ticks.")
CHOICE_HELP = N_("The arrows choose; so does the first letter.")
ARROWS_HELP = N_("The arrows choose; Enter goes on.")


class Asked:
    """Makes entries for one form in the session's words."""

    def __init__(self, screen: DeskScreen[None], desk: Desk) -> None:
        self._words = screen.words
        self._desk = desk

    def code(self, key: str, label: str, vocabulary: str, *, value: str = "", is_inline: bool = False) -> CodeEntry:
        """Ask for a code of a long list."""
        choices = offered(self._words, self._desk.vocabulary, vocabulary)
        entry = CodeEntry(key, label, vocabulary, choices, help=LIST_HELP, is_inline=is_inline)
        return entry.start_with(value)

    def choice(
        self,
        key: str,
        label: str,
        vocabulary: str,
        *,
        value: str = "",
        without: Sequence[str] = (),
        is_needed: bool = False,
        finds: bool = True,
    ) -> ChoiceEntry:
        """Ask for one of a few codes, all in sight; `finds` says whether a letter chooses too."""
        choices = offered(self._words, self._desk.vocabulary, vocabulary, without)
        return ChoiceEntry(
            key,
            label,
            choices,
            value=value,
            is_needed=is_needed,
            finds=finds,
            help=CHOICE_HELP if finds else ARROWS_HELP,
        )

    def ticks(self, key: str, label: str, vocabulary: str) -> TicksEntry:
        """Ask which codes apply."""
        return TicksEntry(key, label, offered(self._words, self._desk.vocabulary, vocabulary), help=TICKS_HELP)


def name_parts(typed: str, typed_ar: str = "") -> tuple[NameParts, NameParts]:
    """Return a name in Latin and in Arabic letters; a name of the other script in the first line is understood."""
    if has_right_to_left(typed) and not typed_ar:
        typed, typed_ar = "", typed
    return split_name(typed), split_name(typed_ar)


def born_fields(born: BirthDay | None) -> dict[str, object]:
    """Return a birth as fields of a member."""
    if born is None:
        return {"born_on": None, "born_precision": "", "estimated": False}
    return {"born_on": born.on, "born_precision": born.precision, "estimated": born.estimated}
