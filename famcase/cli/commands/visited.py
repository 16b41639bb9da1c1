"""Records what came of a visit."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_follow_up, find_need
from famcase.wording import N_, Coded


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    arguments.add("--outcome", metavar="KIND", required=True, help=N_("what came of it; famcase terms outcome"))
    arguments.add("--gave", metavar="ITEM", action="append", default=[], help=N_("what we gave; may be repeated"))
    arguments.add("--on", metavar="DATE", help=N_("the day of the visit; today where nothing is said"))
    arguments.add(
        "--follow-up", metavar="N", help=N_("the follow-up it answers, by number in famcase show; else the earliest")
    )
    arguments.add(
        "--met",
        metavar="KIND_OR_NUMBER",
        action="append",
        default=[],
        help=N_("a need that is met now: its kind, or its number in famcase show; may be repeated"),
    )
    arguments.add("--need", metavar="KIND", action="append", default=[], help=N_("a new need; may be repeated"))
    arguments.add("--note", metavar="TEXT", default="", help=N_("a note about the visit"))
    arguments.add(
        "--next", metavar="DATE", help=N_("the day of the next visit, or none; by the priority's timetable else")
    )
    arguments.add("--what", metavar="TEXT", default="", help=N_("what the next visit is for"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.follow_ups import record_visit
    from famcase.services.inputs import NewAssistance, NewNeed, NewVisit
    from famcase.services.queries.families import get_family

    on, following = context.day_or_none(options.on), context.next_visit(options.next, options.what)
    family = context.family(options.case)
    outcome = context.kind("outcome", options.outcome)
    visit = NewVisit(
        outcome,
        on=on,
        follow_up=find_follow_up(family, options.follow_up).uid if options.follow_up else None,
        gave=tuple(NewAssistance(context.kind("item", item)) for item in options.gave),
        needs_met=tuple(find_need(context, family, need).uid for need in options.met),
        new_needs=tuple(NewNeed(context.kind("need", need)) for need in options.need),
        next=following,
        note=options.note,
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
