"""Plans visits and calls."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Plan a visit or a call."))
    add.add("--due", metavar="DATE", required=True, help=N_("the day, such as in 3 days"))
    add.add("--what", metavar="TEXT", required=True, help=N_("what for"))
    add.add(
        "--kind", metavar="KIND", default="visit", help=N_("visit where nothing is said; famcase terms follow-up-kind")
    )


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.follow_ups import schedule
    from famcase.services.inputs import NewFollowUp

    due = context.day(options.due)
    family = context.family(options.case)
    new = NewFollowUp(due, options.what, context.kind("follow-up-kind", options.kind))
    schedule(context.desk, family.uid, new, family.version)
    context.done(
        N_("{family}: a follow-up is planned for {day}."),
        case=family.number,
        family=context.called(family),
        day=context.echo(due),
    )
    return None


COMMAND = Command("follow-up", N_("Plan a visit or a call."), declare, run)
