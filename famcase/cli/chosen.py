"""Which families a command is about: words in any spelling that filter, or a list kept under a name."""

from argparse import Namespace
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments
from famcase.cli.context import Context
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.queries.filter_words import Reading


@dataclass(frozen=True, slots=True)
class Chosen:
    """The families that were asked for, and how they are to be shown where nothing else is said."""

    words: str
    reading: "Reading"
    columns: tuple[str, ...] = ()
    sort: str = ""
    backwards: bool = False


def declare_words(arguments: Arguments) -> None:
    """Add the words and --saved."""
    arguments.add(
        "words",
        metavar="WORDS",
        nargs="*",
        help=N_("a name in any spelling, a number, place or site; open, overdue, mine, size 5-9 and many more filter"),
    )
    arguments.add("--saved", metavar="NAME", help=N_("a list that you keep; words narrow it further"))


def choose(context: Context, options: Namespace) -> Chosen:
    """Return the families that the words and the kept list say. Raises NotFound for a list that is not kept."""
    from famcase.services.queries.filter_words import read_filters
    from famcase.services.queries.saved_lists import find_saved_list

    if not options.saved:
        return Chosen(" ".join(options.words), read_filters(context.desk, options.words))
    saved = find_saved_list(context.desk, options.saved)
    words = [saved.words, *options.words]
    reading = read_filters(context.desk, words)
    return Chosen(" ".join(words), reading, saved.columns, saved.sort, saved.backwards)


def say_understood(context: Context, chosen: Chosen) -> None:
    """Say beside the answer how the words were understood, where there are any."""
    from famcase.presentation.filter_chips import chips
    from famcase.services.queries.filter_names import filter_names

    if chosen.words.strip():
        filters = chosen.reading.filters
        understood = chips(context.wording, filters, filter_names(context.desk, filters))
        context.remark(N_("Understood: {filters}"), filters=" · ".join(understood))


def say_understood_in_file(context: Context, chosen: Chosen) -> None:
    """Say in a file of figures that they are not of all families, naming nobody: neither a family nor a caseworker."""
    from famcase.presentation.filter_chips import OPEN_AND_CLOSED, chips
    from famcase.services.queries.filter_names import filter_names

    words, asked = context.wording, chosen.reading.filters
    filters = replace(asked, text="", assigned_to=None, mine=False)
    told = [
        chip for chip in chips(words, filters, filter_names(context.desk, filters)) if chip != words(OPEN_AND_CLOSED)
    ]
    if filters != asked:
        told.append(words(N_("by names or words that stay here")))
    if told:
        context.output.explain_file(words(N_("Only these families are counted: {filters}."), filters=" · ".join(told)))
