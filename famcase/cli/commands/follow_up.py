"""Plans visits and calls."""

from argparse import Namespace

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.numbered import find_follow_up
from famcase.domain.repeating import Repeat, read_repeat
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("case", metavar="CASE", help=N_("the case number, in any grouping"))
    add = arguments.act("add", N_("Plan a visit or a call."))
    add.add("--due", metavar="DATE", required=True, help=N_("the day, such as in 3 days"))
    add.add("--what", metavar="TEXT", required=True, help=N_("what for"))
    add.add(
        "--kind", metavar="KIND", default="visit", help=N_("visit where nothing is said; famcase terms follow-up-kind")
    )
    _declare_series(add)
    correct = arguments.act("correct", N_("Correct a follow-up."))
    _declare_one(correct)
    correct.add("--due", metavar="DATE", help=N_("the day, such as in 3 days"))
    correct.add("--what", metavar="TEXT", help=N_("what for"))
    correct.add("--kind", metavar="KIND", help=N_("famcase terms follow-up-kind"))
    _declare_series(correct)
    cancel = arguments.act("cancel", N_("Cancel a follow-up; of one that repeats nothing more comes."))
    _declare_one(cancel)
    skip = arguments.act("skip", N_("Leave out one day of a follow-up that repeats."))
    _declare_one(skip)
    later = arguments.act("put-off", N_("Put a follow-up off, by nobody's fault."))
    _declare_one(later)
    later.add("--until", metavar="DATE", required=True, help=N_("the new day"))
    later.add("--why", metavar="TEXT", default="", help=N_("why nobody could go"))


def _declare_one(arguments: Arguments) -> None:
    arguments.add("follow_up", metavar="N", help=N_("its number in famcase show"))


def _declare_series(arguments: Arguments) -> None:
    arguments.add("--whose", metavar="USER", help=N_("who goes; an empty text: whoever has the case"))
    arguments.add(
        "--repeats",
        metavar="HOW_OFTEN",
        help=N_("every week, every 2 weeks, every month …, or an RFC 5545 rule; an empty text: once"),
    )
    arguments.add("--times", metavar="N", type=whole_number, help=N_("how many times in all"))
    arguments.add("--until", metavar="DATE", help=N_("the last day, in place of --times"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.commands.follow_ups import schedule
    from famcase.services.inputs import NewFollowUp

    if options.act != "add":
        _change(context, options)
        return None
    due = context.day_to_come(options.due)
    family = context.family(options.case)
    kind = context.kind("follow-up-kind", options.kind)
    new = NewFollowUp(due, options.what, kind, options.whose or "", _repeat(context, options))
    schedule(context.desk, family.uid, new, family.version)
    context.done(
        N_("{family}: a follow-up is planned for {day}."),
        case=family.number,
        family=context.called(family),
        day=context.echo(due),
    )
    return None


def _change(context: Context, options: Namespace) -> None:
    from famcase.services.commands import follow_ups

    desk, family = context.desk, context.family(options.case)
    one = find_follow_up(family, options.follow_up)
    if options.act == "cancel":
        follow_ups.cancel_follow_up(desk, family.uid, one.uid, family.version)
    elif options.act == "skip":
        follow_ups.skip_follow_up(desk, family.uid, one.uid, family.version)
    elif options.act == "put-off":
        until = context.day_to_come(options.until)
        follow_ups.put_off(desk, family.uid, one.uid, until, options.why, family.version)
    else:
        follow_ups.correct_follow_up(desk, family.uid, one.uid, family.version, **_fields(context, options))
    due = context.family(options.case).next_due
    context.done(
        N_("{family}: saved. Next: {day}.") if due else N_("{family}: saved. Nothing is planned."),
        case=family.number,
        family=context.called(family),
        day=context.echo(due) if due else None,
    )


def _fields(context: Context, options: Namespace) -> dict[str, object]:
    """Return the fields of a follow-up that were said."""
    fields: dict[str, object] = {}
    if options.due is not None:
        fields["due"] = context.day_to_come(options.due)
    if options.what is not None:
        fields["what"] = options.what
    if options.kind is not None:
        fields["kind"] = context.kind("follow-up-kind", options.kind)
    if options.whose is not None:
        fields["assigned_to"] = options.whose
    if options.repeats is not None:
        fields["repeat"] = _repeat(context, options)
    return fields


def _repeat(context: Context, options: Namespace) -> Repeat | str | None:
    """Return how often: in plain words with an end, or a rule as it was typed."""
    if not options.repeats:
        return None
    if "=" in options.repeats:
        return str(options.repeats)
    unit, every = read_repeat(options.repeats)
    return Repeat(unit, every, options.times, context.day_to_come_or_none(options.until))


COMMAND = Command("follow-up", N_("Plan a visit or a call, correct it, put it off."), declare, run)
