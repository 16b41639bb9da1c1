"""Prints the standard summaries."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import timedelta

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Usage
from famcase.services.views import ArrivalLine, WhereLine
from famcase.wording import N_

_WEEKS = 8


def declare(arguments: Arguments) -> None:
    arguments.add(
        "name",
        metavar="arrivals|where|needs|overdue",
        type=one_of("NAME", ("arrivals", "where", "needs", "overdue")),
        help=N_("arrivals by week and origin, where families are now, open needs, or overdue by caseworker"),
    )
    arguments.add("--from", dest="start", metavar="DATE", help=N_("arrivals from this day on; eight weeks back else"))
    arguments.add("--to", dest="end", metavar="DATE", help=N_("arrivals until this day; today else"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation import summary_columns as columns
    from famcase.services.queries import summaries

    desk = context.desk
    start, end = context.day_or_none(options.start), context.day_or_none(options.end)
    if options.name != "arrivals":
        if start or end:
            raise Usage(N_("Only arrivals has a period."), hint=N_("The other summaries say how things are today."))
        context.remark(N_("As of {day}."), day=context.today)
    if options.name == "arrivals":
        end = end or context.today
        start = start or end - timedelta(weeks=_WEEKS)
        if start > end:
            raise Usage(N_("The period ends before it begins."), hint=N_("Give --from the earlier day."))
        context.remark(N_("From {start} to {end}."), start=start, end=end)
        arrived = summaries.arrivals(desk, start, end)
        context.table(columns.ARRIVALS, arrived, N_("No family arrived in this time."))
        _total(context, arrived)
    elif options.name == "where":
        somewhere = summaries.where_now(desk)
        context.table(columns.WHERE_NOW, somewhere, N_("Of no family it is known where they are."))
        _total(context, somewhere)
    elif options.name == "needs":
        context.table(columns.OPEN_NEEDS, summaries.open_needs(desk), N_("No need is open."))
    else:
        context.table(columns.OVERDUE, summaries.overdue_by_caseworker(desk), N_("Nothing is overdue."))
    return None


def _total(context: Context, lines: Sequence[ArrivalLine | WhereLine]) -> None:
    """Say how many there are in all, where each family stands on one line."""
    if not lines:
        return
    families, people = sum(line.families for line in lines), sum(line.people for line in lines)
    context.remark(N_("{families} families, {people} people in all."), families=families, people=people)


COMMAND = Command("summary", N_("Print a summary: arrivals, where, needs or overdue."), declare, run)
