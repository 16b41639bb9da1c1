"""Makes the lists of distributions, shows them, ticks them off and closes them."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.everyone import declare_asking
from famcase.wording import N_, Coded

if TYPE_CHECKING:
    from famcase.services.queries.distributions import DistributionLine


def declare(arguments: Arguments) -> None:
    new = arguments.act("new", N_("Make the list of a distribution by its rule."))
    new.add("item", metavar="ITEM", help=N_("what is handed out; famcase terms item"))
    new.add("--at", metavar="PLACE_OR_SITE", required=True, help=N_("for the families that are there"))
    new.add("--on", metavar="DATE", help=N_("the day; today where nothing is said"))
    new.add("--rule", metavar="KIND", default="per-family", help=N_("per-family, per-people or per-tent"))
    new.add("--per", metavar="N", type=whole_number, default=1, help=N_("for how many people one ration is"))
    new.add("--quantity", metavar="N", type=whole_number, default=1, help=N_("pieces in one ration; 1 where not said"))
    new.add("--only", metavar="WORDS", default="", help=N_("words that narrow the families down"))
    new.add("--life-saving", action="store_true", help=N_("list who was not asked for consent too; a supervisor's"))
    declare_asking(new)
    arguments.act("list", N_("List the distributions."))
    show = arguments.act("show", N_("Show a list by its number."))
    _declare_list(show)
    show.add("--names", action="store_true", help=N_("with names; a withheld name stays out"))
    show.add("--paper", action="store_true", help=N_("as it is printed: with room for signatures, and no outcomes"))
    tick = arguments.act("tick", N_("Tick numbers of a list off."))
    _declare_list(tick)
    tick.add("numbers", metavar="NUMBERS", help=N_("such as 12, 1-40 or 3,8,11-15"))
    tick.add("outcome", metavar="OUTCOME", help=N_("collected, by-proxy or absent; famcase terms distribution-outcome"))
    tick.add("--by", metavar="TEXT", default="", help=N_("by-proxy: who collected it for them"))
    tick.add("--meets-needs", action="store_true", help=N_("the need that the item is for is met by it"))
    close = arguments.act("close", N_("Close a list: whoever is not ticked is absent."))
    _declare_list(close)
    close.add("--yes", action="store_true", help=N_("do not ask"))


def _declare_list(arguments: Arguments) -> None:
    arguments.add("list", metavar="LIST", type=whole_number, help=N_("its number in famcase distribution list"))


def run(context: Context, options: Namespace) -> int | None:
    acts = {"new": _new, "list": _list, "show": _show, "tick": _tick, "close": _close}
    acts[options.act](context, options)
    return None


def _new(context: Context, options: Namespace) -> None:
    from famcase.presentation.distribution_columns import summary
    from famcase.presentation.left_out import left_out
    from famcase.services.commands.distributing import make_distribution, preview_distribution
    from famcase.services.inputs import NewDistribution
    from famcase.services.queries.distributions import WHY_LEFT_OUT

    new = NewDistribution(
        item=context.kind("item", options.item),
        at=context.where(options.at),
        on=context.day_or_none(options.on),
        rule=context.kind("distribution-rule", options.rule),
        per=options.per,
        quantity=options.quantity,
        words=options.only,
        life_saving=options.life_saving,
    )
    listing = preview_distribution(context.desk, new)
    sentence = summary(context.wording, listing, new.item)
    if out := left_out(context.wording, dict(listing.reasons()), WHY_LEFT_OUT):
        context.output.remark(out)
    if options.dry_run:
        context.done(N_("The list would have: {summary}."), summary=sentence)
        return
    if listing.lines:
        context.confirm(N_("The list has: {summary}."), N_("Type yes to make it."), summary=sentence)
    made = make_distribution(context.desk, new)
    head = next(line for line in _all(context) if line.uid == made.uid)
    context.done(N_("Distribution {number}: {summary}."), number=head.number, summary=sentence)


def _list(context: Context, options: Namespace) -> None:  # noqa: ARG001 - as the other acts
    from famcase.presentation.distribution_columns import DISTRIBUTIONS

    context.table(DISTRIBUTIONS, _all(context), N_("No distribution here yet."))


def _show(context: Context, options: Namespace) -> None:
    from famcase.presentation import distribution_columns as columns
    from famcase.services.queries.distributions import distribution_lines

    head = _head(context, options)
    lines = distribution_lines(context.desk, head.uid)
    papers = {True: columns.NAMED_PAPER, False: columns.PAPER}
    lists = {True: columns.NAMED_RATIONS, False: columns.RATIONS}
    if context.output.for_people:
        context.output.line(columns.title(context.wording, head))
    shown = (papers if options.paper else lists)[options.names]
    context.table(shown, lines, N_("Nobody is on this list."))
    if not options.paper and context.output.for_people:
        context.output.line(columns.progress(context.wording, head))


def _tick(context: Context, options: Namespace) -> None:
    from famcase.domain.rations import read_numbers, shown_numbers
    from famcase.services.commands.distributing import tick

    head = _head(context, options)
    outcome = context.kind("distribution-outcome", options.outcome)
    numbers = read_numbers(options.numbers)
    ticked = tick(context.desk, head.uid, numbers, outcome, by=options.by, meets_needs=options.meets_needs)
    context.done(
        N_("Distribution {number}, {numbers}: {outcome}; {count} ticked, {met} needs met."),
        number=head.number,
        numbers=shown_numbers(numbers),
        outcome=Coded("distribution-outcome", outcome),
        count=len(ticked.ticked),
        met=ticked.needs_met,
    )


def _close(context: Context, options: Namespace) -> None:
    from famcase.services.commands.distributing import close_distribution

    head = _head(context, options)
    context.confirm(
        N_("{count} families were not ticked: they are absent, and nothing more is ticked."),
        N_("Type yes to close the list."),
        count=head.left,
    )
    closed = close_distribution(context.desk, head.uid)
    context.done(
        N_("Distribution {number} is closed; {count} were absent."), number=head.number, count=len(closed.ticked)
    )


def _head(context: Context, options: Namespace) -> "DistributionLine":
    from famcase.services.queries.distributions import find_distribution

    return find_distribution(context.desk, options.list)


def _all(context: Context) -> "tuple[DistributionLine, ...]":
    from famcase.services.queries.distributions import list_distributions

    return list_distributions(context.desk)


COMMAND = Command(
    "distribution", N_("Hand out to many families: a list by a rule, ticked off by number."), declare, run
)
