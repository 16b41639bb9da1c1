"""Puts off everything that is due where nobody can go."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.cli.everyone import carry_out, declare_asking, declare_everyone, everyone
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    declare_everyone(arguments)
    arguments.add(
        "--until", metavar="DATE", required=True, help=N_("the day to which all that is due earlier is moved")
    )
    arguments.add("--why", metavar="TEXT", required=True, help=N_("why nobody can go, such as “no access”"))
    declare_asking(arguments)


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation import dates
    from famcase.services.commands.putting_off import PuttingOff

    until = context.day_to_come(options.until)
    what = context.wording(
        N_("all that is due earlier is put off until {day}: {why}"),
        day=dates.day(context.wording, until),
        why=options.why,
    )
    carry_out(context, options, everyone(context, options), PuttingOff(until, options.why), what)
    return None


COMMAND = Command("put-off", N_("Put off everything that is due at a site or place until a day."), declare, run)
