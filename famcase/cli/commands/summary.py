"""Prints the standard summaries."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from famcase.cli.arguments import Arguments, one_of
from famcase.cli.audiences import audience_of, declare_audience
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.domain.levels import Level
from famcase.domain.periods import Period
from famcase.errors import Usage
from famcase.presentation.summary_table import SPLIT, SPLIT_RULE, SummaryTable
from famcase.presentation.summary_tables import FAMILY_RULE, SUMMARIES, summary_table, without_words
from famcase.services.views import Figures
from famcase.wording import N_, Said

if TYPE_CHECKING:
    from famcase.domain.public_figures import PublicRule


_NAMES: Final = tuple(table.name for table in SUMMARIES)


def declare(arguments: Arguments) -> None:
    arguments.add(
        "name",
        nargs="?",
        metavar="NAME",
        help=N_(
            "arrivals, departures, came, where, flows, sites, outside, cases, registrations, needs, assistance, "
            "overdue, approvals, caseload, priority, steps, ages, vulnerabilities, intentions, referrals, closures or "
            "lengths"
        ),
    )
    arguments.add("words", nargs="*", metavar="WORDS", help=N_("words of the case list: only families that they find"))
    arguments.add(
        "--all", action="store_true", help=N_("all of them but those that are sensitive; what else is typed are words")
    )
    arguments.add(
        "--period",
        metavar="PERIOD",
        help=N_("“this week”, “last week”, “this month”, “since 1 Aug”, “2018-08-01 to 2018-08-15”; eight weeks else"),
    )
    arguments.add("--from", dest="start", metavar="DATE", help=N_("the first day of the period"))
    arguments.add("--to", dest="end", metavar="DATE", help=N_("the last day of the period; today else"))
    arguments.add("--chart", action="store_true", help=N_("draw each as a chart below its figures too"))
    declare_audience(arguments)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.cli.chosen import Chosen, say_understood, say_understood_in_file
    from famcase.services.queries.summaries import figures, narrowing

    period = _period(context, options)
    chosen, words = _chosen(context, options, period), _words(context, options)
    if words:
        chosen_by = Chosen(" ".join(words), narrowing(context.desk, words))
        say_understood(context, chosen_by)
        say_understood_in_file(context, chosen_by)
    audience = audience_of(options)
    if audience and options.chart:
        raise Usage(N_("Figures for outsiders are not drawn."), hint=N_("Leave --chart away."))
    if audience:
        from famcase.services.outsiders import public_rule

        chosen = [table.for_outsiders() for table in chosen if not (options.all and table.is_ours_alone)]
    rule = public_rule(context.desk, audience) if audience else None
    if not options.all:
        context.subject = chosen[0].title
    for table in chosen:
        if options.all or context.output.is_on_paper:
            context.output.title(context.wording(table.title))
        counted = figures(context.desk, table.name, period, words)
        _say_period(context, table, counted)
        if rule:
            _print_for(context, table, counted, rule)
        else:
            _print(context, table, counted, with_chart=options.chart)
        context.output.explain(context.wording(table.how) if options.all else table.told_how(context.wording))
    _say_rules(context, chosen, rule, is_all=options.all)
    if options.all:
        context.remark(N_("Sensitive summaries are printed only by their name: intentions."))
    return None


def _chosen(context: Context, options: Namespace, period: Period | None) -> list[SummaryTable]:
    """Return the summaries that were asked for. Raises Usage for what makes no sense."""
    if options.all:
        if not context.output.for_people:
            raise Usage(
                N_("Several tables do not go into one {format}."),
                hint=N_("Ask for them one by one, or in a form for people."),
                format=context.output.format,
            )
        return [each for each in SUMMARIES if not each.is_sensitive]
    if not options.name:
        raise _which()
    table = summary_table(one_of("NAME", _NAMES)(options.name))
    if period and not table.has_period:
        raise Usage(N_("This summary has no period."), hint=N_("It says how things are today."))
    return [table]


def _words(context: Context, options: Namespace) -> list[str]:
    """Return the words that narrow what is counted. Raises Usage for the name of a summary beside --all."""
    from famcase.services.queries.summaries import narrowing

    if not options.all or not options.name:
        return list(options.words)
    words = [options.name, *options.words]
    # “overdue” is a word of the case list too; “arrivals” would be looked for as somebody's name
    if options.name.casefold() in _NAMES and narrowing(context.desk, words[:1]).filters.text:
        raise _which()
    return words


def _which() -> Usage:
    return Usage(N_("Say which summary, or --all."), hint=N_("famcase summary --help names them."))


def _period(context: Context, options: Namespace) -> Period | None:
    """Return the period that was said in either way. Raises Usage."""
    if options.period:
        if options.start or options.end:
            raise Usage(N_("--period goes without --from and --to."), hint=N_("Say the period in one way."))
        return context.desk.period(options.period)
    start, end = context.day_or_none(options.start), context.day_or_none(options.end)
    if start is None and end is None:
        return None
    end = end or context.today
    if start is None:
        raise Usage(N_("The first day of the period is missing."), hint=N_("Give --from the earlier day."))
    if start > end:
        raise Usage(N_("The period ends before it begins."), hint=N_("Give --from the earlier day."))
    return Period(start, end)


def _say_period(context: Context, table: SummaryTable, counted: Figures) -> None:
    words, output = context.wording, context.output
    if table.has_period:
        output.explain(words(N_("From {start} to {end}."), start=counted.period.start, end=counted.period.end))
    else:
        output.explain(words(N_("As of {day}."), day=context.today))


def _say_rules(context: Context, chosen: Sequence[SummaryTable], rule: "PublicRule | None", *, is_all: bool) -> None:
    """Say once what holds for all that was printed."""
    words, output = context.wording, context.output
    if is_all and any(table.splits_people for table in chosen):
        output.explain(words(SPLIT_RULE))
    output.explain(words(FAMILY_RULE))
    if rule:
        from famcase.presentation.public_summaries import how_figures_are_told

        output.explain(how_figures_are_told(words, rule))


def _print_for(context: Context, table: SummaryTable, counted: Figures, rule: "PublicRule") -> None:
    """Print a summary as outsiders get it."""
    from famcase.presentation.public_summaries import public_summary

    told = public_summary(context.wording, table, counted.lines, rule)
    context.table(told.columns, told.lines, table.nothing)
    if context.output.holds(told.columns):
        for sentence in filter(None, (told.in_all, told.note)):
            context.output.explain(sentence)


def _print(context: Context, table: SummaryTable, counted: Figures, *, with_chart: bool) -> None:
    words, output = context.wording, context.output
    context.table(table.columns, counted.lines, table.nothing)
    if not output.holds(table.counts):  # what had to be named to leave is in no chart and in no sum either
        return
    if output.is_on_paper or (with_chart and output.for_people):
        is_whole = output.level is Level.FULL
        output.chart(table.chart(words, counted if is_whole else without_words(counted)))
    totals = table.total(counted.lines)
    if counted.lines and {"families", "people"} <= totals.keys():
        message = N_("{families} families, {people} people in all.")
        output.explain(words(message, families=totals["families"], people=totals["people"]))
    elif counted.lines and "families" in totals:
        output.explain(words(N_("{families} families in all."), families=totals["families"]))
    if counted.lines and set(SPLIT) <= totals.keys():
        of_them = [
            words(N_("{title} {figure}"), title=Said(column.title), figure=totals[column.id])
            for column in table.columns
            if column.id in SPLIT
        ]
        output.explain(words(N_("Of these people: {figures}."), figures=of_them))
    for sentence in (table.before(words, counted), table.note(words, counted) if table.note else ""):
        if sentence:
            output.explain(sentence)


COMMAND = Command(
    "summary", N_("Print a summary: arrivals, where, needs, overdue and others."), declare, run, tells_figures=True
)
