"""Records what came of a visit."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--outcome", metavar="KIND", required=True, help=N_("what came of it; famcase terms outcome"))
    arguments.add("--gave", metavar="ITEM", action="append", default=[], help=N_("what we gave; may be repeated"))
    arguments.add("--next", metavar="DATE", help=N_("the day of the next visit"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.follow_ups import record_visit
    from famcase.services.inputs import NewAssistance, NewFollowUp, NewVisit
    from famcase.services.queries.families import get_family

    following = context.day_or_none(options.next)
    family = context.family(options.case)
    outcome = context.kind("outcome", options.outcome)
    visit = NewVisit(
        outcome,
        gave=tuple(NewAssistance(context.kind("item", item)) for item in options.gave),
        next=NewFollowUp(following) if following else None,
    )
    record_visit(context.desk, family.uid, visit, family.version)
    context.done(
        N_("{family}: visit recorded: {outcome}."),
        case=family.number,
        family=context.called(family),
        outcome=Coded("outcome", outcome),
    )
    due = get_family(context.desk, family.uid).next_due
    if due:
        context.remark(N_("Next visit: {day}."), day=context.echo(due))
    else:
        context.remark(N_("No next visit is planned."))
    return None


COMMAND = Command("visited", N_("Record what came of a visit."), declare, run)
