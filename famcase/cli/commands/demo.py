"""Shows a database with the story's families, all of them invented."""

from argparse import Namespace
from typing import TYPE_CHECKING

from famcase.cli.arguments import Arguments, whole_number
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.errors import Locked, Refused, Usage
from famcase.paths import HOME_VARIABLE, Home
from famcase.services.views import Today
from famcase.wording import N_

if TYPE_CHECKING:
    from famcase.services.desk import Desk

PASSPHRASE = "demo"  # noqa: S105 - it guards nobody: every person of the demo is invented
SUPERVISOR = "rima"
"""The passphrase of the story's supervisor."""
_FAMILIES = 60
_SEED = 2018
_USER = "Salma"


def declare(arguments: Arguments) -> None:
    arguments.add(
        "--families",
        metavar="N",
        default=_FAMILIES,
        type=whole_number,
        help=N_("how many families, those of the story included; 60 where nothing is said"),
    )
    arguments.add("--seed", metavar="N", default=_SEED, type=whole_number, help=N_("another number, other neighbours"))
    arguments.add("--no-screen", action="store_true", help=N_("print the day instead of starting the screen"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.services.queries.today import today

    if options.families > 1_000_000:
        raise Usage(N_("{number} families are more than the demo can invent."), number=options.families)
    home = _home(context)
    desk = context.keep(_open(context, home, options))
    if context.has_screen and not options.no_screen:
        return context.show_screen(home, context.lent())
    _print(context, today(desk))
    return None


def _home(context: Context) -> Home:
    from famcase.paths import demo_home

    if context.server:
        raise Refused(N_("The demo never goes into an office database."))
    return context.home if context.options.database else Home(demo_home(context.surroundings.environ))


def _open(context: Context, home: Home, options: Namespace) -> "Desk":
    from famcase.services import demo, opening

    clock = context.surroundings.clock
    if opening.exists(home):
        try:
            return opening.unlock(home, PASSPHRASE, clock=clock)
        except Locked as error:
            raise Refused(
                N_("The database in {folder} is a real one; the demo does not touch it."),
                hint=N_("Unset {variable}, or give another folder with --database."),
                variable=HOME_VARIABLE,
                folder=str(home.folder),
            ) from error
    if context.has_screen and not options.no_screen:
        # to the standard error: the screen takes the terminal only when there are families to show
        context.remark(N_("Making the demo …"))
    made = opening.create(
        home, _USER, "caseworker", PASSPHRASE, clock=clock, shortest_passphrase=len(PASSPHRASE), **context.cost
    )
    slot = demo.let_in_supervisor(home, PASSPHRASE, SUPERVISOR, **context.cost)
    language = context.wording.language
    demo.fill(made.desk, families=options.families, seed=options.seed, language=language, supervisor_slot=slot)
    return made.desk


def _print(context: Context, day: Today) -> None:
    from famcase.presentation.due_columns import DUE_LIST
    from famcase.presentation.site_columns import SITE_LIST
    from famcase.presentation.today_columns import DAY

    output = context.output
    if not output.for_people:
        output.record(DAY, day)
        return
    output.line(context.wording.value(day.day))
    blocks = ((N_("Overdue"), day.overdue), (N_("Today"), day.today), (N_("Next 7 days"), day.next_days))
    for title, lines in blocks:
        output.title(f"{context.wording(title)} ({len(lines)})")
        if lines:
            output.table(DUE_LIST, lines)
    if day.sites_over:
        output.title(context.wording(N_("Sites over capacity")))
        output.table(SITE_LIST, day.sites_over)
    context.done(
        N_("{open} open families; {outside} of them in the open for more than 3 days."),
        open=day.families,
        outside=day.in_the_open,
    )


COMMAND = Command("demo", N_("Show famcase with invented families, in a folder of its own."), declare, run)
