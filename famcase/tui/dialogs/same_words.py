"""Words that people type for the same act, so that F9 finds it by whichever of them comes to mind."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from famcase.domain.names import fold
from famcase.presentation.wording import Wording
from famcase.wording import N_

_FEWEST_LETTERS: Final = 3
"""Of a word that is looked up while it is typed: fewer begin too many."""

_GROUPS: Final = (
    N_("undo, take back, revert, cancel"),
    N_("delete, remove, take out, take back, take away, throw away"),
    N_("search, find, look for"),
    N_("new, add, create, register"),
    N_("edit, correct, change"),
    N_("export, print, save as, to a file, spreadsheet, excel"),
    N_("import, bring in"),
    N_("backup, copy, back up"),
    N_("assign, give, hand over"),
    N_("postpone, delay, reschedule, put off"),
    N_("verify, confirm, check, still there"),
    N_("exit, log out, leave, quit, lock"),
    N_("options, preferences, colours, theme, settings"),
    N_("sort, order"),
    N_("hide, privacy, turn around, withhold"),
    N_("distribution, hand out, aid"),
    N_("double, doubles, duplicates, twice, merge, same family"),
)
"""Each with commas between its words, in the words of each language."""


def groups(wordings: Iterable[Wording]) -> Iterator[frozenset[str]]:
    """Yield the groups of the languages, folded."""
    for words in wordings:
        for group in _GROUPS:
            yield frozenset(fold(one) for one in words(group).replace("،", ",").split(","))


def meant(typed: str, known: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what a folded word may mean: itself, and what stands in a group with a word that it begins."""
    found = {typed}
    if len(typed) >= _FEWEST_LETTERS:
        for group in known:
            if any(one.startswith(typed) for one in group):
                found |= group
    return frozenset(found)
