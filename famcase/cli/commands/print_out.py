"""Prints lists, a family, a handover, a distribution, the round, a site or the report."""

from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, one_of, whole_number
from famcase.cli.audiences import audience_of, declare_audience
from famcase.cli.chosen import choose, declare_words, say_understood
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.printing import declare_printing, print_it
from famcase.domain.levels import Level
from famcase.domain.periods import Period, last_days, last_weeks
from famcase.errors import Usage
from famcase.presentation.summary_tables import SUMMARIES, summary_table
from famcase.wording import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from famcase.presentation.columns import Column
    from famcase.presentation.printed.printable import Printable
    from famcase.services.desk import Desk
    from famcase.services.leaving import Leaving
    from famcase.services.queries.case_filters import CaseFilters
    from famcase.services.views import CaseLine


_PERIOD = N_("“this week”, “last week”, “this month”, “since 1 Aug”, “2018-08-01 to 2018-08-15”")


def declare(arguments: Arguments) -> None:
    families = arguments.act("families", N_("Print a list of families."))
    declare_words(families)
    families.add("--columns", metavar="COLUMNS", help=N_("which columns in which order, such as number,name,since"))
    families.add("--sort", metavar="COLUMN", help=N_("any column; by name where nothing is said"))
    families.add("--reverse", action="store_true", help=N_("the other way round; what is not known stays last"))
    due = arguments.act("due", N_("Print who is due and overdue today."))
    sites = arguments.act("sites", N_("Print the sites: what was counted beside our own families."))
    origins = arguments.act("origins", N_("Print where families come from."))
    summary = arguments.act("summary", N_("Print a summary with its chart and how it is counted."))
    names = [table.name for table in SUMMARIES]
    summary.add("name", metavar="NAME", type=one_of("NAME", names), help=N_("famcase summary --help names them"))
    summary.add("--period", metavar="PERIOD", help=_PERIOD)
    declare_audience(summary)
    family = arguments.act("family", N_("Print a family's sheet, for the office."))
    family.add("case", metavar="CASE", help=N_("the family's case number"))
    handover = arguments.act("handover", N_("Print the sheet that a caseload is handed over with."))
    handover.add("of_user", metavar="NAME", nargs="?", default="", help=N_("whose load; yours where nobody is named"))
    handover.add("--tells", metavar="TEXT", default="", help=N_("who tells the families; printed below the sheet"))
    distribution = arguments.act("distribution", N_("Print a distribution's list, with room to tick and sign."))
    distribution.add("list", metavar="LIST", type=whole_number, help=N_("its number in famcase distribution list"))
    rounds = arguments.act("round", N_("Print the day's round: no name of ours, no site and no reason is on it."))
    rounds.add("of_user", metavar="NAME", nargs="?", default="", help=N_("whose day; yours where nobody is named"))
    rounds.add("--slips", action="store_true", help=N_("a slip a page, on A6; else one table on A4"))
    site = arguments.act("site", N_("Print a site's page, with our families there."))
    site.add("site", metavar="SITE", help=N_("the site, in any spelling"))
    report = arguments.act("report", N_("Print the situation report: figures, charts, sources, how each is counted."))
    report.add("--period", metavar="PERIOD", help=N_("the last seven days where nothing is said"))
    declare_audience(report)
    for act in (families, due, sites, origins, summary, family, handover, distribution, rounds, site, report):
        declare_printing(act)


def run(context: Context, options: Namespace) -> int | None:
    acts: dict[str, Callable[[Context, Namespace], Printable]] = {
        "families": _families,
        "due": _due,
        "sites": _sites,
        "origins": _origins,
        "summary": _summary,
        "family": _family,
        "handover": _handover,
        "distribution": _distribution,
        "round": _round,
        "site": _site,
        "report": _report,
    }
    print_it(context, acts[options.act](context, options))
    return None


def _families(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.case_columns import PAPER, chosen
    from famcase.presentation.printed.printable import OF_FAMILIES
    from famcase.presentation.printed.table_print import table_print

    wanted = choose(context, options)
    say_understood(context, wanted)
    ids = [one.strip() for one in options.columns.split(",") if one.strip()] if options.columns else wanted.columns
    sort = options.sort or wanted.sort or "name"
    columns = chosen(ids) if ids else PAPER
    gather = partial(
        _every_case,
        filters=wanted.reading.filters,
        sort=sort,
        backwards=options.reverse or (wanted.backwards and not options.sort),
        columns=columns,
    )
    return table_print("families", N_("Families"), columns, gather, OF_FAMILIES, of_families=True)


def _every_case(
    desk: "Desk",
    out: "Leaving",
    level: Level,
    *,
    filters: "CaseFilters",
    sort: str,
    backwards: bool,
    columns: "Sequence[Column[CaseLine]]",
) -> "list[CaseLine]":
    """Return all families that filters find and that may leave, each once, asked for part by part."""
    from famcase.presentation.case_columns import unread
    from famcase.services.leaving import let_out
    from famcase.services.queries.every_case import every_case

    told = [column for column in columns if level is not Level.CODES or not column.is_private]
    every = every_case(desk, filters, sort=sort, backwards=backwards, unread=unread(told))
    out.to_come = len(every)
    found: list[CaseLine] = []
    for part in every.parts():
        let = let_out(desk, out, every.lines(desk, part))
        out.lines += len(let)
        found += let
    return found


def _due(context: Context, _options: Namespace) -> "Printable":  # noqa: ARG001 - as the other acts
    from famcase.presentation.due_columns import DUE_LIST
    from famcase.presentation.printed.printable import OF_FAMILIES
    from famcase.presentation.printed.table_print import at_once, table_print
    from famcase.services.queries.today import due

    return table_print("due", N_("Due and overdue"), DUE_LIST, at_once(due), OF_FAMILIES, of_families=True)


def _sites(context: Context, _options: Namespace) -> "Printable":  # noqa: ARG001 - as the other acts
    from famcase.presentation.printed.table_print import FIGURES, at_once, table_print
    from famcase.presentation.site_columns import SITE_LIST
    from famcase.services.queries.sites import list_sites

    return table_print("sites", N_("Sites"), SITE_LIST, at_once(list_sites), FIGURES, of_families=False)


def _origins(context: Context, _options: Namespace) -> "Printable":  # noqa: ARG001 - as the other acts
    from famcase.presentation.origin_columns import ORIGIN_LIST
    from famcase.presentation.printed.table_print import FIGURES, at_once, table_print
    from famcase.services.queries.origins import list_origins

    return table_print("origins", N_("Origins"), ORIGIN_LIST, at_once(list_origins), FIGURES, of_families=False)


def _summary(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.situation_report import summary_print

    table = summary_table(options.name)
    if options.period and not table.has_period:
        raise Usage(N_("This summary has no period."), hint=N_("It says how things are today."))
    first_weekday = context.desk.settings.first_weekday
    period = _period(context, options) or last_weeks(context.today, first_weekday)
    return summary_print(table.name, period, audience_of(options))


def _family(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.family_sheet import family_print

    return family_print(context.family(options.case).uid)


def _handover(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.handover_sheet import handover_print
    from famcase.services.queries.users import find_user

    user = find_user(context.desk, options.of_user) if options.of_user else context.desk.user
    return handover_print(user.uid, user.name, options.tells)


def _distribution(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.distribution_list import distribution_print
    from famcase.services.queries.distributions import find_distribution

    return distribution_print(find_distribution(context.desk, options.list).uid)


def _round(context: Context, options: Namespace) -> "Printable":  # noqa: ARG001 - as the other acts
    from famcase.presentation.documents import PageForm
    from famcase.presentation.printed.round_slips import round_print

    return round_print(PageForm.A6 if options.slips else PageForm.A4, options.of_user)


def _site(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.site_page import site_print
    from famcase.services.queries.sites import find_site

    return site_print(find_site(context.desk, options.site))


def _report(context: Context, options: Namespace) -> "Printable":
    from famcase.presentation.printed.situation_report import report_print

    return report_print(_period(context, options) or last_days(context.today), audience_of(options))


def _period(context: Context, options: Namespace) -> Period | None:
    if not options.period:
        return None
    return context.desk.period(options.period)


COMMAND = Command("print", N_("Print on paper or into a file: lists, sheets, the round, the report."), declare, run)
