"""Lists what was counted at a site or a place, corrects a count and takes one back."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.commands.count import counted_at, declare_numbers, said_numbers
from famcase.cli.context import Context
from famcase.errors import NotFound, Usage
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.domain.changes import Version
    from famcase.services.inputs import Where
    from famcase.services.views import CountView

_NUMBER = N_("the count, by the number that this list gives it")


def declare(arguments: Arguments) -> None:
    arguments.add("where", metavar="SITE_OR_PLACE", help=N_("the site, or a place of the gazetteer"))
    correct = arguments.act("correct", N_("Correct a count that was written down wrong."), required=False)
    correct.add("number", metavar="N", type=whole_number, help=_NUMBER)
    declare_numbers(correct)
    correct.add("--source", metavar="KIND", help=N_("who says so; famcase terms count-source"))
    correct.add("--sureness", metavar="KIND", help=N_("how sure; famcase terms sureness"))
    correct.add("--on", metavar="DATE", help=N_("the day of the count"))
    remove = arguments.act("remove", N_("Take back a count that was recorded in error."))
    remove.add("number", metavar="N", type=whole_number, help=_NUMBER)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.count_columns import NUMBERED_COUNTS, count_words
    from famcase.services.commands.sites import correct_count, remove_count

    where = counted_at(context, options.where)
    counts, seen = _counts(context, where)
    if options.act is None:
        shown = context.output.filled(NUMBERED_COUNTS, counts) if context.output.for_people else NUMBERED_COUNTS
        context.table(shown, counts, N_("Nobody counted at {place} yet."), place=context.place_name(where))
        return None
    count = next((one for one in counts if one.number == options.number), None)
    if count is None:
        raise NotFound(
            N_("There are {count} counts of this place; there is no number {number}."),
            hint=N_("famcase counts SITE_OR_PLACE lists them with their numbers."),
            count=len(counts),
            number=options.number,
        )
    if options.act == "remove":
        remove_count(context.desk, count.subject, count.uid, seen=seen)
        message = N_("Taken back, the count of {place}: {count}, {day}.")
    else:
        correct_count(context.desk, count.subject, count.uid, seen, **_corrected(context, options))
        count = next(one for one in _counts(context, where)[0] if one.number == options.number)
        message = N_("Corrected, the count of {place}: {count}, {day}.")
    told = count_words(context.wording, count)
    context.done(message, place=context.place_name(where), count=told, day=count.on)
    return None


def _counts(context: Context, where: "Where") -> tuple[tuple["CountView", ...], "Version | None"]:
    """Return the counts of a site or place, and the version of the site that they are part of."""
    from famcase.services.queries.events import counts_of_place
    from famcase.services.queries.site_page import get_site

    if where.site is None:
        return counts_of_place(context.desk, where.pcode), None
    site = get_site(context.desk, where.site)
    return site.counts, site.version


def _corrected(context: Context, options: Namespace) -> dict[str, object]:
    said = said_numbers(options) | {
        "source": context.kind("count-source", options.source) or None,
        "sureness": context.kind("sureness", options.sureness) or None,
        "on": context.day_or_none(options.on),
    }
    fields: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if not fields:
        raise Usage(
            N_("Nothing was said that would change anything."),
            hint=N_("Name what is to be corrected, such as --families 130."),
        )
    return fields


COMMAND = Command("counts", N_("List what was counted at a site or place, correct it or take it back."), declare, run)
