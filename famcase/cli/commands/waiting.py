"""Shows which transfers and referrals wait for an answer, and which for too long."""

from argparse import Namespace

from famcase.cli.arguments import Arguments
from famcase.cli.command import Command
from famcase.cli.context import Context
from famcase.wording import N_


def declare(arguments: Arguments) -> None:
    arguments.add("--stale", action="store_true", help=N_("what waits for more than two weeks, of whoever's cases"))
    arguments.add("--everybody", action="store_true", help=N_("what waits for anybody's answer, not only yours"))


def run(context: Context, options: Namespace) -> int | None:
    from famcase.presentation.referral_columns import WAITING
    from famcase.services.queries.referrals import stale_referrals, waiting

    desk = context.desk
    if options.stale:
        rows = list(stale_referrals(desk))
    else:
        found = waiting(desk, None if options.everybody else desk.user.uid)
        rows = [*found.transfers, *found.referrals]
    context.table(context.output.filled(WAITING, rows) or WAITING[:3], rows, N_("Nothing waits."))
    return None


COMMAND = Command("waiting", N_("Show which transfers and referrals wait for an answer."), declare, run)
